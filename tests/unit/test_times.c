/* lib/text/times: calendar, RFC 3339 in and out, relative amounts. */
#include "unit.h"
#include "text/times.h"

static const char *times_round(const char *text) {
    static char out[GALLEYI_TIME_TEXT_SIZE];
    galleyi_time time;
    if (!galleyi_time_parse(&time, text, strlen(text))) return NULL;
    galleyi_time_write(&time, out);
    return out;
}

START_TEST(every_day_of_ten_thousand_years_goes_there_and_back) {
    int64_t day = galleyi_days_from_civil(1, 1, 1);
    for (int32_t y = 1; y <= 9999; y++)
        for (int32_t m = 1; m <= 12; m++)
            for (int32_t d = 1; d <= galleyi_month_days(y, m); d++, day++) {
                int32_t year, month, of_month;
                galleyi_civil_from_days(day, &year, &month, &of_month);
                if (year != y || month != m || of_month != d || galleyi_days_from_civil(y, m, d) != day) ck_abort_msg("%d-%d-%d", y, m, d);
            }
    ck_assert_int_eq(galleyi_days_from_civil(1970, 1, 1), 0);
    ck_assert_int_eq(galleyi_days_from_civil(2000, 2, 29), 11016);
    ck_assert_int_eq(galleyi_days_from_civil(2024, 14, 1), galleyi_days_from_civil(2025, 2, 1));
    ck_assert_int_eq(galleyi_weekday(0), 4);
    ck_assert_int_eq(galleyi_weekday(-5), 6);
} END_TEST

START_TEST(each_precision_is_written_as_it_was_read) {
    static const char *const same[] = { "2025", "2025-06", "2025-06-12", "2025-06-12T14:05", "2025-06-12T14:05Z", "2025-06-12T14:05+02:00",
        "2025-06-12T14:05:09-03:30", "2025-06-12T14:05:09.25Z", "2025-06-12T14:05:09.123456789+00:00", "0001-01-01", "9999-12-31T23:59:59Z",
        "2024-02-29T00:00:00-23:59" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) ck_assert_str_eq(times_round(same[i]), same[i]);
} END_TEST

START_TEST(variants_become_canonical) {
    ck_assert_str_eq(times_round("2025-06-12T14"), "2025-06-12T14:00");
    ck_assert_str_eq(times_round("2025-06-12T14+02:00"), "2025-06-12T14:00+02:00");
    ck_assert_str_eq(times_round("2025-06-12t14:05z"), "2025-06-12T14:05Z");
    ck_assert_str_eq(times_round("2025-06-12 14:05:00+0200"), "2025-06-12T14:05:00+02:00");
    ck_assert_str_eq(times_round("2025-06-12T14:05:00.500Z"), "2025-06-12T14:05:00.5Z");
    ck_assert_str_eq(times_round("2025-06-12T14:05:00.000Z"), "2025-06-12T14:05:00Z");
    ck_assert_str_eq(times_round("2025-06-12T14:05:00.1234567899Z"), "2025-06-12T14:05:00.123456789Z");
    ck_assert_str_eq(times_round("2016-12-31T23:59:60Z"), "2016-12-31T23:59:59Z");
    ck_assert_str_eq(times_round("2025-06-12T14:05-00:00"), "2025-06-12T14:05Z");
} END_TEST

START_TEST(what_is_no_time_is_refused) {
    static const char *const bad[] = { "", "25", "0000", "2025-13", "2025-00", "2025-02-29", "2025-06-31", "2025-6-1", "2025-06-12T", "2025-06-12T24:00", "2025-06-12T14:60",
        "2025-06-12T14:05:61", "2025-06-12T14:05:00.", "2025-06-12T14:05+", "2025-06-12T14:05+24:00", "2025-06-12T14:05Zx", "2025T14:05", "2025-06-12x", " 2025" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) ck_assert_msg(!times_round(bad[i]), "%s", bad[i]);
} END_TEST

START_TEST(an_instant_is_known_only_with_a_zone) {
    galleyi_time time;
    ck_assert(galleyi_time_parse(&time, "2025-06-12T14:05+02:00", 22));
    ck_assert(time.unix_known);
    ck_assert_int_eq(time.unix_time, 1749729900);
    ck_assert(galleyi_time_parse(&time, "2025-06-12T14:05", 16));
    ck_assert(!time.unix_known);
    ck_assert(galleyi_time_parse(&time, "2025-06-12", 10));
    ck_assert(!time.unix_known);
    ck_assert(galleyi_time_from_unix(&time, -1, 5, 60));
    ck_assert_int_eq(time.hour, 0);
    ck_assert_int_eq(time.second, 59);
    ck_assert_int_eq(time.year, 1970);
    ck_assert(!galleyi_time_from_unix(&time, INT64_MAX, 0, 0));
    ck_assert(!galleyi_time_from_unix(&time, INT64_C(253402300800), 0, 0));
} END_TEST

static const char *times_moved(const char *text, int64_t amount, int unit) {
    static char out[GALLEYI_TIME_TEXT_SIZE];
    galleyi_time time;
    if (!galleyi_time_parse(&time, text, strlen(text)) || !galleyi_time_shift(&time, amount, unit)) return NULL;
    ck_assert(time.relative);
    galleyi_time_write(&time, out);
    return out;
}

START_TEST(a_relative_time_is_cut_to_its_unit) {
    static const char fetched[] = "2025-06-12T22:30:00Z";
    ck_assert_str_eq(times_moved(fetched, -43, GALLEYI_UNIT_MINUTE), "2025-06-12T21:47Z");
    ck_assert_str_eq(times_moved(fetched, -3, GALLEYI_UNIT_HOUR), "2025-06-12T19:00Z");
    ck_assert_str_eq(times_moved(fetched, -1, GALLEYI_UNIT_DAY), "2025-06-11");
    ck_assert_str_eq(times_moved(fetched, -2, GALLEYI_UNIT_WEEK), "2025-05-29");
    ck_assert_str_eq(times_moved(fetched, -7, GALLEYI_UNIT_MONTH), "2024-11");
    ck_assert_str_eq(times_moved(fetched, 1, GALLEYI_UNIT_YEAR), "2026");
    ck_assert_str_eq(times_moved("2025-01-01T00:10:00+02:00", -20, GALLEYI_UNIT_MINUTE), "2024-12-31T23:50+02:00");
    ck_assert_ptr_null(times_moved(fetched, -3000, GALLEYI_UNIT_YEAR));
    ck_assert_ptr_null(times_moved(fetched, INT64_MAX, GALLEYI_UNIT_WEEK));
} END_TEST

START_TEST(times_compare_by_instant) {
    galleyi_time a, b;
    galleyi_time_parse(&a, "2025-06-12T14:05+02:00", 22);
    galleyi_time_parse(&b, "2025-06-12T12:05Z", 17);
    ck_assert_int_eq(galleyi_time_compare(&a, &b), 0);
    galleyi_time_parse(&b, "2025-06-12", 10);
    ck_assert_int_eq(galleyi_time_compare(&a, &b), 1);
    ck_assert_int_eq(galleyi_precision_of("minute", 6), GALLEYI_PRECISION_MINUTE);
    ck_assert_int_eq(galleyi_precision_of("minutes", 7), GALLEYI_PRECISION_NONE);
    ck_assert_str_eq(galleyi_precision_name(GALLEYI_PRECISION_DAY), "day");
} END_TEST

UNIT_MAIN("times", every_day_of_ten_thousand_years_goes_there_and_back, each_precision_is_written_as_it_was_read, variants_become_canonical,
          what_is_no_time_is_refused, an_instant_is_known_only_with_a_zone, a_relative_time_is_cut_to_its_unit, times_compare_by_instant)
