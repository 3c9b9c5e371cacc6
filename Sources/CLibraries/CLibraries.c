#include "CLibraries.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#define CL_SYMBOL(name) { "snd_" #name, offsetof(struct cl_asound, name) }

static const struct {
  const char *name;
  size_t offset;
} symbols[] = {
  CL_SYMBOL(lib_error_set_handler),
  CL_SYMBOL(pcm_open),
  CL_SYMBOL(pcm_close),
  CL_SYMBOL(pcm_hw_params_malloc),
  CL_SYMBOL(pcm_hw_params_free),
  CL_SYMBOL(pcm_hw_params_any),
  CL_SYMBOL(pcm_hw_params_set_rate_resample),
  CL_SYMBOL(pcm_hw_params_set_access),
  CL_SYMBOL(pcm_hw_params_set_format),
  CL_SYMBOL(pcm_hw_params_set_channels_near),
  CL_SYMBOL(pcm_hw_params_set_rate_near),
  CL_SYMBOL(pcm_hw_params_set_period_time_near),
  CL_SYMBOL(pcm_hw_params_set_buffer_time_near),
  CL_SYMBOL(pcm_hw_params),
  CL_SYMBOL(pcm_prepare),
  CL_SYMBOL(pcm_start),
  CL_SYMBOL(pcm_readi),
  CL_SYMBOL(pcm_poll_descriptors_count),
  CL_SYMBOL(pcm_poll_descriptors),
  CL_SYMBOL(pcm_poll_descriptors_revents),
};

static void say_nothing(const char *file, int line, const char *function, int error, const char *format, ...) {}

const char *cl_asound_fill(void *library, struct cl_asound *table) {
  for (size_t row = 0; row < sizeof symbols / sizeof *symbols; row++) {
    void *address = dlsym(library, symbols[row].name);
    if (address == NULL) return symbols[row].name;
    // POSIX lets a data pointer from dlsym hold a function's address; the copy keeps the C type rules.
    memcpy((char *)table + symbols[row].offset, &address, sizeof address);
  }
  table->lib_error_set_handler(say_nothing);
  return NULL;
}
