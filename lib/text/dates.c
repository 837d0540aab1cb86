/* Dates in running text: where one may begin, what the parts come to, labels. */
#include "core/utf8.h"
#include "text/dates_inside.h"
#include "text/unicode.h"
#include "text/words.h"
#include <string.h>

static bool dates_is_figure(char c) { return c >= '0' && c <= '9'; }

/* ---- what the parts come to */

static bool dates_in_range(const uint8_t range[2], int32_t hour) {
    if (range[0] == range[1]) return hour == range[0];
    return range[0] < range[1] ? hour >= range[0] && hour < range[1] : hour >= range[0] || hour < range[1];
}

static int32_t dates_hour(int32_t hour, int32_t period) {
    if (period < 0 || hour > 12) return hour;
    if (period == 0) return hour % 12;
    if (period == 1) return hour % 12 + 12;
    const uint8_t *range = galleyi_dates_ranges[period - 2];
    if (dates_in_range(range, hour % 12)) return hour % 12;
    if (dates_in_range(range, hour % 12 + 12)) return hour % 12 + 12;
    return range[0] >= 12 ? hour % 12 + 12 : hour;
}

static void dates_native_year(const galleyi_dates_reader *reader, galleyi_dates_state *s) {
    const char *language = reader->language >= 0 ? galleyi_dates_languages[reader->language] : "";
    if (s->era >= 0 || s->calendar || s->year < 0) return;
    bool thai = !strcmp(language, "th");
    if (!thai && s->named_month) {                                                 /* month names that Thai alone has */
        int th = galleyi_dates_language("th");
        thai = (s->languages.bits[th / 64] >> (th % 64) & 1) && !galleyi_dates_english(&s->languages);
    }
    if (thai && s->year >= 2400 && s->year < 2700) s->era = 2;
    else if ((!strcmp(language, "fa") || !strcmp(language, "ps")) && s->year >= 1200 && s->year < 1600) s->calendar = 1;
    else if (!strcmp(language, "ar") && s->year >= 1300 && s->year < 1600) s->calendar = 2;
}

static void dates_set_day(galleyi_time *time, int64_t days) { galleyi_civil_from_days(days, &time->year, &time->month, &time->day); }

static int64_t dates_day_of(const galleyi_time *time) { return galleyi_days_from_civil(time->year, time->month, time->day); }

/* The weekday of the week before (-1: the last one before that day), of that week, or the next one after. Weeks begin on Monday. */
static int64_t dates_weekday_from(int64_t day, int32_t weekday, int32_t number) {
    int32_t here = galleyi_weekday(day);
    if (number < 0) return day - 1 - (here - weekday + 6) % 7;
    if (number > 0) return day + 1 + (weekday - here + 6) % 7;
    return day - (here + 6) % 7 + (weekday + 6) % 7;
}

/* A date whose year is not written is the last such day that is not after tomorrow. */
static void dates_guess_year(galleyi_time *time, const galleyi_time *anchor) {
    for (int32_t back = 0; back < 9; back++) {
        time->year = anchor->year + 1 - back;
        if (time->day <= galleyi_month_days(time->year, time->month) && dates_day_of(time) <= dates_day_of(anchor) + 1) return;
    }
}

/* The day that an anchor gives to what is written without one; false: none. */
static bool dates_anchored_day(const galleyi_dates_state *s, const galleyi_time *anchor, galleyi_time *time) {
    if (s->year >= 0 && s->month > 0) return true;
    if (!anchor || anchor->precision < GALLEYI_PRECISION_DAY) return s->year >= 0 && s->month < 0;
    int64_t today = dates_day_of(anchor);
    if (s->relative_days != INT32_MIN) dates_set_day(time, today + s->relative_days);
    else if (s->relative_weekday != INT32_MIN) dates_set_day(time, dates_weekday_from(today, s->relative_weekday >> 4, (s->relative_weekday & 15) - 8));
    else if (s->month > 0 && s->day > 0) dates_guess_year(time, anchor);
    else if (s->month > 0) { time->day = 1; dates_guess_year(time, anchor); }
    else if (s->year >= 0) return true;
    else if (s->weekday >= 0) dates_set_day(time, dates_weekday_from(today + 1, s->weekday, -1));
    else if (s->hour >= 0) dates_set_day(time, today);
    else return false;
    return true;
}

static void dates_report(const galleyi_dates_reader *reader, const galleyi_dates_state *s, galleyi_date *out) {
    bool explicit_day = s->month > 0 || s->day > 0 || s->year >= 0;
    out->relative = !explicit_day && (s->relative_days != INT32_MIN || s->relative_weekday != INT32_MIN || s->hour >= 0 || s->weekday >= 0);
    out->has_year = s->year >= 0 || s->relative_days != INT32_MIN;
    out->has_month = s->month > 0 || s->relative_days != INT32_MIN;
    out->has_day = s->day > 0 || s->relative_days != INT32_MIN || s->relative_weekday != INT32_MIN;
    out->has_time = s->hour >= 0;
    out->numeric_ambiguous = s->ambiguous;
    out->year = s->year;
    out->month = s->month;
    out->day = s->day;
    out->weekday = s->weekday;
    out->hour = s->hour;
    out->minute = s->minute;
    out->zone_start = s->zone_start ? (size_t)(s->zone_start - reader->begin) : out->end;
    out->zone_end = s->zone_start ? (size_t)(s->zone_end - reader->begin) : out->end;
}

bool galleyi_dates_finish(galleyi_dates_reader *reader, const galleyi_dates_state *state, galleyi_date *out) {
    galleyi_dates_state s = *state;
    const galleyi_time *anchor = reader->options ? reader->options->anchor : NULL;
    galleyi_time time = {0};
    bool midnight = false;
    if (s.relative_days != INT32_MIN && s.month > 0 && s.day > 0) s.relative_days = INT32_MIN;      /* "today, 12 June" */
    if (s.ambiguous && reader->language < 0 && s.day > 0 && (s.period == 0 || s.period == 1)) {   /* who writes am and pm mostly writes the month first */
        int32_t month = s.day;
        s.day = s.month;
        s.month = month;
    }
    dates_native_year(reader, &s);
    if ((s.calendar || s.era > 1) && !galleyi_dates_civil(s.calendar, s.era, &s.year, &s.month, &s.day)) return false;
    if (s.hour >= 0) {
        if (s.hour == 24 && (s.minute > 0 || s.second > 0)) return false;
        s.hour = dates_hour(s.hour, s.period);
        if (s.hour == 24) { s.hour = 0; midnight = true; }
    }
    if (s.month > 0 && s.day > galleyi_month_days(s.year > 0 ? s.year : 2000, s.month)) return false;
    if (s.year > 9999 || s.year == 0) return false;
    time.year = s.year;
    time.month = s.month > 0 ? s.month : 1;
    time.day = s.day > 0 ? s.day : 1;
    time.hour = s.hour >= 0 ? s.hour : 0;
    time.minute = s.minute >= 0 ? s.minute : 0;
    time.second = s.second >= 0 ? s.second : 0;
    time.nanosecond = s.nanosecond;
    time.utc_offset = s.utc_offset;
    time.zulu = s.zulu;
    dates_report(reader, &s, out);
    time.relative = out->relative;
    bool known = dates_anchored_day(&s, anchor, &time);
    bool day = s.day > 0 || s.relative_days != INT32_MIN || s.relative_weekday != INT32_MIN || (s.year < 0 && s.month < 0);
    time.precision = !day ? (s.month > 0 ? GALLEYI_PRECISION_MONTH : GALLEYI_PRECISION_YEAR) : s.hour < 0 ? GALLEYI_PRECISION_DAY
                     : s.minute < 0 ? GALLEYI_PRECISION_HOUR : s.second < 0 ? GALLEYI_PRECISION_MINUTE : GALLEYI_PRECISION_SECOND;
    if (time.precision < GALLEYI_PRECISION_HOUR) time.utc_offset = GALLEY_UTC_OFFSET_UNKNOWN;
    if (time.utc_offset != GALLEY_UTC_OFFSET_UNKNOWN && s.daylight_offset != GALLEY_UTC_OFFSET_UNKNOWN)
        time.utc_offset = galleyi_dates_zone_season(s.utc_offset, s.daylight_offset, known ? time.year : 0, time.month, time.day);
    if (known && midnight) dates_set_day(&time, dates_day_of(&time) + 1);
    if (known && !galleyi_time_finish(&time)) return false;
    if (!known) { time.precision = GALLEYI_PRECISION_NONE; time.unix_known = false; }
    out->time = time;
    return true;
}

/* ---- one place of the text */

/* All but what was looked up. */
static void dates_reader_init(galleyi_dates_reader *reader, const galleyi_dates_options *options, bool strict_language) {
    reader->options = options;
    reader->whole = false;
    reader->count = 0;
    reader->language = options ? galleyi_dates_language(options->language) : -1;
    reader->order = options ? galleyi_dates_order(reader->language, options->language, options->region) : 0;
    reader->languages = reader->own = galleyi_dates_all;
    if (strict_language && reader->language >= 0) {
        memset(&reader->own, 0, sizeof reader->own);
        reader->own.bits[reader->language / 64] |= UINT64_C(1) << (reader->language % 64);
        reader->languages = reader->own;
        reader->languages.bits[0] |= UINT64_C(1) << GALLEYI_DATES_ENGLISH;
    }
}

static void dates_from_machine(galleyi_date *out, const galleyi_time *time, size_t size) {
    memset(out, 0, sizeof *out);
    out->end = out->zone_start = out->zone_end = size;
    out->time = *time;
    out->has_year = out->has_month = out->has_day = true;
    out->has_time = time->precision >= GALLEYI_PRECISION_HOUR;
    out->year = time->year;
    out->month = time->month;
    out->day = time->day;
    out->weekday = -1;
    out->hour = out->has_time ? time->hour : -1;
    out->minute = time->precision >= GALLEYI_PRECISION_MINUTE ? time->minute : -1;
}

/* A sign that stands in no date, nor begins the words behind an amount. */
static bool dates_is_foreign_sign(char c) {
    switch (c) {
    case '"': case '%': case '<': case '>': case '$': case '*': case '=': case '&': case '#': case ';': case '?': case '!': case '{': case '}': case '^': case '_': return true;
    default: return false;
    }
}

/* A number of ASCII behind which a word or a sign follows that no date knows, or nothing: no date, nor an amount, begins with it. */
static bool dates_number_is_bare(const char *at, const char *end, bool whole) {
    while (at < end && dates_is_figure(*at)) at++;
    while (at < end && (*at == ' ' || *at == ',' || *at == '.' || *at == '(' || *at == ')' || *at == ':')) at++;
    return at == end || dates_is_foreign_sign(*at) ? !whole : galleyi_dates_strange(at, end);
}

enum {                                        /* kinds of words from which parts of a date are taken, first of all */
    DATES_PARTS = 1 << GALLEYI_DATES_MONTH | 1 << GALLEYI_DATES_WEEKDAY | 1 << GALLEYI_DATES_PERIOD | 1 << GALLEYI_DATES_ERA | 1 << GALLEYI_DATES_RELDAY
        | 1 << GALLEYI_DATES_RELWEEKDAY | 1 << GALLEYI_DATES_MONTH_PREFIX | 1 << GALLEYI_DATES_ZONE | 1 << GALLEYI_DATES_GMT
};

/* The longest date that begins at `at`. Offsets of out count from `at`. kinds: of the words there, DATES_PARTS where that is not known. */
static bool dates_attempt(galleyi_dates_reader *reader, const char *at, const char *end, uint32_t kinds, galleyi_date *out) {
    galleyi_date other;
    galleyi_time time;
    reader->begin = at;
    reader->end = end;
    reader->count = 0;
    if (dates_is_figure(*at)) {
        size_t size = galleyi_dates_machine(at, end, reader->whole, &time);
        if (size) { dates_from_machine(out, &time, size); return true; }
        if (dates_number_is_bare(at, end, reader->whole)) return false;
    }
    bool found = kinds & DATES_PARTS && galleyi_dates_parse(reader, out);
    if (!galleyi_dates_amount(reader, &other)) return found;
    bool clock = reader->whole && found && out->has_time && !out->has_month;        /* "17 h" is an hour before it is an amount */
    if (found && (other.end < out->end || (other.end == out->end && (out->has_year || clock)))) return true;
    *out = other;
    return true;
}

static void dates_move(galleyi_date *date, size_t by) {
    date->start += by;
    date->end += by;
    date->zone_start += by;
    date->zone_end += by;
    date->label_start = date->start;
}

/* ---- labels */

static size_t dates_label_at(galleyi_dates_reader *reader, const char *at, const char *end, galleyi_date_label *label) {
    static const struct { int kind; galleyi_date_label label; } kinds[] = { { GALLEYI_DATES_PUBLISHED, GALLEYI_DATE_PUBLISHED },
        { GALLEYI_DATES_UPDATED, GALLEYI_DATE_UPDATED }, { GALLEYI_DATES_BY, GALLEYI_DATE_BY }, { GALLEYI_DATES_EMBARGO, GALLEYI_DATE_EMBARGO } };
    const galleyi_dates_found *found;
    int32_t value;
    for (int i = galleyi_dates_look(reader, at, end, &found) - 1; i >= 0; i--)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (galleyi_dates_sense(found[i].key, kinds[k].kind, &reader->languages, true, &value, NULL)) {
                *label = kinds[k].label;
                return (size_t)(found[i].end - at);
            }
    return 0;
}

size_t galleyi_dates_label(const char *language, const char *text, size_t size, galleyi_date_label *label) {
    galleyi_dates_options options = { language, NULL, NULL, NULL };
    galleyi_dates_reader reader;
    dates_reader_init(&reader, &options, true);
    galleyi_dates_forget(&reader);
    *label = GALLEYI_DATE_UNLABELLED;
    return size ? dates_label_at(&reader, text, text + size, label) : 0;
}

/* "… 更新": a label behind the date, before a line's end or a space and not followed by a colon. */
static void dates_label_behind(galleyi_dates_reader *reader, const char *text, const char *end, galleyi_date *date) {
    const char *at = text + date->end;
    galleyi_date_label label;
    for (int k = 0; k < 3 && at < end && (*at == ' ' || *at == '(' || *at == '|'); k++) at++;
    if (at >= end || *at == '\n') return;
    size_t size = dates_label_at(reader, at, end, &label);
    if (!size || label == GALLEYI_DATE_BY) return;
    for (at += size; at < end && *at == ' '; at++) {}
    if (at < end && (*at == ':' || dates_is_figure(*at) || (unsigned char)*at == 0xef)) return;
    date->label = (int32_t)label;
}

/* ---- running text */

enum { DATES_SPACE = 0, DATES_LETTER = 1, DATES_DIGIT = 2, DATES_HIGH = 3, DATES_LINE = 4 };
static const uint8_t dates_bytes[256] = {
#define DATES_16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 4, 0, 0, DATES_16(0), DATES_16(0), 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    DATES_16(3), DATES_16(3), DATES_16(3), DATES_16(3), DATES_16(3), DATES_16(3), DATES_16(3), DATES_16(3)
#undef DATES_16
};

/* A digit, of any script, begins at this byte. Lead bytes without digits are sorted out first. */
static bool dates_is_high_digit(const char *at, const char *end) { return galleyi_is_digit(galleyi_utf8_next(&at, end)); }
static inline bool dates_is_digit(const char *at, const char *end) {
    unsigned char c = (unsigned char)*at;
    if (c < 0x80) return dates_is_figure((char)c);
    if (c != 0xd9 && c != 0xdb && c != 0xe0 && c != 0xe1 && c != 0xef) return false;
    return dates_is_high_digit(at, end);
}

typedef struct dates_scanner {
    const char *text, *end, *next_digit;      /* how far the line has been looked at; a digit stands there, if digit */
    bool digit;
    const char *label_start, *label_end;      /* the last label, NULL: none on this line */
    galleyi_date_label label;
    bool ready;                               /* reader is set up: most lines never need it */
    const galleyi_dates_options *options;
    galleyi_dates_reader reader;
} dates_scanner;

enum { DATES_NEAR = 96 };                     /* bytes between the first word of a date and its first digit */

/* Behind what is neither a digit nor the end of a line nor beyond ASCII, as far as that is told 16 bytes at once. */
static const char *dates_skip_plain(const char *at, const char *end) {
#if defined(GALLEYI_SIMD_X86)
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at), figure = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
        __m128i found = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(figure, _mm_set1_epi8(9)), figure), bytes);       /* the highest bit: beyond ASCII */
        found = _mm_or_si128(found, _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));
        unsigned mask = (unsigned)_mm_movemask_epi8(found);
        if (mask) return at + __builtin_ctz(mask);
    }
#else
    (void)end;
#endif
    return at;
}

/* Whether a digit stands on this line within reach. */
static bool dates_digit_near(dates_scanner *s, const char *at) {
    if (!s->next_digit || s->next_digit < at) {
        const char *limit = s->end - at > DATES_NEAR ? at + DATES_NEAR : s->end, *d = dates_skip_plain(at, limit);
        for (; d < limit; d++) {
            unsigned class = dates_bytes[(unsigned char)*d];
            if (class <= DATES_LETTER) continue;
            if (class != DATES_HIGH || dates_is_digit(d, s->end)) break;
        }
        s->next_digit = d;
        s->digit = d < limit && dates_bytes[(unsigned char)*d] != DATES_LINE;
    }
    return s->digit && s->next_digit - at < DATES_NEAR;
}

/* A number in the middle of others ("1.2.2025.7", "3,500") or right behind a letter starts no date of its own. */
static bool dates_number_may_start(const char *text, const char *at) {
    if (at == text) return true;
    char before = at[-1];
    if ((unsigned char)before >= 0x80) {                                           /* a currency */
        const char *symbol = at;
        if (galleyi_unicode_flags(galleyi_utf8_previous(&symbol, text)) & GALLEYI_UNICODE_SYMBOL) return false;
    }
    if (at - text >= 2 && (before == '.' || before == ',' || before == ':' || before == '-' || before == '/') && dates_is_figure(at[-2])) return false;
    return before != '$' && before != '#' && before != '+' && before != '%' && before != '=' && before != '&' && before != '_';
}

enum {                                        /* kinds of words with which a date may begin */
    DATES_STARTERS = (DATES_PARTS & ~(1 << GALLEYI_DATES_ZONE | 1 << GALLEYI_DATES_GMT)) | 1 << GALLEYI_DATES_AGO_PREFIX | 1 << GALLEYI_DATES_AGO_PHRASE | 1 << GALLEYI_DATES_NOW,
    DATES_LABELS = 1 << GALLEYI_DATES_PUBLISHED | 1 << GALLEYI_DATES_UPDATED | 1 << GALLEYI_DATES_EMBARGO
};

/* What the word at `here` may begin: a label is remembered and *at moves behind it; the kinds of words there where a date may begin, else 0. */
static uint32_t dates_word_starts(dates_scanner *s, const char *here, const char **at) {
    const galleyi_dates_found *found;
    if (!galleyi_dates_may_start(dates_digit_near(s, here) ? galleyi_dates_start_any : galleyi_dates_start_trigger, here, s->end)) return 0;
    int count = galleyi_dates_look(&s->reader, here, s->end, &found);
    uint32_t kinds = count ? galleyi_dates_kinds(found, count) : 0;
    if (!(kinds & (DATES_STARTERS | DATES_LABELS))) return 0;
    if (!s->ready) dates_reader_init(&s->reader, s->options, true);
    s->ready = true;
    if (kinds & DATES_LABELS) {
        galleyi_date_label label;
        size_t size = dates_label_at(&s->reader, here, s->end, &label);
        if (size && label != GALLEYI_DATE_BY) {
            s->label_start = here;
            s->label_end = *at = here + size;
            s->label = label;
            return 0;
        }
    }
    return kinds & DATES_STARTERS ? kinds : 0;
}

/* Tries what begins at `at`; where nothing does, *at moves behind it. */
static bool dates_try(dates_scanner *s, const char **at, bool number, galleyi_date *out) {
    const char *here = *at;
    uint32_t kinds = !number ? dates_word_starts(s, here, at) : dates_number_may_start(s->text, here) ? DATES_PARTS : 0;
    if (kinds) {
        if (!s->ready) dates_reader_init(&s->reader, s->options, true);
        s->ready = true;
        if (dates_attempt(&s->reader, here, s->end, kinds, out)) {
            bool glued = number && here > s->text && dates_bytes[(unsigned char)here[-1]] == DATES_LETTER;
            if (!glued || (out->has_year && out->has_day && !out->relative)) { dates_move(out, (size_t)(here - s->text)); return true; }
        }
    }
    if (*at > here) return false;
    (void)galleyi_utf8_next(&here, s->end);
    while (number && here < s->end && dates_is_digit(here, s->end)) (void)galleyi_utf8_next(&here, s->end);
    *at = here;
    return false;
}

static void dates_attach_label(dates_scanner *s, galleyi_date *out) {
    const char *start = s->text + out->start;
    if (s->label_end && start >= s->label_end && start - s->label_end <= 20) {
        out->label = (int32_t)s->label;
        out->label_start = (size_t)(s->label_start - s->text);
    } else {
        dates_label_behind(&s->reader, s->text, s->end, out);
    }
}

/* Whether a letter beyond ASCII begins a word; *word: the one before is a letter of the same word, as it seems. */
static bool dates_high_starts(uint32_t c, bool *word) {
    bool spaceless = galleyi_dates_spaceless(c), mark = (galleyi_unicode_flags(c) & GALLEYI_UNICODE_MARK) != 0, inside = *word;
    *word = !spaceless && (mark ? inside : true);
    return !mark && (spaceless || !inside);
}

/* Behind the letters of ASCII, or before the first capital behind a small one. */
static const char *dates_skip_letters(const char *at, const char *end) {
    for (;;) {
        unsigned capitals, count = galleyi_letters(at, (size_t)(end - at), &capitals);
        unsigned humps = capitals & ~(capitals << 1 | (at[-1] < 'a'));
        if (humps) return at + __builtin_ctz(humps);
        at += count;
        if (count < GALLEYI_LETTERS_AT_ONCE) return at;
    }
}

bool galleyi_dates_scan(const galleyi_dates_options *options, const char *text, size_t size, size_t offset, galleyi_date *out) {
    return galleyi_dates_scan_until(options, text, size, offset, size, out);
}
bool galleyi_dates_scan_until(const galleyi_dates_options *options, const char *text, size_t size, size_t offset, size_t last, galleyi_date *out) {
    dates_scanner s;
    const char *at = text + (offset < size ? offset : size), *stop = last < size ? text + last + 1 : text + size;
    s.text = text;
    s.end = text + size;
    s.next_digit = NULL;
    s.label_start = s.label_end = NULL;
    s.label = GALLEYI_DATE_UNLABELLED;
    s.ready = false;
    galleyi_dates_forget(&s.reader);
    s.options = s.reader.options = options;

    bool word = at > text && dates_bytes[(unsigned char)at[-1]] == DATES_LETTER;
    while (at < stop) {
        unsigned class = dates_bytes[(unsigned char)*at];
        bool number = class == DATES_DIGIT;
        if (class == DATES_SPACE) { word = false; at++; continue; }
        if (class == DATES_LETTER && word) {
            at = dates_skip_letters(at, s.end);
            if (at >= stop) break;
            if (dates_bytes[(unsigned char)*at] != DATES_LETTER) { word = dates_bytes[(unsigned char)*at] == DATES_HIGH; continue; }
        }
        if (class == DATES_LINE) { s.label_end = NULL; word = false; at++; continue; }
        if (class == DATES_HIGH) {
            const char *next = at;
            uint32_t c = galleyi_utf8_next(&next, s.end);
            unsigned flags = galleyi_unicode_flags(c);
            number = (flags & GALLEYI_UNICODE_DIGIT) != 0;
            if (!number && (!(flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK)) || !dates_high_starts(c, &word))) {
                if (!(flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK))) word = false;
                at = next;
                continue;
            }
        } else word = class == DATES_LETTER;
        if (dates_try(&s, &at, number, out)) {
            dates_attach_label(&s, out);
            return true;
        }
        if (number) word = false;
    }
    return false;
}

/* ---- a text that is one date */

static bool dates_only_trimmings(galleyi_dates_reader *reader, const char *at, const char *end, int32_t *label) {
    reader->begin = at;
    reader->end = end;
    reader->count = 0;
    for (int i = 0; i < 16; i++) {
        const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
        galleyi_date_label found = GALLEYI_DATE_UNLABELLED;
        if (token->type == GALLEYI_DATES_END) return true;
        if (token->type == GALLEYI_DATES_SIGN) continue;
        if (token->type == GALLEYI_DATES_WORD && galleyi_dates_has(token->key, GALLEYI_DATES_SKIP)) continue;
        if (token->type == GALLEYI_DATES_WORD && dates_label_at(reader, token->start, end, &found)) { *label = (int32_t)found; continue; }
        return false;
    }
    return false;
}

/* *languages: whether it depends on them. */
static bool dates_read_pass(galleyi_dates_reader *reader, const char *text, const char *end, bool *languages, galleyi_date *out) {
    const char *at = text, *label_start = NULL;
    int32_t label = GALLEYI_DATE_UNLABELLED;
    for (int i = 0; i < 6 && at < end; i++) {
        galleyi_dates_token token;
        galleyi_date_label found;
        reader->begin = at;
        reader->end = end;
        reader->count = 0;
        token = *galleyi_dates_token_at(reader, 0);
        if (token.type == GALLEYI_DATES_END || token.type == GALLEYI_DATES_OTHER) return false;
        const galleyi_dates_found *looked;
        int count = galleyi_dates_look(reader, token.start, end, &looked);
        if (token.type == GALLEYI_DATES_SIGN && !count) { at = token.end; continue; }
        uint32_t kinds = token.type == GALLEYI_DATES_NUMBER ? DATES_PARTS : galleyi_dates_kinds(looked, count);
        *languages = true;
        size_t size = dates_label_at(reader, token.start, end, &found);
        if (dates_attempt(reader, token.start, end, kinds, out)) {
            size_t begin = (size_t)(token.start - text);
            dates_move(out, begin);
            if (label) { out->label = label; out->label_start = (size_t)(label_start - text); }
            const char *behind = text + out->end;                                  /* "GMT+0000 (Coordinated Universal Time)" */
            bool zone_in_words = out->zone_end > out->zone_start && end - behind > 2 && behind[0] == ' ' && behind[1] == '(' && end[-1] == ')';
            if (zone_in_words || dates_only_trimmings(reader, behind, end, &out->label)) return true;
        }
        if (size) {
            label = (int32_t)found;
            label_start = token.start;
            at = token.start + size;
        } else if (token.type == GALLEYI_DATES_SIGN || (token.type == GALLEYI_DATES_WORD && galleyi_dates_has(token.key, GALLEYI_DATES_SKIP))) at = token.end;
        else return false;
    }
    return false;
}

bool galleyi_dates_read(const galleyi_dates_options *options, const char *text, size_t size, galleyi_date *out) {
    galleyi_dates_reader reader;
    if (size > 400) return false;
    while (size && ((unsigned char)text[size - 1] <= ' ')) size--;
    if (galleyi_dates_strange(text, text + size)) return false;
    dates_reader_init(&reader, options, true);
    galleyi_dates_forget(&reader);
    reader.whole = true;
    bool languages = false;
    if (dates_read_pass(&reader, text, text + size, &languages, out)) return true;
    if (reader.language < 0 || !languages) return false;
    reader.languages = galleyi_dates_all;
    return dates_read_pass(&reader, text, text + size, &languages, out);
}
