/* Writing and reading galley JSON, beside yajl_gen writing the same values: bench_json [ROUNDS]. The bodies are those of long stories. */
#include "formats/json/json_read.h"
#include "formats/json/json_write.h"
#include "tools/generate_documents.h"
#include <stdlib.h>
#include <time.h>
#if GALLEY_WITH_YAJL
#  include <yajl/yajl_gen.h>
#endif

enum { BENCH_DOCUMENTS = 200 };

typedef struct bench_event { char what; const char *text; size_t length; } bench_event;
typedef struct bench_events { bench_event *list; size_t count, room; galleyi_arena arena; } bench_events;

static galleyi_memory bench_memory;
static uint64_t bench_allocations, bench_held, bench_most;

static void *GALLEY_CALL bench_resize(void *user, void *block, size_t old_size, size_t new_size) {
    (void)user;
    bench_held += new_size;
    bench_held -= block ? old_size : 0;
    if (bench_held > bench_most) bench_most = bench_held;
    if (!new_size) { free(block); return NULL; }
    bench_allocations++;
    return realloc(block, new_size);
}

static double bench_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void bench_say(const char *what, uint64_t bytes, double seconds) { printf("%-44s %8.0f MB/s\n", what, (double)bytes / 1e6 / seconds); }

/* The body of a story: paragraphs with some emphasis and links, a list, a heading now and then. */
static galley_document *bench_story(generator *g, uint64_t seed) {
    galley_document *document = NULL;
    if (galleyi_document_create(&bench_memory, 4000000, &document)) exit(1);
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    galley_record_set_text(article, GALLEY_TITLE, "The council voted on Tuesday after months of talks", GALLEY_NUL_TERMINATED);
    galley_record_set_time(article, GALLEY_PUBLISHED, "2025-06-12T21:47Z", GALLEY_NUL_TERMINATED);
    generate_begin(g, seed);
    for (int i = 0; i < 4; i++) {
        generate_body(g, article);
        galley_body_open(article, GALLEY_NODE_PARAGRAPH);
        for (int k = 0; k < 8; k++)
            galley_body_text(article, "The harbour master said divers had lifted the last section of the collapsed breakwater shortly after three in the morning. ", GALLEY_NUL_TERMINATED);
        galley_body_close(article);
    }
    return document;
}

static int32_t bench_add(bench_events *e, char what, const char *text, size_t length) {
    if (e->count == e->room && !(e->list = realloc(e->list, (e->room = e->room * 2 + 1024) * sizeof *e->list))) return GALLEY_ENOMEM;
    e->list[e->count++] = (bench_event){ what, text ? galleyi_arena_text(&e->arena, text, length) : NULL, length };
    return GALLEY_OK;
}
static int32_t bench_on_bracket(void *user, char bracket) { return bench_add(user, bracket, NULL, 0); }
static int32_t bench_on_word(void *user, char word) { return bench_add(user, word, NULL, 0); }
static int32_t bench_on_key(void *user, const char *text, size_t length) { return bench_add(user, 'k', text, length); }
static int32_t bench_on_string(void *user, const char *text, size_t length) { return bench_add(user, '"', text, length); }
static int32_t bench_on_number(void *user, const char *text, size_t length) { return bench_add(user, '0', text, length); }

static void bench_emit_events(galleyi_json_emitter *e, const bench_events *events) {
    for (size_t i = 0; i < events->count; i++) {
        const bench_event *v = &events->list[i];
        switch (v->what) {
        case '{': case '[': galleyi_json_emit_begin(e, v->what); break;
        case '}': case ']': galleyi_json_emit_end(e, v->what); break;
        case 'k': galleyi_json_emit_key(e, v->text, v->length); break;
        case '"': galleyi_json_emit_string(e, v->text, v->length); break;
        case '0': galleyi_json_emit_raw(e, v->text, v->length); break;
        default:  galleyi_json_emit_word(e, v->what == 't' ? "true" : v->what == 'f' ? "false" : "null"); break;
        }
    }
    galleyi_json_emit_finish(e);
}

#if GALLEY_WITH_YAJL
static void bench_yajl_events(yajl_gen gen, const bench_events *events) {
    for (size_t i = 0; i < events->count; i++) {
        const bench_event *v = &events->list[i];
        const unsigned char *text = (const unsigned char *)v->text;
        switch (v->what) {
        case '{': yajl_gen_map_open(gen); break;
        case '[': yajl_gen_array_open(gen); break;
        case '}': yajl_gen_map_close(gen); break;
        case ']': yajl_gen_array_close(gen); break;
        case 'k': case '"': yajl_gen_string(gen, text, v->length); break;
        case '0': yajl_gen_number(gen, v->text, v->length); break;
        case 'n': yajl_gen_null(gen); break;
        default:  yajl_gen_bool(gen, v->what == 't'); break;
        }
    }
}

static double bench_yajl(const bench_events *events, int rounds, uint64_t *bytes) {
    double begin = bench_now();
    *bytes = 0;
    for (int i = 0; i < rounds; i++)
        for (size_t d = 0; d < BENCH_DOCUMENTS; d++) {
            const unsigned char *text;
            size_t length = 0;
            yajl_gen gen = yajl_gen_alloc(NULL);
            bench_yajl_events(gen, &events[d]);
            yajl_gen_get_buf(gen, &text, &length);
            *bytes += length + 1;
            yajl_gen_free(gen);
        }
    return bench_now() - begin;
}
#endif

static int32_t bench_sink(void *user, const void *data, size_t size) {
    (void)data;
    *(uint64_t *)user += size;
    return GALLEY_OK;
}

static double bench_write(galley_document *const *documents, const bench_events *events, int rounds, uint64_t *bytes) {
    double begin = bench_now();
    *bytes = 0;
    for (int i = 0; i < rounds; i++)
        for (size_t d = 0; d < BENCH_DOCUMENTS; d++) {
            galleyi_json_emitter e;
            galleyi_json_emit_init(&e, &bench_memory, bench_sink, bytes, 0);
            if (documents) { galleyi_json_write_document(&e, documents[d], GALLEYI_JSON_ALL_ARTICLES); galleyi_json_emit_finish(&e); }
            else bench_emit_events(&e, &events[d]);
            galleyi_json_emit_free(&e);
        }
    return bench_now() - begin;
}

int main(int count, char **arguments) {
    static generator g;
    static galley_document *documents[BENCH_DOCUMENTS];
    static galleyi_buffer texts[BENCH_DOCUMENTS];
    static bench_events events[BENCH_DOCUMENTS];
    static const galleyi_json_events record = { bench_on_bracket, bench_on_bracket, bench_on_key, bench_on_string, bench_on_number, bench_on_word };
    galley_allocator allocator = { sizeof allocator, 0, NULL, bench_resize };
    int rounds = count > 1 ? atoi(arguments[1]) : 40;
    uint64_t bytes = 0, size = 0;
    galleyi_memory_init(&bench_memory, &allocator);
    g.options = (generate_options){ .plain = 1, .without_spans = 1, .without_locked = 1, .depth = 2 };
    for (size_t d = 0; d < BENCH_DOCUMENTS; d++) {
        galleyi_json_emitter e;
        documents[d] = bench_story(&g, d + 1);
        galleyi_json_emit_init(&e, &bench_memory, NULL, NULL, 0);
        galleyi_json_write_document(&e, documents[d], GALLEYI_JSON_ALL_ARTICLES);
        galleyi_json_emit_finish(&e);
        texts[d] = e.buffer;
        size += e.buffer.size;
        galleyi_json_reader reader = { .memory = bench_memory };
        galleyi_arena_init(&events[d].arena, &bench_memory);
        if (GALLEY_WITH_YAJL && galleyi_json_read(&reader, e.buffer.data, e.buffer.size, &record, &events[d])) return 1;
        galleyi_json_reader_free(&reader);
    }
    printf("%d documents, %llu bytes of JSON, %d rounds\n", BENCH_DOCUMENTS, (unsigned long long)size, rounds);
    double ours = 0;
    bench_write(documents, NULL, 2, &bytes);
    ours = bench_write(documents, NULL, rounds, &bytes);
    bench_say("galley writes documents", bytes, ours);
#if GALLEY_WITH_YAJL
    double seconds = bench_write(NULL, events, rounds, &bytes);
    bench_say("galley's emitter writes the same values", bytes, seconds);
    double theirs = bench_yajl(events, rounds, &bytes);
    bench_say("yajl_gen writes the same values", bytes, theirs);
    printf("documents are written %.2f times as fast as yajl_gen writes their values\n", theirs / ours);
    uint64_t before = bench_allocations;
    double begin = bench_now();
    galley_document *document = NULL;
    if (galleyi_document_create(&bench_memory, 4000000, &document)) return 1;
    bench_most = bench_held;
    uint64_t held = bench_held;
    for (int i = 0; i < rounds; i++)
        for (size_t d = 0; d < BENCH_DOCUMENTS; d++) {
            galleyi_json_source source = { .data = texts[d].data, .size = texts[d].size };
            if (galleyi_document_empty(document) || galleyi_json_read_document(galley_document_edit(document), &source)) return 1;
        }
    bench_say("galley reads documents", size * (uint64_t)rounds, bench_now() - begin);
    printf("%.1f allocations a document read, at most %llu bytes held at once (%.1f a byte of input)\n", (double)(bench_allocations - before) / rounds / BENCH_DOCUMENTS,
           (unsigned long long)(bench_most - held), (double)(bench_most - held) / ((double)size / BENCH_DOCUMENTS));
    galley_document_free(document);
#else
    (void)ours;
#endif
    return 0;
}
