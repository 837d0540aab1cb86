/* A body written as Markdown and read again is the same body, in the normal form of docs/markdown.md. */
#include "unit.h"
#include "formats/markdown/markdown_module.h"
#include "tools/dump_body.h"
#include "tools/generate_documents.h"
#include "galley/module.h"
#if GALLEY_WITH_CMARK
#include <cmark.h>

/* A format "md": its input is the body of an article, and no frame is looked for. */
static int32_t GALLEY_CALL push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galley_record *article = galley_record_edit(galley_call_root(call), GALLEY_ARTICLES, GALLEY_NEW);
    (void)state; (void)last;
    return galley_call_parse_body(call, article, "markdown", data, size, 0);
}
static const galley_module fragment_module = { .size = sizeof(galley_module), .option_size = sizeof(galley_option), .name = "md", .title = "a body" };
static const galley_parser fragment_parser = { .size = sizeof(galley_parser), .module = &fragment_module, .push = push };

static galley_context *context;
static galley_options *fragments;

static void begin(void) {
    ck_assert_int_eq(galley_context_new(NULL, "", &context), GALLEY_OK);
    ck_assert_int_eq(galleyi_register_markdown(context, NULL), GALLEY_OK);
    ck_assert_int_eq(galley_register_parser(context, &fragment_parser, 0, NULL), GALLEY_OK);
    ck_assert_int_eq(galley_options_new(context, &fragments), GALLEY_OK);
}
static void end(void) {
    galley_options_free(fragments);
    galley_context_free(context);
}

static void read_body(const char *text, size_t size, galley_document **out) {
    galley_input *input = NULL;
    galley_error *error = NULL;
    galley_error_new(&error);
    ck_assert_int_eq(galley_input_from_memory(context, text, size, &input), GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "md", GALLEY_NUL_TERMINATED);
    int32_t status = galley_parse(context, input, fragments, out, error);
    ck_assert_msg(status == GALLEY_OK, "%s", galley_error_message(error));
    galley_input_free(input);
    galley_error_free(error);
}

static const galley_node *body_of(const galley_document *document) { return galley_record_body(galley_document_article(document, 0)); }

static char *write_body(const galley_node *body, size_t *size) {
    galley_sink *sink = NULL;
    ck_assert_int_eq(galley_sink_to_memory(context, &sink), GALLEY_OK);
    ck_assert_int_eq(galley_write_body(context, body, "markdown", NULL, sink, NULL), GALLEY_OK);
    const void *bytes = galley_sink_bytes(sink, size);
    char *text = malloc(*size + 1);
    memcpy(text, bytes ? bytes : "", *size);
    text[*size] = '\0';
    galley_sink_close(sink, NULL);
    return text;
}

static void no_html(const char *text, size_t size) {
    cmark_node *root = cmark_parse_document(text, size, 0);
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));
        ck_assert_msg(type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_HTML_INLINE, "raw HTML: %s\nin\n%s", cmark_node_get_literal(cmark_iter_get_node(iter)), text);
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
}

static void dump_text(galleyi_buffer *out, const galley_node *body, int normal) {
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(out, &memory);
    if (!body) galleyi_buffer_append_text(out, "root\n");
    else if (normal) dump_markdown_normal(out, body);
    else dump_body(out, body);
    galleyi_buffer_text(out);
}

static int same(const galley_document *document, uint64_t seed) {
    size_t size;
    galley_document *back = NULL;
    galleyi_buffer wanted, got;
    char *text = write_body(body_of(document), &size);
    no_html(text, size);
    read_body(text, size, &back);
    dump_text(&wanted, body_of(document), 1);
    dump_text(&got, body_of(back), 0);
    int equal = !strcmp(wanted.data, got.data);
    if (!equal) {
        const char *only = getenv("MD_SEED");
        size_t at = 0;
        while (wanted.data[at] && wanted.data[at] == got.data[at]) at++;
        size_t from = at > 200 ? at - 200 : 0;
        galleyi_buffer raw;
        dump_text(&raw, body_of(document), 0);
        if (only) printf("── as it was\n%s\n", raw.data);
        galleyi_buffer_free(&raw);
        if (only) printf("── seed %d\n%s\n── wanted\n%s\n── got\n%s\n", (int)seed, text, wanted.data, got.data);
        else printf("── seed %d: wanted …%.300s\n── got …%.300s\n", (int)seed, wanted.data + from, got.data + from);
    }
    galleyi_buffer_free(&wanted);
    galleyi_buffer_free(&got);
    galley_document_free(back);
    free(text);
    return equal;
}

static galley_document *generated(generator *g, uint64_t seed, const generate_options *options) {
    galley_document *document = NULL;
    generate_begin(g, seed);
    g->options = *options;
    ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
    generate_body(g, galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW));
    return document;
}

static void all_same(int plain, int count) {
    static generator g;
    const char *only = getenv("MD_SEED");
    int failed = 0;
    begin();
    for (int seed = only ? atoi(only) : 1; seed <= (only ? atoi(only) : count); seed++) {
        generate_options options = { .plain = plain, .spaced = seed % 2 };
        galley_document *document = generated(&g, (uint64_t)seed, &options);
        failed += !same(document, (uint64_t)seed);
        galley_document_free(document);
        if (failed > 3) break;
    }
    end();
    ck_assert_int_eq(failed, 0);
}

START_TEST(two_thousand_bodies_come_back_as_they_were) { all_same(1, 2000); } END_TEST
START_TEST(two_thousand_bodies_of_any_text_come_back_in_normal_form) { all_same(0, 2000); } END_TEST

START_TEST(nodes_where_they_do_not_belong_make_no_html) {
    static generator g;
    begin();
    for (uint64_t seed = 1; seed <= 500; seed++) {
        generate_options options = { .odd = 30 };
        size_t size;
        galley_document *document = generated(&g, seed, &options);
        char *text = write_body(body_of(document), &size);
        no_html(text, size);
        free(text);
        galley_document_free(document);
    }
    end();
} END_TEST

UNIT_MAIN("markdown bodies", two_thousand_bodies_come_back_as_they_were, two_thousand_bodies_of_any_text_come_back_in_normal_form,
          nodes_where_they_do_not_belong_make_no_html)
#else
START_TEST(markdown_is_not_read_without_cmark) {} END_TEST
UNIT_MAIN("markdown bodies", markdown_is_not_read_without_cmark)
#endif
