#define _GNU_SOURCE
#include "include/MappingGuard.h"
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
  volatile uintptr_t start, end;
} guarded[CL_GUARDED_MAPPINGS];

// Only async-signal-safe calls. A page of zeros takes the place of the one that cannot be read; what reads it fails its
// check. Any other bus error ends the process as it would have.
static void unreadable(int number, siginfo_t *info, void *context) {
  (void)context;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t at = (uintptr_t)info->si_addr & ~(page - 1);
  for (int i = 0; i < CL_GUARDED_MAPPINGS; i++) {
    if (at < guarded[i].start || at >= guarded[i].end) continue;
    void *zeros = mmap((void *)at, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zeros != MAP_FAILED) return;
  }
  signal(number, SIG_DFL);
}

bool cl_guard_mapping(const void *start, size_t length) {
  struct sigaction action = {.sa_sigaction = unreadable, .sa_flags = SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CL_GUARDED_MAPPINGS; i++) {
    if (guarded[i].end != 0) continue;
    guarded[i].start = (uintptr_t)start;
    guarded[i].end = (uintptr_t)start + length;
    return sigaction(SIGBUS, &action, 0) == 0;
  }
  return false;
}

void cl_unguard_mapping(const void *start) {
  for (int i = 0; i < CL_GUARDED_MAPPINGS; i++)
    if (guarded[i].start == (uintptr_t)start && guarded[i].end != 0) guarded[i].start = guarded[i].end = 0;
}
