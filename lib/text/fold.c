#include "text/fold.h"
#include "core/cpu.h"
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#endif

enum { FOLD_PLAIN, FOLD_SPACE, FOLD_LEAD };   /* a lead byte may begin what is dropped */
static const unsigned char fold_class[256] = {
    ['\t'] = FOLD_SPACE, ['\n'] = FOLD_SPACE, ['\f'] = FOLD_SPACE, ['\r'] = FOLD_SPACE, [' '] = FOLD_SPACE, [0xc2] = FOLD_LEAD, [0xe2] = FOLD_LEAD, [0xef] = FOLD_LEAD
};

/* Length of what is dropped at p, 0: nothing. */
static size_t fold_dropped(const char *p, size_t left) {
    if (left >= 2 && !memcmp(p, "\xc2\xad", 2)) return 2;
    if (left >= 3 && (!memcmp(p, "\xe2\x80\x8b", 3) || !memcmp(p, "\xef\xbb\xbf", 3))) return 3;
    return 0;
}

#if defined(GALLEYI_SIMD_X86)
enum { FOLD_AT_ONCE = 16, FOLD_ROOM = 18 };   /* two bytes more are looked at */
/* Whether text[0] to text[15] can be copied as they stand, for what the 18 bytes tell. */
static bool fold_plain(const char *text) {
    __m128i first = _mm_loadu_si128((const __m128i *)(const void *)text), second = _mm_loadu_si128((const __m128i *)(const void *)(text + 1));
    __m128i third = _mm_loadu_si128((const __m128i *)(const void *)(text + 2)), blank = _mm_set1_epi8(' ');
    __m128i stop = _mm_and_si128(_mm_cmpeq_epi8(first, blank), _mm_cmpeq_epi8(second, blank));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(first, _mm_min_epu8(first, _mm_set1_epi8(0x0d))));
    stop = _mm_or_si128(stop, _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8((char)0xc2)), _mm_cmpeq_epi8(second, _mm_set1_epi8((char)0xad))));
    stop = _mm_or_si128(stop, _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8((char)0xe2)), _mm_cmpeq_epi8(third, _mm_set1_epi8((char)0x8b))));
    stop = _mm_or_si128(stop, _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8((char)0xef)), _mm_cmpeq_epi8(third, _mm_set1_epi8((char)0xbf))));
    return !_mm_movemask_epi8(stop);
}
#endif

size_t galleyi_fold_run(const char *text, size_t size) {
    size_t at = 0;
    for (;;) {
        size_t until = size;
#if defined(GALLEYI_SIMD_X86)
        while (size - at >= FOLD_ROOM && fold_plain(text + at)) at += FOLD_AT_ONCE;
        if (size - at >= FOLD_ROOM) until = at + FOLD_AT_ONCE;
        else if (size >= FOLD_ROOM && size - at > 2 && fold_plain(text + size - FOLD_ROOM)) at = size - 2;
#endif
        for (; at < until; at++) {
            unsigned char byte = (unsigned char)text[at];
            if (fold_class[byte] == FOLD_PLAIN) continue;
            if (byte == ' ' && at + 1 < size && fold_class[(unsigned char)text[at + 1]] != FOLD_SPACE && !fold_dropped(text + at + 1, size - at - 1)) continue;
            if (fold_class[byte] == FOLD_LEAD && !fold_dropped(text + at, size - at)) continue;
            while (at && text[at - 1] == ' ') at--;
            return at;
        }
        if (at == size) return at;
    }
}

int32_t galleyi_fold_add(galleyi_fold *fold, galleyi_buffer *out, const char *text, size_t size) {
    size_t at = 0;
    while (at < size) {
        unsigned char byte = (unsigned char)text[at];
        size_t dropped;
        if (fold_class[byte] == FOLD_SPACE) {
            fold->space = fold->begun;
            at++;
        } else if (fold_class[byte] == FOLD_LEAD && (dropped = fold_dropped(text + at, size - at)) != 0) {
            at += dropped;
        } else {
            size_t run = galleyi_fold_run(text + at, size - at);
            if (fold->space) galleyi_buffer_append_char(out, ' ');
            galleyi_buffer_append(out, text + at, run);
            fold->begun = true;
            fold->space = false;
            at += run;
        }
    }
    return out->status;
}

int32_t galleyi_fold_append(galleyi_buffer *out, const char *text, size_t size) {
    galleyi_fold fold = GALLEYI_FOLD_INIT;
    return galleyi_fold_add(&fold, out, text, size);
}

bool galleyi_folded(const char *text, size_t size) {
    if (!size) return true;
    return fold_class[(unsigned char)text[0]] != FOLD_SPACE && !fold_dropped(text, size) && galleyi_fold_run(text, size) == size;
}
