#include "CLibraries.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

struct symbol {
  const char *name;
  size_t offset;
};

#define CL_COUNT(list) (sizeof list / sizeof *list)
#define CL_SOUND(name) { "snd_" #name, offsetof(struct cl_asound, name) }
#define CL_SQL(name) { "sqlite3_" #name, offsetof(struct cl_sqlite3, name) }

static const struct symbol sound[] = {
  CL_SOUND(lib_error_set_handler),
  CL_SOUND(pcm_open),
  CL_SOUND(pcm_close),
  CL_SOUND(pcm_hw_params_malloc),
  CL_SOUND(pcm_hw_params_free),
  CL_SOUND(pcm_hw_params_any),
  CL_SOUND(pcm_hw_params_set_rate_resample),
  CL_SOUND(pcm_hw_params_set_access),
  CL_SOUND(pcm_hw_params_set_format),
  CL_SOUND(pcm_hw_params_set_channels_near),
  CL_SOUND(pcm_hw_params_set_rate_near),
  CL_SOUND(pcm_hw_params_set_period_time_near),
  CL_SOUND(pcm_hw_params_set_buffer_time_near),
  CL_SOUND(pcm_hw_params),
  CL_SOUND(pcm_prepare),
  CL_SOUND(pcm_start),
  CL_SOUND(pcm_readi),
  CL_SOUND(pcm_poll_descriptors_count),
  CL_SOUND(pcm_poll_descriptors),
  CL_SOUND(pcm_poll_descriptors_revents),
};

static const struct symbol sql[] = {
  CL_SQL(open_v2),
  CL_SQL(close_v2),
  CL_SQL(limit),
  CL_SQL(progress_handler),
  CL_SQL(prepare_v2),
  CL_SQL(step),
  CL_SQL(finalize),
  CL_SQL(column_count),
  CL_SQL(column_name),
  CL_SQL(column_type),
  CL_SQL(column_text),
  CL_SQL(column_bytes),
};

static const char *fill(void *library, void *table, const struct symbol *symbols, size_t count) {
  for (size_t row = 0; row < count; row++) {
    void *address = dlsym(library, symbols[row].name);
    if (address == NULL) return symbols[row].name;
    // POSIX lets a data pointer from dlsym hold a function's address; the copy keeps the C type rules.
    memcpy((char *)table + symbols[row].offset, &address, sizeof address);
  }
  return NULL;
}

static void say_nothing(const char *file, int line, const char *function, int error, const char *format, ...) {}

const char *cl_asound_fill(void *library, struct cl_asound *table) {
  const char *missing = fill(library, table, sound, CL_COUNT(sound));
  if (missing == NULL) table->lib_error_set_handler(say_nothing);
  return missing;
}

const char *cl_sqlite3_fill(void *library, struct cl_sqlite3 *table) {
  return fill(library, table, sql, CL_COUNT(sql));
}
