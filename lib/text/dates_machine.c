/* The shapes that programs write: ISO 8601 in its variants, and the broken ones seen on real pages ("…+02:00CET", "…ZZ", "2018-11-28CET11:59:00+0100").
   Shapes that people write too ("2022/05/10 17:36") are left to the reading of written dates. */
#include "text/dates_inside.h"

typedef struct machine_cursor { const char *at, *end; } machine_cursor;

static bool machine_is_digit(char c) { return c >= '0' && c <= '9'; }
static bool machine_is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static char machine_peek(const machine_cursor *c, size_t ahead) { return (size_t)(c->end - c->at) > ahead ? c->at[ahead] : 0; }

/* From least to most digits; -1. */
static int32_t machine_digits(machine_cursor *c, int least, int most) {
    int32_t value = 0;
    int n = 0;
    for (; n < most && machine_is_digit(machine_peek(c, 0)); n++) value = value * 10 + (*c->at++ - '0');
    return n < least ? -1 : value;
}

static bool machine_two(const machine_cursor *c) { return machine_is_digit(machine_peek(c, 0)) && machine_is_digit(machine_peek(c, 1)); }

static bool machine_day(machine_cursor *c, galleyi_time *time, bool *compact) {
    time->year = machine_digits(c, 4, 4);
    char sign = machine_peek(c, 0);
    *compact = machine_is_digit(sign);
    if (time->year < 0 || (!*compact && sign != '-' && sign != '/')) return false;
    if (!*compact) c->at++;
    time->month = machine_digits(c, 2, 2);
    if (!*compact && machine_peek(c, 0) != sign) return false;
    if (!*compact) c->at++;
    time->day = machine_digits(c, 2, 2);
    return time->month >= 1 && time->month <= 12 && time->day >= 1 && time->day <= 31;
}

static bool machine_clock(machine_cursor *c, galleyi_time *time) {
    time->hour = machine_digits(c, 2, 2);
    if (time->hour < 0 || time->hour > 24) return false;
    time->precision = GALLEYI_PRECISION_HOUR;
    bool colon = machine_peek(c, 0) == ':';
    if (!colon && !machine_two(c)) return true;
    c->at += colon;
    time->minute = machine_digits(c, 2, 2);
    if (time->minute < 0) return false;
    time->precision = GALLEYI_PRECISION_MINUTE;
    if (colon ? machine_peek(c, 0) != ':' || !machine_is_digit(machine_peek(c, 1)) : !machine_two(c)) return true;
    c->at += colon;
    time->second = machine_digits(c, 1, 2);
    time->precision = GALLEYI_PRECISION_SECOND;
    if ((machine_peek(c, 0) == '.' || machine_peek(c, 0) == ',') && machine_is_digit(machine_peek(c, 1))) {
        int32_t scale = 100000000;
        for (c->at++; machine_is_digit(machine_peek(c, 0)); c->at++) {
            time->nanosecond += (*c->at - '0') * scale;
            scale /= 10;
        }
    }
    return time->second >= 0;
}

static void machine_zone(machine_cursor *c, galleyi_time *time) {
    machine_cursor try = *c;
    if (machine_peek(&try, 0) == ' ') try.at++;
    char sign = machine_peek(&try, 0);
    if (sign == 'Z' || (sign == 'z' && try.at == c->at)) {
        if (try.at > c->at && machine_is_capital(machine_peek(&try, 1)) && machine_peek(&try, 1) != 'Z') return;
        time->utc_offset = 0;
        time->zulu = true;
        c->at = try.at + 1;
        if (machine_peek(c, 0) == 'Z') c->at++;
        return;
    }
    if (sign != '+' && sign != '-') return;
    try.at++;
    int32_t hours = machine_digits(&try, 2, 2), minutes = 0;
    if (hours < 0 || hours > 14) return;
    if (machine_peek(&try, 0) == ':') try.at++;
    if (machine_is_digit(machine_peek(&try, 0))) minutes = machine_digits(&try, 2, 2);
    if (minutes < 0 || minutes > 59) return;
    time->utc_offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    c->at = try.at;
    try = *c;                                                                     /* the zone again: "CET", " +0100" */
    while (machine_is_capital(machine_peek(&try, 0))) try.at++;
    if (try.at - c->at >= 2 && try.at - c->at <= 5) c->at = try.at;
    else if (machine_peek(c, 0) == ' ' && (machine_peek(c, 1) == '+' || machine_peek(c, 1) == '-') && machine_is_digit(machine_peek(c, 2))) {
        try.at = c->at + 2;
        if (machine_digits(&try, 4, 4) >= 0) c->at = try.at;
    }
}

/* 10 digits of seconds or 13 of milliseconds since 1970. */
static size_t machine_epoch(const char *at, const char *end, galleyi_time *time) {
    size_t size = (size_t)(end - at);
    int64_t value = 0;
    for (size_t i = 0; i < size; i++) {
        if (!machine_is_digit(at[i])) return 0;
        if (i < 15) value = value * 10 + (at[i] - '0');
    }
    if (size == 13) return galleyi_time_from_unix(time, value / 1000, (int32_t)(value % 1000) * 1000000, GALLEY_UTC_OFFSET_UNKNOWN) ? size : 0;
    return size == 10 && galleyi_time_from_unix(time, value, 0, GALLEY_UTC_OFFSET_UNKNOWN) ? size : 0;
}

size_t galleyi_dates_machine(const char *at, const char *end, bool whole, galleyi_time *time) {
    machine_cursor c = { at, end };
    galleyi_time made = {0};
    bool compact;
    if (whole && (end - at == 10 || end - at == 13)) {
        size_t taken = machine_epoch(at, end, time);
        if (taken) return taken;
    }
    made.utc_offset = GALLEY_UTC_OFFSET_UNKNOWN;
    made.precision = GALLEYI_PRECISION_DAY;
    if (!machine_day(&c, &made, &compact)) return 0;
    const char *day_end = c.at, *zone = c.at;
    while (machine_is_capital(machine_peek(&c, 0)) && c.at - zone < 5) c.at++;
    bool joined = c.at - zone >= 2 || (c.at - zone == 1 && *zone == 'T') || (c.at == zone && machine_peek(&c, 0) == 't');
    if (c.at == zone && joined) c.at++;
    if (!joined || !machine_clock(&c, &made)) {
        if (!compact || !whole || day_end != end) return 0;                        /* "20250612" is a number elsewhere */
        made.hour = made.minute = made.second = made.nanosecond = 0;
        made.precision = GALLEYI_PRECISION_DAY;
        c.at = day_end;
    } else {
        machine_zone(&c, &made);
    }
    if (made.hour == 24) {
        galleyi_civil_from_days(galleyi_days_from_civil(made.year, made.month, made.day) + 1, &made.year, &made.month, &made.day);
        made.hour = 0;
    }
    if (!galleyi_time_finish(&made)) return 0;
    *time = made;
    return (size_t)(c.at - at);
}
