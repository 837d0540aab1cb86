/* Which of the built-in formats an input is, and that what is said of it reaches the parser. */
#include "unit.h"
#include <galley.h>

static galley_context *context;
static galley_error *error;

static void setup(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
}
static void teardown(void) {
    galley_error_free(error);
    galley_context_free(context);
}

static galley_input *input_of(const char *bytes, size_t size, int32_t fact, const char *said) {
    galley_input *input = NULL;
    ck_assert_int_eq(galley_input_from_memory(context, bytes, size, &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, fact, said, GALLEY_NUL_TERMINATED), GALLEY_OK);
    return input;
}

static void is(const char *bytes, size_t size, int32_t fact, const char *said, const char *format) {
    galley_input *input = input_of(bytes, size, fact, said);
    const char *found = galley_probe(context, input, NULL, NULL, error);
    ck_assert_msg(format ? found && !strcmp(found, format) : !found, "%s is %s, not %s", said ? said : "unnamed", found ? found : "nothing", format ? format : "nothing");
    if (!found) ck_assert_int_eq(galley_error_code(error), GALLEY_EUNKNOWN_FORMAT);
    galley_input_free(input);
}
#define IS(text, fact, said, format) is(text, sizeof(text) - 1, fact, said, format)

START_TEST(a_media_type_counts_with_its_parameters) {
    setup();
    IS("# A\n\nb", GALLEY_MEDIA_TYPE, "text/plain; charset=utf-8", "text");
#if GALLEY_WITH_CMARK
    IS("# A\n\nb", GALLEY_MEDIA_TYPE, "text/markdown; charset=utf-8", "markdown");
    IS("# A\n\nb", GALLEY_MEDIA_TYPE, "Text/Markdown", "markdown");
#endif
#if GALLEY_WITH_YAJL
    IS("{\"a\":1}", GALLEY_MEDIA_TYPE, "application/json; charset=utf-8", "json");
#endif
    teardown();
} END_TEST

START_TEST(a_page_is_one_after_a_stray_beginning) {
    setup();
    IS("\xef\xbb\xbf\xef\xbb\xbf<!DOCTYPE html><p>a", GALLEY_NAME, NULL, "html");
    IS("Warning: no such file in a.php on line 3\n<HTML lang=en><p>a", GALLEY_NAME, NULL, "html");
    IS("; <p>A paragraph.</p>", GALLEY_NAME, "a.html", "html");
    IS("; <p>A paragraph.</p>", GALLEY_MEDIA_TYPE, "text/html;charset=utf-8", "html");
    IS("; <p>A paragraph.</p>", GALLEY_NAME, NULL, "text");
    IS("How pages begin\n\n<!DOCTYPE html>", GALLEY_NAME, "a.txt", "text");
    IS("No tag in it.", GALLEY_NAME, "a.html", "text");
    IS("", GALLEY_NAME, "a.html", "html");
    IS("", GALLEY_NAME, NULL, "text");
    teardown();
} END_TEST

START_TEST(binary_data_is_no_text_whatever_its_name) {
    setup();
    static const char data[] = "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0";
    IS(data, GALLEY_NAME, NULL, NULL);
    IS(data, GALLEY_NAME, "a.txt", NULL);
    IS(data, GALLEY_NAME, "a.html", NULL);
    IS(data, GALLEY_MEDIA_TYPE, "text/plain", NULL);
    IS("\xff\xfe" "a\0b\0c\0\n\0", GALLEY_NAME, "a.txt", "text");
    teardown();
} END_TEST

static void title_is(const char *type, const char *charset, const char *expected) {
    const char *page = "<!DOCTYPE html><title>\xcf\xd2\xc9</title><h1>\xcf\xd2\xc9</h1><p>A sentence of the page, and one more.";
    galley_document *document = NULL;
    galley_input *input = input_of(page, strlen(page), GALLEY_MEDIA_TYPE, type);
    ck_assert_int_eq(galley_input_set(input, GALLEY_CHARSET, charset, GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, error), GALLEY_OK);
    const char *title = galley_record_text(galley_document_article(document, 0), GALLEY_TITLE, NULL);
    ck_assert_msg(title && !strcmp(title, expected), "%s: %s", type, title ? title : "no title");
    galley_document_free(document);
    galley_input_free(input);
}

START_TEST(the_charset_of_a_media_type_counts_unless_one_is_given) {
    setup();
    title_is("text/html; charset=koi8-r", NULL, "ори");
    title_is("text/html;charset=\"KOI8-R\"", NULL, "ори");
    title_is("text/html; format=flowed; Charset=koi8-r ; x=y", NULL, "ори");
    title_is("text/html; charset=koi8-r", "iso-8859-5", "ЯвЩ");
    teardown();
} END_TEST

START_TEST(few_nodes_are_a_limit_and_no_lack_of_memory) {
    setup();
    static const char story[] = "Harbour reopens to ferries after nine-day storm closure\nBy Marta Lindqvist\n\n"
        "Ferries returned to Port Elswick on Saturday after the longest closure in the harbour's history, ending nine days without mail.\n";
    galley_options *options = NULL;
    galley_document *document = NULL;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    ck_assert_int_eq(galley_options_set(options, "limit.nodes", "1", error), GALLEY_OK);
    ck_assert_int_eq(galley_parse_memory(context, story, sizeof story - 1, NULL, options, &document, error), GALLEY_ELIMIT);
    ck_assert_msg(strstr(galley_error_message(error), "limit.nodes"), "%s", galley_error_message(error));
    galley_options_free(options);
    teardown();
} END_TEST

UNIT_MAIN("probe", a_media_type_counts_with_its_parameters, a_page_is_one_after_a_stray_beginning, binary_data_is_no_text_whatever_its_name,
          the_charset_of_a_media_type_counts_unless_one_is_given, few_nodes_are_a_limit_and_no_lack_of_memory)
