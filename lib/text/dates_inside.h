/* What the files of dates share: tokens, the state of a reading, the lexicon. */
#ifndef GALLEY_TEXT_DATES_INSIDE_H
#define GALLEY_TEXT_DATES_INSIDE_H
#include "text/dates.h"
#include "text/dates_table.h"

typedef struct galleyi_dates_set { uint64_t bits[2]; } galleyi_dates_set;       /* of languages */
typedef struct galleyi_dates_found { uint32_t key; const char *end; } galleyi_dates_found;

typedef enum galleyi_dates_token_type {
    GALLEYI_DATES_END, GALLEYI_DATES_BREAK,   /* BREAK: a line feed */
    GALLEYI_DATES_NUMBER, GALLEYI_DATES_WORD, GALLEYI_DATES_OTHER, GALLEYI_DATES_SIGN
} galleyi_dates_token_type;

typedef struct galleyi_dates_token {
    const char *start, *end;
    int64_t     value;                        /* of a number; -1: more than 18 digits */
    uint32_t    key;                          /* of a word */
    uint32_t    sign;                         /* folded code point */
    uint8_t     type, digits;
    bool        space;                        /* before it */
} galleyi_dates_token;

enum { GALLEYI_DATES_TOKENS = 48, GALLEYI_DATES_FOUND = 12, GALLEYI_DATES_LOOKED = 4 };

typedef struct galleyi_dates_looked {         /* a look-up of late */
    const char         *at, *end;             /* NULL: none yet */
    int                 count;
    galleyi_dates_found found[GALLEYI_DATES_FOUND];
} galleyi_dates_looked;

typedef struct galleyi_dates_reader {
    const galleyi_dates_options *options;
    const char         *begin, *end;
    bool                whole;                /* the text is one date: weak forms count, line feeds are spaces */
    int                 language;             /* -1: not known */
    uint8_t             order;                /* GALLEYI_DATES_MONTH_FIRST … */
    galleyi_dates_set   languages;            /* {language, English}, or all */
    galleyi_dates_set   own;                  /* {language}, or all */
    galleyi_dates_token tokens[GALLEYI_DATES_TOKENS];
    int                 count;
    unsigned            looks;                /* of looked, the next one to be written over */
    galleyi_dates_looked looked[GALLEYI_DATES_LOOKED];
} galleyi_dates_reader;

typedef struct galleyi_dates_state {
    int32_t year, month, day, weekday, hour, minute, second, nanosecond;        /* -1: not yet */
    int32_t period, era, calendar;
    int32_t relative_days, relative_weekday;  /* INT32_MIN: none; weekday * 16 + 8 + number */
    int32_t pending, pending_digits;          /* a number before its month; -1 */
    int32_t utc_offset, daylight_offset;      /* the latter where the season decides, else unknown */
    bool    zulu, zone_seen, named_month, ambiguous, announced;
    bool    foreign;                          /* a name of another language than asked for */
    bool    verb;                             /* "may", "march" */
    const char *zone_start, *zone_end;
    galleyi_dates_set languages;              /* in which all words so far fit */
    galleyi_dates_set kept;                   /* the language asked for, which an English word does not rule out */
} galleyi_dates_state;

/* Lexicon. */
uint32_t galleyi_dates_fold(uint32_t c);                                       /* 0: dropped */
int      galleyi_dates_lookup(const char *at, const char *end, galleyi_dates_found found[GALLEYI_DATES_FOUND]);   /* shortest first */
int      galleyi_dates_look(galleyi_dates_reader *reader, const char *at, const char *end, const galleyi_dates_found **found);   /* the same, kept for the next questions, three of other places among them */
bool     galleyi_dates_word_start(const char *begin, const char *at, const char *end);
bool     galleyi_dates_may_start(const uint32_t *set, const char *at, const char *end);
bool     galleyi_dates_strange(const char *at, const char *end);                /* four letters of ASCII stand there with which no word of dates begins */
bool     galleyi_dates_spaceless(uint32_t c);
/* The sense of that kind which fits the languages best; false: none. weak: it must fit. */
bool     galleyi_dates_sense(uint32_t key, int kind, const galleyi_dates_set *languages, bool weak, int32_t *value, galleyi_dates_set *set);
bool     galleyi_dates_has(uint32_t key, int kind);
bool     galleyi_dates_means(uint32_t key, uint32_t kinds, const galleyi_dates_set *languages);   /* a sense of one of these kinds (bits), in one of these languages */
uint32_t galleyi_dates_kinds(const galleyi_dates_found *found, int count);     /* bits of all their senses */
int      galleyi_dates_language(const char *tag);                              /* -1: not in the table */
uint8_t  galleyi_dates_order(int language, const char *tag, const char *region);
extern const galleyi_dates_set galleyi_dates_all;
bool     galleyi_dates_meet(galleyi_dates_set *into, const galleyi_dates_set *with);   /* intersects, unless nothing would be left: false */
int      galleyi_dates_pair(uint32_t prefix, uint32_t suffix, const galleyi_dates_set *languages);   /* unit * 2 + future; -1 */

static inline void galleyi_dates_forget(galleyi_dates_reader *reader) {
    reader->looks = 0;
    for (int i = 0; i < GALLEYI_DATES_LOOKED; i++) reader->looked[i].at = NULL;
}

/* Tokens, made on demand. */
const galleyi_dates_token *galleyi_dates_token_make(galleyi_dates_reader *reader, int i);
static inline const galleyi_dates_token *galleyi_dates_token_at(galleyi_dates_reader *reader, int i) {
    return i < reader->count ? &reader->tokens[i] : galleyi_dates_token_make(reader, i);
}

/* Readers of parts. */
bool     galleyi_dates_english(const galleyi_dates_set *set);
int      galleyi_dates_zone_at(galleyi_dates_reader *reader, galleyi_dates_state *state, int i);   /* tokens taken */
int32_t  galleyi_dates_zone_season(int32_t standard, int32_t daylight, int32_t year, int32_t month, int32_t day);
/* Whether a part of the day stands behind an hour. */
bool     galleyi_dates_period_fits(const galleyi_dates_reader *reader, const galleyi_dates_state *state, const galleyi_dates_token *token);
int      galleyi_dates_number(galleyi_dates_reader *reader, galleyi_dates_state *state, int i);
size_t   galleyi_dates_machine(const char *at, const char *end, bool whole, galleyi_time *time);   /* bytes taken */
bool     galleyi_dates_amount(galleyi_dates_reader *reader, galleyi_date *out);   /* relative forms at token 0 */
bool     galleyi_dates_civil(int32_t calendar, int32_t era, int32_t *year, int32_t *month, int32_t *day);
bool     galleyi_dates_parse(galleyi_dates_reader *reader, galleyi_date *out); /* the longest date that begins with token 0 */
bool     galleyi_dates_finish(galleyi_dates_reader *reader, const galleyi_dates_state *state, galleyi_date *out);
#endif
