// Our own prototypes of the library calls we use, filled at run time by dlopen: nothing is needed to build, a box
// without a sound card needs no libasound, and one that gets no databases no libsqlite3. No logic lives here.
//
// The prototypes follow the libraries' documented ABIs. libasound.so.2 (alsa-lib's "PCM interface" pages): handles are
// opaque pointers, frame counts are (unsigned) long, a negative result is a negated errno. libsqlite3.so.0 (the "C/C++
// Interface" pages of sqlite.org): handles are opaque pointers, a result is a code, 0 for success.
#ifndef CLIBRARIES_H
#define CLIBRARIES_H

#include <poll.h>

typedef struct cl_pcm cl_pcm;
typedef struct cl_pcm_hw_params cl_pcm_hw_params;

// Enumerators of the ABI that we pass by number.
enum {
  CL_PCM_STREAM_CAPTURE = 1,
  CL_PCM_NONBLOCK = 1,
  CL_PCM_ACCESS_RW_INTERLEAVED = 3,
  CL_PCM_FORMAT_S16_LE = 2,
};

typedef void (*cl_asound_talk)(const char *file, int line, const char *function, int error, const char *format, ...);

struct cl_asound {
  int (*lib_error_set_handler)(cl_asound_talk handler);
  int (*pcm_open)(cl_pcm **pcm, const char *name, int stream, int mode);
  int (*pcm_close)(cl_pcm *pcm);
  int (*pcm_hw_params_malloc)(cl_pcm_hw_params **params);
  void (*pcm_hw_params_free)(cl_pcm_hw_params *params);
  int (*pcm_hw_params_any)(cl_pcm *pcm, cl_pcm_hw_params *params);
  int (*pcm_hw_params_set_rate_resample)(cl_pcm *pcm, cl_pcm_hw_params *params, unsigned value);
  int (*pcm_hw_params_set_access)(cl_pcm *pcm, cl_pcm_hw_params *params, int access);
  int (*pcm_hw_params_set_format)(cl_pcm *pcm, cl_pcm_hw_params *params, int format);
  int (*pcm_hw_params_set_channels_near)(cl_pcm *pcm, cl_pcm_hw_params *params, unsigned *channels);
  int (*pcm_hw_params_set_rate_near)(cl_pcm *pcm, cl_pcm_hw_params *params, unsigned *rate, int *direction);
  int (*pcm_hw_params_set_period_time_near)(cl_pcm *pcm, cl_pcm_hw_params *params, unsigned *us, int *direction);
  int (*pcm_hw_params_set_buffer_time_near)(cl_pcm *pcm, cl_pcm_hw_params *params, unsigned *us, int *direction);
  int (*pcm_hw_params)(cl_pcm *pcm, cl_pcm_hw_params *params);
  int (*pcm_prepare)(cl_pcm *pcm);
  int (*pcm_start)(cl_pcm *pcm);
  long (*pcm_readi)(cl_pcm *pcm, void *frames, unsigned long count);
  int (*pcm_poll_descriptors_count)(cl_pcm *pcm);
  int (*pcm_poll_descriptors)(cl_pcm *pcm, struct pollfd *descriptors, unsigned space);
  int (*pcm_poll_descriptors_revents)(
      cl_pcm *pcm, struct pollfd *descriptors, unsigned count, unsigned short *revents);
};

// Fills the table from an open library and stops the library from writing to standard error: its results say enough.
// Returns null, or the name of the first symbol that is not there.
const char *cl_asound_fill(void *library, struct cl_asound *table);

typedef struct cl_sqlite cl_sqlite;
typedef struct cl_statement cl_statement;

enum {
  CL_SQLITE_ROW = 100,
  CL_SQLITE_DONE = 101,
  CL_SQLITE_BLOB = 4,
  CL_SQLITE_NULL = 5,
  CL_SQLITE_OPEN_READONLY = 0x01,
  CL_SQLITE_OPEN_URI = 0x40,
  CL_SQLITE_OPEN_NOMUTEX = 0x8000,
  CL_SQLITE_LIMIT_LENGTH = 0,
  CL_SQLITE_LIMIT_COLUMN = 2,
};

struct cl_sqlite3 {
  int (*open_v2)(const char *name, cl_sqlite **database, int flags, const char *system);
  int (*close_v2)(cl_sqlite *database);
  int (*limit)(cl_sqlite *database, int which, int value);
  void (*progress_handler)(cl_sqlite *database, int steps, int (*handler)(void *), void *argument);
  int (*prepare_v2)(cl_sqlite *database, const char *sql, int length, cl_statement **statement, const char **rest);
  int (*step)(cl_statement *statement);
  int (*finalize)(cl_statement *statement);
  int (*column_count)(cl_statement *statement);
  const char *(*column_name)(cl_statement *statement, int column);
  int (*column_type)(cl_statement *statement, int column);
  const unsigned char *(*column_text)(cl_statement *statement, int column);
  int (*column_bytes)(cl_statement *statement, int column);
};

// Fills the table from an open library. Returns null, or the name of the first symbol that is not there.
const char *cl_sqlite3_fill(void *library, struct cl_sqlite3 *table);

#endif
