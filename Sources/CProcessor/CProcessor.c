#include "CProcessor.h"

#include <string.h>

#if defined(__x86_64__)

// Debian's amd64 is the oldest x86-64: the compiler may use the instruction in these functions only.
#define WITH_CRC32C __attribute__((target("sse4.2")))
#define CRC32C_1(before, octet) __builtin_ia32_crc32qi(before, octet)
#define CRC32C_8(before, word) (uint32_t) __builtin_ia32_crc32di(before, word)

bool cp_has_crc32c(void) { return __builtin_cpu_supports("sse4.2"); }

// The product without carries of two 32-bit numbers.
#define WITH_PRODUCT __attribute__((target("sse4.2,pclmul")))
typedef long long two_words __attribute__((vector_size(16)));
#define PRODUCT(left, right) \
  (uint64_t) __builtin_ia32_pclmulqdq128((two_words){left, 0}, (two_words){right, 0}, 0)[0]
static bool has_product(void) { return __builtin_cpu_supports("pclmul"); }

#elif defined(__aarch64__) && defined(__linux__)

#include <sys/auxv.h>

#define WITH_CRC32C __attribute__((target("crc")))
#define CRC32C_1(before, octet) __builtin_arm_crc32cb(before, octet)
#define CRC32C_8(before, word) __builtin_arm_crc32cd(before, word)

// HWCAP_CRC32 of asm/hwcap.h.
bool cp_has_crc32c(void) { return (getauxval(AT_HWCAP) & (1 << 7)) != 0; }

// HWCAP_PMULL. Of the Raspberry Pis the 5 has it, the 4 does not.
#include <arm_neon.h>
#define WITH_PRODUCT __attribute__((target("crc,aes")))
#define PRODUCT(left, right) (uint64_t) vmull_p64(left, right)
static bool has_product(void) { return (getauxval(AT_HWCAP) & (1 << 4)) != 0; }

#else

#define WITH_CRC32C
#define CRC32C_1(before, octet) ((void)(octet), before)
#define CRC32C_8(before, word) ((void)(word), before)

bool cp_has_crc32c(void) { return false; }

#endif

// A short run takes a word a turn: each of the instruction's results waits for the one before.
WITH_CRC32C static uint32_t in_one(uint32_t before, const unsigned char *octets, size_t words) {
  uint64_t word;
  for (size_t i = 0; i < words; i++) {
    memcpy(&word, octets + 8 * i, 8);
    before = CRC32C_8(before, word);
  }
  return before;
}

#if defined(PRODUCT)

// A longer run is taken in four parts side by side, so that none of them waits:
//
//     |--- a ---|--- b ---|--- c ---|--- d ---|-|      words a quarter each, the rest with d
//
// The sum is linear: that of the whole is a moved on by all that follows it, plus b, c and d likewise. To move on by n
// words is to multiply with x^64n, which is one multiplication without carries and one more step of the instruction:
// that step brings x^32, the product of two mirrored numbers x, so the factor is x^(64n - 33) (Gopal and others, Fast CRC
// Computation for iSCSI Polynomial, Intel 2011).
#define LEAST_WORDS 16
#define MOST_WORDS 256

static uint32_t moves[MOST_WORDS];

WITH_PRODUCT static uint64_t moved(uint32_t sum, size_t words) { return PRODUCT(sum, moves[words]); }

WITH_PRODUCT static uint32_t in_four(uint32_t before, const unsigned char *octets, size_t words) {
  size_t quarter = words / 4;
  uint32_t a = before, b = 0, c = 0, d = 0;
  uint64_t word;
  for (size_t i = 0; i < quarter; i++, octets += 8) {
    memcpy(&word, octets, 8);
    a = CRC32C_8(a, word);
    memcpy(&word, octets + 8 * quarter, 8);
    b = CRC32C_8(b, word);
    memcpy(&word, octets + 16 * quarter, 8);
    c = CRC32C_8(c, word);
    memcpy(&word, octets + 24 * quarter, 8);
    d = CRC32C_8(d, word);
  }
  d = in_one(d, octets + 24 * quarter, words - 4 * quarter);
  uint64_t sum = moved(a, words - quarter) ^ moved(b, words - 2 * quarter) ^ moved(c, words - 3 * quarter);
  return CRC32C_8(0, sum) ^ d;
}

// The factors for each number of words, once; 0 where the processor cannot multiply so. A word of zeros moves one on.
// Threads that come together write the same, and none goes by the number before it sees the factors.
WITH_CRC32C static size_t most_in_four(void) {
  static size_t most = 1;
  size_t known = __atomic_load_n(&most, __ATOMIC_ACQUIRE);
  if (known != 1) return known;
  moves[1] = 1;
  for (size_t i = 2; i < MOST_WORDS; i++) moves[i] = CRC32C_8(moves[i - 1], 0);
  known = has_product() ? MOST_WORDS : 0;
  __atomic_store_n(&most, known, __ATOMIC_RELEASE);
  return known;
}

#else

#define LEAST_WORDS 16
static size_t most_in_four(void) { return 0; }
static uint32_t in_four(uint32_t before, const unsigned char *octets, size_t words) {
  return in_one(before, octets, words);
}

#endif

WITH_CRC32C uint32_t cp_crc32c(uint32_t before, const void *octets, size_t count) {
  const unsigned char *next = octets;
  size_t words = count / 8, most = words < LEAST_WORDS ? 0 : most_in_four();
  while (words >= LEAST_WORDS && most > 0) {
    size_t some = words < most ? words : most;
    before = in_four(before, next, some);
    next += 8 * some;
    words -= some;
  }
  before = in_one(before, next, words);
  next += 8 * words;
  for (count %= 8; count > 0; count--, next++) before = CRC32C_1(before, *next);
  return before;
}

WITH_CRC32C uint32_t cp_crc32c_after(
    uint32_t before, uint64_t first, uint64_t second, const void *octets, size_t count) {
  return cp_crc32c(CRC32C_8(CRC32C_8(before, first), second), octets, count);
}

size_t cp_blank(void *octets, uint8_t value, size_t count) {
  uint8_t *next = octets;
  size_t found = 0;
  while (count > 0) {
    // As many as a count in one octet holds: the compiler does sixteen side by side.
    size_t length = count < 240 ? count : 240;
    uint8_t here = 0;
    for (size_t at = 0; at < length; at++) {
      here += next[at] == value;
      next[at] = next[at] == value ? 0 : next[at];
    }
    found += here;
    next += length;
    count -= length;
  }
  return found;
}
