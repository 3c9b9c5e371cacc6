// What `import Glibc` does not bring into Swift: ioctl numbers, and calls that glibc hides behind _GNU_SOURCE or
// variadics. No logic lives here.
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

// The commit this binary was built from, as `-Xcc -DDENWABAN_COMMIT=abc1234` said, else "unknown".
const char *cl_commit(void);

// Ends what print() has written: 0, or the error number of the first write that failed.
int cl_finish_output(void);

// A descriptor that counts this thread's instructions outside the kernel, from now on (perf_event_open has no wrapper in
// glibc); -1 where that is refused or the processor shows none.
int cl_open_instruction_counter(void);

// Octets that malloc has given out and not got back, in all arenas' heaps and mappings of the main one.
size_t cl_allocated(void);

#include "MappingGuard.h"
#endif
