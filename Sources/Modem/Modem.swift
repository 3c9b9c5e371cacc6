// Modem
