/* Years of other eras and calendars to Gregorian. The Islamic calendar is the tabular civil one: a sighted month may differ by a day. */
#include "text/dates_inside.h"

static bool calendar_from_days(int64_t days, int32_t *year, int32_t *month, int32_t *day) {
    if (days < -719162 || days > 2932896) return false;
    galleyi_civil_from_days(days, year, month, day);
    return true;
}

/* Leap years by the cycle of 33, which holds from 1178 to 1633. */
static int64_t calendar_persian(int32_t year, int32_t month, int32_t day) {
    int64_t days = (int64_t)(year - 1) * 365 + (8 * (int64_t)year + 21) / 33;
    days += month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
    return days + day - 1 + 1948320 - 2440588;
}

static int64_t calendar_islamic(int32_t year, int32_t month, int32_t day) {
    return (11 * (int64_t)year + 3) / 30 + 354 * (int64_t)year + 30 * (int64_t)month - (month - 1) / 2 + day + 1948440 - 385 - 2440588;
}

/* Days from the calendar's epoch to the new year of that year, postponements included. */
static int64_t calendar_hebrew_elapsed(int64_t year) {
    int64_t months = (235 * year - 234) / 19, parts = 12084 + 13753 * months, day = months * 29 + parts / 25920;
    return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

static int64_t calendar_hebrew_new_year(int64_t year) {
    int64_t before = calendar_hebrew_elapsed(year - 1), here = calendar_hebrew_elapsed(year), after = calendar_hebrew_elapsed(year + 1);
    int64_t delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
    return -2092591 + here + delay - 1;                                            /* 1 Tishri 1 is 2,092,591 days before 1970 */
}

/* Months from Tishri: 6 is Adar I, which leap years alone have. */
static int64_t calendar_hebrew(int32_t year, int32_t month, int32_t day) {
    int64_t begin = calendar_hebrew_new_year(year), length = calendar_hebrew_new_year(year + 1) - begin;
    bool leap = (7 * (int64_t)year + 1) % 19 < 7;
    int64_t days = begin;
    for (int32_t m = 1; m < month; m++) {
        if (m == 6) days += leap ? 30 : 0;
        else if (m == 2) days += length % 10 == 5 ? 30 : 29;                       /* 355 or 385 days: Heshvan is full */
        else if (m == 3) days += length % 10 == 3 ? 29 : 30;                       /* 353 or 383: Kislev is short */
        else if (m < 6) days += m % 2 ? 30 : 29;
        else days += m % 2 ? 29 : 30;
    }
    return days + day - 1;
}

bool galleyi_dates_civil(int32_t calendar, int32_t era, int32_t *year, int32_t *month, int32_t *day) {
    static const int32_t japanese[] = { 1868, 1912, 1926, 1989, 2019 };
    int32_t y = *year, m = *month > 0 ? *month : 1, d = *day > 0 ? *day : 1;
    if (calendar && y < 1) return true;                                            /* a month of another calendar without a year */
    if (era == 2) y -= 543;
    else if (era == 3) y += 1911;
    else if (era >= 10 && era <= 14) y += japanese[era - 10] - 1;
    if (!calendar) { *year = y; return true; }
    if (y > 9999 || d > 31) return false;
    int64_t days = calendar == 1 ? calendar_persian(y, m, d) : calendar == 2 ? calendar_islamic(y, m, d) : calendar_hebrew(y, m, d);
    int32_t civil[3];
    if (!calendar_from_days(days, &civil[0], &civil[1], &civil[2])) return false;
    *year = civil[0];
    if (*month > 0) *month = civil[1];
    if (*day > 0) *day = civil[2];
    return true;
}
