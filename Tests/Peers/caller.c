#include "caller.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {"sdmf", "bell", "v23", "ntt", "dtmf"};

int kind_named(const char *name) {
  for (int kind = SDMF; kind <= DTMF; kind++)
    if (!strcmp(name, names[kind])) return kind;
  return -1;
}

/* Numbers as each network writes them: North America 10 digits, Europe 9 to 11 with a zero, Japan 10 or 11. */
struct caller draw_caller(struct random *random, enum kind kind) {
  struct caller caller = {"", "", ""};
  int length = kind == NTT ? draw_whole(random, 10, 11) : kind == ETSI ? draw_whole(random, 9, 11) : 10;
  for (int place = 0; place < length; place++) {
    int low = place == 1 || (place == 0 && kind <= BELL) ? 2 : 0;
    caller.number[place] = (char)('0' + draw_whole(random, low, 9));
  }
  if (kind == ETSI || kind == NTT || kind == DTMF) caller.number[0] = '0';
  if (kind == NTT || kind == DTMF) return caller;
  const int limits[][2] = {{1, 12}, {1, 28}, {0, 23}, {0, 59}};
  for (int field = 0; field < 4; field++) {
    int value = draw_whole(random, limits[field][0], limits[field][1]);
    caller.date[2 * field] = (char)('0' + value / 10);
    caller.date[2 * field + 1] = (char)('0' + value % 10);
  }
  if (kind == SDMF) return caller;
  int letters = draw_whole(random, 6, 15), space = draw_whole(random, 2, letters - 3);
  for (int place = 0; place < letters; place++)
    caller.name[place] = place == space ? ' ' : (char)('A' + draw_whole(random, 0, 25));
  return caller;
}

static int put_parameter(uint8_t *octets, int count, int type, const char *text) {
  size_t length = strlen(text);
  if (!length) return count;
  octets[count++] = (uint8_t)type;
  octets[count++] = (uint8_t)length;
  memcpy(octets + count, text, length);
  return count + (int)length;
}

static uint8_t with_even_parity(uint8_t octet) {
  uint8_t ones = octet;
  ones ^= ones >> 4;
  ones ^= ones >> 2;
  ones ^= ones >> 1;
  return (uint8_t)(octet | (ones & 1) << 7);
}

/* CRC-16 of x^16 + x^12 + x^5 + 1 in line order, register 0 at first. */
static unsigned crc(const uint8_t *octets, int count) {
  unsigned sum = 0;
  for (int index = 0; index < count; index++) {
    sum ^= octets[index];
    for (int bit = 0; bit < 8; bit++) sum = sum & 1 ? sum >> 1 ^ 0x8408 : sum >> 1;
  }
  return sum;
}

/* DLE SOH header DLE STX 0x40 length (parameters) DLE ETX CRC; no length here needs a DLE doubled. */
static int number_display(const struct caller *caller, uint8_t *octets) {
  static const uint8_t head[] = {0x10, 0x01, 0x07, 0x10, 0x02, 0x40};
  memcpy(octets, head, sizeof head);
  int count = put_parameter(octets, 7, 0x02, caller->number);
  octets[6] = (uint8_t)(count - 7);
  octets[count++] = 0x10;
  octets[count++] = 0x03;
  for (int index = 0; index < count; index++) octets[index] = with_even_parity(octets[index]);
  unsigned check = crc(octets + 2, count - 2);
  octets[count++] = (uint8_t)(check & 0xff);
  octets[count++] = (uint8_t)(check >> 8);
  return count;
}

int message_octets(const struct caller *caller, enum kind kind, uint8_t *octets) {
  if (kind == NTT) return number_display(caller, octets);
  if (kind == DTMF) return sprintf((char *)octets, "A%sC", caller->number);
  int count = 2;
  octets[0] = kind == SDMF ? 0x04 : 0x80;
  if (kind == SDMF) {
    count += sprintf((char *)octets + 2, "%s%s", caller->date, caller->number);
  } else {
    count = put_parameter(octets, count, 0x01, caller->date);
    count = put_parameter(octets, count, 0x02, caller->number);
    count = put_parameter(octets, count, 0x07, caller->name);
  }
  octets[1] = (uint8_t)(count - 2);
  uint8_t sum = 0;
  for (int index = 0; index < count; index++) sum = (uint8_t)(sum + octets[index]);
  octets[count++] = (uint8_t)-sum;
  return count;
}

void payload_of(enum kind kind, int count, int *first, int *last) {
  *first = kind == NTT ? 9 : kind == SDMF ? 2 : kind == DTMF ? 1 : 4;
  *last = kind == NTT ? count - 5 : count - 2;
}
