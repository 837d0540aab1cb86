/* UTF-8 as the Encoding Standard decodes it: https://encoding.spec.whatwg.org/#utf-8-decoder */
#include "core/utf8.h"
#include "core/utf8_simd.h"
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#elif defined(GALLEYI_SIMD_NEON)
#  include <arm_neon.h>
#endif

size_t galleyi_utf8_ascii(const char *data, size_t size) {
    size_t at = 0;
#if defined(GALLEYI_SIMD_X86)
    for (; size - at >= 64; at += 64) {
        const __m128i *p = (const __m128i *)(const void *)(data + at);
        __m128i any = _mm_or_si128(_mm_or_si128(_mm_loadu_si128(p), _mm_loadu_si128(p + 1)), _mm_or_si128(_mm_loadu_si128(p + 2), _mm_loadu_si128(p + 3)));
        if (_mm_movemask_epi8(any)) break;
    }
    for (; size - at >= 16; at += 16)
        if (_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + at)))) break;
#elif defined(GALLEYI_SIMD_NEON)
    for (; size - at >= 16; at += 16)
        if (vmaxvq_u8(vld1q_u8((const uint8_t *)data + at)) >= 0x80) break;
#else
    for (; size - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, data + at, 8);
        if (word & UINT64_C(0x8080808080808080)) break;
    }
#endif
    while (at < size && (unsigned char)data[at] < 0x80) at++;
    return at;
}

/* Length of the sequence at p when it is whole and well-formed; else 0, and *subpart is how many bytes one U+FFFD stands for. */
static size_t utf8_sequence(const unsigned char *p, const unsigned char *end, size_t *subpart) {
    unsigned char lead = p[0], low = 0x80, high = 0xbf;
    size_t length;
    *subpart = 1;
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) length = 2;
    else if (lead >= 0xe0 && lead <= 0xef) {
        length = 3;
        if (lead == 0xe0) low = 0xa0;
        if (lead == 0xed) high = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        length = 4;
        if (lead == 0xf0) low = 0x90;
        if (lead == 0xf4) high = 0x8f;
    } else return 0;
    for (size_t i = 1; i < length; i++) {
        if (p + i >= end || p[i] < low || p[i] > high) { *subpart = i; return 0; }
        low = 0x80;
        high = 0xbf;
    }
    return length;
}

size_t galleyi_utf8_valid(const char *data, size_t size) { return galleyi_utf8_valid_path(galleyi_cpu_best(), data, size); }

size_t galleyi_utf8_valid_path(galleyi_cpu path, const char *data, size_t size) {
    const unsigned char *begin = (const unsigned char *)data, *end = begin + size, *p = begin;
    if (size >= 64) p += galleyi_utf8_blocks(path, data, size);
    size_t subpart;
    while (p < end) {
        if (*p < 0x80) { p += galleyi_utf8_ascii((const char *)p, (size_t)(end - p)); continue; }
        do {
            size_t length = utf8_sequence(p, end, &subpart);
            if (!length) return (size_t)(p - begin);
            p += length;
        } while (p < end && *p >= 0x80);
    }
    return size;
}

int32_t galleyi_utf8_repair(galleyi_buffer *out, const char *data, size_t size, size_t *repaired) {
    size_t at = 0, count = 0, subpart;
    while (at < size) {
        size_t good = galleyi_utf8_valid(data + at, size - at);
        const char *nul;
        while (good && (nul = memchr(data + at, 0, good)) != NULL) {
            size_t before = (size_t)(nul - (data + at));
            galleyi_buffer_append(out, data + at, before);
            galleyi_buffer_append(out, "\xef\xbf\xbd", 3);
            count++;
            at += before + 1;
            good -= before + 1;
        }
        galleyi_buffer_append(out, data + at, good);
        at += good;
        if (at == size) break;
        while (at < size && !utf8_sequence((const unsigned char *)data + at, (const unsigned char *)data + size, &subpart)) {
            galleyi_buffer_append(out, "\xef\xbf\xbd", 3);
            count++;
            at += subpart;
        }
    }
    if (repaired) *repaired = count;
    return out->status;
}

size_t galleyi_utf8_incomplete(const char *data, size_t size) {
    for (size_t back = 1; back <= 3 && back <= size; back++) {
        unsigned char byte = (unsigned char)data[size - back];
        if (byte < 0x80) return 0;
        if (byte >= 0xc0) {
            size_t wants = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2, subpart;
            const unsigned char *p = (const unsigned char *)data + size - back;
            if (wants <= back || utf8_sequence(p, p + back, &subpart) || subpart != back) return 0;
            return byte > 0xf4 || byte < 0xc2 ? 0 : back;
        }
    }
    return 0;
}

size_t galleyi_utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) { out[0] = (char)(0xc0 | c >> 6); out[1] = (char)(0x80 | (c & 63)); return 2; }
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
    if (c < 0x10000) { out[0] = (char)(0xe0 | c >> 12); out[1] = (char)(0x80 | (c >> 6 & 63)); out[2] = (char)(0x80 | (c & 63)); return 3; }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

size_t galleyi_utf8_count(const char *data, size_t size) {
    size_t count = 0;
    for (size_t i = 0; i < size; i++) count += ((unsigned char)data[i] & 0xc0) != 0x80;
    return count;
}

uint32_t galleyi_utf8_next_slow(const char **at, const char *end) {
    const unsigned char *p = (const unsigned char *)*at;
    size_t subpart, length = utf8_sequence(p, (const unsigned char *)end, &subpart);
    if (!length) { *at += subpart; return 0xfffd; }
    *at += length;
    switch (length) {
    case 1:  return p[0];
    case 2:  return (uint32_t)(p[0] & 31) << 6 | (p[1] & 63);
    case 3:  return (uint32_t)(p[0] & 15) << 12 | (uint32_t)(p[1] & 63) << 6 | (p[2] & 63);
    default: return (uint32_t)(p[0] & 7) << 18 | (uint32_t)(p[1] & 63) << 12 | (uint32_t)(p[2] & 63) << 6 | (p[3] & 63);
    }
}

uint32_t galleyi_utf8_previous(const char **at, const char *begin) {
    const char *p = *at, *end = p;
    do p--; while (p > begin && ((unsigned char)*p & 0xc0) == 0x80 && end - p < 4);
    *at = p;
    return galleyi_utf8_next(&p, end);
}
