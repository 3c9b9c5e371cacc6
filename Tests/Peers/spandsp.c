/* libspandsp's receivers of caller identity, as a program:

       spandsp KIND < samples       8,000 Hz, s16, one channel; KIND as in caller.h
       spandsp digits < samples     how many DTMF digits are heard
       spandsp fax SEED SECONDS > samples

   The first prints   seconds, number, name, date   with tabs between, - for what is not said; everything as the library
   is set up by adsi_rx_init. The last makes what a fax machine sends: calling and answer tones, V.21 and V.29. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spandsp.h>

static const int standards[] = {ADSI_STANDARD_CLASS, ADSI_STANDARD_CLASS, ADSI_STANDARD_CLIP,
                                ADSI_STANDARD_JCLIP, ADSI_STANDARD_CLIP_DTMF};
static const char *const kinds[] = {"sdmf", "bell", "v23", "ntt", "dtmf"};

static int kind;
static long heard_samples;
static adsi_rx_state_t *receiver;

static void copy(char *text, size_t room, const uint8_t *body, int length) {
  if (length < 0 || (size_t)length >= room) length = (int)room - 1;
  for (int index = 0; index < length; index++)
    text[index] = body[index] >= 0x20 && body[index] < 0x7f ? (char)body[index] : '?';
  text[length] = 0;
}

static void put_message(void *user, const uint8_t *message, int length) {
  (void)user;
  char number[64] = "-", name[64] = "-", date[64] = "-";
  uint8_t type;
  const uint8_t *body;
  int body_length, place = -1;
  while ((place = adsi_next_field(receiver, message, length, place, &type, &body, &body_length)) > 0) {
    if (!body) continue;
    /* SDMF has no parameters: date and number in one. */
    if (kind == 0 && body_length > 8) {
      copy(date, 9, body, 8);
      copy(number, sizeof number, body + 8, body_length - 8);
    } else if (kind == 4) {
      if (type == CLIP_DTMF_C_CALLER_NUMBER) copy(number, sizeof number, body, body_length);
    } else if (type == MCLASS_DATETIME && kind != 3) {
      copy(date, sizeof date, body, body_length);
    } else if (type == MCLASS_CALLER_NUMBER) {
      copy(number, sizeof number, body, body_length);
    } else if (type == MCLASS_CALLER_NAME && kind != 3) {
      copy(name, sizeof name, body, body_length);
    }
  }
  if (strcmp(number, "-")) printf("%.4f\t%s\t%s\t%s\n", (double)heard_samples / 8000, number, name, date);
}

static int receive(void) {
  int16_t samples[80];
  size_t count;
  receiver = adsi_rx_init(NULL, standards[kind], put_message, NULL);
  if (!receiver) return 1;
  while ((count = fread(samples, sizeof *samples, 80, stdin)) > 0) {
    heard_samples += (long)count;
    adsi_rx(receiver, samples, (int)count);
  }
  adsi_rx_free(receiver);
  return 0;
}

static long digit_count;
static void put_digits(void *user, const char *digits, int length) {
  (void)user;
  (void)digits;
  digit_count += length;
}

static int count_digits(void) {
  int16_t samples[80];
  size_t count;
  dtmf_rx_state_t *digits = dtmf_rx_init(NULL, put_digits, NULL);
  if (!digits) return 1;
  while ((count = fread(samples, sizeof *samples, 80, stdin)) > 0) dtmf_rx(digits, samples, (int)count);
  dtmf_rx_free(digits);
  printf("%ld\n", digit_count);
  return 0;
}

static uint32_t state = 1;
static int random_bit(void *user) {
  (void)user;
  state = state * 1664525u + 1013904223u;
  return (int)(state >> 31);
}

static long wanted;
static void put(const int16_t *samples, int count) {
  fwrite(samples, sizeof *samples, (size_t)count, stdout);
  wanted -= count;
}

static void tone(double hertz, double seconds) {
  int16_t samples[80];
  double phase = 0;
  for (long left = (long)(seconds * 100); left > 0; left--) {
    for (int index = 0; index < 80; index++, phase += hertz / 8000)
      samples[index] = (int16_t)(8000 * sin(6.283185307179586 * phase));
    put(samples, 80);
  }
}

static int fax(long seconds) {
  int16_t samples[80];
  wanted = 8000 * seconds;
  while (wanted > 0) {
    tone(1100, 0.5);
    tone(0, 3);
    tone(2100, 2.5);
    fsk_tx_state_t *frames = fsk_tx_init(NULL, &preset_fsk_specs[FSK_V21CH2], random_bit, NULL);
    for (int block = 0; block < 300; block++) put(samples, fsk_tx(frames, samples, 80));
    fsk_tx_free(frames);
    v29_tx_state_t *page = v29_tx_init(NULL, 9600, 0, random_bit, NULL);
    for (int block = 0; block < 2000; block++) put(samples, v29_tx(page, samples, 80));
    v29_tx_free(page);
  }
  return 0;
}

int main(int count, char **words) {
  if (count == 4 && !strcmp(words[1], "fax")) {
    state = (uint32_t)strtoul(words[2], NULL, 10);
    return fax(strtol(words[3], NULL, 10));
  }
  if (count == 2 && !strcmp(words[1], "digits")) return count_digits();
  for (kind = 0; count == 2 && kind < 5; kind++)
    if (!strcmp(words[1], kinds[kind])) return receive();
  fputs("spandsp KIND | spandsp digits | spandsp fax SEED SECONDS\n", stderr);
  return 2;
}
