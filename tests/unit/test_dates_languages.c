/* Every CLDR pattern and relative form of 84 languages, written for fifty instants and read back. Forms that fail are listed in
   tests/unit/dates_known_failures.tsv: one that fails and is not listed fails the test. GALLEY_DATES_FAILURES=FILE writes the list anew. */
#include "unit.h"
#include "text/dates.h"

enum { INSTANTS = 50, MOST_ROWS = 40000, MOST_LANGUAGES = 200 };
typedef struct row { const char *lang, *kind, *form, *value; } row;
typedef struct language {
    const char *tag;
    const char *month[2][2][13], *weekday[2][3][7], *digits, *gmt, *gmt_zero, *gmt_hours, *era;
    row  *rows[1000];
    int   count, native, passed, cases;
} language;
typedef struct instant { int year, month, day, weekday, hour, minute, second, zone; } instant;
typedef struct expected { bool year, month, day, hour, minute, second, zone; } expected;

static row rows[MOST_ROWS];
static int row_count;
static language languages[MOST_LANGUAGES];
static int language_count;
static char *known;
static FILE *failures;
static int unexpected, stale;
static const char *const weekdays[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };
static const char *const units[] = { "year", "quarter", "month", "week", "day", "hour", "minute", "second" };
static const int offsets[] = { 0, 60, 330, -300, -210 };

static char *read_all(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *data = calloc(1, (size_t)size + 1);
    if (fread(data, 1, (size_t)size, f) != (size_t)size) data[0] = 0;
    fclose(f);
    return data;
}

/* ---- the table */

static const char *find(const language *l, const char *kind, const char *form) {
    for (int i = 0; i < l->count; i++)
        if (!strcmp(l->rows[i]->kind, kind) && !strcmp(l->rows[i]->form, form)) return l->rows[i]->value;
    return NULL;
}

static const char *find_name(const language *l, const char *kind, const char *context, const char *const *widths, const char *key) {
    char form[64];
    for (; *widths; widths++) {
        if (!strcmp(context, "std")) {
            snprintf(form, sizeof form, "std.%s.%s", *widths, key);
            const char *value = find(l, kind, form);
            if (value) return value;
        }
        snprintf(form, sizeof form, "fmt.%s.%s", *widths, key);
        const char *value = find(l, kind, form);
        if (value) return value;
    }
    return NULL;
}

static const char *const WIDE[] = { "wide", NULL }, *const ABBREVIATED[] = { "abbr", "wide", NULL }, *const SHORT[] = { "short", "abbr", "wide", NULL };

static void resolve(language *l) {
    const char *const *const widths[] = { WIDE, ABBREVIATED, SHORT };
    const char *const contexts[] = { "fmt", "std" };
    char key[8];
    for (int c = 0; c < 2; c++)
        for (int w = 0; w < 3; w++) {
            for (int m = 1; m <= 12 && w < 2; m++) { snprintf(key, sizeof key, "%d", m); l->month[c][w][m] = find_name(l, "month", contexts[c], widths[w], key); }
            for (int d = 0; d < 7; d++) l->weekday[c][w][d] = find_name(l, "weekday", contexts[c], widths[w], weekdays[d]);
        }
    const char *system = find(l, "digits", "default");
    l->native = system && strcmp(system, "latn") != 0;
    for (int i = 0; i < l->count; i++)
        if (!strcmp(l->rows[i]->kind, "digits") && strcmp(l->rows[i]->form, "default") && strcmp(l->rows[i]->form, "hanidec")) l->digits = l->rows[i]->value;
    l->gmt = find(l, "gmtfmt", "gmtFormat");
    l->gmt_zero = find(l, "gmtfmt", "gmtZeroFormat");
    l->gmt_hours = find(l, "gmtfmt", "hourFormat");
    l->era = find(l, "era", "abbr.1") ? find(l, "era", "abbr.1") : find(l, "era", "wide.1");
}

static bool load(void) {
    char *data = read_all(GALLEY_TESTS_DIR "/../lib/text/generate/dates.tsv");
    if (!data) return false;
    for (char *line = strtok(data, "\n"); line && row_count < MOST_ROWS; line = strtok(NULL, "\n")) {
        row *r = &rows[row_count];
        char *a = strchr(line, '\t'), *b = a ? strchr(a + 1, '\t') : NULL, *c = b ? strchr(b + 1, '\t') : NULL;
        if (!c) continue;
        *a = *b = *c = 0;
        r->lang = line; r->kind = a + 1; r->form = b + 1; r->value = c + 1;
        if (strchr(line, '-') || !strcmp(line, "und") || !strcmp(line, "lang") || r->kind[0] == 'x') continue;
        int l = 0;
        while (l < language_count && strcmp(languages[l].tag, line)) l++;
        if (l == language_count) languages[language_count++].tag = line;
        languages[l].rows[languages[l].count++] = r;
        row_count++;
    }
    for (int l = 0; l < language_count; l++) resolve(&languages[l]);
    return true;
}

/* ---- writing */

static void put_bytes(char *out, const char *text, size_t size) {
    size_t length = strlen(out);
    memcpy(out + length, text, size);
    out[length + size] = 0;
}
static void put(char *out, const char *text) { put_bytes(out, text, strlen(text)); }

static void put_number(const language *l, const instant *t, char *out, int value, int width) {
    char digits[16];
    snprintf(digits, sizeof digits, "%0*d", width, value);
    bool native = l->digits && (l->native ? t->second % 4 != 0 : t->second % 4 == 0);
    for (char *d = digits; *d; d++) {
        if (!native || *d < '0' || *d > '9') { put_bytes(out, d, 1); continue; }
        const char *at = l->digits;
        for (int k = 0; k < *d - '0'; k++) { at++; while (((unsigned char)*at & 0xc0) == 0x80) at++; }
        size_t n = 1;
        while (((unsigned char)at[n] & 0xc0) == 0x80) n++;
        put_bytes(out, at, n);
    }
}

static bool in_range(const char *range, int hour, int minute) {
    int from = atoi(range), to = range[5] ? atoi(range + 6) : -1;
    if (to < 0) return hour == from && minute == 0;
    return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

static const char *day_period(const language *l, const instant *t, bool flexible) {
    if (flexible)
        for (int exact = 1; exact >= 0; exact--)
            for (int i = 0; i < l->count; i++)
                if (!strcmp(l->rows[i]->kind, "dayrange") && (l->rows[i]->value[5] == 0) == exact && in_range(l->rows[i]->value, t->hour, t->minute)) {
                    const char *name = find_name(l, "dayperiod", "fmt", ABBREVIATED, l->rows[i]->form);
                    if (name) return name;
                }
    return find_name(l, "dayperiod", "fmt", ABBREVIATED, t->hour < 12 ? "am" : "pm");
}

static void put_gmt(const language *l, const instant *t, char *out, bool is_long) {
    int offset = offsets[t->zone], minutes = offset < 0 ? -offset : offset;
    if (!offset) { put(out, l->gmt_zero); return; }
    const char *hours = l->gmt_hours, *semicolon = strchr(hours, ';');
    char text[80] = "";
    const char *begin = offset < 0 ? semicolon + 1 : hours, *end = offset < 0 ? hours + strlen(hours) : semicolon;
    for (const char *p = begin; p < end; p++) {
        if (*p == 'H') {
            bool two = p[1] == 'H';
            put_number(l, t, text, minutes / 60, two && is_long ? 2 : 1);
            p += two;
        } else if (*p == 'm') { put_number(l, t, text, minutes % 60, 2); p++; }
        else if ((*p == ':' || *p == '.') && !is_long && minutes % 60 == 0) p += 2;
        else put_bytes(text, p, 1);
    }
    const char *mark = strstr(l->gmt, "{0}");
    put_bytes(out, l->gmt, (size_t)(mark - l->gmt));
    put(out, text);
    put(out, mark + 3);
}

static void put_zone(const language *l, const instant *t, char *out, bool is_long) {
    const char *name = NULL;
    if (t->zone == 1) name = find(l, is_long ? "tzlong" : "tzname", "Europe_Central.standard");
    if (t->zone == 0 && is_long) name = find(l, "tzlong", "GMT.standard");
    if (name) put(out, name); else put_gmt(l, t, out, is_long);
}

/* False: a field that is not tried (narrow months). */
static bool put_field(const language *l, const instant *t, char c, int n, char *out, expected *e) {
    switch (c) {
    case 'y': e->year = true; put_number(l, t, out, n == 2 ? t->year % 100 : t->year, n == 2 ? 2 : 1); return true;
    case 'M': case 'L':
        e->month = true;
        if (n > 4) return false;
        if (n < 3) put_number(l, t, out, t->month, n); else put(out, l->month[c == 'L'][n == 3][t->month]);
        return true;
    case 'd': e->day = true; put_number(l, t, out, t->day, n); return true;
    case 'E': case 'c': put(out, l->weekday[c == 'c'][n == 4 ? 0 : 1][t->weekday]); return true;
    case 'h': e->hour = true; put_number(l, t, out, t->hour % 12 ? t->hour % 12 : 12, n); return true;
    case 'K': e->hour = true; put_number(l, t, out, t->hour % 12, n); return true;
    case 'H': e->hour = true; put_number(l, t, out, t->hour, n); return true;
    case 'm': e->minute = true; put_number(l, t, out, t->minute, n); return true;
    case 's': e->second = true; put_number(l, t, out, t->second, n); return true;
    case 'a': case 'B': put(out, day_period(l, t, c == 'B')); return true;
    case 'z': e->zone = true; put_zone(l, t, out, n == 4); return true;
    case 'G': put(out, l->era); return true;
    default: return false;
    }
}

static bool put_pattern(const language *l, const instant *t, const char *pattern, char *out, expected *e) {
    for (const char *p = pattern; *p;) {
        if (*p == '\'') {
            if (p[1] == '\'') { put(out, "'"); p += 2; continue; }
            for (p++; *p && *p != '\''; p++) put_bytes(out, p, 1);
            if (*p) p++;
        } else if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')) {
            int n = 1;
            while (p[n] == *p) n++;
            if (!put_field(l, t, *p, n, out, e)) return false;
            p += n;
        } else put_bytes(out, p++, 1);
    }
    return true;
}

static void put_glue(const char *pattern, const char *date, const char *time, char *out) {
    for (const char *p = pattern; *p;) {
        if (*p == '\'') { p++; continue; }
        if (!strncmp(p, "{1}", 3)) { put(out, date); p += 3; }
        else if (!strncmp(p, "{0}", 3)) { put(out, time); p += 3; }
        else put_bytes(out, p++, 1);
    }
}

/* ---- reading back */

static bool same(const galleyi_date *d, const instant *t, const expected *e) {
    if (e->year && d->year != t->year) return false;
    if (e->month && d->month != t->month) return false;
    if (e->day && d->day != t->day) return false;
    if (e->hour && d->hour != t->hour) return false;
    if (e->minute && d->minute != t->minute) return false;
    if (e->second && d->time.second != t->second) return false;
    if (e->zone && d->time.utc_offset != offsets[t->zone]) return false;
    return (e->hour || !d->has_time) && (e->day || d->day < 0) && (e->month || d->month < 0) && (e->year || d->year < 0);
}

static instant instants[INSTANTS];
static galleyi_time anchors[INSTANTS];

static void make_instants(void) {
    uint32_t state = 20250612;
    for (int i = 0; i < INSTANTS; i++) {
        instant *t = &instants[i];
        int parts[6];
        for (int k = 0; k < 6; k++) { state = state * 1664525u + 1013904223u; parts[k] = (int)(state >> 8 & 0xffff); }
        t->year = 1995 + parts[0] % 36;
        t->month = 1 + i % 12;
        t->day = 1 + parts[2] % galleyi_month_days(t->year, t->month);
        t->hour = i % 24;
        t->minute = i % 7 ? parts[4] % 60 : 0;
        t->second = parts[5] % 60;
        t->zone = i % 5;
        t->weekday = galleyi_weekday(galleyi_days_from_civil(t->year, t->month, t->day));
        anchors[i] = (galleyi_time){ .year = t->year, .month = t->month, .day = t->day, .hour = t->hour, .minute = t->minute, .second = t->second,
                                     .precision = GALLEYI_PRECISION_SECOND, .utc_offset = 0, .zulu = true };
        galleyi_time_finish(&anchors[i]);
    }
}

static void report(language *l, const char *kind, const char *form, int failed, int of, const char *example) {
    char line[256];
    l->cases += of;
    l->passed += of - failed;
    snprintf(line, sizeof line, "%s\t%s\t%s\t", l->tag, kind, form);
    bool listed = known && strstr(known, line) != NULL;
    if (failures && failed) fprintf(failures, "%s%d\t%s\n", line, failed, example);
    if (failed && !listed && !failures) { unexpected++; printf("not listed: %s%d of %d, as in: %s\n", line, failed, of, example); }
    if (!failed && listed) stale++;
}

static const char *const PATTERN_KINDS[] = { "datefmt", "timefmt", "skeleton", NULL };

static void try_pattern(language *l, const char *kind, const char *form, const char *pattern) {
    int failed = 0, of = 0;
    char example[600] = "";
    for (int i = 0; i < INSTANTS; i++) {
        char text[600] = "";
        expected e = {0};
        galleyi_date d;
        galleyi_dates_options options = { l->tag, NULL, &anchors[i], NULL };
        if (!put_pattern(l, &instants[i], pattern, text, &e)) return;
        of++;
        if (galleyi_dates_read(&options, text, strlen(text), &d) && same(&d, &instants[i], &e)) continue;
        failed++;
        strcpy(example, text);
    }
    report(l, kind, form, failed, of, example);
}

static void try_glue(language *l, const char *form, const char *glue, const char *time_form) {
    char width[16] = "", name[64];
    put_bytes(width, form, strcspn(form, "."));
    const char *time = find(l, "timefmt", time_form);
    bool relative = strstr(form, ".rel") != NULL;
    const char *date = relative ? find(l, "relday", "-1") : find(l, "datefmt", width);
    int failed = 0;
    char example[600] = "";
    if (!date || !time) return;
    snprintf(name, sizeof name, "%s+%s", form, time_form);
    for (int i = 0; i < INSTANTS; i++) {
        char day[300] = "", clock[300] = "", text[600] = "";
        expected e = {0};
        galleyi_date d;
        galleyi_dates_options options = { l->tag, NULL, &anchors[i], NULL };
        instant expect = instants[i];
        if (relative) put(day, date); else put_pattern(l, &expect, date, day, &e);
        put_pattern(l, &expect, time, clock, &e);
        put_glue(glue, day, clock, text);
        galleyi_time yesterday = anchors[i];
        galleyi_time_shift(&yesterday, -1, GALLEYI_UNIT_DAY);
        if (galleyi_dates_read(&options, text, strlen(text), &d) && same(&d, &expect, &e)
            && (!relative || (d.relative && d.time.day == yesterday.day && d.time.month == yesterday.month && d.time.year == yesterday.year))) continue;
        failed++;
        strcpy(example, text);
    }
    report(l, "gluefmt", name, failed, INSTANTS, example);
}

/* The time that a relative form means, by its row. */
static bool relative_value(const row *r, const galleyi_time *anchor, int number, galleyi_time *out) {
    *out = *anchor;
    if (!strcmp(r->kind, "relday")) return galleyi_time_shift(out, atoi(r->form), GALLEYI_UNIT_DAY);
    for (int w = 0; w < 7 && !strcmp(r->kind, "relweekday"); w++)
        if (!strncmp(r->form, weekdays[w], 3)) {
            int64_t day = galleyi_days_from_civil(anchor->year, anchor->month, anchor->day), n = atoi(r->form + 4);
            int64_t step = n < 0 ? -1 : 1, at = n ? day + step : day - (galleyi_weekday(day) + 6) % 7;
            while (galleyi_weekday(at) != w) at += step;
            galleyi_time_cut(out, GALLEYI_PRECISION_DAY);
            galleyi_civil_from_days(at, &out->year, &out->month, &out->day);
            return galleyi_time_finish(out);
        }
    for (int u = 0; u < 8; u++) {
        size_t n = strlen(units[u]);
        if (strncmp(r->form, units[u], n) || (r->form[n] != '.' && r->form[n] != '-')) continue;
        if (!strcmp(r->kind, "relunit")) return galleyi_time_shift(out, atoi(r->form + n + 1), u);
        return galleyi_time_shift(out, !strcmp(r->kind, "ago") ? -number : number, u);
    }
    return false;
}

/* Danish writes "på mandag" for this week's Monday and for the next one: either is right. */
static bool alike_value(const language *l, const row *r, const galleyi_time *anchor, const char *got) {
    char wanted[GALLEYI_TIME_TEXT_SIZE];
    galleyi_time value;
    for (int i = 0; i < l->count; i++) {
        const row *other = l->rows[i];
        if (other == r || strcmp(other->kind, r->kind) || strcmp(other->value, r->value) || strncmp(other->form, r->form, 3)) continue;
        if (!relative_value(other, anchor, 0, &value)) continue;
        galleyi_time_write(&value, wanted);
        if (!strcmp(wanted, got)) return true;
    }
    return false;
}

static void try_relative(language *l, const row *r) {
    int failed = 0;
    char example[600] = "";
    const char *mark = strstr(r->value, "{0}");
    bool counted = !strcmp(r->kind, "ago") || !strcmp(r->kind, "in");
    int fixed = strstr(r->form, ".zero") ? 0 : strstr(r->form, ".one") ? 1 : strstr(r->form, ".two") ? 2 : -1;
    if (counted && !mark && fixed < 0) return;
    for (int i = 0; i < INSTANTS; i++) {
        char text[600] = "", wanted[GALLEYI_TIME_TEXT_SIZE], got[GALLEYI_TIME_TEXT_SIZE] = "";
        int number = mark ? 1 + i * 7 % 58 : fixed;
        galleyi_time value;
        galleyi_date d;
        galleyi_dates_options options = { l->tag, NULL, &anchors[i], NULL };
        if (mark) { put_bytes(text, r->value, (size_t)(mark - r->value)); put_number(l, &instants[i], text, number, 1); put(text, mark + 3); }
        else put(text, r->value);
        if (!relative_value(r, &anchors[i], number, &value)) ck_abort_msg("%s %s", r->kind, r->form);
        galleyi_time_write(&value, wanted);
        if (galleyi_dates_read(&options, text, strlen(text), &d)) galleyi_time_write(&d.time, got);
        if (!strcmp(wanted, got) && d.relative) continue;
        if (!strcmp(r->kind, "relweekday") && got[0] && d.relative && alike_value(l, r, &anchors[i], got)) continue;
        failed++;
        strcpy(example, text);
    }
    report(l, r->kind, r->form, failed, INSTANTS, example);
}

static void try_language(language *l) {
    static const char *const relative_kinds[] = { "relday", "relunit", "relweekday", "ago", "in" };
    for (int i = 0; i < l->count; i++) {
        const row *r = l->rows[i];
        for (int k = 0; PATTERN_KINDS[k]; k++)
            if (!strcmp(r->kind, PATTERN_KINDS[k])) try_pattern(l, r->kind, r->form, r->value);
        if (!strcmp(r->kind, "gluefmt")) {
            try_glue(l, r->form, r->value, "short");
            try_glue(l, r->form, r->value, "medium");
            if (!strncmp(r->form, "full", 4) || !strncmp(r->form, "long", 4)) try_glue(l, r->form, r->value, !strncmp(r->form, "full", 4) ? "full" : "long");
        }
        for (size_t k = 0; k < sizeof relative_kinds / sizeof *relative_kinds; k++)
            if (!strcmp(r->kind, relative_kinds[k])) try_relative(l, r);
    }
}

START_TEST(what_84_languages_write_is_read_back) {
    const char *write_to = getenv("GALLEY_DATES_FAILURES");
    int cases = 0, passed = 0;
    ck_assert(load());
    ck_assert_int_eq(language_count, 84);
    make_instants();
    known = read_all(GALLEY_TESTS_DIR "/unit/dates_known_failures.tsv");
    if (write_to) {
        failures = fopen(write_to, "w");
        ck_assert_ptr_nonnull(failures);
        fprintf(failures, "language\tkind\tform\tfailed of 50\texample\n");
    }
    for (int i = 0; i < language_count; i++) {
        language *l = &languages[i];
        try_language(l);
        cases += l->cases;
        passed += l->passed;
        printf("%s %.4f%c", l->tag, (double)l->passed / l->cases, i % 12 == 11 ? '\n' : ' ');
    }
    if (failures) fclose(failures);
    printf("\nread back: %d of %d (%.4f); listed forms that no longer fail: %d\n", passed, cases, (double)passed / cases, stale);
    ck_assert_int_eq(unexpected, 0);
    ck_assert(passed >= cases * 0.97);
    free(known);
} END_TEST

UNIT_MAIN("dates of languages", what_84_languages_write_is_read_back)
