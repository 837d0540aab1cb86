/* Stories longer than any in the training corpora are whole, as pages and as dumps of pages. */
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

typedef struct layout { const char *format, *begin, *heading[2], *paragraph[2], *end; } layout;
static const layout layouts[] = {
    { "html", "<!DOCTYPE html><title>The long winter | Ledger</title><header><nav><a href=/>Home</a> <a href=/news>News</a></nav></header><main><article><h1>The long winter</h1>",
      { "<h2>", "</h2>" }, { "<p>", "</p>\n" }, "</article></main><footer><p>Privacy, contact, terms</p></footer>" },
    { "text", "Skip to content\nMenu\nHome\nNews\nThe long winter\nBy Marta Lindqvist\n14 March 2026, 06:40\nShare\n\n", { "", "\n\n" }, { "", "\n\n" },
      "Related stories\nPrivacy\nContact\n© 2026 The Ledger. All rights reserved.\n" }
};

/* A page of count paragraphs, a heading above each dozen but the first. */
static void build(galleyi_buffer *page, const layout *as, unsigned count) {
    unsigned seed = 7;
    put(page, as->begin);
    for (unsigned i = 0; i < count; i++) {
        if (i && i % 12 == 0) {
            char heading[64];
            snprintf(heading, sizeof heading, "What the winter brought in year %u", i / 12);
            put(page, as->heading[0]);
            put(page, heading);
            put(page, as->heading[1]);
        }
        put(page, as->paragraph[0]);
        for (unsigned k = 0; k < 3; k++) sentence(page, &seed, 8 + (i + k) % 11);
        put(page, as->paragraph[1]);
    }
    put(page, as->end);
}

static galley_document *read_page(const galley_context *context, const char *format, const galleyi_buffer *page) {
    galley_document *document = NULL;
    galley_input *input = NULL;
    ck_assert_int_eq(galley_input_from_memory(context, page->data, page->size, &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_int_ge(galley_parse(context, input, NULL, &document, NULL), GALLEY_OK);
    galley_input_free(input);
    return document;
}

static void check_whole(const layout *as, unsigned count) {
    galley_context *context = NULL;
    galleyi_memory memory;
    galleyi_buffer page;
    unsigned paragraphs = 0, headings = 0;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&page, &memory);
    build(&page, as, count);
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    galley_document *document = read_page(context, as->format, &page);
    const galley_node *body = galley_record_body(galley_document_article(document, 0));
    for (const galley_node *n = galley_node_first_child(body); n; n = galley_node_next(n)) {
        paragraphs += galley_node_kind(n) == GALLEY_NODE_PARAGRAPH;
        headings += galley_node_kind(n) == GALLEY_NODE_HEADING;
    }
    ck_assert_uint_eq(paragraphs, count);
    ck_assert_uint_eq(headings, (count - 1) / 12);
    galley_document_free(document);
    galley_context_free(context);
    galleyi_buffer_free(&page);
}

START_TEST(a_story_of_two_thousand_paragraphs_is_whole) {
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        for (unsigned count = 20; count <= 2000; count *= 10) check_whole(&layouts[i], count);
} END_TEST

UNIT_MAIN("extract_long", a_story_of_two_thousand_paragraphs_is_whole)
