/* bench_extract DIRECTORY: reads every file of a directory as a page, best of five rounds on processor time, and prints what extract.py reads:
   bytes; seconds of all pages for parse, blocks, features and judge, parse and body, whole call; then a line a page: bytes, seconds of parse and body,
   of the whole call, blocks, most memory held, name. */
#include "config.h"
#include "extract/extraction.h"
#include <dirent.h>
#include <galley.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STAGE_PARSE, STAGE_BLOCKS, STAGE_JUDGE, STAGE_BODY, STAGE_CALL, STAGES };
typedef struct page { char *data; size_t size, most; uint32_t blocks; double best[STAGES]; char name[256]; } page;
typedef struct counter { size_t held, most; } counter;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);         /* others may share the machine */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *GALLEY_CALL count_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    counter *c = user;
    if (!new_size) { if (ptr) c->held -= old_size; free(ptr); return NULL; }
    void *block = realloc(ptr, new_size);
    if (!block) return NULL;
    c->held += new_size - (ptr ? old_size : 0);
    if (c->held > c->most) c->most = c->held;
    return block;
}

static int by_name(const void *a, const void *b) { return strcmp(((const page *)a)->name, ((const page *)b)->name); }

static page *read_pages(const char *folder, size_t *count) {
    DIR *files = opendir(folder);
    page *pages = NULL;
    if (!files) return NULL;
    for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "rb");
        if (!file) continue;
        pages = realloc(pages, (*count + 1) * sizeof *pages);
        page *p = &pages[(*count)++];
        memset(p, 0, sizeof *p);
        snprintf(p->name, sizeof p->name, "%s", entry->d_name);
        fseek(file, 0, SEEK_END);
        p->size = (size_t)ftell(file);
        rewind(file);
        p->data = malloc(p->size + 1);
        p->size = fread(p->data, 1, p->size, file);
        for (int i = 0; i < STAGES; i++) p->best[i] = 1e9;
        fclose(file);
    }
    closedir(files);
    if (pages) qsort(pages, *count, sizeof *pages, by_name);
    return pages;
}

/* Peers read the bytes as UTF-8, so galley does. */
static const galleyi_sniff_hints utf_8 = { "utf-8", NULL, NULL, false };

static int read_article(galleyi_extraction *x, galley_document *document) {
    galleyi_body_source source = { .page = &x->page, .roles = x->reasons };
    for (uint32_t i = 0; i < x->page.block_count; i++) x->reasons[i] = x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    return article && !galleyi_body_from_dom(article, &source, NULL);
}

/* Parse, blocks, features and judge, body: each stage holds those before it. */
static int run_stages(page *p, const galley_context *context, double spent[STAGES]) {
    galleyi_html html;
    galleyi_extraction x;
    galleyi_extract_options options;
    galley_document *document = NULL;
    memset(&x, 0, sizeof x);
    memset(&options, 0, sizeof options);
    double begin = now();
    galleyi_html_init(&html, NULL);
    galleyi_dom_page_init(&x.page, &html.memory);
    x.html = &html;
    x.options = &options;
    int fine = !galleyi_html_parse_page(&html, p->data, p->size, &utf_8, NULL);
    spent[STAGE_PARSE] = now() - begin;
    fine = fine && !galleyi_dom_page_scan(&x.page, &html, NULL);
    spent[STAGE_BLOCKS] = now() - begin;
    p->blocks = x.page.block_count;
    fine = fine && !galleyi_dom_evidence_of(&x.page, &x.evidence) && !galleyi_dom_features_begin(&x.page, &x.evidence, NULL, &x.features) && !galleyi_choose_blocks(&x);
    galleyi_dom_features_end(x.features);
    spent[STAGE_JUDGE] = now() - begin;
    fine = fine && !galley_document_new(context, &document) && read_article(&x, document);
    galleyi_dom_page_free(&x.page);
    galleyi_html_free(&html);
    spent[STAGE_BODY] = now() - begin;
    galley_document_free(document);
    return fine;
}

static int run_call(page *p, const galley_context *context, counter *memory, double *spent) {
    galley_document *document = NULL;
    galley_input *input = NULL;
    if (galley_input_from_memory(context, p->data, p->size, &input)) return 0;
    galley_input_set(input, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED);
    galley_input_set(input, GALLEY_CHARSET, "utf-8", GALLEY_NUL_TERMINATED);
    size_t held = memory->held;
    memory->most = held;
    double begin = now();
    int fine = galley_parse(context, input, NULL, &document, NULL) >= 0;
    *spent = now() - begin;
    p->most = memory->most - held;
    galley_input_free(input);
    galley_document_free(document);
    return fine;
}

int main(int argc, char **argv) {
    size_t count = 0, bytes = 0;
    page *pages = argc > 1 ? read_pages(argv[1], &count) : NULL;
    double best[STAGES];
    counter memory = { 0, 0 };
    galley_allocator table = { sizeof table, 0, &memory, count_resize };
    galley_context *context = NULL;
    if (!pages) { fputs("usage: bench_extract DIRECTORY\n", stderr); return 2; }
    if (galley_context_new(&table, NULL, &context)) return 1;
    for (int i = 0; i < STAGES; i++) best[i] = 1e9;
    for (int round = 0; round < 5; round++) {
        double all[STAGES] = { 0 };
        for (size_t i = 0; i < count; i++) {
            double spent[STAGES];
            if (!run_stages(&pages[i], context, spent) || !run_call(&pages[i], context, &memory, &spent[STAGE_CALL])) { fprintf(stderr, "bench_extract: %s failed\n", pages[i].name); return 1; }
            for (int s = 0; s < STAGES; s++) {
                all[s] += spent[s];
                if (spent[s] < pages[i].best[s]) pages[i].best[s] = spent[s];
            }
        }
        for (int s = 0; s < STAGES; s++) if (all[s] < best[s]) best[s] = all[s];
    }
    for (size_t i = 0; i < count; i++) bytes += pages[i].size;
    printf("%zu", bytes);
    for (int s = 0; s < STAGES; s++) printf(" %.9f", best[s]);
    putchar('\n');
    for (size_t i = 0; i < count; i++) {
        printf("%zu %.9f %.9f %u %zu %s\n", pages[i].size, pages[i].best[STAGE_BODY], pages[i].best[STAGE_CALL], pages[i].blocks, pages[i].most, pages[i].name);
        free(pages[i].data);
    }
    free(pages);
    galley_context_free(context);
    return 0;
}
