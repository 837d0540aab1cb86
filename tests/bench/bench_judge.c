/* bench_judge FILE...: what the judge of text pages costs, best of five rounds a page on processor time; prints lines, seconds of the trees alone, and of the
   features before them. */
#include "config.h"
#include "text/encodings_sniff.h"
#include "text/judge.h"
#include "text/page.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);         /* others may share the machine */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int measure(const galleyi_memory *memory, const char *data, size_t size, double best[2], size_t *lines) {
    galleyi_decoded decoded;
    galleyi_blocks blocks;
    galleyi_address_words none = { .count = 0 };
    int32_t status = galleyi_decode(&decoded, memory, galleyi_sniff_text(data, size, NULL).encoding, data, size);
    galleyi_blocks_init(&blocks, memory);
    if (!status) status = galleyi_blocks_from_text(&blocks, NULL, decoded.text, decoded.size);
    uint8_t *scores = malloc(2 * blocks.count + 1);
    best[0] = best[1] = 1e9;
    for (int round = 0; round < 5 && !status && scores; round++) {
        galleyi_arena arena;
        galleyi_judge_page page;
        galleyi_arena_init(&arena, memory);
        double begin = now(), half;
        status = galleyi_judge_features(&page, &arena, NULL, &blocks, &none);
        const galleyi_judge_columns columns = { page.features, blocks.count, GALLEYI_FEATURE_COUNT };
        const galleyi_judge_task tasks[2] = { { &galleyi_judge_body, scores }, { &galleyi_judge_title, scores + blocks.count } };
        half = now();
        if (!status) status = galleyi_judge_run(&columns, tasks, 2, NULL);
        double end = now();
        if (end - half < best[0]) best[0] = end - half;
        if (half - begin < best[1]) best[1] = half - begin;
        galleyi_arena_free(&arena);
    }
    *lines = blocks.count;
    free(scores);
    galleyi_blocks_free(&blocks);
    galleyi_decoded_free(&decoded);
    return status;
}

int main(int argc, char **argv) {
    static char data[16 << 20];
    galleyi_memory memory;
    double seconds[2] = { 0, 0 }, best[2];
    size_t lines = 0, here;
    galleyi_memory_init(&memory, NULL);
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) { perror(argv[i]); return 1; }
        size_t size = fread(data, 1, sizeof data, file);
        fclose(file);
        if (measure(&memory, data, size, best, &here)) return 1;
        lines += here;
        for (int k = 0; k < 2; k++) seconds[k] += best[k];
    }
    printf("%zu %.9f %.9f\n", lines, seconds[0], seconds[1]);
    return 0;
}
