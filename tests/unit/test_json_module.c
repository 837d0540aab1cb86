/* Formats json and ndjson through the public calls. */
#include "unit.h"
#include "galley.h"
#include "tools/generate_documents.h"

static galley_context *context;
static galley_error *error;
static void setup(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
}
static void teardown(void) { galley_context_free(context); galley_error_free(error); }

static char *write_as(const galley_document *document, const char *format, const char *indent) {
    galley_options *options = NULL;
    char *text = NULL;
    galley_options_new(context, &options);
    if (indent) ck_assert_int_eq(galley_options_set(options, "json.indent", indent, error), GALLEY_OK);
    int32_t status = galley_write_memory(context, document, format, options, &text, NULL, error);
    ck_assert_msg(!status, "%s", galley_error_message(error));
    galley_options_free(options);
    return text;
}

static galley_document *filled(size_t articles) {
    galley_document *document = NULL;
    galley_document_new(context, &document);
    galley_record *root = galley_document_edit(document);
    galley_record_set_text(root, GALLEY_KIND, articles ? "feed" : "none", GALLEY_NUL_TERMINATED);
    galley_record_set_text(root, GALLEY_FORMAT, "rss", GALLEY_NUL_TERMINATED);
    galley_record_set_text(root, GALLEY_TITLE, "Feed", GALLEY_NUL_TERMINATED);
    for (size_t i = 0; i < articles; i++) {
        char title[8] = { (char)('a' + (int)(i % 26)), 0 };
        galley_record *article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
        galley_record_set_text(article, GALLEY_TITLE, title, GALLEY_NUL_TERMINATED);
        galley_record_set_origin(article, GALLEY_TITLE, "rss:title", 90, 10 * i, 5);
    }
    return document;
}

START_TEST(the_option_indent_is_for_people) {
    setup();
    galley_document *document = filled(1);
    char *text = write_as(document, "json", "1");
    ck_assert_str_eq(text, "{\n \"galley\": 1,\n \"kind\": \"feed\",\n \"format\": \"rss\",\n \"title\": \"Feed\",\n \"articles\": [\n  {\n   \"title\": \"a\",\n   \"origin\": {\n    \"/title\": {\n"
                           "     \"from\": \"rss:title\",\n     \"confidence\": 90,\n     \"span\": [\n      0,\n      5\n     ]\n    }\n   }\n  }\n ]\n}\n");
    galley_free(text);
    galley_document_free(document);
    teardown();
} END_TEST

START_TEST(a_line_is_a_whole_document_of_one_article) {
    setup();
    galley_document *document = filled(2), *none = filled(0);
    char *text = write_as(document, "ndjson", NULL);
    ck_assert_str_eq(text, "{\"galley\":1,\"kind\":\"feed\",\"format\":\"rss\",\"title\":\"Feed\",\"articles\":[{\"title\":\"a\",\"origin\":{\"/title\":{\"from\":\"rss:title\",\"confidence\":90,\"span\":[0,5]}}}]}\n"
                           "{\"galley\":1,\"kind\":\"feed\",\"format\":\"rss\",\"title\":\"Feed\",\"articles\":[{\"title\":\"b\",\"origin\":{\"/title\":{\"from\":\"rss:title\",\"confidence\":90,\"span\":[10,15]}}}]}\n");
    galley_free(text);
    text = write_as(none, "ndjson", NULL);
    ck_assert_str_eq(text, "{\"galley\":1,\"kind\":\"none\",\"format\":\"rss\",\"title\":\"Feed\"}\n");
    galley_free(text);
    galley_document_free(document);
    galley_document_free(none);
    teardown();
} END_TEST

#if GALLEY_WITH_YAJL

START_TEST(generated_documents_come_back_through_the_registry) {
    setup();
    static generator g;
    galley_document *back = NULL;
    for (uint64_t seed = 5000; seed < 5200; seed++) {
        galley_document *document = NULL;
        galley_document_new(context, &document);
        galley_record *root = galley_document_edit(document);
        generate_begin(&g, seed);
        generate_document(&g, root);
        galley_record_set_text(root, GALLEY_KIND, "feed", GALLEY_NUL_TERMINATED);
        galley_record_set_text(root, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED);
        char *first = write_as(document, "json", NULL);
        int32_t status = galley_parse_memory(context, first, strlen(first), NULL, NULL, &back, error);
        ck_assert_msg(!status, "seed %d: %s", (int)seed, galley_error_message(error));
        char *second = write_as(back, "json", NULL);
        ck_assert_str_eq(first, second);
        galley_free(first);
        galley_free(second);
        galley_document_free(document);
    }
    galley_document_free(back);
    teardown();
} END_TEST

/* Reads with pieces of a size; titles and failures in order, as "a b !-6@44:2:3". */
static void read_pieces(const char *format, const char *text, size_t piece, char *out, size_t room) {
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    galley_document *document = NULL;
    size_t at = 0, size = strlen(text);
    int32_t status;
    out[0] = '\0';
    ck_assert_int_eq(galley_input_for_push(context, &input), GALLEY_OK);
    if (format) galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_reader_open(context, input, NULL, &reader, error), GALLEY_OK);
    while ((status = galley_reader_next(reader, &document, error)) != GALLEY_END) {
        size_t used = strlen(out);
        if (status == GALLEY_AGAIN) {
            size_t now = size - at < piece ? size - at : piece;
            galley_reader_push(reader, text + at, now, error);
            at += now;
        } else if (status == GALLEY_OK) {
            const char *title = galley_record_text(galley_document_article(document, 0), GALLEY_TITLE, NULL);
            snprintf(out + used, room - used, "%s%s", used ? " " : "", title ? title : "-");
        } else {
            ck_assert_str_ne(galley_error_message(error), "");
            snprintf(out + used, room - used, "%s!%d@%d", used ? " " : "", (int)status, (int)galley_error_number(error, GALLEY_OFFSET));
        }
    }
    galley_reader_free(reader);
    galley_input_free(input);
    galley_document_free(document);
}

START_TEST(ndjson_is_read_line_by_line_past_bad_lines) {
    setup();
    static const char text[] = "\xef\xbb\xbf{\"galley\":1,\"articles\":[{\"title\":\"a\"}]}\r\n\n  \n{\"galley\":1,\"articles\":[{\"title\":\"b\"}\n{\"galley\":1}\n{\"galley\":2}\nnonsense\n"
                               "{\"galley\":1,\"articles\":[{\"title\":\"c\"},{\"title\":\"d\"}]}";
    char whole[300], pieces[300];
    read_pieces("ndjson", text, sizeof text, whole, sizeof whole);
    ck_assert_str_eq(whole, "a !-6@85 - !-10@109 !-6@112 c");
    for (size_t piece = 1; piece < sizeof text; piece++) {
        read_pieces("ndjson", text, piece, pieces, sizeof pieces);
        ck_assert_str_eq(pieces, whole);
    }
    teardown();
} END_TEST

START_TEST(probes_tell_json_ndjson_and_what_is_neither) {
    setup();
    static const struct { const char *text, *name, *want; } cases[] = {
        { "{\"galley\":1,\"kind\":\"none\"}", NULL, "json" }, { "{\n  \"galley\": 1\n}\n", NULL, "json" }, { "{\"galley\":1}\n{\"galley\":1}\n", NULL, "ndjson" },
        { "{\"galley\":1}\n", "x.ndjson", "ndjson" }, { "{\"galley\":1}\n", "x.jsonl", "ndjson" }, { "{\"a\":1}", "x.json", "json" }, { "", "x.json", "json" }, { "The galley", NULL, "text" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galley_input *input = NULL;
        int32_t score;
        galley_input_from_memory(context, cases[i].text, strlen(cases[i].text), &input);
        if (cases[i].name) galley_input_set(input, GALLEY_NAME, cases[i].name, GALLEY_NUL_TERMINATED);
        ck_assert_str_eq(galley_probe(context, input, NULL, &score, error), cases[i].want);
        galley_input_free(input);
    }
    teardown();
} END_TEST

START_TEST(a_document_that_breaks_gives_its_whole_articles_and_says_where) {
    setup();
    galley_document *document = NULL;
    const char *text = "{\"galley\":1,\"format\":\"rss\",\n\"articles\":[{\"title\":\"a\"},{\"title\":\n";
    ck_assert_int_eq(galley_parse_memory(context, text, strlen(text), NULL, NULL, &document, error), GALLEY_OK);
    const galley_record *root = galley_document_root(document), *said = galley_record_at(root, GALLEY_DIAGNOSTICS, 0);
    ck_assert_uint_eq(galley_record_count(root, GALLEY_ARTICLES), 1);
    ck_assert_int_eq(galley_record_number(root, GALLEY_TRUNCATED, 0), 1);
    ck_assert_str_eq(galley_record_text(said, GALLEY_MESSAGE, NULL), "the text ends before its JSON value does");
    galley_document_free(document);
    document = NULL;
    text = "{\"galley\":1,\n \"title\":}";
    ck_assert_int_eq(galley_parse_memory(context, text, strlen(text), NULL, NULL, &document, error), GALLEY_ESYNTAX);
    ck_assert_str_eq(galley_error_message(error), "'}' is not expected here");
    ck_assert_str_eq(galley_error_text(error, GALLEY_FORMAT), "json");
    ck_assert_int_eq(galley_error_number(error, GALLEY_LINE), 2);
    ck_assert_int_eq(galley_error_number(error, GALLEY_COLUMN), 10);
    galley_input *input = NULL;
    galley_input_from_memory(context, "", 0, &input);
    galley_input_set(input, GALLEY_FORMAT, "json", 4);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, error), GALLEY_ESYNTAX);
    ck_assert_str_eq(galley_error_message(error), "there is no JSON value");
    galley_input_free(input);
    teardown();
} END_TEST

#else
#  define generated_documents_come_back_through_the_registry the_option_indent_is_for_people
#  define ndjson_is_read_line_by_line_past_bad_lines the_option_indent_is_for_people
#  define probes_tell_json_ndjson_and_what_is_neither the_option_indent_is_for_people
#  define a_document_that_breaks_gives_its_whole_articles_and_says_where the_option_indent_is_for_people
#endif

UNIT_MAIN("json module", the_option_indent_is_for_people, a_line_is_a_whole_document_of_one_article, generated_documents_come_back_through_the_registry,
          ndjson_is_read_line_by_line_past_bad_lines, probes_tell_json_ndjson_and_what_is_neither, a_document_that_breaks_gives_its_whole_articles_and_says_where)
