/* A dateline is read from the paragraph's first letters: place, then region, date and agency in any order, then the mark that ends it. */
#include "text/datelines.h"
#include "core/utf8.h"
#include "text/agencies.h"
#include "text/dates.h"
#include "text/names_table.h"
#include "text/unicode.h"
#include <string.h>

enum { DATELINES_BYTES = 160, DATELINES_WORDS = 24 };

typedef struct datelines_state {
    const char *text;
    size_t size, at;                          /* size: of what may be the dateline and its mark */
    galleyi_dateline *out;
    bool upper, bracket, known;               /* the place is in capitals; an agency stands in brackets; the place is in the list */
    unsigned words;                           /* of the place */
} datelines_state;

static uint32_t datelines_peek(const datelines_state *s, size_t at, size_t *next) {
    const char *place = s->text + at;
    if (at >= s->size) { *next = at; return 0; }
    uint32_t c = galleyi_utf8_next(&place, s->text + s->size);
    *next = (size_t)(place - s->text);
    return c;
}

static void datelines_blanks(datelines_state *s) {
    size_t next;
    while (s->at < s->size && galleyi_is_space(datelines_peek(s, s->at, &next))) s->at = next;
}

static bool datelines_dash(uint32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212 || c == 0x2012 || c == 0xfe58; }

/* "—", "-", ".-", "--", ".—", "– "; where it ends, 0: none here. A hyphen needs a blank on one side. */
static size_t datelines_mark(const datelines_state *s, size_t at) {
    size_t next, begin = at;
    uint32_t c = datelines_peek(s, at, &next);
    bool blank = false;
    while (galleyi_is_space(c)) { blank = true; at = next; c = datelines_peek(s, at, &next); }
    if (c == '.') { size_t dot = next; c = datelines_peek(s, dot, &next); while (galleyi_is_space(c)) { dot = next; c = datelines_peek(s, dot, &next); } blank = true; }
    if (!datelines_dash(c)) return 0;
    uint32_t first = c;
    size_t end = next;
    while (datelines_dash(c = datelines_peek(s, end, &next))) end = next;
    if (c == '>' || c == 0x2192) return 0;
    if (first == '-' && !blank && !galleyi_is_space(c) && end - begin < 2) return 0;
    return end;
}

/* An agency in words or initials from `at` on, alone or with others after a slash; where it ends, 0: none. */
static size_t datelines_agency(datelines_state *s, size_t at, size_t limit) {
    size_t length, end = 0, next;
    while (at < limit) {
        int32_t number = galleyi_agency_prefix(s->text + at, limit - at, &length);
        if (number < 0) return end;
        if (!end) { s->out->agency_number = number; s->out->agency.begin = (uint32_t)at; }
        end = at + length;
        s->out->agency.end = (uint32_t)end;
        at = end;
        uint32_t c = datelines_peek(s, at, &next);
        if (c != '/' && c != ',' && c != '-') return end;
        at = next;
        while (galleyi_is_space(datelines_peek(s, at, &next)) && at < limit) at = next;
    }
    return end;
}

/* The words of a place from s->at: capitals, particles, hyphens, one comma and a region. */
static bool datelines_place(datelines_state *s) {
    galleyi_word words[DATELINES_WORDS];
    size_t begin = s->at, end = begin, count = galleyi_words_from(s->text, s->size, begin, words, DATELINES_WORDS, NULL);
    bool comma = false, small = false;
    unsigned places = 0, others = 0;
    s->upper = true;
    for (size_t i = 0; i < count && s->words < 8; i++) {
        const galleyi_word *word = &words[i];
        uint32_t value = galleyi_lexicon_words(&galleyi_naming, word, 1);
        if (i ? false : word->begin != begin) return false;
        bool gap = false, bad = false;
        for (size_t k = end; i && k < word->begin; ) {
            size_t next;
            uint32_t c = datelines_peek(s, k, &next);
            if (c == ',') { if (comma) bad = true; gap = true; }
            else if (c == '/') { if (comma) bad = true; }
            else if (c == '.' && words[i - 1].letters <= 2) { }
            else if (c == '-' && next == word->begin && k == end) { }
            else if (!galleyi_is_space(c) && c != '\'' && c != 0x2019) bad = true;
            k = next;
        }
        if (bad || word->flags & (GALLEYI_WORD_NUMBER | GALLEYI_WORD_CHARACTER)) break;
        if (gap) {
            galleyi_date date;
            galleyi_dates_options options = { NULL, NULL, NULL, NULL };
            if (galleyi_dates_scan_until(&options, s->text, s->size, word->begin, word->begin, &date) && date.start == word->begin && (date.has_month || date.has_day)) break;
            size_t length;
            if (galleyi_agency_prefix(s->text + word->begin, s->size - word->begin, &length) >= 0) break;
        }
        bool particle = !(word->flags & GALLEYI_WORD_CAPITAL) && word->letters <= 4 && i + 1 < count && (words[i + 1].flags & GALLEYI_WORD_CAPITAL) && (value & (GALLEYI_NAMING_PARTICLE | GALLEYI_NAMING_JOIN | GALLEYI_NAMING_EDGE));
        if (!particle && !(word->flags & GALLEYI_WORD_CAPITAL)) { small = i == 0; break; }
        if (gap) comma = true;
        if (!comma) {
            if (!particle && !(word->flags & GALLEYI_WORD_UPPER)) s->upper = false;
            if (value & GALLEYI_NAMING_PLACE) places++;
            else if (!particle) others++;
        }
        s->words++;
        end = word->end;
        size_t next;
        if (datelines_peek(s, end, &next) == '.' && word->letters <= 5 && comma) end = next;     /* "Calif." */
    }
    if (small || end == begin) return false;
    s->known = places && !others;
    if (end - begin < 4) s->upper = false;
    s->out->place = (galleyi_span){ (uint32_t)begin, (uint32_t)end };
    s->at = end;
    return true;
}

/* A date behind a comma or a blank. */
static bool datelines_date(datelines_state *s) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    size_t at = s->at, next;
    for (;;) {
        uint32_t c = datelines_peek(s, at, &next);
        if (c != ',' && c != '.' && c != ';' && !galleyi_is_space(c)) break;
        at = next;
    }
    if (!galleyi_dates_scan_until(&options, s->text, s->size, at, at + 12, &date) || date.start > at + 12 || !(date.has_month && (date.has_day || date.has_year))) return false;
    if (at < s->size && s->text[s->at] != ',' && s->text[s->at] != '.' && s->text[s->at] != ';' && !s->known && !s->upper && s->at == s->out->place.end) return false;
    for (size_t k = at; k < date.start; k++) if (s->text[k] == '(' || s->text[k] == ')' || s->text[k] == ':') return false;
    if (date.start > at && date.label_start > at) return false;
    s->out->date = (galleyi_span){ (uint32_t)date.start, (uint32_t)date.end };
    s->at = date.end;
    if (s->at < s->size && s->text[s->at] == '.' && !datelines_mark(s, s->at)) s->at++;
    return true;
}

/* "(AP)", "(Reuters/AFP)", "(WGN)": an agency that is known, or initials. */
static bool datelines_bracketed(datelines_state *s) {
    datelines_blanks(s);
    size_t next, open = s->at;
    uint32_t c = datelines_peek(s, open, &next);
    if (c != '(' && c != '[' && c != 0xff08) return false;
    size_t begin = next, close = begin;
    while (close < s->size && close - begin < 48) {
        c = datelines_peek(s, close, &next);
        if (c == ')' || c == ']' || c == 0xff09) break;
        close = next;
    }
    if (close >= s->size || close - begin >= 48 || close == begin) return false;
    if (!datelines_agency(s, begin, close)) {
        galleyi_word words[6];
        size_t count = galleyi_words_from(s->text, close, begin, words, 6, NULL);
        if (!count || count > 4) return false;
        if (!s->upper && !s->known && !s->out->date.end) return false;
        for (size_t i = 0; i < count; i++) if (!(words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER)) || words[i].flags & GALLEYI_WORD_NUMBER) return false;
        s->out->agency = galleyi_span_trim(s->text, (galleyi_span){ (uint32_t)begin, (uint32_t)close });
    } else s->out->agency.end = galleyi_span_trim(s->text, (galleyi_span){ (uint32_t)begin, (uint32_t)close }).end;
    s->bracket = true;
    datelines_peek(s, close, &next);
    s->at = next;
    return true;
}

static bool datelines_finish(datelines_state *s, size_t end, unsigned confidence) {
    galleyi_dateline *out = s->out;
    out->text = (galleyi_span){ 0, (uint32_t)end };
    s->at = end;
    datelines_blanks(s);
    out->rest = (uint32_t)s->at;
    out->confidence = (uint8_t)confidence;
    return out->rest < s->size;
}

/* Place first, with capitals. */
static bool datelines_western(datelines_state *s) {
    galleyi_dateline *out = s->out;
    size_t end, next;
    if (!datelines_place(s)) return false;
    bool date = datelines_date(s), agency = datelines_bracketed(s);
    if (!date && agency) date = datelines_date(s);
    if ((end = datelines_mark(s, s->at))) {
        bool wide = end >= 3 && !memcmp(s->text + end - 3, "\xe2\x80\x94", 3);     /* U+2014 */
        unsigned confidence = agency && out->agency_number >= 0 ? 98 : agency ? 85 : date ? 92 : s->upper && s->words <= 5 ? s->known ? 84 : wide ? 66 : 0 : s->known && s->words <= 2 ? wide ? 62 : 52 : 0;
        size_t save = s->at;
        s->at = end;                        /* "МОСКВА, 12 июн — РИА Новости.", "PARIS, June 1 — (Reuters) —" */
        datelines_blanks(s);
        if (!agency && (date || s->upper)) {
            size_t wire = datelines_agency(s, s->at, s->size);
            uint32_t c = wire ? datelines_peek(s, wire, &next) : 0;
            size_t after = wire ? datelines_mark(s, wire) : 0;
            if (wire && (c == '.' || after)) return datelines_finish(s, after ? after : next, 96);
            if (wire) out->agency = (galleyi_span){ 0, 0 }, out->agency_number = -1;
        }
        s->at = save;
        if (!agency && !date && s->words > 4 && !out->place.end) return false;
        return confidence && datelines_finish(s, end, confidence);
    }
    uint32_t c = datelines_peek(s, s->at, &next);
    if (agency && (c == ':' || c == '.')) return out->agency_number >= 0 && datelines_finish(s, next, c == ':' ? 88 : 70);
    if (agency && out->agency_number >= 0 && galleyi_is_space(c)) return datelines_finish(s, s->at, 75);
    if (c == ':' && s->known && (date || s->words <= 2) && galleyi_is_space(datelines_peek(s, next, &end))) return datelines_finish(s, next, date ? 75 : 55);
    if (date && c == ',' && datelines_agency(s, next + 1, s->size)) {      /* "MADRID, 12 jun, EFE.-" */
        s->at = out->agency.end;
        if ((end = datelines_mark(s, s->at))) return datelines_finish(s, end, 94);
        out->agency = (galleyi_span){ 0, 0 };
        out->agency_number = -1;
    }
    if (c == ',' || (c == '/' && s->upper)) {
        size_t at = next;
        while (galleyi_is_space(datelines_peek(s, at, &next))) at = next;
        size_t wire = datelines_agency(s, at, s->size);
        if (wire && ((end = datelines_mark(s, wire)) || datelines_peek(s, wire, &next) == ':')) return datelines_finish(s, end ? end : next, 90);
        out->agency = (galleyi_span){ 0, 0 };
        out->agency_number = -1;
    }
    c = datelines_peek(s, s->at, &next);
    if (c == '.' && s->known && s->words == 1 && !agency && galleyi_is_space(datelines_peek(s, next, &end))) return datelines_finish(s, next, date ? 60 : 52);
    return false;
}

static size_t datelines_find(const datelines_state *s, size_t from, const char *mark) {
    size_t length = strlen(mark);
    for (size_t at = from; at + length <= s->size && at - from < 120; at++) if (!memcmp(s->text + at, mark, length)) return at;
    return s->size;
}

/* The characters between agency and date are a place of at most eight. */
static bool datelines_characters(const datelines_state *s, size_t begin, size_t end, galleyi_span *place) {
    galleyi_span span = galleyi_span_strip(s->text, (galleyi_span){ (uint32_t)begin, (uint32_t)end });
    galleyi_word words[12];
    size_t count = span.begin < span.end ? galleyi_words_from(s->text, span.end, span.begin, words, 12, NULL) : 0;
    if (!count || count > 9) return false;
    for (size_t i = 0; i < count; i++) if (!(words[i].flags & GALLEYI_WORD_CHARACTER)) return false;
    *place = span;
    return true;
}

/* "新华社北京6月12日电", "ソウル聯合ニュース", "서울=연합뉴스", "中新社北京5月1日电 记者 张三": between the given offsets. */
static unsigned datelines_eastern(datelines_state *s, size_t begin, size_t end) {
    galleyi_dateline *out = s->out;
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    size_t inner = end, next;
    bool dated = false;
    if (galleyi_dates_scan(&options, s->text, end, begin, &date) && (date.has_month || date.has_day)) {
        const char *digit = s->text + date.start;
        dated = galleyi_is_digit(galleyi_utf8_next(&digit, s->text + end));
        if (dated) { out->date = (galleyi_span){ (uint32_t)date.start, (uint32_t)date.end }; inner = date.start; }
    }
    size_t wire = datelines_agency(s, begin, inner);
    if (wire) {                             /* agency, place, date */
        bool place = datelines_characters(s, wire, inner, &out->place);
        return dated ? 97 : place ? 80 : 75;
    }
    for (size_t at = begin; at < inner; at = next) {
        uint32_t c = datelines_peek(s, at, &next);
        size_t from = c == '=' || c == 0xff1d || galleyi_is_space(c) ? next : at;
        if (at == begin || !(wire = datelines_agency(s, from, inner))) continue;
        bool place = datelines_characters(s, begin, at, &out->place);
        return place ? c == '=' || c == 0xff1d ? 96 : 90 : 0;
    }
    size_t equals = datelines_find(s, begin, "=");
    if (equals < inner && datelines_characters(s, begin, equals, &out->place)) {
        out->agency = galleyi_span_trim(s->text, (galleyi_span){ (uint32_t)equals + 1, (uint32_t)inner });
        return out->agency.begin < out->agency.end ? 78 : 0;
    }
    return 0;
}

/* "한지우 기자 = " behind the bracket: the reporter belongs to the dateline. */
static size_t datelines_reporter(const datelines_state *s, size_t at) {
    static const char *const jobs[] = { "\xea\xb8\xb0\xec\x9e\x90", "\xed\x8a\xb9\xed\x8c\x8c\xec\x9b\x90", "\xed\x86\xb5\xec\x8b\xa0\xec\x9b\x90" };   /* 기자 특파원 통신원 */
    size_t equals = datelines_find(s, at, "=");
    if (equals >= s->size || equals - at > 64) return at;
    size_t end = equals;
    while (end > at && s->text[end - 1] == ' ') end--;
    for (size_t k = 0; k < 3; k++) {
        size_t length = strlen(jobs[k]);
        if (end - at > length && !memcmp(s->text + end - length, jobs[k], length)) return equals + 1;
    }
    return at;
}

static bool datelines_bracket_first(datelines_state *s) {
    static const char *const opening[] = { "(", "[", "\xef\xbc\x88", "\xe3\x80\x90", "\xe3\x80\x94" }, *const closing[] = { ")", "]", "\xef\xbc\x89", "\xe3\x80\x91", "\xe3\x80\x95" };
    for (size_t k = 0; k < 5; k++) {
        size_t mark = strlen(opening[k]);
        if (s->size <= mark || memcmp(s->text, opening[k], mark)) continue;
        size_t close = datelines_find(s, mark, closing[k]), end = close + mark;
        if (close >= s->size) return false;
        unsigned confidence = datelines_eastern(s, mark, close);
        if (!confidence) {                  /* "(AFP) – ", "(Reuters) - " */
            if (datelines_agency(s, mark, close) != close) return false;
            confidence = 85;
        }
        size_t dash = datelines_mark(s, end);
        return datelines_finish(s, dash ? dash : datelines_reporter(s, end), confidence);
    }
    return false;
}

/* "देवगढ़, तीन मार्च (भाषा) ": in a script without capitals only a known agency in brackets tells. */
static bool datelines_bracket_behind(datelines_state *s) {
    galleyi_word words[8];
    size_t open = datelines_find(s, 0, "("), close = datelines_find(s, open, ")"), comma = datelines_find(s, 0, ",");
    if (open >= s->size || close >= s->size || open < 6) return false;
    if (galleyi_words_from(s->text, open, 0, words, 8, NULL) > 7 || datelines_agency(s, open + 1, close) != close) return false;
    s->out->place = galleyi_span_trim(s->text, (galleyi_span){ 0, (uint32_t)(comma < open ? comma : open) });
    size_t dash = datelines_mark(s, close + 1);
    return datelines_finish(s, dash ? dash : close + 1, 85);
}

/* "新华社北京6月12日电 …", "中新网5月1日电", "本报北京讯": the character that says wire ends it. */
static bool datelines_chinese(datelines_state *s) {
    static const char *const ends[] = { "\xe7\x94\xb5", "\xe9\x9b\xbb", "\xe8\xae\xaf", "\xe8\xa8\x8a" };     /* 电 電 讯 訊 */
    size_t best = s->size;
    for (size_t k = 0; k < 4; k++) { size_t at = datelines_find(s, 0, ends[k]); if (at < best) best = at; }
    if (best >= s->size || best > 90) return false;
    size_t end = best + 3, next;
    uint32_t c = datelines_peek(s, end, &next);
    if (c != '(' && c != 0xff08 && !galleyi_is_space(c) && c != 0x3000 && c != 0xff0c && c != 0xff1a && c != ':') return false;
    unsigned confidence = datelines_eastern(s, 0, best);
    if (!confidence || s->out->agency_number < 0) return false;
    if (c == '(' || c == 0xff08) {          /* the reporters, in brackets */
        size_t close = datelines_find(s, end, c == '(' ? ")" : "\xef\xbc\x89");
        if (close < s->size) end = close + (c == '(' ? 1 : 3);
    } else if (c == 0xff0c || c == 0xff1a || c == ':') end = next;
    return datelines_finish(s, end, confidence);
}

bool galleyi_dateline_parse(const char *paragraph, size_t size, galleyi_dateline *dateline) {
    datelines_state s = { .text = paragraph, .size = size < DATELINES_BYTES ? size : DATELINES_BYTES, .out = dateline };
    size_t next, end;
    memset(dateline, 0, sizeof *dateline);
    dateline->agency_number = -1;
    while (s.size < size && s.size && ((unsigned char)paragraph[s.size] & 0xc0) == 0x80) s.size--;
    datelines_blanks(&s);
    if (s.at || !s.size) { if (!s.size || s.at >= s.size) return false; }
    uint32_t c = datelines_peek(&s, s.at, &next);
    bool found = false;
    if (s.at == 0 && galleyi_is_punctuation(c)) found = datelines_bracket_first(&s);
    else if (galleyi_script_of(c) == GALLEYI_SCRIPT_HAN || galleyi_script_of(c) == GALLEYI_SCRIPT_HANGUL || galleyi_script_of(c) == GALLEYI_SCRIPT_KANA) found = s.at == 0 && datelines_chinese(&s);
    else if (galleyi_is_upper(c)) {
        size_t wire = datelines_agency(&s, s.at, s.size);       /* "dpa Berlin -", "REUTERS —" */
        if (wire && (end = datelines_mark(&s, wire))) found = datelines_finish(&s, end, 80);
        else {
            dateline->agency = (galleyi_span){ 0, 0 };
            dateline->agency_number = -1;
            found = datelines_western(&s);
        }
    }
    else if (galleyi_is_letter(c) && !galleyi_is_lower(c)) found = datelines_bracket_behind(&s);
    if (found) return true;
    memset(dateline, 0, sizeof *dateline);
    dateline->agency_number = -1;
    return false;
}
