/* UTF-8 validation by table lookup: J. Keiser, D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte", 2020 (arXiv:2010.03090).
   Two bytes that stand side by side are classified through three 16-entry tables (high and low half of the first, high half of the second); a bit
   that survives in all three names an error. Third and fourth bytes are checked apart: they must be continuations exactly where a lead stands before. */
#include "core/utf8_simd.h"
#include <stdint.h>
#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#elif defined(GALLEYI_SIMD_NEON)
#  include <arm_neon.h>
#endif

enum {
    UTF8_SHORT = 1,                           /* a lead without its continuation */
    UTF8_LONG = 2,                            /* ASCII, then a continuation */
    UTF8_OVER3 = 4, UTF8_LARGE = 8, UTF8_SURROGATE = 16, UTF8_OVER2 = 32,
    UTF8_OVER4 = 64,                          /* and above U+10FFFF with second byte 80 to 8F */
    UTF8_CONTINUED = 128,                     /* two continuations: an error unless a lead stands two or three before */
    UTF8_ANY = UTF8_SHORT | UTF8_LONG | UTF8_CONTINUED,
    UTF8_80 = UTF8_LONG | UTF8_OVER2 | UTF8_CONTINUED
};
#if defined(GALLEYI_SIMD_X86) || defined(GALLEYI_SIMD_NEON)
static const uint8_t utf8_first_high[16] = {
    UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_LONG, UTF8_CONTINUED, UTF8_CONTINUED, UTF8_CONTINUED, UTF8_CONTINUED,
    UTF8_SHORT | UTF8_OVER2, UTF8_SHORT, UTF8_SHORT | UTF8_OVER3 | UTF8_SURROGATE, UTF8_SHORT | UTF8_LARGE | UTF8_OVER4
};
#define UTF8_TOP (UTF8_ANY | UTF8_LARGE | UTF8_OVER4)
static const uint8_t utf8_first_low[16] = {
    UTF8_ANY | UTF8_OVER2 | UTF8_OVER3 | UTF8_OVER4, UTF8_ANY | UTF8_OVER2, UTF8_ANY, UTF8_ANY, UTF8_ANY | UTF8_LARGE, UTF8_TOP, UTF8_TOP, UTF8_TOP,
    UTF8_TOP, UTF8_TOP, UTF8_TOP, UTF8_TOP, UTF8_TOP, UTF8_TOP | UTF8_SURROGATE, UTF8_TOP, UTF8_TOP
};
static const uint8_t utf8_second_high[16] = {
    UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_80 | UTF8_OVER3 | UTF8_OVER4, UTF8_80 | UTF8_OVER3 | UTF8_LARGE,
    UTF8_80 | UTF8_SURROGATE | UTF8_LARGE, UTF8_80 | UTF8_SURROGATE | UTF8_LARGE, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT, UTF8_SHORT
};
/* Largest byte that may stand at each of the last places of a block without wanting more. */
static const uint8_t utf8_complete[32] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0xef, 0xdf, 0xbf
};

/* From the start of a block back over the sequence that may reach into it. */
static size_t utf8_boundary(const char *data, size_t at) {
    size_t from = at;
    while (from && at - from < 3 && ((unsigned char)data[from - 1] & 0xc0) == 0x80) from--;
    return from && (unsigned char)data[from - 1] >= 0xc0 ? from - 1 : at;
}
#endif

#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_SSSE3 static inline __m128i utf8_ssse3_errors(__m128i bytes, __m128i before, const __m128i tables[3]) {
    const __m128i low = _mm_set1_epi8(15), top = _mm_set1_epi8((char)0x80);
    __m128i one = _mm_alignr_epi8(bytes, before, 15), two = _mm_alignr_epi8(bytes, before, 14), three = _mm_alignr_epi8(bytes, before, 13);
    __m128i errors = _mm_and_si128(_mm_shuffle_epi8(tables[0], _mm_and_si128(_mm_srli_epi16(one, 4), low)), _mm_shuffle_epi8(tables[1], _mm_and_si128(one, low)));
    errors = _mm_and_si128(errors, _mm_shuffle_epi8(tables[2], _mm_and_si128(_mm_srli_epi16(bytes, 4), low)));
    __m128i wanted = _mm_or_si128(_mm_subs_epu8(two, _mm_set1_epi8(0xe0 - 0x80)), _mm_subs_epu8(three, _mm_set1_epi8(0xf0 - 0x80)));
    return _mm_xor_si128(_mm_and_si128(wanted, top), errors);
}

GALLEYI_TARGET_SSSE3 static size_t utf8_blocks_ssse3(const char *data, size_t size) {
    const __m128i tables[3] = { _mm_loadu_si128((const __m128i *)(const void *)utf8_first_high), _mm_loadu_si128((const __m128i *)(const void *)utf8_first_low),
                                _mm_loadu_si128((const __m128i *)(const void *)utf8_second_high) };
    const __m128i complete = _mm_loadu_si128((const __m128i *)(const void *)(utf8_complete + 16));
    __m128i before = _mm_setzero_si128(), open = before, errors = before;
    size_t at = 0;
    for (; size - at >= 64; at += 64) {
        const __m128i *p = (const __m128i *)(const void *)(data + at);
        __m128i a = _mm_loadu_si128(p), b = _mm_loadu_si128(p + 1), c = _mm_loadu_si128(p + 2), d = _mm_loadu_si128(p + 3);
        if (!_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)))) {
            errors = open;
        } else {
            errors = _mm_or_si128(_mm_or_si128(utf8_ssse3_errors(a, before, tables), utf8_ssse3_errors(b, a, tables)),
                                  _mm_or_si128(utf8_ssse3_errors(c, b, tables), utf8_ssse3_errors(d, c, tables)));
        }
        if (_mm_movemask_epi8(_mm_cmpeq_epi8(errors, _mm_setzero_si128())) != 0xffff) break;
        before = d;
        open = _mm_subs_epu8(d, complete);
    }
    return utf8_boundary(data, at);
}

GALLEYI_TARGET_AVX2 static inline __m256i utf8_avx2_errors(__m256i bytes, __m256i before, const __m256i tables[3]) {
    const __m256i low = _mm256_set1_epi8(15), top = _mm256_set1_epi8((char)0x80);
    __m256i across = _mm256_permute2x128_si256(before, bytes, 0x21);
    __m256i one = _mm256_alignr_epi8(bytes, across, 15), two = _mm256_alignr_epi8(bytes, across, 14), three = _mm256_alignr_epi8(bytes, across, 13);
    __m256i errors = _mm256_and_si256(_mm256_shuffle_epi8(tables[0], _mm256_and_si256(_mm256_srli_epi16(one, 4), low)),
                                      _mm256_shuffle_epi8(tables[1], _mm256_and_si256(one, low)));
    errors = _mm256_and_si256(errors, _mm256_shuffle_epi8(tables[2], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low)));
    __m256i wanted = _mm256_or_si256(_mm256_subs_epu8(two, _mm256_set1_epi8(0xe0 - 0x80)), _mm256_subs_epu8(three, _mm256_set1_epi8(0xf0 - 0x80)));
    return _mm256_xor_si256(_mm256_and_si256(wanted, top), errors);
}

GALLEYI_TARGET_AVX2 static size_t utf8_blocks_avx2(const char *data, size_t size) {
    const __m256i tables[3] = { _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)utf8_first_high)),
                                _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)utf8_first_low)),
                                _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)utf8_second_high)) };
    const __m256i complete = _mm256_loadu_si256((const __m256i *)(const void *)utf8_complete);
    __m256i before = _mm256_setzero_si256(), open = before, errors;
    size_t at = 0;
    for (; size - at >= 64; at += 64) {
        const __m256i *p = (const __m256i *)(const void *)(data + at);
        __m256i a = _mm256_loadu_si256(p), b = _mm256_loadu_si256(p + 1);
        if (!_mm256_movemask_epi8(_mm256_or_si256(a, b))) errors = open;
        else errors = _mm256_or_si256(utf8_avx2_errors(a, before, tables), utf8_avx2_errors(b, a, tables));
        if (!_mm256_testz_si256(errors, errors)) break;
        before = b;
        open = _mm256_subs_epu8(b, complete);
    }
    return utf8_boundary(data, at);
}
#elif defined(GALLEYI_SIMD_NEON)
static inline uint8x16_t utf8_neon_errors(uint8x16_t bytes, uint8x16_t before, const uint8x16_t tables[3]) {
    uint8x16_t one = vextq_u8(before, bytes, 15), two = vextq_u8(before, bytes, 14), three = vextq_u8(before, bytes, 13);
    uint8x16_t errors = vandq_u8(vqtbl1q_u8(tables[0], vshrq_n_u8(one, 4)), vqtbl1q_u8(tables[1], vandq_u8(one, vdupq_n_u8(15))));
    errors = vandq_u8(errors, vqtbl1q_u8(tables[2], vshrq_n_u8(bytes, 4)));
    uint8x16_t wanted = vorrq_u8(vqsubq_u8(two, vdupq_n_u8(0xe0 - 0x80)), vqsubq_u8(three, vdupq_n_u8(0xf0 - 0x80)));
    return veorq_u8(vandq_u8(wanted, vdupq_n_u8(0x80)), errors);
}

static size_t utf8_blocks_neon(const char *data, size_t size) {
    const uint8x16_t tables[3] = { vld1q_u8(utf8_first_high), vld1q_u8(utf8_first_low), vld1q_u8(utf8_second_high) };
    const uint8x16_t complete = vld1q_u8(utf8_complete + 16);
    uint8x16_t before = vdupq_n_u8(0), open = before, errors;
    size_t at = 0;
    for (; size - at >= 64; at += 64) {
        const uint8_t *p = (const uint8_t *)data + at;
        uint8x16_t a = vld1q_u8(p), b = vld1q_u8(p + 16), c = vld1q_u8(p + 32), d = vld1q_u8(p + 48);
        if (vmaxvq_u8(vorrq_u8(vorrq_u8(a, b), vorrq_u8(c, d))) < 0x80) {
            errors = open;
        } else {
            errors = vorrq_u8(vorrq_u8(utf8_neon_errors(a, before, tables), utf8_neon_errors(b, a, tables)),
                              vorrq_u8(utf8_neon_errors(c, b, tables), utf8_neon_errors(d, c, tables)));
        }
        if (vmaxvq_u8(errors)) break;
        before = d;
        open = vqsubq_u8(d, complete);
    }
    return utf8_boundary(data, at);
}
#endif

size_t galleyi_utf8_blocks(galleyi_cpu path, const char *data, size_t size) {
    switch (path) {
#if defined(GALLEYI_SIMD_X86)
    case GALLEYI_CPU_AVX2:  return utf8_blocks_avx2(data, size);
    case GALLEYI_CPU_SSSE3: return utf8_blocks_ssse3(data, size);
#elif defined(GALLEYI_SIMD_NEON)
    case GALLEYI_CPU_NEON:  return utf8_blocks_neon(data, size);
#endif
    default:                (void)data; (void)size; return 0;
    }
}
