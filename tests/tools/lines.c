/* galley-lines: what the judge of text pages sees. Names of the features on the first line, then for each block: offset, length, score, features, text.
   galley-lines FILE [URL]; the training script reads it. */
#include "text/judge_features.h"
#include "text/encodings_sniff.h"
#include <stdio.h>
#include <stdlib.h>

static int lines_print(const galleyi_blocks *blocks, const galleyi_judge_page *page) {
#define LINES_NAME(name) #name " "
    printf("%s", GALLEYI_FEATURES(LINES_NAME));
    for (int p = 1; p < GALLEYI_PHRASE_COUNT; p++) printf("is_%s%c", galleyi_phrase_name(p), p + 1 < GALLEYI_PHRASE_COUNT ? ' ' : '\n');
    for (size_t i = 0; i < blocks->count; i++) {
        const galleyi_block *b = &blocks->block[i];
        const uint8_t *row = page->features + i * GALLEYI_FEATURE_COUNT;
        printf("%u\t%u\t%d\t", b->offset, b->length, (int)(i == page->headline));
        for (int f = 0; f < GALLEYI_FEATURE_COUNT; f++) printf("%02x", row[f]);
        printf("\t%.*s\n", (int)b->size, b->text);
    }
    return 0;
}

int main(int argc, char **argv) {
    static char data[16 << 20];
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file) { fprintf(stderr, "galley-lines: FILE [URL]\n"); return 2; }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    const char *url = argc > 2 ? argv[2] : "";
    galleyi_memory memory;
    galleyi_decoded decoded;
    galleyi_blocks blocks;
    galleyi_arena arena;
    galleyi_judge_page page;
    galleyi_address_words address;
    galleyi_memory_init(&memory, NULL);
    galleyi_arena_init(&arena, &memory);
    galleyi_blocks_init(&blocks, &memory);
    int32_t status = galleyi_decode(&decoded, &memory, galleyi_sniff_text(data, size, NULL).encoding, data, size);
    if (!status) status = galleyi_blocks_from_text(&blocks, NULL, decoded.text, decoded.size);
    galleyi_address_words_of(&address, url, strlen(url));
    if (!status) status = galleyi_judge_features(&page, &arena, NULL, &blocks, &address);
    if (!status) lines_print(&blocks, &page);
    galleyi_blocks_free(&blocks);
    galleyi_arena_free(&arena);
    galleyi_decoded_free(&decoded);
    return status != 0;
}
