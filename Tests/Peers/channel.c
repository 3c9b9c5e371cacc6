#include "line.h"

#include <math.h>
#include <stdlib.h>

/* ITU-T G.711 µ-law, there and back, by its segments: the step doubles from each to the next. */
static double through_mulaw(double sample) {
  double magnitude = fmin(fabs(sample) * 8159, 8158) + 33;
  int segment = 0;
  while (segment < 7 && magnitude >= 64 << segment) segment++;
  double step = 2 << segment;
  double level = (floor(magnitude / step) + 0.5) * step - 33;
  return (sample < 0 ? -level : level) / 8159;
}

static void add_echo(struct sound *sound, const struct conditions *c) {
  size_t delay = (size_t)lround(c->echo / 1000 * sound->rate);
  for (size_t index = sound->count; index-- > delay;)
    sound->at[index] += ratio_of(c->echodb) * sound->at[index - delay];
}

/* 0.5412 and 1.3066 are the two sections' Q of a Butterworth filter of fourth order. */
static void limit_band(struct sound *sound) {
  struct biquad filter[] = {high_pass(300, 0.5412, sound->rate), high_pass(300, 1.3066, sound->rate),
                            low_pass(3400, 0.5412, sound->rate), low_pass(3400, 1.3066, sound->rate)};
  for (size_t index = 0; index < sound->count; index++)
    for (int section = 0; section < 4; section++)
      sound->at[index] = filtered(&filter[section], sound->at[index]);
}

static void add_others(struct sound *sound, const struct conditions *c, double power, struct random *random) {
  double tone = sqrt(2 * power) * ratio_of(c->tonedb), hum = sqrt(2 * power) * ratio_of(c->humdb);
  double noise = c->snr < 99 ? sqrt(power / pow(10, c->snr / 10) * sound->rate / 2 / 3100) : 0;
  double spike = 10 * sqrt(2 * power), chance = c->impulses / sound->rate;
  for (size_t index = 0; index < sound->count; index++) {
    double t = (double)index / sound->rate, sum = sound->at[index] + c->dc / 100;
    if (c->tone > 0) sum += tone * sin(TURN * c->tone * t);
    if (c->hum > 0)
      for (int n = 1; n <= 9; n += 2) sum += hum / (n * n) * sin(TURN * n * c->hum * t);
    if (noise > 0) sum += noise * draw_gauss(random);
    if (chance > 0 && draw_even(random) < chance) sum += draw(random) & 1 ? spike : -spike;
    sound->at[index] = sum;
  }
}

static void record(struct sound *sound, const struct conditions *c, double power) {
  double gain = c->limit > 0 ? ratio_of(c->limit) / sqrt(2 * power) : 1, half = pow(2, c->bits - 1);
  for (size_t index = 0; index < sound->count; index++) {
    double sample = sound->at[index] * gain;
    sample = fmin(fmax(sample, -1), 1) * (c->limit > 0 ? 0.7 : 1);
    for (int times = 0; times < c->mulaw; times++) sample = through_mulaw(sample * (times ? ratio_of(-3.5) : 1));
    if (c->bits < 16) sample = floor(sample * half + 0.5) / half;
    sound->at[index] = sample;
  }
}

void impair(struct sound *sound, const struct conditions *c, double power, struct random *random) {
  if (c->echo > 0) add_echo(sound, c);
  if (c->band > 0) limit_band(sound);
  add_others(sound, c, power, random);
  record(sound, c, power);
}
