/* Markdown and plain text by example: each tests/golden/markdown/NAME.md read (NAME.json), written again (NAME.out) and written as text
   (tests/golden/text-out/NAME.txt). GOLDEN_UPDATE=1 writes what is expected; look at the difference before it is kept. */
#include "unit.h"
#include "tools/generate_documents.h"
#include "galley/module.h"
#include "model/model.h"
#include <time.h>

static galley_context *context;
static galley_error *error;

static void begin(void) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
}
static void end(void) {
    galley_error_free(error);
    galley_context_free(context);
}

static char *slurp(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *data = malloc(200000);
    *size = fread(data, 1, 199999, file);
    data[*size] = '\0';
    fclose(file);
    return data;
}

static galley_document *read_markdown(const char *text, size_t size, const char *key, const char *value) {
    galley_input *input = NULL;
    galley_options *options = NULL;
    galley_document *document = NULL;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    if (key) ck_assert_int_eq(galley_options_set(options, key, value, error), GALLEY_OK);
    ck_assert_int_eq(galley_input_from_memory(context, text, size, &input), GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "markdown", GALLEY_NUL_TERMINATED);
    int32_t status = galley_parse(context, input, options, &document, error);
    ck_assert_msg(status == GALLEY_OK, "%s", galley_error_message(error));
    galley_input_free(input);
    galley_options_free(options);
    return document;
}

static char *write_as(const galley_document *document, const char *format, const char *const *set) {
    galley_options *options = NULL;
    char *text = NULL, *copy;
    size_t size = 0;
    ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
    for (; set && *set; set += 2) ck_assert_msg(galley_options_set(options, set[0], set[1], error) == GALLEY_OK, "%s", galley_error_message(error));
    int32_t status = galley_write_memory(context, document, format, options, &text, &size, error);
    ck_assert_msg(status == GALLEY_OK, "%s", galley_error_message(error));
    copy = malloc(size + 1);
    memcpy(copy, text ? text : "", size);
    copy[size] = '\0';
    galley_free(text);
    galley_options_free(options);
    return copy;
}

static const char *const with_related[] = { "markdown.related", "true", NULL };

static int golden(const char *folder, const char *name, const char *ending, const char *got) {
    char path[1024];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/golden/%s/%s%s", GALLEY_TESTS_DIR, folder, name, ending);
    if (getenv("GOLDEN_UPDATE")) {
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        fputs(got, file);
        fclose(file);
        return 1;
    }
    char *wanted = slurp(path, &size);
    int same = wanted && !strcmp(wanted, got);
    if (!same) printf("── %s%s is not as expected, but\n%s\n", name, ending, got);
    free(wanted);
    return same;
}

static const char *const names[] = { "story", "front", "gfm", "html", "cjk", "plain" };

START_TEST(every_sample_reads_and_writes_as_expected) {
    int wrong = 0;
    begin();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        static const char *const narrow[] = { "text.width", "60", NULL };
        char path[1024];
        size_t size = 0;
        snprintf(path, sizeof path, "%s/golden/markdown/%s.md", GALLEY_TESTS_DIR, names[i]);
        char *text = slurp(path, &size);
        ck_assert_ptr_nonnull(text);
        galley_document *document = read_markdown(text, size, NULL, NULL);
        char *json = write_as(document, "json", NULL), *again = write_as(document, "markdown", with_related), *plain = write_as(document, "text", narrow);
        wrong += !golden("markdown", names[i], ".json", json) + !golden("markdown", names[i], ".out", again) + !golden("text-out", names[i], ".txt", plain);
        free(json);
        free(again);
        free(plain);
        free(text);
        galley_document_free(document);
    }
    end();
    ck_assert_int_eq(wrong, 0);
} END_TEST

START_TEST(what_was_written_reads_as_the_same_document) {
    begin();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        static const char *const whole[] = { "markdown.related", "true", "markdown.front-matter", "yaml", NULL };
        char path[1024];
        size_t size = 0;
        snprintf(path, sizeof path, "%s/golden/markdown/%s.md", GALLEY_TESTS_DIR, names[i]);
        char *text = slurp(path, &size);
        galley_document *document = read_markdown(text, size, NULL, NULL);
        char *once = write_as(document, "markdown", whole);
        galley_document *back = read_markdown(once, strlen(once), NULL, NULL);
        char *twice = write_as(back, "markdown", whole);
        if (strcmp(once, twice)) printf("%s:\n%s\n── then\n%s", names[i], once, twice);
        ck_assert_msg(!strcmp(once, twice), "%s", names[i]);
        free(once);
        free(twice);
        free(text);
        galley_document_free(document);
        galley_document_free(back);
    }
    end();
} END_TEST

START_TEST(the_frame_of_an_article_is_read_back) {
    size_t size = 0;
    begin();
    char *text = slurp(GALLEY_TESTS_DIR "/golden/markdown/story.md", &size);
    galley_document *document = read_markdown(text, size, NULL, NULL);
    const galley_article *a = galley_document_article(document, 0);
    ck_assert_str_eq(galley_record_text(a, GALLEY_KICKER, NULL), "Harbour");
    ck_assert_str_eq(galley_record_text(a, GALLEY_TITLE, NULL), "Ferry line Aurora to stop for the winter");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_BYLINE), GALLEY_TEXT, NULL), "By Maja Lindqvist and Tom Okafor");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_PUBLISHED), GALLEY_VALUE, NULL), "2025-01-14T09:30+01:00");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_MODIFIED), GALLEY_VALUE, NULL), "2025-01-14");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_ORIGINAL_SOURCE), GALLEY_NAME, NULL), "Tidningen Norr");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_ORIGINAL_SOURCE), GALLEY_TITLE, NULL), "Sista turen");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_ORIGINAL_SOURCE), GALLEY_URL, NULL), "https://example.org/sista");
    ck_assert_str_eq(galley_record_text(galley_record_at(a, GALLEY_NOTES, 0), GALLEY_KIND, NULL), "correction");
    ck_assert_uint_eq(galley_record_count(a, GALLEY_TAGS), 3);
    ck_assert_uint_eq(galley_record_count(a, GALLEY_RELATED), 2);
    ck_assert_str_eq(galley_record_text(galley_record_at(a, GALLEY_RELATED, 1), GALLEY_TITLE, NULL), "Why the fjord froze");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_RIGHTS), GALLEY_TEXT, NULL), "© 2025 Kustnytt. All rights reserved.");
    galley_document_free(document);
    free(text);
    end();
} END_TEST

START_TEST(front_matter_becomes_fields_and_what_it_has_besides_properties) {
    size_t size = 0;
    begin();
    char *text = slurp(GALLEY_TESTS_DIR "/golden/markdown/front.md", &size);
    galley_document *document = read_markdown(text, size, NULL, NULL);
    const galley_article *a = galley_document_article(document, 0);
    ck_assert_str_eq(galley_record_text(a, GALLEY_TITLE, NULL), "Ferry line to stop: \"ice\"");
    ck_assert_str_eq(galley_record_text(a, GALLEY_SUMMARY, NULL), "A folded summary over two lines.");
    ck_assert_str_eq(galley_record_text(a, GALLEY_SECTION, NULL), "Harbour");
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_PUBLISHED), GALLEY_VALUE, NULL), "2025-01-14T09:30:00+01:00");
    ck_assert_str_eq(galley_record_text(galley_record_at(galley_record_get(a, GALLEY_BYLINE), GALLEY_AUTHORS, 1), GALLEY_ROLE, NULL), "photographer");
    ck_assert_str_eq(galley_record_text(galley_record_at(a, GALLEY_MEDIA, 0), GALLEY_URL, NULL), "https://example.org/aurora.jpg");
    ck_assert_int_eq(galley_record_number(galley_record_at(a, GALLEY_MEDIA, 0), GALLEY_WIDTH, 0), 1200);
    ck_assert_str_eq(galley_record_text(galley_record_get(a, GALLEY_RIGHTS), GALLEY_LICENSE, NULL), "CC BY 4.0");
    ck_assert_str_eq(galley_record_text_at(a, GALLEY_TAGS, 1, NULL), "winter, hard");
    ck_assert_str_eq(galley_record_property(a, "yaml:draft", NULL), "false");
    ck_assert_str_eq(galley_record_property(a, "yaml:weight", NULL), "10");
    ck_assert_str_eq(galley_record_property(a, "yaml:ratio", NULL), "2.50");
    ck_assert_str_eq(galley_record_property(a, "yaml:empty", NULL), "null");
    ck_assert_str_eq(galley_record_property(a, "yaml:params", NULL), "{\"layout\":\"wide\",\"nested\":[1,{\"a\":null,\"b\":\"x\"},null]}");
    galley_document_free(document);
    free(text);
    const char broken[] = "---\ntitle: [\n---\nText.\n";
    document = read_markdown(broken, strlen(broken), NULL, NULL);
    ck_assert_str_eq(galley_record_property(galley_document_article(document, 0), "markdown:front-matter", NULL), "\"title: [\\u000a\"");
    ck_assert_str_eq(galley_record_text(galley_record_at(galley_document_root(document), GALLEY_DIAGNOSTICS, 0), GALLEY_CODE, NULL), "markdown.front-matter");
    galley_document_free(document);
    end();
} END_TEST

START_TEST(spans_of_blocks_hold_their_text) {
    const char text[] = "# T\n\nOne \\| two.\n\n- item \\~ a\n- second\n";
    begin();
    galley_document *document = read_markdown(text, strlen(text), "spans", "true");
    const galley_node *first = galley_node_first_child(galley_record_body(galley_document_article(document, 0)));
    uint64_t offset, length;
    ck_assert_int_eq(galley_node_span(first, &offset, &length), 1);
    ck_assert_uint_eq(length, strlen("One \\| two."));
    ck_assert_mem_eq(text + offset, "One \\| two.", (size_t)length);
    const galley_node *second = galley_node_next(galley_node_first_child(galley_node_next(first)));
    ck_assert_int_eq(galley_node_span(galley_node_first_child(second), &offset, &length), 1);
    ck_assert_mem_eq(text + offset, "second", 6);
    galley_document_free(document);
    end();
} END_TEST

/* ── Printed, or reported as lost ── */

typedef struct told { unsigned char lost[2000]; } told;

static void told_of(galley_writer *writer, told *t) {
    const galley_record *losses = galley_writer_losses(writer), *one;
    memset(t, 0, sizeof *t);
    for (size_t i = 0; (one = galley_record_at(losses, GALLEY_DIAGNOSTICS, i)) != NULL; i++) {
        const char *code = galley_record_text(one, GALLEY_CODE, NULL);
        int32_t field = strncmp(code, "lost.", 5) ? 0 : galley_field_find(code + 5);
        if (field) t->lost[field] = 1;
    }
}

static size_t checked;

/* Each text is a word of its own (a note's kind is printed with a capital); above: a field above it is lost. */
static int all_told(const galley_record *record, const char *out, const told *t, int above) {
    size_t count;
    const galleyi_value *values = galleyi_record_values(record, &count);
    for (size_t i = 0; i < count; i++) {
        const galleyi_value *v = &values[i];
        if (v->field == GALLEY_DIAGNOSTICS || v->field == GALLEY_DROPPED || v->field == GALLEY_FORMAT || (v->field == GALLEY_KIND && record->kind == GALLEY_RECORD_DOCUMENT)) continue;
        int lost = above || t->lost[v->field];
        checked++;
        if (v->type == GALLEY_TYPE_TEXT && !lost && !strstr(out, v->as.text.text + (record->kind == GALLEY_RECORD_NOTE && v->field == GALLEY_KIND)) && !(v->field == GALLEY_PRECISION || v->field == GALLEY_VALUE)) {
            printf("%s.%s \"%s\" is neither printed nor lost\n", galley_kind_name(record->kind), galley_field_name(v->field), v->as.text.text);
            return 0;
        }
        if ((v->type == GALLEY_TYPE_NUMBER || v->type == GALLEY_TYPE_FLAG) && !lost && !strstr(out, galley_field_name(v->field))) {
            printf("%s.%s is neither printed nor lost\n", galley_kind_name(record->kind), galley_field_name(v->field));
            return 0;
        }
        for (uint32_t k = 0; v->type == GALLEY_TYPE_TEXTS && k < v->count; k++)
            if (!lost && !strstr(out, v->as.texts[k].text)) { printf("%s.%s is neither printed nor lost\n", galley_kind_name(record->kind), galley_field_name(v->field)); return 0; }
        if (v->type == GALLEY_TYPE_RECORD && !all_told(v->as.record, out, t, lost)) return 0;
        for (uint32_t k = 0; v->type == GALLEY_TYPE_RECORDS && k < v->count; k++) if (!all_told(v->as.records[k], out, t, lost)) return 0;
    }
    return 1;
}

/* Every text a word that stands nowhere else. */
static void name_texts(galley_record *record, unsigned *number) {
    size_t count;
    char word[32];
    const galleyi_value *values = galleyi_record_values(record, &count);
    for (size_t i = 0; i < count; i++) {
        galleyi_value *v = (galleyi_value *)&values[i];
        snprintf(word, sizeof word, "w%uw", (*number)++);
        if (v->type == GALLEY_TYPE_TEXT && (record->kind != GALLEY_RECORD_TIMESTAMP || v->field == GALLEY_TEXT)) {
            if (v->field == GALLEY_URL || v->field == GALLEY_LOGO || v->field == GALLEY_CANONICAL_URL) snprintf(word, sizeof word, "https://e.org/w%uw", *number);
            galley_record_set_text(record, v->field, word, GALLEY_NUL_TERMINATED);
        }
        if (v->type == GALLEY_TYPE_RECORD) name_texts(v->as.record, number);
        for (uint32_t k = 0; v->type == GALLEY_TYPE_RECORDS && k < v->count; k++) name_texts(v->as.records[k], number);
        if (v->type == GALLEY_TYPE_TEXTS) {
            uint32_t texts = v->count;
            int32_t field = v->field;
            while (galley_record_count(record, field) > 1) galley_record_remove(record, field, 0);
            galley_record_add_text(record, field, word, GALLEY_NUL_TERMINATED);
            galley_record_remove(record, field, 0);
            (void)texts;
        }
    }
}

static void each_field_is_told(const char *format, const char *const *set) {
    static generator g;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        galley_document *document = NULL;
        galley_options *options = NULL;
        galley_sink *sink = NULL;
        galley_writer *writer = NULL;
        unsigned number = 1;
        size_t size = 0;
        told t;
        ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
        generate_begin(&g, seed);
        generate_document(&g, galley_document_edit(document));
        name_texts(galley_document_edit(document), &number);
        ck_assert_int_eq(galley_options_new(context, &options), GALLEY_OK);
        for (const char *const *s = set; s && *s; s += 2) ck_assert_int_eq(galley_options_set(options, s[0], s[1], error), GALLEY_OK);
        ck_assert_int_eq(galley_sink_to_memory(context, &sink), GALLEY_OK);
        ck_assert_int_eq(galley_writer_open(context, format, options, sink, &writer, error), GALLEY_OK);
        ck_assert_int_eq(galley_writer_add(writer, document, error), GALLEY_OK);
        told_of(writer, &t);
        ck_assert_int_eq(galley_writer_close(writer, error), GALLEY_OK);
        const void *bytes = galley_sink_bytes(sink, &size);
        char *text = malloc(size + 1);
        memcpy(text, bytes ? bytes : "", size);
        text[size] = '\0';
        ck_assert_msg(all_told(galley_document_root(document), text, &t, 0), "%s, seed %d", format, (int)seed);
        free(text);
        galley_sink_close(sink, NULL);
        galley_options_free(options);
        galley_document_free(document);
    }
}

START_TEST(each_field_is_printed_or_reported_as_lost) {
    static const char *const yaml[] = { "markdown.front-matter", "yaml", "markdown.related", "true", NULL }, *const comments[] = { "markdown.comments", "true", "markdown.related", "true", NULL };
    begin();
    each_field_is_told("markdown", NULL);
    each_field_is_told("markdown", yaml);
    each_field_is_told("markdown", comments);
    each_field_is_told("text", NULL);
    printf("losses: %zu fields looked at\n", checked);
    end();
} END_TEST

START_TEST(front_matter_of_any_document_is_yaml_that_comes_back) {
    static generator g;
    static const char *const yaml[] = { "markdown.front-matter", "yaml", NULL };
    begin();
    for (uint64_t seed = 1; seed <= 300; seed++) {
        galley_document *document = NULL;
        ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
        generate_begin(&g, seed);
        generate_document(&g, galley_document_edit(document));
        char *text = write_as(document, "markdown", yaml);
        galley_document *back = read_markdown(text, strlen(text), NULL, NULL);
        const galley_article *from = galley_document_article(document, 0), *to = galley_document_article(back, 0);
        ck_assert_msg(!galley_record_property(to, "markdown:front-matter", NULL), "seed %d: no YAML:\n%.2000s", (int)seed, text);
        for (int32_t field = 1; field <= GALLEY_EXTENSION; field++) {
            const char *value = galley_record_text(from, field, NULL), *got = galley_record_text(to, field, NULL);
            if (!value || field == GALLEY_TITLE || field == GALLEY_SUBTITLE || field == GALLEY_KICKER) continue;   /* printed too, and folded there */
            ck_assert_msg(got && !strcmp(value, got), "seed %d: %s: \"%s\" came back as \"%s\"", (int)seed, galley_field_name(field), value, got ? got : "nothing");
        }
        free(text);
        galley_document_free(document);
        galley_document_free(back);
    }
    end();
} END_TEST

/* ── Hostile ── */

static double seconds_for(const char *piece, const char *tail, size_t count) {
    size_t length = strlen(piece), size = length * count + strlen(tail);
    char *text = malloc(size + 1);
    struct timespec a, b;
    for (size_t i = 0; i < count; i++) memcpy(text + i * length, piece, length);
    strcpy(text + length * count, tail);
    clock_gettime(CLOCK_MONOTONIC, &a);
    galley_document *document = read_markdown(text, size, NULL, NULL);
    char *again = write_as(document, "markdown", NULL);
    clock_gettime(CLOCK_MONOTONIC, &b);
    free(again);
    free(text);
    galley_document_free(document);
    return (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) * 1e-9;
}

START_TEST(hostile_input_takes_linear_time) {
    static const struct { const char *piece, *tail; size_t count; } inputs[] = {
        { "[", "", 50000 }, { ">", "\n\na", 10000 }, { "- ", "a", 5000 }, { "*a **a ", "", 20000 }, { "*a_ ", "", 30000 }, { "![", "", 50000 }, { "[a](", "", 30000 },
        { "~~a ", "", 50000 }, { "`a``b", "", 20000 }, { "<?", "", 50000 }, { "<!A ", "", 50000 }, { "<![CDATA[", "", 20000 }, { "[^a]", "", 40000 }, { "[^a]: ", "", 20000 },
        { "| a ", "\n|---", 30000 }, { "a\n|-|\n|x|\n\n", "", 10000 }, { "\\|", "", 100000 }, { "&#42;", "", 50000 }, { "* * a\n", "", 10000 }, { "***a ", "", 20000 },
        { "a\\\n", "", 30000 }, { "![](x)\n", "*c*", 20000 }, { "__a__", "", 30000 }, { "\xf0\x90\xa9\x90", "", 30000 }, { "[x]: y\n", "[x]", 20000 }, { "<a ", "", 30000 }
    };
    begin();
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        double took = seconds_for(inputs[i].piece, inputs[i].tail, inputs[i].count);
        if (took > 0.25) printf("%.3f s: %s × %zu\n", took, inputs[i].piece, inputs[i].count);
        ck_assert_msg(took < 5, "%f s for %s", took, inputs[i].piece);
    }
    end();
} END_TEST

UNIT_MAIN("markdown", every_sample_reads_and_writes_as_expected, what_was_written_reads_as_the_same_document, the_frame_of_an_article_is_read_back,
          front_matter_becomes_fields_and_what_it_has_besides_properties, spans_of_blocks_hold_their_text, each_field_is_printed_or_reported_as_lost,
          front_matter_of_any_document_is_yaml_that_comes_back, hostile_input_takes_linear_time)
