/* Makes a recording in which nobody calls:   nothing WHAT SEED SECONDS OUT.wav

   WHAT is voice, music, noise, tones (steady, gliding, in pairs, busy and dial tones, and ringing), dialling (numbers
   of the shop's own calls, without the letters that begin a caller's), fsk (random bits at 300 and 1,200 bit/s on all
   channels that telephones know), octets (the same framed with start and stop bit) or line (hum, clicks, hook flashes). */
#include "line.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double peak(struct random *random) { return amplitude_of(-35 + 32 * draw_even(random)); }

static void append_noise(struct sound *sound, double seconds, struct random *random) {
  double amplitude = peak(random);
  int is_dark = draw_whole(random, 0, 1);
  struct biquad filter = low_pass(300 + 2000 * draw_even(random), 0.7, sound->rate);
  for (long left = lround(seconds * sound->rate); left > 0; left--) {
    double sample = amplitude * draw_gauss(random);
    append(sound, is_dark ? filtered(&filter, sample) : sample);
  }
}

static void append_glide(struct sound *sound, double seconds, struct random *random) {
  double low = 300 + 2000 * draw_even(random), high = 300 + 3000 * draw_even(random), phase = 0;
  double amplitude = peak(random), period = 0.02 + 2 * draw_even(random);
  for (long index = 0; index < lround(seconds * sound->rate); index++) {
    double place = fmod((double)index / sound->rate, period) / period;
    phase += (low + (high - low) * place) / sound->rate;
    append(sound, amplitude * sin(TURN * phase));
  }
}

static void append_some_tones(struct sound *sound, struct random *random) {
  static const double known[] = {350, 400, 425, 440, 480, 620, 950, 1400, 1800, 1100, 2100, 1200, 2200, 1300,
                                 2130, 2750, 600, 1000, 1700};
  double hertz[3];
  int count = draw_whole(random, 1, 3);
  for (int tone = 0; tone < count; tone++)
    hertz[tone] = draw_whole(random, 0, 1) ? known[draw_whole(random, 0, 18)] : 200 + 3200 * draw_even(random);
  double on = 0.03 + draw_even(random), off = draw_whole(random, 0, 1) ? 0 : draw_even(random);
  double amplitude = peak(random);
  for (double t = 0; t < 5; t += on + off) {
    append_tones(sound, hertz, count, amplitude, on);
    append_silence(sound, off);
  }
}

static void append_dialling(struct sound *sound, struct random *random) {
  struct conditions c = good_line(DTMF);
  uint8_t digits[24];
  int count = draw_whole(random, 3, 14);
  for (int place = 0; place < count; place++) digits[place] = (uint8_t)('0' + draw_whole(random, 0, 9));
  c.level = -20 + 14 * draw_even(random);
  c.on = 40 + 110 * draw_even(random);
  c.off = 40 + 200 * draw_even(random);
  append_digits(sound, &c, digits, count, random);
  append_silence(sound, 3.5 + 2 * draw_even(random));
}

/* Bits that are no message: marks, alternation and chance, in pieces, on a channel's two tones. */
static void append_bits(struct sound *sound, int is_framed, struct random *random) {
  static const double channels[][3] = {{1200, 2200, 1200}, {1300, 2100, 1200}, {1270, 1070, 300},
                                       {2225, 2025, 300},  {980, 1180, 300},   {1650, 1850, 300}};
  const double *channel = channels[draw_whole(random, 0, is_framed ? 1 : 5)];
  double phase = 0, offset = 0, bit = sound->rate / channel[2], amplitude = peak(random);
  int style = draw_whole(random, 0, 2), octet = 0;
  for (long index = 0; index < lround(4 * channel[2]); index++) {
    int place = (int)(index % 10), value;
    if (!place) octet = draw_whole(random, 0, 3) ? draw_whole(random, 0, 255) : draw_whole(random, 0x30, 0x39);
    if (is_framed) value = place == 0 ? 0 : place == 9 ? 1 : octet >> (place - 1) & 1;
    else value = style == 0 ? (int)(index & 1) : style == 1 ? draw_whole(random, 0, 7) > 0 : draw_whole(random, 0, 1);
    for (; offset < bit; offset += 1) {
      phase += channel[value ? 0 : 1] / sound->rate;
      append(sound, amplitude * sin(TURN * phase));
    }
    offset -= bit;
  }
  append_silence(sound, draw_even(random));
}

static void append_line(struct sound *sound, struct random *random) {
  double hum = 0.3 * draw_even(random), hertz = draw_whole(random, 0, 1) ? 50 : 60, noise = 0.01 * draw_even(random);
  double click = 0, chance = (0.2 + 20 * draw_even(random)) / sound->rate;
  for (long index = 0; index < lround(10 * sound->rate); index++) {
    double t = (double)index / sound->rate, sum = noise * draw_gauss(random);
    for (int n = 1; n <= 9; n += 2) sum += hum / (n * n) * sin(TURN * n * hertz * t);
    if (draw_even(random) < chance) click = 2 * draw_even(random) - 1;
    click *= 0.97;
    append(sound, sum + click);
  }
}

int main(int count, char **words) {
  if (count != 5) {
    fputs("nothing voice|music|noise|tones|dialling|fsk|octets|line SEED SECONDS OUT.wav\n", stderr);
    return 2;
  }
  struct random random = {strtoull(words[2], NULL, 10)};
  struct sound sound = {NULL, 0, 0, 8000};
  size_t wanted = (size_t)(8000 * strtol(words[3], NULL, 10));
  while (sound.count < wanted) {
    const char *what = words[1];
    if (!strcmp(what, "voice")) append_voice(&sound, peak(&random), 20, &random);
    else if (!strcmp(what, "music")) append_music(&sound, peak(&random), 20, &random);
    else if (!strcmp(what, "noise")) append_noise(&sound, 10, &random);
    else if (!strcmp(what, "tones") && draw_whole(&random, 0, 2)) append_some_tones(&sound, &random);
    else if (!strcmp(what, "tones") && draw_whole(&random, 0, 3)) append_glide(&sound, 5, &random);
    else if (!strcmp(what, "tones")) append_ringing(&sound, 1);
    else if (!strcmp(what, "dialling")) append_dialling(&sound, &random);
    else if (!strcmp(what, "fsk")) append_bits(&sound, 0, &random);
    else if (!strcmp(what, "octets")) append_bits(&sound, 1, &random);
    else if (!strcmp(what, "line")) append_line(&sound, &random);
    else return 2;
  }
  sound.count = wanted;
  if (write_wave(&sound, 8000, 0, words[4])) {
    perror(words[4]);
    return 1;
  }
  free(sound.at);
  return 0;
}
