/* Makes a recording of many calls, and writes down what is in it.

       corpus KIND MESSAGES SEED OUT.wav OUT.truth [name=value…]

   KIND is sdmf, bell, v23, ntt or dtmf; the words are those of conditions.h. Callers, gaps, phases and
   noise follow from the seed alone. A line of the truth is

       seconds to the end of the last bit <TAB> number <TAB> name <TAB> MMDDhhmm

   with a - for what the message does not say. It shares nothing with the receiver it is to measure. */
#include "line.h"

#include <stdio.h>
#include <stdlib.h>

static void append_before(struct sound *sound, int what, struct random *random) {
  static const double dial_tone[] = {350, 440};
  double peak = amplitude_of(-13);
  switch (what) {
    case 1: append_ringing(sound, 2); break;
    case 2: append_tones(sound, dial_tone, 2, peak, 2); break;
    case 3: append_voice(sound, peak, 2, random); break;
    case 4: append_music(sound, peak, 2, random); break;
    default: return;
  }
  append_silence(sound, what == 1 ? 0.2 : 0.1);
}

static const char *told(const char *text) { return *text ? text : "-"; }

static void append_call(struct sound *sound, const struct conditions *c, enum kind kind, struct random *random,
                        FILE *truth) {
  uint8_t octets[128];
  struct caller caller = draw_caller(random, kind);
  int count = message_octets(&caller, kind, octets), first, last;
  payload_of(kind, count, &first, &last);
  if (c->flip > 0) {
    uint8_t *octet = &octets[draw_whole(random, first, last)];
    *octet = (uint8_t)(*octet ^ 1 << draw_whole(random, 0, 7));
  }
  double end = kind == DTMF ? append_digits(sound, c, octets, count, random)
                            : append_burst(sound, c, kind, octets, count, random);
  fprintf(truth, "%.4f\t%s\t%s\t%s\n", end / sound->rate * (1 + c->clock / 100), caller.number, told(caller.name),
          told(caller.date));
}

int main(int count, char **words) {
  if (count < 6) {
    fputs("corpus KIND MESSAGES SEED OUT.wav OUT.truth [name=value…]\n", stderr);
    return 2;
  }
  int kind = kind_named(words[1]);
  struct conditions c = good_line((enum kind)kind);
  for (int index = 6; index < count; index++) {
    if (!take_condition(&c, words[index])) continue;
    fprintf(stderr, "corpus: not understood: %s\n", words[index]);
    return 2;
  }
  if (kind < 0 || c.fs < 8000 || c.fs > 192000) {
    fputs("corpus: there is no such kind or rate\n", stderr);
    return 2;
  }
  struct random random = {strtoull(words[3], NULL, 10)};
  /* A recorder whose clock runs fast takes more samples of the same second, and labels them as usual. */
  struct sound sound = {NULL, 0, 0, c.fs * (1 + c.clock / 100)};
  FILE *truth = fopen(words[5], "w");
  if (!truth) {
    perror(words[5]);
    return 1;
  }
  append_silence(&sound, 0.5);
  for (long left = strtol(words[2], NULL, 10); left > 0; left--) {
    append_before(&sound, (int)c.before, &random);
    append_call(&sound, &c, (enum kind)kind, &random, truth);
    if (c.twice > 0) {
      append_silence(&sound, 0.1);
      append_call(&sound, &c, (enum kind)kind, &random, truth);
    }
    append_silence(&sound, c.gap + 0.8 * draw_even(&random));
  }
  append_silence(&sound, 0.5);
  impair(&sound, &c, signal_power(&c, (enum kind)kind), &random);
  if (fclose(truth) || write_wave(&sound, (int)c.fs, (int)c.sides, words[4])) {
    perror(words[4]);
    return 1;
  }
  free(sound.at);
  return 0;
}
