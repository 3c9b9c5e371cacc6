// LAN
