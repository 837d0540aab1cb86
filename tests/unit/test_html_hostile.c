/* Work grows with the input and no faster, whatever the input: counted at n and at 2n. */
#include "tools/html_shapes.h"
#include "unit.h"
#include <pthread.h>

/* Bytes held, and the most at once. */
typedef struct counting_allocator { galley_allocator table; size_t held, most; } counting_allocator;

static void *GALLEY_CALL counting_resize(void *user, void *block, size_t old_size, size_t new_size) {
    counting_allocator *c = user;
    c->held += new_size - old_size;
    if (c->held + (block ? old_size : 0) > c->most) c->most = c->held + (block ? old_size : 0);       /* both while the bytes move */
    if (new_size) return realloc(block, new_size);
    free(block);
    return NULL;
}

typedef struct measured { const galleyi_buffer *text; int32_t status; uint64_t work; size_t most; uint32_t wrong; } measured;

static void measure(measured *m) {
    counting_allocator counting = { { sizeof(galley_allocator), 0, &counting, counting_resize }, 0, 0 };
    galleyi_memory memory;
    galleyi_html html;
    galleyi_limits limits;
    galleyi_html_options options = { 0 };
    galleyi_memory_init(&memory, &counting.table);
    galleyi_limits_default(&limits);
    limits.depth = 1 << 24;
    limits.nodes = 1 << 28;
    options.limits = &limits;
    options.attributes = 1 << 24;
    galleyi_html_init(&html, &memory);
    m->status = galleyi_html_parse(&html, m->text->data, m->text->size, &options);
    m->wrong = !html.node_count || html.nodes[0].end != html.node_count;
    for (uint32_t i = 1; i < html.node_count; i++) m->wrong += html.nodes[i].parent >= i || html.nodes[i].end > html.nodes[html.nodes[i].parent].end;
    m->work = html.work;
    m->most = counting.most;
    galleyi_html_free(&html);
    m->wrong += counting.held != 0;
}

static void *measure_on_thread(void *user) { measure(user); return NULL; }

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { STACK = 1 << 20 };            /* sanitizers make frames large */
#else
enum { STACK = 64 << 10 };
#endif

/* Parses on a stack that has no room for recursion. */
static measured measure_shape(const html_shape *shape, size_t n, galleyi_buffer *text) {
    measured m = { text, 0, 0, 0, 0 };
    pthread_attr_t attributes;
    pthread_t thread;
    html_shape_build(text, shape, n);
    ck_assert_int_eq(pthread_attr_init(&attributes), 0);
    ck_assert_int_eq(pthread_attr_setstacksize(&attributes, STACK), 0);
    ck_assert_int_eq(pthread_create(&thread, &attributes, measure_on_thread, &m), 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    ck_assert_msg(m.status == GALLEY_OK && !m.wrong, "%s, %zu times: status %d, %u wrong", shape->name, n, (int)m.status, (unsigned)m.wrong);
    return m;
}

static void check_linear(const html_shape *shape, size_t n, galleyi_buffer *text) {
    measured half = measure_shape(shape, n / 2, text);
    size_t size = text->size;
    measured whole = measure_shape(shape, n, text);
    double allowed = 2.2 * (double)text->size / (2.0 * (double)size);     /* numbers grow a digit */
    ck_assert_msg((double)whole.work <= allowed * (double)half.work + 64, "%s: %llu then %llu", shape->name, (unsigned long long)half.work, (unsigned long long)whole.work);
    ck_assert_msg(whole.work <= 64 * (uint64_t)text->size, "%s: %llu for %zu bytes", shape->name, (unsigned long long)whole.work, text->size);
    ck_assert_msg(whole.most <= 128 * text->size + 65536, "%s: %zu bytes of memory for %zu bytes", shape->name, whole.most, text->size);
}

START_TEST(work_and_memory_grow_no_faster_than_the_input) {
    galleyi_buffer text;
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    for (size_t i = 0; i < sizeof html_shapes / sizeof *html_shapes; i++) check_linear(&html_shapes[i], 50000, &text);
    galleyi_buffer_free(&text);
}
END_TEST

START_TEST(a_million_unfinished_tags_and_100000_attributes_are_linear) {
    static const html_shape tags = { "unfinished tags", "", "<a ", "", "", "" }, attributes = { "attributes", "<p ", "a#=b ", "", "", ">" };
    galleyi_buffer text;
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    check_linear(&tags, 1000000, &text);
    check_linear(&attributes, 100000, &text);
    galleyi_buffer_free(&text);
}
END_TEST

/* What the standard itself makes quadratic (each p reopens every formatting element) ends at the limit of nodes. */
START_TEST(reopened_elements_end_at_the_node_limit) {
    galleyi_memory memory;
    galleyi_buffer text;
    galleyi_html html;
    html_shape reopened = { "reopened", "<p>", "<b id=#>", "", "<p>x", "" };
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    html_shape_build(&text, &reopened, 20000);
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

UNIT_MAIN("html_hostile", work_and_memory_grow_no_faster_than_the_input, a_million_unfinished_tags_and_100000_attributes_are_linear, reopened_elements_end_at_the_node_limit, a_long_value_in_small_pieces_is_linear,
          a_text_of_100_megabytes_is_one_slice)
