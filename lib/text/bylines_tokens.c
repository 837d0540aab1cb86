/* A line cut into tokens: words, with words that the page glued together cut apart, dates and addresses marked. */
#include "text/bylines_inside.h"
#include "core/utf8.h"
#include "text/agencies.h"
#include "text/dates.h"
#include "text/unicode.h"

static galleyi_byline_gap bylines_gap_character(uint32_t c) {
    switch (c) {
    case '|': case 0xb7: case 0x2022: case 0x2013: case 0x2014: case 0x2015: case 0x2012: case '/': case ';': case '\t': case '\n': case '*': case '>': case '<':
    case 0xbb: case 0xab: case 0x2023: case 0x25cf: case 0x25aa: case 0x25a0: case 0x25b6: case 0x2192: case 0x3001: case 0xff5c: case 0xff0f: case 0x30fb:
    case 0xff1b: case 0x2502: case 0x25ba: case 0x2219: case 0x22c5: case 0xa6: case '=': case '~': case '_': case 0x25c6: case 0x25c7: case 0x25cb: case 0x25ce: case 0x25b3:
    case 0x25b2: case 0x25bd: case 0x25bc: case 0x2027: case 0xff65: case 0x61b: return GALLEYI_GAP_FIELD;
    case '(': case '[': case 0xff08: case 0x3010: case 0x3014: case '{': case 0xff3b: case 0x300a: case 0x3008: return GALLEYI_GAP_OPEN;
    case ')': case ']': case 0xff09: case 0x3011: case 0x3015: case '}': case 0xff3d: case 0x300b: case 0x3009: return GALLEYI_GAP_CLOSE;
    case ':': case 0xff1a: case 0xfe55: return GALLEYI_GAP_COLON;
    case '&': case '+': case 0xff06: return GALLEYI_GAP_AND;
    case ',': case 0xff0c: case 0x60c: return GALLEYI_GAP_COMMA;
    case '.': case 0xff0e: return GALLEYI_GAP_DOT;
    case '-': case 0x2010: case 0x2011: return GALLEYI_GAP_HYPHEN;
    default: return GALLEYI_GAP_OTHER;
    }
}

static galleyi_byline_gap bylines_gap_of(const char *text, size_t begin, size_t end, unsigned *open, unsigned *close) {
    const char *at = text + begin, *stop = text + end;
    galleyi_byline_gap gap = GALLEYI_GAP_GLUE;
    unsigned blanks = 0;
    while (at < stop) {
        uint32_t c = galleyi_utf8_next(&at, stop);
        galleyi_byline_gap kind = GALLEYI_GAP_BLANK;
        if (galleyi_is_space(c) && c != '\t' && c != '\n') blanks++;
        else if (c == 0xad || c == 0x200b || c == 0xfeff || c == '\'' || c == 0x2019) kind = GALLEYI_GAP_GLUE;
        else kind = bylines_gap_character(c);
        if (kind == GALLEYI_GAP_OPEN) ++*open;
        if (kind == GALLEYI_GAP_CLOSE) ++*close;
        if (kind == GALLEYI_GAP_HYPHEN && (blanks || (at < stop && *at == ' '))) kind = GALLEYI_GAP_FIELD;
        if (kind > gap) gap = kind;
    }
    if (blanks > 1 && gap == GALLEYI_GAP_BLANK) gap = GALLEYI_GAP_FIELD;
    return gap;
}

static bool bylines_push(galleyi_byline_tokens *t, galleyi_word word, size_t *last) {
    if (t->count == GALLEYI_BYLINE_TOKENS) return false;
    unsigned open = 0, close = 0;
    t->gaps[t->count] = (uint8_t)bylines_gap_of(t->text, *last, word.begin, &open, &close);
    bool inside = t->count && (t->kinds[t->count - 1] & GALLEYI_TOKEN_INSIDE) != 0;
    if (close) inside = false;
    if (open) inside = true;
    t->kinds[t->count] = inside ? GALLEYI_TOKEN_INSIDE : 0;
    t->values[t->count] = galleyi_lexicon_words(&galleyi_naming, &word, 1);
    t->words[t->count++] = word;
    *last = word.end;
    return true;
}

/* The first capital behind a small letter; end: none. */
static size_t bylines_hump(const char *text, size_t begin, size_t end) {
    const char *at = text + begin, *stop = text + end;
    bool small = false;
    while (at < stop) {
        const char *start = at;
        unsigned flags = galleyi_unicode_flags(galleyi_utf8_next(&at, stop));
        if (small && (flags & GALLEYI_UNICODE_UPPER)) return (size_t)(start - text);
        if (flags & (GALLEYI_UNICODE_LOWER | GALLEYI_UNICODE_UPPER)) small = (flags & GALLEYI_UNICODE_LOWER) != 0;
    }
    return end;
}

/* "BySarah", and behind a name's first word "WhiteUpdated", "FosterTravel", "DoeJune": where to cut; end: nowhere. */
static size_t bylines_glued(const char *text, const galleyi_word *word, bool first, bool named) {
    galleyi_word part;
    if (!(word->flags & GALLEYI_WORD_MIXED)) return word->end;
    for (size_t at = bylines_hump(text, word->begin, word->end); at < word->end; at = bylines_hump(text, at, word->end)) {
        size_t next = bylines_hump(text, at, word->end);
        if (first && galleyi_words_from(text, at, word->begin, &part, 1, NULL) &&
            (galleyi_lexicon_words(&galleyi_naming, &part, 1) & GALLEYI_NAMING_WEAK) && part.end == at && word->letters > part.letters + 2) return at;
        if (galleyi_words_from(text, next, at, &part, 1, NULL) && part.letters >= 3) {
            uint32_t value = galleyi_lexicon_words(&galleyi_naming, &part, 1);
            bool furniture = (value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_HARD | GALLEYI_NAMING_JOB)) != 0;
            if (furniture && named && (!(value & (GALLEYI_NAMING_GIVEN | GALLEYI_NAMING_SURNAME)) || (value & GALLEYI_NAMING_HARD)) && at - word->begin >= 3) return at;
        }
    }
    return word->end;
}

static bool bylines_fill(galleyi_byline_tokens *t) {
    enum { AT_ONCE = 16 };
    size_t at = 0, last = 0, count = 0, next = 0;
    galleyi_word words[AT_ONCE], word;
    for (;;) {
        if (next == count) {
            count = galleyi_words_from(t->text, t->size, at, words, AT_ONCE, &at);
            next = 0;
            if (!count) break;
        }
        word = words[next++];
        size_t cut, from = word.begin, end = word.end;
        if (word.flags & GALLEYI_WORD_CHARACTER) { if (!bylines_push(t, word, &last)) return false; continue; }
        bool first = !t->count || t->gaps[t->count - 1] >= GALLEYI_GAP_FIELD || !(word.flags & GALLEYI_WORD_CAPITAL);
        bool named = t->count && t->words[t->count - 1].flags & GALLEYI_WORD_CAPITAL && !(t->values[t->count - 1] & GALLEYI_NAMING_LABEL);
        while ((cut = bylines_glued(t->text, &word, first, named)) < end) {
            if (!galleyi_words_from(t->text, cut, from, &word, 1, NULL) || !bylines_push(t, word, &last)) return false;
            from = cut;
            if (!galleyi_words_from(t->text, end, from, &word, 1, NULL)) break;
        }
        if (!bylines_push(t, word, &last)) return false;
    }
    if (!t->count) return false;
    unsigned open = 0, close = 0;
    t->gaps[t->count] = (uint8_t)bylines_gap_of(t->text, last, t->size, &open, &close);
    return true;
}

static void bylines_mark(galleyi_byline_tokens *t, size_t begin, size_t end, unsigned kind) {
    for (size_t i = 0; i < t->count; i++) if (t->words[i].end > begin && t->words[i].begin < end) t->kinds[i] |= (uint8_t)kind;
}

static bool bylines_has_digit(const char *text, size_t begin, size_t end) {
    const char *at = text + begin, *stop = text + end;
    while (at < stop) if (galleyi_is_digit(galleyi_utf8_next(&at, stop))) return true;
    return false;
}

static void bylines_dates(galleyi_byline_tokens *t, galleyi_span given) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    size_t offset = 0, cut = 0;
    if (given.begin < given.end) { t->date = given; t->dates = 1; bylines_mark(t, given.begin, given.end, GALLEYI_TOKEN_DATE); }
    for (unsigned tries = 0; tries < 6 && offset < t->size; tries++) {
        galleyi_date date;
        if (!galleyi_dates_scan(&options, t->text + cut, t->size - cut, offset - cut, &date)) {
            size_t i = 0;                   /* perhaps one is glued to the name before it */
            while (i < t->count && !(t->words[i].begin > offset && t->gaps[i] == GALLEYI_GAP_GLUE && (t->values[i] & GALLEYI_NAMING_STOP))) i++;
            if (i == t->count) return;
            cut = offset = t->words[i].begin;
            continue;
        }
        size_t begin = date.start + cut, end = date.end + cut;
        for (size_t i = 1; i < t->count && t->words[i].begin <= begin; i++)       /* 张三 2024-05-13: no third of the month */
            if (t->words[i].begin == begin && t->gaps[i] == GALLEYI_GAP_GLUE && i + 1 < t->count && (t->words[i].flags & t->words[i - 1].flags & GALLEYI_WORD_CHARACTER)) begin = t->words[i + 1].begin;
        if (begin >= end) { offset = end > offset ? end : offset + 1; continue; }
        bool sure = bylines_has_digit(t->text, begin, end) && ((date.has_day && date.has_month) || (date.has_year && date.has_month) || date.relative || date.has_time);
        if (sure || (date.relative && end - begin > 5)) {
            bylines_mark(t, begin, end, GALLEYI_TOKEN_DATE);
            if (!t->dates++) t->date = (galleyi_span){ (uint32_t)begin, (uint32_t)end };
        }
        offset = end > offset ? end : offset + 1;
    }
}

static bool bylines_mail_byte(unsigned c) {
    return (c | 32u) - 'a' < 26u || c - '0' < 10u || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

static void bylines_mails(galleyi_byline_tokens *t) {
    for (size_t at = 1; at < t->size; at++) {
        size_t begin = at, end = at + 1, dot = 0;
        if (t->text[at] != '@') continue;
        while (begin && bylines_mail_byte((unsigned char)t->text[begin - 1])) begin--;
        for (; end < t->size && bylines_mail_byte((unsigned char)t->text[end]); end++) if (t->text[end] == '.') dot = end;
        if (end > at + 1 && dot == end - 1) end--;
        if (begin < at && dot > at + 1) {
            bylines_mark(t, begin, end, GALLEYI_TOKEN_EMAIL);
            if (t->email.begin == t->email.end) t->email = (galleyi_span){ (uint32_t)begin, (uint32_t)end };
        } else if (begin == at && end > at + 1) bylines_mark(t, at, end, GALLEYI_TOKEN_HANDLE);
        at = end;
    }
}

/* A sentence: mostly small words that say nothing about names. */
static bool bylines_prose(const galleyi_byline_tokens *t) {
    const uint32_t meaning = GALLEYI_NAMING_LABEL | GALLEYI_NAMING_AFTER | GALLEYI_NAMING_CONJUNCTION | GALLEYI_NAMING_FOR | GALLEYI_NAMING_PARTICLE | GALLEYI_NAMING_JOB | GALLEYI_NAMING_HARD |
                             GALLEYI_NAMING_DROP | GALLEYI_NAMING_ORIGIN | GALLEYI_NAMING_GIVEN;
    size_t small = 0, first = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (t->words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER | GALLEYI_WORD_NUMBER)) { first++; continue; }
        if (!(t->values[i] & meaning)) small++;
    }
    return first && t->count >= 10 && small * 5 >= t->count * 2 && !(t->values[0] & GALLEYI_NAMING_LABEL);
}

/* Whether names.c may take the word as part of a name whose first word it is, or (later) one behind. Small words of scripts with capitals may be particles alone. */
static bool bylines_name_part(const galleyi_byline_tokens *t, size_t i, bool later) {
    const uint32_t barred = GALLEYI_NAMING_STOP | GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_JOB, known = GALLEYI_NAMING_GIVEN | GALLEYI_NAMING_SURNAME;
    const galleyi_word *word = &t->words[i];
    if (word->flags & GALLEYI_WORD_NUMBER) return false;
    if (word->flags & GALLEYI_WORD_CAPITAL) return later || word->letters <= 2 || !(t->values[i] & barred) || t->values[i] & known;
    if (word->flags & GALLEYI_WORD_MIXED || t->values[i] & GALLEYI_NAMING_PARTICLE || (later && t->gaps[i] == GALLEYI_GAP_HYPHEN)) return true;
    const char *at = t->text + word->begin;
    return (unsigned char)*at >= 0x80 && !(galleyi_unicode_flags(galleyi_utf8_next(&at, t->text + word->end)) & GALLEYI_UNICODE_LOWER);
}

/* Whether an author may be found without a label: an agency, a name of two words, or one in a script whose words are characters. */
static bool bylines_may_name(const galleyi_byline_tokens *t) {
    for (size_t i = 0; i < t->count; i++) {
        if (t->words[i].flags & GALLEYI_WORD_CHARACTER || galleyi_agency_begins(&t->words[i])) return true;
        if (i + 1 < t->count && bylines_name_part(t, i, false) && bylines_name_part(t, i + 1, true)) return true;
    }
    return false;
}

bool galleyi_byline_tokens_read(galleyi_byline_tokens *t, const char *text, size_t size, galleyi_span date, bool known) {
    t->text = text;
    t->size = size;
    t->count = t->dates = 0;
    t->date = t->email = (galleyi_span){ 0, 0 };
    t->upper = true;
    t->labels = false;
    if (!size || size > GALLEYI_BYLINE_BYTES || !bylines_fill(t) || bylines_prose(t)) return false;
    for (size_t i = 0; i < t->count && !t->labels; i++) t->labels = galleyi_heads_have(&galleyi_naming_labels, t->words[i].hash);
    if (!known && !t->labels && !bylines_may_name(t)) return false;
    for (size_t i = t->count > 1; i < t->count; i++) if (t->words[i].letters > 1 && !(t->words[i].flags & GALLEYI_WORD_UPPER)) t->upper = false;
    bylines_dates(t, date);
    bylines_mails(t);
    return true;
}
