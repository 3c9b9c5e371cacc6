/* Who rings, invented, and the octets or digits that say so. */
#ifndef CALLER_H
#define CALLER_H
#include "sound.h"

enum kind { SDMF, BELL, ETSI, NTT, DTMF };

/* What a message says; an empty text is not sent. */
struct caller {
  char number[24], name[24], date[9];
};

struct caller draw_caller(struct random *random, enum kind kind);
/* The octets as they stand on the line, parity and check included; their number. `octets` has room for 128. */
int message_octets(const struct caller *caller, enum kind kind, uint8_t *octets);
/* Where the body's octets stand among them: first … last, both included. */
void payload_of(enum kind kind, int count, int *first, int *last);
/* The name of a kind on the command line and in tables; -1 if there is none such. */
int kind_named(const char *name);
#endif
