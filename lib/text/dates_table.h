/* The words of dates, as generate/dates.py lays them out: keys sorted by their bytes, in rows that no key straddles; each key has one or more senses. */
#ifndef GALLEY_TEXT_DATES_TABLE_H
#define GALLEY_TEXT_DATES_TABLE_H
#include "config.h"
#include <stddef.h>
#include <stdint.h>

typedef enum galleyi_dates_kind {             /* value */
    GALLEYI_DATES_NONE,
    GALLEYI_DATES_MONTH,                      /* 1 to 13, + 16 Persian, 32 Islamic, 48 Hebrew */
    GALLEYI_DATES_WEEKDAY,                    /* 0 Sunday */
    GALLEYI_DATES_PERIOD,                     /* 0 am, 1 pm, 2 + a row of galleyi_dates_ranges */
    GALLEYI_DATES_ERA,                        /* 0 before, 1 common, 2 Buddhist, 3 Minguo, 10 Meiji … 14 Reiwa */
    GALLEYI_DATES_RELDAY,                     /* 8 + days */
    GALLEYI_DATES_RELUNIT,                    /* unit * 16 + 8 + number */
    GALLEYI_DATES_RELWEEKDAY,                 /* weekday * 16 + 8 + number */
    GALLEYI_DATES_NOW,
    GALLEYI_DATES_AGO_PREFIX, GALLEYI_DATES_AGO_SUFFIX,   /* its number in galleyi_dates_pairs */
    GALLEYI_DATES_AGO_PHRASE,                 /* unit * 16 + 8 + number */
    GALLEYI_DATES_SKIP,                       /* between parts of a date: "de", "at"; 1 announces an hour */
    GALLEYI_DATES_MARK_YEAR, GALLEYI_DATES_MARK_MONTH, GALLEYI_DATES_MARK_DAY, GALLEYI_DATES_MARK_HOUR, GALLEYI_DATES_MARK_MINUTE, GALLEYI_DATES_MARK_SECOND,
    GALLEYI_DATES_MONTH_PREFIX,               /* a number of a month follows */
    GALLEYI_DATES_ORDINAL,
    GALLEYI_DATES_ZONE,                       /* a list of galleyi_dates_zones */
    GALLEYI_DATES_GMT,
    GALLEYI_DATES_PUBLISHED, GALLEYI_DATES_UPDATED, GALLEYI_DATES_BY, GALLEYI_DATES_EMBARGO
} galleyi_dates_kind;

enum { GALLEYI_DATES_LANGUAGES = 84, GALLEYI_DATES_ENGLISH = 14, GALLEYI_DATES_ROW = 4096, GALLEYI_DATES_START_WORDS = 2048 };
/* galleyi_dates_orders */
enum { GALLEYI_DATES_MONTH_FIRST = 1, GALLEYI_DATES_SHORT_YEAR_FIRST = 2, GALLEYI_DATES_STOP_IN_TIME = 4, GALLEYI_DATES_MONTH_FIRST_ALONE = 8 };

typedef struct galleyi_dates_region_order { char tag[6]; uint8_t flags; } galleyi_dates_region_order;
typedef struct galleyi_dates_zone { int16_t standard, daylight; char country[3]; } galleyi_dates_zone;   /* both where the season decides */

extern const char     galleyi_dates_languages[GALLEYI_DATES_LANGUAGES][4];   /* sorted */
extern const uint8_t  galleyi_dates_orders[GALLEYI_DATES_LANGUAGES];
extern const galleyi_dates_region_order galleyi_dates_region_orders[];
extern const size_t   galleyi_dates_region_order_count;
extern const uint8_t  galleyi_dates_ranges[][2];              /* hours [from, to) that a part of the day covers; equal: that hour alone */
extern const galleyi_dates_zone galleyi_dates_zones[];
extern const uint16_t galleyi_dates_zone_starts[];
extern const char     galleyi_dates_keys[][GALLEYI_DATES_ROW];
extern const uint32_t galleyi_dates_key_count, galleyi_dates_offsets[], galleyi_dates_senses[];
extern const uint16_t galleyi_dates_first_senses[], galleyi_dates_pairs[];
extern const uint32_t galleyi_dates_pair_count;
extern const uint64_t galleyi_dates_sets[][2];                /* bit: a place in galleyi_dates_languages */
extern const uint16_t galleyi_dates_first[257];               /* first key that begins with this byte or a later one */
extern const uint16_t galleyi_dates_second[26 * 27 + 1];      /* first key that begins with these two letters (a to z, {) or later ones */
extern const uint32_t galleyi_dates_start_any[GALLEYI_DATES_START_WORDS], galleyi_dates_start_trigger[GALLEYI_DATES_START_WORDS];
extern const uint32_t galleyi_dates_fours[GALLEYI_DATES_START_WORDS];   /* hashes of the four letters, a to z, that keys begin with */
#endif
