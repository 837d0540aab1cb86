/* A byline is read from left to right: labels set the role, names fill pieces, what stands between two tokens ends a piece. */
#include "text/bylines.h"
#include "text/agencies.h"
#include "text/bylines_inside.h"
#include <string.h>

static const char *const bylines_roles[GALLEYI_ROLE_COUNT] = {
    "author", "photographer", "editor", "translator", "reporter", "contributor", "illustrator", "reviewer", "videographer", "host",
};

const char *galleyi_role_name(int32_t role) { return role >= 0 && role < GALLEYI_ROLE_COUNT ? bylines_roles[role] : NULL; }

enum { BYLINES_JUNK_MOST = 3 };              /* words that say nothing, in a line without a label */

typedef struct bylines_state {
    const galleyi_byline_tokens *t;
    galleyi_byline *out;
    size_t   piece, end;                      /* tokens of the piece; piece == end: empty */
    int32_t  role;
    unsigned context;
    bool     labelled, strong, weak;          /* the last label's kind */
    bool     publication, ignored;            /* the piece follows "for", "in" */
    bool     conjunction;                     /* the piece follows "and" */
    bool     fresh;                           /* nothing but the label stands before the piece */
    bool     broken;                          /* it reads like a sentence */
    unsigned junk, furniture, lowest;
    size_t   from, to;                        /* bytes of what was understood */
    size_t   row;                             /* first author since the last label */
} bylines_state;

static galleyi_span bylines_slice(const bylines_state *s, size_t first, size_t last) {
    galleyi_span span = { s->t->words[first].begin, s->t->words[last - 1].end };
    if (span.end < s->t->size && s->t->text[span.end] == '.' && last - first > 1 &&
        (s->t->words[last - 1].letters == 1 || (s->t->values[last - 1] & GALLEYI_NAMING_SUFFIX))) span.end++;
    return span;
}

static void bylines_cover(bylines_state *s, galleyi_span span) {
    if (span.begin < s->from) s->from = span.begin;
    if (span.end > s->to) s->to = span.end;
}

static galleyi_byline_author *bylines_last(const bylines_state *s) { return s->out->author_count ? &s->out->authors[s->out->author_count - 1] : NULL; }

static void bylines_add(bylines_state *s, galleyi_span name, bool organization, unsigned score) {
    galleyi_byline *out = s->out;
    for (size_t i = 0; i < out->author_count; i++) {
        galleyi_span old = out->authors[i].name;
        if (galleyi_span_size(old) == galleyi_span_size(name) && !memcmp(s->t->text + old.begin, s->t->text + name.begin, galleyi_span_size(name))) return;
    }
    if (out->author_count == GALLEYI_BYLINE_AUTHORS_MOST) return;
    out->authors[out->author_count++] = (galleyi_byline_author){ .name = name, .role = s->role, .organization_only = organization, .confidence = (uint8_t)score };
    if (score < s->lowest) s->lowest = score;
    bylines_cover(s, name);
    s->fresh = false;
}

/* The last bytes of the endings below. */
static bool bylines_may_end_job(char last) { return last == 'r' || last == 'n' || last == 't' || last == 'a' || last == '\x82' || last == '\x8c'; }

static bool bylines_job_word(const galleyi_byline_tokens *t, size_t i) {
    static const struct { const char *text; uint8_t size; } endings[] = {
#define E(text) { text, sizeof text - 1 }
        E("redakteur"), E("redakteurin"), E("korrespondent"), E("korrespondentin"), E("reporter"), E("reporterin"), E("journalist"), E("journalistin"),
        E("redaktor"), E("redaktorin"), E("redaktør"), E("redaktör"), E("redacteur"), E("verslaggever"), E("correspondent"), E("leiter"), E("leiterin"),
        E("chefin"), E("toimittaja"), E("корреспондент"), E("обозреватель"), E("medarbeider"), E("medarbejder"), E("kolumnist")
#undef E
    };
    const galleyi_word *word = &t->words[i];
    size_t length = word->end - word->begin;
    const char *end = t->text + word->end;
    if (t->values[i] & GALLEYI_NAMING_JOB) return true;
    if (length <= 6 || !bylines_may_end_job(end[-1])) return false;
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (end[-1] == endings[k].text[endings[k].size - 1] && length > endings[k].size && !memcmp(end - endings[k].size, endings[k].text, endings[k].size)) return true;
    return false;
}

/* A job's name begins at token i and ends before last. */
static bool bylines_job_at(const bylines_state *s, size_t i, size_t last) {
    if (bylines_job_word(s->t, i) && !(s->t->values[i] & GALLEYI_NAMING_GIVEN)) return true;
    return galleyi_lexicon_longest(&galleyi_naming, &s->t->words[i], last - i, GALLEYI_NAMING_JOB, NULL) > 0;
}

static bool bylines_has_job(const bylines_state *s, size_t first, size_t last) {
    for (size_t i = first; i < last; i++) if (bylines_job_at(s, i, last)) return true;
    return false;
}

static unsigned bylines_person(const bylines_state *s, size_t first, size_t last, galleyi_span *bare) {
    galleyi_span span = bylines_slice(s, first, last);
    unsigned score = galleyi_name_person_words(s->t->text, span, &s->t->words[first], &s->t->values[first], last - first, bare);
    if (bare->end + 1 == span.end) bare->end = span.end;
    return score;
}

static unsigned bylines_organization(const bylines_state *s, galleyi_span span) { return galleyi_name_organization(s->t->text + span.begin, galleyi_span_size(span)); }

/* The least that a name's looks have to say in this place. */
static unsigned bylines_need(const bylines_state *s) {
    if (s->strong || (s->context & GALLEYI_BYLINE_GIVEN)) return 22;
    return s->labelled && s->weak ? 26 : 36;
}

static void bylines_job(bylines_state *s, galleyi_span span) {
    galleyi_byline_author *last = bylines_last(s);
    if (last->job_title.begin == last->job_title.end) last->job_title = span;
    else last->job_title.end = span.end;
    bylines_cover(s, span);
}

/* A name and then what it does, or what is no part of it, without a mark between them; or the job first. */
static bool bylines_name_and_more(bylines_state *s, size_t first, size_t last) {
    galleyi_span bare;
    bool job = false;
    for (size_t cut = last - 1; cut > first; cut--) {
        uint32_t value = s->t->values[cut];
        bool known = (value & (GALLEYI_NAMING_GIVEN | GALLEYI_NAMING_SURNAME)) && !(value & GALLEYI_NAMING_HARD);
        galleyi_span rest = bylines_slice(s, cut, last);
        job = job || bylines_job_at(s, cut, last);
        bool wire = galleyi_agency_begins(&s->t->words[cut]) && galleyi_agency_find(s->t->text + rest.begin, galleyi_span_size(rest)) >= 0;
        if (!job && !wire && !(s->t->words[cut].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER | GALLEYI_WORD_NUMBER)) && !(value & GALLEYI_NAMING_HARD)) continue;
        if (!wire && (known || !((value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_HARD | GALLEYI_NAMING_ORGANIZATION)) || bylines_job_word(s->t, cut) || job))) continue;
        if (cut - first < 2 && !s->labelled && !(s->t->words[first].flags & GALLEYI_WORD_CHARACTER)) continue;
        unsigned score = bylines_person(s, first, cut, &bare);
        if (score < (s->labelled || job || (s->t->words[first].flags & GALLEYI_WORD_CHARACTER) ? 40u : 75u)) continue;
        for (; job && cut - first > 2 && bylines_job_word(s->t, cut - 1) && !(s->t->values[cut - 1] & GALLEYI_NAMING_GIVEN); cut--) {   /* "Senior Autos Reporter" */
            galleyi_span shorter;
            unsigned without = bylines_person(s, first, cut - 1, &shorter);
            if (without < 40) break;
            score = without;
            bare = shorter;
            rest = bylines_slice(s, cut - 1, last);
        }
        bylines_add(s, bare, false, score);
        if (job) bylines_job(s, rest);
        else if (wire || bylines_organization(s, rest) >= 60) { bylines_last(s)->organization = rest; bylines_cover(s, rest); }
        else s->furniture += (unsigned)(last - cut);
        return true;
    }
    for (size_t cut = last - 1; cut > first && last - cut <= 4; cut--) {
        if (!bylines_job_word(s->t, cut - 1) || last - cut < 2 || cut - first > 3) continue;
        bool title = true;
        for (size_t i = first; i < cut; i++) if (!(s->t->words[i].flags & GALLEYI_WORD_CAPITAL) && !bylines_job_word(s->t, i)) title = false;
        if (!title) continue;
        unsigned score = bylines_person(s, cut, last, &bare);
        if (score < 40) continue;
        bylines_add(s, bare, false, score);
        bylines_last(s)->job_title = bylines_slice(s, first, cut);
        bylines_cover(s, bylines_slice(s, first, cut));
        return true;
    }
    return false;
}

/* "Birgit Baumann Anna Giulia Fink Jan Marchart": names in a row, each beginning with a known given name. */
static bool bylines_row_of_names(bylines_state *s, size_t first, size_t last) {
    size_t starts[8], count = 0;
    galleyi_span bare;
    if (last - first < 4) return false;
    for (size_t i = first; i < last; i++) {
        bool given = (s->t->values[i] & GALLEYI_NAMING_GIVEN) && !(s->t->values[i] & GALLEYI_NAMING_STOP) && s->t->gaps[i] == GALLEYI_GAP_BLANK;
        if (i > first && !(given && i - starts[count - 1] >= 2 && !((s->t->values[i - 1] & GALLEYI_NAMING_GIVEN) && i - starts[count - 1] < 2))) continue;
        if (i > first && last - i < 2) continue;
        if (count == 8) return false;
        starts[count++] = i;
    }
    if (count < 2 || (last - first == 4 && s->labelled)) return false;
    for (size_t k = 0; k < count; k++) if (bylines_person(s, starts[k], k + 1 < count ? starts[k + 1] : last, &bare) < 75) return false;
    for (size_t k = 0; k < count; k++) {
        unsigned score = bylines_person(s, starts[k], k + 1 < count ? starts[k + 1] : last, &bare);
        bylines_add(s, bare, false, score);
    }
    return true;
}

static bool bylines_single(const bylines_state *s, size_t first, size_t last) {
    const galleyi_word *word = &s->t->words[first];
    uint32_t value = s->t->values[first];
    if (last - first != 1 || !s->labelled || (s->role != GALLEYI_ROLE_AUTHOR && !(value & GALLEYI_NAMING_GIVEN)) || !s->fresh || !(word->flags & GALLEYI_WORD_CAPITAL) || word->letters < 3) return false;
    if (value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_HARD | GALLEYI_NAMING_PLACE | GALLEYI_NAMING_JOB) && !(value & GALLEYI_NAMING_GIVEN)) return false;
    bool alone = last == s->t->count || s->t->gaps[last] >= GALLEYI_GAP_COLON || (s->t->kinds[last] & GALLEYI_TOKEN_DATE) ||
                 (s->t->values[last] & (GALLEYI_NAMING_CONJUNCTION | GALLEYI_NAMING_JOIN | GALLEYI_NAMING_HARD));
    return alone && (s->strong || (value & GALLEYI_NAMING_GIVEN) || s->context);
}

/* A newsroom or an agency: an author of its own, or where the author before it works. */
static bool bylines_newsroom(bylines_state *s, galleyi_span span, size_t token, size_t words) {
    galleyi_byline_author *last = bylines_last(s);
    bool employer = last && !s->conjunction && !last->organization_only && s->out->author_count > s->row;
    bool agency_alone = !employer && !s->labelled && !(s->context & GALLEYI_BYLINE_GIVEN);    /* nothing else would do */
    if (agency_alone && !galleyi_agency_begins(&s->t->words[token])) return false;
    unsigned score = bylines_organization(s, span);
    if (!score) return false;
    int32_t number = galleyi_agency_find(s->t->text + span.begin, galleyi_span_size(span));
    bool agency = number >= 0;
    if (employer) {
        if (score < 60) return false;
        if (last->organization.begin == last->organization.end) last->organization = span;
        bylines_cover(s, span);
        return true;
    }
    if (s->labelled ? score < (s->fresh ? 30u : 60u) : !(agency && ((s->context & (GALLEYI_BYLINE_NEAR_HEADLINE | GALLEYI_BYLINE_TAIL)) || s->out->author_count || s->t->dates) && (number < 24 || galleyi_span_size(span) > 5)) && !((s->context & GALLEYI_BYLINE_GIVEN) && score >= 45)) return false;
    if (s->labelled && score < 40 && words == 1 && !s->strong && !s->context) return false;
    if (words > 1 && galleyi_span_size(span) > 4 && !memcmp(s->t->text + span.begin, "the ", 4)) span.begin += 4;
    bylines_add(s, span, true, score > 80 ? score : s->labelled ? 60 : 45);
    return true;
}

/* "By Quiet Light": right behind a sure label and up to the end of its field, in a byline's place, some words with capitals. */
static bool bylines_pen_name(const bylines_state *s, size_t first, size_t last) {
    const galleyi_byline_tokens *t = s->t;
    if (!s->labelled || !s->fresh || s->role != GALLEYI_ROLE_AUTHOR || last - first < 2 || last - first > 4 || !(s->context & GALLEYI_BYLINE_PEN_NAMES)) return false;
    if (last < t->count && t->gaps[last] < GALLEYI_GAP_FIELD && !(t->kinds[last] & GALLEYI_TOKEN_DATE)) return false;
    bool said = false;
    for (size_t i = first; i < last; i++) {
        if (!(t->words[i].flags & GALLEYI_WORD_CAPITAL) || t->gaps[i] > GALLEYI_GAP_HYPHEN + (i == first ? GALLEYI_GAP_FIELD : 0)) return false;
        said = said || (t->words[i].letters > 2 && !(t->values[i] & (GALLEYI_NAMING_HARD | GALLEYI_NAMING_PLACE | GALLEYI_NAMING_JOB)));
    }
    return said;
}

static bool bylines_furniture(const bylines_state *s, size_t first, size_t last) {
    for (size_t i = first; i < last; i++)
        if (!(s->t->words[i].flags & GALLEYI_WORD_NUMBER) && !(s->t->values[i] & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_HARD | GALLEYI_NAMING_JOIN | GALLEYI_NAMING_ORGANIZATION))) return false;
    return true;
}

static void bylines_unknown(bylines_state *s, size_t first, size_t last) {
    const galleyi_byline_tokens *t = s->t;
    bool place = true;
    for (size_t i = first; i < last; i++) if (!(t->values[i] & (GALLEYI_NAMING_PLACE | GALLEYI_NAMING_DEGREE | GALLEYI_NAMING_PARTICLE))) place = false;
    if ((place && s->out->author_count) || bylines_furniture(s, first, last)) { s->furniture += (unsigned)(last - first); return; }
    s->junk += (unsigned)(last - first);
    if (s->fresh && s->labelled && s->strong + s->weak) s->broken = true;
    else if (last - first > 3 && t->gaps[first] <= GALLEYI_GAP_COMMA && !(t->words[first].flags & GALLEYI_WORD_CAPITAL)) s->broken = true;
}

static void bylines_flush(bylines_state *s) {
    size_t first = s->piece, last = s->end;
    galleyi_span bare, span;
    s->piece = s->end = 0;
    if (first == last) return;
    span = bylines_slice(s, first, last);
    bool inside = (s->t->kinds[first] & GALLEYI_TOKEN_INSIDE) && s->out->author_count > s->row;
    if (s->ignored) { s->ignored = false; s->furniture += (unsigned)(last - first); return; }
    if (s->publication) {
        s->publication = false;
        if (bylines_last(s)) { bylines_last(s)->organization = span; bylines_cover(s, span); }
        return;
    }
    if (inside) {
        if (bylines_has_job(s, first, last)) bylines_job(s, span);
        else if (bylines_organization(s, span) >= 30) { bylines_last(s)->organization = span; bylines_cover(s, span); }
        else s->furniture += (unsigned)(last - first);
        return;
    }
    bool many = last - first > 14;
    unsigned score = many && !(s->t->words[first].flags & GALLEYI_WORD_CHARACTER) ? 0 : bylines_person(s, first, last, &bare);
    if (many) {
        if (score && score >= bylines_need(s)) bylines_add(s, bare, false, score);
        else if (!bylines_row_of_names(s, first, last)) bylines_unknown(s, first, last);
        return;
    }
    if (score < 75 && bylines_row_of_names(s, first, last)) { }
    else if (score >= bylines_need(s) && !(score < 50 && (bylines_organization(s, span) > 80 || bylines_has_job(s, first, last))) &&
             !(last - first == 1 && !(s->t->words[first].flags & GALLEYI_WORD_CHARACTER) && !bylines_single(s, first, last) && !(s->context & GALLEYI_BYLINE_GIVEN)))
        bylines_add(s, bare, false, score);
    else if (bylines_name_and_more(s, first, last)) { }
    else if (bylines_has_job(s, first, last) && s->out->author_count > s->row) bylines_job(s, span);
    else if (bylines_newsroom(s, span, first, last - first)) { }
    else if (bylines_single(s, first, last)) bylines_add(s, span, false, 40);
    else if (bylines_pen_name(s, first, last)) bylines_add(s, span, true, 40);
    else bylines_unknown(s, first, last);
    s->conjunction = false;
}

static bool bylines_small(const galleyi_byline_tokens *t, size_t i) { return !(t->words[i].flags & GALLEYI_WORD_CAPITAL) || t->upper; }

/* A label at token i; how many tokens it is. */
static size_t bylines_label(bylines_state *s, size_t i) {
    const galleyi_byline_tokens *t = s->t;
    uint32_t value = 0;
    size_t length = galleyi_lexicon_longest(&galleyi_naming, &t->words[i], t->count - i, GALLEYI_NAMING_LABEL, &value), next = i + length;
    if (!length) return 0;
    for (size_t k = i; k < next; k++) if (t->kinds[k] & (GALLEYI_TOKEN_DATE | GALLEYI_TOKEN_EMAIL)) return 0;
    for (size_t k = i + 1; k < next; k++) if (t->gaps[k] > GALLEYI_GAP_AND && !(t->words[k].flags & GALLEYI_WORD_CHARACTER) && t->gaps[k] != GALLEYI_GAP_FIELD) return 0;
    bool character = (t->words[i].flags & GALLEYI_WORD_CHARACTER) != 0, middle = s->piece != s->end;
    bool mark = next == t->count || t->gaps[next] == GALLEYI_GAP_COLON || t->gaps[next] == GALLEYI_GAP_FIELD || t->gaps[next] == GALLEYI_GAP_CLOSE;
    bool colon = next < t->count && t->gaps[next] == GALLEYI_GAP_COLON;
    if (next == t->count && i) return 0;
    int32_t role = (int32_t)(value >> GALLEYI_NAMING_ROLE_SHIFT) - 1;
    bool nobody = !s->out->author_count && !s->labelled;
    if (nobody && !character && (s->junk > 3 || (role > 0 && s->junk) || (middle && (s->end - s->piece > 3 || role > 0)))) { s->broken = s->broken || role <= 0; return 0; }
    if (nobody && middle && !character && !(value & GALLEYI_NAMING_STRONG)) return 0;
    if (role > 0 && (t->kinds[i] & GALLEYI_TOKEN_INSIDE) && i && t->words[0].begin == 0 && !character) return 0;
    if (!mark && t->gaps[next] > GALLEYI_GAP_BLANK) return 0;
    if (character && t->gaps[next] == GALLEYI_GAP_GLUE && length < 2) return 0;
    if (value & GALLEYI_NAMING_STRONG) {
        if (middle && !colon && length < 2) return 0;
        if (!colon && !mark && !character && length == 1 && s->out->author_count && (t->values[next] & GALLEYI_NAMING_PARTICLE)) return 0;
    } else if (value & GALLEYI_NAMING_WEAK) {
        bool start = !i || t->gaps[i] == GALLEYI_GAP_FIELD || t->gaps[i] == GALLEYI_GAP_OPEN || (t->kinds[i - 1] & GALLEYI_TOKEN_DATE) || s->furniture + s->junk > 0;
        if (middle || (!start && !colon)) return 0;
        if (next < t->count && t->gaps[next] == GALLEYI_GAP_FIELD && i) return 0;
    } else if (!colon) {                    /* a noun: a colon, or names of a certain look behind it */
        bool bar = mark && next < t->count && t->gaps[next] == GALLEYI_GAP_FIELD && !i;
        bool person = !(value & GALLEYI_NAMING_STOP) || s->labelled || (value >> GALLEYI_NAMING_ROLE_SHIFT) > 1;
        if (next < t->count && !bar && !(person && (t->values[next] & GALLEYI_NAMING_GIVEN) && (!i || s->labelled))) return 0;
    }
    if (middle) bylines_flush(s);
    s->role = (int32_t)(value >> GALLEYI_NAMING_ROLE_SHIFT) - 1;
    if (s->role < 0) s->role = GALLEYI_ROLE_AUTHOR;
    s->labelled = s->fresh = true;
    s->strong = colon || (value & GALLEYI_NAMING_STRONG) != 0;
    s->weak = !s->strong;
    s->publication = s->ignored = s->conjunction = false;
    s->row = s->out->author_count;
    if (!s->out->author_count) s->out->labelled = true;
    bylines_cover(s, (galleyi_span){ t->words[i].begin, t->words[i].begin });
    return length;
}

/* A word behind a name that says what the person is: 기자, 記者, 摄. How many tokens it is. */
static size_t bylines_after(bylines_state *s, size_t i) {
    const galleyi_byline_tokens *t = s->t;
    uint32_t value = 0;
    size_t length = galleyi_lexicon_longest(&galleyi_naming, &t->words[i], t->count - i, GALLEYI_NAMING_AFTER, &value);
    galleyi_span bare;
    if (!length || s->piece == s->end) return 0;
    if (i + length < t->count && t->gaps[i + length] == GALLEYI_GAP_GLUE && (t->words[i + length].flags & GALLEYI_WORD_CHARACTER)) return 0;
    size_t first = s->piece;
    unsigned score = 0;
    for (; first < i; first++) {            /* "순천, 광양 구현모 기자": the name stands last */
        if (first > s->piece && t->gaps[first] == GALLEYI_GAP_GLUE) continue;
        if ((score = bylines_person(s, first, i, &bare)) >= 20) break;
    }
    if (first == i) return 0;
    galleyi_span longer;                    /* 陳大文: the last character belongs to the name */
    if (length == 1 && t->gaps[i] == GALLEYI_GAP_GLUE && i - first < 3 && bylines_person(s, first, i + 1, &longer) > score) return 0;
    int32_t role = s->role;
    if ((value >> GALLEYI_NAMING_ROLE_SHIFT) > 1 || !s->labelled) s->role = (int32_t)(value >> GALLEYI_NAMING_ROLE_SHIFT) - 1;
    if (s->role < 0) s->role = GALLEYI_ROLE_AUTHOR;
    s->furniture += (unsigned)(first - s->piece);
    bylines_add(s, bare, false, score < 60 ? 60 : score);
    bylines_job(s, bylines_slice(s, i, i + length));
    if (s->role == GALLEYI_ROLE_CONTRIBUTOR && !s->labelled) for (size_t k = 0; k < s->out->author_count; k++) s->out->authors[k].role = s->role;
    s->out->labelled = s->labelled = true;
    s->role = role;
    s->piece = s->end = 0;
    return length;
}

/* "and", "for", "in" between pieces. */
static bool bylines_between(bylines_state *s, size_t i) {
    const galleyi_byline_tokens *t = s->t;
    uint32_t value = t->values[i];
    size_t words = s->end - s->piece;
    if (!(value & (GALLEYI_NAMING_CONJUNCTION | GALLEYI_NAMING_FOR | GALLEYI_NAMING_JOIN)) || !bylines_small(t, i) || (t->words[i].flags & GALLEYI_WORD_CHARACTER)) return false;
    if (i && (t->gaps[i] == GALLEYI_GAP_HYPHEN || t->gaps[i] == GALLEYI_GAP_DOT)) return false;
    if (i + 1 >= t->count || (words && t->gaps[i] > GALLEYI_GAP_COMMA)) { if (i + 1 >= t->count) { bylines_flush(s); return true; } return false; }
    bool particle = (value & GALLEYI_NAMING_PARTICLE) != 0;
    if (value & GALLEYI_NAMING_CONJUNCTION) {
        if (!words) { s->conjunction = true; return s->out->author_count || s->out->labelled; }
        if (particle && (words < 2 || i + 2 >= t->count || t->gaps[i + 2] > GALLEYI_GAP_BLANK)) return false;
        bylines_flush(s);
        s->conjunction = true;
        return true;
    }
    if (particle && words && !(i + 1 < t->count && (t->values[i + 1] & GALLEYI_NAMING_PLACE) && words >= 2)) return false;
    if (!words && !s->out->author_count) return false;
    bylines_flush(s);
    if (!s->out->author_count) return false;
    if (value & GALLEYI_NAMING_FOR) s->publication = true;
    else s->ignored = true;
    return true;
}

/* "Doe, Jane": the piece and what follows the comma at token i. */
static bool bylines_turned(const bylines_state *s, size_t i) {
    const galleyi_byline_tokens *t = s->t;
    galleyi_span last, first;
    size_t end = i + 1;
    if (s->end - s->piece > 1 && !(t->values[s->piece] & GALLEYI_NAMING_PARTICLE)) return false;
    while (end < t->count && end - i < 3 && (t->gaps[end] == GALLEYI_GAP_BLANK || t->gaps[end] == GALLEYI_GAP_HYPHEN || t->gaps[end] == GALLEYI_GAP_DOT) && !t->kinds[end] &&
           !(t->values[end] & GALLEYI_NAMING_CONJUNCTION)) end++;
    return galleyi_name_last_first(t->text + t->words[s->piece].begin, t->words[end - 1].end - t->words[s->piece].begin, &last, &first);
}

/* "Jr.", "MD", "Ph.D." behind the comma after a name. "Md" is how Mohammad is shortened. */
static bool bylines_suffix(const galleyi_byline_tokens *t, size_t i) {
    const uint32_t wanted = GALLEYI_NAMING_SUFFIX | GALLEYI_NAMING_DEGREE;
    size_t length = galleyi_lexicon_longest(&galleyi_naming, &t->words[i], t->count - i, wanted, NULL), next = i + length;
    if (!length || (length == 1 && t->values[i] & GALLEYI_NAMING_GIVEN && !(t->words[i].flags & GALLEYI_WORD_UPPER))) return false;
    return next == t->count || t->gaps[next] >= GALLEYI_GAP_DOT || (t->values[next] & wanted);
}

static void bylines_walk(bylines_state *s) {
    const galleyi_byline_tokens *t = s->t;
    for (size_t i = 0; i < t->count; ) {
        if (s->broken || (s->junk > BYLINES_JUNK_MOST && !t->labels && !s->out->labelled)) return;   /* no confidence would be left */
        unsigned kind = t->kinds[i], gap = t->gaps[i];
        size_t length;
        if (kind & (GALLEYI_TOKEN_DATE | GALLEYI_TOKEN_EMAIL | GALLEYI_TOKEN_HANDLE)) {
            bylines_flush(s);
            s->ignored = s->publication = false;
            if ((kind & GALLEYI_TOKEN_EMAIL) && s->out->author_count && t->words[i].begin >= t->email.begin && t->words[i].end <= t->email.end) {
                bylines_last(s)->email = t->email;
                bylines_cover(s, t->email);
            }
            i++;
            continue;
        }
        bool suffix = gap == GALLEYI_GAP_COMMA && s->end > s->piece && bylines_suffix(t, i);
        bool middle = gap == GALLEYI_GAP_FIELD && s->end > s->piece && (t->words[i].flags & GALLEYI_WORD_CHARACTER) && t->text[t->words[i].begin - 1] != ' ' &&
                      t->words[i].begin - t->words[i - 1].end <= 3 && !memcmp(t->text + t->words[i - 1].end, "\xe3\x83\xbb", 3) && (unsigned char)t->text[t->words[i].begin + 1] < 0x84 &&
                      !s->out->author_count;
        bool dots = gap == GALLEYI_GAP_DOT && t->text[t->words[i].begin - 1] != '.' && s->end > s->piece && t->words[i - 1].letters > 2 && !(t->values[i - 1] & (GALLEYI_NAMING_SUFFIX | GALLEYI_NAMING_DEGREE));
        bool cut = gap == GALLEYI_GAP_GLUE && i && !(t->words[i].flags & GALLEYI_WORD_CHARACTER);
        if (gap == GALLEYI_GAP_COMMA && s->end > s->piece && (s->labelled || (s->context & GALLEYI_BYLINE_GIVEN)) && bylines_turned(s, i)) suffix = true;
        if ((gap >= GALLEYI_GAP_OTHER && !suffix && !middle) || dots || cut) {
            bylines_flush(s);
            s->ignored = s->publication = false;
            if (gap == GALLEYI_GAP_AND) s->conjunction = true;
        }
        if (s->piece == s->end) {
            uint32_t value;
            length = galleyi_lexicon_longest(&galleyi_naming, &t->words[i], t->count - i, GALLEYI_NAMING_DROP, &value);
            size_t origin = galleyi_lexicon_longest(&galleyi_naming, &t->words[i], t->count - i, GALLEYI_NAMING_ORIGIN, &value);
            if (origin && i + origin < t->count && t->gaps[i + origin] == GALLEYI_GAP_COLON) {     /* the source's name is skipped */
                s->furniture++;
                for (i += origin + 1; i < t->count && t->gaps[i] <= GALLEYI_GAP_HYPHEN && !(t->kinds[i] & GALLEYI_TOKEN_DATE) &&
                     !((t->words[i].flags & GALLEYI_WORD_CHARACTER) && t->gaps[i] == GALLEYI_GAP_BLANK); i++) { }
                continue;
            }
            if (length && i + length < t->count && !s->out->author_count) { s->furniture += (unsigned)length; s->lowest = 34; i += length; continue; }
        }
        if ((length = bylines_after(s, i)) || (length = bylines_label(s, i))) { i += length; continue; }
        if (bylines_between(s, i)) { i++; continue; }
        if (t->words[i].flags & GALLEYI_WORD_NUMBER) { bylines_flush(s); if (!s->labelled && !s->out->author_count && !t->dates) s->junk += 2; s->furniture++; i++; continue; }
        if (s->piece == s->end) s->piece = i;
        s->end = ++i;
    }
    bylines_flush(s);
}

static unsigned bylines_confidence(const bylines_state *s) {
    const galleyi_byline *out = s->out;
    bool date = s->t->dates > 0, detail = false, credit = false;
    unsigned confidence, others = s->junk;
    for (size_t i = 0; i < out->author_count; i++) {
        const galleyi_byline_author *a = &out->authors[i];
        if (a->job_title.begin < a->job_title.end || a->email.begin < a->email.end) detail = true;
        if (a->organization.begin == a->organization.end) continue;
        if (a->organization.begin && s->t->text[a->organization.begin - 1] == '/') credit = true;     /* as pictures are credited */
        else if (bylines_organization(s, a->organization) >= 60) detail = true;
    }
    if (s->broken || others > 14) return 0;
    if (out->labelled) {
        confidence = 70 + s->lowest / 4;
        if (s->context) confidence += 6;
        if (others > 4) confidence -= 12;
        if (others > 8) confidence -= 20;
        return confidence > GALLEYI_BYLINE_MOST ? GALLEYI_BYLINE_MOST : confidence;
    }
    if (others > BYLINES_JUNK_MOST || (s->furniture > 8 && !date)) return 0;
    if (s->lowest < 50 && (others || s->furniture > 2) && !date) return 0;
    confidence = s->lowest >= 75 ? 52 : s->lowest >= 50 ? 40 : 22;
    if (s->context & GALLEYI_BYLINE_GIVEN) confidence += 40;
    if (s->context & GALLEYI_BYLINE_NEAR_HEADLINE) confidence += 20;
    if (date) confidence += 20;
    else if (s->context & GALLEYI_BYLINE_NEXT_TO_DATE) confidence += 15;
    if (credit) confidence -= 20;
    if (s->context & GALLEYI_BYLINE_TAIL) confidence += 10;
    if (detail) confidence += 16;
    if (!(s->context & ~(unsigned)GALLEYI_BYLINE_NEXT_TO_DATE) && !date && !detail && s->lowest < 75) confidence = confidence > 36 ? 36 : confidence;
    if (!s->context && !date && !detail) confidence = confidence > 30 ? 30 : confidence;
    confidence = confidence > others * 9 ? confidence - others * 9 : 0;
    confidence = confidence > s->furniture * 2 ? confidence - s->furniture * 2 : 0;
    return confidence > GALLEYI_BYLINE_UNLABELLED_MOST ? GALLEYI_BYLINE_UNLABELLED_MOST : confidence;
}

static bool bylines_finish(bylines_state *s) {
    galleyi_byline *out = s->out;
    size_t kept = 0;
    if (!out->author_count) return false;
    unsigned confidence = bylines_confidence(s);
    if (confidence < 40) return false;
    for (size_t i = 0; i < out->author_count; i++) {
        unsigned own = (confidence * 2 + out->authors[i].confidence) / 3;
        if (out->labelled && own < 50) own = 50;
        out->authors[i].confidence = (uint8_t)(own > 97 ? 97 : own);
        if (own >= 40) out->authors[kept++] = out->authors[i];
    }
    out->author_count = kept;
    out->confidence = (uint8_t)confidence;
    out->text = (galleyi_span){ (uint32_t)s->from, (uint32_t)s->to };
    if (out->date.begin == out->date.end) out->date = s->t->date;
    if (out->text.end < s->t->size && s->t->text[out->text.end] == ')' && memchr(s->t->text + s->from, '(', s->to - s->from)) out->text.end++;
    return kept > 0;
}

static bool bylines_line(const char *line, size_t size, galleyi_span date, unsigned context, int32_t role, bool labelled, galleyi_byline *byline) {
    galleyi_byline_tokens tokens;
    if (!galleyi_byline_tokens_read(&tokens, line, size, date, labelled || context & GALLEYI_BYLINE_GIVEN)) return false;
    bylines_state state = { .t = &tokens, .out = byline, .context = context, .role = role, .lowest = 100, .from = size, .labelled = labelled, .strong = labelled, .fresh = true };
    byline->labelled = labelled;
    bylines_walk(&state);
    return bylines_finish(&state);
}

/* The whole line is a label for names; its role, or -1. */
static int32_t bylines_only_label(const char *line, size_t size, bool *sure) {
    if (size > 80) return -1;
    galleyi_span span = galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size });
    bool colon = span.end > span.begin && (line[span.end - 1] == ':' || (span.end - span.begin > 3 && !memcmp(line + span.end - 3, "\xef\xbc\x9a", 3)));
    uint32_t value = galleyi_lexicon_text(&galleyi_naming, line, size);
    *sure = colon || (value & (GALLEYI_NAMING_STRONG | GALLEYI_NAMING_WEAK)) != 0;
    if (!(value & GALLEYI_NAMING_LABEL)) return -1;
    if (!(value & (GALLEYI_NAMING_STRONG | GALLEYI_NAMING_WEAK)) && !colon && (value & (GALLEYI_NAMING_STOP | GALLEYI_NAMING_HARD))) return -1;
    return (int32_t)(value >> GALLEYI_NAMING_ROLE_SHIFT) - 1;
}

bool galleyi_byline_parse(const char *line, size_t size, const char *next, size_t next_size, galleyi_span date, unsigned context, galleyi_byline *byline) {
    memset(byline, 0, sizeof *byline);
    byline->date = date;
    if (!size || size > GALLEYI_BYLINE_BYTES) return false;
    bool sure;
    int32_t role = bylines_only_label(line, size, &sure);
    if (role < 0) return bylines_line(line, size, date, context, GALLEYI_ROLE_AUTHOR, false, byline);
    if (!next || !next_size || next_size > 200) return false;
    byline->date = (galleyi_span){ 0, 0 };
    if (!bylines_line(next, next_size, byline->date, context, role, true, byline) || byline->confidence < (sure ? 60 : 80) ||
        byline->authors[0].confidence < 71 || (byline->authors[0].organization_only && line[galleyi_span_trim(line, (galleyi_span){ 0, (uint32_t)size }).end - 1] != ':')) { memset(byline, 0, sizeof *byline); return false; }
    byline->next_line = true;
    return true;
}
