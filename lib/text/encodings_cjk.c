/* The multi-byte decoders of https://encoding.spec.whatwg.org/, sections 10 to 14, one sequence a call. Where the standard gives a byte back to the
   stream, the step says so by taking less. */
#include "text/encodings_cjk.h"
#include "text/encodings_tables.h"

#if GALLEY_WITH_CJK
uint32_t galleyi_cjk_code_point(const galleyi_cjk_index *index, unsigned pointer) {
    if (pointer >= index->size) return 0;
    unsigned block = pointer >> 4, unit = pointer & 15, place = index->places[block], base = index->bases[block];
    if (place >= galleyi_cjk_wide_from) {
        place -= galleyi_cjk_wide_from;
        uint32_t c = galleyi_cjk_wide[place >> 4][(place & 15) << 4 | unit];
        return c ? c | (uint32_t)(base >> unit & 1) << 17 : 0;
    }
    if (place < 2) return place ? base + unit : 0;
    place -= 2;
    unsigned char byte = (unsigned char)galleyi_cjk_narrow[place >> 6][(place & 63) << 4 | unit];
    return byte == ' ' ? 0 : base + byte - '#';
}

static size_t cjk_ended(bool last, size_t left, uint32_t *c) {   /* the input ends within a sequence: one error for all of it */
    *c = GALLEYI_DECODE_ERROR;
    return last ? left : 0;
}

/* Of a lead and a byte that are in no index the second is taken too, unless it is ASCII. */
static size_t cjk_pair(uint32_t found, unsigned second, uint32_t *c) {
    *c = found ? found : GALLEYI_DECODE_ERROR;
    return found || second >= 0x80 ? 2 : 1;
}

static size_t cjk_single(uint32_t found, uint32_t *c) {
    *c = found;
    return 1;
}

static uint32_t cjk_gb18030_range(uint32_t pointer) {
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
    if (pointer == 7457) return 0xe7c7;
    if (pointer >= 189000) return 0x10000 + (pointer - 189000);
    size_t low = 0, high = sizeof galleyi_gb18030_ranges / sizeof *galleyi_gb18030_ranges;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (galleyi_gb18030_ranges[middle][0] <= pointer) low = middle;
        else high = middle;
    }
    return galleyi_gb18030_ranges[low][1] + (pointer - galleyi_gb18030_ranges[low][0]);
}

size_t galleyi_step_gb18030(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state;
    unsigned first = p[0], second;
    if (first < 0x80) return cjk_single(first, c);
    if (first == 0x80) return cjk_single(0x20ac, c);
    if (first == 0xff) return cjk_single(GALLEYI_DECODE_ERROR, c);
    if (left < 2) return cjk_ended(last, left, c);
    second = p[1];
    if (second >= 0x30 && second <= 0x39) {
        if (left < 3) return cjk_ended(last, left, c);
        if (p[2] < 0x81 || p[2] > 0xfe) return cjk_single(GALLEYI_DECODE_ERROR, c);
        if (left < 4) return cjk_ended(last, left, c);
        if (p[3] < 0x30 || p[3] > 0x39) return cjk_single(GALLEYI_DECODE_ERROR, c);
        uint32_t found = cjk_gb18030_range(((first - 0x81u) * 10 + second - 0x30u) * 1260 + (p[2] - 0x81u) * 10 + p[3] - 0x30u);
        *c = found ? found : GALLEYI_DECODE_ERROR;
        return 4;
    }
    uint32_t found = 0;
    if (second >= 0x40 && second != 0x7f && second != 0xff)
        found = galleyi_cjk_code_point(&galleyi_cjk_gb18030, (first - 0x81) * 190 + second - (second < 0x7f ? 0x40 : 0x41));
    return cjk_pair(found, second, c);
}

size_t galleyi_step_big5(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state;
    unsigned first = p[0], second;
    if (first < 0x80) return cjk_single(first, c);
    if (first == 0x80 || first == 0xff) return cjk_single(GALLEYI_DECODE_ERROR, c);
    if (left < 2) return cjk_ended(last, left, c);
    second = p[1];
    uint32_t found = 0;
    if ((second >= 0x40 && second <= 0x7e) || (second >= 0xa1 && second <= 0xfe)) {
        unsigned pointer = (first - 0x81) * 157 + second - (second < 0x7f ? 0x40 : 0x62);
        switch (pointer) {                    /* a letter and its accent */
        case 1133: found = 0xca | GALLEYI_DECODE_MACRON; break;
        case 1135: found = 0xca | GALLEYI_DECODE_CARON;  break;
        case 1164: found = 0xea | GALLEYI_DECODE_MACRON; break;
        case 1166: found = 0xea | GALLEYI_DECODE_CARON;  break;
        default:   found = galleyi_cjk_code_point(&galleyi_cjk_big5, pointer);
        }
    }
    return cjk_pair(found, second, c);
}

size_t galleyi_step_euc_jp(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state;
    unsigned first = p[0], second;
    if (first < 0x80) return cjk_single(first, c);
    if (first != 0x8e && first != 0x8f && (first < 0xa1 || first == 0xff)) return cjk_single(GALLEYI_DECODE_ERROR, c);
    if (left < 2) return cjk_ended(last, left, c);
    second = p[1];
    bool in_rows = second >= 0xa1 && second <= 0xfe;
    if (first == 0x8e) return cjk_pair(in_rows && second <= 0xdf ? 0xff61 - 0xa1 + second : 0, second, c);
    if (first == 0x8f && in_rows) {
        if (left < 3) return cjk_ended(last, left, c);
        uint32_t found = p[2] >= 0xa1 && p[2] <= 0xfe ? galleyi_cjk_code_point(&galleyi_cjk_jis0212, (second - 0xa1) * 94 + p[2] - 0xa1u) : 0;
        return 1 + cjk_pair(found, p[2], c);
    }
    return cjk_pair(in_rows && first != 0x8f ? galleyi_cjk_code_point(&galleyi_cjk_jis0208, (first - 0xa1) * 94 + second - 0xa1) : 0, second, c);
}

size_t galleyi_step_shift_jis(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state;
    unsigned first = p[0], second;
    if (first <= 0x80) return cjk_single(first, c);
    if (first >= 0xa1 && first <= 0xdf) return cjk_single(0xff61 - 0xa1 + first, c);
    if (first == 0xa0 || first > 0xfc) return cjk_single(GALLEYI_DECODE_ERROR, c);
    if (left < 2) return cjk_ended(last, left, c);
    second = p[1];
    uint32_t found = 0;
    if (second >= 0x40 && second != 0x7f && second <= 0xfc) {
        unsigned pointer = (first - (first < 0xa0 ? 0x81 : 0xc1)) * 188 + second - (second < 0x7f ? 0x40 : 0x41);
        found = pointer >= 8836 && pointer <= 10715 ? 0xe000 - 8836 + pointer : galleyi_cjk_code_point(&galleyi_cjk_jis0208, pointer);
    }
    return cjk_pair(found, second, c);
}

size_t galleyi_step_euc_kr(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state;
    unsigned first = p[0], second;
    if (first < 0x80) return cjk_single(first, c);
    if (first == 0x80 || first == 0xff) return cjk_single(GALLEYI_DECODE_ERROR, c);
    if (left < 2) return cjk_ended(last, left, c);
    second = p[1];
    return cjk_pair(second >= 0x41 && second != 0xff ? galleyi_cjk_code_point(&galleyi_cjk_euc_kr, (first - 0x81) * 190 + second - 0x41) : 0, second, c);
}

enum { JIS_ASCII, JIS_ROMAN, JIS_KATAKANA, JIS_KANJI };   /* a decoder begins in state 0 */

/* ESC and what may follow it; two switches with nothing between them are an error, as the standard has it. */
static size_t cjk_jis_escape(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    int mode = -1;
    *c = GALLEYI_DECODE_ERROR;
    if (!last && (left < 2 || (left < 3 && (p[1] == 0x24 || p[1] == 0x28)))) return 0;
    if (left >= 3 && p[1] == 0x28) mode = p[2] == 0x42 ? JIS_ASCII : p[2] == 0x4a ? JIS_ROMAN : p[2] == 0x49 ? JIS_KATAKANA : -1;
    if (left >= 3 && p[1] == 0x24) mode = p[2] == 0x40 || p[2] == 0x42 ? JIS_KANJI : -1;
    if (mode < 0) {
        *state &= (uint8_t)~GALLEYI_STATE_JIS_SWITCHED;
        return 1;
    }
    if (!(*state & GALLEYI_STATE_JIS_SWITCHED)) *c = GALLEYI_DECODE_NOTHING;
    *state = (uint8_t)((*state & ~GALLEYI_STATE_JIS_MODE) | mode | GALLEYI_STATE_JIS_SWITCHED);
    return 3;
}

size_t galleyi_step_iso_2022_jp(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    unsigned first = p[0], mode = *state & GALLEYI_STATE_JIS_MODE;
    if (first == 0x1b) return cjk_jis_escape(state, p, left, last, c);
    if (mode == JIS_KANJI && first >= 0x21 && first <= 0x7e) {
        if (left < 2 && !last) return 0;
        *state &= (uint8_t)~GALLEYI_STATE_JIS_SWITCHED;
        if (left < 2 || p[1] == 0x1b) return cjk_single(GALLEYI_DECODE_ERROR, c);
        uint32_t found = p[1] >= 0x21 && p[1] <= 0x7e ? galleyi_cjk_code_point(&galleyi_cjk_jis0208, (first - 0x21) * 94 + p[1] - 0x21u) : 0;
        *c = found ? found : GALLEYI_DECODE_ERROR;
        return 2;
    }
    *state &= (uint8_t)~GALLEYI_STATE_JIS_SWITCHED;
    if (mode == JIS_KATAKANA && first >= 0x21 && first <= 0x5f) return cjk_single(0xff61 - 0x21 + first, c);
    if (mode >= JIS_KATAKANA || first >= 0x80 || first == 0x0e || first == 0x0f) return cjk_single(GALLEYI_DECODE_ERROR, c);
    return cjk_single(mode != JIS_ROMAN ? first : first == 0x5c ? 0xa5 : first == 0x7e ? 0x203e : first, c);
}
#else
static size_t cjk_none(const unsigned char *p, uint32_t *c) {
    *c = p[0] < 0x80 ? p[0] : (uint32_t)GALLEYI_DECODE_ERROR;
    return 1;
}
#define CJK_NONE(name) size_t name(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) \
    { (void)state; (void)left; (void)last; return cjk_none(p, c); }
CJK_NONE(galleyi_step_gb18030)
CJK_NONE(galleyi_step_big5)
CJK_NONE(galleyi_step_euc_jp)
CJK_NONE(galleyi_step_iso_2022_jp)
CJK_NONE(galleyi_step_shift_jis)
CJK_NONE(galleyi_step_euc_kr)
#endif
