/* Sizes and bytes that nobody meant: each gives a document or a clear error, in work that grows with the input. */
#define UNIT_TIMEOUT 1200
#include "unit/unit.h"
#include <galley.h>
#include <galley/module.h>

static galley_context *context;
static galley_error *error;
static uint64_t work_done;

static int32_t GALLEY_CALL note_work(void *user, uint64_t done) { (void)user; work_done = done; return 0; }

static int32_t parse_as(const char *format, const char *data, size_t size) {
    galley_input *input = NULL;
    galley_options *options = NULL;
    galley_document *document = NULL;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    galley_options_set_cancel(options, note_work, NULL);
    ck_assert_int_eq(galley_input_from_memory(context, data, size, &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED), GALLEY_OK);
    work_done = 0;
    int32_t status = galley_parse(context, input, options, &document, error);
    ck_assert_int_le(status, GALLEY_OK);
    if (status) ck_assert_msg(*galley_error_message(error), "%s: status %d without a message", format, status);
    galley_document_free(document);
    galley_options_free(options);
    galley_input_free(input);
    return status;
}

static void setup(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    ck_assert_int_eq(galley_context_set(context, "limit.input", "2000000000", error), GALLEY_OK);
}
static void teardown(void) { galley_error_free(error); galley_context_free(context); }

static char *fill(size_t size, const char *unit) {
    size_t length = strlen(unit);
    char *data = malloc(size + length + 1);
    for (size_t at = 0; at < size; at += length) memcpy(data + at, unit, length);
    return data;
}

static void every_reader(const char *data, size_t size) {
    for (size_t i = 0; i < galley_format_count(context); i++)
        if (galley_format_abilities(context, i) & GALLEY_CAN_READ) parse_as(galley_format_text(context, i, GALLEY_NAME), data, size);
}

START_TEST(no_bytes_nuls_and_invalid_bytes_are_survived_by_every_reader) {
    setup();
    every_reader("", 0);
    char *bytes = calloc(1, 10000);
    every_reader(bytes, 1);
    every_reader(bytes, 10000);
    memset(bytes, 0xff, 10000);
    every_reader(bytes, 10000);
    for (size_t i = 0; i < 10000; i++) bytes[i] = (char)(i * 7 + i / 256);
    every_reader(bytes, 10000);
    free(bytes);
    teardown();
} END_TEST

START_TEST(a_hundred_megabytes_of_one_line_are_read) {
    setup();
    size_t size = (size_t)100 << 20;
    char *data = fill(size, "word after word without an end ");
    parse_as("text", data, size);
    memset(data, 'x', size);
    parse_as("text", data, size);
    free(data);
    teardown();
} END_TEST

START_TEST(a_million_lines_are_read) {
    setup();
    char *data = fill(20000000, "a line of text here\n");
    parse_as("text", data, 20000000);
    memset(data, '\n', 1000000);
    parse_as("text", data, 1000000);
    free(data);
    teardown();
} END_TEST

/* Work grows at most 2.2 times when the input doubles. It is told each 2^20 units, so that up to so many were done more than were told. */
static void work_doubles(const char *format, const char *unit, size_t size, uint64_t *told) {
    enum { PERIOD = 1 << 20 };
    size -= size % strlen(unit);
    char *data = fill(size * 2, unit);
    int32_t small = *told ? GALLEY_OK : parse_as(format, data, size);
    uint64_t once = *told ? *told : work_done;
    int32_t large = parse_as(format, data, size * 2);
    ck_assert_msg(small == large, "%s '%.20s': %d, then %d (%s)", format, unit, small, large, galley_error_message(error));
    ck_assert_msg(work_done <= (once + PERIOD) * 22 / 10, "%s '%.20s': work %llu grows to %llu", format, unit, (unsigned long long)once, (unsigned long long)work_done);
    *told = work_done;
    free(data);
}

START_TEST(work_grows_with_the_input_and_no_faster) {
    static const char *const units[] = {
        "word ", "a line\n", "Title of something here\n\nA paragraph of prose that goes on for a while, and then it ends.\n\n", "- item\n", "* item\n  * inner\n", "By Jane Doe\n",
        "39 minutes ago\n", "12 June 2025 ", "Related Articles\n", "Comments\nJane\n2 hours ago\nSome text here.\nReply\n", "#tag ", "https://example.org/a/b ", "\t", "Source: X ", "(c) 2025 ",
        "\xe4\xb8\xad\xe6\x96\x87", "&amp;", "<p>", "<div>", "[", "{\"a\":", "> ", "`", "*a **b ", "|a|b|\n", "Photo: X\n", "Copyright 2025 ", "\xff", "a\xcc\x81",
    };
    setup();
    for (size_t f = 0; f < galley_format_count(context); f++) {
        const char *format = galley_format_text(context, f, GALLEY_NAME);
        if (!(galley_format_abilities(context, f) & GALLEY_CAN_READ)) continue;
        size_t size = (size_t)(strcmp(format, "text") ? 1 : 4) << 20;
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) work_doubles(format, units[i], size, &(uint64_t){ 0 });
    }
    teardown();
} END_TEST

START_TEST(work_grows_so_up_to_a_hundred_megabytes) {
    static const char *const units[] = {
        "Title of something here\n\nA paragraph of prose that goes on for a while, and then it ends.\n\n",
        "By Jane Doe\n12 June 2025, 10:15\nPrices of 3.5 and 7 rose on Monday. \xe4\xb8\xad\xe6\x96\x87\xe3\x80\x82 Source: X\n\nRelated Articles\nAnother story of the day\n2 hours ago\n",
    };
    setup();
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        uint64_t told = 0;
        for (size_t size = (size_t)100 << 16; size <= (size_t)100 << 19; size *= 2) work_doubles("text", units[i], size, &told);
    }
    teardown();
} END_TEST

UNIT_MAIN("hostile", no_bytes_nuls_and_invalid_bytes_are_survived_by_every_reader, a_hundred_megabytes_of_one_line_are_read, a_million_lines_are_read, work_grows_with_the_input_and_no_faster,
          work_grows_so_up_to_a_hundred_megabytes)
