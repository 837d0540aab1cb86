/* What stands around a story, on hostile pages and with limits: linear, bounded, without a crash. */
#include "core/buffer.h"
#include "unit.h"
#include <galley.h>
#include <time.h>

static const char story[] =
    "<h1>Harbour bridge to close for six weeks</h1>"
    "<p>The harbour bridge will close to all traffic from Monday while engineers replace bearings that have carried the road since it opened, the county council said on Tuesday.</p>"
    "<p>Buses will run by way of the old mill road, and the ferry will sail every twenty minutes between six in the morning and nine at night, the council said in its plan.</p>"
    "<p>The work is expected to cost about four million pounds, most of which the council will pay from a fund that it set aside after an inspection two years ago found cracks in the steel.</p>";

static galley_context *context;
static galley_document *document;

static void begin(galleyi_buffer *page) {
    static galleyi_memory memory;
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK);
    galleyi_buffer_init(page, &memory);
    galleyi_buffer_append_text(page, "<!DOCTYPE html><title>Bridge</title><body><main><article>");
    galleyi_buffer_append_text(page, story);
    galleyi_buffer_append_text(page, "</article>");
}
/* The article; processor time in *seconds. */
static const galley_article *parse(galleyi_buffer *page, double *seconds) {
    galley_options *options = NULL;
    ck_assert_int_eq(page->status, GALLEY_OK);
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    clock_t from = clock();
    int32_t status = galley_parse_memory(context, page->data, page->size, "https://courier.example/bridge", options, &document, NULL);
    if (seconds) *seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
    ck_assert_int_eq(status, GALLEY_OK);
    galley_options_free(options);
    galleyi_buffer_free(page);
    return galley_document_article(document, 0);
}
static void end(void) {
    galley_document_free(document);
    galley_context_free(context);
    document = NULL;
    context = NULL;
}

START_TEST(a_million_empty_items_are_no_cards) {
    galleyi_buffer page;
    double seconds;
    begin(&page);
    galleyi_buffer_append_text(&page, "<section class=related><h2>Related</h2><ul>");
    for (int i = 0; i < 1000000; i++) galleyi_buffer_append_text(&page, "<li>");
    galleyi_buffer_append_text(&page, "</ul></section>");
    const galley_article *article = parse(&page, &seconds);
    ck_assert_ptr_nonnull(article);
    ck_assert_uint_eq(galley_record_count(article, GALLEY_RELATED), 0);
    end();
}
END_TEST
START_TEST(comments_nested_deep_are_all_kept) {
    galleyi_buffer page;
    enum { DEEP = 400 };
    begin(&page);
    for (int i = 0; i < DEEP; i++) {
        galleyi_buffer_append_text(&page, "<div class=comment id=comment-");
        galleyi_buffer_append_number(&page, i);
        galleyi_buffer_append_text(&page, "><b class=author>Ann</b><div class=comment-text>No, I said no.</div>");
    }
    const galley_article *article = parse(&page, NULL);
    const galley_record *comment = galley_record_at(article, GALLEY_COMMENTS, 0);
    size_t depth = 0;
    ck_assert_uint_eq(galley_record_count(article, GALLEY_COMMENTS), 1);
    for (; galley_record_at(comment, GALLEY_REPLIES, 0); depth++) comment = galley_record_at(comment, GALLEY_REPLIES, 0);
    ck_assert_uint_eq(depth, 40);
    end();
}
END_TEST
START_TEST(comments_fifty_thousand_deep_take_linear_time) {
    galleyi_buffer page;
    double seconds;
    begin(&page);
    for (int i = 0; i < 50000; i++) galleyi_buffer_append_text(&page, "<div class=comment><b class=author>Ann</b><div class=comment-text>No.</div>");
    parse(&page, &seconds);
    ck_assert_msg(seconds < 20, "%.1f s", seconds);
    end();
}
END_TEST
START_TEST(cards_without_titles_are_none) {
    galleyi_buffer page;
    begin(&page);
    galleyi_buffer_append_text(&page, "<div class=related>");
    for (int i = 0; i < 20000; i++) galleyi_buffer_append_text(&page, "<div class=card><a href=/x><img src=/a.jpg></a><a href=></a></div>");
    const galley_article *article = parse(&page, NULL);
    ck_assert_uint_eq(galley_record_count(article, GALLEY_RELATED), 0);
    end();
}
END_TEST
START_TEST(related_stories_are_bounded) {
    galleyi_buffer page;
    double seconds;
    begin(&page);
    for (int k = 0; k < 3000; k++) {
        galleyi_buffer_append_text(&page, "<section class=related><h2>Related</h2>");
        for (int i = 0; i < 10; i++) {
            galleyi_buffer_append_text(&page, "<p><a href=/story/");
            galleyi_buffer_append_number(&page, k * 10 + i);
            galleyi_buffer_append_text(&page, ">A longer title of another story ");
            galleyi_buffer_append_number(&page, k * 10 + i);
            galleyi_buffer_append_text(&page, "</a></p>");
        }
        galleyi_buffer_append_text(&page, "</section>");
    }
    const galley_article *article = parse(&page, &seconds);
    ck_assert_uint_eq(galley_record_count(article, GALLEY_RELATED), 200);
    ck_assert_msg(seconds < 20, "%.1f s", seconds);
    end();
}
END_TEST
START_TEST(images_are_bounded) {
    galleyi_buffer page;
    double seconds;
    begin(&page);
    galleyi_buffer_append_text(&page, "<article><p>And here they are, all of the pictures that readers have sent to us of the bridge, of the ferry, and of the old mill road that the buses take now.</p>");
    for (int i = 0; i < 20000; i++) {
        galleyi_buffer_append_text(&page, "<figure><img src=/img/picture-of-");
        galleyi_buffer_append_number(&page, 1000000 + i);
        galleyi_buffer_append_text(&page, "-b.jpg width=640 height=480></figure>");
    }
    galleyi_buffer_append_text(&page, "<p>That was the last of the pictures, and we thank all of the readers who sent one, said the editor of the paper, who had not counted them before she promised to print all.</p>");
    const galley_article *article = parse(&page, &seconds);
    ck_assert_uint_le(galley_record_count(article, GALLEY_MEDIA), 300);
    ck_assert_msg(seconds < 20, "%.1f s", seconds);
    end();
}
END_TEST

UNIT_MAIN("around", a_million_empty_items_are_no_cards, comments_nested_deep_are_all_kept, comments_fifty_thousand_deep_take_linear_time, cards_without_titles_are_none,
          related_stories_are_bounded, images_are_bounded)
