/* Agencies by name, and their sign-offs. Initials count only in the case in which agencies print them. */
#include "text/agencies.h"
#include "core/utf8.h"
#include "text/agencies_table.h"
#include "text/unicode.h"
#include <string.h>

const galleyi_agency *galleyi_agency_at(int32_t number) { return number >= 0 && (size_t)number < galleyi_agencies_count ? &galleyi_agencies[number] : NULL; }
size_t galleyi_agency_count(void) { return galleyi_agencies_count; }

enum { AGENCIES_KNOWN = 24 /* the first of the list sign in small letters too */, AGENCIES_WORDS = 14, AGENCIES_SIGNOFF_WORDS = 24, AGENCIES_SIGNOFF_BYTES = 140 };

/* The agency that the first words name; *taken: how many words. any: initials in any case. */
static int32_t agencies_words(const galleyi_word *words, size_t count, bool any, size_t *taken) {
    uint32_t value = 0;
    size_t length = galleyi_lexicon_longest(&galleyi_agency_names, words, count, 0xffffffffu, &value);
    *taken = length;
    if (!length) return -1;
    if ((value & GALLEYI_AGENCY_NUMBER) > AGENCIES_KNOWN) any = false;
    if ((value & GALLEYI_AGENCY_INITIALS) && !any) {
        bool upper = true, lower = true;
        for (size_t i = 0; i < length; i++) {
            if (!(words[i].flags & GALLEYI_WORD_UPPER)) upper = false;
            if (words[i].flags & (GALLEYI_WORD_UPPER | GALLEYI_WORD_CAPITAL)) lower = false;
        }
        bool caseless = (words[0].flags & GALLEYI_WORD_CHARACTER) != 0;
        bool mixed = (words[0].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_MIXED)) == (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_MIXED);
        if (!upper && !caseless && !mixed && !(lower && (value & GALLEYI_AGENCY_SMALL))) return -1;
    } else if (!any && !(words[0].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER)) && words[0].letters < 5 && length == 1 && words[0].end - words[0].begin == words[0].letters) return -1;
    return (int32_t)(value & GALLEYI_AGENCY_NUMBER) - 1;
}

bool galleyi_agency_begins(const galleyi_word *word) { return galleyi_lexicon_head(&galleyi_agency_names, word->hash); }

int32_t galleyi_agency_find(const char *text, size_t size) {
    galleyi_word words[AGENCIES_WORDS];
    size_t taken, count;
    galleyi_span span = galleyi_span_strip(text, (galleyi_span){ 0, (uint32_t)size });
    if (galleyi_span_size(span) > 80 || span.begin == span.end) return -1;
    if (!galleyi_words_from(text, span.end, span.begin, words, 1, NULL) || !galleyi_agency_begins(&words[0])) return -1;
    count = galleyi_words_from(text, span.end, span.begin, words, AGENCIES_WORDS, NULL);
    if (count == AGENCIES_WORDS) return -1;
    int32_t number = agencies_words(words, count, false, &taken);
    return taken == count ? number : -1;
}

int32_t galleyi_agency_prefix(const char *text, size_t size, size_t *length) {
    galleyi_word words[AGENCIES_WORDS];
    size_t taken, count = galleyi_words(text, size < 200 ? size : 200, words, AGENCIES_WORDS, NULL);
    *length = 0;
    if (!count || words[0].begin) return -1;
    int32_t number = agencies_words(words, count, false, &taken);
    if (number < 0) return -1;
    *length = words[taken - 1].end;
    return number;
}

/* Two to four letters of one case that an editor signs with. */
static bool agencies_initials(const char *text, const galleyi_word *word) {
    if (word->flags & (GALLEYI_WORD_NUMBER | GALLEYI_WORD_CHARACTER) || word->letters < 2 || word->letters > 4 || (word->letters == 4 && !(word->flags & GALLEYI_WORD_UPPER))) return false;
    return word->end - word->begin <= 8 && (word->flags & GALLEYI_WORD_UPPER || !(word->flags & GALLEYI_WORD_CAPITAL)) && text[word->begin] != 0;
}

/* The whole text is agencies and initials parted by slashes, commas, "and". */
static bool agencies_list(const char *text, galleyi_span span, bool shut, galleyi_signoff *out) {
    galleyi_word words[AGENCIES_SIGNOFF_WORDS];
    size_t count = galleyi_words_from(text, span.end, span.begin, words, AGENCIES_SIGNOFF_WORDS, NULL), others = 0;
    bool slash = false;
    out->agency_count = 0;
    out->initials = (galleyi_span){ 0, 0 };
    if (!count || count == AGENCIES_SIGNOFF_WORDS) return false;
    if (!shut && words[0].begin != span.begin) return false;
    if (!shut && words[count - 1].end + 1 < span.end) return false;
    for (size_t i = span.begin; i < span.end; i++) {
        if (text[i] == '/') slash = true;
        if (text[i] == '$' || text[i] == '\'' || text[i] == '"' || text[i] == '=' || text[i] == '<') return false;
    }
    for (size_t i = 0; i < count; ) {
        size_t taken;
        int32_t number = agencies_words(&words[i], count - i, shut || slash, &taken);
        if (number >= 0) {
            if (out->agency_count < 4) out->agencies[out->agency_count++] = number;
            i += taken;
            continue;
        }
        bool joined = words[i].letters <= 4 && (words[i].end - words[i].begin == 3 ? !memcmp(text + words[i].begin, "and", 3) || !memcmp(text + words[i].begin, "und", 3) || !memcmp(text + words[i].begin, "mit", 3)
                                              : words[i].end - words[i].begin == 2 ? !memcmp(text + words[i].begin, "et", 2) || !memcmp(text + words[i].begin, "og", 2) || !memcmp(text + words[i].begin, "en", 2)
                                              : words[i].end - words[i].begin == 1 && (text[words[i].begin] == 'y' || text[words[i].begin] == 'e'));
        if (joined && !out->agency_count) return false;
        if (joined && i + 1 < count) { i++; continue; }
        if (agencies_initials(text, &words[i]) && (slash || shut)) {
            if (out->initials.begin == out->initials.end) out->initials = (galleyi_span){ words[i].begin, words[i].end };
            if (++others > 4) return false;
            i++;
            continue;
        }
        return false;
    }
    return out->agency_count > 0;
}

/* "(AFP)" at the end: where the bracket opens; size: none. */
static size_t agencies_bracket(const char *text, size_t size) {
    static const char *const closing[] = { ")", "]", "\xef\xbc\x89", "\xe3\x80\x91" }, *const opening[] = { "(", "[", "\xef\xbc\x88", "\xe3\x80\x90" };
    for (size_t k = 0; k < 4; k++) {
        size_t mark = strlen(closing[k]);
        if (size <= mark || memcmp(text + size - mark, closing[k], mark)) continue;
        for (size_t at = size - mark, steps = 0; at-- > 0 && steps < AGENCIES_SIGNOFF_BYTES; steps++)
            if (at + mark <= size && !memcmp(text + at, opening[k], mark)) return at;
    }
    return size;
}

static bool agencies_tail(const char *text, galleyi_span whole, galleyi_signoff *out) {
    size_t end = whole.end, at = end, low = whole.end - whole.begin > AGENCIES_SIGNOFF_BYTES ? whole.end - AGENCIES_SIGNOFF_BYTES : whole.begin;
    while (at > low) {                      /* "… he said. — Reuters", "… sagte er. dpa/xy", "… said. AFP" */
        const char *place = text + at;
        uint32_t c = galleyi_utf8_previous(&place, text + low);
        at = (size_t)(place - text);
        bool dash = c == 0x2014 || c == 0x2013 || c == 0x2015, stop = (c == '.' || c == '!' || c == '?' || c == '"' || c == 0x201d || c == 0x201c || c == ')') && at + 1 < end;
        if (!dash && !stop) continue;
        const char *next = text + at;
        galleyi_utf8_next(&next, text + end);
        galleyi_span tail = galleyi_span_trim(text, (galleyi_span){ (uint32_t)(next - text), (uint32_t)end });
        if (tail.begin == tail.end || (stop && tail.begin == (size_t)(next - text))) { if (stop && at + 1 < end && tail.begin != tail.end) return false; continue; }
        bool found = agencies_list(text, tail, false, out);
        if (!found || (stop && !out->agency_count && out->initials.begin == out->initials.end)) return false;
        out->text = (galleyi_span){ dash ? (uint32_t)at : tail.begin, (uint32_t)end };
        return dash ? out->agency_count > 0 : true;
    }
    return false;
}

bool galleyi_signoff_parse(const char *paragraph, size_t size, galleyi_signoff *out) {
    galleyi_span whole = galleyi_span_trim(paragraph, (galleyi_span){ 0, (uint32_t)size });
    memset(out, 0, sizeof *out);
    if (whole.begin == whole.end) return false;
    size_t size_bracket = galleyi_span_size(whole);
    if (size_bracket > 2 && paragraph[whole.end - 1] == '.') size_bracket--;
    size_t open = agencies_bracket(paragraph + whole.begin, size_bracket);
    if (open < size_bracket) {
        out->text = (galleyi_span){ whole.begin + (uint32_t)open, whole.end };
        if (agencies_list(paragraph, out->text, true, out)) return true;
    }
    if (galleyi_span_size(whole) <= 80) {
        galleyi_span inner = galleyi_span_strip(paragraph, whole);
        if (inner.begin < inner.end && agencies_list(paragraph, inner, false, out)) { out->text = whole; return true; }
    }
    if (agencies_tail(paragraph, whole, out)) return true;
    memset(out, 0, sizeof *out);
    return false;
}
