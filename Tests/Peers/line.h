/* What sounds on a line, and what the line does to it. */
#ifndef LINE_H
#define LINE_H
#include "caller.h"
#include "conditions.h"

/* Octets by FSK with seizure and mark signal; gives the time of the last stop bit's end in samples. */
double append_burst(struct sound *sound, const struct conditions *c, enum kind kind, const uint8_t *octets,
                    int count, struct random *random);
/* Digits; gives the time of the last one's end in samples. */
double append_digits(struct sound *sound, const struct conditions *c, const uint8_t *digits, int count,
                     struct random *random);

/* What may come before a call, or instead of one; amplitudes are peaks. */
void append_ringing(struct sound *sound, double seconds);
void append_tones(struct sound *sound, const double *hertz, int count, double amplitude, double seconds);
void append_voice(struct sound *sound, double amplitude, double seconds, struct random *random);
void append_music(struct sound *sound, double amplitude, double seconds, struct random *random);

/* All of the conditions that do not belong to the transmitter. `power` is the signal's, the mean while it sounds. */
void impair(struct sound *sound, const struct conditions *c, double power, struct random *random);
/* The mean power of FSK or of a digit under these conditions. */
double signal_power(const struct conditions *c, enum kind kind);
#endif
