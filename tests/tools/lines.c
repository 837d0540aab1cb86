/* galley-lines: what the judge of text pages sees. Names of the features on the first line, then for each block: offset, length, score, features, text.
   galley-lines FILE [URL]; the training script reads it. galley-lines --page FILE [URL [FETCHED]] shows what each block was taken for, and the fields. */
#include "text/page.h"
#include "text/encodings_sniff.h"
#include <stdio.h>
#include <stdlib.h>

static void lines_print(const galleyi_blocks *blocks, const galleyi_judge_page *page) {
#define LINES_NAME(name) #name " "
    printf("%s", GALLEYI_FEATURES(LINES_NAME));
    for (int p = 1; p < GALLEYI_PHRASE_CLOSED; p++) printf("is_%s%c", galleyi_phrase_name(p), p + 1 < GALLEYI_PHRASE_CLOSED ? ' ' : '\n');
    for (size_t i = 0; i < blocks->count; i++) {
        const galleyi_block *b = &blocks->block[i];
        printf("%u\t%u\t%d\t", b->offset, b->length, (int)(i == page->headline));
        for (int f = 0; f < GALLEYI_FEATURE_COUNT; f++) printf("%02x", galleyi_judge_feature(page, i, (galleyi_feature)f));
        printf("\t%.*s\n", (int)b->size, b->text);
    }
}

static void lines_field(const galleyi_page *page, const char *name, galleyi_piece piece) {
    if (!galleyi_piece_empty(piece)) printf("@%s\t%u\t%.*s\n", name, piece.block, (int)(piece.end - piece.begin), page->blocks.block[piece.block].text + piece.begin);
}
static void lines_time(const char *name, const galleyi_page_time *time) {
    char text[GALLEYI_TIME_TEXT_SIZE] = "";
    if (galleyi_piece_empty(time->text)) return;
    galleyi_time_write(&time->time, text);
    printf("@%s\t%u\t%s\n", name, time->text.block, text);
}
static int lines_page(const char *text, size_t size, const char *url, const char *fetched) {
    galleyi_memory memory;
    galleyi_page page;
    galleyi_time time;
    galleyi_memory_init(&memory, NULL);
    bool known = fetched && galleyi_time_parse(&time, fetched, strlen(fetched));
    galleyi_page_init(&page, &memory, NULL, url, NULL, known ? &time : NULL);
    int32_t status = galleyi_page_read_text(&page, text, size);
    for (size_t i = 0; !status && i < page.blocks.count; i++)
        printf("%s\t%d\t%d\t%u\t%u\t%.*s\n", galleyi_part_name(page.part[i]), page.score[i], page.title_score[i], page.from[i], page.to[i], (int)page.blocks.block[i].size, page.blocks.block[i].text);
    printf("@threshold\t0\t%u\n@language\t0\t%s\n", page.threshold, page.language ? page.language : "");
    lines_field(&page, "title", page.title); lines_field(&page, "kicker", page.kicker); lines_field(&page, "subtitle", page.subtitle);
    lines_field(&page, "byline", page.byline); lines_field(&page, "source", page.source); lines_field(&page, "dateline", page.dateline.text);
    lines_field(&page, "rights", page.rights.text); lines_field(&page, "original_title", page.original_title); lines_field(&page, "original_name", page.original_name);
    lines_time("published", &page.published); lines_time("modified", &page.modified);
    for (uint32_t i = 0; i < page.author_count; i++) lines_field(&page, "author", page.authors[i].name);
    const galleyi_piece *tag = (const galleyi_piece *)(const void *)page.tags.data;
    for (size_t i = 0; i < page.tags.size / sizeof *tag; i++) lines_field(&page, "tag", tag[i]);
    const galleyi_story *story = (const galleyi_story *)(const void *)page.stories.data;
    for (size_t i = 0; i < page.stories.size / sizeof *story; i++) {
        lines_field(&page, story[i].promo ? "promo" : "related", story[i].title);
        lines_field(&page, "  source", story[i].source);
        lines_time("  time", &story[i].published);
    }
    const galleyi_remark *remark = (const galleyi_remark *)(const void *)page.remarks.data;
    for (size_t i = 0; i < page.remarks.size / sizeof *remark; i++) lines_field(&page, "comment", remark[i].author);
    galleyi_page_free(&page);
    return status != 0;
}

int main(int argc, char **argv) {
    static char data[16 << 20];
    bool whole = argc > 2 && !strcmp(argv[1], "--page");
    if (whole) { argv++; argc--; }
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
    if (whole && !status) status = lines_page(decoded.text, decoded.size, *url ? url : NULL, argc > 3 ? argv[3] : NULL);
    else if (!status) status = galleyi_judge_features(&page, &arena, NULL, &blocks, &address);
    if (!whole && !status) lines_print(&blocks, &page);
    galleyi_blocks_free(&blocks);
    galleyi_arena_free(&arena);
    galleyi_decoded_free(&decoded);
    return status != 0;
}
