/* Work grows with the input and no faster, whatever the input: counted at n and at 2n. */
#include "html/html_parser.h"
#include "unit.h"

typedef struct shape { const char *name, *before, *repeat, *between, *again, *after; } shape;

/* before, repeat n times, between, again n times, after; a # is the number of the turn. */
static const shape shapes[] = {
    { "div", "", "<div>", "", "", "" }, { "b", "", "<b>", "", "", "" }, { "b of its own", "", "<b id=#>", "", "", "" }, { "table", "", "<table>", "", "", "" },
    { "svg", "", "<svg>", "", "", "" }, { "a", "", "<a>", "", "", "" }, { "font", "", "<font color=#>", "", "", "" }, { "misnested", "", "<b><i></b></i>", "", "", "" },
    { "misnested blocks", "", "<b><p></b></p>", "", "", "" }, { "a around div", "", "<a><div>", "", "", "" }, { "a in p", "", "<a><p>", "", "", "" },
    { "unfinished tags", "", "<a ", "", "", "" }, { "attributes", "<p ", "a#=b ", "", "", ">" }, { "same attribute", "<p ", "a=b ", "", "", ">" },
    { "text", "", "text and text and text ", "", "", "" }, { "less than", "", "a < b ", "", "", "" }, { "ampersands", "", "&", "", "", "" }, { "references", "", "&amp", "", "", "" },
    { "blocks in b, closed", "<b>", "<div>", "", "</b>", "" }, { "spans and blocks in b", "<b>", "<span><div>", "", "</b>", "" }, { "b and blocks", "", "<b><div>", "", "</b>", "" },
    { "formatting pairs", "", "<b><i><u><s><div>", "", "</b></i></u></s>", "" }, { "nobr", "", "<nobr><div>", "", "", "" }, { "ends of others", "", "<x>", "", "</y>", "" },
    { "ends beyond a boundary", "<section><button>", "<div>", "", "</section>", "" }, { "ends of p", "", "<div>", "", "</p>", "" }, { "foreign ends", "<svg>", "<g>", "", "</y>", "" },
    { "tables deep inside", "", "<div>", "", "<table></table>", "" }, { "items deep inside", "", "<div>", "", "<li></li>", "" }, { "headings", "", "<div>", "", "</h1>", "" },
    { "forms", "", "<form><span></form>", "", "", "" }, { "form around spans", "<form>", "<span>", "</form>", "<form></form>", "" }, { "fostered text", "<table>", "x<tr>", "", "", "" },
    { "fostered elements", "<table>", "<b>x<tr>", "", "", "" }, { "fostered references", "<table>", "&lt;<tr><td a=&lt;></table><table>", "", "", "" },
    { "bodies", "<body>", "<body a#>", "", "", "" }, { "bodies and others", "<body>", "<body a#><p a>", "", "", "" }, { "htmls", "", "<html a#>", "", "", "" },
    { "templates", "", "<template>", "", "", "" }, { "templates closed", "", "<template>", "", "</template>", "" }, { "names", "", "<x#>", "", "", "" }, { "long names", "", "<a-rather-long-name-#>", "", "", "" },
    { "comments", "", "<!--", "", "", "" }, { "closed comments", "", "<!----!>", "", "", "" }, { "doctypes", "", "<!DOCTYPE", "", "", "" }, { "script escapes", "<script>", "<!--<script>", "", "", "" },
    { "script ends", "<script>", "</scrip", "", "", "" }, { "cdata", "<svg>", "<![CDATA[]]", "", "", "" }, { "options", "<select>", "<option selected><div>", "", "", "" },
    { "selected contents", "", "<select><button><selectedcontent></button><option selected>x<b>y</select>", "", "", "" }, { "selects", "", "<select>", "", "", "" }, { "ruby", "<ruby>", "<rtc><rt>", "", "", "" },
    { "objects", "", "<object><b>", "", "</b>", "" }, { "markers", "", "<b><object>", "", "", "" }, { "buttons", "", "<button><p>", "", "", "" }, { "integration points", "", "<svg><desc>", "", "</p>", "" },
    { "a in svg in a", "", "<a><svg><desc>", "", "", "" }, { "math", "", "<math><mi>", "", "</x>", "" }, { "cells", "", "<table><td>", "", "", "" }, { "cells left", "<table>", "<td><b>", "", "", "" },
    { "framesets", "", "<frameset>", "", "</frameset>", "" }, { "nul", "<p>", "a\x01", "", "", "" }, { "returns", "<p>", "a\r", "", "", "" }, { "b kept", "<b><b><b>", "<b id=#>", "", "<b>", "" },
    { "plain", "<plaintext>", "<a>", "", "", "" }, { "colgroups", "<table>", "<colgroup><col>", "", "", "" }, { "after the body", "</body>", "<!-- --> ", "", "", "" },
    { "head again", "<head></head>", "<title></title>", "", "", "" }, { "empty ends", "", "a</>", "", "", "" }
};

static void append_turns(galleyi_buffer *out, const char *text, size_t n) {
    char number[16];
    for (size_t i = 0; i < n && *text; i++)
        for (const char *c = text; *c; c++) {
            if (*c == '#') { snprintf(number, sizeof number, "%zu", i); galleyi_buffer_append_text(out, number); }
            else galleyi_buffer_append_char(out, *c == 1 ? 0 : *c);
        }
}

static void build(galleyi_buffer *out, const shape *s, size_t n) {
    galleyi_buffer_clear(out);
    galleyi_buffer_append_text(out, s->before);
    append_turns(out, s->repeat, n);
    galleyi_buffer_append_text(out, s->between);
    append_turns(out, s->again, n);
    galleyi_buffer_append_text(out, s->after);
}

static uint64_t work_of(galleyi_buffer *text) {
    galleyi_html html;
    galleyi_limits limits;
    galleyi_html_options options = { 0 };
    galleyi_limits_default(&limits);
    limits.depth = 1 << 24;
    limits.nodes = 1 << 28;
    options.limits = &limits;
    options.attributes = 1 << 24;
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text->data, text->size, &options), GALLEY_OK);
    ck_assert_uint_gt(html.node_count, 0);
    ck_assert_uint_eq(html.nodes[0].end, html.node_count);
    uint32_t wrong = 0;
    for (uint32_t i = 1; i < html.node_count; i++) wrong += html.nodes[i].parent >= i || html.nodes[i].end > html.nodes[html.nodes[i].parent].end;
    ck_assert_uint_eq(wrong, 0);
    uint64_t work = html.work;
    galleyi_html_free(&html);
    return work;
}

START_TEST(work_grows_no_faster_than_the_input) {
    galleyi_memory memory;
    galleyi_buffer text;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        build(&text, &shapes[i], 12500);
        uint64_t half = work_of(&text), size = text.size;
        build(&text, &shapes[i], 25000);
        uint64_t whole = work_of(&text);
        double allowed = 2.2 * (double)text.size / (2.0 * (double)size);     /* numbers grow a digit */
        ck_assert_msg((double)whole <= allowed * (double)half + 64, "%s: %llu then %llu", shapes[i].name, (unsigned long long)half, (unsigned long long)whole);
        ck_assert_msg(whole <= 64 * (uint64_t)text.size, "%s: %llu for %zu bytes", shapes[i].name, (unsigned long long)whole, text.size);
    }
    galleyi_buffer_free(&text);
}
END_TEST

/* What the standard itself makes quadratic (each p reopens every formatting element) ends at the limit of nodes. */
START_TEST(reopened_elements_end_at_the_node_limit) {
    galleyi_memory memory;
    galleyi_buffer text;
    galleyi_html html;
    shape reopened = { "", "<p>", "<b id=#>", "", "<p>x", "" };
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    build(&text, &reopened, 20000);
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text.data, text.size, NULL), GALLEY_ELIMIT);
    ck_assert_int_eq(html.limit, GALLEYI_HTML_LIMIT_NODES);
    ck_assert_uint_gt(html.limit_offset, 100000);
    ck_assert_uint_eq(html.node_count, 0);
    galleyi_html_free(&html);
    galleyi_buffer_free(&text);
}
END_TEST

START_TEST(a_long_value_in_small_pieces_is_linear) {
    galleyi_html html;
    galleyi_html_parser *parser;
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_begin(&parser, &html, NULL), GALLEY_OK);
    ck_assert_int_eq(galleyi_html_feed(parser, "<p title=\"", 10), GALLEY_OK);
    int failed = 0;                  /* an assertion for each would be slower than the parser */
    for (int i = 0; i < 2000000; i++) failed |= galleyi_html_feed(parser, "a", 1);
    ck_assert_int_eq(failed, GALLEY_OK);
    ck_assert_int_eq(galleyi_html_feed(parser, "\">x", 3), GALLEY_OK);
    ck_assert_int_eq(galleyi_html_finish(parser), GALLEY_OK);
    ck_assert_uint_eq(html.node_count, 6);
    ck_assert_uint_eq(html.attributes[0].length, 2000000);
    galleyi_html_free(&html);
}
END_TEST

START_TEST(a_text_of_100_megabytes_is_one_slice) {
    size_t size = 100u << 20;
    char *text = malloc(size);
    galleyi_html html;
    galleyi_limits limits;
    galleyi_html_options options = { 0 };
    galleyi_limits_default(&limits);
    limits.input = size;
    options.limits = &limits;
    ck_assert_ptr_nonnull(text);
    memset(text, 'x', size);
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text, size, &options), GALLEY_OK);
    ck_assert_uint_eq(html.node_count, 5);
    ck_assert_ptr_eq(galleyi_html_text(&html, &html.nodes[4]).data, text);
    ck_assert_uint_eq(html.nodes[4].count, size);
    ck_assert_uint_lt(galleyi_html_held(&html), 8u << 20);
    galleyi_html_free(&html);
    free(text);
}
END_TEST

UNIT_MAIN("html_hostile", work_grows_no_faster_than_the_input, reopened_elements_end_at_the_node_limit, a_long_value_in_small_pieces_is_linear,
          a_text_of_100_megabytes_is_one_slice)
