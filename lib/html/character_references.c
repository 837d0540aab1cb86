#include "html/character_references.h"
#include "core/utf8.h"
#include "html/html_scan.h"
#include <string.h>

enum { REFERENCE_LONGEST = 31, REFERENCE_LONGEST_LEGACY = 6 };

static int reference_letter(unsigned char c) { return (c | 32u) - 'a' < 26u || (unsigned)c - '0' < 10u; }

static const galleyi_html_reference *reference_find(const char *name, size_t length) {
    uint32_t slot = (uint32_t)(galleyi_html_hash(name, length) >> 52);
    for (; galleyi_html_reference_slots[slot]; slot = (slot + 1) & 4095) {
        const galleyi_html_reference *reference = &galleyi_html_references[galleyi_html_reference_slots[slot]];
        if (reference->length == length && !memcmp(galleyi_html_reference_names + reference->name, name, length)) return reference;
    }
    return NULL;
}

/* What the code points 0x80 to 0x9f stand for: windows-1252; 0 stays. */
static const uint16_t reference_c1[32] = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

static size_t reference_number(const char **at, const char *end, char out[8]) {
    const char *p = *at + 2, *digits;
    uint32_t code = 0, base = 10;
    if (p < end && (*p | 32) == 'x') { base = 16; p++; }
    for (digits = p; p < end; p++) {
        unsigned c = (unsigned char)*p, letter = c | 32;
        uint32_t digit = c - '0' < 10u ? c - '0' : base == 16 && letter - 'a' < 6u ? letter - 'a' + 10 : 99;
        if (digit == 99) break;
        if (code < 0x110000) code = code * base + digit;
    }
    if (p == digits) { ++*at; return 0; }
    if (p < end && *p == ';') p++;
    *at = p;
    if (!code) code = 0xfffd;
    else if (code - 0x80 < 32 && reference_c1[code - 0x80]) code = reference_c1[code - 0x80];
    return galleyi_utf8_encode(code, out);
}

/* The commonest ones, by eight bytes at once; 0: another. */
static size_t reference_common(const char **at, const char *end, char out[8]) {
#define REFERENCE_FOUR(a, b, c, d) ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24)
    const uint64_t five = UINT64_C(0xffffffffff), six = UINT64_C(0xffffffffffff);
    if (end - *at < 8) return 0;
    uint64_t word = galleyi_html_load(*at, 8), four = word & 0xffffffff;
    size_t length = 5;
    if ((word & five) == (REFERENCE_FOUR('&', 'a', 'm', 'p') | (uint64_t)';' << 32)) *out = '&';
    else if ((word & six) == (REFERENCE_FOUR('&', 'q', 'u', 'o') | (uint64_t)'t' << 32 | (uint64_t)';' << 40)) { *out = '"'; length = 6; }
    else if (four == REFERENCE_FOUR('&', 'l', 't', ';')) { *out = '<'; length = 4; }
    else if (four == REFERENCE_FOUR('&', 'g', 't', ';')) { *out = '>'; length = 4; }
    else if ((word & five) == (REFERENCE_FOUR('&', '#', '3', '9') | (uint64_t)';' << 32)) *out = '\'';
    else if ((word & five) == (REFERENCE_FOUR('&', '#', '3', '4') | (uint64_t)';' << 32)) *out = '"';
    else return 0;
    *at += length;
    return 1;
}

/* Whether a name that counts without a semicolon begins with these two letters. */
static int reference_may_be_legacy(const char *name) {
    unsigned first = (unsigned char)name[0], second = (unsigned char)name[1];
    return (int)(galleyi_html_reference_legacy[first & 63] >> (second & 63) & 1);
}

size_t galleyi_html_reference_read(const char **at, const char *end, int attribute, char out[8]) {
    const char *name = *at + 1, *p = name;
    size_t common = reference_common(at, end, out);
    if (common) return common;
    if (p < end && *p == '#') return reference_number(at, end, out);
    while (p < end && p - name <= REFERENCE_LONGEST && reference_letter((unsigned char)*p)) p++;
    const galleyi_html_reference *found = NULL;
    size_t length = (size_t)(p - name);
    if (length && p < end && *p == ';' && (found = reference_find(name, length)) != NULL) p++;
    for (size_t n = length < 2 || !reference_may_be_legacy(name) ? 0 : length < REFERENCE_LONGEST_LEGACY ? length : REFERENCE_LONGEST_LEGACY; !found && n >= 2; n--) {
        found = reference_find(name, n);
        if (found && !found->legacy) found = NULL;
        p = name + n;
    }
    if (!found || (attribute && p[-1] != ';' && p < end && (*p == '=' || reference_letter((unsigned char)*p)))) { ++*at; return 0; }
    memcpy(out, found->text, sizeof found->text);
    *at = p;
    return found->size;
}
