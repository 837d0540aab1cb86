#include "text/phrases.h"
#include "core/utf8.h"
#include "text/phrases_table.h"
#include "text/unicode.h"
#include <string.h>

enum { PHRASES_WORDS = GALLEYI_PHRASE_WORDS, PHRASES_KIND_BITS = 6, PHRASES_TAIL_BYTES = 240 };
#define PHRASES_FIELD(value, kind) ((value) >> (PHRASES_KIND_BITS * (kind)) & 63u)
#define PHRASES_GOES_ON (UINT32_C(3) << 30)            /* longer ones begin with these words */
#define PHRASES_INSIDE_GOES_ON (UINT32_C(1) << 31)   /* a phrase that may stand inside a line goes on here */
#define PHRASES_WANTED(kind) (63u << (PHRASES_KIND_BITS * (kind)))

static const char *const phrases_names[GALLEYI_PHRASE_COUNT] = {
    NULL, "related", "read-also", "most-read", "latest", "comments", "no-comments", "reply", "newsletter", "share", "advertisement", "tags", "source",
    "original-source", "rights", "legal", "consent", "skip", "login", "wall", "app", "reading-time", "listen", "credit", "caption", "correction",
    "editor-note", "published", "updated", "key-points", "contents", "previous", "next", "author-box", "sponsor", "breadcrumb", "video", "gallery", "top",
    "load-more", "search", "menu", "section", "javascript", "developing", "story-part", "closed"
};

typedef struct phrases_line {
    const char *text;
    size_t      size;
    size_t      head_count, tail_count;
    bool        whole;                        /* head holds every word; there is no tail */
    const galleyi_word *head, *tail;
} phrases_line;
typedef struct phrases_words { galleyi_word head[PHRASES_WORDS], tail[PHRASES_WORDS * 2]; } phrases_words;

const char *galleyi_phrase_name(int32_t phrase) { return phrase > 0 && phrase < GALLEYI_PHRASE_COUNT ? phrases_names[phrase] : NULL; }

/* Where the last words of a line begin to be looked at. */
static size_t phrases_tail_begin(const phrases_line *line) {
    size_t from = line->size > PHRASES_TAIL_BYTES ? line->size - PHRASES_TAIL_BYTES : 0;
    while (from && from < line->size && ((unsigned char)line->text[from] & 0xc0) == 0x80) from++;
    return from && line->head_count && from < line->head[line->head_count - 1].end ? line->head[line->head_count - 1].end : from;
}

/* The last words of a line whose first ones did not reach the end. */
static void phrases_read_tail(phrases_line *line, galleyi_word *tail) {
    enum { AT_ONCE = PHRASES_WORDS * 2 };
    size_t stopped;
    line->tail = tail;
    line->tail_count = galleyi_words_from(line->text, line->size, phrases_tail_begin(line), tail, AT_ONCE, &stopped);
    while (line->tail_count == AT_ONCE && stopped < line->size) {
        memmove(tail, tail + PHRASES_WORDS, PHRASES_WORDS * sizeof *tail);
        line->tail_count = PHRASES_WORDS + galleyi_words_from(line->text, line->size, stopped, tail + PHRASES_WORDS, PHRASES_WORDS, &stopped);
    }
}

static void phrases_read(phrases_line *line, phrases_words *words, const char *text, size_t size) {
    size_t stopped;
    line->text = text;
    line->size = size;
    line->tail_count = 0;
    line->head = words->head;
    line->head_count = galleyi_words(text, size, words->head, PHRASES_WORDS, &stopped);
    line->whole = line->head_count < PHRASES_WORDS || stopped == size;
    if (!line->whole) phrases_read_tail(line, words->tail);
}

static int64_t phrases_number(const char *text, const galleyi_word *word) {
    int64_t number = 0;
    const char *at = text + word->begin, *end = text + word->end;
    while (at < end) {
        uint32_t c = galleyi_utf8_next(&at, end);
        int digit = galleyi_digit_value(c);
        if (digit < 0) {
            if (c == ':' || c == '/') return -1;
            continue;
        }
        if (number > INT64_MAX / 10 - 9) return -1;
        number = number * 10 + digit;
    }
    return number;
}

/* Whether a label ends at `at`: a colon, a dash, a bar, a bracket that closes it, or the end. */
static bool phrases_label_ends(const char *text, size_t size, size_t at) {
    const char *p = text + at, *end = text + size;
    while (p < end) {
        uint32_t c = galleyi_utf8_next(&p, end);
        switch (c) {
        case ':': case '|': case 0xff1a: case 0xff5c: case 0x2013: case 0x2014: case 0x00bb: case 0x203a: case '>': case 0x2022: case 0x00b7: case 0x3011: case ']':
        case '\t': case 0x25b6: case 0x2192: case 0x25ba: case 0x226b: case 0xff1e: case 0x2193: case 0x25bc: case 0xfe55: case 0x02d0: case 0x5c3: case ';': case '=':
            return true;
        case '-': return p == end || *p == ' ';
        case '/': return true;
        default: break;
        }
        if (!galleyi_is_space(c) && c != '*' && c != '"' && c != 0x201d && c != ')' && c != 0xff09) return false;
    }
    return true;
}

static galleyi_span phrases_rest(const char *text, size_t size, size_t at) {
    return galleyi_span_strip(text, (galleyi_span){ (uint32_t)at, (uint32_t)size });
}

typedef struct phrases_seen {
    uint64_t bits;
    size_t   best_words;                      /* 0: nothing yet */
    galleyi_phrase_match best;
} phrases_seen;

static void phrases_offer(phrases_seen *seen, const phrases_line *line, uint32_t phrase, int32_t kind, const galleyi_word *words, size_t count, int64_t number) {
    if (!phrase) return;
    seen->bits |= GALLEYI_PHRASE_BIT(phrase);
    if (seen->best_words && (kind > seen->best.kind || (kind == seen->best.kind && count <= seen->best_words))) return;
    seen->best_words = count;
    seen->best = (galleyi_phrase_match){ (int32_t)phrase, kind, { words[0].begin, words[count - 1].end }, phrases_rest(line->text, line->size, words[count - 1].end), number };
}

/* "Facebook:" and "3. Facebook" head what follows them: no button. */
static bool phrases_headed(uint32_t phrase) {
    return phrase == GALLEYI_PHRASE_SHARE || phrase == GALLEYI_PHRASE_LEGAL || phrase == GALLEYI_PHRASE_SECTION || phrase == GALLEYI_PHRASE_MENU || phrase == GALLEYI_PHRASE_LATEST;
}
static bool phrases_numbered(const char *text, size_t size, const galleyi_word *words) {
    uint32_t end = words[0].end;
    return words[0].flags & GALLEYI_WORD_NUMBER && end < size && (text[end] == '.' || text[end] == ')');
}

static void phrases_exact(phrases_seen *seen, const phrases_line *line) {
    const galleyi_word *words = line->head;
    size_t count = line->head_count;
    int64_t number = -1;
    uint32_t phrase;
    for (size_t i = 0; i < count; i++)
        if (words[i].flags & GALLEYI_WORD_NUMBER) { number = phrases_number(line->text, &words[i]); break; }
    phrase = PHRASES_FIELD(galleyi_lexicon_words(&galleyi_phrases, words, count), GALLEYI_PHRASE_EXACT);
    if (!(line->text[line->size - 1] == ':' && phrases_headed(phrase))) phrases_offer(seen, line, phrase, GALLEYI_PHRASE_EXACT, words, count, number);
    if (count > 1 && words[count - 1].flags & GALLEYI_WORD_NUMBER) count--;
    else if (count > 1 && words[0].flags & GALLEYI_WORD_NUMBER && !phrases_numbered(line->text, line->size, words)) words++, count--;
    else return;
    phrases_offer(seen, line, PHRASES_FIELD(galleyi_lexicon_words(&galleyi_phrases, words, count), GALLEYI_PHRASE_EXACT), GALLEYI_PHRASE_EXACT, words, count, number);
}

static void phrases_prefix(phrases_seen *seen, const phrases_line *line) {
    size_t count = line->head_count < galleyi_phrases.longest ? line->head_count : galleyi_phrases.longest;
    uint64_t hash = 0;
    if (!count || !galleyi_heads_have(&galleyi_phrases_inside, line->head[0].hash)) return;
    for (size_t i = 0; i < count; i++) {
        hash = galleyi_words_join(hash, line->head[i].hash);
        uint32_t value = galleyi_lexicon_get(&galleyi_phrases, hash);
        if (!value) return;
        if (!(value & (PHRASES_WANTED(GALLEYI_PHRASE_LABEL) | PHRASES_WANTED(GALLEYI_PHRASE_PREFIX)))) continue;
        if (phrases_label_ends(line->text, line->size, line->head[i].end))
            phrases_offer(seen, line, PHRASES_FIELD(value, GALLEYI_PHRASE_LABEL), GALLEYI_PHRASE_LABEL, line->head, i + 1, -1);
        phrases_offer(seen, line, PHRASES_FIELD(value, GALLEYI_PHRASE_PREFIX), GALLEYI_PHRASE_PREFIX, line->head, i + 1, -1);
    }
}

/* Phrases that begin at words[0], inside the line or at its end. */
static void phrases_inside(phrases_seen *seen, const phrases_line *line, const galleyi_word *words, size_t count, bool to_end) {
    uint64_t hash = 0;
    size_t most = count < galleyi_phrases.longest ? count : galleyi_phrases.longest;
    if (!galleyi_heads_have(&galleyi_phrases_inside, words[0].hash)) return;
    for (size_t i = 0; i < most; i++) {
        hash = galleyi_words_join(hash, words[i].hash);
        uint32_t value = galleyi_lexicon_get(&galleyi_phrases, hash);
        if (to_end && i + 1 == count) phrases_offer(seen, line, PHRASES_FIELD(value, GALLEYI_PHRASE_SUFFIX), GALLEYI_PHRASE_SUFFIX, words, i + 1, -1);
        phrases_offer(seen, line, PHRASES_FIELD(value, GALLEYI_PHRASE_CONTAINS), GALLEYI_PHRASE_CONTAINS, words, i + 1, -1);
        if (!(value & PHRASES_INSIDE_GOES_ON)) return;
    }
}

/* A name in a fixed frame: "Read on the X app". */
static uint32_t phrases_frame(const galleyi_word *words, size_t count) {
    enum { NAME_WORDS = 6 };
    uint32_t begins, ends;
    size_t from, most = galleyi_phrase_frames.longest;
    if (!count || count > most * 2 + NAME_WORDS || (from = galleyi_lexicon_longest(&galleyi_phrase_frames, words, count, 0xff, &begins)) == 0) return 0;
    for (size_t size = 1; from + size < count && size <= most; size++) {
        if (from + size + NAME_WORDS < count) continue;
        ends = galleyi_lexicon_words(&galleyi_phrase_frames, words + count - size, size);
        if (ends >> 8 == (begins & 0xff)) return begins & 0xff;
    }
    return 0;
}

static void phrases_look(phrases_seen *seen, const phrases_line *line) {
    memset(seen, 0, sizeof *seen);
    if (!line->head_count) return;
    if (line->whole) phrases_exact(seen, line);
    if (line->whole) phrases_offer(seen, line, phrases_frame(line->head, line->head_count), GALLEYI_PHRASE_EXACT, line->head, line->head_count, -1);
    phrases_prefix(seen, line);
    for (size_t i = 0; i < line->head_count; i++) phrases_inside(seen, line, line->head + i, line->head_count - i, line->whole);
    for (size_t i = 0; i < line->tail_count; i++) phrases_inside(seen, line, line->tail + i, line->tail_count - i, true);
}

bool galleyi_phrase_line(const char *text, size_t size, galleyi_phrase_match *match) {
    phrases_seen seen;
    phrases_line line;
    phrases_words words;
    phrases_read(&line, &words, text, size);
    phrases_look(&seen, &line);
    if (!seen.best_words) return false;
    *match = seen.best;
    return true;
}

/* Whether a line of more words than these two may begin with a phrase or be one. */
static bool phrases_may_head(const galleyi_word *words) {
    if (!galleyi_lexicon_head(&galleyi_phrases, words[0].hash)) return false;
    uint64_t hash = galleyi_words_join(0, words[0].hash);
    uint32_t value = galleyi_lexicon_get(&galleyi_phrases, hash);
    if (!value) return false;
    if (value & (PHRASES_WANTED(GALLEYI_PHRASE_LABEL) | PHRASES_WANTED(GALLEYI_PHRASE_PREFIX))) return true;
    return galleyi_lexicon_get(&galleyi_phrases, galleyi_words_join(hash, words[1].hash)) != 0;
}

bool galleyi_phrase_head(const char *text, size_t size, galleyi_phrase_match *match) {
    enum { FIRST = 3 };
    phrases_seen seen = { 0 };
    phrases_line line = { .text = text, .size = size };
    galleyi_word words[PHRASES_WORDS];
    size_t stopped, count = galleyi_words(text, size, words, FIRST, &stopped);
    line.head = words;
    if (count == FIRST && stopped < size) {
        if (!galleyi_lexicon_head(&galleyi_phrase_frames, words[0].hash) && !phrases_may_head(words)
            && !(words[0].flags & GALLEYI_WORD_NUMBER && phrases_may_head(words + 1))) return false;
        count += galleyi_words_from(text, size, stopped, words + FIRST, PHRASES_WORDS - FIRST, &stopped);
    }
    line.head_count = count;
    line.whole = count < PHRASES_WORDS || stopped == size;
    if (!count) return false;
    if (line.whole) phrases_exact(&seen, &line);
    if (line.whole) phrases_offer(&seen, &line, phrases_frame(words, count), GALLEYI_PHRASE_EXACT, words, count, -1);
    phrases_prefix(&seen, &line);
    if (!seen.best_words) return false;
    *match = seen.best;
    return true;
}

/* What the whole line is. */
static uint64_t phrases_bits_exact(const galleyi_phrase_words *line) {
    const galleyi_word *words = line->words;
    size_t count = line->count;
    uint64_t bits = GALLEYI_PHRASE_BIT(phrases_frame(words, count));
    if (count <= galleyi_phrases.longest) {
        uint32_t phrase = PHRASES_FIELD(galleyi_lexicon_get(&galleyi_phrases, line->all), GALLEYI_PHRASE_EXACT);
        if (!(line->text[line->size - 1] == ':' && phrases_headed(phrase))) bits |= GALLEYI_PHRASE_BIT(phrase);
    }
    if (count > 1 && words[count - 1].flags & GALLEYI_WORD_NUMBER) count--;
    else if (count > 1 && words[0].flags & GALLEYI_WORD_NUMBER && !phrases_numbered(line->text, line->size, words)) words++, count--;
    else return bits;
    return bits | GALLEYI_PHRASE_BIT(PHRASES_FIELD(galleyi_lexicon_words(&galleyi_phrases, words, count), GALLEYI_PHRASE_EXACT));
}

/* Where the last words of a line that is longer than its first ones begin. */
static size_t phrases_bits_tail(const galleyi_phrase_words *line) {
    phrases_line head = { .text = line->text, .size = line->size, .head = line->words, .head_count = PHRASES_WORDS };
    size_t from = phrases_tail_begin(&head), first = line->count;
    while (first && first + PHRASES_WORDS * 2 > line->count && line->words[first - 1].begin >= from) first--;
    return first;
}

/* Whether a phrase that may stand inside a line may begin with these words: most common ones begin some, but not with the word that follows. */
static bool phrases_may_begin(const galleyi_word *words, size_t count) {
    return galleyi_heads_have(&galleyi_phrases_alone, words[0].hash)
        || (count > 1 && galleyi_heads_have(&galleyi_phrases_pairs, galleyi_words_join(galleyi_words_join(0, words[0].hash), words[1].hash)));
}

uint64_t galleyi_phrases_possible(const galleyi_phrase_words *line, uint64_t *bits) {
    uint64_t possible = 0, matched = 0;
    bool whole = line->count <= PHRASES_WORDS;
    size_t head = bits ? PHRASES_WORDS : 0, tail = !bits ? line->count : whole ? 0 : phrases_bits_tail(line);
    if (bits && whole && line->count) matched = phrases_bits_exact(line);
    for (size_t row = 0; row * 64 < line->until; row++)
        for (uint64_t left = line->heads[row]; left; left &= left - 1) {
            size_t first = row * 64 + (unsigned)__builtin_ctzll(left), end = line->count - first < PHRASES_WORDS ? line->count : first + PHRASES_WORDS;
            uint64_t hash = 0;
            if (first >= line->until) break;
            if (!phrases_may_begin(line->words + first, end - first)) continue;
            for (size_t i = first; i < end; i++) {
                hash = galleyi_words_join(hash, line->words[i].hash);
                uint32_t value = galleyi_lexicon_get(&galleyi_phrases, hash);
                if (!(value & ~PHRASES_WANTED(GALLEYI_PHRASE_EXACT))) break;
                uint64_t label = GALLEYI_PHRASE_BIT(PHRASES_FIELD(value, GALLEYI_PHRASE_LABEL)), prefix = GALLEYI_PHRASE_BIT(PHRASES_FIELD(value, GALLEYI_PHRASE_PREFIX));
                uint64_t suffix = GALLEYI_PHRASE_BIT(PHRASES_FIELD(value, GALLEYI_PHRASE_SUFFIX)), inside = GALLEYI_PHRASE_BIT(PHRASES_FIELD(value, GALLEYI_PHRASE_CONTAINS));
                possible |= label | prefix | suffix | inside;
                if (first >= tail || i < head) matched |= inside;
                if (first >= tail && i + 1 == line->count) matched |= suffix;
                if (!first && i < head) matched |= prefix;
                if (!first && i < head && label > 1 && phrases_label_ends(line->text, line->size, line->words[i].end)) matched |= label;
                if (!(value & PHRASES_GOES_ON)) break;
            }
        }
    if (bits) *bits = matched & ~GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_NONE);
    return possible & ~GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_NONE);
}

/* Whether a sentence or the text ends before `at`, so that a label may begin there. */
static bool phrases_sentence_ends(const char *text, size_t begin, size_t at) {
    const char *p = text + at;
    while (p > text + begin) {
        uint32_t c = galleyi_utf8_previous(&p, text + begin);
        if (galleyi_is_space(c)) continue;
        return c == '.' || c == '!' || c == '?' || c == '"' || c == ')' || c == ']' || c == '(' || c == '[' || c == '|' || c == 0x201d || c == 0xbb || c == 0x2026 || c == 0x3002 ||
               c == 0xff08 || c == 0xff09 || c == 0x300d || c == 0x2022 || c == 0xb7 || c == 0x3010 || c == 0x3011 || c == '*' || c == 0x2014 || c == 0x964 || c == 0x61f || c == ';';
    }
    return true;
}

static bool phrases_find_at(const char *text, size_t size, size_t offset, const galleyi_word *words, size_t count, bool end, uint64_t bits, galleyi_phrase_match *match) {
    uint64_t hash = 0;
    size_t most = count < galleyi_phrases.longest ? count : galleyi_phrases.longest;
    bool found = false;
    if (!galleyi_heads_have(&galleyi_phrases_inside, words[0].hash)) return false;
    for (size_t i = 0; i < most; i++) {
        hash = galleyi_words_join(hash, words[i].hash);
        uint32_t value = galleyi_lexicon_get(&galleyi_phrases, hash);
        if (!value) break;
        int32_t kind = GALLEYI_PHRASE_CONTAINS;
        uint32_t phrase = PHRASES_FIELD(value, kind);
        if (!(phrase && bits >> phrase & 1) && end && i + 1 == count) phrase = PHRASES_FIELD(value, kind = GALLEYI_PHRASE_SUFFIX);
        if (!(phrase && bits >> phrase & 1)) {
            phrase = PHRASES_FIELD(value, kind = GALLEYI_PHRASE_LABEL);
            if (!(phrase && bits >> phrase & 1) || !phrases_label_ends(text, size, words[i].end)) phrase = PHRASES_FIELD(value, kind = GALLEYI_PHRASE_PREFIX);
            if (!(phrase && bits >> phrase & 1) || !phrases_sentence_ends(text, offset, words[0].begin)) continue;
        }
        *match = (galleyi_phrase_match){ (int32_t)phrase, kind, { words[0].begin, words[i].end }, phrases_rest(text, size, words[i].end), -1 };
        found = true;
    }
    return found;
}

bool galleyi_phrase_find(const char *text, size_t size, size_t offset, uint64_t bits, galleyi_phrase_match *match) {
    enum { WINDOW = 96 };
    galleyi_word words[WINDOW];
    size_t stopped, keep = galleyi_phrases.longest, count = galleyi_words_from(text, size, offset, words, WINDOW, &stopped);
    for (;;) {
        bool end = count < WINDOW || stopped == size;
        size_t until = end ? count : count - keep;
        for (size_t i = 0; i < until; i++)
            if (phrases_find_at(text, size, offset, words + i, count - i, end, bits, match)) return true;
        if (end) return false;
        memmove(words, words + until, keep * sizeof *words);
        count = keep + galleyi_words_from(text, size, stopped, words + keep, WINDOW - keep, &stopped);
    }
}
