#include "extract/dom_measure.h"
#include "core/utf8.h"
#include "extract/class_tokens.h"
#include "text/classes.h"

void galleyi_dom_measure_begin(galleyi_dom_measure *m) {
    memset(m, 0, sizeof *m);
    m->hash = GALLEYI_HASH_PRIME;
}

/* ── The hash: of eight bytes at a time, however the text is parted ── */

GALLEYI_CLASSES_INLINE void dom_measure_piece(galleyi_dom_measure *m, uint64_t piece, unsigned size) {
    uint64_t all = m->piece | piece << 8 * m->pieced;
    unsigned pieced = m->pieced + size;
    if (pieced >= 8) {
        m->hash = galleyi_hash_piece(m->hash, all);
        pieced -= 8;
        all = pieced ? piece >> 8 * (size - pieced) : 0;
    }
    m->piece = all;
    m->pieced = pieced;
}

GALLEYI_CLASSES_INLINE void dom_measure_bytes(galleyi_dom_measure *m, const char *p, size_t size, const char *limit) {
    for (; size >= 8; p += 8, size -= 8) dom_measure_piece(m, galleyi_classes_lower8(galleyi_class_load(p, 8)), 8);
    if (!size) return;
    uint64_t word = limit - p >= 8 ? galleyi_class_load(p, 8) & ((UINT64_C(1) << 8 * size) - 1) : galleyi_class_load(p, size);
    dom_measure_piece(m, galleyi_classes_lower8(word), (unsigned)size);
}

uint32_t galleyi_dom_measure_hash(const galleyi_dom_measure *m) {
    uint64_t hash = galleyi_hash_piece(galleyi_hash_piece(m->hash, m->piece), m->pieced);
    hash ^= hash >> 29;
    return (uint32_t)hash ? (uint32_t)hash : 1;
}

/* ── Other characters than ASCII ── */

static int dom_measure_is_wide(uint32_t c) {   /* scripts that are written without spaces */
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x0e00 && c <= 0x0eff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

static void dom_measure_other(galleyi_dom_measure *m, uint32_t c) {
    m->chars++;
    if (dom_measure_is_wide(c)) { m->words += 11; m->in_word = 0; m->letters++; return; }
    if ((c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff0f) || c == 0xab || c == 0xbb || c == 0xa0) {
        m->commas += c == 0x3001 || c == 0xff0c;
        m->in_word = 0;
        return;
    }
    if (!m->in_word) m->words += GALLEYI_DOM_WORD;
    m->in_word = 1;
    m->letters++;
    m->commas += c == 0x060c;
}

/* The characters from p on that are not of ASCII; where they end. */
static const char *dom_measure_others(galleyi_dom_measure *m, const char *p, const char *end, const char *limit) {
    const char *begin = p;
    if (m->space) { dom_measure_piece(m, ' ', 1); m->chars++; m->space = 0; }
    do dom_measure_other(m, galleyi_utf8_next(&p, end)); while (p < end && (unsigned char)*p >= 0x80);
    dom_measure_bytes(m, begin, (size_t)(p - begin), limit);
    return p;
}

/* ── The end of a sentence ── */

enum { MEASURE_OTHER, MEASURE_END, MEASURE_PASSED };   /* passed: a sentence that has ended stays so */

static int dom_measure_end_ascii(unsigned char c) {
    switch (c) {
    case '.': case '!': case '?': case ':': case ';': return MEASURE_END;
    case '"': case ')': case '\'': case ' ': return MEASURE_PASSED;
    default: return c >= 9 && c <= 13 ? MEASURE_PASSED : MEASURE_OTHER;
    }
}

static int dom_measure_end_other(uint32_t c) {
    switch (c) {
    case 0x2026: case 0x3002: case 0xff01: case 0xff1f: case 0x0964: case 0x06d4: case 0x061f: return MEASURE_END;
    case 0x201d: case 0x2019: case 0xbb: case 0x300d: case 0x300f: case 0xff09: return MEASURE_PASSED;
    default: return MEASURE_OTHER;
    }
}

static void dom_measure_end(galleyi_dom_measure *m, const char *text, const char *end) {
    while (end > text) {
        unsigned char last = (unsigned char)end[-1];
        int kind;
        if (last < 0x80) { kind = dom_measure_end_ascii(last); end--; }
        else kind = dom_measure_end_other(galleyi_utf8_previous(&end, text));
        if (kind == MEASURE_PASSED) continue;
        m->sentence_end = kind == MEASURE_END;
        return;
    }
}

/* ── The loop ── */

typedef uint64_t dom_measure_same_path(const char *p, char byte);
#define MEASURE_COUNT(map) ((uint32_t)__builtin_popcountll(map))
#define MEASURE_FIRST(map) ((unsigned)__builtin_ctzll(map))
#define MEASURE_LAST(map)  (63u - (unsigned)__builtin_clzll(map))

/* Words begin at letters and digits; hyphens and apostrophes behind such stay in the word. */
GALLEYI_CLASSES_INLINE void dom_measure_words(galleyi_dom_measure *m, uint64_t word, uint64_t joins, unsigned size) {
    uint64_t behind = word << 1 | m->in_word, sum = joins + (behind & joins), within = (behind & ~joins) | (sum & ~joins);
    m->words += GALLEYI_DOM_WORD * MEASURE_COUNT(word & ~within);
    m->in_word = size < 64 ? within >> size & 1 : joins >> 63 ? sum < joins : word >> 63;
}

/* The bytes from p on as they count in the hash; text: those that are not white space, single: white space that is one blank. */
GALLEYI_CLASSES_INLINE void dom_measure_fold(galleyi_dom_measure *m, const char *p, uint64_t text, uint64_t single, const char *limit) {
    unsigned first = MEASURE_FIRST(text), last = MEASURE_LAST(text) + 1;
    uint64_t reach = galleyi_classes_first(last) & ~galleyi_classes_first(first);
    if (GALLEYI_LIKELY(((text | single) & reach) == reach)) { dom_measure_bytes(m, p + first, last - first, limit); return; }
    while (text) {
        unsigned begin = MEASURE_FIRST(text);
        uint64_t behind = ~(text >> begin);
        unsigned size = behind ? MEASURE_FIRST(behind) : 64;
        dom_measure_bytes(m, p + begin, size, limit);
        text &= ~galleyi_classes_first(begin + size);
        if (text) dom_measure_piece(m, ' ', 1);
    }
}

/* The first `size` bytes of those that map tells of, all of ASCII. */
GALLEYI_CLASSES_INLINE void dom_measure_ascii(galleyi_dom_measure *m, const galleyi_classes *map, uint64_t blank, uint64_t comma, uint64_t joins, const char *p, unsigned size, const char *limit) {
    uint64_t here = galleyi_classes_first(size), text = ~map->blank & here, letter = map->letter & here, digit = map->digit & here;
    if (!text) { m->space = m->chars != 0; m->in_word = 0; return; }
    dom_measure_words(m, letter | digit, joins & here, size);
    m->letters += MEASURE_COUNT(letter);
    m->uppers += MEASURE_COUNT(map->capital & here);
    m->digits += MEASURE_COUNT(digit);
    m->commas += MEASURE_COUNT(comma & here);
    if (m->space || (m->chars && !(text & 1))) { dom_measure_piece(m, ' ', 1); m->chars++; }
    m->chars += MEASURE_COUNT(text) + MEASURE_COUNT(text & ~(text << 1)) - 1;
    m->space = !(text >> (size - 1) & 1);
    dom_measure_fold(m, p, text, blank & ~(blank << 1), limit);
}

GALLEYI_CLASSES_INLINE void dom_measure_loop(galleyi_classes_path *path, dom_measure_same_path *same, galleyi_dom_measure *measure, const char *text, size_t length, const char *limit) {
    galleyi_dom_measure m = *measure;
    const char *p = text, *end = text + length;
    char bytes[64];
    while (p < end) {
        const char *from = p;
        if (GALLEYI_UNLIKELY(limit - p < 64)) {
            memset(bytes, 0, sizeof bytes);
            memcpy(bytes, p, (size_t)(end - p) < 64 ? (size_t)(end - p) : 64);
            from = bytes;
        }
        galleyi_classes map;
        path(&map, from);
        unsigned size = end - p < 64 ? (unsigned)(end - p) : 64;
        if (GALLEYI_UNLIKELY(map.high & galleyi_classes_first(size))) size = MEASURE_FIRST(map.high);
        if (!size) { m.others = 1; p = dom_measure_others(&m, p, end, limit); continue; }
        dom_measure_ascii(&m, &map, same(from, ' '), same(from, ','), same(from, '\'') | same(from, '-'), p, size, limit);
        p += size;
    }
    dom_measure_end(&m, text, end);
    *measure = m;
}

GALLEYI_CLASSES_INLINE size_t dom_measure_blanks(galleyi_classes_path *path, const char *text, size_t size, const char *limit) {
    size_t at = 0;
    while (at < size && limit - text >= (ptrdiff_t)at + 64) {
        galleyi_classes map;
        path(&map, text + at);
        if (~map.blank) { at += MEASURE_FIRST(~map.blank); return at < size ? at : size; }
        at += 64;
    }
    while (at < size && (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13))) at++;
    return at < size ? at : size;
}

#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static size_t dom_measure_blanks_avx2(const char *text, size_t size, const char *limit) { return dom_measure_blanks(galleyi_classes_64_avx2, text, size, limit); }
GALLEYI_TARGET_AVX2 static void dom_measure_avx2(galleyi_dom_measure *m, const char *text, size_t size, const char *limit) {
    dom_measure_loop(galleyi_classes_64_avx2, galleyi_classes_same_avx2, m, text, size, limit);
}
#endif

void galleyi_dom_measure_text_path(galleyi_cpu path, galleyi_dom_measure *m, const char *text, size_t size, const char *limit) {
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(path == GALLEYI_CPU_AVX2)) { dom_measure_avx2(m, text, size, limit); return; }
#endif
    (void)path;
    dom_measure_loop(galleyi_classes_64, galleyi_classes_same, m, text, size, limit);
}

void galleyi_dom_measure_text(galleyi_dom_measure *m, const char *text, size_t size, const char *limit) {
    galleyi_dom_measure_text_path(galleyi_cpu_best(), m, text, size, limit);
}

size_t galleyi_dom_measure_blank(const char *text, size_t size, const char *limit) {
    if (size && (unsigned char)*text > ' ') return 0;
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(galleyi_cpu_has(GALLEYI_CPU_AVX2))) return dom_measure_blanks_avx2(text, size, limit);
#endif
    return dom_measure_blanks(galleyi_classes_64, text, size, limit);
}
