/* Sound in memory, a source of random numbers, and a WAV file of it. */
#ifndef SOUND_H
#define SOUND_H
#include <stddef.h>
#include <stdint.h>

#define TURN 6.283185307179586

/* Samples at `rate` Hz; 1 is full scale. */
struct sound {
  double *at;
  size_t count, room;
  double rate;
};

void append(struct sound *sound, double sample);
void append_silence(struct sound *sound, double seconds);
/* s16, one channel (`sides` 0) or two: 1 alike, 2 the right one inverted, 3 the right one only. 0 if it was written. */
int write_wave(const struct sound *sound, int rate, int sides, const char *path);

/* splitmix64: the same numbers everywhere from the same seed. */
struct random { uint64_t state; };
uint64_t draw(struct random *random);
/* Even in 0 … 1, 1 excluded. */
double draw_even(struct random *random);
/* A whole number, `low` … `high`. */
int draw_whole(struct random *random, int low, int high);
/* Gaussian, variance 1. */
double draw_gauss(struct random *random);

/* Peak amplitude of a sine of so many dBm0; a sine of +3.17 dBm0 fills the scale (ITU-T G.711, µ-law). */
double amplitude_of(double dbm0);
double ratio_of(double db);

/* One second-order section. */
struct biquad { double b0, b1, b2, a1, a2, x1, x2, y1, y2; };
struct biquad high_pass(double hertz, double q, double rate);
struct biquad low_pass(double hertz, double q, double rate);
/* A formant: gain 1 at its middle. */
struct biquad band_pass(double hertz, double q, double rate);
double filtered(struct biquad *biquad, double x);
#endif
