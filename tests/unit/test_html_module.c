/* Pages through the public calls: limits with their places, pages cut where the caller asks, encodings. */
#include "unit.h"
#include <galley.h>

static galley_context *context;
static galley_error *error;
static galley_document *document;

static void setup(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
}
static void teardown(void) {
    galley_document_free(document);
    galley_error_free(error);
    galley_context_free(context);
    document = NULL;
}

/* Keys and values in turn, NULL at the end. */
static int32_t parse(const char *page, size_t size, const char *const *settings) {
    galley_input *input = NULL;
    galley_options *options = NULL;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    for (; *settings; settings += 2) ck_assert_int_eq(galley_options_set(options, settings[0], settings[1], error), GALLEY_OK);
    ck_assert_int_eq(galley_input_from_memory(context, page, size, &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED), GALLEY_OK);
    int32_t status = galley_parse(context, input, options, &document, error);
    galley_options_free(options);
    galley_input_free(input);
    return status;
}

static const char *const PAGE = "<!DOCTYPE html><title>t</title><body>\n<p>One paragraph.<p a=1 b=2>Two <b><i><u>paragraphs</u></i></b>.<p>Three.";

static void check_limit(const char *key, const char *value, const char *name, uint64_t offset) {
    const char *const fails[] = { key, value, NULL }, *const cuts[] = { key, value, "html.truncate", "true", NULL };
    char message[80], code[80];
    setup();
    ck_assert_int_eq(parse(PAGE, strlen(PAGE), fails), GALLEY_ELIMIT);
    snprintf(message, sizeof message, "limit.%s", name);
    ck_assert_msg(strstr(galley_error_message(error), message), "%s", galley_error_message(error));
    ck_assert_int_eq(galley_error_number(error, GALLEY_OFFSET), (int64_t)offset);
    ck_assert_int_eq(galley_error_number(error, GALLEY_LINE), 2);
    ck_assert_int_eq(parse(PAGE, strlen(PAGE), cuts), GALLEY_OK);
    const galley_record *root = galley_document_root(document), *said = galley_record_at(root, GALLEY_DIAGNOSTICS, 0);
    snprintf(code, sizeof code, "html.%s-limit", name);
    ck_assert_ptr_nonnull(said);
    ck_assert_str_eq(galley_record_text(said, GALLEY_CODE, NULL), code);
    ck_assert_int_eq(galley_record_number(said, GALLEY_OFFSET, -1), (int64_t)offset);
    ck_assert_int_eq(galley_record_number(root, GALLEY_TRUNCATED, 0), 1);
    teardown();
}

START_TEST(limits_fail_with_a_place_or_cut_the_page_with_a_diagnostic) {
    check_limit("limit.nodes", "9", "nodes", 41);
    check_limit("limit.depth", "5", "depth", 76);
} END_TEST

START_TEST(attributes_beyond_the_limit_are_one_too) {
    const char *const none[] = { NULL }, *const cuts[] = { "html.truncate", "true", NULL };
    enum { COUNT = 65537 };
    char *page = malloc(COUNT * 8 + 64), *at = page;
    setup();
    at += sprintf(at, "<p>before<p ");
    for (int i = 0; i < COUNT; i++) at += sprintf(at, "a%d ", i);
    at += sprintf(at, ">behind");
    ck_assert_int_eq(parse(page, (size_t)(at - page), none), GALLEY_ELIMIT);
    ck_assert_ptr_nonnull(strstr(galley_error_message(error), "limit.attributes"));
    ck_assert_int_eq(galley_error_number(error, GALLEY_OFFSET), 9);
    ck_assert_int_eq(parse(page, (size_t)(at - page), cuts), GALLEY_OK);
    ck_assert_str_eq(galley_record_text(galley_record_at(galley_document_root(document), GALLEY_DIAGNOSTICS, 0), GALLEY_CODE, NULL), "html.attributes-limit");
    free(page);
    teardown();
} END_TEST

START_TEST(compressed_bytes_are_named_and_no_page) {
    static const struct { const char *bytes, *message; size_t size; } inputs[] = {
        { "\x1f\x8b\x08\0\0\0\0\0\0\x03\xb3", "the input is gzip data: decompress it first", 11 }, { "\x28\xb5\x2f\xfd\x20\x01\x09", "the input is zstd data: decompress it first", 7 } };
    for (size_t i = 0; i < 2; i++) {
        setup();
        ck_assert_int_eq(parse(inputs[i].bytes, inputs[i].size, (const char *const[]){ NULL }), GALLEY_EUNKNOWN_FORMAT);
        ck_assert_str_eq(galley_error_message(error), inputs[i].message);
        ck_assert_ptr_null(document);
        ck_assert_int_eq(galley_parse_memory(context, inputs[i].bytes, inputs[i].size, NULL, NULL, &document, error), GALLEY_EUNKNOWN_FORMAT);
        ck_assert_str_eq(galley_error_message(error), inputs[i].message);
        teardown();
    }
} END_TEST

START_TEST(offsets_are_those_of_the_bytes_given) {
    static const char page[] = "<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2<p>\xcf<b><i><u>x";
    const char *const fails[] = { "limit.depth", "4", NULL };
    setup();
    ck_assert_int_eq(parse(page, sizeof page - 1, fails), GALLEY_ELIMIT);
    ck_assert_int_eq(galley_error_number(error, GALLEY_OFFSET), 43);
    teardown();
} END_TEST

UNIT_MAIN("html_module", limits_fail_with_a_place_or_cut_the_page_with_a_diagnostic, attributes_beyond_the_limit_are_one_too, compressed_bytes_are_named_and_no_page,
          offsets_are_those_of_the_bytes_given)
