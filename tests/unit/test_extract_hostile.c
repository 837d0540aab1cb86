/* Work of extraction grows with the page and no faster, whatever the page: counted at n and at 2n. */
#define UNIT_TIMEOUT 240
#include "extract/extraction.h"
#include "tools/html_shapes.h"
#include "unit.h"
#include <galley.h>
#include <inttypes.h>
#include <time.h>

static const html_shape pages[] = {
    { "nested elements", "", "<div>", "", "", "" }, { "nested around text", "", "<div>", "A sentence that is long enough, with commas, to be one of a story, and it ends here.", "</div>", "" },
    { "text at each depth", "", "<div>some words, and more of them. ", "", "", "" }, { "spans around text", "<p>", "<span>a word ", "", "</span>", "" },
    { "empty blocks", "", "<p></p>", "", "", "" }, { "blocks", "", "<p>word #</p>", "", "", "" }, { "equal blocks", "", "<p>the same words, again and again, and so on.</p>", "", "", "" },
    { "long blocks", "", "<p>A sentence of turn #, which is long enough, with commas, to be one of a story, as it goes on and on and ends here.</p>", "", "", "" },
    { "headings", "", "<h2>heading #</h2>", "", "", "" }, { "headlines", "", "<h1>headline #</h1><p>Some words that go on for long enough to count as one of its sentences here.</p>", "", "", "" },
    { "items", "<ul>", "<li>item #</li>", "", "", "</ul>" }, { "nested items", "", "<ul><li>item #", "", "", "" }, { "rows", "<table>", "<tr><td>a<td>b", "", "", "" },
    { "cells", "<table><tr>", "<td>a", "", "", "" }, { "tables in tables", "", "<table><tr><td>x", "", "", "" }, { "links", "", "<a href=/#>link #</a> ", "", "", "" },
    { "breaks", "<p>", "a<br><br>", "", "", "" }, { "images", "", "<img src=/#.jpg>", "", "", "" }, { "figures", "", "<figure><img src=/#.jpg><figcaption>words</figcaption></figure>", "", "", "" },
    { "figures in figures", "", "<figure><img src=/#.jpg>", "", "", "" }, { "classes", "", "<p class=a#>words", "", "", "" }, { "class words", "<p class='", "story-#-body ", "", "", "'>words" },
    { "quotes", "", "<blockquote>words", "", "", "" }, { "articles", "", "<article><h2>heading</h2><p>words", "", "", "" }, { "nested articles", "", "<article>", "", "words</article>", "" },
    { "meta", "", "<meta name=author content=a#>", "", "", "" }, { "json-ld", "", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>", "", "", "" },
    { "json-ld nested", "<script type=application/ld+json>", "[", "", "]", "</script>" }, { "json-ld types", "<script type=application/ld+json>[", "{\"@type\":\"Person\"},", "", "", "{}]</script>" },
    { "noscript", "", "<noscript><p>words</noscript>", "", "", "" }, { "comments", "", "<div class=comment><span class=author>name</span><time>today</time><p>words of a reader, who has much to say here.</div>", "", "", "" },
    { "footnotes", "", "<p>x<sup><a href=#n# id=r#>#</a></sup></p>", "", "<li id=n#>note</li>", "" }, { "hidden", "", "<div style='display:none'>", "words", "", "" }
};

typedef struct measure { uint64_t work; double seconds; } measure;

static measure work_of(galleyi_buffer *text, galley_context *context) {
    galleyi_html html;
    galleyi_html_options options;
    galleyi_limits limits;
    galleyi_work work;
    galleyi_extract_options extract;
    galley_document *document = NULL;
    measure m;
    memset(&options, 0, sizeof options);
    memset(&extract, 0, sizeof extract);
    galleyi_limits_default(&limits);
    limits.depth = 1 << 24;
    limits.nodes = 1 << 28;
    options.limits = &limits;
    options.attributes = 1 << 24;
    galleyi_work_init(&work, 0, NULL, NULL);
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text->data, text->size, &options), GALLEY_OK);
    ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
    clock_t begin = clock();
    int32_t status = galleyi_extract_page(galley_document_edit(document), &html, &extract, &work);
    m.seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    ck_assert_msg(status == GALLEY_OK || status == GALLEY_ELIMIT, "status %d", status);
    m.work = work.done;
    galley_document_free(document);
    galleyi_html_free(&html);
    return m;
}

static void check_shape(const html_shape *shape, size_t n, galleyi_buffer *text, galley_context *context) {
    html_shape_build(text, shape, n);
    measure half = work_of(text, context);
    html_shape_build(text, shape, 2 * n);
    measure whole = work_of(text, context);
    if (getenv("GALLEY_TEST_TIMES")) fprintf(stderr, "%-22s %9zu bytes, work %.2f, time %.2f (%.3f s)\n", shape->name, text->size, (double)whole.work / (double)half.work, whole.seconds / (half.seconds + 1e-9), whole.seconds);
    ck_assert_msg(whole.work * 10 <= half.work * 22, "%s: %" PRIu64 " at %zu, %" PRIu64 " at twice that", shape->name, half.work, n, whole.work);
    ck_assert_msg(whole.seconds < .5 || whole.seconds < half.seconds * 6, "%s: %.2f s at %zu, %.2f s at twice that", shape->name, half.seconds, n, whole.seconds);
}

static void check_shapes(size_t begin, size_t end, size_t n) {
    galleyi_memory memory;
    galleyi_buffer text;
    galley_context *context = NULL;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    for (size_t i = begin; i < end; i++) check_shape(&pages[i], n, &text, context);
    galley_context_free(context);
    galleyi_buffer_free(&text);
}

START_TEST(work_grows_no_faster_than_the_page) { check_shapes(0, sizeof pages / sizeof *pages, 4000); } END_TEST
START_TEST(nested_elements_50000_deep_are_linear) { check_shapes(0, 3, 25000); } END_TEST
START_TEST(a_million_empty_blocks_are_linear) { check_shapes(4, 5, 500000); } END_TEST

UNIT_MAIN("extract_hostile", work_grows_no_faster_than_the_page, nested_elements_50000_deep_are_linear, a_million_empty_blocks_are_linear)
