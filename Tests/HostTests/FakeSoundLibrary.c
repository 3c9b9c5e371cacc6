// libasound's capture calls, played by a script: the name of the device says what goes wrong, and when.
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct pcm {
  const char *script;
  int ends[2];
  unsigned channels;
  int reads;
  int prepared;
  int running;
};

static _Thread_local int handles;

static int is(struct pcm *pcm, const char *word) { return strstr(pcm->script, word) != NULL; }

int snd_lib_error_set_handler(void *handler) { return handler == NULL; }

int snd_pcm_open(struct pcm **out, const char *name, int stream, int mode) {
  if (stream != 1 || mode != 1) return -EINVAL;
  if (!strcmp(name, "missing")) return -ENOENT;
  if (!strcmp(name, "busy")) return -EBUSY;
  struct pcm *pcm = calloc(1, sizeof *pcm);
  pcm->script = strdup(name);
  pcm->prepared = 1;
  if (pipe(pcm->ends) || write(pcm->ends[1], "x", 1) != 1) return -ENOMEM;
  handles++;
  *out = pcm;
  return 0;
}

int snd_pcm_close(struct pcm *pcm) {
  handles--;
  close(pcm->ends[0]);
  close(pcm->ends[1]);
  free((void *)pcm->script);
  free(pcm);
  return 0;
}

int snd_pcm_hw_params_malloc(void **out) { return (*out = malloc(1)) ? 0 : -ENOMEM; }
void snd_pcm_hw_params_free(void *params) { free(params); }
int snd_pcm_hw_params_any(struct pcm *pcm, void *params) { return 1; }
int snd_pcm_hw_params_set_rate_resample(struct pcm *pcm, void *params, unsigned on) { return on ? -EINVAL : 0; }
int snd_pcm_hw_params_set_access(struct pcm *pcm, void *params, int access) { return access == 3 ? 0 : -EINVAL; }
int snd_pcm_hw_params_set_format(struct pcm *pcm, void *params, int format) {
  return format == 2 && !is(pcm, "no-s16") ? 0 : -EINVAL;
}

int snd_pcm_hw_params_set_channels_near(struct pcm *pcm, void *params, unsigned *channels) {
  if (is(pcm, "stereo")) *channels = 2;
  if (is(pcm, "eight-channels")) *channels = 8;
  pcm->channels = *channels;
  return 0;
}

int snd_pcm_hw_params_set_rate_near(struct pcm *pcm, void *params, unsigned *rate, int *direction) {
  if (*rate != 8000) return -EINVAL;
  const char *only = strstr(pcm->script, "only-");
  if (only && atoi(only + 5)) *rate = atoi(only + 5);
  if (is(pcm, "open-handles")) *rate = 8000 + handles;
  return 0;
}

int snd_pcm_hw_params_set_period_time_near(struct pcm *pcm, void *params, unsigned *us, int *d) { return 0; }
int snd_pcm_hw_params_set_buffer_time_near(struct pcm *pcm, void *params, unsigned *us, int *d) { return 0; }
int snd_pcm_hw_params(struct pcm *pcm, void *params) { return 0; }

int snd_pcm_prepare(struct pcm *pcm) {
  if (is(pcm, "for-good")) return -EIO;
  pcm->prepared = 1;
  pcm->running = 0;
  return 0;
}

int snd_pcm_start(struct pcm *pcm) {
  if (is(pcm, "will-not-start")) return -EIO;
  if (!pcm->prepared) return -EBADFD;
  pcm->prepared = 0;
  pcm->running = 1;
  return 0;
}

int snd_pcm_poll_descriptors_count(struct pcm *pcm) {
  return is(pcm, "no-descriptors") ? 0 : is(pcm, "many-descriptors") ? 1000000 : 1;
}

int snd_pcm_poll_descriptors(struct pcm *pcm, struct pollfd *set, unsigned space) {
  set[0] = (struct pollfd){.fd = pcm->ends[0], .events = POLLIN};
  return 1;
}

int snd_pcm_poll_descriptors_revents(struct pcm *pcm, struct pollfd *set, unsigned count, unsigned short *events) {
  *events = set[0].revents & (POLLIN | POLLERR);
  return 0;
}

#ifndef OLD
long snd_pcm_readi(struct pcm *pcm, void *frames, unsigned long count) {
  if (!pcm->running) return -EBADFD;
  int turn = pcm->reads++;
  if (is(pcm, "too-many-frames")) return count + 1;
  if (is(pcm, "again") && turn == 0) return -EAGAIN;
  if (is(pcm, "vanish") && turn > 0) return -ENODEV;
  if (is(pcm, "for-good") || ((is(pcm, "overrun") || is(pcm, "suspend")) && turn % 2)) {
    pcm->running = 0;
    return is(pcm, "suspend") ? -ESTRPIPE : -EPIPE;
  }
  long got = count < 160 ? count : 160;
  for (unsigned long i = 0; i < got * pcm->channels; i++) ((short *)frames)[i] = i;
  return got;
}
#endif
