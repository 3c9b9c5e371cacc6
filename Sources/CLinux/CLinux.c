#include "CLinux.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

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

int cl_open_instruction_counter(void) {
  struct perf_event_attr counter = {
      .type = PERF_TYPE_HARDWARE,
      .size = sizeof counter,
      .config = PERF_COUNT_HW_INSTRUCTIONS,
      .exclude_kernel = 1,
      .exclude_hv = 1,
  };
  return (int)syscall(SYS_perf_event_open, &counter, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

size_t cl_allocated(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}
