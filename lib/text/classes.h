/* What kind of byte stands where, for 64 bytes at a time: bit i of a map is byte i. Word borders and counts of characters come from these maps.
   What uses them is written once, as GALLEYI_CLASSES_INLINE with the path as its argument, and compiled twice on x86: with AVX2, bits are counted by one
   instruction, too. */
#ifndef GALLEY_TEXT_CLASSES_H
#define GALLEY_TEXT_CLASSES_H
#include "core/cpu.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#elif defined(GALLEYI_SIMD_NEON)
#  include <arm_neon.h>
#endif

typedef struct galleyi_classes {
    uint64_t letter, capital, digit;          /* of ASCII */
    uint64_t blank;                           /* white space of ASCII */
    uint64_t quote;                           /* ' and `, which words drop */
    uint64_t high;                            /* bytes of other characters */
} galleyi_classes;

enum { GALLEYI_CLASSES_AT_ONCE = 64 };

#if defined(__GNUC__)
#  define GALLEYI_CLASSES_INLINE static inline __attribute__((always_inline))
#else
#  define GALLEYI_CLASSES_INLINE static inline
#endif

/* Eight bytes with the capitals of ASCII made small, by sums that no carry leaves. */
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_lower8(uint64_t word) {
    const uint64_t ones = UINT64_C(0x0101010101010101), low = word & ones * 0x7f;
    uint64_t capital = (low + ones * (0x80 - 'A')) & ~(low + ones * (0x80 - 'Z' - 1)) & ~word & ones * 0x80;
    return word | capital >> 2;
}
/* A map with its first n bits set, n up to 64. */
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_first(size_t n) { return n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX; }

#if defined(GALLEYI_SIMD_X86)
GALLEYI_CLASSES_INLINE __m128i galleyi_classes_among(__m128i bytes, char first, char more) {
    __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(more)), from);
}
#define GALLEYI_CLASSES_BITS(vector) ((uint64_t)(unsigned)_mm_movemask_epi8(vector) << i)
GALLEYI_CLASSES_INLINE void galleyi_classes_64(galleyi_classes *classes, const char *p) {
    uint64_t letter = 0, small = 0, digit = 0, blank = 0, quote = 0, high = 0;
    for (int i = 0; i < 64; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        letter |= GALLEYI_CLASSES_BITS(galleyi_classes_among(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 25));
        small |= GALLEYI_CLASSES_BITS(_mm_slli_epi16(bytes, 2));
        digit |= GALLEYI_CLASSES_BITS(galleyi_classes_among(bytes, '0', 9));
        blank |= GALLEYI_CLASSES_BITS(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), galleyi_classes_among(bytes, 9, 4)));
        quote |= GALLEYI_CLASSES_BITS(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`'))));
        high |= GALLEYI_CLASSES_BITS(bytes);
    }
    *classes = (galleyi_classes){ letter, letter & ~small, digit, blank, quote, high };
}
/* The bytes that are this one. */
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_same(const char *p, char byte) {
    uint64_t same = 0;
    for (int i = 0; i < 64; i += 16) same |= GALLEYI_CLASSES_BITS(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + i)), _mm_set1_epi8(byte)));
    return same;
}
#undef GALLEYI_CLASSES_BITS
#elif defined(GALLEYI_SIMD_NEON)
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_bits(const uint8x16_t *all) {
    static const uint8_t bit[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
    uint8x16_t bits = vld1q_u8(bit);
    uint8x16_t low = vpaddq_u8(vandq_u8(all[0], bits), vandq_u8(all[1], bits)), high = vpaddq_u8(vandq_u8(all[2], bits), vandq_u8(all[3], bits));
    low = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(low, low)), 0);
}
GALLEYI_CLASSES_INLINE uint8x16_t galleyi_classes_among(uint8x16_t bytes, uint8_t first, uint8_t more) {
    return vcleq_u8(vsubq_u8(bytes, vdupq_n_u8(first)), vdupq_n_u8(more));
}
GALLEYI_CLASSES_INLINE void galleyi_classes_64(galleyi_classes *classes, const char *p) {
    uint8x16_t letter[4], capital[4], digit[4], blank[4], quote[4], high[4];
    for (int i = 0; i < 4; i++) {
        uint8x16_t bytes = vld1q_u8((const uint8_t *)p + 16 * i);
        letter[i] = galleyi_classes_among(vorrq_u8(bytes, vdupq_n_u8(0x20)), 'a', 25);
        capital[i] = galleyi_classes_among(bytes, 'A', 25);
        digit[i] = galleyi_classes_among(bytes, '0', 9);
        blank[i] = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8(' ')), galleyi_classes_among(bytes, 9, 4));
        quote[i] = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('\'')), vceqq_u8(bytes, vdupq_n_u8('`')));
        high[i] = vcgeq_u8(bytes, vdupq_n_u8(0x80));
    }
    *classes = (galleyi_classes){ galleyi_classes_bits(letter), galleyi_classes_bits(capital), galleyi_classes_bits(digit),
                                  galleyi_classes_bits(blank), galleyi_classes_bits(quote), galleyi_classes_bits(high) };
}
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_same(const char *p, char byte) {
    uint8x16_t same[4];
    for (int i = 0; i < 4; i++) same[i] = vceqq_u8(vld1q_u8((const uint8_t *)p + 16 * i), vdupq_n_u8((uint8_t)byte));
    return galleyi_classes_bits(same);
}
#else
GALLEYI_CLASSES_INLINE uint64_t galleyi_classes_same(const char *p, char byte) {
    uint64_t same = 0;
    for (int i = 0; i < 64; i++) same |= (uint64_t)(p[i] == byte) << i;
    return same;
}
GALLEYI_CLASSES_INLINE void galleyi_classes_64(galleyi_classes *classes, const char *p) {
    uint64_t letter = 0, capital = 0, digit = 0, blank = 0, quote = 0, high = 0;
    for (int i = 0; i < 64; i++) {
        unsigned byte = (unsigned char)p[i];
        letter |= (uint64_t)((byte | 0x20u) - 'a' < 26u) << i;
        capital |= (uint64_t)(byte - 'A' < 26u) << i;
        digit |= (uint64_t)(byte - '0' < 10u) << i;
        blank |= (uint64_t)(byte == ' ' || byte - 9u < 5u) << i;
        quote |= (uint64_t)(byte == '\'' || byte == '`') << i;
        high |= (uint64_t)(byte >> 7) << i;
    }
    *classes = (galleyi_classes){ letter, capital, digit, blank, quote, high };
}
#endif

typedef void galleyi_classes_path(galleyi_classes *classes, const char *p);

#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static inline __m256i galleyi_classes_among_avx2(__m256i bytes, char first, char more) {
    __m256i from = _mm256_sub_epi8(bytes, _mm256_set1_epi8(first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from, _mm256_set1_epi8(more)), from);
}
GALLEYI_TARGET_AVX2 static inline uint64_t galleyi_classes_bits_avx2(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}
GALLEYI_TARGET_AVX2 static inline void galleyi_classes_64_avx2(galleyi_classes *classes, const char *p) {
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p), b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32)), bit = _mm256_set1_epi8(0x20);
    uint64_t letter = galleyi_classes_bits_avx2(galleyi_classes_among_avx2(_mm256_or_si256(a, bit), 'a', 25),
                                                galleyi_classes_among_avx2(_mm256_or_si256(b, bit), 'a', 25));
    classes->letter = letter;
    classes->capital = letter & ~galleyi_classes_bits_avx2(_mm256_slli_epi16(a, 2), _mm256_slli_epi16(b, 2));
    classes->digit = galleyi_classes_bits_avx2(galleyi_classes_among_avx2(a, '0', 9), galleyi_classes_among_avx2(b, '0', 9));
    classes->blank = galleyi_classes_bits_avx2(_mm256_cmpeq_epi8(a, bit), _mm256_cmpeq_epi8(b, bit))
        | galleyi_classes_bits_avx2(galleyi_classes_among_avx2(a, 9, 4), galleyi_classes_among_avx2(b, 9, 4));
    classes->quote = galleyi_classes_bits_avx2(_mm256_or_si256(_mm256_cmpeq_epi8(a, _mm256_set1_epi8('\'')), _mm256_cmpeq_epi8(a, _mm256_set1_epi8('`'))),
                                               _mm256_or_si256(_mm256_cmpeq_epi8(b, _mm256_set1_epi8('\'')), _mm256_cmpeq_epi8(b, _mm256_set1_epi8('`'))));
    classes->high = galleyi_classes_bits_avx2(a, b);
}
GALLEYI_TARGET_AVX2 static inline uint64_t galleyi_classes_same_avx2(const char *p, char byte) {
    __m256i all = _mm256_set1_epi8(byte);
    return galleyi_classes_bits_avx2(_mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(const void *)p), all),
                                     _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(const void *)(p + 32)), all));
}
#endif

/* Of the bytes of text from `at` on, at < size; bits behind its end are 0. Nothing but the text is read. */
GALLEYI_CLASSES_INLINE void galleyi_classes_at(galleyi_classes_path *path, galleyi_classes *classes, const char *text, size_t at, size_t size) {
    size_t room = size - at;
    if (GALLEYI_LIKELY(room >= 64)) { path(classes, text + at); return; }
    if (size >= 64) {
        unsigned over = (unsigned)(64 - room);
        path(classes, text + size - 64);
        classes->letter >>= over; classes->capital >>= over; classes->digit >>= over; classes->blank >>= over; classes->quote >>= over; classes->high >>= over;
        return;
    }
    char bytes[64] = { 0 };
    memcpy(bytes, text + at, room);
    path(classes, bytes);
}
#endif
