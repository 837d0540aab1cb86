/* Calendar arithmetic without the C library's clock and zones: proleptic Gregorian, years 1 to 9999, no leap seconds. Reads and writes RFC 3339
   and W3CDTF (https://www.w3.org/TR/NOTE-datetime) at every precision. Pure functions, no memory. */
#ifndef GALLEY_TEXT_TIMES_H
#define GALLEY_TEXT_TIMES_H
#include "config.h"
#include "galley/base.h"
#include "galley/fields.h"
#include <stdbool.h>

typedef enum galleyi_precision {
    GALLEYI_PRECISION_NONE, GALLEYI_PRECISION_YEAR, GALLEYI_PRECISION_MONTH, GALLEYI_PRECISION_DAY, GALLEYI_PRECISION_HOUR,
    GALLEYI_PRECISION_MINUTE, GALLEYI_PRECISION_SECOND
} galleyi_precision;

typedef struct galleyi_time {
    int64_t unix_time;                        /* where unix_known */
    int32_t nanosecond;
    int32_t utc_offset;                       /* minutes east; GALLEY_UTC_OFFSET_UNKNOWN */
    int32_t year, month, day, hour, minute, second;   /* as printed, in that offset; what is below precision is 1, 1, 0, 0, 0 */
    int32_t precision;                        /* galleyi_precision; NONE: no time at all */
    bool    unix_known;                       /* offset known and precision hour or finer */
    bool    zulu;                             /* offset 0 written Z */
    bool    relative;
} galleyi_time;

#define GALLEYI_TIME_TEXT_SIZE 48             /* longest canonical value and its NUL fit */

/* Days since 1970-01-01 of a date; any month and day are carried over (month 13 is next year's January). */
int64_t galleyi_days_from_civil(int64_t year, int64_t month, int64_t day);
void    galleyi_civil_from_days(int64_t days, int32_t *year, int32_t *month, int32_t *day);
int32_t galleyi_month_days(int32_t year, int32_t month);
int32_t galleyi_weekday(int64_t days);        /* 0 Sunday to 6 Saturday */
const char *galleyi_precision_name(int32_t precision);          /* "year" … "second"; NULL for NONE */
int32_t galleyi_precision_of(const char *name, size_t size);    /* GALLEYI_PRECISION_NONE: no such name */

/* Checks the parts and derives unix_time; a second 60 becomes 59. False: not a time of the years 1 to 9999. */
bool    galleyi_time_finish(galleyi_time *time);
/* The parts from unix_time, nanosecond and utc_offset (unknown: 0, Z); precision second. */
bool    galleyi_time_from_unix(galleyi_time *time, int64_t unix_time, int32_t nanosecond, int32_t utc_offset);
/* Coarser only: clears what is below precision. */
void    galleyi_time_cut(galleyi_time *time, int32_t precision);
/* time plus amount of units, cut to the unit; UNIT_WEEK cuts to the day, UNIT_QUARTER to the month. Month ends are clamped. relative is set. */
enum { GALLEYI_UNIT_YEAR, GALLEYI_UNIT_QUARTER, GALLEYI_UNIT_MONTH, GALLEYI_UNIT_WEEK, GALLEYI_UNIT_DAY, GALLEYI_UNIT_HOUR, GALLEYI_UNIT_MINUTE, GALLEYI_UNIT_SECOND };
bool    galleyi_time_shift(galleyi_time *time, int64_t amount, int unit);

/* The whole text is RFC 3339 or a shorter W3CDTF; blank or 't' for 'T' and an offset without colon are taken too. */
bool    galleyi_time_parse(galleyi_time *time, const char *text, size_t size);
/* The canonical value; its length, 0 for NONE. */
size_t  galleyi_time_write(const galleyi_time *time, char out[GALLEYI_TIME_TEXT_SIZE]);
/* Earlier -1, same 0, later 1: by instant where both know it, else by the printed parts. */
int     galleyi_time_compare(const galleyi_time *a, const galleyi_time *b);
#endif
