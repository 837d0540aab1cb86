/* lib/model: records, lists, properties, origins, bodies, copies. */
#include "unit.h"
#include "model/model.h"
#include "model/fields.h"

static galley_document *fresh(void) {
    galleyi_memory memory;
    galley_document *document = NULL;
    galleyi_memory_init(&memory, NULL);
    ck_assert_int_eq(galleyi_document_create(&memory, 1000, &document), GALLEY_OK);
    return document;
}
static galley_record *article_of(galley_document *document) {
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    ck_assert_ptr_nonnull(article);
    return article;
}

START_TEST(every_field_of_every_kind_has_a_name_a_type_and_a_rank) {
    for (int32_t kind = 1; kind <= 17; kind++) {
        ck_assert_ptr_nonnull(galley_kind_name(kind));
        uint32_t last = 0;
        ck_assert_int_ne(galley_kind_field(kind, 0), 0);
        for (size_t i = 0; galley_kind_field(kind, i); i++) {
            int32_t field = galley_kind_field(kind, i);
            ck_assert_int_eq(galley_field_find(galley_field_name(field)), field);
            ck_assert_int_ne(galley_field_type(field), GALLEY_TYPE_NONE);
            ck_assert_uint_gt(galleyi_field_rank(kind, field), last);
            last = galleyi_field_rank(kind, field);
        }
    }
    ck_assert_ptr_null(galley_kind_name(18));
    ck_assert_int_eq(galley_kind_field(99, 0), 0);
    ck_assert_int_eq(galley_field_find("no_such"), 0);
} END_TEST

START_TEST(texts_numbers_and_flags_are_read_back) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    size_t length;
    ck_assert_int_eq(galley_record_set_text(a, GALLEY_TITLE, "One", GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_int_eq(galley_record_set_text(a, GALLEY_ID, "x\xffy", 3), GALLEY_OK);
    ck_assert_int_eq(galley_record_set_number(a, GALLEY_URGENCY, 4), GALLEY_OK);
    ck_assert_int_eq(galley_record_set_number(a, GALLEY_COMPLETE, 17), GALLEY_OK);
    ck_assert_str_eq(galley_record_text(a, GALLEY_TITLE, &length), "One");
    ck_assert_uint_eq(length, 3);
    ck_assert_str_eq(galley_record_text(a, GALLEY_ID, NULL), "x\xef\xbf\xbdy");
    ck_assert_int_eq(galley_record_number(a, GALLEY_URGENCY, -1), 4);
    ck_assert_int_eq(galley_record_number(a, GALLEY_COMPLETE, -1), 1);
    ck_assert_int_eq(galley_record_number(a, GALLEY_WORD_COUNT, -1), -1);
    ck_assert_ptr_null(galley_record_text(a, GALLEY_SUMMARY, NULL));
    galley_record_set_text(a, GALLEY_TITLE, "", 0);
    ck_assert_ptr_null(galley_record_text(a, GALLEY_TITLE, NULL));
    ck_assert_int_eq(galley_document_status(document), GALLEY_OK);
    galley_document_free(document);
} END_TEST

START_TEST(the_first_failed_build_call_sticks) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    ck_assert_int_eq(galley_record_set_text(a, GALLEY_AUTHORS, "x", 1), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_record_set_text(a, GALLEY_TITLE, "fine", 4), GALLEY_OK);
    ck_assert_int_eq(galley_body_close(a), GALLEY_ESTATE);
    ck_assert_int_eq(galley_document_status(document), GALLEY_EARGUMENT);
    galley_document_free(document);
} END_TEST

START_TEST(values_stand_in_the_order_of_the_field_table) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    size_t count;
    galley_record_set_text(a, GALLEY_STATUS, "usable", 6);
    galley_record_add_text(a, GALLEY_TAGS, "t", 1);
    galley_record_set_text(a, GALLEY_ID, "1", 1);
    galley_record_set_text(a, GALLEY_TITLE, "T", 1);
    const galleyi_value *values = galleyi_record_values(a, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert_int_eq(values[0].field, GALLEY_ID);
    ck_assert_int_eq(values[1].field, GALLEY_TITLE);
    ck_assert_int_eq(values[2].field, GALLEY_STATUS);
    ck_assert_int_eq(values[3].field, GALLEY_TAGS);
    galley_document_free(document);
} END_TEST

START_TEST(lists_grow_and_shrink_and_a_removed_record_is_dead) {
    galley_document *document = fresh();
    galley_record *a = article_of(document), *tenth = NULL;
    for (int i = 0; i < 20; i++) {
        galley_record *r = galley_record_edit(a, GALLEY_RELATED, GALLEY_NEW);
        galley_record_set_number(r, GALLEY_POSITION, i);
        if (i == 10) tenth = r;
    }
    ck_assert_uint_eq(galley_record_count(a, GALLEY_RELATED), 20);
    ck_assert_int_eq(galley_record_remove(a, GALLEY_RELATED, 10), GALLEY_OK);
    ck_assert_int_eq(galley_record_number(galley_record_at(a, GALLEY_RELATED, 10), GALLEY_POSITION, -1), 11);
    ck_assert_int_eq(galley_record_set_text(tenth, GALLEY_TITLE, "x", 1), GALLEY_ESTATE);
    ck_assert_ptr_null(galley_record_at(a, GALLEY_RELATED, 19));
    galley_record_add_text(a, GALLEY_TAGS, "a", 1);
    galley_record_remove(a, GALLEY_TAGS, 0);
    ck_assert_uint_eq(galley_record_count(a, GALLEY_TAGS), 0);
    galley_document_free(document);
} END_TEST

START_TEST(a_property_is_one_json_value_without_white_space) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    ck_assert_int_eq(galley_record_set_property(a, "ninjs:x", " { \"a\" : [ 1 , 2.5e3, \"\\u00e9 \" ] } ", GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_str_eq(galley_record_property(a, "ninjs:x", NULL), "{\"a\":[1,2.5e3,\"\\u00e9 \"]}");
    const char *bad[] = { "", "{", "[1,]", "01", "\"", "tru", "1 2", "{\"a\"}", "[1}", "\"\\x\"", "{,}", "nul", "-", "1.", "\x01" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_int_eq(galley_record_set_property(a, "bad", bad[i], GALLEY_NUL_TERMINATED), GALLEY_EARGUMENT);
    ck_assert_ptr_null(galley_record_property(a, "bad", NULL));
    ck_assert_str_eq(galley_record_property_name(a, 0), "ninjs:x");
    ck_assert_ptr_null(galley_record_property_name(a, 1));
    galley_record_set_property(a, "ninjs:x", NULL, 0);
    ck_assert_ptr_null(galley_record_property_name(a, 0));
    galley_document_free(document);
} END_TEST

START_TEST(an_origin_keeps_confidence_and_span) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    int32_t confidence;
    uint64_t offset, length;
    galley_record_set_text(a, GALLEY_TITLE, "T", 1);
    ck_assert_ptr_null(galley_record_origin(a, GALLEY_TITLE, &confidence));
    ck_assert_int_eq(confidence, GALLEY_CONFIDENCE_UNKNOWN);
    ck_assert_int_eq(galley_record_span(a, GALLEY_TITLE, &offset, &length), 0);
    galley_record_set_origin(a, GALLEY_TITLE, "text:line", 97, 0, 1);
    ck_assert_str_eq(galley_record_origin(a, GALLEY_TITLE, &confidence), "text:line");
    ck_assert_int_eq(confidence, 97);
    ck_assert_int_eq(galley_record_span(a, GALLEY_TITLE, &offset, &length), 1);
    ck_assert_uint_eq(offset, 0);
    ck_assert_uint_eq(length, 1);
    ck_assert_int_eq(galley_record_set_origin(a, GALLEY_SLUG, "x", 1, 0, 0), GALLEY_EARGUMENT);
    galley_document_free(document);
} END_TEST

START_TEST(a_body_is_walked_in_reading_order) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    galley_body_open(a, GALLEY_NODE_PARAGRAPH);
    galley_body_text(a, "a", 1);
    galley_body_text(a, "b", 1);
    galley_body_open(a, GALLEY_NODE_STRONG);
    galley_body_text(a, "c", 1);
    galley_body_close(a);
    galley_body_close(a);
    galley_body_open(a, GALLEY_NODE_THEMATIC_BREAK);
    galley_body_close(a);
    const int kinds[] = { 1001, 1002, 1004, 1004, 1006, 1004, 1004, 1006, 1002, 1019, 1019, 1001 };
    size_t at = 0;
    int32_t step = GALLEY_STEP_ENTER;
    const galley_node *root = galley_record_body(a);
    for (const galley_node *node = root; node; node = galley_node_step(root, node, &step)) ck_assert_int_eq(galley_node_kind(node), kinds[at++]);
    ck_assert_uint_eq(at, sizeof kinds / sizeof *kinds);
    ck_assert_int_eq(step, GALLEY_STEP_DONE);
    ck_assert_str_eq(galley_node_text(galley_node_first_child(galley_node_first_child(root)), GALLEY_VALUE, NULL), "ab");
    ck_assert_int_eq(galley_document_status(document), GALLEY_OK);
    galley_document_free(document);
} END_TEST

START_TEST(elements_deeper_than_the_limit_are_flattened_and_lose_no_text) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    for (int i = 0; i < 100; i++) galley_body_open(a, GALLEY_NODE_BLOCKQUOTE);
    galley_body_text(a, "deep", 4);
    galley_body_open(a, GALLEY_NODE_INLINE_CODE);
    galley_body_set_text(a, GALLEY_VALUE, "code", 4);
    galley_body_close(a);
    for (int i = 0; i < 100; i++) ck_assert_int_eq(galley_body_close(a), GALLEY_OK);
    ck_assert_int_eq(galley_body_close(a), GALLEY_ESTATE);
    const galley_node *node = galley_record_body(a);
    int depth = 0;
    for (; galley_node_kind(galley_node_first_child(node)) == GALLEY_NODE_BLOCKQUOTE; node = galley_node_first_child(node)) depth++;
    ck_assert_int_eq(depth, 64);
    ck_assert_str_eq(galley_node_text(galley_node_first_child(node), GALLEY_VALUE, NULL), "deep");
    ck_assert_str_eq(galley_node_text(galley_node_next(galley_node_first_child(node)), GALLEY_VALUE, NULL), "code");
    galley_document_free(document);
} END_TEST

START_TEST(a_node_is_edited_and_removed_only_by_its_own_record) {
    galley_document *document = fresh();
    galley_record *a = article_of(document), *b = article_of(document);
    for (int i = 0; i < 3; i++) { galley_body_open(a, GALLEY_NODE_PARAGRAPH); galley_body_text(a, "p", 1); galley_body_close(a); }
    const galley_node *root = galley_record_body(a), *second = galley_node_next(galley_node_first_child(root));
    ck_assert_int_eq(galley_body_remove(b, second), GALLEY_EARGUMENT);
    ck_assert_int_eq(galley_body_edit_text(a, galley_node_first_child(second), GALLEY_VALUE, "q", 1), GALLEY_OK);
    ck_assert_str_eq(galley_node_text(galley_node_first_child(second), GALLEY_VALUE, NULL), "q");
    ck_assert_int_eq(galley_body_remove(a, second), GALLEY_OK);
    ck_assert_int_eq(galley_body_remove(a, second), GALLEY_ESTATE);
    ck_assert_ptr_null(galley_node_next(galley_node_next(galley_node_first_child(root))));
    galley_document_free(document);
} END_TEST

START_TEST(records_and_nodes_stop_at_the_limit_and_at_the_depth) {
    galley_document *document = fresh();
    galley_record *c = galley_record_edit(article_of(document), GALLEY_COMMENTS, GALLEY_NEW), *last = NULL;
    for (int i = 0; i < 200 && c; i++) { last = c; c = galley_record_edit(c, GALLEY_REPLIES, GALLEY_NEW); }
    ck_assert_ptr_null(c);
    ck_assert_ptr_nonnull(last);
    ck_assert_int_eq(galley_document_status(document), GALLEY_ELIMIT);
    galleyi_document_empty(document);
    galley_record *a = article_of(document);
    for (int i = 0; i < 2000; i++) { galley_body_open(a, GALLEY_NODE_BREAK); galley_body_close(a); }
    ck_assert_int_eq(galley_document_status(document), GALLEY_ELIMIT);
    galley_document_free(document);
} END_TEST

START_TEST(a_copy_outlives_and_equals_its_document) {
    galley_document *document = fresh(), *copy = NULL;
    galley_record *a = article_of(document);
    galley_record_set_text(a, GALLEY_TITLE, "T", 1);
    galley_record_set_origin(a, GALLEY_TITLE, "text:line", 90, 3, 1);
    galley_record_set_property(a, "x:y", "[1]", 3);
    galley_record_set_text(galley_record_edit(galley_record_edit(a, GALLEY_BYLINE, 0), GALLEY_AUTHORS, GALLEY_NEW), GALLEY_NAME, "N", 1);
    galley_body_open(a, GALLEY_NODE_HEADING);
    galley_body_set_number(a, GALLEY_DEPTH, 2);
    galley_body_set_span(a, 7, 2);
    galley_body_text(a, "H", 1);
    galley_body_close(a);
    ck_assert_int_eq(galley_document_copy(document, &copy), GALLEY_OK);
    galley_document_free(document);
    const galley_record *b = galley_document_article(copy, 0);
    ck_assert_str_eq(galley_record_text(b, GALLEY_TITLE, NULL), "T");
    ck_assert_str_eq(galley_record_origin(b, GALLEY_TITLE, NULL), "text:line");
    ck_assert_str_eq(galley_record_property(b, "x:y", NULL), "[1]");
    ck_assert_str_eq(galley_record_text(galley_record_at(galley_record_get(b, GALLEY_BYLINE), GALLEY_AUTHORS, 0), GALLEY_NAME, NULL), "N");
    const galley_node *heading = galley_node_first_child(galley_record_body(b));
    ck_assert_int_eq(galley_node_number(heading, GALLEY_DEPTH, 0), 2);
    uint64_t offset, length;
    ck_assert_int_eq(galley_node_span(heading, &offset, &length), 1);
    ck_assert_uint_eq(offset, 7);
    galley_document_free(copy);
} END_TEST

START_TEST(a_dead_handle_is_refused) {
    uint64_t words[32] = { 0 };
    ck_assert_int_eq(galley_record_set_text((galley_record *)words, GALLEY_TITLE, "x", 1), GALLEY_ESTATE);
    ck_assert_ptr_null(galley_record_text((galley_record *)words, GALLEY_TITLE, NULL));
    ck_assert_int_eq(galley_document_status((galley_document *)words), GALLEY_ESTATE);
    ck_assert_int_eq(galley_body_open((galley_record *)words, GALLEY_NODE_LIST), GALLEY_ESTATE);
    ck_assert_int_eq(galley_record_set_text(NULL, GALLEY_TITLE, "x", 1), GALLEY_EARGUMENT);
} END_TEST

START_TEST(text_of_many_pieces_is_joined_in_linear_space) {
    galley_document *document = fresh();
    galley_record *a = article_of(document);
    galley_body_open(a, GALLEY_NODE_PARAGRAPH);
    for (int i = 0; i < 100000; i++) {
        galley_body_text(a, "x", 1);
        if (i % 1000 == 0) galley_record_set_text(a, GALLEY_TITLE, "t", 1);
    }
    size_t length;
    const galley_node *text = galley_node_first_child(galley_node_first_child(galley_record_body(a)));
    ck_assert_uint_eq(strlen(galley_node_text(text, GALLEY_VALUE, &length)), 100000);
    ck_assert_uint_lt(document->arena.held, 2000000);
    galley_document_free(document);
} END_TEST

UNIT_MAIN("model", every_field_of_every_kind_has_a_name_a_type_and_a_rank, texts_numbers_and_flags_are_read_back, the_first_failed_build_call_sticks,
          values_stand_in_the_order_of_the_field_table, lists_grow_and_shrink_and_a_removed_record_is_dead, a_property_is_one_json_value_without_white_space,
          an_origin_keeps_confidence_and_span, a_body_is_walked_in_reading_order, elements_deeper_than_the_limit_are_flattened_and_lose_no_text,
          a_node_is_edited_and_removed_only_by_its_own_record, records_and_nodes_stop_at_the_limit_and_at_the_depth, a_copy_outlives_and_equals_its_document,
          a_dead_handle_is_refused, text_of_many_pieces_is_joined_in_linear_space)
