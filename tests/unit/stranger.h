/* Modules as a stranger would write them, on the public headers alone: a parser (lines), a serializer (headlines) and a carrier (box). */
#ifndef GALLEY_TESTS_STRANGER_H
#define GALLEY_TESTS_STRANGER_H
#include <galley.h>
#include <galley/module.h>
#include <string.h>

/* "lines": each line is an article's title; a line "!" fails, "!!" ends the input. Streams. */
typedef struct lines_state { char *line; size_t size; uint64_t offset; } lines_state;

static int32_t GALLEY_CALL lines_probe(void *user, const galley_facts *facts) {
    size_t size;
    const char *bytes = galley_facts_bytes(facts, &size);
    (void)user;
    return size >= 6 && !memcmp(bytes, "#lines", 6) ? GALLEY_SCORE_MAGIC : GALLEY_SCORE_NO;
}
static int32_t GALLEY_CALL lines_open(void *user, galley_call *call, void **state) {
    lines_state *s = galley_call_allocate(call, sizeof *s);
    (void)user;
    if (!s || !(s->line = galley_call_allocate(call, 256))) return GALLEY_ENOMEM;
    *state = s;
    return GALLEY_OK;
}
static int32_t lines_line(lines_state *s, galley_call *call) {
    if (s->size == 2 && !memcmp(s->line, "!!", 2)) return galley_call_fail(call, GALLEY_ESYNTAX, s->offset, "two marks");
    if (s->size == 1 && *s->line == '!') { galley_call_fail(call, GALLEY_ESYNTAX, s->offset, "a mark"); return galley_call_emit(call); }
    if (s->size && *s->line != '#') {
        galley_record *article = galley_record_edit(galley_call_root(call), GALLEY_ARTICLES, GALLEY_NEW);
        galley_record_set_text(article, GALLEY_TITLE, s->line, s->size);
        galley_record_set_origin(article, GALLEY_TITLE, "lines:line", 100, s->offset, s->size);
        if (!strncmp(s->line, "warn", 4)) galley_call_warn(call, GALLEY_ERROR, "lines.warn", s->offset, "a warning line");
        return galley_call_emit(call);
    }
    return GALLEY_OK;
}
static int32_t GALLEY_CALL lines_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    lines_state *s = state;
    const char *p = data;
    int32_t status = GALLEY_OK;
    for (size_t i = 0; i < size && !status; i++) {
        if (p[i] != '\n') { if (s->size < 255) s->line[s->size++] = p[i]; continue; }
        status = lines_line(s, call);
        s->offset += s->size + 1;
        s->size = 0;
    }
    if (!status && last && s->size) { status = lines_line(s, call); s->size = 0; }
    return status;
}
static int32_t lines_register(galley_context *context, int32_t flags, galley_error *error) {
    static const galley_option options[] = { { "mode", "plain|fancy", "plain", "how" }, { "most", "number 0..9", "3", "how many" } };
    galley_module module; galley_parser table;
    memset(&module, 0, sizeof module); memset(&table, 0, sizeof table);
    module.size = sizeof module; module.option_size = sizeof(galley_option);
    module.name = "lines"; module.title = "Titles, a line each"; module.extensions = "lines ln"; module.media_types = "text/x-lines";
    module.options = options; module.option_count = 2;
    table.size = sizeof table; table.flags = GALLEY_MODULE_STREAMS; table.module = &module;
    table.probe = lines_probe; table.open = lines_open; table.push = lines_push;
    return galley_register_parser(context, &table, flags, error);
}

/* "headlines": one title a line. */
static int32_t GALLEY_CALL headlines_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    const galley_article *article;
    (void)state;
    for (size_t i = 0; (article = galley_document_article(document, i)) != NULL; i++) {
        size_t size = 0;
        const char *title = galley_record_text(article, GALLEY_TITLE, &size);
        galley_sink_write(sink, title, size);
        galley_sink_write(sink, "\n", 1);
        if (galley_record_body(article)) galley_call_lost(call, GALLEY_BODY);
    }
    return GALLEY_OK;
}
static int32_t GALLEY_CALL headlines_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    int32_t step = GALLEY_STEP_ENTER;
    (void)user; (void)call;
    for (const galley_node *n = node; n; n = galley_node_step(node, n, &step)) {
        size_t size;
        const char *text = galley_node_text(n, GALLEY_VALUE, &size);
        if (step == GALLEY_STEP_ENTER && text) galley_sink_write(sink, text, size);
    }
    return GALLEY_OK;
}
static int32_t GALLEY_CALL headlines_finish(void *state, galley_call *call, galley_sink *sink) {
    (void)state; (void)call;
    return galley_sink_write(sink, "--\n", 3);
}
static int32_t headlines_register(galley_context *context, uint32_t flags, galley_error *error) {
    galley_module module; galley_serializer table;
    memset(&module, 0, sizeof module); memset(&table, 0, sizeof table);
    module.size = sizeof module; module.name = "headlines"; module.extensions = "tsv";
    table.size = sizeof table; table.flags = flags; table.module = &module;
    table.write = headlines_write; table.finish = headlines_finish; table.write_body = headlines_write_body;
    return galley_register_serializer(context, &table, 0, error);
}

/* "box": "BOX" LF, then payloads, each "SIZE NAME" LF and SIZE bytes. */
typedef struct box_state { char head[64]; size_t head_size; uint64_t left; int begun, in_payload; } box_state;

static int32_t GALLEY_CALL box_probe(void *user, const galley_facts *facts) {
    size_t size;
    const char *bytes = galley_facts_bytes(facts, &size);
    (void)user;
    return size >= 4 && !memcmp(bytes, "BOX\n", 4) ? GALLEY_SCORE_CERTAIN : GALLEY_SCORE_NO;
}
static int32_t GALLEY_CALL box_open(void *user, galley_call *call, void **state) {
    (void)user;
    *state = galley_call_allocate(call, sizeof(box_state));
    return *state ? GALLEY_OK : GALLEY_ENOMEM;
}
static void box_head(box_state *s, galley_call *call) {
    char *name = memchr(s->head, ' ', s->head_size);
    s->head[s->head_size] = '\0';
    s->head_size = 0;
    if (!s->begun) { s->begun = 1; return; }
    s->left = 0;
    for (const char *p = s->head; *p >= '0' && *p <= '9'; p++) s->left = s->left * 10 + (uint64_t)(*p - '0');
    if (name) {
        galley_call_carry_fact(call, GALLEY_NAME, name + 1, GALLEY_NUL_TERMINATED);
        galley_call_carry_property(call, "box:size", s->head, (size_t)(name - s->head));
    }
    s->in_payload = 1;
}
static int32_t GALLEY_CALL box_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    box_state *s = state;
    const char *p = data, *end = p + size;
    (void)last;
    while (p < end || (s->in_payload && !s->left)) {
        if (s->in_payload) {
            size_t count = (size_t)(end - p) < s->left ? (size_t)(end - p) : (size_t)s->left;
            if (count) galley_call_carry_data(call, p, count);
            p += count;
            s->left -= count;
            if (s->left) break;
            galley_call_carry_end(call);
            s->in_payload = 0;
        } else if (*p == '\n') { p++; box_head(s, call); }
        else if (s->head_size < sizeof s->head - 1) s->head[s->head_size++] = *p++;
        else return galley_call_fail(call, GALLEY_ESYNTAX, 0, "the head is too long");
    }
    return GALLEY_OK;
}
static inline int32_t box_register(galley_context *context, galley_error *error) {
    galley_module module; galley_parser table;
    memset(&module, 0, sizeof module); memset(&table, 0, sizeof table);
    module.size = sizeof module; module.name = "box"; module.extensions = "box";
    table.size = sizeof table; table.flags = GALLEY_MODULE_CARRIES; table.module = &module;
    table.probe = box_probe; table.open = box_open; table.push = box_push;
    return galley_register_parser(context, &table, 0, error);
}
#endif
