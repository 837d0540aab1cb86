/* Pages that want the fields around the body to take long, or to say what they must not: each is read, in time that grows with its size. */
#include "unit.h"
#include "core/buffer.h"
#include "core/memory.h"
#include <galley.h>

static galley_context *context;
static galley_document *document;
static galleyi_memory memory;
static galleyi_buffer page;

static void setup(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK);
    galleyi_buffer_init(&page, &memory);
}
static void teardown(void) {
    galley_document_free(document);
    galleyi_buffer_free(&page);
    galley_context_free(context);
    document = NULL;
}

static void say(const char *text, int times) { while (times-- > 0) galleyi_buffer_append_text(&page, text); }

static const char STORY[] = "<h1>Harbour bridge to close</h1><p>The harbour bridge will close to all traffic from Monday while engineers replace bearings that have carried the road, "
    "the council said on Tuesday, and buses will run by way of the old mill road.</p><p>The work is expected to cost four million pounds, most of which comes from a fund that was set "
    "aside after an inspection found cracks in the steel of the bridge.</p>";

static const galley_record *article(void) {
    galley_input *input = NULL;
    ck_assert_int_eq(page.status, GALLEY_OK);
    ck_assert_int_eq(galley_input_from_memory(context, page.data, page.size, &input), GALLEY_OK);
    ck_assert_int_eq(galley_input_set(input, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED), GALLEY_OK);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, NULL), GALLEY_OK);
    galley_input_free(input);
    const galley_record *first = galley_record_at(galley_document_root(document), GALLEY_ARTICLES, 0);
    ck_assert_ptr_nonnull(first);
    return first;
}

static void check_title(void) { ck_assert_str_eq(galley_record_text(article(), GALLEY_TITLE, NULL), "Harbour bridge to close"); }

START_TEST(ten_thousand_meta_tags_are_read_in_a_moment) {
    setup();
    say("<meta property=\"article:tag\" content=\"x\"><meta name=\"author\" content=\"Nora Whitcombe\"><meta name=\"date\" content=\"2025-03-04\">", 10000);
    say(STORY, 1);
    check_title();
    teardown();
}
END_TEST

START_TEST(three_hundred_thousand_times_are_read_in_a_moment) {
    setup();
    say("<body>", 1);
    say(STORY, 1);
    say("<time datetime=\"2025-03-04\">4 March</time>", 300000);
    check_title();
    teardown();
}
END_TEST

START_TEST(articles_that_refer_to_each_other_are_followed_once) {
    setup();
    say("<script type=\"application/ld+json\">[", 1);
    say("{\"@type\":\"NewsArticle\",\"@id\":\"#a\",\"url\":{\"@id\":\"#b\"},\"mainEntityOfPage\":{\"@id\":\"#c\"},\"author\":{\"@id\":\"#a\"}},", 20000);
    say("{\"@type\":\"Thing\"}]</script><body>", 1);
    say(STORY, 1);
    check_title();
    teardown();
}
END_TEST

START_TEST(json_as_deep_as_it_is_long_is_given_up) {
    setup();
    say("<script type=\"application/ld+json\">", 1);
    say("{\"author\":[", 200000);
    say("</script><body>", 1);
    say(STORY, 1);
    check_title();
    teardown();
}
END_TEST

START_TEST(a_headline_of_separators_is_cut_at_few_of_them) {
    setup();
    say("<title>", 1);
    say("a | b - ", 100000);
    say("</title><meta property=\"og:title\" content=\"", 1);
    say("a: ", 20000);
    say("\"><body>", 1);
    say(STORY, 1);
    check_title();
    teardown();
}
END_TEST

START_TEST(a_hundred_thousand_classes_and_bylines_are_read_in_a_moment) {
    setup();
    say("<body>", 1);
    say(STORY, 1);
    say("<span class=\"author byline date author-name published-date\" itemprop=\"author datePublished\">By Nora Whitcombe</span>", 50000);
    check_title();
    teardown();
}
END_TEST

START_TEST(script_in_attributes_reaches_no_address) {
    setup();
    say("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Harbour bridge to close\",\"author\":{\"@type\":\"Person\",\"name\":\"Nora Whitcombe\","
        "\"url\":\"javascript:alert(1)\"},\"publisher\":{\"name\":\"Courier\",\"url\":\"javascript:alert(2)\",\"logo\":\"vbscript:x\"}}</script><body>", 1);
    say(STORY, 1);
    const galley_record *first = article(), *source = galley_record_get(first, GALLEY_SOURCE);
    ck_assert_str_eq(galley_record_text(source, GALLEY_NAME, NULL), "Courier");
    ck_assert_ptr_null(galley_record_text(source, GALLEY_URL, NULL));
    ck_assert_ptr_null(galley_record_text(source, GALLEY_LOGO, NULL));
    const galley_record *author = galley_record_at(galley_record_get(first, GALLEY_BYLINE), GALLEY_AUTHORS, 0);
    ck_assert_str_eq(galley_record_text(author, GALLEY_NAME, NULL), "Nora Whitcombe");
    ck_assert_ptr_null(galley_record_text(author, GALLEY_URL, NULL));
    teardown();
}
END_TEST

START_TEST(every_judged_field_says_how_sure_it_is) {
    int32_t confidence = GALLEY_CONFIDENCE_UNKNOWN;
    setup();
    say("<meta property=\"article:published_time\" content=\"2025-03-04T09:15:00Z\"><body>", 1);
    say(STORY, 1);
    const galley_record *first = article();
    ck_assert_ptr_nonnull(galley_record_origin(first, GALLEY_TITLE, &confidence));
    ck_assert(confidence > 0 && confidence <= 100);
    ck_assert_str_eq(galley_record_origin(first, GALLEY_PUBLISHED, &confidence), "meta:article:published_time");
    ck_assert(confidence > 50 && confidence <= 100);
    teardown();
}
END_TEST

UNIT_MAIN("fields_hostile", ten_thousand_meta_tags_are_read_in_a_moment, three_hundred_thousand_times_are_read_in_a_moment, articles_that_refer_to_each_other_are_followed_once,
          json_as_deep_as_it_is_long_is_given_up, a_headline_of_separators_is_cut_at_few_of_them, a_hundred_thousand_classes_and_bylines_are_read_in_a_moment,
          script_in_attributes_reaches_no_address, every_judged_field_says_how_sure_it_is)
