/* Octets of a modem that knows no messages → messages:   octets KIND [unchecked] < octets

   At every octet that may begin a message it tries to read one; `unchecked` believes it without its checksum or CRC.
   Prints   -, number, name, date   with tabs between, - for what is not said. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message { char number[64], name[64], date[64]; };

static int is_unchecked;

static int take(char *text, const uint8_t *body, size_t length) {
  if (length > 60) return 0;
  for (size_t index = 0; index < length; index++) {
    if (body[index] < 0x20 || body[index] > 0x7e) return 0;
    text[index] = (char)body[index];
  }
  text[length] = 0;
  return length > 0;
}

/* Parameters that fill the body exactly. */
static int walk(struct message *m, const uint8_t *body, size_t length) {
  size_t place = 0;
  while (place + 2 <= length) {
    size_t size = body[place + 1];
    const uint8_t *value = body + place + 2;
    if (place + 2 + size > length) return 0;
    if (body[place] == 1 && !take(m->date, value, size)) return 0;
    if (body[place] == 2 && !take(m->number, value, size)) return 0;
    if (body[place] == 7 && !take(m->name, value, size)) return 0;
    place += 2 + size;
  }
  return place == length && m->number[0] != '-';
}

static size_t data_message(struct message *m, const uint8_t *octets, size_t left) {
  if (left < 3 || (octets[0] != 0x04 && octets[0] != 0x80)) return 0;
  size_t length = octets[1];
  if (left < length + 3) return 0;
  uint8_t sum = 0;
  for (size_t index = 0; index < length + 3; index++) sum = (uint8_t)(sum + octets[index]);
  if (sum && !is_unchecked) return 0;
  if (octets[0] == 0x80) return walk(m, octets + 2, length) ? length + 3 : 0;
  return length > 9 && take(m->date, octets + 2, 8) && take(m->number, octets + 10, length - 8) ? length + 3 : 0;
}

static size_t number_display(struct message *m, const uint8_t *octets, size_t left) {
  static const uint8_t head[] = {0x10, 0x01, 0x07, 0x10, 0x02, 0x40};
  uint8_t body[128];
  for (size_t index = 0; index < sizeof head; index++)
    if (index >= left || (octets[index] & 0x7f) != head[index]) return 0;
  if (left < 8) return 0;
  size_t length = octets[6] & 0x7f;
  if (left < length + 11 || length > sizeof body) return 0;
  for (size_t index = 0; index < length; index++) body[index] = octets[7 + index] & 0x7f;
  if ((octets[7 + length] & 0x7f) != 0x10 || (octets[8 + length] & 0x7f) != 0x03) return 0;
  unsigned crc = 0;
  for (size_t index = 2; index < length + 11; index++) {
    crc ^= octets[index];
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
  }
  if (crc && !is_unchecked) return 0;
  return walk(m, body, length) ? length + 11 : 0;
}

int main(int count, char **words) {
  static uint8_t octets[1 << 22];
  int is_number_display = count > 1 && !strcmp(words[1], "ntt");
  is_unchecked = count > 2 && !strcmp(words[2], "unchecked");
  size_t length = fread(octets, 1, sizeof octets, stdin);
  for (size_t place = 0; place < length;) {
    struct message m = {"-", "-", "-"};
    size_t size = is_number_display ? number_display(&m, octets + place, length - place)
                                    : data_message(&m, octets + place, length - place);
    if (size) printf("-\t%s\t%s\t%s\n", m.number, m.name, m.date);
    place += size ? size : 1;
  }
  return 0;
}
