/* How a line and a recorder alter what the exchange sends. Every field is a word of the command line, `name=value`;
   a field that is not named has its value for a good line. */
#ifndef CONDITIONS_H
#define CONDITIONS_H
#include "caller.h"

struct conditions {
  double fs;         /* samples a second */
  double snr;        /* dB, signal to white noise in 300 … 3,400 Hz; 99 and more: none */
  double level;      /* dBm0 of the stronger tone */
  double twist;      /* dB, mark above space, or low group above high */
  double tones;      /* percent on both tones */
  double rate;       /* percent on the bit rate */
  double clock;      /* percent that the recorder samples too fast */
  double hum;        /* Hz of the mains, 0 for none; its odd harmonics fall as 1/n² */
  double humdb;      /* dB of the fundamental over the signal */
  double dc;         /* percent of full scale */
  double tone;       /* Hz of an interfering tone, 0 for none */
  double tonedb;     /* dB of it over the signal */
  double limit;      /* dB of overload before a hard limiter, 0 for none */
  double echo;       /* ms of delay, 0 for none */
  double echodb;     /* dB of it over the signal */
  double band;       /* 1: Butterworth filters of fourth order at 300 and 3,400 Hz */
  double mulaw;      /* times through µ-law, 3.5 dB lower each time */
  double bits;       /* of the samples, 16 or fewer */
  double impulses;   /* a second: single samples 20 dB over the signal's peak, as far as the scale goes */
  double dropout;    /* ms of nothing in the mark signal, or between two digits */
  double stop;       /* stop bits of each octet */
  double seizure;    /* bits, alternating */
  double mark;       /* ms */
  double on, off;    /* ms of a digit, and between two */
  double gap;        /* s of silence behind a call, and up to 0.8 s more */
  double before;     /* 0 nothing, 1 ringing, 2 dial tone, 3 voice, 4 music */
  double twice;      /* 1: a second message 100 ms behind each */
  double sides;      /* 0 mono, 1 stereo, 2 stereo out of phase, 3 the right channel only */
  double flip;       /* 1: one payload bit is changed behind the check's back; the truth says what it was */
};

/* What every message of a kind has when nothing else is said; a string of digits stands alone in its 3 s, as behind
   one there is ringing. */
struct conditions good_line(enum kind kind);
/* Takes a word; 0 if it was understood. */
int take_condition(struct conditions *conditions, const char *word);
#endif
