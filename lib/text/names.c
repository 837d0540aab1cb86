/* A name by its words: known given names and surnames, endings, particles, initials; against words that no name holds. */
#include "text/names.h"
#include "core/utf8.h"
#include "text/agencies.h"
#include "text/fold.h"
#include "text/names_table.h"
#include "text/unicode.h"
#include <string.h>

enum { NAMES_WORDS = 36, NAMES_BYTES_MOST = 120 };

typedef struct names_view {
    const char         *text;
    const galleyi_word *words;
    const uint32_t     *values;
    size_t              count;
} names_view;

typedef struct names_store {
    galleyi_word words[NAMES_WORDS];
    uint32_t     values[NAMES_WORDS];
} names_store;

/* What stands between two words. */
typedef enum names_gap { NAMES_GAP_BLANK, NAMES_GAP_HYPHEN, NAMES_GAP_DOT, NAMES_GAP_COMMA, NAMES_GAP_MIDDLE, NAMES_GAP_BAD } names_gap;

static names_gap names_gap_of(const char *text, size_t begin, size_t end) {
    const char *at = text + begin, *stop = text + end;
    names_gap gap = NAMES_GAP_BLANK;
    while (at < stop) {
        uint32_t c = galleyi_utf8_next(&at, stop);
        if (galleyi_is_space(c)) continue;
        if (gap != NAMES_GAP_BLANK && !(gap == NAMES_GAP_DOT && (c == ',' || c == '-'))) return NAMES_GAP_BAD;
        switch (c) {
        case '-': case 0x2010: case 0x2011: gap = NAMES_GAP_HYPHEN; break;
        case '.': gap = NAMES_GAP_DOT; break;
        case ',': gap = NAMES_GAP_COMMA; break;
        case 0xb7: case 0x30fb: case 0x2022: case 0x2027: case 0xff65: case 0xff0e: case '=': gap = NAMES_GAP_MIDDLE; break;
        default: return NAMES_GAP_BAD;
        }
    }
    return gap;
}

static bool names_has_space(const char *text, size_t begin, size_t end) {
    const char *at = text + begin, *stop = text + end;
    while (at < stop) if (galleyi_is_space(galleyi_utf8_next(&at, stop))) return true;
    return false;
}

typedef struct names_ending { const char *text; uint8_t size; } names_ending;
#define E(text) { text, sizeof text - 1 }
/* The lower case of a letter has as many bytes as its ending in the list, so that the last byte tells most apart. */
static bool names_ends(const char *text, const galleyi_word *word, const names_ending *endings, size_t count) {
    size_t length = word->end - word->begin;
    unsigned char last = (unsigned char)text[word->end - 1];
    if (last < 0x80) last |= 0x20;
    for (size_t i = 0; i < count; i++) {
        unsigned char wanted = (unsigned char)endings[i].text[endings[i].size - 1];
        if (last < 0x80 ? wanted != last : wanted < 0x80) continue;
        if (length > endings[i].size && galleyi_text_same(text + word->end - endings[i].size, endings[i].size, endings[i].text, endings[i].size)) return true;
    }
    return false;
}

/* Endings of surnames in lower case; at least two letters stand before them. */
static bool names_surname_ending(const char *text, const galleyi_word *word) {
    static const names_ending endings[] = {
        E("son"), E("sen"), E("sson"), E("ski"), E("sky"), E("ska"), E("cki"), E("cka"), E("ov"), E("ova"), E("ev"), E("eva"), E("enko"), E("vich"),
        E("vić"), E("ović"), E("ić"), E("ič"), E("ez"), E("ini"), E("elli"), E("etti"), E("escu"),
        E("oğlu"), E("oglu"), E("ian"), E("yan"), E("mann"), E("berg"), E("stein"), E("burg"), E("poulos"), E("opoulos"), E("idis"), E("akis"), E("dze"),
        E("shvili"), E("nen"), E("dóttir"), E("sdóttir"), E("sohn"), E("huber"), E("meier"),
        E("meyer"), E("maier"), E("bauer"), E("müller"), E("inger"), E("acher"), E("egger"), E("wicz"), E("czyk"), E("ak"), E("ová"), E("ský"), E("ská"),
        E("ovský"), E("ovic"), E("evic"), E("wala"), E("pour"), E("zadeh"), E("zada"), E("eira"),
        E("strom"), E("ström"), E("quist"), E("qvist"), E("gren"), E("lund"), E("dahl"), E("stra"), E("huis"), E("ens"), E("ssen"), E("ley"), E("ton"),
        E("ham"), E("worth"), E("man"), E("ov"), E("gård"), E("gaard"), E("kov"), E("nov"),
        E("ов"), E("ова"), E("ев"), E("ева"), E("ёв"), E("ин"), E("ина"), E("ский"), E("ская"), E("цкий"), E("цкая"), E("енко"), E("чук"), E("юк"), E("ян"),
        E("вич"), E("дзе"), E("швили"), E("ић"), E("кий"), E("ак"), E("ко"), E("ων"), E("ος"), E("ου"), E("ης"), E("ίδης"), E("άκης"),
    };
    if (word->letters < 4) return false;
    return names_ends(text, word, endings, sizeof endings / sizeof *endings);
}

static bool names_noun_ending(const char *text, const galleyi_word *word) {
    static const names_ending endings[] = {
        E("tion"), E("tions"), E("ung"), E("ungen"), E("heit"), E("keit"), E("schaft"), E("ment"), E("ments"), E("ness"), E("ität"), E("ity"), E("ism"),
        E("ismus"), E("ance"), E("ence"), E("ción"), E("ción"), E("ção"), E("ções"), E("zione"), E("ische"),
        E("ischer"), E("isches"), E("ischen"), E("liche"), E("licher"), E("liches"), E("lichen"), E("ling"), E("ting"), E("ning"), E("king"), E("ring"),
        E("ding"), E("sing"), E("ology"), E("ogie"), E("logie"), E("istic"), E("ical"), E("able"),
        E("eurs"), E("ique"), E("iques"), E("ción"), E("dad"), E("idad"), E("aux"), E("ость"), E("ение"), E("ания"), E("ение"), E("ация"), E("ism"),
        E("ists"), E("ers"), E("ies"), E("ous"),
    };
    if (word->letters < 6) return false;
    return names_ends(text, word, endings, sizeof endings / sizeof *endings);
}
#undef E

static bool names_possessive(const char *text, const galleyi_word *word) {
    static const char *const forms[] = { "'s", "\xe2\x80\x99s", "'S", "\xe2\x80\x99S" };
    for (size_t i = 0; i < 4; i++) {
        size_t size = strlen(forms[i]);
        if (word->end - word->begin > size && !memcmp(text + word->end - size, forms[i], size)) return true;
    }
    return false;
}

/* d'Angelo, l'Hôpital, ’t Hart; also deVries, diCaprio: a small letter first, a capital later. */
static bool names_small_first(const galleyi_word *word) { return (word->flags & GALLEYI_WORD_MIXED) && word->letters >= 4; }

static bool names_is_initial(const names_view *v, size_t i, bool all_upper) {
    const galleyi_word *word = &v->words[i];
    if (!(word->flags & GALLEYI_WORD_CAPITAL)) return false;
    if (word->letters == 1) {               /* "A Short Tale" */
        bool article = i == 0 && i + 1 < v->count && v->words[1].letters > 1 && v->words[1].begin == word->end + 1 && (v->text[word->begin] == 'A' || v->text[word->begin] == 'I');
        return !article;
    }
    return word->letters == 2 && i == 0 && (word->flags & GALLEYI_WORD_UPPER) && !all_upper && !(v->values[i] & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_PLACE | GALLEYI_NAMING_ORGANIZATION));
}

/* Forms of address and degrees at the ends. */
static void names_drop_degrees(const names_view *v, size_t *first, size_t *last, bool *had) {
    while (*first + 1 < *last && (v->values[*first] & GALLEYI_NAMING_DEGREE) && !(v->values[*first] & GALLEYI_NAMING_GIVEN)) {
        const galleyi_word *word = &v->words[*first];
        names_gap gap = names_gap_of(v->text, word->end, v->words[*first + 1].begin);
        if ((word->flags & GALLEYI_WORD_UPPER) && word->letters < 4 && word->letters > 1 && gap != NAMES_GAP_DOT) break;
        ++*first;
        *had = true;
    }
    for (;;) {
        size_t i = *last;
        bool comma = false;
        while (i > *first + 1) {            /* one degree may be several words: M.D., Ph.D., B.Sc. */
            const galleyi_word *word = &v->words[i - 1];
            names_gap gap = names_gap_of(v->text, v->words[i - 2].end, word->begin);
            bool part = (v->values[i - 1] & (GALLEYI_NAMING_DEGREE | GALLEYI_NAMING_SUFFIX)) || ((word->flags & GALLEYI_WORD_UPPER) && word->letters <= 6);
            if (!part && !(word->letters <= 2 && (gap == NAMES_GAP_DOT || gap == NAMES_GAP_COMMA))) break;
            i--;
            if (gap == NAMES_GAP_COMMA) { comma = true; break; }
        }
        if (!comma || i <= *first + 1) break;
        for (size_t k = i; k < *last; k++) if (v->values[k] & GALLEYI_NAMING_SUFFIX) return;
        *last = i;
        *had = true;
    }
    if (*last > *first + 2) {
        const galleyi_word *word = &v->words[*last - 1];
        if ((v->values[*last - 1] & GALLEYI_NAMING_DEGREE) && word->letters >= 2 && (word->flags & (GALLEYI_WORD_UPPER | GALLEYI_WORD_MIXED)) &&
            !(v->words[*last - 2].flags & GALLEYI_WORD_UPPER)) { --*last; *had = true; }
    }
}

typedef struct names_count { unsigned capitals, initials, particles, places, soft, given, surnames, upper, nouns, suffixes; bool given_first; } names_count;

/* One word of a name in a script with capitals; false: no name holds it. */
static bool names_word(const names_view *v, size_t i, size_t first, size_t last, bool all_upper, names_count *n) {
    const galleyi_word *word = &v->words[i];
    uint32_t value = v->values[i];
    names_gap gap = i > first ? names_gap_of(v->text, v->words[i - 1].end, word->begin) : NAMES_GAP_BLANK;
    bool known = (value & (GALLEYI_NAMING_GIVEN | GALLEYI_NAMING_SURNAME)) != 0;
    if (word->flags & (GALLEYI_WORD_NUMBER | GALLEYI_WORD_CHARACTER)) return false;
    if (gap == NAMES_GAP_BAD || gap == NAMES_GAP_MIDDLE) return false;
    if (gap == NAMES_GAP_COMMA && !(value & GALLEYI_NAMING_SUFFIX)) return false;
    if (gap == NAMES_GAP_DOT && v->words[i - 1].letters > 2 && !(v->values[i - 1] & (GALLEYI_NAMING_SUFFIX | GALLEYI_NAMING_DEGREE))) return false;
    if (names_possessive(v->text, word)) return false;
    if (gap == NAMES_GAP_HYPHEN) {
        size_t apart = word->begin - v->words[i - 1].end;
        if (apart != 1 && apart != 3 && names_has_space(v->text, v->words[i - 1].end, word->begin)) return false;
        if ((value & (GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_JOB)) && !known) return false;
        if (value & GALLEYI_NAMING_GIVEN) n->given++;
        return true;
    }
    if (i > first && i + 1 == last && (value & GALLEYI_NAMING_SUFFIX) && (word->flags & GALLEYI_WORD_CAPITAL)) { n->suffixes++; return true; }
    if (!(word->flags & GALLEYI_WORD_CAPITAL)) {
        if (i + 1 < last && (value & GALLEYI_NAMING_PARTICLE)) { n->particles++; return !(i == first && ((value & GALLEYI_NAMING_CONJUNCTION) || !memcmp(v->text + word->begin, "in ", 3))); }
        if (names_small_first(word)) { n->capitals++; return true; }
        return false;
    }
    if (names_is_initial(v, i, all_upper)) { n->initials++; return true; }
    if (i > first && i + 1 < last && (value & GALLEYI_NAMING_PARTICLE) && !known) { n->particles++; return true; }
    if (value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_JOB)) {
        if (value & GALLEYI_NAMING_HARD && !(value & GALLEYI_NAMING_GIVEN)) return false;
        if (!known && !(i > first && i + 1 == last && last - first <= 3 && n->given_first && !n->places && !(value & (GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_JOB)))) return false;
        n->soft++;
    }
    n->capitals++;
    if (word->flags & GALLEYI_WORD_UPPER) n->upper++;
    if (value & GALLEYI_NAMING_PLACE) n->places++;
    if (value & GALLEYI_NAMING_GIVEN) { n->given++; if (i == first) n->given_first = !(value & GALLEYI_NAMING_STOP); }
    if ((value & GALLEYI_NAMING_SURNAME) || names_surname_ending(v->text, word)) n->surnames++;
    else if (!known && names_noun_ending(v->text, word)) n->nouns++;
    return true;
}

static unsigned names_weigh(const names_view *v, size_t first, size_t last, const names_count *n, bool degree) {
    unsigned tokens = n->capitals + n->initials;
    int score;
    uint32_t final = v->values[last - 1];
    if (!n->capitals || tokens > 6) return 0;
    if (n->places + n->soft >= n->capitals && !(n->given_first && n->initials)) return n->given_first && !n->places && n->capitals > 1 ? 45 : 0;
    if (tokens + n->particles == 1) return n->places || n->soft ? 0 : n->given ? 35 : n->upper ? 8 : v->words[first].letters >= 3 ? 20 : 0;
    score = tokens <= 3 ? 44 : tokens == 4 ? 38 : 28;
    if (tokens == 1) score -= 12;
    if (n->given_first) score += 36;
    else if (n->given) score += 15;
    if ((final & GALLEYI_NAMING_SURNAME) && tokens > 1) score += 18;
    else if (n->surnames) score += 10;
    if (n->initials) score += n->initials <= 2 && tokens > n->initials ? 16 : -10;
    if (n->particles) score += 10;
    if (n->suffixes || degree) score += 15;
    score -= (int)(n->nouns * (n->given_first ? 8 : 24));
    if (n->places) score -= n->given_first && !(v->values[first] & GALLEYI_NAMING_PLACE) ? 6 : 25;
    if (n->soft && !n->given_first) score -= n->soft == 1 && (v->values[first] & GALLEYI_NAMING_GIVEN) ? 12 : 25;
    else if (n->soft && !(final & GALLEYI_NAMING_SURNAME)) score -= 34;
    if (n->upper == n->capitals && !n->given) score -= 12;
    if (n->upper && n->upper < n->capitals && (v->words[last - 1].flags & GALLEYI_WORD_UPPER) && v->words[last - 1].letters <= 4) score -= 18;   /* "Gemini CLI" */
    return score < 0 ? 0 : score > 97 ? 97 : (unsigned)score;
}

static unsigned names_cased(const names_view *v, galleyi_span *bare) {
    size_t first = 0, last = v->count;
    bool degree = false, all_upper = true;
    names_count n = { 0 };
    names_drop_degrees(v, &first, &last, &degree);
    if (last - first > 8) return 0;
    for (size_t i = first; i < last; i++) if (v->words[i].letters > 1 && !(v->words[i].flags & GALLEYI_WORD_UPPER)) all_upper = false;
    for (size_t i = first; i < last; i++) if (!names_word(v, i, first, last, all_upper, &n)) {
        if (last - first == 2 && !i && (v->values[0] & GALLEYI_NAMING_GIVEN) && !(v->words[0].flags & GALLEYI_WORD_CAPITAL) && !(v->words[1].flags & GALLEYI_WORD_CAPITAL) &&
            v->words[1].letters > 2 && !(v->values[1] & ~(uint32_t)(GALLEYI_NAMING_SURNAME | GALLEYI_NAMING_GIVEN)) && names_gap_of(v->text, v->words[0].end, v->words[1].begin) == NAMES_GAP_BLANK)
            return 30;                      /* a name in small letters */
        return 0;
    }
    bare->begin = v->words[first].begin;
    bare->end = v->words[last - 1].end;
    return names_weigh(v, first, last, &n, degree);
}

/* Arabic, Hebrew, Indic scripts, Thai: no capitals tell a name. */
static unsigned names_caseless(const names_view *v, galleyi_span *bare) {
    unsigned given = 0;
    if (v->count < 2 || v->count > 5) return 0;
    for (size_t i = 0; i < v->count; i++) {
        if (v->words[i].flags & GALLEYI_WORD_NUMBER || v->words[i].letters > 14) return 0;
        if (v->values[i] & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_JOB | GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_LABEL)) return 0;
        if (i && names_gap_of(v->text, v->words[i - 1].end, v->words[i].begin) > NAMES_GAP_DOT) return 0;
        if (v->values[i] & GALLEYI_NAMING_GIVEN) given++;
    }
    bare->begin = v->words[0].begin;
    bare->end = v->words[v->count - 1].end;
    return given ? v->values[0] & GALLEYI_NAMING_GIVEN ? 70 : 55 : v->count <= 3 ? 36 : 30;
}

typedef struct names_east_count { unsigned han, kana, hangul, other, characters, runs, run_begin[4], middle; } names_east_count;

static bool names_east_count_of(const names_view *v, names_east_count *n) {
    for (size_t i = 0; i < v->count; i++) {
        const char *at = v->text + v->words[i].begin;
        names_gap gap = i ? names_gap_of(v->text, v->words[i - 1].end, v->words[i].begin) : NAMES_GAP_BLANK;
        if (!(v->words[i].flags & GALLEYI_WORD_CHARACTER)) return false;
        if (gap != NAMES_GAP_BLANK && gap != NAMES_GAP_MIDDLE) return false;
        if (gap == NAMES_GAP_MIDDLE) n->middle++;
        if (!i || v->words[i - 1].end != v->words[i].begin) {
            if (n->runs == 4) return false;
            n->run_begin[n->runs++] = (unsigned)i;
        }
        switch (galleyi_script_of(galleyi_utf8_next(&at, v->text + v->words[i].end))) {
        case GALLEYI_SCRIPT_HAN: n->han++; break;
        case GALLEYI_SCRIPT_KANA: n->kana++; break;
        case GALLEYI_SCRIPT_HANGUL: n->hangul++; break;
        default: n->other++; break;
        }
    }
    n->characters = (unsigned)v->count;
    return true;
}

static unsigned names_hangul(const names_view *v, const names_east_count *n) {
    uint32_t value;
    size_t surname = galleyi_lexicon_longest(&galleyi_naming, v->words, v->count, GALLEYI_NAMING_KOREAN, &value);
    if (n->runs > 2 || (n->runs == 2 && n->run_begin[1] != surname) || !surname) return 0;
    if (surname == 2 && n->characters == 3 && n->runs == 1) surname = 1;
    switch (n->characters - surname) {
    case 1: return n->characters == 2 ? 42 : 68;
    case 2: return surname == 2 ? 72 : 74;
    case 3: return surname == 1 ? 20 : 0;
    default: return 0;
    }
}

static unsigned names_han(const names_view *v, const names_east_count *n) {
    uint32_t value;
    size_t japanese = galleyi_lexicon_longest(&galleyi_naming, v->words, v->count, GALLEYI_NAMING_JAPANESE, &value);
    size_t chinese = galleyi_lexicon_longest(&galleyi_naming, v->words, v->count, GALLEYI_NAMING_CHINESE, &value);
    unsigned given = n->characters - (unsigned)japanese;
    if (n->runs > 2) return 0;
    if (n->runs == 2) {
        unsigned left = n->run_begin[1], right = n->characters - left;
        if (left == japanese && right <= 4) return 86;
        if (left == 1 && right == 1 && chinese) return 62;
        return left <= 3 && left + right >= 3 && right <= 4 && n->han >= left && !n->hangul ? 45 : 0;
    }
    if (japanese >= 2 && given >= 1 && given <= (n->kana ? 4u : 3u)) return given == 1 && japanese == 2 ? 60 : 70;
    if (n->kana) return 0;
    if (chinese == 2 && n->characters >= 3 && n->characters <= 4) return 74;
    if (chinese) return n->characters == 3 ? 66 : n->characters == 2 ? 46 : 0;
    return n->runs == 1 && (n->characters == 4 || n->characters == 5) ? 30 : 0;    /* a surname that the list lacks: only a label tells */
}

static unsigned names_east(const names_view *v, galleyi_span *bare) {
    names_east_count n = { 0 };
    if (!names_east_count_of(v, &n)) return 0;
    if (n.other && (n.other != n.characters || n.runs < 2 || n.runs > 3)) return 0;
    bare->begin = v->words[0].begin;
    bare->end = v->words[v->count - 1].end;
    if (galleyi_lexicon_words(&galleyi_naming, v->words, v->count) & (GALLEYI_NAMING_NONE | GALLEYI_NAMING_LABEL | GALLEYI_NAMING_AFTER | GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_STOP)) return 0;
    if (n.other) return 30;                 /* Thai, Khmer …: only a label tells */
    if (n.middle) {                         /* a foreign name: ジョン・スミス, 弗拉基米尔·普京 */
        if (n.runs < 2 || n.middle + 1 != n.runs || n.hangul || n.characters / n.runs > 6 || n.characters / n.runs < 2) return 0;
        return n.kana == n.characters || n.han == n.characters ? 56 : 0;
    }
    if (n.characters < 2 || n.characters > 12) return 0;
    if (n.hangul == n.characters) return names_hangul(v, &n);
    if (n.han && n.han + n.kana == n.characters) return names_han(v, &n);
    return 0;
}

/* No more than a name may hold, and nothing behind the last word but the point of an abbreviation. */
static bool names_fits(const names_view *v, galleyi_span span) {
    if (!v->count || v->count >= NAMES_WORDS || galleyi_span_size(span) > NAMES_BYTES_MOST || v->words[0].begin != span.begin) return false;
    const galleyi_word *last = &v->words[v->count - 1];
    if (last->end == span.end) return true;
    return span.end - last->end == 1 && v->text[last->end] == '.' && (last->letters <= 2 || v->values[v->count - 1] & (GALLEYI_NAMING_SUFFIX | GALLEYI_NAMING_DEGREE));
}

static bool names_look(names_view *v, names_store *store, const char *text, size_t size) {
    galleyi_span span = galleyi_span_trim(text, (galleyi_span){ 0, (uint32_t)size });
    *v = (names_view){ text, store->words, store->values, 0 };
    if (galleyi_span_size(span) > NAMES_BYTES_MOST || span.begin == span.end) return false;
    v->count = galleyi_words_from(text, span.end, span.begin, store->words, NAMES_WORDS, NULL);
    for (size_t i = 0; i < v->count; i++) store->values[i] = galleyi_lexicon_words(&galleyi_naming, &store->words[i], 1);
    return names_fits(v, span);
}

static bool names_has_case(const char *text, size_t size) {
    const char *at = text, *end = text + size;
    while (at < end) if (galleyi_unicode_flags(galleyi_utf8_next(&at, end)) & (GALLEYI_UNICODE_UPPER | GALLEYI_UNICODE_LOWER)) return true;
    return false;
}

static unsigned names_person(const names_view *v, galleyi_span span, galleyi_span *bare) {
    const char *text = v->text + span.begin;
    size_t size = galleyi_span_size(span);
    galleyi_span last, first;
    if (v->words[0].flags & GALLEYI_WORD_CHARACTER) return names_east(v, bare);
    if (!names_has_case(text, size)) return names_caseless(v, bare);
    unsigned score = names_cased(v, bare);
    if (!score && galleyi_name_last_first(text, size, &last, &first)) {
        *bare = galleyi_span_trim(v->text, span);
        return 72;
    }
    return score;
}

unsigned galleyi_name_person_span(const char *text, size_t size, galleyi_span *bare) {
    names_view v;
    names_store store;
    *bare = (galleyi_span){ 0, 0 };
    if (size > NAMES_BYTES_MOST * 2 || !names_look(&v, &store, text, size)) return 0;
    return names_person(&v, (galleyi_span){ 0, (uint32_t)size }, bare);
}

unsigned galleyi_name_person_words(const char *text, galleyi_span span, const galleyi_word *words, const uint32_t *values, size_t count, galleyi_span *bare) {
    const names_view v = { text, words, values, count };
    *bare = (galleyi_span){ span.begin, span.begin };
    return names_fits(&v, span) ? names_person(&v, span, bare) : 0;
}

unsigned galleyi_name_person(const char *text, size_t size) {
    galleyi_span bare;
    return galleyi_name_person_span(text, size, &bare);
}

static bool names_domain(const char *text, galleyi_span span) {
    size_t dot = 0, size = galleyi_span_size(span);
    const char *at = text + span.begin;
    if (size < 4 || size > 60) return false;
    for (size_t i = 0; i < size; i++) {
        unsigned c = (unsigned char)at[i];
        if (c == '.') { if (!i) return false; dot = i; }
        else if (!((c | 32u) - 'a' < 26u || c - '0' < 10u || c == '-' || c >= 0x80)) return false;
    }
    if (!dot || size - dot - 1 < 2 || size - dot - 1 > 6) return false;
    for (size_t i = dot + 1; i < size; i++) if (((unsigned char)at[i] | 32u) - 'a' >= 26u) return false;
    return true;
}

unsigned galleyi_name_organization(const char *text, size_t size) {
    names_view v;
    names_store store;
    galleyi_span span = galleyi_span_strip(text, (galleyi_span){ 0, (uint32_t)size });
    unsigned organizations = 0, small = 0;
    uint32_t value = 0;
    if (size > NAMES_BYTES_MOST * 2 || span.begin == span.end) return 0;
    if (galleyi_agency_find(text + span.begin, galleyi_span_size(span)) >= 0) return 95;
    if (names_domain(text, span)) return 60;
    if (!names_look(&v, &store, text + span.begin, galleyi_span_size(span)) || v.count > 8) return 0;
    for (size_t i = 0; i < v.count; ) {
        if (v.words[i].flags & GALLEYI_WORD_NUMBER) return 0;
        size_t length = galleyi_lexicon_longest(&galleyi_naming, &v.words[i], v.count - i, GALLEYI_NAMING_ORGANIZATION, &value);
        if (length) {
            if (length == v.count) return value & GALLEYI_NAMING_HARD ? 45 : value & GALLEYI_NAMING_STOP ? 60 : 85;
            organizations += i == 0 || i + length == v.count ? 2 : 1;
            i += length;
            continue;
        }
        bool is_small = !(v.words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER));
        if (is_small && galleyi_agency_begins(&v.words[i]) && galleyi_agency_find(v.text + v.words[i].begin, v.words[i].end - v.words[i].begin) >= 0) organizations++;     /* "dpa" */
        else if (is_small && !(v.values[i] & (GALLEYI_NAMING_PARTICLE | GALLEYI_NAMING_CONJUNCTION))) small++;
        i++;
    }
    if (small > 1 || (small && names_has_case(text, size))) return 0;
    if (organizations) return organizations > 2 ? 80 : 68;
    if (v.count == 1 && (v.words[0].flags & GALLEYI_WORD_UPPER) && v.words[0].letters >= 2 && v.words[0].letters <= 6) return 30;
    return 0;
}

bool galleyi_name_last_first(const char *text, size_t size, galleyi_span *last, galleyi_span *first) {
    names_view left, right;
    names_store store, more;
    const char *comma;
    if (size > NAMES_BYTES_MOST || !(comma = memchr(text, ',', size)) || memchr(comma + 1, ',', size - (size_t)(comma + 1 - text))) return false;
    size_t begin = (size_t)(comma - text) + 1;
    uint32_t value, final;
    if (!names_look(&left, &store, text, begin - 1) || !names_look(&right, &more, text + begin, size - begin) || left.count > 3 || right.count > 3) return false;
    value = right.values[0];
    final = right.values[right.count - 1];
    if ((value | final) & (GALLEYI_NAMING_SUFFIX | GALLEYI_NAMING_DEGREE | GALLEYI_NAMING_JOB | GALLEYI_NAMING_PLACE | GALLEYI_NAMING_ORGANIZATION)) return false;
    for (size_t i = 0; i < left.count; i++) if (left.values[i] & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_PLACE) && !(left.values[i] & GALLEYI_NAMING_SURNAME)) return false;
    for (size_t i = 0; i < right.count; i++) if (!(right.words[i].flags & GALLEYI_WORD_CAPITAL) || right.words[i].flags & GALLEYI_WORD_NUMBER) return false;
    if (!(left.words[left.count - 1].flags & GALLEYI_WORD_CAPITAL)) return false;
    bool given = (value & GALLEYI_NAMING_GIVEN) && right.count <= 2, initial = right.words[0].letters == 1 && right.count <= 2 && left.count <= 2;
    if (left.count > 1 && (left.values[0] & GALLEYI_NAMING_GIVEN)) return false;          /* two whole names */
    if (right.count == 2 && (final & GALLEYI_NAMING_SURNAME) && right.words[1].letters > 1 && !(final & GALLEYI_NAMING_GIVEN)) return false;
    if (left.count > 1 && right.count > 1 && right.words[1].letters > 1 && !(final & GALLEYI_NAMING_GIVEN)) return false;
    if (!given && !initial) return false;
    if (left.count == 1 && (left.values[0] & GALLEYI_NAMING_GIVEN) && !(left.values[0] & GALLEYI_NAMING_SURNAME) && !initial) return false;
    *last = galleyi_span_trim(text, (galleyi_span){ 0, (uint32_t)begin - 1 });
    *first = galleyi_span_trim(text, (galleyi_span){ (uint32_t)begin, (uint32_t)size });
    return true;
}

int32_t galleyi_name_append(galleyi_buffer *out, const char *text, size_t size) {
    galleyi_span bare, last, first;
    galleyi_fold fold = GALLEYI_FOLD_INIT;
    galleyi_word words[6];
    uint32_t value = 0;
    size_t count = galleyi_words(text, size, words, 6, NULL);
    size_t dropped = galleyi_lexicon_longest(&galleyi_naming, words, count, GALLEYI_NAMING_DROP, &value);
    if (dropped && dropped < count) { size -= words[dropped].begin; text += words[dropped].begin; }
    if (galleyi_name_last_first(text, size, &last, &first)) {
        int32_t status = galleyi_fold_add(&fold, out, text + first.begin, galleyi_span_size(first));
        if (status) return status;
        galleyi_fold_break(&fold);
        return galleyi_fold_add(&fold, out, text + last.begin, galleyi_span_size(last));
    }
    if (galleyi_name_person_span(text, size, &bare) && bare.begin < bare.end) {
        bool point = bare.end < size && text[bare.end] == '.';
        return galleyi_fold_append(out, text + bare.begin, galleyi_span_size(bare) + point);
    }
    return galleyi_fold_append(out, text, size);
}

bool galleyi_name_stop_word(const char *text, size_t size) {
    uint32_t value = galleyi_lexicon_text(&galleyi_naming, text, size);
    if (value & (GALLEYI_NAMING_GIVEN | GALLEYI_NAMING_SURNAME)) return false;
    return (value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_EDGE | GALLEYI_NAMING_PLACE | GALLEYI_NAMING_NONE | GALLEYI_NAMING_ORGANIZATION | GALLEYI_NAMING_JOB)) != 0;
}
