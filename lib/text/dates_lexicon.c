/* The lexicon of dates: folding, all keys that a text begins with, senses by language. */
#include "core/utf8.h"
#include "text/dates_inside.h"
#include "text/unicode.h"
#include "text/words.h"
#include <string.h>

const galleyi_dates_set galleyi_dates_all = { { UINT64_MAX, UINT64_MAX } };

/* Lower case, one shape of spaces, hyphens, apostrophes and letters that are typed either way; the generator folds its keys alike. */
uint32_t galleyi_dates_fold(uint32_t c) {
    if (c < 0x80) {
        if (c - 'A' < 26u) return c + 32;
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' ? ' ' : c == '`' ? '\'' : c;
    }
    switch (c) {
    case 0xad: case 0x61c: case 0x670: case 0xfeff: return 0;
    case 0x130: case 0x131: return 'i';
    case 0x2018: case 0x2019: case 0x2bb: case 0x2bc: case 0x2032: return '\'';
    case 0x622: case 0x623: case 0x625: return 0x627;
    case 0x64a: case 0x649: return 0x6cc;
    case 0x643: return 0x6a9;
    case 0x970: case 0x2024: case 0x589: case 0xff0e: case 0x3002: case 0x66b: return '.';
    case 0x2212: case 0xff0d: return '-';
    case 0xff1a: return ':';
    case 0xff08: return '(';
    case 0xff09: return ')';
    case 0xff0c: case 0x3001: case 0x60c: case 0x1363: case 0x66c: return ',';
    case 0xff0f: return '/';
    case 0x401: case 0x451: return 0x435;
    default: break;
    }
    if (c >= 0x64b && c <= 0x652) return 0;
    if ((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return 0;
    if (c >= 0x2010 && c <= 0x2015) return '-';
    unsigned flags = galleyi_unicode_flags(c);
    if (flags & GALLEYI_UNICODE_SPACE) return ' ';
    if (flags & GALLEYI_UNICODE_DIGIT) return '0' + (uint32_t)galleyi_digit_value(c);
    return flags & GALLEYI_UNICODE_LETTER ? galleyi_lower(c) : c;
}

/* Scripts that put no space between words. */
bool galleyi_dates_spaceless(uint32_t c) {
    if (c < 0xe00) return false;
    if (c <= 0xeff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)) return true;
    galleyi_script script = galleyi_script_of(c);
    return script == GALLEYI_SCRIPT_HAN || script == GALLEYI_SCRIPT_KANA || script == GALLEYI_SCRIPT_HANGUL;
}

static bool lexicon_same_word(uint32_t before, uint32_t after) {
    unsigned x = galleyi_unicode_flags(before), y = galleyi_unicode_flags(after);
    if (y & GALLEYI_UNICODE_MARK) return true;
    if ((x & GALLEYI_UNICODE_DIGIT) && (y & GALLEYI_UNICODE_DIGIT)) return true;
    if (!(x & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK)) || !(y & GALLEYI_UNICODE_LETTER)) return false;
    if (galleyi_dates_spaceless(before) || galleyi_dates_spaceless(after)) return false;
    if ((x & GALLEYI_UNICODE_LOWER) && (y & GALLEYI_UNICODE_UPPER)) return false;   /* words that lost their space: "SmithJune" */
    if (before < 0x80 && after < 0x80) return true;
    if (x & GALLEYI_UNICODE_MARK) return true;
    galleyi_script a = galleyi_script_of(before), b = galleyi_script_of(after);
    return a == b || a == GALLEYI_SCRIPT_COMMON || b == GALLEYI_SCRIPT_COMMON;
}

bool galleyi_dates_word_start(const char *begin, const char *at, const char *end) {
    if (at == begin) return true;
    const char *before = at, *after = at;
    uint32_t c = galleyi_utf8_previous(&before, begin);
    if (c < 0x80 && !galleyi_is_letter(c)) return true;
    return !lexicon_same_word(c, galleyi_utf8_next(&after, end));
}

static bool lexicon_ends(uint32_t last, const char *at, const char *end) {
    while (at < end) {
        uint32_t c = galleyi_utf8_next(&at, end);
        if (galleyi_dates_fold(c)) return !lexicon_same_word(last, c);
    }
    return true;
}

/* The rows are one text. */
static const char *lexicon_keys(void) { return (const char *)(const void *)galleyi_dates_keys; }

static size_t lexicon_key_length(uint32_t i) {
    uint32_t offset = galleyi_dates_offsets[i], next = galleyi_dates_offsets[i + 1];
    return offset / GALLEYI_DATES_ROW == next / GALLEYI_DATES_ROW ? next - offset : strlen(lexicon_keys() + offset);
}

/* Of the keys [low, high), which agree in the first depth bytes and are longer, those with this byte next. */
static void lexicon_narrow(uint32_t *low, uint32_t *high, size_t depth, unsigned char byte) {
    const char *keys = lexicon_keys() + depth;
    uint32_t a = *low, b = *high;
    unsigned char first = (unsigned char)keys[galleyi_dates_offsets[a]], last = b - a == 1 ? first : (unsigned char)keys[galleyi_dates_offsets[b - 1]];
    if (byte < first || byte > last) { *low = b; return; }
    if (byte != first) {
        for (a++, b--; a < b;) {
            uint32_t middle = a + (b - a) / 2;
            if ((unsigned char)keys[galleyi_dates_offsets[middle]] < byte) a = middle + 1; else b = middle;
        }
        if ((unsigned char)keys[galleyi_dates_offsets[a]] != byte) { *low = *high; return; }
        *low = a;
    }
    if (byte == last) return;
    b = *high - 1;
    while (a < b) {
        uint32_t middle = a + (b - a) / 2;
        if ((unsigned char)keys[galleyi_dates_offsets[middle]] <= byte) a = middle + 1; else b = middle;
    }
    *high = a;
}

static bool lexicon_in_set(const uint32_t *set, uint64_t word) {
    uint64_t hash = (word * UINT64_C(0x9E3779B97F4A7C15)) >> 48;
    return set[hash >> 5] >> (hash & 31) & 1;
}

/* Four letters of ASCII that no key begins with; a shorter key would have to end within the word. */
bool galleyi_dates_strange(const char *at, const char *end) {
    uint64_t word = 0;
    if (end - at < 4) return false;
    for (int i = 0; i < 4; i++) {
        unsigned char byte = (unsigned char)at[i];
        if ((byte | 0x20u) - 'a' >= 26u || (i && byte <= 'Z' && at[i - 1] >= 'a')) return false;
        word |= (uint64_t)(byte | 0x20u) << 8 * i;
    }
    return !lexicon_in_set(galleyi_dates_fours, word);
}

/* *read: behind the last byte that was read, but for the one which tells that a word ends there. */
static int lexicon_lookup(const char *at, const char *end, galleyi_dates_found found[GALLEYI_DATES_FOUND], const char **read) {
    uint32_t low = 0, high = galleyi_dates_key_count;
    size_t depth = 0;
    unsigned first = 26;                      /* the letter, from a on */
    int count = 0;
    bool space = false;
    while (at < end && low < high) {
        uint32_t c = galleyi_utf8_next(&at, end), folded = galleyi_dates_fold(c);
        if (!folded || folded == '.') continue;
        if (folded == ' ' && (space || !depth)) continue;
        space = folded == ' ';
        char bytes[4];
        size_t size = 1;
        if (GALLEYI_LIKELY(folded < 0x80)) bytes[0] = (char)folded; else size = galleyi_utf8_encode(folded, bytes);
        for (size_t k = 0; k < size && low < high; k++) {
            unsigned char byte = (unsigned char)bytes[k];
            if (!depth) { first = byte - (unsigned)'a'; low = galleyi_dates_first[byte]; high = galleyi_dates_first[byte + 1]; }
            else if (depth == 1 && first < 26 && (unsigned)byte - 'a' < 26u) { low = galleyi_dates_second[first * 27 + byte - 'a']; high = galleyi_dates_second[first * 27 + byte - 'a' + 1]; }
            else lexicon_narrow(&low, &high, depth, byte);
            depth++;
        }
        if (low < high && lexicon_key_length(low) == depth) {
            if (count < GALLEYI_DATES_FOUND && lexicon_ends(c, at, end)) found[count++] = (galleyi_dates_found){ low, at };
            low++;
        }
    }
    *read = at;
    return count;
}

/* Look-ups of plain ASCII are kept. */
static int lexicon_lookup_kept(galleyi_dates_memo *memo, const char *at, const char *end, galleyi_dates_found found[GALLEYI_DATES_FOUND]) {
    const char *read;
    uint32_t first;
    size_t left = (size_t)(end - at);
    if (galleyi_dates_strange(at, end)) return 0;
    if (!memo || left < sizeof first) return lexicon_lookup(at, end, found, &read);
    memcpy(&first, at, sizeof first);
    struct galleyi_dates_memo_row *row = &memo->rows[(first * UINT32_C(0x9E3779B1)) >> 26];
    if (row->size && (row->last ? left == row->size : left >= row->size) && !memcmp(at, row->text, row->size)) {
        for (int i = 0; i < row->count; i++) found[i] = (galleyi_dates_found){ row->keys[i], at + row->ends[i] };
        return row->count;
    }
    int count = lexicon_lookup(at, end, found, &read);
    size_t size = (size_t)(read - at) + (read < end);
    if (count > GALLEYI_DATES_MEMO_FOUND || size > GALLEYI_DATES_MEMO_TEXT || size < sizeof first) return count;
    for (size_t i = 0; i < size; i++) if ((unsigned char)at[i] - 1u >= 0x7f) return count;
    memcpy(row->text, at, size);
    row->size = (uint8_t)size;
    row->last = read == end;
    row->count = (uint8_t)count;
    for (int i = 0; i < count; i++) { row->keys[i] = (uint16_t)found[i].key; row->ends[i] = (uint8_t)(found[i].end - at); }
    return count;
}

int galleyi_dates_lookup(const char *at, const char *end, galleyi_dates_found found[GALLEYI_DATES_FOUND]) { return lexicon_lookup_kept(NULL, at, end, found); }

int galleyi_dates_look(galleyi_dates_reader *reader, const char *at, const char *end, const galleyi_dates_found **found) {
    galleyi_dates_looked *looked = &reader->looked[0];
    for (int i = 1; i < GALLEYI_DATES_LOOKED && (looked->at != at || looked->end != end); i++) looked = &reader->looked[i];
    if (looked->at != at || looked->end != end) {
        looked = &reader->looked[reader->looks++ % GALLEYI_DATES_LOOKED];
        looked->at = at;
        looked->end = end;
        looked->count = lexicon_lookup_kept(reader->options ? reader->options->memo : NULL, at, end, looked->found);
    }
    *found = looked->found;
    return looked->count;
}

/* The generator hashes the first word alone, or with the next where a key goes on behind a space; letters of three bytes go by twos. */
bool galleyi_dates_may_start(const uint32_t *set, const char *at, const char *end) {
    uint64_t word = 0;
    size_t size = 0, room = (size_t)(end - at);
    unsigned char first = (unsigned char)*at;
    if (first < 0x80) {
        unsigned capitals, letters = room >= 16 ? galleyi_letters(at, room, &capitals) : 0;
        if (letters) {                         /* as the loop does it */
            for (unsigned i = 0; i < 6; i++) word |= (uint64_t)((unsigned char)at[i] | 0x20u) << (8 * i);
            if (letters >= 6) return lexicon_in_set(set, word);
            word &= (UINT64_C(1) << 8 * letters) - 1;
            if (at[letters] != ' ' && (unsigned char)at[letters] < 0x80) return lexicon_in_set(set, word);
            size = letters;
        }
        for (; size < 6 && size < room; size++) {
            uint32_t letter = (unsigned char)at[size] | 0x20u;
            if (at[size] == ' ' && size) {
                if (lexicon_in_set(set, word)) return true;
                if (size + 1 >= room || ((unsigned char)at[size + 1] | 0x20u) - 'a' >= 26u) return false;
                letter = ' ';
            } else if ((unsigned char)at[size] >= 0x80 && size) {
                return lexicon_in_set(set, word) || lexicon_in_set(set, word | UINT64_C(0x80) << (8 * size));
            } else if (letter - 'a' >= 26u) break;
            word |= (uint64_t)letter << (8 * size);
        }
        return size && lexicon_in_set(set, word);
    }
    size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (; size < length && size < room; size++) word |= (uint64_t)(unsigned char)at[size] << (8 * size);
    if (lexicon_in_set(set, word)) return true;
    if (length > 3 || room < 2 * length || (length == 3 ? ((unsigned char)at[3] & 0xf0) != 0xe0 : ((unsigned char)at[2] & 0xe0) != 0xc0)) return false;
    for (; size < 2 * length; size++) word |= (uint64_t)(unsigned char)at[size] << (8 * size);
    return lexicon_in_set(set, word);
}

bool galleyi_dates_has(uint32_t key, int kind) {
    for (uint32_t at = galleyi_dates_first_senses[key];; at++) {
        if ((galleyi_dates_senses[at] >> 1 & 31) == (uint32_t)kind) return true;
        if (!(galleyi_dates_senses[at] & 1)) return false;
    }
}

uint32_t galleyi_dates_kinds(const galleyi_dates_found *found, int count) {
    uint32_t kinds = 0;
    for (int i = 0; i < count; i++)
        for (uint32_t at = galleyi_dates_first_senses[found[i].key];; at++) {
            kinds |= UINT32_C(1) << (galleyi_dates_senses[at] >> 1 & 31);
            if (!(galleyi_dates_senses[at] & 1)) break;
        }
    return kinds;
}

static bool lexicon_meets(const uint64_t a[2], const uint64_t b[2]) { return (a[0] & b[0]) || (a[1] & b[1]); }

bool galleyi_dates_sense(uint32_t key, int kind, const galleyi_dates_set *languages, bool weak, int32_t *value, galleyi_dates_set *set) {
    bool any = false;
    for (uint32_t at = galleyi_dates_first_senses[key];; at++) {
        uint32_t sense = galleyi_dates_senses[at];
        if ((sense >> 1 & 31) == (uint32_t)kind) {
            const uint64_t *bits = galleyi_dates_sets[sense >> 18];
            bool fits = lexicon_meets(bits, languages->bits);
            if (fits || (!weak && !any)) {
                *value = (int32_t)(sense >> 6 & 4095);
                if (set) { set->bits[0] = bits[0]; set->bits[1] = bits[1]; }
                any = true;
                if (fits) return true;
            }
        }
        if (!(sense & 1)) return any;
    }
}

bool galleyi_dates_means(uint32_t key, uint32_t kinds, const galleyi_dates_set *languages) {
    for (uint32_t at = galleyi_dates_first_senses[key];; at++) {
        uint32_t sense = galleyi_dates_senses[at];
        if (kinds >> (sense >> 1 & 31) & 1 && lexicon_meets(galleyi_dates_sets[sense >> 18], languages->bits)) return true;
        if (!(sense & 1)) return false;
    }
}

bool galleyi_dates_meet(galleyi_dates_set *into, const galleyi_dates_set *with) {
    if (!lexicon_meets(into->bits, with->bits)) return false;
    into->bits[0] &= with->bits[0];
    into->bits[1] &= with->bits[1];
    return true;
}

int galleyi_dates_pair(uint32_t prefix, uint32_t suffix, const galleyi_dates_set *languages) {
    uint32_t low = 0, high = galleyi_dates_pair_count, wanted = prefix << 16 | suffix;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const uint16_t *row = galleyi_dates_pairs + 4 * middle;
        if (((uint32_t)row[0] << 16 | row[1]) < wanted) low = middle + 1; else high = middle;
    }
    for (; low < galleyi_dates_pair_count; low++) {
        const uint16_t *row = galleyi_dates_pairs + 4 * low;
        if (((uint32_t)row[0] << 16 | row[1]) != wanted) break;
        if (lexicon_meets(galleyi_dates_sets[row[3]], languages->bits)) return row[2];
    }
    return -1;
}

/* A tag as a number of the same order. */
static uint32_t lexicon_tag(const char tag[4]) {
    return (uint32_t)(unsigned char)tag[0] << 24 | (uint32_t)(unsigned char)tag[1] << 16 | (uint32_t)(unsigned char)tag[2] << 8 | (unsigned char)tag[3];
}

int galleyi_dates_language(const char *tag) {
    char base[4] = {0};
    size_t n = 0;
    if (!tag) return -1;
    while (tag[n] && tag[n] != '-' && tag[n] != '_') {
        if (n == 3) return -1;
        base[n] = (char)galleyi_dates_fold((unsigned char)tag[n] & 0x7f);
        n++;
    }
    if (!strcmp(base, "no")) memcpy(base, "nb", 3);
    else if (!strcmp(base, "sh")) memcpy(base, "hr", 3);
    else if (!strcmp(base, "tl")) memcpy(base, "fil", 4);
    else if (!strcmp(base, "iw")) memcpy(base, "he", 3);
    else if (!strcmp(base, "in")) memcpy(base, "id", 3);
    uint32_t wanted = lexicon_tag(base);
    for (int low = 0, high = GALLEYI_DATES_LANGUAGES; low < high;) {
        int middle = (low + high) / 2;
        uint32_t other = lexicon_tag(galleyi_dates_languages[middle]);
        if (other == wanted) return middle;
        if (other < wanted) low = middle + 1; else high = middle;
    }
    return -1;
}

/* The region of a tag: its two-letter subtag. */
static const char *lexicon_region(const char *tag) {
    for (const char *at = tag ? strpbrk(tag, "-_") : NULL; at; at = strpbrk(at + 1, "-_")) {
        size_t n = strcspn(at + 1, "-_");
        if (n == 2) return at + 1;
    }
    return NULL;
}

uint8_t galleyi_dates_order(int language, const char *tag, const char *region) {
    if (!region) region = lexicon_region(tag);
    if (language < 0) return 0;
    uint8_t flags = galleyi_dates_orders[language];
    if (!region || strlen(region) < 2) return flags;
    for (size_t i = 0; i < galleyi_dates_region_order_count; i++) {
        const char *row = galleyi_dates_region_orders[i].tag, *dash = strchr(row, '-');
        const char *name = galleyi_dates_languages[language];
        if (strlen(name) != (size_t)(dash - row) || memcmp(row, name, (size_t)(dash - row))) continue;
        if ((dash[1] | 32) == (region[0] | 32) && (dash[2] | 32) == (region[1] | 32)) return galleyi_dates_region_orders[i].flags;
    }
    if (!strcmp(galleyi_dates_languages[language], "en")) {   /* month first: United States and what belongs to them, Philippines */
        static const char first[] = "USPRGUVIASMPPHUM";
        for (size_t i = 0; i < sizeof first - 1; i += 2)
            if ((first[i] | 32) == (region[0] | 32) && (first[i + 1] | 32) == (region[1] | 32)) return flags;
        return 0;
    }
    return flags;
}
