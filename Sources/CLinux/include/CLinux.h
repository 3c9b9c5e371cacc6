// What `import Glibc` does not bring into Swift: ioctl numbers, and calls that glibc hides behind _GNU_SOURCE or
// variadics. No logic lives here.
#ifndef CLINUX_H
#define CLINUX_H
#include "MappingGuard.h"
#endif
