/* lib/registry: contexts, options, probing, reading, carrying and writing, through modules that a stranger wrote. */
#include "unit.h"
#include "stranger.h"

static galley_context *context;
static galley_error *error;
static galley_document *document;

static void setup(void) {
    context = NULL; error = NULL; document = NULL;
    ck_assert_int_eq(galley_context_new(NULL, "", &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    ck_assert_int_eq(lines_register(context, 0, error), GALLEY_OK);
    ck_assert_int_eq(headlines_register(context, GALLEY_MODULE_WRITES_MANY, error), GALLEY_OK);
    ck_assert_int_eq(box_register(context, error), GALLEY_OK);
}
static void teardown(void) {
    galley_document_free(document);
    galley_error_free(error);
    galley_context_free(context);
}
static int32_t parse(const char *text, galley_options *options) {
    return galley_parse_memory(context, text, strlen(text), NULL, options, &document, error);
}
static const char *title(size_t index) {
    const char *text = galley_record_text(galley_document_article(document, index), GALLEY_TITLE, NULL);
    return text ? text : "";
}
static void failed_with(int32_t status, int32_t wanted, const char *part) {
    ck_assert_int_eq(status, wanted);
    ck_assert_int_eq(galley_error_code(error), wanted);
    ck_assert_msg(strstr(galley_error_message(error), part) != NULL, "message '%s' lacks '%s'", galley_error_message(error), part);
}

START_TEST(a_parser_that_streams_gathers_into_one_document) {
    setup();
    ck_assert_int_eq(parse("#lines\none\ntwo\nthree", NULL), GALLEY_OK);
    ck_assert_uint_eq(galley_record_count(galley_document_root(document), GALLEY_ARTICLES), 3);
    ck_assert_str_eq(title(0), "one");
    ck_assert_str_eq(title(2), "three");
    ck_assert_str_eq(galley_record_text(galley_document_root(document), GALLEY_FORMAT, NULL), "lines");
    ck_assert_str_eq(galley_record_text(galley_document_root(document), GALLEY_KIND, NULL), "package");
    teardown();
} END_TEST

START_TEST(an_unknown_input_fails_and_leaves_no_document) {
    setup();
    failed_with(parse("what is this", NULL), GALLEY_EUNKNOWN_FORMAT, "format");
    ck_assert_ptr_null(document);
    teardown();
} END_TEST

START_TEST(compressed_bytes_are_for_a_parser_that_claims_them_or_has_no_probe) {
    static const char *const named[] = { "lines", "unprobed" };
    galley_module module = { .size = sizeof module, .option_size = sizeof(galley_option), .name = "unprobed" };
    galley_parser table = { .size = sizeof table, .flags = GALLEY_MODULE_STREAMS, .module = &module, .open = lines_open, .push = lines_push };
    setup();
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_OK);
    for (size_t i = 0; i < 2; i++) {
        galley_input *input = NULL;
        ck_assert_int_eq(galley_input_from_memory(context, "\x1f\x8b\x08\none", 7, &input), GALLEY_OK);
        ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, named[i], GALLEY_NUL_TERMINATED), GALLEY_OK);
        int32_t status = galley_parse(context, input, NULL, &document, error);
        if (i) { ck_assert_int_eq(status, GALLEY_OK); ck_assert_str_eq(title(1), "one"); }
        else failed_with(status, GALLEY_EUNKNOWN_FORMAT, "gzip");
        galley_input_free(input);
    }
    teardown();
} END_TEST

START_TEST(an_old_document_is_reused_and_stays_emptied_on_failure) {
    setup();
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    const galley_document *before = document;
    ck_assert_int_eq(parse("#lines\ntwo", NULL), GALLEY_OK);
    ck_assert_ptr_eq(document, before);
    ck_assert_str_eq(title(0), "two");
    failed_with(parse("#lines\n!!", NULL), GALLEY_ESYNTAX, "two marks");
    ck_assert_ptr_nonnull(document);
    ck_assert_uint_eq(galley_record_count(galley_document_root(document), GALLEY_ARTICLES), 0);
    teardown();
} END_TEST

START_TEST(an_input_that_breaks_after_an_article_is_truncated_with_a_diagnostic) {
    setup();
    ck_assert_int_eq(parse("#lines\none\n!!\nthree", NULL), GALLEY_OK);
    const galley_record *root = galley_document_root(document), *d = galley_record_at(root, GALLEY_DIAGNOSTICS, 0);
    ck_assert_uint_eq(galley_record_count(root, GALLEY_ARTICLES), 1);
    ck_assert_int_eq(galley_record_number(root, GALLEY_TRUNCATED, 0), 1);
    ck_assert_str_eq(galley_record_text(d, GALLEY_SEVERITY, NULL), "error");
    ck_assert_str_eq(galley_record_text(d, GALLEY_MESSAGE, NULL), "two marks");
    ck_assert_int_eq(galley_record_number(d, GALLEY_OFFSET, -1), 11);
    ck_assert_int_eq(galley_record_number(d, GALLEY_LINE, -1), 3);
    teardown();
} END_TEST

static galley_reader *open_reader(const char *text, galley_options *options, galley_input **input) {
    galley_reader *reader = NULL;
    ck_assert_int_eq(galley_input_from_memory(context, text, strlen(text), input), GALLEY_OK);
    ck_assert_int_eq(galley_reader_open(context, *input, options, &reader, error), GALLEY_OK);
    return reader;
}

START_TEST(a_reader_gives_good_items_then_the_failure_then_the_rest) {
    setup();
    galley_input *input = NULL;
    galley_reader *reader = open_reader("#lines\none\n!\nthree\n!!\nfive", NULL, &input);
    ck_assert_int_eq(galley_reader_next(reader, &document, error), GALLEY_OK);
    ck_assert_str_eq(title(0), "one");
    failed_with(galley_reader_next(reader, &document, error), GALLEY_ESYNTAX, "a mark");
    ck_assert_int_eq(galley_error_number(error, GALLEY_OFFSET), 11);
    ck_assert_int_eq(galley_error_number(error, GALLEY_LINE), 3);
    ck_assert_str_eq(galley_error_text(error, GALLEY_FORMAT), "lines");
    ck_assert_int_eq(galley_reader_next(reader, &document, error), GALLEY_OK);
    ck_assert_str_eq(title(0), "three");
    failed_with(galley_reader_next(reader, &document, error), GALLEY_ESYNTAX, "two marks");
    ck_assert_int_eq(galley_reader_next(reader, &document, error), GALLEY_END);
    ck_assert_int_eq(galley_reader_next(reader, &document, error), GALLEY_END);
    galley_reader_free(reader);
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_pushed_input_gives_the_same_in_pieces_of_any_size) {
    setup();
    const char *text = "BOX\n13 a.lines\n#lines\none\ntw9 b.lines\n#lines\nx\n";
    for (size_t piece = 1; piece < strlen(text); piece++) {
        galley_input *input = NULL;
        galley_reader *reader = NULL;
        char got[64] = "";
        int32_t status = GALLEY_OK;
        ck_assert_int_eq(galley_input_for_push(context, &input), GALLEY_OK);
        ck_assert_int_eq(galley_reader_open(context, input, NULL, &reader, error), GALLEY_OK);
        ck_assert_int_eq(galley_reader_next(reader, &document, error), GALLEY_AGAIN);
        for (size_t at = 0; at <= strlen(text); at += piece) {
            size_t size = strlen(text) - at < piece ? strlen(text) - at : piece;
            ck_assert_int_eq(galley_reader_push(reader, text + at, size, error), GALLEY_OK);
            while ((status = galley_reader_next(reader, &document, error)) == GALLEY_OK) { strcat(got, title(0)); strcat(got, ","); }
        }
        ck_assert_int_eq(galley_reader_push(reader, NULL, 0, error), GALLEY_OK);
        while ((status = galley_reader_next(reader, &document, error)) == GALLEY_OK) { strcat(got, title(0)); strcat(got, ","); }
        ck_assert_int_eq(status, GALLEY_END);
        ck_assert_str_eq(got, "one,tw,x,");
        ck_assert_uint_eq(galley_reader_offset(reader), strlen(text));
        galley_reader_free(reader);
        galley_input_free(input);
    }
    teardown();
} END_TEST

START_TEST(a_carrier_gives_facts_and_properties_to_its_payloads_and_survives_bad_ones) {
    setup();
    ck_assert_int_eq(parse("BOX\n10 a.lines\n#lines\none4 b.bin\n????12 c.lines\n#lines\nthree", NULL), GALLEY_OK);
    const galley_record *root = galley_document_root(document);
    ck_assert_uint_eq(galley_record_count(root, GALLEY_ARTICLES), 2);
    ck_assert_str_eq(title(1), "three");
    ck_assert_str_eq(galley_record_property(root, "box:size", NULL), "10");
    ck_assert_uint_eq(galley_record_count(root, GALLEY_DIAGNOSTICS), 1);
    teardown();
} END_TEST

START_TEST(containers_within_containers_stop_at_the_nesting_limit) {
    setup();
    char text[2048] = "#lines\nx", head[32];
    for (int i = 0; i < 30; i++) {
        int size = snprintf(head, sizeof head, "BOX\n%zu n\n", strlen(text));
        memmove(text + size, text, strlen(text) + 1);
        memcpy(text, head, (size_t)size);
    }
    failed_with(parse(text, NULL), GALLEY_ELIMIT, "limit.nesting");
    teardown();
} END_TEST

START_TEST(an_unknown_option_names_the_nearest) {
    setup();
    galley_options *options = NULL;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    failed_with(galley_options_set(options, "lines.mod", "plain", error), GALLEY_EOPTION, "lines.mode");
    failed_with(galley_options_set(options, "limit.imput", "1", error), GALLEY_EOPTION, "limit.input");
    failed_with(galley_options_set(options, "zzzzzzzz", "1", error), GALLEY_EOPTION, "unknown option 'zzzzzzzz'");
    failed_with(galley_options_set(options, "lines.mode", "other", error), GALLEY_EOPTION, "plain|fancy");
    failed_with(galley_options_set(options, "lines.most", "10", error), GALLEY_EOPTION, "number 0..9");
    failed_with(galley_options_set(options, "strict", "maybe", error), GALLEY_EOPTION, "flag");
    ck_assert_int_eq(galley_options_set(options, "lines.most", "9", error), GALLEY_OK);
    ck_assert_int_eq(galley_options_set(options, "strict", "yes", error), GALLEY_OK);
    galley_options_free(options);
    teardown();
} END_TEST

START_TEST(a_limit_of_the_context_is_a_ceiling) {
    setup();
    galley_options *options = NULL;
    ck_assert_int_eq(galley_context_set(context, "limit.nodes", "10", error), GALLEY_OK);
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    failed_with(galley_options_set(options, "limit.nodes", "11", error), GALLEY_EOPTION, "only lower");
    ck_assert_int_eq(galley_options_set(options, "limit.nodes", "2", error), GALLEY_OK);
    ck_assert_int_eq(galley_options_set(options, "limit.items", "1", error), GALLEY_OK);
    ck_assert_int_eq(parse("#lines\none", options), GALLEY_OK);
    ck_assert_int_eq(galley_context_set(context, "limit.work", "5", error), GALLEY_OK);
    failed_with(parse("#lines\none", NULL), GALLEY_ELIMIT, "limit.work");
    galley_options_free(options);
    teardown();
} END_TEST

static int32_t GALLEY_CALL stop_at_once(void *user, uint64_t done) { ++*(int *)user; return done > 0; }

START_TEST(a_cancelled_call_says_so) {
    setup();
    galley_options *options = NULL;
    int asked = 0;
    size_t size = (size_t)3 << 20;
    char *text = malloc(size);
    memset(text, 'x', size);
    memcpy(text, "#lines\n", 7);
    galley_options_new(context, &options);
    galley_options_set_cancel(options, stop_at_once, &asked);
    failed_with(galley_parse_memory(context, text, size, NULL, options, &document, error), GALLEY_ECANCELLED, "cancel");
    ck_assert_int_eq(asked, 1);
    galley_options_free(options);
    free(text);
    teardown();
} END_TEST

START_TEST(strict_makes_an_error_diagnostic_a_failure) {
    setup();
    galley_options *options = NULL;
    galley_options_new(context, &options);
    ck_assert_int_eq(parse("#lines\nwarn", NULL), GALLEY_OK);
    galley_options_set(options, "strict", "true", error);
    failed_with(parse("#lines\nwarn", options), GALLEY_ESYNTAX, "a warning line");
    ck_assert_int_eq(galley_error_number(error, GALLEY_OFFSET), 7);
    galley_options_free(options);
    teardown();
} END_TEST

static int32_t GALLEY_CALL marks_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    static const uint64_t offsets[] = { 2, 4, 4, 6, 9, 1, 13, 12, 11, GALLEY_NO_OFFSET, 14, 99 };
    (void)state; (void)data; (void)size;
    if (!last) return GALLEY_OK;
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) galley_call_warn(call, GALLEY_NOTE, "mark", offsets[i], "here");
    return galley_call_root(call) ? GALLEY_OK : GALLEY_ENOMEM;
}

START_TEST(diagnostics_have_lines_and_columns_in_any_order) {
    static const int places[][2] = { { 1, 3 }, { 2, 1 }, { 2, 1 }, { 2, 3 }, { 3, 1 }, { 1, 2 }, { 4, 3 }, { 4, 2 }, { 4, 1 }, { -1, -1 }, { 4, 4 }, { -1, -1 } };
    galley_context *own = NULL;
    galley_document *made = NULL;
    galley_module module = { .size = sizeof module, .name = "marks" };
    galley_parser parser = { .size = sizeof parser, .module = &module, .push = marks_push };
    galley_input *input = NULL;
    ck_assert_int_eq(galley_context_new(NULL, "", &own), GALLEY_OK);
    ck_assert_int_eq(galley_register_parser(own, &parser, 0, NULL), GALLEY_OK);
    ck_assert_int_eq(galley_input_from_memory(own, "abc\nabcd\na\nabc", 14, &input), GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "marks", GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_parse(own, input, NULL, &made, NULL), GALLEY_OK);
    const galley_record *root = galley_document_root(made);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const galley_record *mark = galley_record_at(root, GALLEY_DIAGNOSTICS, i);
        ck_assert_int_eq(galley_record_number(mark, GALLEY_LINE, -1), places[i][0]);
        ck_assert_int_eq(galley_record_number(mark, GALLEY_COLUMN, -1), places[i][1]);
    }
    galley_input_free(input);
    galley_document_free(made);
    galley_context_free(own);
} END_TEST

START_TEST(probing_knows_names_types_and_bytes) {
    setup();
    galley_input *input = NULL;
    int32_t score;
    galley_input_from_memory(context, "BOX\n", 4, &input);
    ck_assert_str_eq(galley_probe(context, input, NULL, &score, error), "box");
    ck_assert_int_eq(score, GALLEY_SCORE_CERTAIN);
    ck_assert_ptr_null(galley_probe(context, input, "lines", &score, error));
    ck_assert_int_eq(score, GALLEY_SCORE_NO);
    ck_assert_ptr_null(galley_probe(context, input, "line", &score, error));
    failed_with(galley_error_code(error), GALLEY_EUNKNOWN_FORMAT, "did you mean 'lines'");
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_pushed_input_needs_a_reader) {
    setup();
    galley_input *input = NULL;
    ck_assert_int_eq(galley_input_for_push(context, &input), GALLEY_OK);
    failed_with(galley_parse(context, input, NULL, &document, error), GALLEY_ESTATE, "needs a reader");
    ck_assert_ptr_null(document);
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_format_that_is_not_there_fails_before_anything_is_read) {
    setup();
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    galley_input_from_memory(context, "x", 1, &input);
    galley_input_set(input, GALLEY_FORMAT, "lnes", GALLEY_NUL_TERMINATED);
    failed_with(galley_reader_open(context, input, NULL, &reader, error), GALLEY_EUNKNOWN_FORMAT, "lines");
    ck_assert_ptr_null(reader);
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_new_document_reuses_an_old_one) {
    setup();
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    galley_document *before = document;
    ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
    ck_assert_ptr_eq(document, before);
    ck_assert_ptr_null(galley_document_article(document, 0));
    teardown();
} END_TEST

START_TEST(an_input_is_read_once) {
    setup();
    galley_input *input = NULL;
    galley_reader *second = NULL, *reader = open_reader("#lines\n", NULL, &input);
    failed_with(galley_reader_open(context, input, NULL, &second, error), GALLEY_ESTATE, "read once");
    failed_with(galley_reader_push(reader, "x", 1, error), GALLEY_ESTATE, "galley_input_for_push");
    galley_reader_free(reader);
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_name_twice_is_refused_unless_it_replaces) {
    setup();
    failed_with(lines_register(context, 0, error), GALLEY_EEXISTS, "lines");
    ck_assert_int_eq(lines_register(context, GALLEY_REPLACE, error), GALLEY_OK);
    ck_assert_uint_eq(galley_format_count(context), 3);
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    teardown();
} END_TEST

START_TEST(a_writer_takes_many_documents_and_reports_losses) {
    setup();
    galley_sink *sink = NULL;
    galley_writer *writer = NULL;
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, 0);
    galley_body_open(article, GALLEY_NODE_PARAGRAPH);
    galley_body_text(article, "body", 4);
    galley_body_close(article);
    ck_assert_int_eq(galley_sink_to_memory(context, &sink), GALLEY_OK);
    ck_assert_int_eq(galley_writer_open(context, "headlines", NULL, sink, &writer, error), GALLEY_OK);
    ck_assert_int_eq(galley_writer_add(writer, document, error), GALLEY_OK);
    ck_assert_int_eq(galley_writer_add(writer, document, error), GALLEY_OK);
    const galley_record *losses = galley_writer_losses(writer);
    ck_assert_uint_eq(galley_record_count(losses, GALLEY_DIAGNOSTICS), 1);
    ck_assert_str_eq(galley_record_text(galley_record_at(losses, GALLEY_DIAGNOSTICS, 0), GALLEY_CODE, NULL), "lost.body");
    ck_assert_int_eq(galley_writer_finish(writer, error), GALLEY_OK);
    failed_with(galley_writer_add(writer, document, error), GALLEY_ESTATE, "finished");
    ck_assert_int_eq(galley_writer_close(writer, error), GALLEY_OK);
    size_t size;
    const char *bytes = galley_sink_bytes(sink, &size);
    ck_assert_uint_eq(size, 11);
    ck_assert_int_eq(memcmp(bytes, "one\none\n--\n", 11), 0);
    ck_assert_int_eq(galley_sink_close(sink, error), GALLEY_OK);
    char *text = NULL;
    ck_assert_int_eq(galley_write_memory(context, document, "headlines", NULL, &text, &size, error), GALLEY_OK);
    ck_assert_str_eq(text, "one\n--\n");
    galley_free(text);
    teardown();
} END_TEST

START_TEST(one_document_formats_take_one_document) {
    setup();
    galley_sink *sink = NULL;
    galley_writer *writer = NULL;
    galley_context *other = NULL;
    galley_context_new(NULL, "", &other);
    ck_assert_int_eq(headlines_register(other, 0, error), GALLEY_OK);
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    galley_sink_to_memory(other, &sink);
    ck_assert_int_eq(galley_writer_open(other, "headlines", NULL, sink, &writer, error), GALLEY_OK);
    ck_assert_int_eq(galley_writer_add(writer, document, error), GALLEY_OK);
    failed_with(galley_writer_add(writer, document, error), GALLEY_EUNSUPPORTED, "one document");
    ck_assert_int_eq(galley_writer_close(writer, error), GALLEY_OK);
    galley_sink_close(sink, NULL);
    galley_context_free(other);
    teardown();
} END_TEST

static int32_t GALLEY_CALL write_nothing(void *user, const void *data, size_t size) { (void)user; (void)data; (void)size; return 1; }

START_TEST(a_failing_sink_and_a_full_one_are_told_apart) {
    setup();
    galley_sink *sink = NULL;
    ck_assert_int_eq(parse("#lines\none", NULL), GALLEY_OK);
    galley_sink_to_callback(context, write_nothing, NULL, &sink);
    failed_with(galley_write(context, document, "headlines", NULL, sink, error), GALLEY_EIO, "callback");
    failed_with(galley_sink_close(sink, error), GALLEY_EIO, "callback");
    galley_writer *writer = NULL;
    galley_sink_to_callback(context, write_nothing, NULL, &sink);
    ck_assert_int_eq(galley_writer_open(context, "headlines", NULL, sink, &writer, error), GALLEY_OK);
    ck_assert_int_eq(galley_writer_add(writer, document, error), GALLEY_OK);
    failed_with(galley_writer_close(writer, error), GALLEY_EIO, "callback");     /* its finish is the first that fails */
    galley_sink_close(sink, NULL);
    galley_context_set(context, "limit.output", "3", error);
    galley_sink_to_memory(context, &sink);
    failed_with(galley_write(context, document, "headlines", NULL, sink, error), GALLEY_ELIMIT, "limit.output");
    galley_sink_close(sink, NULL);
    failed_with(galley_write_file(context, document, "headlines", NULL, "/nonexistent/x", error), GALLEY_EIO, "No such file");
    ck_assert_int_eq(galley_error_number(error, GALLEY_OS_ERROR), 2);
    ck_assert_str_eq(galley_error_text(error, GALLEY_NAME), "/nonexistent/x");
    failed_with(galley_parse_file(context, "/nonexistent/y", NULL, NULL, &document, error), GALLEY_EIO, "No such file");
    failed_with(galley_write(context, document, "headlines", NULL, (galley_sink *)(void *)context, error), GALLEY_ESTATE, "sink");
    teardown();
} END_TEST

START_TEST(every_call_without_its_handles_gives_an_error_with_a_message) {
    setup();
    size_t size;
    char *text = NULL;
    galley_reader *reader = NULL;
    galley_writer *writer = NULL;
    failed_with(galley_parse(NULL, NULL, NULL, &document, error), GALLEY_EARGUMENT, "context");
    failed_with(galley_parse(context, NULL, NULL, NULL, error), GALLEY_EARGUMENT, "nowhere");
    failed_with(galley_reader_open(context, NULL, NULL, &reader, error), GALLEY_EARGUMENT, "input");
    failed_with(galley_reader_next(NULL, &document, error), GALLEY_EARGUMENT, "reader");
    failed_with(galley_writer_open(context, "headlines", NULL, NULL, &writer, error), GALLEY_EARGUMENT, "sink");
    failed_with(galley_writer_add(NULL, NULL, error), GALLEY_EARGUMENT, "writer");
    failed_with(galley_write_memory(context, NULL, "headlines", NULL, &text, &size, error), GALLEY_EARGUMENT, "document");
    failed_with(galley_context_set(NULL, "strict", "1", error), GALLEY_EARGUMENT, "context");
    failed_with(galley_options_set(NULL, "strict", "1", error), GALLEY_EARGUMENT, "options");
    failed_with(galley_register_parser(context, NULL, 0, error), GALLEY_EARGUMENT, "parser");
    failed_with(galley_parse_memory(context, NULL, 5, NULL, NULL, &document, error), GALLEY_EARGUMENT, "argument");
    ck_assert_int_eq(galley_sink_write(NULL, "x", 1), GALLEY_EARGUMENT);
    galley_context *none = NULL;
    ck_assert_int_eq(galley_context_new(NULL, "nosuch", &none), GALLEY_EUNKNOWN_FORMAT);
    ck_assert_ptr_null(none);
    galley_context_free(NULL); galley_reader_free(NULL); galley_options_free(NULL); galley_input_free(NULL); galley_document_free(NULL);
    ck_assert_int_eq(galley_writer_close(NULL, error), GALLEY_OK);
    ck_assert_int_eq(galley_sink_close(NULL, error), GALLEY_OK);
    teardown();
} END_TEST

static int32_t GALLEY_CALL times_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galley_record *article = galley_record_edit(galley_call_root(call), GALLEY_ARTICLES, GALLEY_NEW);
    (void)state; (void)last;
    return galley_call_set_time(call, article, GALLEY_PUBLISHED, data, size);
}

START_TEST(a_fetching_time_that_is_none_is_refused_and_changes_nothing) {
    setup();
    galley_module module = { sizeof module, 0, "times", NULL, NULL, NULL, NULL, 0 };
    galley_parser table = { sizeof table, 0, &module, NULL, NULL, NULL, NULL, times_push, NULL };
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_OK);
    galley_input *input = NULL;
    galley_input_from_memory(context, "one line", 8, &input);
    galley_input_set(input, GALLEY_FORMAT, "times", GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FETCHED, "Thu, 12 Jun 2025 22:30:00 GMT", GALLEY_NUL_TERMINATED), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z and more", 20), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FETCHED, "yesterday", GALLEY_NUL_TERMINATED), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, error), GALLEY_OK);
    const galley_record *fetched = galley_record_get(galley_document_root(document), GALLEY_FETCHED);
    ck_assert_str_eq(galley_record_text(fetched, GALLEY_VALUE, NULL), "2025-06-12T22:30:00Z");
    galley_input_free(input);
    teardown();
} END_TEST

START_TEST(a_time_in_any_wording_is_read_against_the_fetching_time) {
    setup();
    galley_module module = { sizeof module, 0, "times", NULL, NULL, NULL, NULL, 0 };
    galley_parser table = { sizeof table, 0, &module, NULL, NULL, NULL, NULL, times_push, NULL };
    static const struct { const char *text, *value, *precision; int relative; } cases[] = {
        { "39 minutes ago", "2025-06-12T21:51Z", "minute", 1 }, { "vor 12 Minuten", "2025-06-12T22:18Z", "minute", 1 },
        { "12 June 2025", "2025-06-12", "day", 0 }, { "2025-06-12T14:05+02:00", "2025-06-12T14:05+02:00", "minute", 0 }, { "no time at all", NULL, NULL, 0 },
    };
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galley_input *input = NULL;
        galley_input_from_memory(context, cases[i].text, strlen(cases[i].text), &input);
        galley_input_set(input, GALLEY_FORMAT, "times", GALLEY_NUL_TERMINATED);
        galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED);
        ck_assert_int_eq(galley_parse(context, input, NULL, &document, error), GALLEY_OK);
        const galley_record *time = galley_record_get(galley_document_article(document, 0), GALLEY_PUBLISHED);
        ck_assert_str_eq(galley_record_text(time, GALLEY_TEXT, NULL), cases[i].text);
        ck_assert_pstr_eq(galley_record_text(time, GALLEY_VALUE, NULL), cases[i].value);
        ck_assert_pstr_eq(galley_record_text(time, GALLEY_PRECISION, NULL), cases[i].precision);
        ck_assert_int_eq(galley_record_number(time, GALLEY_RELATIVE, 0), cases[i].relative);
        galley_input_free(input);
    }
    galley_input *input = NULL;
    ck_assert_int_eq(galley_context_set(context, "limit.nodes", "2", error), GALLEY_OK);   /* document and article: none is left for the time */
    galley_input_from_memory(context, "39 minutes ago", 14, &input);
    galley_input_set(input, GALLEY_FORMAT, "times", GALLEY_NUL_TERMINATED);
    failed_with(galley_parse(context, input, NULL, &document, error), GALLEY_ELIMIT, "limit.nodes");
    galley_input_free(input);
    teardown();
} END_TEST

UNIT_MAIN("registry", a_fetching_time_that_is_none_is_refused_and_changes_nothing, a_time_in_any_wording_is_read_against_the_fetching_time, a_parser_that_streams_gathers_into_one_document, an_unknown_input_fails_and_leaves_no_document,
          an_old_document_is_reused_and_stays_emptied_on_failure, compressed_bytes_are_for_a_parser_that_claims_them_or_has_no_probe, an_input_that_breaks_after_an_article_is_truncated_with_a_diagnostic,
          a_reader_gives_good_items_then_the_failure_then_the_rest, a_pushed_input_gives_the_same_in_pieces_of_any_size,
          a_carrier_gives_facts_and_properties_to_its_payloads_and_survives_bad_ones, containers_within_containers_stop_at_the_nesting_limit,
          an_unknown_option_names_the_nearest, a_limit_of_the_context_is_a_ceiling, a_cancelled_call_says_so, strict_makes_an_error_diagnostic_a_failure, diagnostics_have_lines_and_columns_in_any_order,
          probing_knows_names_types_and_bytes, a_pushed_input_needs_a_reader, a_format_that_is_not_there_fails_before_anything_is_read, an_input_is_read_once, a_new_document_reuses_an_old_one,
          a_name_twice_is_refused_unless_it_replaces, a_writer_takes_many_documents_and_reports_losses, one_document_formats_take_one_document,
          a_failing_sink_and_a_full_one_are_told_apart, every_call_without_its_handles_gives_an_error_with_a_message)
