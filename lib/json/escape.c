/* Escaping by RFC 8259 section 7: quotation mark, reverse solidus and U+0000 to U+001F; everything else stands as it is. */
#include "json/emit.h"
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#elif defined(GALLEYI_SIMD_NEON)
#  include <arm_neon.h>
#endif

enum { ESCAPE_BLOCK = 4096, ESCAPE_LONGEST = 6, ESCAPE_SLACK = 32 };

static int escape_needed(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

static char *escape_one(char *to, unsigned char c) {
    static const char digits[] = "0123456789abcdef", letters[] = "btn\0fr";   /* U+0008 to U+000D */
    *to++ = '\\';
    if (c == '"' || c == '\\') *to++ = (char)c;
    else if (c >= 8 && c <= 13 && c != 11) *to++ = letters[c - 8];
    else {
        memcpy(to, "u00", 3);
        to[3] = digits[c >> 4];
        to[4] = digits[c & 15];
        to += 5;
    }
    return to;
}

static char *escape_bytes(char *to, const char *p, const char *end) {
    for (; p < end; p++) {
        if (escape_needed((unsigned char)*p)) to = escape_one(to, (unsigned char)*p);
        else *to++ = *p;
    }
    return to;
}

/* Eight bytes at once: is any below 0x20, a quotation mark or a reverse solidus? */
static int escape_word(uint64_t x) {
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    uint64_t quote = x ^ (ones * '"'), slash = x ^ (ones * '\\');
    return (((x - ones * 0x20) & ~x) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & high ? 1 : 0;
}

static char *escape_plain(char *to, const char *p, const char *end) {
    for (; end - p >= 8; p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        if (escape_word(word)) to = escape_bytes(to, p, p + 8);
        else { memcpy(to, &word, 8); to += 8; }
    }
    return escape_bytes(to, p, end);
}

#if defined(GALLEYI_SIMD_X86)
/* The vector is stored before it is known how much of it stands as it is. */
static char *escape_sse2(char *to, const char *p, const char *end) {
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1f);
    while (end - p >= 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i bad = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, slash)), _mm_cmpeq_epi8(_mm_min_epu8(v, control), v));
        int mask = _mm_movemask_epi8(bad);
        _mm_storeu_si128((__m128i *)(void *)to, v);
        int good = mask ? __builtin_ctz((unsigned)mask) : 16;
        p += good;
        to += good;
        if (mask) to = escape_one(to, (unsigned char)*p++);
    }
    return escape_plain(to, p, end);
}
#elif defined(GALLEYI_SIMD_NEON)
static char *escape_neon(char *to, const char *p, const char *end) {
    const uint8x16_t quote = vdupq_n_u8('"'), slash = vdupq_n_u8('\\'), control = vdupq_n_u8(0x20);
    for (; end - p >= 16; p += 16) {
        uint8x16_t v = vld1q_u8((const uint8_t *)p);
        uint8x16_t bad = vorrq_u8(vorrq_u8(vceqq_u8(v, quote), vceqq_u8(v, slash)), vcltq_u8(v, control));
        if (vmaxvq_u8(bad)) { to = escape_bytes(to, p, p + 16); continue; }
        vst1q_u8((uint8_t *)to, v);
        to += 16;
    }
    return escape_plain(to, p, end);
}
#endif

int32_t galleyi_json_escape_path(galleyi_cpu path, galleyi_buffer *out, const char *text, size_t length) {
    while (length) {
        size_t block = length < ESCAPE_BLOCK ? length : ESCAPE_BLOCK;
        if (galleyi_buffer_reserve(out, block * ESCAPE_LONGEST + ESCAPE_SLACK)) return out->status;
        char *to = out->data + out->size;
#if defined(GALLEYI_SIMD_X86)
        to = path == GALLEYI_CPU_PLAIN ? escape_plain(to, text, text + block) : escape_sse2(to, text, text + block);
#elif defined(GALLEYI_SIMD_NEON)
        to = path == GALLEYI_CPU_PLAIN ? escape_plain(to, text, text + block) : escape_neon(to, text, text + block);
#else
        (void)path;
        to = escape_plain(to, text, text + block);
#endif
        out->size = (size_t)(to - out->data);
        text += block;
        length -= block;
    }
    return out->status;
}

int32_t galleyi_json_escape(galleyi_buffer *out, const char *text, size_t length) {
#if defined(GALLEYI_SIMD_X86)
    return galleyi_json_escape_path(GALLEYI_CPU_SSE2, out, text, length);
#else
    return galleyi_json_escape_path(galleyi_cpu_best(), out, text, length);
#endif
}
