/* Searching with vector instructions, and the hash of names. Every path gives the same answers. */
#ifndef GALLEY_HTML_HTML_SCAN_H
#define GALLEY_HTML_HTML_SCAN_H
#include "core/cpu.h"
#include "html/html_names_table.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#elif defined(GALLEYI_SIMD_NEON)
#  include <arm_neon.h>
#endif

enum { GALLEYI_SCAN_CR = 1, GALLEYI_SCAN_NUL = 2, GALLEYI_SCAN_AMPERSAND = 4 };

typedef struct galleyi_html_scanner {
    /* The first byte that is stop, '&', CR or NUL; end: none. */
    const char *(*stop)(const char *at, const char *end, char stop);
    /* The first '<' before '/' or '!'; end: none. *flags gets CR and NUL where bytes passed over hold one (or may). */
    const char *(*raw)(const char *at, const char *end, unsigned *flags);
    /* The first "-->" or "--!>"; end: none. flags as above. */
    const char *(*comment)(const char *at, const char *end, unsigned *flags);
} galleyi_html_scanner;

static inline uint64_t galleyi_html_load(const char *at, size_t length) {      /* length <= 8 */
    uint64_t word = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (size_t i = 0; i < length; i++) word |= (uint64_t)(unsigned char)at[i] << 8 * i;
#else
    memcpy(&word, at, length);
#endif
    return word;
}
static inline uint64_t galleyi_html_hash16(uint64_t low, uint64_t high) {
    high *= GALLEYI_HTML_HASH_2;
    return (low ^ (high << 29 | high >> 35)) * GALLEYI_HTML_HASH_1;
}
static inline uint64_t galleyi_html_hash(const char *name, size_t length) {
    if (length <= 16) return galleyi_html_hash16(galleyi_html_load(name, length < 8 ? length : 8), length > 8 ? galleyi_html_load(name + 8, length - 8) : 0);
    uint64_t hash = length;
    for (size_t i = 0; i < length; i += 8)
        hash = ((hash << 27 | hash >> 37) ^ galleyi_html_load(name + i, length - i < 8 ? length - i : 8)) * GALLEYI_HTML_HASH_1;
    return hash;
}
static inline uint32_t galleyi_html_known_slot(uint64_t hash) {
    return galleyi_html_known_slots[((uint32_t)(hash >> 40) & (GALLEYI_HTML_SLOTS - 1)) ^ galleyi_html_known_displacements[hash >> 56]];
}
#endif
