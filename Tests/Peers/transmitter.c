#include "line.h"

#include <math.h>

/* Amplitudes of mark and space, or of the low and the high group: `level` is the stronger one's. */
static void amplitudes(const struct conditions *c, double *first, double *second) {
  double peak = amplitude_of(c->level);
  *first = peak * ratio_of(c->twist < 0 ? c->twist : 0);
  *second = peak * ratio_of(c->twist > 0 ? -c->twist : 0);
}

double signal_power(const struct conditions *c, enum kind kind) {
  double first, second;
  amplitudes(c, &first, &second);
  double both = (first * first + second * second) / 2;
  return kind == DTMF ? both : both / 2;
}

/* Phase-continuous FSK: a bit's edge lies where it lies, between two samples as a rule. */
struct modulator {
  struct sound *sound;
  double step[2], amplitude[2]; /* of space and of mark */
  double bit;                   /* in samples */
  double phase;                 /* turns at the start of the coming bit */
  double offset;                /* from there to its first sample */
};

static void put_bit(struct modulator *m, int bit) {
  while (m->offset < m->bit) {
    append(m->sound, m->amplitude[bit] * sin(TURN * (m->phase + m->step[bit] * m->offset)));
    m->offset += 1;
  }
  m->offset -= m->bit;
  m->phase += m->step[bit] * m->bit;
  m->phase -= floor(m->phase);
}

double append_burst(struct sound *sound, const struct conditions *c, enum kind kind, const uint8_t *octets,
                    int count, struct random *random) {
  struct modulator m = {sound, {0, 0}, {0, 0}, 0, draw_even(random), draw_even(random)};
  int is_bell = kind == SDMF || kind == BELL;
  double tones = (1 + c->tones / 100) / sound->rate;
  m.step[0] = (is_bell ? 2200 : 2100) * tones;
  m.step[1] = (is_bell ? 1200 : 1300) * tones;
  amplitudes(c, &m.amplitude[1], &m.amplitude[0]);
  m.bit = sound->rate / (1200 * (1 + c->rate / 100));
  for (int bit = 0; bit < c->seizure; bit++) put_bit(&m, bit & 1);
  size_t mark = sound->count;
  for (long left = lround(c->mark * 1.2); left > 0; left--) put_bit(&m, 1);
  size_t gap = (size_t)(c->dropout / 1000 * sound->rate);
  if (gap < sound->count - mark) {
    size_t start = mark + (sound->count - mark - gap) / 2;
    for (size_t index = start; index < start + gap; index++) sound->at[index] = 0;
  }
  double end = 0;
  for (int index = 0; index < count; index++) {
    put_bit(&m, 0);
    for (int place = 0; place < 8; place++) put_bit(&m, octets[index] >> place & 1);
    put_bit(&m, 1);
    end = (double)sound->count - m.offset;
    for (int extra = 1; extra < c->stop; extra++) put_bit(&m, 1);
  }
  for (int tail = 0; tail < 3; tail++) put_bit(&m, 1);
  return end;
}

double append_digits(struct sound *sound, const struct conditions *c, const uint8_t *digits, int count,
                     struct random *random) {
  static const double low[] = {697, 770, 852, 941}, high[] = {1209, 1336, 1477, 1633};
  static const char keys[] = "123A456B789C*0#D";
  double first, second, tones = (1 + c->tones / 100) / sound->rate, end = 0;
  amplitudes(c, &first, &second);
  for (int index = 0; index < count; index++) {
    int key = 0;
    while (keys[key] && keys[key] != digits[index]) key++;
    double a = draw_even(random), b = draw_even(random);
    for (long left = lround(c->on / 1000 * sound->rate); left > 0; left--) {
      append(sound, first * sin(TURN * a) + second * sin(TURN * b));
      a += low[key / 4 & 3] * tones;
      b += high[key & 3] * tones;
    }
    end = (double)sound->count;
    append_silence(sound, c->off / 1000);
  }
  return end;
}
