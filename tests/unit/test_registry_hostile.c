/* lib/registry against modules that misbehave in every way that the tables allow, and against memory that fails. */
#include "unit.h"
#include "stranger.h"
#include "tools/failing_allocator.h"

static galley_context *context;
static galley_error *error;
static galley_document *document;
static int destroyed;

static void GALLEY_CALL count_destroy(void *user) { ++*(int *)user; }

typedef int32_t (GALLEY_CALL *push_fn)(void *state, galley_call *call, const void *data, size_t size, int32_t last);
typedef int32_t (GALLEY_CALL *open_fn)(void *user, galley_call *call, void **state);

static int32_t bad_parser(const char *name, uint32_t flags, open_fn open, push_fn push) {
    galley_module module = {0};
    galley_parser table = {0};
    module.size = sizeof module;
    module.name = name;
    table.size = sizeof table;
    table.flags = flags;
    table.module = &module;
    table.user = &destroyed;
    table.destroy = count_destroy;
    table.open = open;
    table.push = push;
    return galley_register_parser(context, &table, 0, error);
}
static void setup(void) {
    context = NULL; error = NULL; document = NULL; destroyed = 0;
    ck_assert_int_eq(galley_context_new(NULL, "", &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
}
static void teardown(void) {
    galley_document_free(document);
    galley_context_free(context);
    galley_error_free(error);
}
/* Parses text by the named format; a failure must carry a message. */
static int32_t run(const char *format, const char *text) {
    galley_input *input = NULL;
    ck_assert_int_eq(galley_input_from_memory(context, text, strlen(text), &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED), GALLEY_OK);
    int32_t status = galley_parse(context, input, NULL, &document, error);
    galley_input_free(input);
    ck_assert_int_le(status, GALLEY_OK);
    if (status) ck_assert_str_ne(galley_error_message(error), "");
    return status;
}

static int32_t GALLEY_CALL gives_positive(void *s, galley_call *c, const void *d, size_t n, int32_t l) { (void)s; (void)c; (void)d; (void)n; (void)l; return 7; }
static int32_t GALLEY_CALL gives_garbage(void *s, galley_call *c, const void *d, size_t n, int32_t l) { (void)s; (void)c; (void)d; (void)n; (void)l; return -12345; }
static int32_t GALLEY_CALL gives_nothing(void *s, galley_call *c, const void *d, size_t n, int32_t l) { (void)s; (void)c; (void)d; (void)n; (void)l; return 0; }
static int32_t GALLEY_CALL fails_open(void *u, galley_call *c, void **s) { (void)u; (void)c; (void)s; return GALLEY_EUNSUPPORTED; }
static int32_t GALLEY_CALL opens_positive(void *u, galley_call *c, void **s) { (void)u; (void)c; *s = NULL; return 3; }

START_TEST(statuses_that_no_module_may_give_are_module_failures) {
    setup();
    bad_parser("positive", 0, NULL, gives_positive);
    bad_parser("garbage", 0, NULL, gives_garbage);
    bad_parser("noopen", 0, fails_open, gives_nothing);
    bad_parser("oddopen", 0, opens_positive, gives_nothing);
    bad_parser("nothing", 0, NULL, gives_nothing);
    bad_parser("nostream", GALLEY_MODULE_STREAMS, NULL, gives_nothing);
    bad_parser("nocarry", GALLEY_MODULE_CARRIES, NULL, gives_nothing);
    ck_assert_int_eq(run("positive", "x"), GALLEY_EMODULE);
    ck_assert_int_eq(run("garbage", "x"), -12345);
    ck_assert_int_eq(run("noopen", "x"), GALLEY_EUNSUPPORTED);
    ck_assert_int_eq(run("oddopen", "x"), GALLEY_EMODULE);
    ck_assert_int_eq(run("nothing", ""), GALLEY_OK);
    ck_assert_str_eq(galley_record_text(galley_document_root(document), GALLEY_KIND, NULL), "none");
    ck_assert_int_eq(run("nostream", "x"), GALLEY_OK);
    ck_assert_int_eq(run("nocarry", "x"), GALLEY_OK);
    teardown();
    ck_assert_int_eq(destroyed, 7);
} END_TEST

static int32_t GALLEY_CALL builds_badly(void *s, galley_call *call, const void *d, size_t n, int32_t l) {
    galley_record *root = galley_call_root(call), *article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
    (void)s; (void)d; (void)n; (void)l;
    galley_record_set_text(article, GALLEY_TITLE, "kept", 4);
    galley_record_set_text(root, GALLEY_BODY, "x", 1);
    galley_record_set_number(article, GALLEY_TITLE, 1);
    galley_record_set_time(article, GALLEY_PUBLISHED, "tomorrow", 8);
    galley_record_edit(article, GALLEY_COMMENTS, 5);
    galley_record_remove(article, GALLEY_TAGS, 0);
    galley_body_close(article);
    galley_body_open(article, 9999);
    galley_body_open(article, GALLEY_NODE_TEXT);
    galley_body_open(article, GALLEY_NODE_PARAGRAPH);
    galley_body_set_text(article, GALLEY_URL, "x", 1);
    galley_record_set_property(article, "x", "{", 1);
    return GALLEY_OK;
}
static int32_t GALLEY_CALL asks_wrongly(void *s, galley_call *call, const void *d, size_t n, int32_t l) {
    (void)s; (void)d; (void)n; (void)l;
    ck_assert_int_eq(galley_call_lost(call, GALLEY_BODY), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_write_body(call, NULL, "x", NULL), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_carry_data(call, "x", 1), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_carry_end(call), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_carry_fact(call, GALLEY_URL, "x", 1), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_parse_body(call, NULL, "x", "x", 1, 0), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_call_parse_body(call, galley_call_root(call), "none", "x", 1, 0), GALLEY_EUNKNOWN_FORMAT);
    ck_assert_int_eq(galley_call_set_time(call, galley_call_root(call), GALLEY_TITLE, "x", 1), GALLEY_EARGUMENT);
    ck_assert_ptr_null(galley_call_option(call, "no-such-option"));
    ck_assert_ptr_null(galley_call_option(call, NULL));
    ck_assert_str_eq(galley_call_option(call, "strict"), "false");
    ck_assert_ptr_null(galley_call_allocate(call, SIZE_MAX));
    return GALLEY_OK;
}
static int32_t GALLEY_CALL fails_oddly(void *s, galley_call *call, const void *d, size_t n, int32_t l) {
    char message[2000];
    (void)s; (void)d; (void)n; (void)l;
    memset(message, '\xff', sizeof message - 1);
    message[sizeof message - 1] = 0;
    message[3] = '\n';
    ck_assert_int_eq(galley_call_fail(call, GALLEY_OK, UINT64_MAX - 1, message), GALLEY_EMODULE);
    ck_assert_int_eq(galley_call_fail(call, GALLEY_ELIMIT, 0, NULL), GALLEY_EMODULE);
    return GALLEY_ESYNTAX;
}
static int32_t GALLEY_CALL emits_forever(void *s, galley_call *call, const void *d, size_t n, int32_t l) {
    int32_t status = GALLEY_OK;
    (void)s; (void)d; (void)n; (void)l;
    while (!status) status = galley_call_emit(call);
    return status;
}
static int32_t GALLEY_CALL parses_itself(void *s, galley_call *call, const void *d, size_t n, int32_t l) {
    galley_record *article = galley_record_edit(galley_call_root(call), GALLEY_ARTICLES, GALLEY_NEW);
    (void)s; (void)l;
    galley_body_text(article, "level", 5);
    int32_t status = galley_call_parse_body(call, article, "itself", d, n, 0);
    return status == GALLEY_ELIMIT ? GALLEY_OK : status;
}

START_TEST(a_document_built_badly_is_a_failure_with_a_message) {
    setup();
    bad_parser("badly", 0, NULL, builds_badly);
    ck_assert_int_eq(run("badly", "x"), GALLEY_EARGUMENT);
    teardown();
} END_TEST

START_TEST(calls_of_the_wrong_kind_are_refused) {
    setup();
    bad_parser("wrongly", 0, NULL, asks_wrongly);
    ck_assert_int_eq(run("wrongly", "x"), GALLEY_ENOMEM);
    teardown();
} END_TEST

START_TEST(an_odd_failure_message_becomes_one_valid_line) {
    setup();
    bad_parser("oddly", 0, NULL, fails_oddly);
    ck_assert_int_eq(run("oddly", "x"), GALLEY_ESYNTAX);
    ck_assert_ptr_null(strchr(galley_error_message(error), '\n'));
    teardown();
} END_TEST

START_TEST(a_parser_that_emits_for_ever_is_stopped_by_the_item_limit) {
    setup();
    bad_parser("forever", 0, NULL, emits_forever);
    ck_assert_int_eq(galley_context_set(context, "limit.items", "100", error), GALLEY_OK);
    ck_assert_int_eq(run("forever", "x"), GALLEY_ELIMIT);
    teardown();
} END_TEST

START_TEST(a_parser_that_parses_itself_stops_at_the_nesting_limit) {
    setup();
    bad_parser("itself", 0, NULL, parses_itself);
    ck_assert_int_eq(run("itself", "x"), GALLEY_OK);
    size_t length;
    const galley_node *text = galley_node_first_child(galley_record_body(galley_document_article(document, 0)));
    ck_assert_str_eq(galley_node_text(text, GALLEY_VALUE, &length), "level");
    teardown();
} END_TEST

START_TEST(a_table_that_is_wrong_is_refused_and_destroyed_once) {
    setup();
    galley_option option = { "key", "flag", "false", "help" };
    galley_module good = { sizeof good, sizeof option, "good", "Good", NULL, NULL, &option, 1 };
    galley_parser table = { sizeof table, 0, &good, &destroyed, count_destroy, NULL, NULL, gives_nothing, NULL };
    const char *names[] = { "", "Upper", "with space", "ends.", NULL, "0123456789012345678901234567890123456789x" };
    int wanted = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        good.name = names[i];
        ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
        ck_assert_int_eq(destroyed, ++wanted);
    }
    good.name = "good";
    const char *types[] = { "", "number 9..0", "number x", "number 1..", "choice", NULL };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        option.type = types[i];
        ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
        ck_assert_int_eq(destroyed, ++wanted);
    }
    option.type = "flag";
    good.option_size = 8;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
    good.option_size = sizeof option;
    good.size = 16;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
    good.size = sizeof good;
    table.push = NULL;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
    table.push = gives_nothing;
    table.module = NULL;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
    table.module = &good;
    ck_assert_int_eq(destroyed, wanted + 4);
    table.size = 16;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_EARGUMENT);
    ck_assert_int_eq(destroyed, wanted + 4);   /* a table too small to hold a destroy that could be trusted */
    table.size = sizeof table;
    ck_assert_int_eq(galley_register_parser(context, &table, 0, error), GALLEY_OK);
    ck_assert_int_eq(galley_register_parser(context, &table, GALLEY_REPLACE, error), GALLEY_OK);
    ck_assert_int_eq(destroyed, wanted + 5);
    teardown();
    ck_assert_int_eq(destroyed, wanted + 6);
} END_TEST

static int32_t GALLEY_CALL writes_positive(void *s, galley_call *c, const galley_document *d, galley_sink *k) { (void)s; (void)c; (void)d; (void)k; return 5; }
static int32_t GALLEY_CALL writes_wrongly(void *s, galley_call *call, const galley_document *d, galley_sink *sink) {
    (void)s; (void)d;
    ck_assert_ptr_null(galley_call_root(call));
    ck_assert_int_eq(galley_call_emit(call), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_carry_data(call, "x", 1), GALLEY_ESTATE);
    ck_assert_int_eq(galley_call_lost(call, 7777), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_call_write_body(call, NULL, "x", sink), GALLEY_EARGUMENT);
    for (int i = 0; i < 100; i++) galley_call_lost(call, GALLEY_TITLE);
    return galley_sink_write(sink, NULL, 4);
}

START_TEST(serializers_that_misbehave_are_failures_with_a_message) {
    setup();
    galley_module module = { sizeof module, 0, "wodd", NULL, NULL, NULL, NULL, 0 };
    galley_serializer table = { sizeof table, 0, &module, &destroyed, count_destroy, NULL, writes_positive, NULL, NULL, NULL };
    char *text = NULL;
    size_t length;
    ck_assert_int_eq(galley_register_serializer(context, &table, 0, error), GALLEY_OK);
    module.name = "wrong";
    table.write = writes_wrongly;
    ck_assert_int_eq(galley_register_serializer(context, &table, 0, error), GALLEY_OK);
    ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
    ck_assert_int_eq(galley_write_memory(context, document, "wodd", NULL, &text, &length, error), GALLEY_EMODULE);
    ck_assert_str_ne(galley_error_message(error), "");
    ck_assert_int_eq(galley_write_memory(context, document, "wrong", NULL, &text, &length, error), GALLEY_EARGUMENT);
    ck_assert_str_ne(galley_error_message(error), "");
    galley_sink *sink = NULL;
    galley_sink_to_memory(context, &sink);
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    galley_body_text(article, "x", 1);
    ck_assert_int_eq(galley_write_body(context, galley_record_body(article), "wodd", NULL, sink, error), GALLEY_EUNSUPPORTED);
    galley_sink_close(sink, NULL);
    teardown();
    ck_assert_int_eq(destroyed, 2);
} END_TEST

/* One whole use of the library on an allocator; gives the first failure, which must be GALLEY_ENOMEM. */
static int32_t whole_use(failing_allocator *memory) {
    const char *text = "BOX\n17 a.lines\n#lines\none\nwarn!13 b.lines\n#lines\nthree\n!";
    galley_context *c = NULL;
    galley_document *d = NULL, *copy = NULL;
    galley_options *o = NULL;
    char *out = NULL;
    size_t length;
    int32_t status = galley_context_new(&memory->table, "", &c);
    if (!status) status = lines_register(c, 0, error);
    if (!status) status = headlines_register(c, GALLEY_MODULE_WRITES_MANY, error);
    if (!status) status = box_register(c, error);
    if (!status) status = galley_options_new(c, &o);
    if (!status) status = galley_options_set(o, "lines.most", "4", error);
    if (!status) status = galley_parse_memory(c, text, strlen(text), "https://example.org/a.box", o, &d, error);
    if (!status) status = galley_parse_memory(c, text, strlen(text), NULL, o, &d, error);
    if (!status) status = galley_document_copy(d, &copy);
    if (!status) status = galley_write_memory(c, copy, "headlines", o, &out, &length, error);
    galley_free(out);
    galley_options_free(o);
    galley_document_free(copy);
    galley_document_free(d);
    galley_context_free(c);
    return status;
}

START_TEST(every_allocation_fails_once_and_for_good_without_a_leak) {
    failing_allocator memory;
    size_t failed = 0;
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    failing_init(&memory, 0, 0);
    ck_assert_int_eq(whole_use(&memory), GALLEY_OK);
    ck_assert_uint_eq(memory.held, 0);
    size_t all = memory.made;
    for (int always = 0; always <= 1; always++)
        for (size_t at = 1; at <= all; at++) {
            failing_init(&memory, at, always);
            int32_t status = whole_use(&memory);
            ck_assert_msg(status == GALLEY_ENOMEM, "allocation %zu of %zu gave %d", at, all, status);
            ck_assert_uint_eq(memory.held, 0);
            failed += memory.failed;
        }
    printf("registry: %zu allocations failed\n", failed);
    galley_error_free(error);
} END_TEST

UNIT_MAIN("registry hostile", statuses_that_no_module_may_give_are_module_failures, a_document_built_badly_is_a_failure_with_a_message,
          calls_of_the_wrong_kind_are_refused, an_odd_failure_message_becomes_one_valid_line, a_parser_that_emits_for_ever_is_stopped_by_the_item_limit,
          a_parser_that_parses_itself_stops_at_the_nesting_limit, a_table_that_is_wrong_is_refused_and_destroyed_once,
          serializers_that_misbehave_are_failures_with_a_message, every_allocation_fails_once_and_for_good_without_a_leak)
