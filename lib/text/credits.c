#include "text/credits.h"
#include "core/utf8.h"
#include "text/agencies.h"
#include "text/phrases.h"
#include "text/unicode.h"
#include <string.h>

#define CREDITS_BIT GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_CREDIT)
enum {
    CREDITS_BYTES = 160,                      /* a credit is not longer */
    CREDITS_WORDS = 12,
    CREDITS_CHARACTERS = 24,                  /* of a script without blanks */
    CREDITS_LINE_BYTES = 2400                 /* a longer line is no caption */
};

static bool credits_space(char c) { return c == ' ' || c == '\t'; }

/* The agency that a part of the credit names; parts are set off by a slash, comma, bar, bracket or "via". */
static int32_t credits_agency(const char *text, galleyi_span credit) {
    uint32_t begin = credit.begin;
    for (uint32_t at = credit.begin; at <= credit.end; at++) {
        bool via = at + 5 <= credit.end && !memcmp(text + at, " via ", 5);
        if (at < credit.end && !via && !memchr("/,|()-", text[at], 6)) continue;
        galleyi_span part = galleyi_span_strip(text, (galleyi_span){ begin, at });
        int32_t number = galleyi_span_size(part) ? galleyi_agency_find(text + part.begin, galleyi_span_size(part)) : -1;
        if (number >= 0) return number;
        begin = via ? at + 4 : at + 1;
    }
    return -1;
}

/* Whether the text may be the name of who made or owns a picture: few words, most with a capital, no sentence. */
static bool credits_like_name(const char *text, galleyi_span span, size_t most) {
    galleyi_word words[CREDITS_CHARACTERS + 2];
    size_t count = galleyi_words(text + span.begin, galleyi_span_size(span), words, CREDITS_CHARACTERS + 2, NULL), small = 0, characters = 0;
    if (!count || galleyi_span_size(span) > CREDITS_BYTES) return false;
    for (size_t i = 0; i < count; i++) {
        if (words[i].flags & GALLEYI_WORD_CHARACTER) characters++;
        else if (words[i].letters > 3 && !(words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_NUMBER))) small++;
    }
    if (characters > CREDITS_CHARACTERS || count - characters > most) return false;
    for (uint32_t at = span.begin; at + 2 < span.end; at++)
        if (text[at] == '.' && credits_space(text[at + 1]) && at >= span.begin + 4 &&
            text[at - 2] != ' ' && text[at - 2] != '.' && text[at - 3] != ' ') return false;
    return small <= 1 + (count - characters) / 4;
}

static bool credits_closing(uint32_t c) { return c == ')' || c == ']' || c == 0xff09 || c == 0x3011; }
static bool credits_opening(uint32_t c) { return c == '(' || c == '[' || c == 0xff08 || c == 0x3010; }

static galleyi_span credits_bare(const char *text, galleyi_span span) {
    span = galleyi_span_strip(text, span);
    while (span.begin < span.end && text[span.begin] == '=') span.begin++;
    const char *last = text + span.end;
    if (span.begin < span.end && (unsigned char)*(last - 1) >= 0x80) {
        uint32_t c = galleyi_utf8_previous(&last, text + span.begin);
        if (c == 0x3002) span.end = (uint32_t)(last - text);
    } else if (span.end - span.begin > 4 && last[-1] == '.' && last[-3] != '.' && last[-3] != ' ' && !(last[-4] == ' ' || last[-4] == '.')) span.end--;
    return galleyi_span_strip(text, span);
}

static bool credits_set(galleyi_credit *credit, const char *text, galleyi_span whole, uint32_t begin, galleyi_span value, bool labelled, unsigned confidence) {
    value = credits_bare(text, value);
    if (!galleyi_span_size(value)) return false;
    credit->caption = galleyi_span_trim(text, (galleyi_span){ whole.begin, begin });
    while (credit->caption.end > credit->caption.begin && memchr("|/-,", text[credit->caption.end - 1], 4)) {
        credit->caption.end--;
        credit->caption = galleyi_span_trim(text, credit->caption);
    }
    credit->text = galleyi_span_trim(text, (galleyi_span){ begin, whole.end });
    credit->credit = value;
    credit->labelled = labelled;
    credit->agency_number = credits_agency(text, value);
    credit->confidence = (uint8_t)confidence;
    return true;
}

static bool credits_exact(const char *text, galleyi_span span) {
    galleyi_phrase_match match;
    if (!galleyi_phrase_line(text + span.begin, galleyi_span_size(span), &match)) return false;
    return match.phrase == GALLEYI_PHRASE_CREDIT && match.kind == GALLEYI_PHRASE_EXACT;
}

/* What a phrase of credits introduces: behind "Photo:" and "Photo by"; with the phrase where it names someone itself ("AP Photo/X"). */
static bool credits_of_phrase(const char *text, galleyi_span inside, const galleyi_phrase_match *match, galleyi_span *value, bool *labelled, bool *colon) {
    size_t agency;
    uint32_t at = match->span.end;
    while (at < inside.end && credits_space(text[at])) at++;
    *colon = at < inside.end && (text[at] == ':' || text[at] == '=' || text[at] == '|' || (inside.end - at >= 3 && !memcmp(text + at, "\xef\xbc\x9a", 3)));
    bool named = galleyi_agency_prefix(text + match->span.begin, inside.end - match->span.begin, &agency) >= 0;
    if (!named && !*colon)                    /* "Getty Images/X": a phrase that is a credit by itself */
        named = credits_exact(text, match->span);
    *labelled = !named;
    *value = credits_bare(text, (galleyi_span){ named ? match->span.begin : match->span.end, inside.end });
    return named || *colon || match->kind == GALLEYI_PHRASE_PREFIX;
}

/* "(Photo: X)", "[AP Photo/X]", "(X/Reuters)" at the end of the line. */
static bool credits_bracketed(const char *text, galleyi_span whole, bool worded, galleyi_credit *credit) {
    const char *at = text + whole.end;
    uint32_t c = galleyi_utf8_previous(&at, text + whole.begin);
    if (c == '.' && at > text + whole.begin) c = galleyi_utf8_previous(&at, text + whole.begin);
    if (!credits_closing(c)) return false;
    uint32_t end = (uint32_t)(at - text), begin, open;
    int depth = 1;
    for (;;) {
        if (at <= text + whole.begin || end - (uint32_t)(at - text) > CREDITS_BYTES) return false;
        begin = (uint32_t)(at - text);
        c = galleyi_utf8_previous(&at, text + whole.begin);
        depth += credits_closing(c) - credits_opening(c);
        if (!depth) break;
    }
    open = (uint32_t)(at - text);
    galleyi_span inside = { begin, end }, value;
    galleyi_phrase_match match;
    bool labelled, colon;
    size_t base = begin;
    if (worded && galleyi_phrase_find(text + base, end - begin, 0, CREDITS_BIT, &match) && match.span.begin == 0) {
        match.span.begin += begin;
        match.span.end += begin;
        if (credits_of_phrase(text, inside, &match, &value, &labelled, &colon) && credits_like_name(text, value, CREDITS_WORDS))
            return credits_set(credit, text, whole, open, value, labelled, 95);
        if (match.span.end >= end) return credits_set(credit, text, whole, open, inside, true, 60);
    }
    if ((unsigned char)text[begin] == 0xc2 && (unsigned char)text[begin + 1] == 0xa9)
        return credits_like_name(text, (galleyi_span){ begin + 2, end }, 8) &&
               credits_set(credit, text, whole, open, (galleyi_span){ begin + 2, end }, true, 85);
    if (!credits_like_name(text, inside, 8) || credits_agency(text, inside) < 0) return false;
    bool several = memchr(text + begin, '/', end - begin) != NULL;
    return credits_set(credit, text, whole, open, inside, false, several ? 80 : open == whole.begin ? 60 : galleyi_span_size(whole) < 300 ? 45 : 30);
}

/* "X / Reuters", "X via Getty Images", "Reuters", "Getty Images": the line is nothing else. */
static bool credits_alone(const char *text, galleyi_span whole, bool worded, galleyi_credit *credit) {
    if (galleyi_span_size(whole) > CREDITS_BYTES) return false;
    if (worded && credits_exact(text, whole)) return credits_set(credit, text, whole, whole.begin, whole, false, 70);
    if (!credits_like_name(text, whole, 8) || credits_agency(text, whole) < 0) return false;
    bool several = false;
    for (uint32_t i = whole.begin; i < whole.end; i++) several |= text[i] == '/' || (whole.end - i > 5 && !memcmp(text + i, " via ", 5));
    if (several) return credits_set(credit, text, whole, whole.begin, whole, false, 80);
    return galleyi_agency_find(text + whole.begin, galleyi_span_size(whole)) >= 0 && credits_set(credit, text, whole, whole.begin, whole, false, 40);
}

/* "Caption. Photo: X", "Photo by X": the last place where a phrase of credits begins and only a name follows. */
static bool credits_labelled(const char *text, galleyi_span whole, galleyi_credit *credit) {
    galleyi_phrase_match match, last = { 0 };
    galleyi_span value, best = { 0, 0 };
    bool labelled, colon, best_labelled = false, found = false;
    unsigned confidence = 0;
    for (size_t at = whole.begin; at < whole.end && galleyi_phrase_find(text, whole.end, at, CREDITS_BIT, &match); at = match.span.end) {
        if (match.kind == GALLEYI_PHRASE_CONTAINS || match.kind == GALLEYI_PHRASE_SUFFIX) continue;
        if (!credits_of_phrase(text, whole, &match, &value, &labelled, &colon)) continue;
        if (!credits_like_name(text, value, CREDITS_WORDS)) continue;
        if (found && last.span.end + 24 > match.span.begin) continue;
        last = match;
        best = value;
        best_labelled = labelled;
        confidence = colon ? 90 : 75;
        found = true;
    }
    return found && credits_set(credit, text, whole, last.span.begin, best, best_labelled, confidence);
}

/* "Caption © X", "© X"; a year makes it rather a line of rights. */
static bool credits_signed(const char *text, galleyi_span whole, galleyi_credit *credit) {
    for (uint32_t at = whole.end; at-- > whole.begin && whole.end - at <= CREDITS_BYTES;) {
        if ((unsigned char)text[at] != 0xc2 || (unsigned char)text[at + 1] != 0xa9) continue;
        galleyi_span value = galleyi_span_strip(text, (galleyi_span){ at + 2, whole.end });
        galleyi_word words[8];
        size_t count = galleyi_words(text + value.begin, galleyi_span_size(value), words, 8, NULL);
        bool year = false;
        for (size_t i = 0; i < count; i++) year |= (words[i].flags & GALLEYI_WORD_NUMBER) && words[i].end - words[i].begin == 4;
        if (!credits_like_name(text, value, 8)) return false;
        return credits_set(credit, text, whole, at, value, true, year ? 35 : 80);
    }
    return false;
}

bool galleyi_credit_parse(const char *line, size_t size, galleyi_credit *credit) { return galleyi_credit_parse_known(line, size, true, true, credit); }

bool galleyi_credit_parse_known(const char *line, size_t size, bool worded, bool copyright, galleyi_credit *credit) {
    galleyi_span whole = galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size });
    memset(credit, 0, sizeof *credit);
    credit->agency_number = -1;
    if (whole.begin == whole.end || galleyi_span_size(whole) > CREDITS_LINE_BYTES) return false;
    return credits_bracketed(line, whole, worded, credit) || (worded && credits_labelled(line, whole, credit)) ||
           credits_alone(line, whole, worded, credit) || (copyright && credits_signed(line, whole, credit));
}

/* ---- the end of a caption */

enum { CREDITS_TAIL_WORDS = 6, CREDITS_TAIL_BYTES = 80, CREDITS_LABEL_WORDS = 3, CREDITS_CAPTION_WORDS = 4 };

/* Like a name, and every word of it. */
static bool credits_is_name(const char *text, galleyi_span span) {
    galleyi_word words[CREDITS_TAIL_WORDS + 1];
    size_t count = galleyi_words(text + span.begin, galleyi_span_size(span), words, CREDITS_TAIL_WORDS + 1, NULL);
    if (!count || count > CREDITS_TAIL_WORDS || !credits_like_name(text, span, CREDITS_TAIL_WORDS)) return false;
    for (size_t i = 0; i < count; i++)
        if (words[i].flags & (GALLEYI_WORD_NUMBER | GALLEYI_WORD_CHARACTER) || (words[i].letters > 3 && !(words[i].flags & GALLEYI_WORD_CAPITAL))) return false;
    return (words[0].flags & GALLEYI_WORD_CAPITAL) != 0;
}
/* The bracket that the last character closes; end: there is none. */
static uint32_t credits_opened(const char *text, galleyi_span whole) {
    uint32_t at = whole.end;
    if (at - whole.begin < 3 || !credits_closing((unsigned char)text[at - 1])) return whole.end;
    while (at-- > whole.begin && whole.end - at <= CREDITS_BYTES) if (credits_opening((unsigned char)text[at])) return at;
    return whole.end;
}
static bool credits_ends_sentence(const char *text, galleyi_span before) {
    before = galleyi_span_trim(text, before);
    return before.end > before.begin && (memchr(".!?\"", text[before.end - 1], 4) || (before.end - before.begin > 3 && (!memcmp(text + before.end - 3, "\xe2\x80\x9d", 3) || !memcmp(text + before.end - 3, "\xe2\x80\xa6", 3))));
}
/* "..., Foto: X", "... (Quelle: X)": a label that no sentence's end precedes. */
static bool credits_behind_label(const char *text, galleyi_span whole, galleyi_credit *credit) {
    uint32_t open = credits_opened(text, whole), end = open < whole.end ? whole.end - 1 : whole.end, from = whole.end - whole.begin > CREDITS_BYTES ? whole.end - CREDITS_BYTES : whole.begin;
    for (uint32_t colon = from; colon < end; colon++) {
        galleyi_word words[CREDITS_CHARACTERS];
        galleyi_phrase_match match;
        if (text[colon] != ':' || !credits_like_name(text, (galleyi_span){ colon + 1, end }, CREDITS_WORDS)) continue;
        size_t count = galleyi_words_from(text, colon, from, words, CREDITS_CHARACTERS, NULL);
        for (size_t k = count < CREDITS_LABEL_WORDS ? count : CREDITS_LABEL_WORDS; k > 0; k--) {
            uint32_t begin = words[count - k].begin;
            if (begin == whole.begin || !galleyi_phrase_line(text + begin, colon - begin, &match) || match.kind > GALLEYI_PHRASE_LABEL) continue;
            if (match.phrase != GALLEYI_PHRASE_CREDIT && !(match.phrase == GALLEYI_PHRASE_SOURCE && open < begin)) continue;
            return credits_set(credit, text, whole, open < begin ? open : begin, (galleyi_span){ colon + 1, open < begin ? end : whole.end }, true, 80);
        }
    }
    return false;
}
/* "Sentence. (X)", "Words (X/Y)". */
static bool credits_in_bracket(const char *text, galleyi_span whole, galleyi_credit *credit) {
    uint32_t open = credits_opened(text, whole);
    galleyi_span inside = { open + 1, whole.end - 1 };
    if (open == whole.end || open == whole.begin || !credits_is_name(text, inside)) return false;
    bool parted = memchr(text + inside.begin, '/', galleyi_span_size(inside)) != NULL;
    return (parted || credits_ends_sentence(text, (galleyi_span){ whole.begin, open })) && credits_set(credit, text, whole, open, inside, false, 60);
}
/* "Sentence. X/AFP", "Words AP Photo/X", "Words / X": what stands behind the last stop, at an agency's name, or behind a slash between blanks. */
static bool credits_at_end(const char *text, galleyi_span whole, galleyi_credit *credit) {
    uint32_t from = whole.end - whole.begin > CREDITS_TAIL_BYTES ? whole.end - CREDITS_TAIL_BYTES : whole.begin + 1;
    for (uint32_t at = from; at + 2 < whole.end; at++) {
        galleyi_span before = { whole.begin, at }, tail = { at, whole.end };
        galleyi_word words[CREDITS_CAPTION_WORDS];
        size_t length = 0;
        bool slash = text[at] == '/' && text[at - 1] == ' ' && text[at + 1] == ' ', quoted = text[at - 1] == '"' && at > from;
        bool stop = memchr(".!?", text[at - 1 - quoted], 3) && at > whole.begin + 3 && text[at - 3] != ' ' && text[at - 3] != '.' && text[at] != '"';   /* no initial's */
        bool agency = !slash && (stop || text[at - 1] == ' ' || (unsigned char)text[at - 1] == 0xa0) && text[at] != ' ' && galleyi_agency_prefix(text + at, whole.end - at, &length) >= 0;
        if (slash) tail.begin++;
        if ((!slash && !stop && !agency) || !credits_is_name(text, tail) || galleyi_words(text + before.begin, galleyi_span_size(before), words, CREDITS_CAPTION_WORDS, NULL) < CREDITS_CAPTION_WORDS) continue;
        bool parted = memchr(text + tail.begin, '/', galleyi_span_size(tail)) != NULL, whole_agency = agency && at + length == whole.end;
        bool told = slash ? !parted && memchr(text + tail.begin + 1, ' ', galleyi_span_size(tail) - 1) != NULL : agency ? parted || (stop && whole_agency) : parted || credits_agency(text, tail) >= 0 || credits_exact(text, galleyi_span_trim(text, tail));
        if (told) return credits_set(credit, text, whole, at, tail, false, 60);
    }
    return false;
}
bool galleyi_credit_parse_caption(const char *line, size_t size, galleyi_credit *credit) {
    if (galleyi_credit_parse(line, size, credit)) return true;
    galleyi_span whole = galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size });
    if (galleyi_span_size(whole) > CREDITS_LINE_BYTES) return false;
    return credits_behind_label(line, whole, credit) || credits_in_bracket(line, whole, credit) || credits_at_end(line, whole, credit);
}

bool galleyi_credit_bracket(const char *line, size_t size) {
    unsigned char last = size ? (unsigned char)line[size - 1] : 0;
    if (last > ' ' && last < 0x7F && last != ')' && last != ']' && last != '.') return false;
    galleyi_span whole = galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size });
    const char *at = line + whole.end;
    if (whole.begin == whole.end) return false;
    uint32_t c = galleyi_utf8_previous(&at, line + whole.begin);
    if (c == '.' && at > line + whole.begin) c = galleyi_utf8_previous(&at, line + whole.begin);
    return credits_closing(c);
}
