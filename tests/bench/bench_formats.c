/* bench_formats FORMAT FILE...: parses each file as FORMAT, best of seven times on processor time; prints bytes, seconds, allocations a document, the most memory
   a byte of input, and seconds of an empty input. The scripts beside it put lexbor's parse next to it. */
#include "config.h"
#include <galley.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct counter { size_t made, held, most; } counter;

static void *GALLEY_CALL count_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    counter *c = user;
    if (!new_size) { if (ptr) c->held -= old_size; free(ptr); return NULL; }
    void *block = realloc(ptr, new_size);
    if (!block) return NULL;
    c->made++;
    c->held += new_size - (ptr ? old_size : 0);
    if (c->held > c->most) c->most = c->held;
    return block;
}

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *data = malloc((size_t)length + 1);
    *size = data ? fread(data, 1, (size_t)length, file) : 0;
    fclose(file);
    return data;
}

static int parse(const galley_context *context, const char *format, const char *data, size_t size, galley_document **document) {
    galley_input *input = NULL;
    if (galley_input_from_memory(context, data, size, &input)) return 1;
    galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED);
    int failed = galley_parse(context, input, NULL, document, NULL) < 0;
    galley_input_free(input);
    return failed;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);         /* others may share the machine */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    counter c = { 0, 0, 0 };
    galley_allocator table = { sizeof table, 0, &c, count_resize };
    galley_context *context = NULL;
    galley_document *document = NULL;
    double seconds = 0, most = 0, empty = 1e9;
    size_t bytes = 0, made = 0;
    if (argc < 3 || galley_context_new(&table, NULL, &context)) return 2;
    for (int i = 2; i < argc; i++) {
        size_t size;
        char *data = read_file(argv[i], &size);
        double best = 1e9;
        if (!data) { perror(argv[i]); return 1; }
        galley_document_free(document);       /* memory is counted in the first round, with a document of its own */
        document = NULL;
        for (int round = 0; round < 7; round++) {
            size_t before = c.made, held = c.held;
            c.most = c.held;
            double begin = now();
            if (parse(context, argv[1], data, size, &document)) fprintf(stderr, "%s: failed\n", argv[i]);
            double took = now() - begin;
            if (took < best) best = took;
            if (round) continue;
            made += c.made - before;
            if (size > 2000 && (double)(c.most - held) / (double)size > most) most = (double)(c.most - held) / (double)size;
        }
        bytes += size;
        seconds += best;
        free(data);
    }
    for (int round = 0; round < 100; round++) {
        double begin = now();
        parse(context, argv[1], "x", 1, &document);
        double took = now() - begin;
        if (took < empty) empty = took;
    }
    printf("%zu %.9f %.1f %.1f %.9f\n", bytes, seconds, (double)made / (argc - 2), most, empty);
    galley_document_free(document);
    galley_context_free(context);
    return 0;
}
