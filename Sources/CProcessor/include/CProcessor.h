// Instructions of the processor that Swift has no word for. They compute nothing that Swift could not: they only do it
// sooner. Where the processor lacks them, the callers do without; the C library's search does so by itself.
#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Whether this processor has an instruction for CRC-32C: x86-64 with SSE 4.2, ARMv8 with the CRC extension.
bool cp_has_crc32c(void);

// The register of a CRC-32C after some octets. Not to be called unless cp_has_crc32c.
uint32_t cp_crc32c(uint32_t before, const void *octets, size_t count);

// The same with two words before the octets, eight octets each, the lowest first.
uint32_t cp_crc32c_after(uint32_t before, uint64_t first, uint64_t second, const void *octets, size_t count);

// Asks for the octets at an address that will be read soon. Any address will do: one that cannot be read is passed over.
static inline void cp_prefetch(const void *address) { __builtin_prefetch(address); }

// The first of some octets that has a value; NULL when none has.
static inline const void *cp_find(const void *octets, uint8_t value, size_t count) { return memchr(octets, value, count); }

// Puts a zero in each place of some octets that has a value; gives how many those were.
size_t cp_blank(void *octets, uint8_t value, size_t count);

#endif
