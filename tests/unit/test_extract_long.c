/* Stories longer than any in the training corpora are whole. */
#include "core/buffer.h"
#include "unit.h"
#include <galley.h>

static void sentence(galleyi_buffer *page, unsigned *seed, unsigned length) {
    static const char *const words[] = { "harbour", "council", "storm", "engine", "minister", "report", "market", "school", "river", "village", "signal", "doctor", "bridge", "court", "summer", "price" };
    static const char *const verbs[] = { "said", "found", "opened", "closed", "built", "moved", "kept", "told" };
    for (unsigned i = 0; i < length; i++) {
        *seed = *seed * 1103515245u + 12345u;
        const char *word = i % 3 == 1 ? verbs[*seed >> 16 & 7] : words[*seed >> 16 & 15];
        galleyi_buffer_append(page, i ? i % 6 ? " " : ", " : "The ", i ? i % 6 ? 1 : 2 : 4);
        galleyi_buffer_append(page, word, strlen(word));
    }
    galleyi_buffer_append(page, ". ", 2);
}

static void put(galleyi_buffer *page, const char *text) { galleyi_buffer_append(page, text, strlen(text)); }

/* A page of count paragraphs, a heading above each dozen. */
static void build(galleyi_buffer *page, unsigned count) {
    unsigned seed = 7;
    put(page, "<!DOCTYPE html><title>The long winter | Ledger</title><header><nav><a href=/>Home</a> <a href=/news>News</a></nav></header><main><article><h1>The long winter</h1>");
    for (unsigned i = 0; i < count; i++) {
        if (i % 12 == 0) { char heading[64]; snprintf(heading, sizeof heading, "<h2>What the winter brought in year %u</h2>", i / 12); put(page, heading); }
        put(page, "<p>");
        for (unsigned k = 0; k < 3; k++) sentence(page, &seed, 8 + (i + k) % 11);
        put(page, "</p>\n");
    }
    put(page, "</article></main><footer><p>Privacy, contact, terms</p></footer>");
}

static void check_whole(unsigned count) {
    galley_context *context = NULL;
    galley_document *document = NULL;
    galleyi_memory memory;
    galleyi_buffer page;
    unsigned paragraphs = 0, headings = 0;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&page, &memory);
    build(&page, count);
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_ge(galley_parse_memory(context, page.data, page.size, NULL, NULL, &document, NULL), GALLEY_OK);
    const galley_node *body = galley_record_body(galley_document_article(document, 0));
    for (const galley_node *n = galley_node_first_child(body); n; n = galley_node_next(n)) {
        paragraphs += galley_node_kind(n) == GALLEY_NODE_PARAGRAPH;
        headings += galley_node_kind(n) == GALLEY_NODE_HEADING;
    }
    ck_assert_uint_eq(paragraphs, count);
    ck_assert_uint_eq(headings, (count + 11) / 12);
    galley_document_free(document);
    galley_context_free(context);
    galleyi_buffer_free(&page);
}

START_TEST(a_story_of_two_thousand_paragraphs_is_whole) {
    check_whole(20);
    check_whole(200);
    check_whole(2000);
} END_TEST

UNIT_MAIN("extract_long", a_story_of_two_thousand_paragraphs_is_whole)
