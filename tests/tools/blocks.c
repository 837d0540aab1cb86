/* galley-blocks [--tokens FILE] [--features] OUT LIST: the blocks of many pages with their features, for training and for people.
   LIST has a page's path and address a line. OUT.f32 gets a row of features a block; OUT.tsv "page" lines (path, address, blocks) and behind each
   its blocks: words in 1/20, tag, elements' class tokens down to it (numbers of OUT.tokens), text. --tokens: "token score" lines, scores in 1/16.
   --features: OUT.f32 alone. */
#include "extract/dom_evidence.h"
#include "extract/dom_features.h"
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
    static uint32_t keys[8192];
    static int8_t scores[8192];
    galleyi_class_table table = { keys, scores, 8191 };
    FILE *f = fopen(path, "r");
    char token[128];
    int score;
    while (f && fscanf(f, "%127s %d", token, &score) == 2) {
        uint32_t hash = galleyi_class_hash(token, strlen(token)), slot = hash * 2654435769u >> 16 & table.mask;
        while (keys[slot]) slot = (slot + 1) & table.mask;
        keys[slot] = hash;
        scores[slot] = (int8_t)score;
    }
    if (f) fclose(f);
    return table;
}

int main(int argc, char **argv) {
    galleyi_class_table tokens = galleyi_class_table_learned;
    if (argc > 2 && !strcmp(argv[1], "--tokens")) { tokens = load_tokens(argv[2]); argv += 2; argc -= 2; }
    int features_only = argc > 1 && !strcmp(argv[1], "--features");
    if (features_only) { argv++; argc--; }
    if (argc != 3) { fprintf(stderr, "usage: galley-blocks [--tokens FILE] [--features] OUT LIST\n"); return 2; }
    char name[4096], line[8192];
    snprintf(name, sizeof name, "%s.f32", argv[1]);
    FILE *features_file = fopen(name, "wb"), *list = fopen(argv[2], "r");
    snprintf(name, sizeof name, "%s.tsv", argv[1]);
    FILE *out = fopen(features_only ? "/dev/null" : name, "wb");
    snprintf(name, sizeof name, "%s.tokens", argv[1]);
    token_file = fopen(features_only ? "/dev/null" : name, "wb");
    if (!features_file || !list || !out || !token_file) { perror(argv[1]); return 1; }
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    galleyi_html html;
    galleyi_html_init(&html, &memory);
    galleyi_dom_page page;
    galleyi_dom_page_init(&page, &memory);
    page.classes = &tokens;
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = 0;
        char *url = strchr(line, '\t');
        if (url) *url++ = 0;
        size_t size;
        char *data = read_file(line, &size);
        if (!data) { perror(line); return 1; }
        galleyi_sniffed sniffed = galleyi_sniff_html(data, size, NULL);
        galleyi_decoded decoded;
        galleyi_dom_evidence evidence;
        galleyi_dom_features *features;
        if (galleyi_decode(&decoded, &memory, sniffed.encoding, data, size) || galleyi_html_parse(&html, decoded.text, decoded.size, NULL)
            || galleyi_dom_page_scan(&page, &html, NULL) || galleyi_dom_evidence_of(&page, &evidence) || galleyi_dom_features_begin(&page, &evidence, NULL, &features)) {
            fprintf(stderr, "%s: failed\n", line);
            return 1;
        }
        fprintf(out, "page\t%s\t%s\t%u\n", line, url ? url : "", page.block_count);
        for (uint32_t i = 0; i < page.block_count; i++) {
            float row[GALLEYI_DOM_FEATURES_COUNT];
            galleyi_dom_features_block(features, i, row);
            fwrite(row, sizeof row, 1, features_file);
            if (!features_only) print_block(out, &page, &page.blocks[i]);
        }
        galleyi_decoded_free(&decoded);
        free(data);
    }
    fclose(features_file);
    fclose(out);
    fclose(token_file);
    galleyi_dom_page_free(&page);
    galleyi_html_free(&html);
    return 0;
}
