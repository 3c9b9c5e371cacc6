/* What receivers that know the tones, the bit rate and every bit's time could have of the same messages.

       theory KIND MESSAGES SEED

   prints lines of results as `run` makes them (kind, S/N, receiver, sent, right, 0) for two of them:

   bit-by-bit   the best receiver that decides each bit alone and does not know the carrier's phase: two filters matched
                to mark and space, the greater envelope wins. An octet costs nine decisions: start and data bits.
   sequence     the best receiver that decides a whole message, phase-continuous as it is (MLSE), start and stop bits
                known: its chances by the union bound over the two ways of going wrong that matter. Two neighbouring
                data bits that differ change places: the phases part and meet again. Or two that differ with one
                between them.

   Eb/N0 is S/N · 3100 / 1200. (Proakis, Digital Communications: 4-3 noncoherent detection of binary signals, correlated;
   4-4 continuous-phase modulation.) */
#include "caller.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* e^-|x| · I0(x), by its series below 20 and the asymptotic one above. */
static double bessel(double x) {
  double sum = 1, term = 1;
  if (x < 20) {
    for (int k = 1; k < 60; k++) sum += term *= x * x / 4 / (k * k);
    return sum * exp(-x);
  }
  for (int k = 1; k < 8; k++) sum += term *= (2 * k - 1) * (2 * k - 1) / (8 * x * k);
  return sum / sqrt(TURN * x);
}

/* Marcum's Q function of first order, by Simpson's rule; beyond 10 above a nothing is left. */
static double marcum(double a, double b) {
  const int steps = 2000;
  double top = fmax(a, b) + 10, width = (top - b) / steps, sum = 0;
  for (int index = 0; index <= steps; index++) {
    double x = b + index * width, weight = index % steps == 0 ? 1 : index & 1 ? 4 : 2;
    sum += weight * x * exp(-(x - a) * (x - a) / 2) * bessel(a * x);
  }
  return sum * width / 3;
}

/* The chance that a bit is taken for the other. */
static double bit_error(double ebn0, double spacing) {
  double turns = spacing / 1200, correlation = fabs(sin(TURN / 2 * turns) / (TURN / 2 * turns));
  double root = sqrt(1 - correlation * correlation);
  double a = sqrt(ebn0 / 2 * (1 - root)), b = sqrt(ebn0 / 2 * (1 + root));
  return marcum(a, b) - 0.5 * exp(-(a - b) * (a - b) / 2) * bessel(a * b);
}

static double tail(double x) { return erfc(x / sqrt(2)) / 2; }

/* Data bits next to each other that differ, and with one between them. */
static void count_swaps(const uint8_t *octets, int count, int *near, int *far) {
  *near = *far = 0;
  for (int index = 0; index < count; index++)
    for (int place = 1; place < 8; place++) {
      *near += (octets[index] >> place ^ octets[index] >> (place - 1)) & 1;
      if (place > 1) *far += (octets[index] >> place ^ octets[index] >> (place - 2)) & 1;
    }
}

int main(int count, char **words) {
  if (count != 4) {
    fputs("theory KIND MESSAGES SEED\n", stderr);
    return 2;
  }
  int kind = kind_named(words[1]), messages = atoi(words[2]);
  if (kind < 0 || kind == DTMF) return kind < 0 ? 2 : 0;
  double spacing = kind <= BELL ? 1000 : 800, h = spacing / 1200, turn = TURN * h;
  double near_distance = 2 * (1 - sin(turn) / turn), far_distance = near_distance + 1 - cos(turn);
  for (int tenths = -40; tenths <= 140; tenths += 2) {
    struct random random = {strtoull(words[3], NULL, 10)};
    double ebn0 = pow(10, tenths / 100.0) * 3100 / 1200, alone = 0, together = 0;
    double wrong = bit_error(ebn0, spacing);
    double near_error = tail(sqrt(near_distance * ebn0)), far_error = tail(sqrt(far_distance * ebn0));
    for (int message = 0; message < messages; message++) {
      uint8_t octets[128];
      int near, far;
      struct caller caller = draw_caller(&random, (enum kind)kind);
      int size = message_octets(&caller, (enum kind)kind, octets);
      count_swaps(octets, size, &near, &far);
      alone += pow(1 - wrong, 9 * size);
      together += pow(1 - near_error, near) * pow(1 - far_error, far);
    }
    printf("%s\t%.1f\tbit-by-bit\t%d\t%.3f\t0\n", words[1], tenths / 10.0, messages, alone);
    printf("%s\t%.1f\tsequence\t%d\t%.3f\t0\n", words[1], tenths / 10.0, messages, together);
  }
  return 0;
}
