#include "conditions.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define WORD(name) {#name, offsetof(struct conditions, name)}
static const struct {
  const char *name;
  size_t offset;
} words[] = {
    WORD(fs),    WORD(snr),  WORD(level),    WORD(twist),   WORD(tones), WORD(rate),    WORD(clock), WORD(hum),
    WORD(humdb), WORD(dc),   WORD(tone),     WORD(tonedb),  WORD(limit), WORD(echo),    WORD(echodb), WORD(band),
    WORD(mulaw), WORD(bits), WORD(impulses), WORD(dropout), WORD(stop),  WORD(seizure), WORD(mark),  WORD(on),
    WORD(off),   WORD(before), WORD(twice),  WORD(sides),   WORD(flip), WORD(gap),
};

struct conditions good_line(enum kind kind) {
  struct conditions good = {0};
  good.fs = 8000;
  good.snr = 30;
  good.level = -13;
  good.humdb = 20;
  good.tonedb = -6;
  good.echodb = -6;
  good.bits = 16;
  good.stop = 1;
  good.seizure = kind == NTT ? 0 : 300;
  good.mark = kind == NTT ? 60 : 150;
  good.gap = kind == DTMF ? 3.2 : 0.7;
  good.on = good.off = 70;
  return good;
}

int take_condition(struct conditions *conditions, const char *word) {
  const char *sign = strchr(word, '=');
  if (!sign) return -1;
  for (size_t index = 0; index < sizeof words / sizeof *words; index++) {
    size_t length = strlen(words[index].name);
    if (length != (size_t)(sign - word) || strncmp(word, words[index].name, length)) continue;
    char *end;
    *(double *)((char *)conditions + words[index].offset) = strtod(sign + 1, &end);
    return *end || end == sign + 1 ? -1 : 0;
  }
  return -1;
}
