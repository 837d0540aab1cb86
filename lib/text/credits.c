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
    while (credit->caption.end > credit->caption.begin && memchr("|/-", text[credit->caption.end - 1], 3)) {
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

bool galleyi_credit_bracket(const char *line, size_t size) {
    galleyi_span whole = galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size });
    const char *at = line + whole.end;
    if (whole.begin == whole.end) return false;
    uint32_t c = galleyi_utf8_previous(&at, line + whole.begin);
    if (c == '.' && at > line + whole.begin) c = galleyi_utf8_previous(&at, line + whole.begin);
    return credits_closing(c);
}
