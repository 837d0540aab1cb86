/* The tree as its readers see it: order, links, names, values, text, spans, encodings, limits, pieces, vector paths, innerHTML. */
#include "html/html_parser.h"
#include "unit.h"

static galleyi_html html;

static void parse(const char *text) {
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text, strlen(text), NULL), GALLEY_OK);
}
static uint32_t find(uint32_t tag) {
    for (uint32_t i = 1; i < html.node_count; i++)
        if (galleyi_html_is(&html.nodes[i], tag)) return i;
    return 0;
}
static void check_slice(galleyi_html_slice slice, const char *expected) {
    ck_assert_ptr_nonnull(slice.data);
    ck_assert_msg(slice.size == strlen(expected) && !memcmp(slice.data, expected, slice.size), "\"%.*s\" is not \"%s\"", (int)slice.size, slice.data, expected);
}
static void check_span(uint32_t node, const char *text, const char *expected) {
    galleyi_html_slice slice = { text + html.nodes[node].span_begin, html.nodes[node].span_end - html.nodes[node].span_begin };
    check_slice(slice, expected);
}
static void check_inner(uint32_t node, const char *expected) {
    galleyi_buffer out;
    galleyi_html_slice slice;
    galleyi_buffer_init(&out, &html.memory);
    ck_assert_int_eq(galleyi_html_serialize(&html, node, 0, &out), GALLEY_OK);
    slice.data = galleyi_buffer_text(&out);
    slice.size = out.size;
    check_slice(slice, expected);
    galleyi_buffer_free(&out);
}

START_TEST(nodes_stand_in_document_order) {
    parse("<title>t</title><p>one<b>two</p>three");
    static const uint32_t tags[] = { GALLEYI_TAG_HTML, GALLEYI_TAG_HEAD, GALLEYI_TAG_TITLE, 0, GALLEYI_TAG_BODY, GALLEYI_TAG_P, 0, GALLEYI_TAG_B, 0, GALLEYI_TAG_B, 0 };
    ck_assert_uint_eq(html.node_count, 12);
    for (uint32_t i = 1; i < 12; i++) ck_assert_uint_eq(html.nodes[i].name, tags[i - 1]);
    uint32_t p = find(GALLEYI_TAG_P), body = find(GALLEYI_TAG_BODY);
    ck_assert_uint_eq(html.nodes[p].parent, body);
    ck_assert_uint_eq(galleyi_html_first_child(&html, &html.nodes[body]), p);
    ck_assert_uint_eq(galleyi_html_next_sibling(&html, &html.nodes[p]), 10);
    ck_assert_uint_eq(galleyi_html_next_sibling(&html, &html.nodes[10]), 0);
    ck_assert_uint_eq(galleyi_html_next_sibling(&html, &html.nodes[0]), 0);
    ck_assert_uint_eq(galleyi_html_first_child(&html, &html.nodes[7]), 0);
    ck_assert_uint_eq(html.nodes[p].end, 10);
    ck_assert_uint_eq(html.nodes[body].end, 12);
    galleyi_html_free(&html);
}
END_TEST

START_TEST(moved_nodes_stand_in_document_order_too) {
    parse("<table><tr><td>cell</td></tr>foster<b>ed</b></table>");
    uint32_t table = find(GALLEYI_TAG_TABLE), b = find(GALLEYI_TAG_B);
    ck_assert_uint_lt(b, table);
    ck_assert_uint_eq(galleyi_html_next_sibling(&html, &html.nodes[b]), table);
    ck_assert_uint_eq(galleyi_html_previous_sibling(&html, &html.nodes[table]), b);
    ck_assert_uint_eq(galleyi_html_previous_sibling(&html, &html.nodes[table + 1]), 0);
    ck_assert_uint_eq(galleyi_html_previous_sibling(&html, &html.nodes[0]), 0);
    for (uint32_t i = 1; i < html.node_count; i++) {
        const galleyi_html_node *node = &html.nodes[i];
        uint32_t next = galleyi_html_next_sibling(&html, node), first = galleyi_html_first_child(&html, node);
        ck_assert_uint_eq(node->end, next ? next : html.nodes[node->parent].end);
        ck_assert(first ? first == i + 1 && html.nodes[first].parent == i : node->end == i + 1);
    }
    galleyi_html_free(&html);
}
END_TEST

START_TEST(undecoded_text_points_into_the_input) {
    const char *text = "<p title=\"plain\" lang='a&amp;b'>plain</p><p>a&lt;b\r\nc</p>";
    parse(text);
    const galleyi_html_node *p = &html.nodes[find(GALLEYI_TAG_P)];
    check_slice(galleyi_html_get(&html, p, GALLEYI_ATTRIBUTE_TITLE), "plain");
    ck_assert_ptr_eq(galleyi_html_get(&html, p, GALLEYI_ATTRIBUTE_TITLE).data, text + 10);
    check_slice(galleyi_html_get(&html, p, GALLEYI_ATTRIBUTE_LANG), "a&b");
    ck_assert_ptr_null(galleyi_html_get(&html, p, GALLEYI_ATTRIBUTE_CLASS).data);
    ck_assert_ptr_eq(galleyi_html_text(&html, p + 1).data, text + 32);
    check_slice(galleyi_html_text(&html, p + 3), "a<b\nc");
    galleyi_html_free(&html);
}
END_TEST

START_TEST(unknown_names_are_found_by_their_text) {
    parse("<X-Thing DATA-Some-Very-Long-Name=1 data-x=2></x-thing>");
    uint32_t tag = galleyi_html_name_find(&html, "x-thing", 7), name = galleyi_html_name_find(&html, "data-some-very-long-name", 24);
    ck_assert_uint_ge(tag, GALLEYI_NAME_COUNT);
    ck_assert_uint_ne(find(tag), 0);
    check_slice(galleyi_html_get(&html, &html.nodes[find(tag)], name), "1");
    check_slice(galleyi_html_name_text(&html, name), "data-some-very-long-name");
    ck_assert_uint_eq(galleyi_html_name_find(&html, "data-y", 6), 0);
    ck_assert_uint_eq(galleyi_html_name_find(&html, "preserveaspectratio", 19), GALLEYI_ATTRIBUTE_PRESERVEASPECTRATIO);
    galleyi_html_free(&html);
}
END_TEST

START_TEST(foreign_names_are_spelt_as_the_dom_does) {
    parse("<svg viewbox=1><foreignobject></foreignobject></svg><math definitionurl=x>");
    uint32_t svg = find(0);
    for (uint32_t i = 1; i < html.node_count; i++) if (html.nodes[i].space) { svg = i; break; }
    check_slice(galleyi_html_attribute_name(&html, &html.nodes[svg], &html.attributes[html.nodes[svg].data]), "viewBox");
    check_slice(galleyi_html_tag_name(&html, &html.nodes[svg + 1]), "foreignObject");
    check_inner(find(GALLEYI_TAG_BODY), "<svg viewBox=\"1\"><foreignObject></foreignObject></svg><math definitionURL=\"x\"></math>");
    galleyi_html_free(&html);
}
END_TEST

START_TEST(spans_run_from_start_tag_to_end_tag) {
    const char *text = "<!-- c --><body><div id=a><p>one<p>two</div>x<img>y</body>\n";
    parse(text);
    check_span(1, text, "<!-- c -->");
    check_span(find(GALLEYI_TAG_DIV), text, "<div id=a><p>one<p>two</div>");
    check_span(find(GALLEYI_TAG_P), text, "<p>one");
    check_span(find(GALLEYI_TAG_P) + 1, text, "one");
    check_span(find(GALLEYI_TAG_P) + 2, text, "<p>two");
    check_span(find(GALLEYI_TAG_IMG), text, "<img>");
    check_span(find(GALLEYI_TAG_BODY), text, "<body><div id=a><p>one<p>two</div>x<img>y</body>");
    galleyi_html_free(&html);
}
END_TEST

START_TEST(offsets_lead_back_to_bytes_of_any_encoding) {
    const char *bytes = "<meta charset=windows-1252><p>caf\xe9<b>x";
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse_page(&html, bytes, strlen(bytes), NULL, NULL), GALLEY_OK);
    uint32_t b = find(GALLEYI_TAG_B);
    check_slice(galleyi_html_text(&html, &html.nodes[b - 1]), "caf\xc3\xa9");
    ck_assert_uint_eq(html.nodes[b].span_begin, 35);
    ck_assert_uint_eq(galleyi_html_source(&html, html.nodes[b].span_begin), 34);
    ck_assert_int_eq(galleyi_html_parse_page(&html, "\xef\xbb\xbf<p>a\xff", 8, NULL, NULL), GALLEY_OK);
    check_slice(galleyi_html_text(&html, &html.nodes[5]), "a\xef\xbf\xbd");
    ck_assert_uint_eq(html.page.replacements, 1);
    ck_assert_uint_eq(galleyi_html_source(&html, html.nodes[4].span_begin), 3);
    galleyi_html_free(&html);
}
END_TEST

static void check_limit(const char *text, const galleyi_limits *limits, uint32_t attributes, galleyi_work *work, galleyi_html_limit limit, uint64_t offset) {
    galleyi_html_options options = { 0 };
    options.limits = limits;
    options.attributes = attributes;
    options.work = work;
    ck_assert_int_eq(galleyi_html_parse_page(&html, text, strlen(text), NULL, &options), GALLEY_ELIMIT);
    ck_assert_int_eq(html.limit, limit);
    ck_assert_uint_eq(html.limit_offset, offset);
    ck_assert_uint_eq(html.node_count, 0);
    options.truncate = 1;
    if (work) galleyi_work_init(work, 1000, NULL, NULL);
    ck_assert_int_eq(galleyi_html_parse_page(&html, text, strlen(text), NULL, &options), GALLEY_OK);
    ck_assert_int_eq(html.limit, limit);
    ck_assert_uint_eq(html.limit_offset, offset);
    ck_assert_uint_gt(html.node_count, 0);
    ck_assert_uint_eq(html.nodes[0].end, html.node_count);
}

START_TEST(limits_have_a_name_and_a_place) {
    galleyi_limits limits;
    galleyi_work work;
    char *long_text = malloc(20001);
    galleyi_html_init(&html, NULL);
    galleyi_limits_default(&limits);
    limits.input = 10;
    check_limit("<p>0123456789", &limits, 0, NULL, GALLEYI_HTML_LIMIT_INPUT, 10);
    galleyi_limits_default(&limits);
    limits.nodes = 6;
    check_limit("<p>a<p>b<p>c", &limits, 0, NULL, GALLEYI_HTML_LIMIT_NODES, 4);
    galleyi_limits_default(&limits);
    limits.depth = 4;
    check_limit("<p><b><i><u>deep", &limits, 0, NULL, GALLEYI_HTML_LIMIT_DEPTH, 6);
    check_limit("<p a b c d>", NULL, 3, NULL, GALLEYI_HTML_LIMIT_ATTRIBUTES, 0);
    for (int i = 0; i < 20000; i++) long_text[i] = "<p>x"[i & 3];
    long_text[20000] = 0;
    galleyi_work_init(&work, 1000, NULL, NULL);
    check_limit(long_text, NULL, 0, &work, GALLEYI_HTML_LIMIT_WORK, 4099);       /* asked each 4,096 units */
    ck_assert_str_eq(galleyi_html_limit_name(html.limit), "work");
    free(long_text);
    galleyi_html_free(&html);
}
END_TEST

static int32_t GALLEY_CALL cancel(void *user, uint64_t done) { (void)done; ++*(int *)user; return 1; }

START_TEST(a_cancelled_parse_says_so) {
    galleyi_work work;
    galleyi_html_options options = { 0 };
    int asked = 0;
    size_t size = 3u << 20;
    char *text = malloc(size);
    memset(text, '<', size);
    for (size_t i = 0; i + 4 <= size; i += 4) memcpy(text + i, "<p>x", 4);
    galleyi_work_init(&work, 0, cancel, &asked);
    options.work = &work;
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text, size, &options), GALLEY_ECANCELLED);
    ck_assert_int_eq(asked, 1);
    galleyi_html_free(&html);
    free(text);
}
END_TEST

START_TEST(a_tree_is_used_again) {
    galleyi_html_init(&html, NULL);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(galleyi_html_parse(&html, "<p x-y=1>a&amp;", 15, NULL), GALLEY_OK);
        ck_assert_uint_eq(html.node_count, 6);
        ck_assert_uint_eq(html.name_count, 1);
        check_slice(galleyi_html_text(&html, &html.nodes[5]), "a&");
    }
    galleyi_html_options options = { 0 };
    options.context = "";
    ck_assert_int_eq(galleyi_html_parse(&html, "x", 1, &options), GALLEY_EARGUMENT);
    ck_assert_uint_eq(html.node_count, 0);
    ck_assert_int_eq(galleyi_html_parse(&html, "", 0, NULL), GALLEY_OK);
    ck_assert_uint_eq(html.node_count, 4);
    galleyi_html_free(&html);
}
END_TEST

START_TEST(inner_html_is_the_standards) {
    static const char *const cases[][2] = {
        { "<p>a&amp;b &lt; &gt; &quot; &nbsp;", "<p>a&amp;b &lt; &gt; \" &nbsp;</p>" }, { "<p title='\"&lt;>&nbsp;'>", "<p title=\"&quot;&amp;lt;&gt;&nbsp;\"></p>" },
        { "<br><hr><img src=x><input>", "<br><hr><img src=\"x\"><input>" }, { "<script>a<b&&c</script><style>a>b</style>", "<script>a<b&&c</script><style>a>b</style>" },
        { "<pre>\n\na</pre>", "<pre>\na</pre>" }, { "<!--x--><template><td>1</template>", "<!--x--><template><td>1</td></template>" },
        { "<noscript><b>x</b></noscript>", "<noscript><b>x</b></noscript>" }, { "<svg><a xlink:href=x /></svg>", "<svg><a xlink:href=\"x\"></a></svg>" },
        { "<textarea>\n&lt;</textarea>", "<textarea>&lt;</textarea>" }, { "<div><p>a<p>b</div>c", "<div><p>a</p><p>b</p></div>c" },
    };
    static const char *const raised[][2] = { { "<p title='\"&lt;>&nbsp;'>", "<p title=\"&quot;&lt;&gt;&nbsp;\"></p>" } };
    char page[256];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(page, sizeof page, "<body>%s", cases[i][0]);
        parse(page);
        check_inner(find(GALLEYI_TAG_BODY), i == 1 ? raised[0][1] : cases[i][1]);
        galleyi_html_free(&html);
    }
    parse("<!DOCTYPE html><title>t</title>");
    check_inner(0, "<!DOCTYPE html><html><head><title>t</title></head><body></body></html>");
    galleyi_html_free(&html);
}
END_TEST

static uint32_t state = 12345;
static uint32_t next_random(uint32_t n) { state = state * 1664525u + 1013904223u; return (state >> 8) % n; }

static void check_same(const galleyi_html *a, const galleyi_html *b) {
    ck_assert_uint_eq(a->node_count, b->node_count);
    ck_assert_uint_eq(a->attribute_count, b->attribute_count);
    ck_assert(!memcmp(a->nodes, b->nodes, a->node_count * sizeof *a->nodes));
    uint32_t differ = 0;                      /* by field and by text: the bits between them are nobody's */
    for (uint32_t i = 1; i < a->node_count; i++) {
        if (a->nodes[i].kind != GALLEYI_HTML_TEXT && a->nodes[i].kind != GALLEYI_HTML_COMMENT) continue;
        galleyi_html_slice x = galleyi_html_text(a, &a->nodes[i]), y = galleyi_html_text(b, &b->nodes[i]);
        differ += x.size != y.size || (x.size && memcmp(x.data, y.data, x.size));
    }
    for (uint32_t i = 0; i < a->attribute_count; i++) {
        const galleyi_html_attribute *x = &a->attributes[i], *y = &b->attributes[i];
        differ += x->name != y->name || x->decoded != y->decoded || x->missing != y->missing || x->value != y->value || x->length != y->length;
        galleyi_html_slice v = galleyi_html_value(a, x), w = galleyi_html_value(b, y);
        differ += v.size != w.size || (v.size && memcmp(v.data, w.data, v.size));
    }
    ck_assert_uint_eq(differ, 0);
    ck_assert_uint_eq(a->decoded_size, b->decoded_size);
}

/* Tags, quotes, references and plain bytes in random order. */
static size_t random_page(char *text, size_t room) {
    static const char *const words[] = { "<p>", "<div class=\"", "\"", "'", ">", "<script>", "</script>", "<!--", "-->", "&amp;", "&lt", "\r\n", "<table><tr><td>", "</table>",
        "<b>", "</b>", "<a href='x", "<style>", "</style>", "<svg>", "<![CDATA[", "]]>", "<title>", "</title>", "text with words that are longer than one vector of bytes is", "=",
        " data-some-attribute-with-a-long-name=", "/", "<", "</", "<!", "-", "\t", "<Xyz", "<template>", "</template>", "<select><option>", "<textarea>", "</textarea>", "<frameset>", "&#x", "\xc3\xa9" };
    size_t size = 0;
    while (size + 80 < room) {
        if (next_random(8) == 0) { text[size++] = (char)next_random(128); continue; }
        const char *word = words[next_random(sizeof words / sizeof *words)];
        memcpy(text + size, word, strlen(word));
        size += strlen(word);
    }
    return size;
}

START_TEST(vector_paths_and_pieces_give_one_tree) {
    static char text[4000];
    galleyi_html other;
    galleyi_html_init(&html, NULL);
    galleyi_html_init(&other, NULL);
    for (int turn = 0; turn < 400; turn++) {
        size_t size = random_page(text, 200 + next_random(3800));
        char *exact = malloc(size);              /* so that reads beyond the end are seen */
        memcpy(exact, text, size);
        galleyi_html_options options = { 0 };
        options.scan = GALLEYI_SCAN_PLAIN;
        options.scripting = turn & 1;
        ck_assert_int_eq(galleyi_html_parse(&html, exact, size, &options), GALLEY_OK);
        for (int scan = GALLEYI_SCAN_BEST; scan <= GALLEYI_SCAN_NEON; scan++) {
            if (!galleyi_html_scan_usable(scan)) continue;
            options.scan = (uint8_t)scan;
            ck_assert_int_eq(galleyi_html_parse(&other, exact, size, &options), GALLEY_OK);
            check_same(&html, &other);
        }
        galleyi_html_parser *parser;
        options.scan = GALLEYI_SCAN_BEST;
        ck_assert_int_eq(galleyi_html_begin(&parser, &other, &options), GALLEY_OK);
        for (size_t at = 0, piece; at < size; at += piece) {
            piece = 1 + next_random(100);
            if (piece > size - at) piece = size - at;
            ck_assert_int_eq(galleyi_html_feed(parser, exact + at, piece), GALLEY_OK);
        }
        ck_assert_int_eq(galleyi_html_finish(parser), GALLEY_OK);
        check_same(&html, &other);
        free(exact);
    }
    galleyi_html_free(&html);
    galleyi_html_free(&other);
}
END_TEST

UNIT_MAIN("html", nodes_stand_in_document_order, moved_nodes_stand_in_document_order_too, undecoded_text_points_into_the_input, unknown_names_are_found_by_their_text,
          foreign_names_are_spelt_as_the_dom_does, spans_run_from_start_tag_to_end_tag, offsets_lead_back_to_bytes_of_any_encoding, limits_have_a_name_and_a_place,
          a_cancelled_parse_says_so, a_tree_is_used_again, inner_html_is_the_standards, vector_paths_and_pieces_give_one_tree)
