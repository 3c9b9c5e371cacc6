#include "CLinux.h"

#ifndef DENWABAN_COMMIT
#define DENWABAN_COMMIT unknown
#endif
#define CL_QUOTED(word) #word
#define CL_TEXT(word) CL_QUOTED(word)

const char *cl_commit(void) { return CL_TEXT(DENWABAN_COMMIT); }
