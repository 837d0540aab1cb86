#include "text/sources.h"
#include "core/utf8.h"
#include "text/agencies.h"
#include "text/phrases.h"
#include "text/unicode.h"
#include <string.h>

enum {
    SOURCES_TITLE_WORDS = 48,                 /* a value with more is no title */
    SOURCES_PLAIN_WORDS = 14,
    SOURCES_NAME_WORDS = 5,
    SOURCES_NAME_CHARACTERS = 14              /* of a script without blanks */
};

static size_t sources_count(const char *text, galleyi_span span, size_t *characters) {
    galleyi_word words[SOURCES_TITLE_WORDS * 3];
    size_t count = galleyi_words(text + span.begin, galleyi_span_size(span), words, sizeof words / sizeof *words, NULL), alone = 0;
    for (size_t i = 0; i < count; i++) alone += (words[i].flags & GALLEYI_WORD_CHARACTER) != 0;
    *characters = alone;
    return count;
}

static bool sources_starts(const char *text, galleyi_span span, const char *prefix) {
    size_t size = strlen(prefix);
    if (galleyi_span_size(span) < size) return false;
    for (size_t i = 0; i < size; i++) {
        unsigned c = (unsigned char)text[span.begin + i];
        if ((c - 'A' < 26u ? c + 32u : c) != (unsigned char)prefix[i]) return false;
    }
    return true;
}

/* The first address of the span; a bare host counts only with "www." in front or a path behind it. */
static bool sources_url(const char *text, galleyi_span span, galleyi_span *url) {
    for (uint32_t at = span.begin; at < span.end; at++) {
        galleyi_span here = { at, span.end };
        if (at > span.begin && !memchr(" \t(<[\"", text[at - 1], 6) && (unsigned char)text[at - 1] < 0x80) continue;
        if (!sources_starts(text, here, "https://") && !sources_starts(text, here, "http://") && !sources_starts(text, here, "www.")) continue;
        uint32_t end = at;
        while (end < span.end && (unsigned char)text[end] > ' ' && (unsigned char)text[end] < 0x7f && !memchr("<>\"", text[end], 3)) end++;
        while (end > at && memchr(".,;:)]", text[end - 1], 6)) end--;
        *url = (galleyi_span){ at, end };
        return end - at > 8;
    }
    return false;
}

static bool sources_is_end(uint32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x964; }

/* Where the first sentence of the span ends (its full stop is inside): a stop before white space that no lone letter or abbreviation of two precedes. */
static uint32_t sources_sentence(const char *text, galleyi_span span) {
    const char *at = text + span.begin, *end = text + span.end;
    size_t letters = 0;
    while (at < end) {
        uint32_t c = galleyi_utf8_next(&at, end);
        if (c == 0x3002 || c == 0xff01 || c == 0xff1f) return (uint32_t)(at - text);
        if (sources_is_end(c) && (at == end || galleyi_is_space((unsigned char)*at)) && (c != '.' || letters > 2)) return (uint32_t)(at - text);
        letters = galleyi_is_letter(c) ? letters + 1 : 0;
    }
    return span.end;
}

/* Without brackets, quotation marks and a full stop around it. */
static galleyi_span sources_bare(const char *text, galleyi_span span) {
    for (int layers = 0; layers < 8; layers++) {
        galleyi_span before = span = galleyi_span_strip(text, span);
        const char *at = text + span.begin, *end = text + span.end;
        if (at == end) return span;
        uint32_t first = galleyi_utf8_next(&at, end);
        if (first == '"' || first == 0x201c || first == 0x201e || first == 0x300a || first == '(' || first == '[' || first == 0x3010 ||
            first == 0xff08) span.begin = (uint32_t)(at - text);
        const char *last = end;
        uint32_t c = last > text + span.begin ? galleyi_utf8_previous(&last, text + span.begin) : 0;
        if (c == '"' || c == 0x201d || c == 0x300b || c == ')' || c == ']' || c == 0x3011 || c == 0xff09) span.end = (uint32_t)(last - text);
        else if (c == '.' || c == 0x3002) {
            const char *p = last;
            uint32_t before_stop = p > text + span.begin ? galleyi_utf8_previous(&p, text + span.begin) : 0;
            bool initial = p > text + span.begin && p[-1] == '.';
            if (!(initial && galleyi_is_letter(before_stop))) span.end = (uint32_t)(last - text);
        }
        if (span.begin == before.begin && span.end == before.end) break;
    }
    return span;
}

static bool sources_like_name(const char *text, galleyi_span span) {
    size_t characters, words = sources_count(text, span, &characters);
    if (!words) return false;
    const char *last = text + span.end;
    uint32_t c = galleyi_utf8_previous(&last, text + span.begin);
    if (c == '?' || c == '!' || c == 0xff1f || c == 0xff01) return false;
    return characters > words / 2 ? words <= SOURCES_NAME_CHARACTERS : words <= SOURCES_NAME_WORDS;
}

static void sources_name_or_title(galleyi_source_note *note, const char *text, galleyi_span value) {
    value = sources_bare(text, value);
    if (!galleyi_span_size(value)) return;
    if (sources_like_name(text, value)) {
        if (!galleyi_span_size(note->name)) note->name = value;
    } else if (!galleyi_span_size(note->title)) note->title = value;
}

/* Small words behind which "… published by NAME" goes on. */
static bool sources_stops_name(const char *text, const galleyi_word *word) {
    static const char *const stops[] = { "on", "under", "and", "at", "as", "with", "am", "unter", "und", "le", "sous", "el", "il", "den", "op", "em",
                                         "here", "hier", "ici" };
    size_t size = word->end - word->begin;
    if (word->flags & (GALLEYI_WORD_NUMBER | GALLEYI_WORD_CAPITAL)) return (word->flags & GALLEYI_WORD_NUMBER) != 0 && size > 2;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (strlen(stops[i]) == size && !memcmp(stops[i], text + word->begin, size)) return true;
    return false;
}

/* "NAME: TITLE", "NAME on 3 May", "NAME under a licence. More." behind a phrase that a name follows. */
static void sources_behind_preposition(galleyi_source_note *note, const char *text, galleyi_span value) {
    galleyi_word words[12];
    galleyi_span sentence = { value.begin, sources_sentence(text, value) };
    uint32_t end = sentence.end;
    for (uint32_t i = value.begin; i + 1 < value.end; i++)
        if (text[i] == ':' && text[i + 1] == ' ') {
            galleyi_span name = sources_bare(text, (galleyi_span){ value.begin, i });
            if (!sources_like_name(text, name)) break;
            note->name = name;
            note->title = sources_bare(text, (galleyi_span){ i + 1, value.end });
            return;
        }
    for (uint32_t i = sentence.begin; i < end; i++)
        if ((text[i] == ',' || text[i] == '|') && i > sentence.begin) { end = i; break; }
    size_t count = galleyi_words(text + value.begin, end - value.begin, words, 12, NULL);
    for (size_t i = 1; i < count; i++)
        if (sources_stops_name(text + value.begin, &words[i])) { end = value.begin + words[i].begin; break; }
    sources_name_or_title(note, text, (galleyi_span){ value.begin, end });
}

/* The value of a note whose phrase is known. */
static void sources_fill(galleyi_source_note *note, const char *text, bool label) {
    galleyi_span value = note->value;
    if (sources_url(text, value, &note->url)) {
        sources_name_or_title(note, text, (galleyi_span){ value.begin, note->url.begin });
        if (!galleyi_span_size(note->name) && !galleyi_span_size(note->title)) sources_name_or_title(note, text, (galleyi_span){ note->url.end, value.end });
    } else if (label) {
        sources_name_or_title(note, text, value);
    } else sources_behind_preposition(note, text, value);
    if (galleyi_span_size(note->name)) note->agency_number = galleyi_agency_find(text + note->name.begin, galleyi_span_size(note->name));
}

static bool sources_has_colon(const char *text, size_t size, size_t at) {
    while (at < size && (text[at] == ' ' || text[at] == '*' || text[at] == ')')) at++;
    if (at < size && (text[at] == ':' || text[at] == '|')) return true;
    return size - at >= 3 && (!memcmp(text + at, "\xef\xbc\x9a", 3) || !memcmp(text + at, "\xef\xbd\x9c", 3) || !memcmp(text + at, "\xef\xbc\x8f", 3));
}

/* "The post TITLE appeared first on NAME." and its likes: the phrase stands between the two. */
static void sources_before_phrase(galleyi_source_note *note, const char *text, uint32_t begin) {
    static const char *const openers[] = { "The post ", "The article ", "Der Beitrag ", "L'article ", "L\xe2\x80\x99""article ", "La entrada ", "L'articolo ", "L\xe2\x80\x99""articolo ",
                                           "O post ", "Het bericht ", "Wpis ", "Artykuł ", "El cargo ", "Inlägget " };
    for (uint32_t at = begin; at-- > 0 && begin - at < 600;)
        for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
            size_t size = strlen(openers[i]);
            if (begin - at < size || memcmp(text + at, openers[i], size) != 0) continue;
            note->title = sources_bare(text, (galleyi_span){ at + (uint32_t)size, begin });
            note->text.begin = at;
            return;
        }
}

/* Takes the phrase for a note if what follows it to the end of the paragraph is one value. */
static bool sources_take(const char *text, size_t size, const galleyi_phrase_match *match, galleyi_source_note *note) {
    bool original = match->phrase == GALLEYI_PHRASE_ORIGINAL_SOURCE, colon = sources_has_colon(text, size, match->span.end);
    uint32_t begin = match->span.begin;
    size_t characters, words, most = original ? SOURCES_TITLE_WORDS : SOURCES_PLAIN_WORDS;
    galleyi_span value = sources_bare(text, (galleyi_span){ match->span.end, (uint32_t)size });
    if (!galleyi_span_size(value)) return false;
    if (!original && !colon && match->kind != GALLEYI_PHRASE_PREFIX) return false;
    words = sources_count(text, value, &characters);
    if (!words || words - characters > most || characters > most * 2) return false;
    if (!original && sources_sentence(text, value) < value.end && galleyi_span_size(value) > 60) return false;
    memset(note, 0, sizeof *note);
    while (begin && memchr("([*", text[begin - 1], 3)) begin--;
    if (begin >= 3 && (!memcmp(text + begin - 3, "\xef\xbc\x88", 3) || !memcmp(text + begin - 3, "\xe3\x80\x90", 3))) begin -= 3;
    note->kind = original ? GALLEYI_SOURCE_ORIGINAL : GALLEYI_SOURCE_PLAIN;
    note->agency_number = -1;
    note->text = (galleyi_span){ begin, (uint32_t)size };
    note->value = value;
    if (match->kind == GALLEYI_PHRASE_CONTAINS) sources_before_phrase(note, text, begin);
    sources_fill(note, text, colon);
    return true;
}

bool galleyi_source_parse(const char *paragraph, size_t size, galleyi_source_note *note) {
    const uint64_t bits = GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_SOURCE) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_ORIGINAL_SOURCE);
    galleyi_phrase_match match;
    galleyi_span whole = galleyi_span_trim(paragraph, (galleyi_span){ 0, (uint32_t)size });
    bool found = false;
    whole.end = galleyi_span_strip(paragraph, whole).end;
    size = whole.end;
    for (size_t at = whole.begin; at < size && galleyi_phrase_find(paragraph, size, at, bits, &match); at = match.span.end) {
        galleyi_source_note here;
        if (!sources_take(paragraph, size, &match, &here) || (found && note->kind == GALLEYI_SOURCE_ORIGINAL)) continue;
        *note = here;
        found = true;
    }
    return found;
}
