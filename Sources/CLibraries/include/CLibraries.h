// Our own prototypes of the libasound and libsqlite3 calls we use, filled at run time by dlopen. No logic lives here.
#ifndef CLIBRARIES_H
#define CLIBRARIES_H
#endif
