/* lib/text/dates: machine shapes, written forms as they stand on pages, scanning, labels. */
#include "unit.h"
#include "text/dates.h"

static galleyi_time anchor;
static const char *value_of(const galleyi_date *date) {
    static char out[GALLEYI_TIME_TEXT_SIZE];
    galleyi_time_write(&date->time, out);
    return out;
}

typedef struct sample { const char *language, *text, *value; } sample;

static void expect_read(const sample *samples, size_t count) {
    galleyi_time_parse(&anchor, "2025-06-12T22:30:00Z", 20);
    for (size_t i = 0; i < count; i++) {
        galleyi_date date;
        galleyi_dates_options options = { samples[i].language, NULL, &anchor, NULL };
        bool found = galleyi_dates_read(&options, samples[i].text, strlen(samples[i].text), &date);
        if (!samples[i].value) ck_assert_msg(!found, "%s", samples[i].text);
        else ck_assert_msg(found && !strcmp(value_of(&date), samples[i].value), "%s: %s", samples[i].text, found ? value_of(&date) : "not read");
    }
}
#define EXPECT_READ(samples) expect_read(samples, sizeof samples / sizeof *samples)

START_TEST(machine_shapes_are_read) {
    static const sample samples[] = {
        { NULL, "2025-06-12T14:05:33+00:00", "2025-06-12T14:05:33+00:00" }, { NULL, "2025-06-12T14:05:33.120Z", "2025-06-12T14:05:33.12Z" },
        { NULL, "2025-06-12T14:05:33Z", "2025-06-12T14:05:33Z" }, { NULL, "2025-06-12T14:05:33-05:00", "2025-06-12T14:05:33-05:00" },
        { NULL, "2025-06-12T14:05:33.250+01:00", "2025-06-12T14:05:33.25+01:00" }, { NULL, "2025-06-12", "2025-06-12" },
        { NULL, "2025-06-12T14:05:33+0000", "2025-06-12T14:05:33+00:00" }, { NULL, "2025-06-12 14:05:33", "2025-06-12T14:05:33" },
        { NULL, "2025-06-12T14:05:33", "2025-06-12T14:05:33" }, { NULL, "20201123T11:02:35Z", "2020-11-23T11:02:35Z" },
        { NULL, "20201123T110235Z", "2020-11-23T11:02:35Z" }, { NULL, "20201123", "2020-11-23" },
        { NULL, "1749737100", "2025-06-12T14:05:00Z" }, { NULL, "1749737100123", "2025-06-12T14:05:00.123Z" },
        { NULL, "2022/05/10 17:36:11", "2022-05-10T17:36:11" }, { NULL, "Thu, 09/25/2025 - 11:38", "2025-09-25T11:38" },
        { NULL, "Tue Jan 28 15:28:56 CET 2020", "2020-01-28T15:28:56+01:00" }, { "en-IN", "01:38:07 PM IST Nov 20, 2019", "2019-11-20T13:38:07+05:30" },
        { NULL, "01:38:07 PM IST Nov 20, 2019", "2019-11-20T13:38:07" }, { NULL, "2025-06-12T14:05:00+02:00CET", "2025-06-12T14:05:00+02:00" },
        { NULL, "2025-06-12T14:05:00ZZ", "2025-06-12T14:05:00Z" }, { NULL, "2018-11-28CET11:59:00+0100", "2018-11-28T11:59:00+01:00" },
        { NULL, "2018-11-28T23:15:0Z", "2018-11-28T23:15:00Z" }, { NULL, "2018-11-28T23:15:10.123456789Z", "2018-11-28T23:15:10.123456789Z" },
        { NULL, "2018-11-28T23:15:10.1234567Z", "2018-11-28T23:15:10.1234567Z" }, { NULL, "2018-11-28T23:15:10 +0100 +0100", "2018-11-28T23:15:10+01:00" },
        { NULL, "11.11.2021", "2021-11-11" }, { NULL, "Thu, 12 Jun 2025 14:05:00 +0200", "2025-06-12T14:05:00+02:00" },
        { NULL, "Thu, 12 Jun 2025 14:05:00 GMT", "2025-06-12T14:05:00Z" }, { NULL, "12 Jun 2025 14:05 EDT", "2025-06-12T14:05-04:00" },
        { NULL, "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" }, { NULL, "2025-06-12T24:00:00Z", "2025-06-13T00:00:00Z" },
        { NULL, "2025-06-31", NULL }, { NULL, "2025-13-01T00:00:00Z", NULL }, { NULL, "", NULL }, { NULL, "no date", NULL },
    };
    EXPECT_READ(samples);
} END_TEST

START_TEST(written_dates_are_read) {
    static const sample samples[] = {
        { "en", "Published on Thursday, June 12, 2025 at 5:05 pm EDT", "2025-06-12T17:05-04:00" }, { "en", "June 12th, 2025", "2025-06-12" },
        { "en", "5:05 PM ET, Thu June 12, 2025", "2025-06-12T17:05-04:00" }, { "en", "5:05 PM ET, January 12, 2025", "2025-01-12T17:05-05:00" },
        { "en-GB", "12/06/2025", "2025-06-12" }, { "en-US", "06/12/2025", "2025-06-12" }, { "en", "25/12/2025", "2025-12-25" },
        { "de", "Zuletzt aktualisiert am 12.06.2025 um 17.05 Uhr", "2025-06-12T17:05" },
        { "de", "Do., 12. Juni 2025, 17:05 Uhr (MESZ)", "2025-06-12T17:05+02:00" },
        { "fr", "mar. 4 mars 2025 à 17h30", "2025-03-04T17:30" }, { "fr", "Publié le 1er août 2025 à 9 h 05", "2025-08-01T09:05" },
        { "es", "miércoles, 4 de mayo de 2022 07:59 hs", "2022-05-04T07:59" }, { "en", "04-ago-2021", "2021-08-04" }, { "en", "2025•01•08", "2025-01-08" },
        { "pt", "22 de nov. de 2002", "2002-11-22" }, { "it", "12 giugno 2025 alle ore 17:05", "2025-06-12T17:05" },
        { "nl", "12 juni 2025 om 17:05 uur", "2025-06-12T17:05" },
        { "sv", "12 juni 2025 kl. 17.05", "2025-06-12T17:05" }, { "da", "12. jun. 2025 kl. 17.05", "2025-06-12T17:05" },
        { "pl", "12 czerwca 2025, godz. 17:05", "2025-06-12T17:05" },
        { "ru", "12 июня 2025 г., 17:05", "2025-06-12T17:05" }, { "uk", "12 червня 2025 р. о 17:05", "2025-06-12T17:05" },
        { "cs", "12. 6. 2025 17:05", "2025-06-12T17:05" },
        { "tr", "12 Haziran 2025 Perşembe 17:05", "2025-06-12T17:05" }, { "tr", "12 HAZİRAN 2025", "2025-06-12" },
        { "el", "12 Ιουνίου 2025, 17:05", "2025-06-12T17:05" },
        { "zh", "2025年6月12日 17:05", "2025-06-12T17:05" }, { "zh", "2025年06月12日17时05分", "2025-06-12T17:05" },
        { "zh-Hant", "2025年6月12日 下午5:05", "2025-06-12T17:05" },
        { "zh-Hant", "民國114年6月12日", "2025-06-12" }, { "ja", "2025年6月12日(木) 午後5時05分", "2025-06-12T17:05" },
        { "ja", "令和7年6月12日", "2025-06-12" },
        { "ja", "令和元年5月1日", "2019-05-01" }, { "ko", "2025년 6월 12일 오후 5:05", "2025-06-12T17:05" },
        { "ko", "2025. 6. 12. 17:05", "2025-06-12T17:05" },
        { "ar", "الخميس ١٢ يونيو ٢٠٢٥", "2025-06-12" }, { "fa", "۲۲ خرداد ۱۴۰۴", "2025-06-12" },
        { "he", "12 ביוני 2025", "2025-06-12" }, { "hi", "12 जून 2025, 5:05 pm", "2025-06-12T17:05" },
        { "th", "12 มิถุนายน 2568 17:05 น.", "2025-06-12T17:05" }, { "vi", "12 tháng 6, 2025 lúc 17:05", "2025-06-12T17:05" },
        { "vi", "ngày 12/06/2025", "2025-06-12" },
        { "id", "Kamis, 12 Juni 2025 17.05 WIB", "2025-06-12T17:05+07:00" }, { "hu", "2025. június 12. 17:05", "2025-06-12T17:05" },
        { "lt", "2025 m. birželio 12 d.", "2025-06-12" },
        { "ar", "10 محرم 1447", "2025-07-06" }, { "en", "12 Jun 25", "2025-06-12" }, { "en", "May 2025", "2025-05" }, { "en", "2025", "2025" },
        { "en", "31 June 2025", NULL },
        { NULL, "12 June 2025", "2025-06-12" }, { NULL, "6/7/2021 at 11:58pm", "2021-06-07T23:58" }, { NULL, "6/7/2021 23:58", "2021-07-06T23:58" }, { NULL, "22 de nov de 2002", "2002-11-22" }, { NULL, "12. Juni 2025", "2025-06-12" },
        { NULL, "12 июня 2025", "2025-06-12" },
    };
    EXPECT_READ(samples);
} END_TEST

START_TEST(relative_forms_count_from_the_anchor) {
    static const sample samples[] = {
        { "en", "39 minutes ago", "2025-06-12T21:51Z" }, { "de", "vor 12 Minuten", "2025-06-12T22:18Z" }, { "es", "hace 3 horas", "2025-06-12T19:00Z" },
        { "zh", "39分钟前", "2025-06-12T21:51Z" }, { "en", "an hour ago", "2025-06-12T21:00Z" }, { "en", "yesterday", "2025-06-11" },
        { "de", "heute um 12:19", "2025-06-12T12:19" },
        { "de", "Gestern, 14:05 Uhr", "2025-06-11T14:05" }, { "en", "just now", "2025-06-12T22:30Z" }, { "fr", "il y a 2 jours", "2025-06-10" },
        { "en", "26 hours ago", "2025-06-11T20:00Z" },
        { "ru", "вчера в 17:05", "2025-06-11T17:05" }, { "ja", "3時間前", "2025-06-12T19:00Z" }, { "ko", "3시간 전", "2025-06-12T19:00Z" },
        { "ar", "منذ 3 ساعات", "2025-06-12T19:00Z" },
        { "en", "14 years, 10 months ago", "2010-08" }, { "en", "1 hour and 5 minutes ago", "2025-06-12T21:25Z" }, { "ko", "15일 전에", "2025-05-28" },
        { "en", "Updated 2 hrs ago", "2025-06-12T20:00Z" }, { "en", "4 months ago", "2025-02" }, { "en", "last week", "2025-06-05" },
        { "en", "5h", "2025-06-12T17:00Z" },
        { "en", "June 5", "2025-06-05" }, { "en", "December 24", "2024-12-24" }, { "en", "17:05", "2025-06-12T17:05" },
        { NULL, "vor 3 Stunden", "2025-06-12T19:00Z" },
    };
    galleyi_date date;
    EXPECT_READ(samples);
    ck_assert(galleyi_dates_read(NULL, "3 hours ago", 11, &date));
    ck_assert(date.relative);
    ck_assert_int_eq(date.time.precision, GALLEYI_PRECISION_NONE);
    ck_assert(galleyi_dates_read(NULL, "June 5", 6, &date));
    ck_assert(!date.has_year);
    ck_assert_int_eq(date.time.precision, GALLEYI_PRECISION_NONE);
    ck_assert_int_eq(date.month, 6);
} END_TEST

START_TEST(dates_are_found_in_lines) {
    static const struct { const char *language, *text, *match, *value; int label; } samples[] = {
        { "en", "By Ann Lee | Published: June 12, 2025 | 5 min read", "June 12, 2025", "2025-06-12", GALLEYI_DATE_PUBLISHED },
        { "en", "Last updated on 12 June 2025 at 17:05 by the desk", "12 June 2025 at 17:05", "2025-06-12T17:05", GALLEYI_DATE_UPDATED },
        { "en", "Ann SmithJune 12, 2025Share", "June 12, 2025", "2025-06-12", 0 }, { "en", "Views202512/06/2025", NULL, NULL, 0 },
        { "en", "April 10, 20233 years  142 Views", "April 10, 2023", "2023-04-10", 0 },
        { "es", "miércoles, 4 de mayo de 202207:59 hs", "miércoles, 4 de mayo de 202207:59 hs", "2022-05-04T07:59", 0 },
        { "de", "Von Max Muster, 12.06.2025, 17:05 Uhr – Lesezeit: 3 Min.", "12.06.2025, 17:05 Uhr", "2025-06-12T17:05", 0 },
        { "ja", "2025年6月12日 17:05 更新", "2025年6月12日 17:05", "2025-06-12T17:05", GALLEYI_DATE_UPDATED },
        { "zh", "来源：新华社 2024-05-13 08:49", "2024-05-13 08:49", "2024-05-13T08:49", 0 },
        { "ko", "입력 2025.06.12 17:05", "2025.06.12 17:05", "2025-06-12T17:05", GALLEYI_DATE_PUBLISHED },
        { "en", "It was 3 hours ago that they left", "3 hours ago", "2025-06-12T19:00Z", 0 },
        { "de", "Stand: gestern, 14:05 Uhr", "gestern, 14:05 Uhr", "2025-06-11T14:05", GALLEYI_DATE_PUBLISHED },
        { "en", "They won 3-2 and 21/7 in 1998 with 20,000 fans", NULL, NULL, 0 }, { "en", "Version 1.2.2025.7 of 10.0.0.1", NULL, NULL, 0 },
        { "en", "The company may march on; he sat down for a mon", NULL, NULL, 0 }, { "en", "call 555-12-2020 or 1-800-55", NULL, NULL, 0 },
        { "en", "Today, we are 3 of 12", "Today", "2025-06-12", 0 }, { "ko", "이재명 후보가 15일 전남 순천시에서", NULL, NULL, 0 }, { "en", "June (12)", NULL, NULL, 0 },
        { "en", "News 27 JAN 26", "27 JAN 26", "2026-01-27", 0 }, { "en", "for a £1.25m house", NULL, NULL, 0 }, { "en", "Room 12 may be free", NULL, NULL, 0 }, { NULL, "Berlin, 12. Juni 2025 (dpa)", "12. Juni 2025", "2025-06-12", 0 },
        { "en", "a\nJune\n12, 2025", NULL, NULL, 0 },
        { "en", "STRICTLY EMBARGOED UNTIL 00:01 GMT, THURSDAY 14 MAY 2026", "00:01 GMT, THURSDAY 14 MAY 2026", "2026-05-14T00:01Z", GALLEYI_DATE_EMBARGO },
        { "de", "Sperrfrist: 14. Mai 2026, 10:00 Uhr", "14. Mai 2026, 10:00 Uhr", "2026-05-14T10:00", GALLEYI_DATE_EMBARGO },
        { "fr", "Sous embargo jusqu'au 14 mai 2026 \xc3\xa0 6h00", "14 mai 2026 \xc3\xa0 6h00", "2026-05-14T06:00", GALLEYI_DATE_EMBARGO },
        { "en", "The embargo on steel began long before 14 May 2026", "14 May 2026", "2026-05-14", 0 },
    };
    galleyi_time_parse(&anchor, "2025-06-12T22:30:00Z", 20);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        galleyi_dates_options options = { samples[i].language, NULL, &anchor, NULL };
        galleyi_date date;
        const char *text = samples[i].text;
        bool found = galleyi_dates_scan(&options, text, strlen(text), 0, &date);
        if (!samples[i].match) { ck_assert_msg(!found, "%s: %.*s", text, (int)(date.end - date.start), text + date.start); continue; }
        ck_assert_msg(found, "%s", text);
        ck_assert_msg(date.end - date.start == strlen(samples[i].match) && !memcmp(text + date.start, samples[i].match, date.end - date.start),
                      "%s: %.*s", text, (int)(date.end - date.start), text + date.start);
        ck_assert_str_eq(value_of(&date), samples[i].value);
        ck_assert_msg(date.label == samples[i].label, "%s: label %d", text, date.label);
    }
} END_TEST

START_TEST(kept_look_ups_change_no_date) {
    static const char *const texts[] = {
        "Published 12 June 2025, updated 13 June 2025 17:05 CEST", "3 hours ago", "Jun 12, 2025 at 5:05 p.m. | 5 hours ago", "hour hours ago agora", "Stand: gestern, 14:05 Uhr",
        "il y a 3 heures", "12. Juni 2025 (dpa)", "Posted on Thursday, June 12th", "hace 2 d\xc3\xad""as", "June (12) Junes June. June", "June\xc2\xa0""12 2025"
    };
    galleyi_dates_memo memo;
    memset(&memo, 0, sizeof memo);
    galleyi_time_parse(&anchor, "2025-06-12T22:30:00Z", 20);
    for (size_t i = 0; i < 2 * sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i / 2];
        for (size_t size = strlen(text); size > 0; size--) {      /* every end of it, too */
            galleyi_dates_options plain = { NULL, NULL, &anchor, NULL }, kept = { NULL, NULL, &anchor, &memo };
            galleyi_date a, b;
            bool found = galleyi_dates_scan(&plain, text, size, 0, &a);
            ck_assert_int_eq(galleyi_dates_scan(&kept, text, size, 0, &b), found);
            if (found) { ck_assert_uint_eq(a.start, b.start); ck_assert_uint_eq(a.end, b.end); ck_assert_int_eq(a.label, b.label); ck_assert_int_eq(a.day, b.day); }
            ck_assert_int_eq(galleyi_dates_read(&plain, text, size, &a), galleyi_dates_read(&kept, text, size, &b));
        }
    }
} END_TEST

START_TEST(a_scan_ends_where_its_dates_may_begin_last) {
    static const char text[] = "By Jane Doe, 12 June 2025";
    galleyi_date date;
    ck_assert(galleyi_dates_scan_until(NULL, text, sizeof text - 1, 0, 13, &date));
    ck_assert_uint_eq(date.end, sizeof text - 1);
    ck_assert(!galleyi_dates_scan_until(NULL, text, sizeof text - 1, 0, 12, &date));
} END_TEST

START_TEST(a_line_gives_its_dates_in_order) {
    static const char text[] = "Published 12 June 2025, updated 13 June 2025 17:05 CEST";
    galleyi_date date;
    ck_assert(galleyi_dates_scan(NULL, text, sizeof text - 1, 0, &date));
    ck_assert_int_eq(date.label, GALLEYI_DATE_PUBLISHED);
    ck_assert_uint_eq(date.label_start, 0);
    ck_assert_str_eq(value_of(&date), "2025-06-12");
    ck_assert(galleyi_dates_scan(NULL, text, sizeof text - 1, date.end, &date));
    ck_assert_int_eq(date.label, GALLEYI_DATE_UPDATED);
    ck_assert_str_eq(value_of(&date), "2025-06-13T17:05+02:00");
    ck_assert_int_eq(memcmp(text + date.zone_start, "CEST", date.zone_end - date.zone_start), 0);
    ck_assert(!galleyi_dates_scan(NULL, text, sizeof text - 1, date.end, &date));
} END_TEST

START_TEST(an_ambiguous_numeric_date_is_flagged) {
    galleyi_date date;
    galleyi_dates_options american = { "en", "US", NULL, NULL }, indian = { "en", "IN", NULL, NULL };
    ck_assert(galleyi_dates_read(&american, "03/04/2025", 10, &date));
    ck_assert_int_eq(date.month, 3);
    ck_assert(date.numeric_ambiguous);
    ck_assert(galleyi_dates_read(&indian, "03/04/2025", 10, &date));
    ck_assert_int_eq(date.month, 4);
    ck_assert(galleyi_dates_read(&american, "13/04/2025", 10, &date));
    ck_assert_int_eq(date.day, 13);
    ck_assert(!date.numeric_ambiguous);
} END_TEST

START_TEST(long_words_and_bare_numbers_hide_no_date) {
    static const struct { const char *text; size_t start; } lines[] = {
        { "Pseudopseudohypoparathyroidism and Abcdefghijklmnopqrstuvwxyz June 5, 2025", 62 },
        { "AbcdefghijklmnoJune 5, 2025", 15 }, { "AbcdefghijklmnopJune 5, 2025", 16 }, { "AbcdefghijklmnopqrstuvwJune 5, 2025", 23 },
        { "In 2019, researchers met 14 xylophones on 5 June 2025", 42 }, { "3 (xylophones). 12 June 2025", 16 },
        { "4 zebras, 9 xylophones, 2 years, 3 months ago", 24 }, { "Zebras seen 7 (3 hours ago)", 15 },
        { "7% 12 June 2025", 3 }, { "256\" 3 hours ago", 5 }, { "to 5 June 2025", 3 }, { "\"12 June 2025\"", 1 },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        galleyi_date date;
        ck_assert_msg(galleyi_dates_scan(NULL, lines[i].text, strlen(lines[i].text), 0, &date), "%s", lines[i].text);
        ck_assert_msg(date.start == lines[i].start, "%s: at %zu", lines[i].text, date.start);
    }
    static const char *const none[] = { "In 2019, researchers", "5 xylophones", "14", "14 zebras, 9 xylophones", "2025 (", "25%", "4\" of 5", "to 256GB", "Abcdefghijklmnopqrstuvwxyzmay 5" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        galleyi_date date;
        ck_assert_msg(!galleyi_dates_scan(NULL, none[i], strlen(none[i]), 0, &date), "%s: at %zu", none[i], date.start);
    }
} END_TEST

START_TEST(signs_before_a_whole_date_hide_none_of_its_languages) {
    static const galleyi_dates_options german = { "de", NULL, NULL, NULL };
    static const char *const dates[] = { "| 12. Juni 2025", "| 12 juin 2025", "- * 5 de junio de 2025", "\u2192 June 5, 2025", "| yesterday", "(12 June 2025)" };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        galleyi_date date;
        ck_assert_msg(galleyi_dates_read(&german, dates[i], strlen(dates[i]), &date), "%s", dates[i]);
    }
    static const char *const none[] = { "|", "| *", "* xylophone", "| | | | | | | 12. Juni 2025", "5 %", "\u2192 zebra" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        galleyi_date date;
        ck_assert_msg(!galleyi_dates_read(&german, none[i], strlen(none[i]), &date), "%s", none[i]);
    }
} END_TEST

START_TEST(labels_are_told) {
    galleyi_date_label label;
    ck_assert_uint_eq(galleyi_dates_label("de", "Zuletzt aktualisiert: heute", 27, &label), 20);
    ck_assert_int_eq(label, GALLEYI_DATE_UPDATED);
    ck_assert_uint_eq(galleyi_dates_label(NULL, "PUBLISHED Jun 1", 15, &label), 9);
    ck_assert_int_eq(label, GALLEYI_DATE_PUBLISHED);
    ck_assert_uint_eq(galleyi_dates_label("fr", "Par Jean", 8, &label), 3);
    ck_assert_int_eq(label, GALLEYI_DATE_BY);
    ck_assert_uint_eq(galleyi_dates_label("en", "Bypass", 6, &label), 0);
    ck_assert_uint_eq(galleyi_dates_label("en", "", 0, &label), 0);
} END_TEST

START_TEST(every_cut_of_a_date_is_survived) {
    static const char text[] = "令和7年6月12日 x Publié le 1er août 2025 à 17h30 (GMT+2), ١٢ يونيو ٢٠٢٥، vor 12 Minuten \xff\xd9 "
                               "2025-06-12T14:05:33.123+02:00 12.06.";
    galleyi_date date;
    for (size_t begin = 0; begin < sizeof text; begin++)
        for (size_t size = 0; size <= sizeof text - 1 - (begin < sizeof text - 1 ? begin : sizeof text - 1); size += 1 + size % 3) {
            char *copy = malloc(size + 1);                                         /* so that a sanitizer sees what is read behind the end */
            memcpy(copy, text + begin, size);
            char *exact = realloc(copy, size ? size : 1);
            (void)galleyi_dates_read(NULL, exact, size, &date);
            for (size_t at = 0; galleyi_dates_scan(NULL, exact, size, at, &date); at = date.end) ck_assert_uint_gt(date.end, at);
            free(exact);
        }
} END_TEST

UNIT_MAIN("dates", machine_shapes_are_read, written_dates_are_read, relative_forms_count_from_the_anchor, dates_are_found_in_lines, kept_look_ups_change_no_date, a_scan_ends_where_its_dates_may_begin_last, a_line_gives_its_dates_in_order,
          an_ambiguous_numeric_date_is_flagged, long_words_and_bare_numbers_hide_no_date, signs_before_a_whole_date_hide_none_of_its_languages, labels_are_told, every_cut_of_a_date_is_survived)
