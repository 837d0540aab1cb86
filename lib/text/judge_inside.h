/* What the files of features share: what was learned of the page, by block. */
#ifndef GALLEY_TEXT_JUDGE_INSIDE_H
#define GALLEY_TEXT_JUDGE_INSIDE_H
#include "text/judge_features.h"
#include <string.h>

#define GALLEYI_FEATURES_BIT(p) GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_##p)
#define GALLEYI_FEATURES_HEADINGS (GALLEYI_FEATURES_BIT(RELATED) | GALLEYI_FEATURES_BIT(MOST_READ) | GALLEYI_FEATURES_BIT(LATEST) | GALLEYI_FEATURES_BIT(COMMENTS) | GALLEYI_FEATURES_BIT(NEWSLETTER) \
                           | GALLEYI_FEATURES_BIT(TAGS) | GALLEYI_FEATURES_BIT(AUTHOR_BOX) | GALLEYI_FEATURES_BIT(NEXT) | GALLEYI_FEATURES_BIT(PREVIOUS))

/* What the training has seen ends about there, and a story may be longer: blocks from a place; sentences and letters of a page. */
enum { GALLEYI_FEATURES_FAR = 40, GALLEYI_FEATURES_MUCH = 60, GALLEYI_FEATURES_MUCH_WEIGHT = 15000 };

/* What distances are measured to, as bits of a block. */
enum { GALLEYI_FEATURES_KIND_PROSE = 1, GALLEYI_FEATURES_KIND_DATE = 2, GALLEYI_FEATURES_KIND_HEADING = 4, GALLEYI_FEATURES_KIND_LEGAL = 8, GALLEYI_FEATURES_KIND_SHARE = 16,
       GALLEYI_FEATURES_KIND_COMMENTS = 32, GALLEYI_FEATURES_KIND_REPLY = 64, GALLEYI_FEATURES_KINDS = 7 };

/* Arrays have room for a window on both sides, and for whole batches. */
enum { GALLEYI_FEATURES_EDGE = 16 };
static inline size_t galleyi_features_padded(size_t count) { return (count + GALLEYI_JUDGE_BATCH - 1) / GALLEYI_JUDGE_BATCH * GALLEYI_JUDGE_BATCH + 2 * GALLEYI_FEATURES_EDGE; }

/* Sums over the blocks before a block. No window has sums beyond a byte, and their differences need no more. */
typedef struct galleyi_features_sums {
    uint16_t *levels;
    uint8_t  *prose, *shorts, *titles, *furniture, *replies, *shares, *numbers, *dates, *blanks;
} galleyi_features_sums;

typedef struct galleyi_features_run {
    const galleyi_blocks *blocks;
    const galleyi_block  *block;
    size_t                count;
    galleyi_features_sums sums;
    uint8_t              *level, *prose, *vocabulary, *repeats, *repeated, *date, *begin, *end, *blank_before, *blank_after;
    uint32_t             *first;              /* the first block of the same words */
    uint32_t             *kinds;              /* GALLEYI_FEATURES_KINDS a batch: bits of its blocks */
    size_t                begin_40, end_40, begin_80, end_80;
    uint32_t              page_blanks, prose_blocks, prose_weight, wide, weight;
} galleyi_features_run;

/* Eight steps to each doubling: 0 for 0, 8 for 1, 255 from about 4 thousand million on. */
static inline uint8_t galleyi_features_log(uint64_t x) {
    uint64_t v = x + 1;
    if (GALLEYI_LIKELY(x < (1 << 24) - 1)) {  /* a float's bits: exponent, then the first three of its fraction */
        float exact = (float)(int32_t)v;
        uint32_t as_bits;
        memcpy(&as_bits, &exact, sizeof as_bits);
        return (uint8_t)((as_bits >> 20) - (127u << 3));
    }
    unsigned bits = 63 - (unsigned)__builtin_clzll(v);
    unsigned fraction = bits >= 3 ? (unsigned)(v >> (bits - 3)) & 7 : (unsigned)(v << (3 - bits)) & 7;
    unsigned level = bits * 8 + fraction;
    return (uint8_t)(level < 255 ? level : 255);
}
static inline uint8_t galleyi_features_part(uint64_t part, uint64_t whole) {
    if (!part || !whole) return 0;
    uint64_t share = GALLEYI_LIKELY(part < 1 << 24 && whole < UINT32_MAX) ? (uint32_t)part * 200u / (uint32_t)whole : part * 200 / whole;
    return (uint8_t)(share < 255 ? share : 255);
}
static inline uint8_t galleyi_features_most(uint64_t x, unsigned most) { return (uint8_t)(x < most ? x : most); }

void galleyi_features_columns(const galleyi_features_run *run, galleyi_judge_page *page);   /* fills page->features, of which the last batch is zero */
#endif
