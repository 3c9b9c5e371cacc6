#include "line.h"

#include <math.h>

/* 20 Hz far beyond full scale, and the tap's recovery: 100 ms. */
void append_ringing(struct sound *sound, double seconds) {
  for (long index = 0; index < lround(seconds * sound->rate); index++) {
    double sample = 8 * sin(TURN * 20 * (double)index / sound->rate);
    append(sound, sample > 1 ? 1 : sample < -1 ? -1 : sample);
  }
  for (long index = 0; index < lround(0.4 * sound->rate); index++)
    append(sound, 0.9 * exp(-(double)index / (0.1 * sound->rate)));
}

void append_tones(struct sound *sound, const double *hertz, int count, double amplitude, double seconds) {
  for (long index = 0; index < lround(seconds * sound->rate); index++) {
    double sum = 0;
    for (int tone = 0; tone < count; tone++) sum += sin(TURN * hertz[tone] * (double)index / sound->rate);
    append(sound, amplitude * sum / count);
  }
}

/* Syllables: the pulses of a larynx, or breath, through three formants that glide from vowel to vowel. */
void append_voice(struct sound *sound, double amplitude, double seconds, struct random *random) {
  static const double vowels[][3] = {{730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410},
                                     {300, 870, 2240}};
  double pitch = 90 + 150 * draw_even(random), phase = 0;
  const double *vowel = vowels[draw_whole(random, 0, 4)];
  double formants[3] = {vowel[0], vowel[1], vowel[2]};
  struct biquad filter[3];
  for (int f = 0; f < 3; f++) filter[f] = band_pass(formants[f], 8, sound->rate);
  for (double t = 0; t < seconds;) {
    double length = 0.08 + 0.22 * draw_even(random), breath = draw_even(random) < 0.25 ? 1 : 0.02;
    int is_pause = draw_even(random) < 0.12;
    double glide = 1 + 0.3 * (draw_even(random) - 0.5);
    vowel = vowels[draw_whole(random, 0, 4)];
    long samples = lround(length * sound->rate);
    for (long index = 0; index < samples && t < seconds; index++, t += 1 / sound->rate) {
      double place = (double)index / (double)samples;
      if (index % 80 == 0) {
        for (int f = 0; f < 3; f++) {
          formants[f] += 0.2 * (vowel[f] - formants[f]);
          struct biquad next = band_pass(fmin(formants[f], 0.45 * sound->rate), 8, sound->rate);
          next.x1 = filter[f].x1, next.x2 = filter[f].x2, next.y1 = filter[f].y1, next.y2 = filter[f].y2;
          filter[f] = next;
        }
      }
      phase += pitch * (1 + (glide - 1) * place) / sound->rate;
      double pulse = 0;
      if (phase >= 1) phase -= 1, pulse = 8;
      double source = (1 - breath) * pulse + breath * draw_gauss(random), sum = 0;
      for (int f = 0; f < 3; f++) sum += filtered(&filter[f], source) / (1 + f);
      append(sound, is_pause ? 0 : amplitude * sin(TURN / 2 * place) * sum);
    }
    pitch = fmin(fmax(pitch * glide, 80), 320);
  }
}

/* Chords of three notes with six partials each, struck anew every 120 … 500 ms, now and then with a vibrato. */
void append_music(struct sound *sound, double amplitude, double seconds, struct random *random) {
  for (double t = 0; t < seconds;) {
    double length = 0.12 + 0.38 * draw_even(random), notes[3], fall = 1 + 6 * draw_even(random);
    double vibrato = draw_even(random) < 0.5 ? 0 : 0.01;
    for (int note = 0; note < 3; note++) notes[note] = 110 * pow(2, draw_whole(random, 0, 47) / 12.0);
    long samples = lround(length * sound->rate);
    for (long index = 0; index < samples && t < seconds; index++, t += 1 / sound->rate) {
      double second = (double)index / sound->rate, sum = 0;
      double bend = second + vibrato / (TURN * 6) * sin(TURN * 6 * second);
      for (int note = 0; note < 3; note++)
        for (int partial = 1; partial <= 6 && notes[note] * partial < 0.45 * sound->rate; partial++)
          sum += sin(TURN * notes[note] * partial * bend) / partial;
      append(sound, amplitude * sum / 4 * exp(-fall * second));
    }
  }
}
