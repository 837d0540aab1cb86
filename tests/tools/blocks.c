/* galley-blocks [--tokens FILE]... [--features | --chosen] OUT LIST: the blocks of many pages with their features, for training and for people.
   LIST has a page's path, address and number of token table (0) a line. OUT.f32 gets a row of features a block; OUT.tsv "page" lines (path, address,
   blocks) and behind each its blocks: words in 1/20, tag, elements' class tokens down to it (numbers of OUT.tokens), text.
   --tokens: "token score" lines, scores in 1/16; each is one more table. --features: OUT.f32 alone. --chosen: OUT.chosen alone, for each page its
   kind and number of blocks, for each block its score and reason, as 32-bit numbers. */
#include "extract/extraction.h"
#include "text/encodings_sniff.h"
#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    fseek(f, 0, SEEK_END);
    long length = ftell(f);
    rewind(f);
    char *data = malloc((size_t)length + 1);
    *size = data ? fread(data, 1, (size_t)length, f) : 0;
    fclose(f);
    return data;
}

/* Token texts get numbers in the order in which they are first seen. */
enum { TOKENS = 1 << 22 };
static struct { uint32_t hash, number; } token_slots[TOKENS];
static uint32_t token_count;
static FILE *token_file;

typedef struct token_list { uint32_t *numbers; size_t count, capacity; } token_list;

static void note_token(void *user, const char *token, size_t size, uint32_t hash) {
    token_list *list = user;
    uint32_t slot = hash * 2654435769u >> 10 & (TOKENS - 1);
    while (token_slots[slot].hash && token_slots[slot].hash != hash) slot = (slot + 1) & (TOKENS - 1);
    if (!token_slots[slot].hash) {
        token_slots[slot].hash = hash;
        token_slots[slot].number = token_count++;
        fprintf(token_file, "%.*s\n", (int)size, token);
    }
    if (list->count == list->capacity) list->numbers = realloc(list->numbers, (list->capacity = list->capacity * 2 + 64) * sizeof *list->numbers);
    list->numbers[list->count++] = token_slots[slot].number;
}

static void print_block(FILE *out, const galleyi_dom_page *page, const galleyi_dom_block *b) {
    const galleyi_html *html = page->html;
    token_list list = { NULL, 0, 0 };
    for (uint32_t up = b->lca; up; up = html->nodes[up].parent) galleyi_class_tokens(html, &html->nodes[up], note_token, &list);
    fprintf(out, "%u\t%u\t", b->words, html->nodes[b->element].name);
    for (size_t i = 0; i < list.count; i++) fprintf(out, i ? " %u" : "%u", list.numbers[i]);
    free(list.numbers);
    fputc('\t', out);
    int space = 0, begun = 0;
    for (uint32_t i = b->first; i <= b->last; i++) {
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_BR)) space = 1;
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        for (size_t k = 0; k < text.size; k++) {
            if (text.data[k] == ' ' || (text.data[k] >= 9 && text.data[k] <= 13) || !text.data[k]) { space = 1; continue; }
            if (space && begun) fputc(' ', out);
            space = 0;
            begun = 1;
            fputc(text.data[k], out);
        }
    }
    fputc('\n', out);
}

static galleyi_class_table load_tokens(const char *path) {
    uint32_t *keys = calloc(8192, sizeof *keys);
    int8_t *scores = calloc(8192, 1);
    uint32_t *there = calloc(GALLEYI_CLASS_THERE / 32, sizeof *there);
    galleyi_class_table table = { keys, scores, there, 8191 };
    FILE *f = fopen(path, "r");
    char token[128];
    int score;
    if (!f || !keys || !scores || !there) { perror(path); exit(1); }
    while (fscanf(f, "%127s %d", token, &score) == 2) {
        uint32_t hash = galleyi_class_hash(token, strlen(token)), slot = hash * 2654435769u >> 16 & table.mask;
        while (keys[slot]) slot = (slot + 1) & table.mask;
        keys[slot] = hash;
        scores[slot] = (int8_t)score;
        there[hash / 32 % (GALLEYI_CLASS_THERE / 32)] |= 1u << hash % 32;
    }
    fclose(f);
    return table;
}

enum { PRINT_ALL, PRINT_FEATURES, PRINT_CHOSEN };
static FILE *features_file, *blocks_file;

static FILE *open_output(const char *path, const char *suffix) {
    char name[4096];
    snprintf(name, sizeof name, "%s.%s", path, suffix);
    FILE *f = fopen(name, "wb");
    if (!f) { perror(name); exit(1); }
    return f;
}

static int print_chosen(galleyi_extraction *x) {
    if (galleyi_choose_blocks(x)) return 0;
    int32_t head[2] = { x->kind, (int32_t)x->page.block_count };
    fwrite(head, sizeof head, 1, features_file);
    for (uint32_t i = 0; i < x->page.block_count; i++) {
        int32_t row[2] = { x->scores[i], x->reasons[i] };
        fwrite(row, sizeof row, 1, features_file);
    }
    return 1;
}

static int print_page(galleyi_extraction *x, galleyi_html *html, const char *path, const char *url, int what) {
    size_t size;
    char *data = read_file(path, &size);
    if (!data) return 0;
    galleyi_extract_options options = { .url = url };
    x->options = &options;
    galleyi_dom_page *page = &x->page;
    int fine = !galleyi_html_parse_page(html, data, size, NULL, NULL) && !galleyi_dom_page_scan(page, html, NULL) && !galleyi_dom_evidence_of(page, &x->evidence)
        && !galleyi_dom_features_begin(page, &x->evidence, NULL, &x->features);
    if (fine && what == PRINT_CHOSEN) fine = print_chosen(x);
    else if (fine) {
        if (what == PRINT_ALL) fprintf(blocks_file, "page\t%s\t%s\t%u\n", path, url, page->block_count);
        for (uint32_t i = 0; i < page->block_count; i++) {
            float row[GALLEYI_DOM_FEATURES_COUNT];
            galleyi_dom_features_block(x->features, i, row);
            fwrite(row, sizeof row, 1, features_file);
            if (what == PRINT_ALL) print_block(blocks_file, page, &page->blocks[i]);
        }
    }
    galleyi_dom_features_end(x->features);
    x->features = NULL;
    free(data);
    return fine;
}

int main(int argc, char **argv) {
    galleyi_class_table tables[16] = { galleyi_class_table_learned };
    int table_count = 0, what = PRINT_ALL;
    for (; argc > 2 && !strcmp(argv[1], "--tokens") && table_count < 16; argv += 2, argc -= 2) tables[table_count++] = load_tokens(argv[2]);
    if (argc > 1 && !strcmp(argv[1], "--features")) what = PRINT_FEATURES;
    if (argc > 1 && !strcmp(argv[1], "--chosen")) what = PRINT_CHOSEN;
    if (what) { argv++; argc--; }
    if (argc != 3) { fprintf(stderr, "usage: galley-blocks [--tokens FILE]... [--features | --chosen] OUT LIST\n"); return 2; }
    FILE *list = fopen(argv[2], "r");
    if (!list) { perror(argv[2]); return 1; }
    features_file = open_output(argv[1], what == PRINT_CHOSEN ? "chosen" : "f32");
    if (what == PRINT_ALL) { blocks_file = open_output(argv[1], "tsv"); token_file = open_output(argv[1], "tokens"); }
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    galleyi_html html;
    galleyi_html_init(&html, &memory);
    galleyi_extraction x;
    memset(&x, 0, sizeof x);
    x.html = &html;
    galleyi_dom_page_init(&x.page, &memory);
    char line[8192];
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = 0;
        char *url = strchr(line, '\t'), *number = url ? strchr(url + 1, '\t') : NULL;
        if (url) *url++ = 0;
        if (number) *number++ = 0;
        x.page.classes = &tables[number ? strtoul(number, NULL, 10) & 15 : 0];
        if (!print_page(&x, &html, line, url ? url : "", what)) { fprintf(stderr, "%s: failed\n", line); return 1; }
    }
    fclose(features_file);
    if (blocks_file) fclose(blocks_file);
    if (token_file) fclose(token_file);
    fclose(list);
    galleyi_dom_page_free(&x.page);
    galleyi_html_free(&html);
    return 0;
}
