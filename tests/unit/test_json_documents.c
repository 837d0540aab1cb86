/* Documents as galley JSON and back. */
#include "unit.h"
#include "formats/json/json_read.h"
#include "formats/json/json_write.h"
#include "tools/generate_documents.h"

static galleyi_memory memory;
static char warned[4096];

static int32_t note_warning(void *user, int32_t severity, const char *code, uint64_t offset, const char *message) {
    char one[300];
    (void)user;
    (void)message;
    snprintf(one, sizeof one, "%s%d:%s@%d", warned[0] ? " " : "", (int)severity, code, (int)offset);
    if (strlen(warned) + strlen(one) < sizeof warned) strcat(warned, one);
    return GALLEY_OK;
}

static galley_document *fresh(void) {
    galley_document *document = NULL;
    galleyi_memory_init(&memory, NULL);
    ck_assert_int_eq(galleyi_document_create(&memory, 4000000, &document), GALLEY_OK);
    return document;
}

static char *written(const galley_document *document, uint32_t indent) {
    galleyi_json_emitter e;
    galleyi_json_emit_init(&e, &memory, NULL, NULL, indent);
    ck_assert_int_eq(galleyi_json_write_document(&e, document, GALLEYI_JSON_ALL_ARTICLES), GALLEY_OK);
    ck_assert_int_eq(galleyi_json_emit_finish(&e), GALLEY_OK);
    char *text = strdup(galleyi_buffer_text(&e.buffer));
    ck_assert_uint_eq(strlen(text), e.buffer.size);
    galleyi_json_emit_free(&e);
    return text;
}

static galleyi_json_source source;
static int32_t read_text(const char *json, galley_document **out) {
    *out = fresh();
    warned[0] = '\0';
    source = (galleyi_json_source){ .data = json, .size = strlen(json), .warn = note_warning };
    return galleyi_json_read_document(galley_document_edit(*out), &source);
}

/* Reads json, writes it, and holds that against want. */
static void becomes(const char *json, const char *want) {
    galley_document *document;
    int32_t status = read_text(json, &document);
    ck_assert_msg(status == GALLEY_OK, "%s: %s", json, source.message);
    char *text = written(document, 0);
    text[strlen(text) - 1] = '\0';
    ck_assert_str_eq(text, want);
    free(text);
    galley_document_free(document);
}
static void stays(const char *json) { becomes(json, json); ck_assert_str_eq(warned, ""); }

static void fails(const char *json, int32_t want, uint64_t at, const char *message) {
    galley_document *document;
    int32_t status = read_text(json, &document);
    ck_assert_msg(status == want, "%s: %d %s", json, (int)status, source.message);
    ck_assert_str_eq(source.message, message);
    ck_assert_msg(source.failed_at == at, "%s: at %d", json, (int)source.failed_at);
    galley_document_free(document);
}

#if GALLEY_WITH_YAJL

START_TEST(two_thousand_documents_come_back_byte_for_byte) {
    static generator g;
    uint64_t bytes = 0;
    g.options.odd = 3;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        galley_document *document = fresh(), *back, *copy = NULL;
        generate_begin(&g, seed);
        generate_document(&g, galley_document_edit(document));
        char *first = written(document, 0);
        int32_t status = read_text(first, &back);
        ck_assert_msg(!status, "seed %d: %s at %d", (int)seed, source.message, (int)source.failed_at);
        ck_assert_msg(!warned[0], "seed %d: %s", (int)seed, warned);
        ck_assert_int_eq(galley_document_copy(back, &copy), GALLEY_OK);
        char *second = written(copy, 0);
        size_t same = 0;
        while (first[same] && first[same] == second[same]) same++;
        ck_assert_msg(first[same] == second[same], "seed %d, byte %d: %.60s / %.60s", (int)seed, (int)same, first + (same > 30 ? same - 30 : 0), second + (same > 30 ? same - 30 : 0));
        bytes += strlen(first);
        if (seed % 20 == 0) {
            char *pretty = written(document, 2);
            galley_document_free(back);
            ck_assert_int_eq(read_text(pretty, &back), GALLEY_OK);
            char *third = written(back, 0);
            ck_assert_str_eq(third, first);
            free(pretty);
            free(third);
        }
        free(first);
        free(second);
        galley_document_free(document);
        galley_document_free(back);
        galley_document_free(copy);
    }
    generate_histogram(&g, stdout);
    printf("2000 documents, %llu bytes of JSON\n", (unsigned long long)bytes);
    ck_assert_int_eq(generate_missing(&g, stdout), 0);
} END_TEST

START_TEST(the_canonical_form_stays) {
    stays("{\"galley\":1}");
    stays("{\"galley\":1,\"kind\":\"article\",\"format\":\"html\",\"fetched\":{\"value\":\"2025-06-12T22:30:00Z\",\"precision\":\"second\"},\"articles\":[{\"title\":\"A\",\"complete\":false,"
          "\"tags\":[\"x\",\"y\"],\"origin\":{\"/title\":{\"from\":\"dom:h1\",\"confidence\":97,\"span\":[120,188]},\"/tags\":{\"from\":\"meta:keywords\"}},\"properties\":{\"ninjs:urgency\":4}}],"
          "\"diagnostics\":[{\"severity\":\"note\",\"code\":\"a.b\",\"message\":\"m\",\"offset\":5,\"line\":1,\"column\":6}],\"dropped\":[{\"reason\":\"menu\",\"text\":\"Home\",\"span\":[0,4]}]}");
    stays("{\"galley\":1,\"articles\":[{\"published\":{\"value\":\"2025-06-12T14:00+02:00\",\"precision\":\"hour\",\"text\":\"today\",\"relative\":true}}]}");
    stays("{\"galley\":1,\"articles\":[{\"related\":[{\"relation\":\"promo\",\"position\":3,\"title\":\"T\"},{}],\"origin\":{\"/related/0/title\":{\"confidence\":5}}}],"
          "\"origin\":{\"/articles\":{\"from\":\"x\"}}}");
} END_TEST

START_TEST(bodies_are_mdast_trees) {
    stays("{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"heading\",\"depth\":2,\"data\":{\"span\":[1,9]},\"children\":[{\"type\":\"text\",\"value\":\"H\"}]},"
          "{\"type\":\"paragraph\",\"data\":{\"locked\":true},\"children\":[{\"type\":\"text\",\"value\":\"a\"},{\"type\":\"text\",\"value\":\"b\"},{\"type\":\"subscript\",\"data\":{\"hName\":\"sub\"},"
          "\"children\":[{\"type\":\"text\",\"value\":\"2\"}]}]},{\"type\":\"list\",\"ordered\":true,\"start\":3,\"spread\":false,\"children\":[{\"type\":\"listItem\",\"checked\":true}]},"
          "{\"type\":\"table\",\"align\":[\"left\",null,\"center\"],\"children\":[{\"type\":\"tableRow\",\"children\":[{\"type\":\"tableCell\",\"data\":{\"header\":true,\"columnSpan\":2}},"
          "{\"type\":\"tableCell\"},{\"type\":\"tableCell\"}]},{\"type\":\"tableRow\",\"children\":[{\"type\":\"tableCell\",\"data\":{\"align\":\"right\",\"rowSpan\":2}}]}]},"
          "{\"type\":\"figure\",\"data\":{\"hName\":\"figure\",\"media\":0},\"children\":[{\"type\":\"image\",\"url\":\"i.jpg\",\"alt\":\"An image\"},"
          "{\"type\":\"caption\",\"data\":{\"hName\":\"figcaption\",\"credit\":\"C\"}}]},{\"type\":\"code\",\"lang\":\"c\",\"value\":\"int x;\"}]}}]}");
} END_TEST

START_TEST(members_of_nodes_may_stand_in_any_order) {
    becomes("{\"articles\":[{\"body\":{\"children\":[{\"children\":[{\"value\":\"H\",\"type\":\"text\"}],\"depth\":2,\"data\":{\"span\":[1,9]},\"type\":\"heading\"},"
            "{\"children\":[{\"children\":[{\"children\":[],\"data\":{\"header\":true,\"align\":\"left\"},\"type\":\"tableCell\"}],\"type\":\"tableRow\"}],\"type\":\"table\",\"align\":[\"right\"]}],\"type\":\"root\"}}],\"galley\":1}",
            "{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"heading\",\"depth\":2,\"data\":{\"span\":[1,9]},\"children\":[{\"type\":\"text\",\"value\":\"H\"}]},"
            "{\"type\":\"table\",\"align\":[\"right\"],\"children\":[{\"type\":\"tableRow\",\"children\":[{\"type\":\"tableCell\",\"data\":{\"header\":true}}]}]}]}}]}");
} END_TEST

START_TEST(other_peoples_mdast_is_read_as_far_as_it_goes) {
    becomes("{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"position\":{\"start\":{\"line\":1}},\"children\":[{\"type\":\"containerDirective\",\"name\":\"x\",\"children\":["
            "{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"value\":\"a\",\"children\":[1]},7,\"x\"]}]},{\"type\":\"html\",\"value\":\"<b>\"},"
            "{\"type\":\"list\",\"ordered\":false,\"start\":null,\"spread\":null,\"children\":[{\"type\":\"listItem\",\"checked\":null,\"spread\":\"x\"}]}]}}]}",
            "{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"value\":\"a\"}]},"
            "{\"type\":\"list\",\"ordered\":false,\"children\":[{\"type\":\"listItem\"}]}]}}]}");
    ck_assert_ptr_nonnull(strstr(warned, "json.node"));
    ck_assert_ptr_nonnull(strstr(warned, "json.type"));
} END_TEST

START_TEST(unknown_members_are_kept_and_written_in_their_place) {
    stays("{\"galley\":1,\"articles\":[{\"title\":\"A\",\"mood\":{\"a\":[1.50,\"\\u00e9\",null]},\"\":true,\"span\":1,\"properties\":{\"json:title\":5,\"x\":[]}}],\"future\":\"f\"}");
    becomes("{ \"galley\" : 1, \"articles\" : [ { \"mood\" : { \"a\" : [ 1.50 , null ] } , \"title\" : \"A\" } ] }",
            "{\"galley\":1,\"articles\":[{\"title\":\"A\",\"mood\":{\"a\":[1.50,null]}}]}");
} END_TEST

START_TEST(values_of_another_type_are_kept_as_properties_with_a_diagnostic) {
    becomes("{\"galley\":1,\"url\":{\"x\":1},\"articles\":[{\"title\":[\"a\"],\"version\":3,\"word_count\":1.5,\"urgency\":4.0,\"complete\":1,\"published\":\"2025\",\"created\":{\"value\":\"yesterday\"},"
            "\"tags\":\"one\",\"media\":[1,{\"url\":\"u\"}]}]}",
            "{\"galley\":1,\"articles\":[{\"created\":{\"properties\":{\"json:value\":\"yesterday\"}},\"version\":\"3\",\"urgency\":4,\"media\":[{\"url\":\"u\"}],\"properties\":{\"json:title\":[\"a\"],\"json:word_count\":1.5,"
            "\"json:complete\":1,\"json:published\":\"2025\",\"json:tags\":\"one\"}}],\"properties\":{\"json:url\":{\"x\":1}}}");
    ck_assert_ptr_nonnull(strstr(warned, "2:json.type@18"));
} END_TEST

START_TEST(nothing_that_is_absent_is_written) {
    becomes("{\"galley\":1,\"url\":null,\"title\":\"\",\"articles\":[{\"tags\":[],\"byline\":{},\"body\":{\"type\":\"root\",\"children\":[]},\"source\":{\"name\":\"\"},\"properties\":{},\"origin\":{}}],\"related\":[]}",
            "{\"galley\":1,\"articles\":[{}]}");
} END_TEST

START_TEST(the_last_of_equal_keys_wins) {
    becomes("{\"galley\":1,\"title\":\"a\",\"title\":\"b\",\"articles\":[{\"id\":\"1\"}],\"articles\":[{\"tags\":[\"a\"],\"tags\":[\"b\"],\"source\":{\"name\":\"n\"},\"source\":{\"url\":\"u\"},"
            "\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\"}]},\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"break\"}]},\"x\":1,\"x\":2}]}",
            "{\"galley\":1,\"title\":\"b\",\"articles\":[{\"source\":{\"url\":\"u\"},\"tags\":[\"b\"],\"body\":{\"type\":\"root\",\"children\":[{\"type\":\"break\"}]},\"x\":2}]}");
} END_TEST

START_TEST(what_is_not_galley_json_says_so) {
    fails("", GALLEY_ESYNTAX, 0, "there is no JSON value");
    fails("[]", GALLEY_ESYNTAX, 0, "galley JSON is an object");
    fails("7", GALLEY_ESYNTAX, 0, "galley JSON is an object");
    fails("{\"title\":\"x\"}", GALLEY_ESYNTAX, 12, "not galley JSON: there is no member \"galley\"");
    fails("{\"galley\":2}", GALLEY_EUNSUPPORTED, 10, "galley JSON version 2; this library reads version 1");
    fails("{\"galley\":\"1\"}", GALLEY_EUNSUPPORTED, 10, "the version of galley JSON is a number; this library reads version 1");
    fails("{\"galley\":1,\"title\":\"\xff\"}", GALLEY_EENCODING, 21, "byte 0xFF is not valid UTF-8");
    fails("{\"galley\":1,}", GALLEY_ESYNTAX, 12, "'}' is not expected here");
} END_TEST

START_TEST(an_article_that_breaks_is_removed_and_whole_ones_stay) {
    galley_document *document;
    ck_assert_int_eq(read_text("{\"galley\":1,\"articles\":[{\"title\":\"a\"},{\"title\":\"b\"},{\"title\":\"c\",\"body\":{\"type\":\"root\",\"chil", &document), GALLEY_ESYNTAX);
    ck_assert_str_eq(source.message, "the text ends before its JSON value does");
    ck_assert_uint_eq(galley_record_count(galley_document_root(document), GALLEY_ARTICLES), 2);
    galley_document_free(document);
} END_TEST

START_TEST(deep_bodies_are_flattened_and_deep_properties_dropped) {
    enum { DEPTH = 5000 };
    galley_document *document;
    char *json = malloc(DEPTH * 50 + 200), *p = json;
    p += sprintf(p, "{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"children\":[");
    for (int i = 0; i < DEPTH; i++) p += sprintf(p, "{\"type\":\"blockquote\",\"children\":[");
    p += sprintf(p, "{\"type\":\"text\",\"value\":\"in\"}");
    for (int i = 0; i < DEPTH; i++) p += sprintf(p, "]}");
    sprintf(p, "]}}]}");
    ck_assert_int_eq(read_text(json, &document), GALLEY_OK);
    size_t depth = 0;
    const galley_node *node = galley_record_body(galley_document_article(document, 0));
    for (; galley_node_first_child(node); depth++) node = galley_node_first_child(node);
    ck_assert_uint_eq(depth, GALLEYI_BODY_DEPTH + 1);
    ck_assert_str_eq(galley_node_text(node, GALLEY_VALUE, NULL), "in");
    galley_document_free(document);
    p = json + sprintf(json, "{\"galley\":1,\"title\":\"t\",\"x\":");
    memset(p, '[', 600);
    memset(p + 600, ']', 600);
    strcpy(p + 1200, "}");
    ck_assert_int_eq(read_text(json, &document), GALLEY_OK);
    ck_assert_str_eq(galley_record_text(galley_document_root(document), GALLEY_TITLE, NULL), "t");
    ck_assert_ptr_null(galley_record_property_name(galley_document_root(document), 0));
    ck_assert_str_eq(warned, "2:json.depth@28");
    galley_document_free(document);
    p = json;
    p += sprintf(p, "{\"galley\":1,\"articles\":[{\"comments\":[");
    for (int i = 0; i < 200; i++) p += sprintf(p, "{\"replies\":[");
    for (int i = 0; i < 200; i++) p += sprintf(p, "]}");
    sprintf(p, "]}]}");
    ck_assert_int_eq(read_text(json, &document), GALLEY_ELIMIT);
    ck_assert_str_eq(source.message, "limit.nodes is used up, or records are nested deeper than 100");
    galley_document_free(document);
    free(json);
} END_TEST

#else

START_TEST(two_thousand_documents_come_back_byte_for_byte) {
    fails("{\"galley\":1}", GALLEY_EUNSUPPORTED, 0, "this galley was built without yajl and does not read JSON");
    (void)stays;
    (void)written;
} END_TEST
#  define the_canonical_form_stays two_thousand_documents_come_back_byte_for_byte
#  define bodies_are_mdast_trees the_canonical_form_stays
#  define members_of_nodes_may_stand_in_any_order the_canonical_form_stays
#  define other_peoples_mdast_is_read_as_far_as_it_goes the_canonical_form_stays
#  define unknown_members_are_kept_and_written_in_their_place the_canonical_form_stays
#  define values_of_another_type_are_kept_as_properties_with_a_diagnostic the_canonical_form_stays
#  define nothing_that_is_absent_is_written the_canonical_form_stays
#  define the_last_of_equal_keys_wins the_canonical_form_stays
#  define what_is_not_galley_json_says_so the_canonical_form_stays
#  define an_article_that_breaks_is_removed_and_whole_ones_stay the_canonical_form_stays
#  define deep_bodies_are_flattened_and_deep_properties_dropped the_canonical_form_stays
#endif

UNIT_MAIN("json documents", two_thousand_documents_come_back_byte_for_byte, the_canonical_form_stays, bodies_are_mdast_trees, members_of_nodes_may_stand_in_any_order,
          other_peoples_mdast_is_read_as_far_as_it_goes, unknown_members_are_kept_and_written_in_their_place, values_of_another_type_are_kept_as_properties_with_a_diagnostic,
          nothing_that_is_absent_is_written, the_last_of_equal_keys_wins, what_is_not_galley_json_says_so, an_article_that_breaks_is_removed_and_whole_ones_stay,
          deep_bodies_are_flattened_and_deep_properties_dropped)
