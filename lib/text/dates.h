/* Dates and times as people and machines write them, in 84 languages: month and day names, native digits, am and pm, zones, relative forms.
   Nothing is allocated; the work is linear in the text. */
#ifndef GALLEY_TEXT_DATES_H
#define GALLEY_TEXT_DATES_H
#include "text/times.h"

/* Words of dates that were looked up: the same few stand all over a page. Zero is empty. */
enum { GALLEYI_DATES_MEMO = 64, GALLEYI_DATES_MEMO_TEXT = 18, GALLEYI_DATES_MEMO_FOUND = 2 };
typedef struct galleyi_dates_memo {
    struct galleyi_dates_memo_row {
        char     text[GALLEYI_DATES_MEMO_TEXT];   /* all that the look-up read */
        uint8_t  size;
        bool     last;                            /* the text ended there */
        uint8_t  count, ends[GALLEYI_DATES_MEMO_FOUND];
        uint16_t keys[GALLEYI_DATES_MEMO_FOUND];
    } rows[GALLEYI_DATES_MEMO];
} galleyi_dates_memo;

typedef struct galleyi_dates_options {
    const char         *language;             /* BCP 47 or NULL; decides the order of day and month and which words count */
    const char         *region;               /* "US" or NULL: that of language */
    const galleyi_time *anchor;               /* the fetching time, for relative forms and absent years; NULL: they have no value */
    galleyi_dates_memo *memo;                 /* NULL: none */
} galleyi_dates_options;

typedef enum galleyi_date_label { GALLEYI_DATE_UNLABELLED, GALLEYI_DATE_PUBLISHED, GALLEYI_DATE_UPDATED, GALLEYI_DATE_BY, GALLEYI_DATE_EMBARGO } galleyi_date_label;

typedef struct galleyi_date {
    size_t       start, end;                  /* bytes of the match, without its label */
    galleyi_time time;                        /* precision NONE: no value without an anchor, or no whole date */
    bool         relative;                    /* "3 hours ago", "yesterday", a weekday or a time alone */
    bool         has_year, has_month, has_day, has_time;   /* as written or counted from the anchor's words; not what the anchor filled in */
    bool         numeric_ambiguous;           /* day and month could change places */
    int32_t      year, month, day, weekday, hour, minute;   /* as written, Gregorian; -1: not written. weekday 0 is Sunday */
    int32_t      label;                       /* galleyi_date_label of the word before, or right behind */
    size_t       label_start;                 /* where a label before begins; start without one */
    size_t       zone_start, zone_end;        /* equal: none written */
} galleyi_date;

/* The first date at or after offset; false: none. Dates do not cross a line feed. */
bool galleyi_dates_scan(const galleyi_dates_options *options, const char *text, size_t size, size_t offset, galleyi_date *out);
/* The same of dates that begin at `last` or before. */
bool galleyi_dates_scan_until(const galleyi_dates_options *options, const char *text, size_t size, size_t offset, size_t last, galleyi_date *out);
/* The whole text is one date, apart from labels, punctuation and words such as "at"; weak forms ("5h", "June", "2025") count too. */
bool galleyi_dates_read(const galleyi_dates_options *options, const char *text, size_t size, galleyi_date *out);
/* The label word that begins text ("Published", "Zuletzt aktualisiert", "Von"): its length, 0 for none. language NULL: any. */
size_t galleyi_dates_label(const char *language, const char *text, size_t size, galleyi_date_label *label);
#endif
