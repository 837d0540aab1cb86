/* tests/tools/generate_documents: what other tests rely on. */
#include "unit.h"
#include "model/model.h"
#include "tools/generate_documents.h"

static galley_document *fresh(void) {
    galleyi_memory memory;
    galley_document *document = NULL;
    galleyi_memory_init(&memory, NULL);
    ck_assert_int_eq(galleyi_document_create(&memory, 1000000, &document), GALLEY_OK);
    return document;
}

START_TEST(every_kind_field_node_and_member_is_made) {
    static generator g;
    g.options.odd = 3;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        galley_document *document = fresh();
        generate_begin(&g, seed);
        generate_document(&g, galley_document_edit(document));
        ck_assert_int_eq(galley_document_status(document), GALLEY_OK);
        galley_document_free(document);
    }
    generate_histogram(&g, stdout);
    ck_assert_int_eq(generate_missing(&g, stdout), 0);
} END_TEST

static void same_tree(const galley_node *a, const galley_node *b) {
    int32_t at = GALLEY_STEP_ENTER, bt = GALLEY_STEP_ENTER;
    const galley_node *ra = a, *rb = b;
    while (a && b) {
        ck_assert_int_eq(galley_node_kind(a), galley_node_kind(b));
        const char *x = galley_node_text(a, GALLEY_VALUE, NULL), *y = galley_node_text(b, GALLEY_VALUE, NULL);
        ck_assert_int_eq(!x, !y);
        if (x) ck_assert_str_eq(x, y);
        a = galley_node_step(ra, a, &at);
        b = galley_node_step(rb, b, &bt);
    }
    ck_assert(!a && !b);
}

START_TEST(the_same_seed_gives_the_same_body) {
    static generator g, h;
    g.options.plain = h.options.plain = 1;
    for (uint64_t seed = 1; seed < 50; seed++) {
        galley_document *one = fresh(), *two = fresh();
        galley_record *a = galley_record_edit(galley_document_edit(one), GALLEY_ARTICLES, GALLEY_NEW), *b = galley_record_edit(galley_document_edit(two), GALLEY_ARTICLES, GALLEY_NEW);
        generate_begin(&g, seed);
        generate_begin(&h, seed);
        generate_body(&g, a);
        generate_body(&h, b);
        same_tree(galley_record_body(a), galley_record_body(b));
        galley_document_free(one);
        galley_document_free(two);
    }
} END_TEST

START_TEST(a_plain_body_has_no_empty_nodes_no_texts_side_by_side_and_no_kinds_left_out) {
    static generator g;
    g.options = (generate_options){ .plain = 1, .spaced = 1, .without_spans = 1, .without_locked = 1 };
    generate_without(&g.options, GALLEY_NODE_FIGURE);
    for (uint64_t seed = 1; seed < 300; seed++) {
        galley_document *document = fresh();
        galley_record *a = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
        generate_begin(&g, seed);
        generate_body(&g, a);
        const galley_node *root = galley_record_body(a), *n = root;
        for (int32_t step = GALLEY_STEP_ENTER; n; n = galley_node_step(root, n, &step)) {
            const galley_node *next = galley_node_next(n);
            ck_assert_int_ne(galley_node_kind(n), GALLEY_NODE_FIGURE);
            ck_assert(!galley_node_span(n, NULL, NULL));
            if (galley_node_kind(n) == GALLEY_NODE_PARAGRAPH) ck_assert_ptr_nonnull(galley_node_first_child(n));
            if (galley_node_kind(n) == GALLEY_NODE_TEXT && next) ck_assert_int_ne(galley_node_kind(next), GALLEY_NODE_TEXT);
        }
        galley_document_free(document);
    }
} END_TEST

UNIT_MAIN("generate", every_kind_field_node_and_member_is_made, the_same_seed_gives_the_same_body,
          a_plain_body_has_no_empty_nodes_no_texts_side_by_side_and_no_kinds_left_out)
