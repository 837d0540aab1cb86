/* Calendar arithmetic. Days and dates: a year is counted from March, so that the leap day is its last and month lengths follow (153 m + 2) / 5. */
#include "text/times.h"
#include <string.h>

static int64_t times_floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

int64_t galleyi_days_from_civil(int64_t year, int64_t month, int64_t day) {
    year += times_floor_divide(month - 1, 12);
    month = month - 1 - times_floor_divide(month - 1, 12) * 12 + 1;
    if (month <= 2) year--;
    int64_t era = times_floor_divide(year, 400), of_era = year - era * 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void galleyi_civil_from_days(int64_t days, int32_t *year, int32_t *month, int32_t *day) {
    days += 719468;
    int64_t era = times_floor_divide(days, 146097), of_era = days - era * 146097;
    int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * years + years / 4 - years / 100), m = (5 * of_year + 2) / 153;
    *day = (int32_t)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int32_t)(m < 10 ? m + 3 : m - 9);
    *year = (int32_t)(years + era * 400 + (*month <= 2));
}

int32_t galleyi_month_days(int32_t year, int32_t month) {
    static const uint8_t days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) return 0;
    return days[month - 1] + (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

int32_t galleyi_weekday(int64_t days) { return (int32_t)(days + 4 - times_floor_divide(days + 4, 7) * 7); }

static const char *const times_precisions[] = { NULL, "year", "month", "day", "hour", "minute", "second" };

const char *galleyi_precision_name(int32_t precision) {
    return precision >= GALLEYI_PRECISION_YEAR && precision <= GALLEYI_PRECISION_SECOND ? times_precisions[precision] : NULL;
}

int32_t galleyi_precision_of(const char *name, size_t size) {
    for (int32_t i = GALLEYI_PRECISION_YEAR; i <= GALLEYI_PRECISION_SECOND; i++)
        if (strlen(times_precisions[i]) == size && !memcmp(times_precisions[i], name, size)) return i;
    return GALLEYI_PRECISION_NONE;
}

void galleyi_time_cut(galleyi_time *time, int32_t precision) {
    if (precision > time->precision) precision = time->precision;
    time->precision = precision;
    if (precision < GALLEYI_PRECISION_MONTH) time->month = 1;
    if (precision < GALLEYI_PRECISION_DAY) time->day = 1;
    if (precision < GALLEYI_PRECISION_HOUR) { time->hour = 0; time->utc_offset = GALLEY_UTC_OFFSET_UNKNOWN; }
    if (precision < GALLEYI_PRECISION_MINUTE) time->minute = 0;
    if (precision < GALLEYI_PRECISION_SECOND) time->second = time->nanosecond = 0;
    (void)galleyi_time_finish(time);
}

bool galleyi_time_finish(galleyi_time *time) {
    if (time->second == 60) time->second = 59;
    if (time->precision < GALLEYI_PRECISION_YEAR || time->precision > GALLEYI_PRECISION_SECOND) return false;
    if (time->year < 1 || time->year > 9999 || time->month < 1 || time->month > 12) return false;
    if (time->day < 1 || time->day > galleyi_month_days(time->year, time->month)) return false;
    if (time->hour < 0 || time->hour > 23 || time->minute < 0 || time->minute > 59 || time->second < 0 || time->second > 59) return false;
    if (time->nanosecond < 0 || time->nanosecond > 999999999) return false;
    time->unix_time = 0;
    bool zoned = time->utc_offset != GALLEY_UTC_OFFSET_UNKNOWN;
    if (zoned && (time->utc_offset < -1439 || time->utc_offset > 1439)) return false;
    time->unix_known = zoned && time->precision >= GALLEYI_PRECISION_HOUR;
    time->zulu = time->zulu && time->utc_offset == 0;
    if (time->unix_known)
        time->unix_time = galleyi_days_from_civil(time->year, time->month, time->day) * 86400 + time->hour * 3600 + time->minute * 60 + time->second
                          - (int64_t)time->utc_offset * 60;
    return true;
}

bool galleyi_time_from_unix(galleyi_time *time, int64_t unix_time, int32_t nanosecond, int32_t utc_offset) {
    galleyi_time made = {0};
    made.zulu = utc_offset == GALLEY_UTC_OFFSET_UNKNOWN;
    made.utc_offset = made.zulu ? 0 : utc_offset;
    if (unix_time < INT64_C(-62135683200) || unix_time > INT64_C(253402387199)) return false;   /* the years with a day to each side */
    int64_t local = unix_time + (int64_t)made.utc_offset * 60, days = times_floor_divide(local, 86400);
    int32_t rest = (int32_t)(local - days * 86400);
    galleyi_civil_from_days(days, &made.year, &made.month, &made.day);
    made.hour = rest / 3600;
    made.minute = rest / 60 % 60;
    made.second = rest % 60;
    made.nanosecond = nanosecond;
    made.precision = GALLEYI_PRECISION_SECOND;
    if (!galleyi_time_finish(&made)) return false;
    *time = made;
    return true;
}

static bool times_shift_months(galleyi_time *time, int64_t months) {
    int64_t count = (int64_t)time->year * 12 + time->month - 1 + months;
    if (count < 12 || count >= 120000) return false;
    time->year = (int32_t)(count / 12);
    time->month = (int32_t)(count % 12) + 1;
    int32_t last = galleyi_month_days(time->year, time->month);
    if (time->day > last) time->day = last;
    return true;
}

bool galleyi_time_shift(galleyi_time *time, int64_t amount, int unit) {
    static const int32_t precisions[] = { GALLEYI_PRECISION_YEAR, GALLEYI_PRECISION_MONTH, GALLEYI_PRECISION_MONTH, GALLEYI_PRECISION_DAY,
                                          GALLEYI_PRECISION_DAY, GALLEYI_PRECISION_HOUR, GALLEYI_PRECISION_MINUTE, GALLEYI_PRECISION_SECOND };
    static const int32_t months[] = { 12, 3, 1 }, seconds[] = { 604800, 86400, 3600, 60, 1 };
    if (unit < GALLEYI_UNIT_YEAR || unit > GALLEYI_UNIT_SECOND || amount > INT64_C(400000000000) || amount < INT64_C(-400000000000)) return false;
    galleyi_time moved = *time;
    if (unit <= GALLEYI_UNIT_MONTH) {
        if (!times_shift_months(&moved, amount * months[unit])) return false;
    } else {
        int64_t here = galleyi_days_from_civil(moved.year, moved.month, moved.day) * 86400 + moved.hour * 3600 + moved.minute * 60 + moved.second;
        galleyi_time civil;
        int64_t each = seconds[unit - GALLEYI_UNIT_WEEK];
        if (amount > INT64_C(400000000000) / each || amount < INT64_C(-400000000000) / each) return false;
        if (!galleyi_time_from_unix(&civil, here + amount * each, moved.nanosecond, 0)) return false;
        moved.year = civil.year; moved.month = civil.month; moved.day = civil.day;
        moved.hour = civil.hour; moved.minute = civil.minute; moved.second = civil.second;
    }
    moved.relative = true;
    if (!galleyi_time_finish(&moved)) return false;
    galleyi_time_cut(&moved, precisions[unit]);
    *time = moved;
    return true;
}

typedef struct times_reader { const char *at, *end; } times_reader;

static bool times_is_digit(char c) { return c >= '0' && c <= '9'; }

/* Exactly count digits. */
static bool times_digits(times_reader *r, int count, int32_t *out) {
    if (r->end - r->at < count) return false;
    int32_t value = 0;
    for (int i = 0; i < count; i++) {
        if (!times_is_digit(r->at[i])) return false;
        value = value * 10 + (r->at[i] - '0');
    }
    r->at += count;
    *out = value;
    return true;
}

static bool times_take(times_reader *r, char c) {
    if (r->at == r->end || *r->at != c) return false;
    r->at++;
    return true;
}

/* What follows the seconds' mark: more than nine digits are cut. */
static bool times_fraction(times_reader *r, int32_t *out) {
    int32_t value = 0, scale = 100000000, count = 0;
    for (; r->at < r->end && times_is_digit(*r->at); r->at++, count++) {
        value += (*r->at - '0') * scale;
        scale /= 10;
    }
    *out = value;
    return count > 0;
}

static bool times_zone(times_reader *r, galleyi_time *time) {
    if (r->at == r->end) return true;
    if (times_take(r, 'Z') || times_take(r, 'z')) { time->utc_offset = 0; time->zulu = true; return true; }
    bool minus = *r->at == '-';
    int32_t hours = 0, minutes = 0;
    if (!times_take(r, '+') && !times_take(r, '-')) return false;
    if (!times_digits(r, 2, &hours)) return false;
    if (r->at < r->end) {
        (void)times_take(r, ':');
        if (!times_digits(r, 2, &minutes)) return false;
    }
    if (hours > 23 || minutes > 59) return false;
    time->utc_offset = (hours * 60 + minutes) * (minus ? -1 : 1);
    time->zulu = minus && !time->utc_offset;   /* RFC 3339: -00:00 is a UTC time of unknown place */
    return true;
}

bool galleyi_time_parse(galleyi_time *time, const char *text, size_t size) {
    times_reader r = { text, text + size };
    galleyi_time made = {0};
    made.month = made.day = 1;
    made.utc_offset = GALLEY_UTC_OFFSET_UNKNOWN;
    if (!times_digits(&r, 4, &made.year)) return false;
    made.precision = GALLEYI_PRECISION_YEAR;
    if (times_take(&r, '-')) {
        if (!times_digits(&r, 2, &made.month)) return false;
        made.precision = GALLEYI_PRECISION_MONTH;
        if (times_take(&r, '-')) {
            if (!times_digits(&r, 2, &made.day)) return false;
            made.precision = GALLEYI_PRECISION_DAY;
        }
    }
    if (r.at < r.end) {
        if (made.precision != GALLEYI_PRECISION_DAY) return false;
        if (!times_take(&r, 'T') && !times_take(&r, 't') && !times_take(&r, ' ')) return false;
        if (!times_digits(&r, 2, &made.hour)) return false;
        made.precision = GALLEYI_PRECISION_HOUR;
        if (times_take(&r, ':')) {
            if (!times_digits(&r, 2, &made.minute)) return false;
            made.precision = GALLEYI_PRECISION_MINUTE;
            if (times_take(&r, ':')) {
                if (!times_digits(&r, 2, &made.second)) return false;
                made.precision = GALLEYI_PRECISION_SECOND;
                if ((times_take(&r, '.') || times_take(&r, ',')) && !times_fraction(&r, &made.nanosecond)) return false;
            }
        }
        if (!times_zone(&r, &made) || r.at != r.end) return false;
    }
    if (!galleyi_time_finish(&made)) return false;
    *time = made;
    return true;
}

static char *times_put(char *out, int32_t value, int width) {
    for (int i = width - 1; i >= 0; i--) { out[i] = (char)('0' + value % 10); value /= 10; }
    return out + width;
}

size_t galleyi_time_write(const galleyi_time *time, char out[GALLEYI_TIME_TEXT_SIZE]) {
    char *at = out;
    *at = 0;
    if (time->precision < GALLEYI_PRECISION_YEAR || time->precision > GALLEYI_PRECISION_SECOND) return 0;
    at = times_put(at, time->year, 4);
    if (time->precision >= GALLEYI_PRECISION_MONTH) { *at++ = '-'; at = times_put(at, time->month, 2); }
    if (time->precision >= GALLEYI_PRECISION_DAY) { *at++ = '-'; at = times_put(at, time->day, 2); }
    if (time->precision >= GALLEYI_PRECISION_HOUR) {
        *at++ = 'T'; at = times_put(at, time->hour, 2);
        *at++ = ':'; at = times_put(at, time->minute, 2);
        if (time->precision >= GALLEYI_PRECISION_SECOND) { *at++ = ':'; at = times_put(at, time->second, 2); }
        if (time->precision >= GALLEYI_PRECISION_SECOND && time->nanosecond) {
            *at++ = '.'; at = times_put(at, time->nanosecond, 9);
            while (at[-1] == '0') at--;
        }
        if (time->utc_offset != GALLEY_UTC_OFFSET_UNKNOWN) {
            int32_t minutes = time->utc_offset < 0 ? -time->utc_offset : time->utc_offset;
            if (time->zulu) *at++ = 'Z';
            else { *at++ = time->utc_offset < 0 ? '-' : '+'; at = times_put(at, minutes / 60, 2); *at++ = ':'; at = times_put(at, minutes % 60, 2); }
        }
    }
    *at = 0;
    return (size_t)(at - out);
}

static int64_t times_local_seconds(const galleyi_time *time) {
    return galleyi_days_from_civil(time->year, time->month, time->day) * 86400 + time->hour * 3600 + time->minute * 60 + time->second;
}

int galleyi_time_compare(const galleyi_time *a, const galleyi_time *b) {
    bool known = a->unix_known && b->unix_known;
    int64_t x = known ? a->unix_time : times_local_seconds(a), y = known ? b->unix_time : times_local_seconds(b);
    if (x != y) return x < y ? -1 : 1;
    return a->nanosecond == b->nanosecond ? 0 : a->nanosecond < b->nanosecond ? -1 : 1;
}
