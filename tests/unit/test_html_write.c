/* The format "html" written: golden fragments, the page and the reader's page, what is lost. */
#include "unit.h"
#include "galley.h"
#include "html/html.h"

static galley_context *context;

static void begin(void) { ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK); }
static void end(void) { galley_context_free(context); }

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *text = malloc(1 << 20);
    *size = fread(text, 1, (1 << 20) - 1, file);
    text[*size] = '\0';
    fclose(file);
    return text;
}

static galley_document *document_of(const char *json) {
    galley_input *input = NULL;
    galley_document *document = NULL;
    ck_assert_int_eq(galley_input_from_memory(context, json, strlen(json), &input), GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "json", GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, NULL), GALLEY_OK);
    galley_input_free(input);
    return document;
}

static char *html_of(const galley_document *document, const char *key, const char *value) {
    galley_options *options = NULL;
    char *text = NULL;
    size_t size;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    if (key) ck_assert_int_eq(galley_options_set(options, key, value, NULL), GALLEY_OK);
    ck_assert_int_eq(galley_write_memory(context, document, "html", options, &text, &size, NULL), GALLEY_OK);
    galley_options_free(options);
    return text;
}

START_TEST(documents_become_their_golden_fragments) {
    static const char *const names[] = { "cjk", "front", "gfm", "html", "plain", "story" };
    int failed = 0;
    begin();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char from[512], to[512];
        size_t size, wanted_size = 0;
        snprintf(from, sizeof from, "%s/golden/markdown/%s.json", GALLEY_TESTS_DIR, names[i]);
        snprintf(to, sizeof to, "%s/golden/html-out/%s.html", GALLEY_TESTS_DIR, names[i]);
        char *json = read_file(from, &size), *wanted = read_file(to, &wanted_size);
        ck_assert_msg(json != NULL, "%s", from);
        galley_document *document = document_of(json);
        char *got = html_of(document, NULL, NULL);
        FILE *file = getenv("GOLDEN_UPDATE") ? fopen(to, "wb") : NULL;
        if (file) { fwrite(got, 1, strlen(got), file); fclose(file); }
        else if (!wanted || strcmp(wanted, got)) { failed++; printf("%s: wanted\n%s\ngot\n%s\n", names[i], wanted ? wanted : "", got); }
        galley_free(got);
        galley_document_free(document);
        free(json);
        free(wanted);
    }
    end();
    ck_assert_int_eq(failed, 0);
} END_TEST

static const char article[] = "{\"galley\": 1, \"kind\": \"article\", \"articles\": [{\"url\": \"https://example.org/a?b=1&c=2\", \"title\": \"A \\\"quoted\\\" <title> & more\", \"summary\": \"S\","
    "\"language\": \"ar\", \"byline\": {\"authors\": [{\"name\": \"N & N\"}]}, \"published\": {\"value\": \"2025-06-12T21:47:30+02:00\", \"precision\": \"second\"},"
    "\"source\": {\"name\": \"The <Paper>\", \"url\": \"javascript:alert(1)\"}, \"tags\": [\"</style><script>alert(1)</script>\"],"
    "\"body\": {\"type\": \"root\", \"children\": [{\"type\": \"paragraph\", \"children\": [{\"type\": \"text\", \"value\": \"</script>&lt;\"}]}]}}]}";

START_TEST(a_page_says_in_its_head_what_its_article_is) {
    begin();
    galley_document *document = document_of(article);
    char *page = html_of(document, "html.document", "page");
    ck_assert_ptr_nonnull(strstr(page, "<html lang=\"ar\" dir=\"rtl\">"));
    ck_assert_ptr_nonnull(strstr(page, "<title>A \"quoted\" &lt;title&gt; &amp; more</title>"));
    ck_assert_ptr_nonnull(strstr(page, "<link rel=\"canonical\" href=\"https://example.org/a?b=1&amp;c=2\">"));
    ck_assert_ptr_nonnull(strstr(page, "<meta property=\"article:published_time\" content=\"2025-06-12T21:47:30+02:00\">"));
    ck_assert_ptr_nonnull(strstr(page, "<time datetime=\"2025-06-12T21:47:30+02:00\">2025-06-12 21:47 +02:00</time>"));
    ck_assert_ptr_nonnull(strstr(page, "<p>&lt;/script&gt;&amp;lt;</p>"));
    ck_assert_ptr_null(strstr(page, "<script"));
    ck_assert_ptr_null(strstr(page, "javascript:"));
    ck_assert_ptr_null(strstr(page, "<style>"));
    ck_assert_str_eq(page + strlen(page) - 16, "</body>\n</html>\n");
    galley_free(page);
    galley_document_free(document);
    end();
} END_TEST

START_TEST(a_readers_page_stands_alone) {
    begin();
    galley_document *document = document_of(article);
    char *page = html_of(document, "html.document", "reader");
    galleyi_html html;
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, page, strlen(page), NULL), GALLEY_OK);
    unsigned styles = 0;
    for (uint32_t i = 1; i < html.node_count; i++) {
        ck_assert(!galleyi_html_is(&html.nodes[i], GALLEYI_TAG_SCRIPT) && !galleyi_html_is(&html.nodes[i], GALLEYI_TAG_IFRAME));
        styles += galleyi_html_is(&html.nodes[i], GALLEYI_TAG_STYLE);
        if (galleyi_html_is(&html.nodes[i], GALLEYI_TAG_LINK)) ck_assert_ptr_nonnull(strstr(page, "rel=\"canonical\""));
    }
    ck_assert_uint_eq(styles, 1);
    ck_assert_ptr_nonnull(strstr(page, "prefers-color-scheme:dark"));
    ck_assert_ptr_null(strstr(page, "url("));
    ck_assert_ptr_null(strstr(page, "@import"));
    galleyi_html_free(&html);
    galley_free(page);
    galley_document_free(document);
    end();
} END_TEST

START_TEST(a_page_that_was_written_is_read_as_the_same_article) {
    size_t size;
    begin();
    char *json = read_file(GALLEY_TESTS_DIR "/golden/markdown/story.json", &size);
    galley_document *document = document_of(json), *back = NULL;
    galley_input *input = NULL;
    char *page = html_of(document, "html.document", "reader");
    ck_assert_int_eq(galley_input_from_memory(context, page, strlen(page), &input), GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_parse(context, input, NULL, &back, NULL), GALLEY_OK);
    const galley_record *wanted = galley_document_article(document, 0), *got = galley_document_article(back, 0);
    ck_assert_str_eq(galley_record_text(wanted, GALLEY_TITLE, NULL), galley_record_text(got, GALLEY_TITLE, NULL));
    ck_assert_str_eq(galley_record_text(wanted, GALLEY_SUBTITLE, NULL), galley_record_text(got, GALLEY_SUBTITLE, NULL));
    galley_input_free(input);
    galley_document_free(back);
    galley_document_free(document);
    galley_free(page);
    free(json);
    end();
} END_TEST

UNIT_MAIN("HTML written", documents_become_their_golden_fragments, a_page_says_in_its_head_what_its_article_is, a_readers_page_stands_alone,
          a_page_that_was_written_is_read_as_the_same_article)
