#include "CLinux.h"

#include <errno.h>
#include <stdio.h>

#ifndef DENWABAN_COMMIT
#define DENWABAN_COMMIT unknown
#endif
#define CL_QUOTED(word) #word
#define CL_TEXT(word) CL_QUOTED(word)

const char *cl_commit(void) { return CL_TEXT(DENWABAN_COMMIT); }

int cl_finish_output(void) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return 0;
  return errno != 0 ? errno : EIO;
}
