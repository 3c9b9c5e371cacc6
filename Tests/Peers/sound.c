#include "sound.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void append(struct sound *sound, double sample) {
  if (sound->count == sound->room) {
    sound->room = sound->room ? 2 * sound->room : 1 << 16;
    sound->at = realloc(sound->at, sound->room * sizeof *sound->at);
    if (!sound->at) {
      fprintf(stderr, "no memory for %zu samples\n", sound->room);
      exit(1);
    }
  }
  sound->at[sound->count++] = sample;
}

void append_silence(struct sound *sound, double seconds) {
  for (long left = lround(seconds * sound->rate); left > 0; left--) append(sound, 0);
}

static void put(FILE *file, unsigned long value, int octets) {
  while (octets-- > 0) {
    fputc((int)(value & 0xff), file);
    value >>= 8;
  }
}

static void put_sample(FILE *file, double sample) {
  double scaled = floor(sample * 32767 + 0.5);
  if (scaled > 32767) scaled = 32767;
  if (scaled < -32768) scaled = -32768;
  put(file, (unsigned long)(long)scaled & 0xffff, 2);
}

int write_wave(const struct sound *sound, int rate, int sides, const char *path) {
  FILE *file = fopen(path, "wb");
  if (!file) return -1;
  unsigned long channels = sides ? 2 : 1, octets = (unsigned long)sound->count * 2 * channels;
  fputs("RIFF", file);
  put(file, 36 + octets, 4);
  fputs("WAVEfmt ", file);
  put(file, 16, 4);
  put(file, 1, 2); /* PCM */
  put(file, channels, 2);
  put(file, (unsigned long)rate, 4);
  put(file, (unsigned long)rate * 2 * channels, 4);
  put(file, 2 * channels, 2);
  put(file, 16, 2);
  fputs("data", file);
  put(file, octets, 4);
  for (size_t index = 0; index < sound->count; index++) {
    double sample = sound->at[index];
    put_sample(file, sides == 3 ? 0 : sample);
    if (sides) put_sample(file, sides == 2 ? -sample : sample);
  }
  return fclose(file);
}

uint64_t draw(struct random *random) {
  uint64_t z = random->state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

double draw_even(struct random *random) { return (double)(draw(random) >> 11) / 9007199254740992.0; }

int draw_whole(struct random *random, int low, int high) {
  return low + (int)(draw_even(random) * (high - low + 1));
}

double draw_gauss(struct random *random) {
  double radius = sqrt(-2 * log(1 - draw_even(random)));
  return radius * cos(TURN * draw_even(random));
}

double ratio_of(double db) { return pow(10, db / 20); }
double amplitude_of(double dbm0) { return ratio_of(dbm0 - 3.17); }

/* The three sections are the usual bilinear ones with prewarping. */
static struct biquad section(double hertz, double q, double rate, int kind) {
  double w = TURN * hertz / rate, alpha = sin(w) / (2 * q), c = cos(w), a0 = 1 + alpha;
  double b0 = kind > 0 ? (1 + c) / 2 : kind < 0 ? (1 - c) / 2 : alpha;
  double b1 = kind > 0 ? -(1 + c) : kind < 0 ? 1 - c : 0, b2 = kind ? b0 : -alpha;
  struct biquad biquad = {b0 / a0, b1 / a0, b2 / a0, -2 * c / a0, (1 - alpha) / a0, 0, 0, 0, 0};
  return biquad;
}

struct biquad high_pass(double hertz, double q, double rate) { return section(hertz, q, rate, 1); }
struct biquad low_pass(double hertz, double q, double rate) { return section(hertz, q, rate, -1); }
struct biquad band_pass(double hertz, double q, double rate) { return section(hertz, q, rate, 0); }

double filtered(struct biquad *f, double x) {
  double y = f->b0 * x + f->b1 * f->x1 + f->b2 * f->x2 - f->a1 * f->y1 - f->a2 * f->y2;
  f->x2 = f->x1;
  f->x1 = x;
  f->y2 = f->y1;
  f->y1 = y;
  return y;
}
