/* A hash that takes eight bytes at a time. */
#ifndef GALLEY_CORE_HASH_H
#define GALLEY_CORE_HASH_H
#include "config.h"
#include <stdint.h>

#define GALLEYI_HASH_PRIME UINT64_C(0x9e3779b97f4a7c15)
static inline uint64_t galleyi_hash_piece(uint64_t hash, uint64_t piece) {
    hash = (hash ^ piece) * GALLEYI_HASH_PRIME;
    return hash ^ hash >> 32;
}
#endif
