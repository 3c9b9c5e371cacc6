// One way to keep a shop's customers, so that whoever has a telephone number is found.
#ifndef PEER_H
#define PEER_H

#include <stddef.h>
#include <stdint.h>

// A row of the list: its octets as they stand there, and its numbers' digits, none but 0 to 9.
struct row {
  const char *octets;
  uint32_t length;
  int numbers;
  char digits[2][16];
};

struct peer {
  const char *name;
  // Builds the file at a path from rows, in their order, as fast as the library can, and makes it safe on the disk.
  void (*build)(const char *path, const struct row *rows, size_t count);
  // Opens it to read, mapped, with all that makes reading fast.
  void (*open)(const char *path);
  // Finds the first customer of a number and gives the octets of the row; NULL when nobody has it.
  const char *(*find)(const char *digits, uint32_t *length);
  void (*close)(void);
};

extern const struct peer sqlite_text, sqlite_integer, sqlite_without_rowid, lmdb, cdb;

// A number as 64 bits, by which integer keys are told apart: the count of its digits, then the digits, 4 bits each.
uint64_t packed(const char *digits);
// Ends the program with the reason.
void fail(const char *what) __attribute__((noreturn));

#endif
