#include "text/rights.h"
#include "core/utf8.h"
#include "text/phrases.h"
#include "text/unicode.h"
#include <string.h>

#define RIGHTS_BIT GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_RIGHTS)
enum { RIGHTS_HOLDER_BYTES = 120, RIGHTS_LINE_BYTES = 400, RIGHTS_SENTENCES = 8, RIGHTS_MARKS = 6, RIGHTS_MARK_WORD = 1, RIGHTS_MARK_SIGN = 2,
       RIGHTS_PHRASE_LEAST = 8 };               /* bytes of the shortest phrase that may stand inside a line */

static bool rights_letter(char c) { unsigned folded = (unsigned char)c | 32u; return folded - 'a' < 26u; }
static bool rights_sign(uint32_t c) { return c == 0xa9 || c == 0x24d2 || c == 0x24b8 || c == 0x1f12b; }

size_t galleyi_rights_sign(const char *text, size_t size, size_t at) {
    const char *p = text + at;
    if (size - at >= 3 && text[at] == '(' && (text[at + 1] | 32) == 'c' && text[at + 2] == ')') return 3;
    if ((unsigned char)text[at] < 0x80) return 0;
    return rights_sign(galleyi_utf8_next(&p, text + size)) ? (size_t)(p - text) - at : 0;
}

static bool rights_same(const char *text, size_t size, size_t at, const char *word) {
    size_t length = strlen(word);
    if (size - at < length) return false;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[at + i] | 32) != (unsigned char)word[i]) return false;
    return at + length == size || !rights_letter(text[at + length]);
}

size_t galleyi_rights_word(const char *text, size_t size, size_t at) {
    static const char *const words[] = { "copyright", "copyrights" };
    if ((text[at] | 32) != 'c') return 0;
    for (size_t i = 0; i < 2; i++)
        if (rights_same(text, size, at, words[i])) return strlen(words[i]);
    return 0;
}

static size_t rights_blanks(const char *text, size_t size, size_t at) {
    while (at < size) {
        const char *p = text + at;
        uint32_t c = galleyi_utf8_next(&p, text + size);
        if (!galleyi_is_space(c) && c != ':' && c != ',' && c != 0xff1a && c != '.') break;
        at = (size_t)(p - text);
    }
    return at;
}

/* A year of four digits, or two years: "2019-2025", "2019, 2025". Returns where it ends, `at` if there is none. */
static size_t rights_years(const char *text, size_t size, size_t at, galleyi_rights *rights) {
    size_t end = at;
    for (int i = 0; i < 2; i++) {
        size_t from = end;
        int32_t year = 0;
        if (i) {
            while (from < size && memchr(" -,/\xe2\x80\x93\x94", text[from], 8)) from++;
            if (rights_same(text, size, from, "to ")) from += 3;
        }
        if (size - from < 4) break;
        for (size_t k = 0; k < 4; k++) {
            if (text[from + k] < '0' || text[from + k] > '9') return end;
            year = year * 10 + (text[from + k] - '0');
        }
        if (year < 1850 || year > 2199 || (size - from > 4 && text[from + 4] >= '0' && text[from + 4] <= '9')) return end;
        if (!i || !rights->year) rights->year = year;
        else rights->last_year = year;
        end = from + 4;
    }
    return end;
}

static bool rights_abbreviation(const char *text, size_t begin, size_t stop) {
    static const char *const short_words[] = { "inc", "ltd", "co", "corp", "llc", "pty", "pvt", "bros", "st", "dr", "mr", "plc",
                                               "gmbh", "nv", "bv", "cia", "ltda", "sa", "as", "no" };
    size_t at = stop;
    while (at > begin && rights_letter(text[at - 1])) at--;
    if (stop - at == 1) return true;
    for (size_t i = 0; i < sizeof short_words / sizeof *short_words; i++)
        if (strlen(short_words[i]) == stop - at && rights_same(text, stop, at, short_words[i])) return true;
    return false;
}

/* Behind the sentence that begins at `at`. */
static size_t rights_sentence(const char *text, size_t size, size_t at) {
    size_t begin = at;
    while (at < size) {
        const char *p = text + at, *end = text + size;
        uint32_t c = galleyi_utf8_next(&p, end);
        size_t next = (size_t)(p - text);
        if (c == 0x3002) return next;
        if ((c == '.' || c == '!' || c == '?') && next < size && text[next] == ' ') {
            const char *q = text + next + 1;
            uint32_t following = q < end ? galleyi_utf8_next(&q, end) : 0;
            bool capital = galleyi_is_upper(following) || rights_sign(following) || following == '(';
            if (c != '.' || !rights_abbreviation(text, begin, at) || (capital && rights_same(text, size, next + 1, "all"))) return next + 1;
        }
        at = next;
    }
    return size;
}

/* The next phrase that reserves rights, wherever it may stand in a sentence. */
static bool rights_find(const char *text, size_t size, size_t at, galleyi_phrase_match *match) {
    for (; at < size && galleyi_phrase_find(text, size, at, RIGHTS_BIT, match); at = match->span.end)
        if (match->kind == GALLEYI_PHRASE_CONTAINS || match->kind == GALLEYI_PHRASE_SUFFIX) return true;
    return false;
}

static bool rights_speaks(const char *text, size_t begin, size_t end, size_t *where) {
    galleyi_phrase_match match;
    if (begin >= end || !rights_find(text + begin, end - begin, 0, &match)) return false;
    *where = begin + match.span.begin;
    return true;
}

/* Signs, the word and years in any order from `at`; returns their end and which were there. */
static size_t rights_marks(const char *text, size_t size, size_t at, unsigned *marks, galleyi_rights *rights) {
    for (int taken = 0; taken < RIGHTS_MARKS; taken++) {
        size_t from = rights_blanks(text, size, at), length;
        if (from >= size) return at;
        if ((length = galleyi_rights_sign(text, size, from)) != 0) *marks |= RIGHTS_MARK_SIGN;
        else if ((length = galleyi_rights_word(text, size, from)) != 0) *marks |= RIGHTS_MARK_WORD;
        else if (*marks && rights_same(text, size, from, "by")) length = 2;
        else if (*marks && !rights->year && (length = rights_years(text, size, from, rights) - from) == 0) return at;
        if (!length) return at;
        at = from + length;
    }
    return at;
}

static void rights_find_years(const char *text, size_t begin, size_t end, galleyi_rights *rights) {
    for (size_t at = begin; at < end && !rights->year; at++)
        if (text[at] - '0' >= 0 && text[at] - '0' < 10 && (at == begin || text[at - 1] == ' ' || text[at - 1] == ',')) rights_years(text, end, at, rights);
}

static galleyi_span rights_holder(const char *text, size_t begin, size_t end, galleyi_rights *rights) {
    size_t stop = begin, reserved;
    while (stop < end && text[stop] != '|' && text[stop] != '\t' && !(galleyi_rights_sign(text, end, stop) && stop > begin)) stop++;
    if (rights_speaks(text, begin, stop, &reserved)) stop = reserved;
    for (size_t comma = begin, at = begin; at < stop; at++) {   /* a story's number behind the holder: "X, x:240131-99" */
        if (text[at] == ',') comma = at;
        if (text[at] == ':' && comma > begin) stop = comma;
    }
    if (!rights->year) rights_find_years(text, begin, stop, rights);
    galleyi_span holder = galleyi_span_strip(text, (galleyi_span){ (uint32_t)begin, (uint32_t)stop });
    while (holder.end > holder.begin && text[holder.end - 1] == '.' && !rights_abbreviation(text, holder.begin, holder.end - 1)) holder.end--;
    if (rights->year && holder.end - holder.begin > 5 && text[holder.end - 5] == ' ') {
        galleyi_rights last = { 0 };
        if (rights_years(text, holder.end, holder.end - 4, &last) == holder.end) holder.end -= 4;
    }
    holder = galleyi_span_strip(text, holder);
    if (galleyi_span_size(holder) > RIGHTS_HOLDER_BYTES) holder.end = holder.begin;
    return holder;
}

/* Whether "Copyright" and what follows it may be a rights line and not a sentence about copyright: capitals and few small words. */
static bool rights_titled(const char *text, size_t begin, size_t end, bool sign) {
    galleyi_word words[16];
    size_t count = galleyi_words(text + begin, end - begin, words, 16, NULL), small = 0;
    if (!count || count > 10) return false;
    for (size_t i = 0; i < count; i++)
        small += !(words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_NUMBER | GALLEYI_WORD_CHARACTER)) && words[i].letters > 3;
    if (sign && count <= 8 && small <= 1) return true;
    return !small && words[0].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER);
}

/* Whether the word goes on as "Copyright: X" or "Copyright by X". */
static bool rights_introduces(const char *text, size_t at, size_t behind) {
    return behind - at > 9 && (memchr(text + at, ':', behind + 1 - at) != NULL || rights_same(text, behind, behind - 2, "by"));
}

/* A rights line that begins at `at` with a sign or the word. */
static bool rights_marked(const char *text, size_t size, size_t at, galleyi_rights *rights) {
    unsigned marks = 0;
    size_t behind, end, reserved;
    bool bracketed = text[at] == '(';
    if (size - at > RIGHTS_LINE_BYTES * 2) size = at + RIGHTS_LINE_BYTES * 2;
    memset(rights, 0, sizeof *rights);
    behind = rights_marks(text, size, at, &marks, rights);
    if (!marks) return false;
    end = rights_sentence(text, size, behind);
    rights->reserved = rights_speaks(text, behind, end, &reserved);
    if (!rights->year && !rights->reserved) {
        galleyi_rights year = { 0 };
        rights_find_years(text, behind, end, &year);
        if (marks == RIGHTS_MARK_WORD || bracketed || !year.year) {
            if (marks == RIGHTS_MARK_WORD && !rights_introduces(text, at, behind)) return false;
            if (!rights_titled(text, behind, end, marks & RIGHTS_MARK_SIGN && !bracketed)) return false;
        }
    }
    if (end - at > RIGHTS_LINE_BYTES) return false;
    rights->holder = rights_holder(text, behind, end, rights);
    rights->text = (galleyi_span){ (uint32_t)at, (uint32_t)end };
    return true;
}

/* Takes the sentences behind rights->text that speak of rights too. */
static void rights_go_on(const char *text, size_t size, galleyi_rights *rights) {
    size_t at = rights->text.end, reserved;
    for (int sentences = 0; at < size && sentences < RIGHTS_SENTENCES; sentences++) {
        size_t end = rights_sentence(text, size - at > RIGHTS_LINE_BYTES * 2 ? at + RIGHTS_LINE_BYTES * 2 : size, at);
        if (!rights_speaks(text, at, end, &reserved)) {
            galleyi_word words[5];
            if (end < size || galleyi_words(text + at, end - at, words, 5, NULL) > 4) return;
        } else rights->reserved = true;
        rights->text.end = (uint32_t)(at = end);
    }
}

static bool rights_boundary(const char *text, size_t at) {
    if (!at) return true;
    const char *p = text + at;
    uint32_t c = galleyi_utf8_previous(&p, text);
    return galleyi_is_space(c) || c == '.' || c == ')' || c == 0x3002 || c == '"' || c == '|' || c == 0x201d ||
           c == 0xff09 || c == ']' || c == '(' || c == '-' || c == '/' || c == '*';
}

/* What signs and the word begin with. */
static const uint8_t rights_first[256] = { ['('] = 1, ['c'] = 1, ['C'] = 1, [0xc2] = 1, [0xe2] = 1, [0xf0] = 1 };

/* The next place where a rights line may begin: a sign, the word, or the sentence of a phrase about rights. */
static size_t rights_next(const char *text, size_t size, size_t at, size_t *phrase) {
    galleyi_phrase_match match;
    if (*phrase < at || *phrase == SIZE_MAX) *phrase = size - at >= RIGHTS_PHRASE_LEAST && rights_find(text, size, at, &match) ? match.span.begin : size;
    for (; at < size && at < *phrase; at++)
        if (rights_first[(unsigned char)text[at]] && (galleyi_rights_sign(text, size, at) || galleyi_rights_word(text, size, at)) && rights_boundary(text, at)) return at;
    return *phrase;
}

static size_t rights_sentence_begin(const char *text, size_t from, size_t at) {
    size_t begin = from;
    for (;;) {
        size_t end = rights_sentence(text, at, begin);
        if (end >= at) return begin;
        begin = end;
    }
}

/* Holder and years behind a sign that follows the phrase: "All rights reserved © 2024 X". */
static void rights_of_sign(const char *text, size_t begin, size_t end, galleyi_rights *rights) {
    unsigned marks = 0;
    while (begin < end && !galleyi_rights_sign(text, end, begin) && !galleyi_rights_word(text, end, begin)) begin++;
    if (begin == end) return;
    begin = rights_marks(text, end, begin, &marks, rights);
    if (marks) rights->holder = rights_holder(text, begin, end, rights);
}

/* "© X | Terms of use | Privacy": where the menu behind the notice begins; end: there is none. */
static size_t rights_menu(const char *text, size_t begin, size_t end) {
    galleyi_phrase_match match;
    for (size_t bar = begin; bar < end; bar++) {
        if (text[bar] != '|') continue;
        const char *next = memchr(text + bar + 1, '|', end - bar - 1);
        galleyi_span part = galleyi_span_trim(text, (galleyi_span){ (uint32_t)bar + 1, (uint32_t)(next ? (size_t)(next - text) : end) });
        if (galleyi_phrase_line(text + part.begin, galleyi_span_size(part), &match) && match.kind == GALLEYI_PHRASE_EXACT
            && (match.phrase == GALLEYI_PHRASE_LEGAL || match.phrase == GALLEYI_PHRASE_CONSENT)) return bar;
    }
    return end;
}

bool galleyi_rights_parse(const char *text, size_t size, galleyi_rights *rights) {
    galleyi_span whole = galleyi_span_trim(text, (galleyi_span){ 0, (uint32_t)size });
    size_t phrase = SIZE_MAX, from = whole.begin;
    size = whole.end;
    for (size_t at = rights_next(text, size, from, &phrase); at < size; at = rights_next(text, size, at + 1, &phrase)) {
        if (at == phrase) {
            size_t begin = rights_sentence_begin(text, from, at);
            size_t end = rights_sentence(text, size - at > RIGHTS_LINE_BYTES * 2 ? at + RIGHTS_LINE_BYTES * 2 : size, at);
            if (at - begin > 200 || end - begin > 500) { from = at; phrase = SIZE_MAX; continue; }
            memset(rights, 0, sizeof *rights);
            rights->reserved = true;
            rights->text = (galleyi_span){ (uint32_t)begin, (uint32_t)end };
            rights_of_sign(text, begin, end, rights);
        } else if (!rights_marked(text, size, at, rights)) continue;
        rights_go_on(text, size, rights);
        rights->text = galleyi_span_trim(text, rights->text);
        if (rights->text.end < size && rights->text.begin > whole.begin) { from = at; phrase = SIZE_MAX; continue; }
        rights->whole = rights->text.begin == whole.begin && rights->text.end == size;
        rights->text.end = (uint32_t)rights_menu(text, rights->text.begin, rights->text.end);
        rights->text = galleyi_span_trim(text, rights->text);
        return true;
    }
    return false;
}
