#include "CProcessor.h"

#include <string.h>

#if defined(__x86_64__)

// Debian's amd64 is the oldest x86-64: the compiler may use the instruction in these functions only.
#define WITH_CRC32C __attribute__((target("sse4.2")))
#define CRC32C_1(before, octet) __builtin_ia32_crc32qi(before, octet)
#define CRC32C_8(before, word) (uint32_t) __builtin_ia32_crc32di(before, word)

bool cp_has_crc32c(void) { return __builtin_cpu_supports("sse4.2"); }

#elif defined(__aarch64__) && defined(__linux__)

#include <sys/auxv.h>

#define WITH_CRC32C __attribute__((target("crc")))
#define CRC32C_1(before, octet) __builtin_arm_crc32cb(before, octet)
#define CRC32C_8(before, word) __builtin_arm_crc32cd(before, word)

// HWCAP_CRC32 of asm/hwcap.h.
bool cp_has_crc32c(void) { return (getauxval(AT_HWCAP) & (1 << 7)) != 0; }

#else

#define WITH_CRC32C
#define CRC32C_1(before, octet) ((void)(octet), before)
#define CRC32C_8(before, word) ((void)(word), before)

bool cp_has_crc32c(void) { return false; }

#endif

WITH_CRC32C uint32_t cp_crc32c_word(uint32_t before, uint64_t word) { return CRC32C_8(before, word); }

// A long run takes eight words a turn. A short one takes a word a turn, for each loop costs a guess at where it ends, and
// the instruction's results, each waiting for the one before, leave time enough to count.
WITH_CRC32C uint32_t cp_crc32c(uint32_t before, const void *octets, size_t count) {
  const unsigned char *next = octets;
  uint64_t word;
  for (; count >= 1024; count -= 64) {
    for (int i = 0; i < 8; i++, next += 8) {
      memcpy(&word, next, 8);
      before = CRC32C_8(before, word);
    }
  }
  for (; count >= 8; count -= 8, next += 8) {
    memcpy(&word, next, 8);
    before = CRC32C_8(before, word);
  }
  for (; count > 0; count--, next++) before = CRC32C_1(before, *next);
  return before;
}
