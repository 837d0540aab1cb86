/* html5lib's tokenizer and tree-construction tests, each whole, a byte at a time and in random pieces, with every vector path.
   html_conformance [-v]: prints the cases that fail and one line of counts a suite. */
#include "config.h"
#include "conformance/html_json.h"
#include "tools/dump/dump.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define SUITE GALLEY_SHARED_DIR "/conformance/html5lib/"
enum { WHOLE, BYTES, PIECES, WAYS };

static int verbose;
static uint32_t seed = 1;
static galleyi_memory memory;
static galleyi_arena arena;

static uint32_t random_below(uint32_t n) { seed = seed * 1664525u + 1013904223u; return (seed >> 8) % n; }

static char *read_file(const char *folder, const char *name, size_t *size) {
    char path[1024];
    snprintf(path, sizeof path, "%s%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *data = galleyi_arena_allocate(&arena, *size + 1);
    *size = fread(data, 1, *size, file);
    data[*size] = 0;
    fclose(file);
    return data;
}

/* A copy without a byte of slack, so that a sanitizer sees reads beyond it. */
static int32_t parse(galleyi_html *html, const char *text, size_t size, const galleyi_html_options *options, int way, char **copy) {
    *copy = malloc(size ? size : 1);
    memcpy(*copy, text, size);
    if (way == WHOLE) return galleyi_html_parse(html, *copy, size, options);
    galleyi_html_parser *parser;
    int32_t status = galleyi_html_begin(&parser, html, options);
    for (size_t at = 0; status == GALLEY_OK && at < size;) {
        size_t piece = way == BYTES ? 1 : 1 + random_below(7);
        if (piece > size - at) piece = size - at;
        status = galleyi_html_feed(parser, *copy + at, piece);
        at += piece;
    }
    return galleyi_html_finish(parser);
}

static void write_string(galleyi_buffer *out, const char *text, size_t size) {
    char escape[8];
    galleyi_buffer_append_char(out, '"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') { galleyi_buffer_append_char(out, '\\'); galleyi_buffer_append_char(out, (char)c); }
        else if (c < 32) { snprintf(escape, sizeof escape, "\\u%04x", c); galleyi_buffer_append_text(out, escape); }
        else galleyi_buffer_append_char(out, (char)c);
    }
    galleyi_buffer_append_char(out, '"');
}

static void write_value(galleyi_buffer *out, json_value *value) {
    switch (value->kind) {
    case '"': write_string(out, value->text, value->size); break;
    case 't': galleyi_buffer_append_text(out, "true"); break;
    case 'f': galleyi_buffer_append_text(out, "false"); break;
    case 'n': galleyi_buffer_append_text(out, "null"); break;
    default:
        galleyi_buffer_append_char(out, value->kind);
        for (json_value *child = value->child; child; child = child->next) {
            if (child != value->child) galleyi_buffer_append_char(out, ',');
            if (child->key) { write_string(out, child->key, strlen(child->key)); galleyi_buffer_append_char(out, ':'); }
            write_value(out, child);
        }
        galleyi_buffer_append_char(out, value->kind == '{' ? '}' : ']');
    }
}

static int state_of(const char *name) {
    static const char *const names[] = { "Data state", "RCDATA state", "RAWTEXT state", "Script data state", "PLAINTEXT state", "CDATA section state" };
    for (int i = 0; i < 6; i++)
        if (!strcmp(name, names[i])) return i;
    return 0;
}

static int tokenizer_case(json_value *test, int state, int way, int scan, const char *file) {
    galleyi_buffer expected, got;
    json_value *input = json_member(test, "input"), *last = json_member(test, "lastStartTag");
    galleyi_html html;
    char *copy;
    galleyi_html_init(&html, &memory);
    galleyi_buffer_init(&expected, &memory);
    galleyi_buffer_init(&got, &memory);
    for (json_value *token = json_member(test, "output")->child; token; token = token->next) {
        write_value(&expected, token);
        galleyi_buffer_append_text(&expected, ",\n");
    }
    dump_tokens sink = { &got, { 0 }, 0, 0, 0 };
    galleyi_buffer_init(&sink.text, &memory);
    galleyi_html_options options = { 0 };
    options.token = dump_token;
    options.token_user = &sink;
    options.tokens_only = 1;
    options.scan = (uint8_t)scan;
    options.state = (uint8_t)state;
    options.last_start_tag = last ? last->text : NULL;
    int32_t status = parse(&html, input->text, input->size, &options, way, &copy);
    dump_flush(&sink);
    int same = status == GALLEY_OK && got.size == expected.size && (!got.size || !memcmp(got.data, expected.data, got.size));
    if (!same && verbose)
        printf("FAIL %s (state %d, way %d, scan %d): %s\nexpected:\n%s\ngot (%d):\n%s\n", file, state, way, scan, json_member(test, "description")->text,
               galleyi_buffer_text(&expected), status, galleyi_buffer_text(&got));
    galleyi_buffer_free(&sink.text);
    galleyi_buffer_free(&expected);
    galleyi_buffer_free(&got);
    galleyi_html_free(&html);
    free(copy);
    return same;
}

static int every_way(int (*run)(void *, int, int), void *user) {
    int good = 1;
    for (int way = 0; way < WAYS; way++) good &= run(user, way, GALLEYI_SCAN_BEST);
    for (int scan = GALLEYI_SCAN_PLAIN; scan <= GALLEYI_SCAN_NEON; scan++)
        if (galleyi_html_scan_usable(scan)) good &= run(user, WHOLE, scan);
    return good;
}

typedef struct token_test { json_value *test; int state; const char *file; } token_test;
static int run_token_test(void *user, int way, int scan) {
    token_test *t = user;
    return tokenizer_case(t->test, t->state, way, scan, t->file);
}

static void tokenizer_file(const char *name, unsigned *good, unsigned *all, unsigned *runs) {
    size_t size;
    char *text = read_file(SUITE "tokenizer/", name, &size);
    json_value *root = text ? json_read(&arena, text, size) : NULL, *tests = json_member(root, "tests");
    for (json_value *test = tests ? tests->child : NULL; test; test = test->next) {
        json_value *twice = json_member(test, "doubleEscaped"), *states = json_member(test, "initialStates");
        if (twice && twice->kind == 't') { json_unescape(json_member(test, "input")); json_unescape(json_member(test, "output")->child); }
        int fine = 1;
        json_value data = { '"', NULL, (char *)"Data state", 10, NULL, NULL };
        for (json_value *state = states ? states->child : &data; state; state = state->next) {
            token_test one = { test, state_of(state->text), name };
            fine &= every_way(run_token_test, &one);
            ++*runs;
        }
        *good += fine ? 1u : 0u;
        ++*all;
    }
}

typedef struct tree_test { const char *data, *document, *context, *file; size_t data_size, document_size; int scripting; } tree_test;

static int run_tree_test(void *user, int way, int scan) {
    tree_test *t = user;
    galleyi_html html;
    galleyi_buffer got;
    char *copy;
    galleyi_html_init(&html, &memory);
    galleyi_buffer_init(&got, &memory);
    galleyi_html_options options = { 0 };
    options.context = t->context;
    options.scripting = (uint8_t)t->scripting;
    options.scan = (uint8_t)scan;
    int32_t status = parse(&html, t->data, t->data_size, &options, way, &copy);
    if (status == GALLEY_OK) dump_tree(&got, &html, 0);
    int same = status == GALLEY_OK && got.size == t->document_size && (!got.size || !memcmp(got.data, t->document, got.size));
    if (!same && verbose)
        printf("FAIL %s (scripting %d, way %d, scan %d, fragment %s):\n%.*s\nexpected:\n%.*sgot (%d):\n%s\n", t->file, t->scripting, way, scan, t->context ? t->context : "-",
               (int)t->data_size, t->data, (int)t->document_size, t->document, status, galleyi_buffer_text(&got));
    galleyi_buffer_free(&got);
    galleyi_html_free(&html);
    free(copy);
    return same;
}

/* The line at *at without its line feed, which *at moves behind. */
static size_t line_of(const char **at, const char *end, const char **line) {
    const char *stop = memchr(*at, '\n', (size_t)(end - *at));
    *line = *at;
    *at = stop ? stop + 1 : end;
    return (size_t)((stop ? stop : end) - *line);
}
static int line_is(const char *line, size_t size, const char *text) { return size == strlen(text) && !memcmp(line, text, size); }

/* Reads one test from behind its "#data" line to behind the next one. */
static const char *read_tree_test(const char *at, const char *end, tree_test *t, char *context, size_t room, int *scripts) {
    const char *line;
    size_t size = 0;
    int part = 0;                    /* 0 data, 1 errors, 2 document */
    memset(t, 0, sizeof *t);
    t->data = at;
    *scripts = 3;
    while (at < end) {
        size = line_of(&at, end, &line);
        if (!part && line_is(line, size, "#errors")) { part = 1; t->data_size = line > t->data ? (size_t)(line - t->data) - 1 : 0; }
        else if (part == 1 && line_is(line, size, "#script-on")) *scripts = 2;
        else if (part == 1 && line_is(line, size, "#script-off")) *scripts = 1;
        else if (part == 1 && line_is(line, size, "#document-fragment")) {
            size = line_of(&at, end, &line);
            snprintf(context, room, "%.*s", (int)size, line);
            t->context = context;
        } else if (part == 1 && line_is(line, size, "#document")) { part = 2; t->document = at; }
        else if (part == 2 && line_is(line, size, "#data")) { t->document_size = (size_t)(line - t->document); break; }
    }
    if (at >= end && t->document && !t->document_size) t->document_size = (size_t)(end - t->document);
    while (t->document_size > 1 && t->document[t->document_size - 1] == '\n' && t->document[t->document_size - 2] == '\n') t->document_size--;
    if (t->document_size == 1) t->document_size = 0;
    return at;
}

static void tree_file(const char *name, unsigned *good, unsigned *all, unsigned *runs) {
    size_t size;
    char *text = read_file(SUITE "tree-construction/", name, &size), context[64];
    const char *at = text + 6, *end = text + size;
    while (at < end) {
        tree_test test;
        int scripts, fine = 1;
        at = read_tree_test(at, end, &test, context, sizeof context, &scripts);
        test.file = name;
        for (int scripting = 0; scripting < 2; scripting++) {
            if (!(scripts >> scripting & 1)) continue;
            test.scripting = scripting;
            fine &= every_way(run_tree_test, &test);
            ++*runs;
        }
        *good += fine ? 1u : 0u;
        ++*all;
    }
}

static int suite(const char *folder, const char *ending, void (*run)(const char *, unsigned *, unsigned *, unsigned *)) {
    char path[1024];
    unsigned good = 0, all = 0, runs = 0;
    snprintf(path, sizeof path, "%s%s", SUITE, folder);
    DIR *files = opendir(path);
    if (!files) { printf("html_conformance: %s is absent: skipped\n", path); return 1; }
    for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
        size_t length = strlen(entry->d_name), tail = strlen(ending);
        if (length > tail && !strcmp(entry->d_name + length - tail, ending)) run(entry->d_name, &good, &all, &runs);
    }
    closedir(files);
    printf("html_conformance: %s %u of %u (%u runs, each whole, by bytes, in pieces, by every vector path)\n", folder, good, all, runs);
    return good == all;
}

int main(int argc, char **argv) {
    verbose = argc > 1 && !strcmp(argv[1], "-v");
    galleyi_memory_init(&memory, NULL);
    galleyi_arena_init(&arena, &memory);
    int fine = suite("tokenizer", ".test", tokenizer_file);
    fine &= suite("tree-construction", ".dat", tree_file);
    galleyi_arena_free(&arena);
    return !fine;
}
