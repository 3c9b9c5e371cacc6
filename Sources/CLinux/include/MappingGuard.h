// A mapped file whose page cannot be read (a worn card, a file cut behind our back) raises SIGBUS, which no Swift code
// can catch. While a mapping is guarded, such a page reads as zeros instead.
#ifndef MAPPING_GUARD_H
#define MAPPING_GUARD_H
#include <stdbool.h>
#include <stddef.h>
// The live index, the one that takes its place, and the two of a comparison; twice that.
#define CL_GUARDED_MAPPINGS 8
bool cl_guard_mapping(const void *start, size_t length);
void cl_unguard_mapping(const void *start);
#endif
