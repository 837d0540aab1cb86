/* bench_html DIRECTORY: parses every file of a directory, round after round as bench/html.py asks for them. */
#include "config.h"
#include "core/utf8.h"
#include "html/html.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct page { char *data; size_t size, held; double best; char name[256]; } page;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);         /* others may share the machine */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
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
        snprintf(p->name, sizeof p->name, "%s", entry->d_name);
        fseek(file, 0, SEEK_END);
        p->size = (size_t)ftell(file);
        rewind(file);
        p->data = malloc(p->size + 1);
        p->size = fread(p->data, 1, p->size, file);
        p->best = 1e9;
        fclose(file);
    }
    closedir(files);
    if (pages) qsort(pages, *count, sizeof *pages, by_name);
    return pages;
}

/* Decoding counts: UTF-8 is looked over and malformed bytes are repaired. Peers read the bytes as UTF-8, so galley does. */
static const galleyi_sniff_hints utf_8 = { "utf-8", NULL, NULL, false };

static int parse_page(galleyi_html *html, page *p, const galleyi_html_options *options) {
    int32_t status = galleyi_html_parse_page(html, p->data, p->size, &utf_8, options);
    p->held = galleyi_html_held(html);
    return status == GALLEY_OK;
}

/* Begins a measurement and adds to a page's best. */
static void take(page *p, double from) {
    double took = now() - from;
    if (took < p->best) p->best = took;
}

/* The rungs: what is measured, from the least that a parser could do to all of it. */
enum { RUNG_FIND, RUNG_UTF_8, RUNG_TOKENS, RUNG_TREE, RUNG_PAGE, RUNG_AGAIN };

static void ignore_token(void *user, const galleyi_html *html, const galleyi_html_token *token) { (void)user; (void)html; (void)token; }

static size_t find_all(const page *p) {
    size_t found = 0;
    for (const char *at = p->data; (at = memchr(at, '<', p->size - (size_t)(at - p->data))) != NULL; at++) found++;
    return found;
}

static int measure(page *p, int rung, galleyi_html_options *options, galleyi_html *kept) {
    galleyi_html html;
    volatile size_t sink = 0;
    double from = now();
    int fine = 1;
    if (rung == RUNG_FIND) sink = find_all(p);
    if (rung == RUNG_UTF_8) sink = galleyi_utf8_valid(p->data, p->size);
    if (rung == RUNG_AGAIN) fine = parse_page(kept, p, options);
    if (rung == RUNG_TOKENS || rung == RUNG_TREE || rung == RUNG_PAGE) {
        galleyi_html_init(&html, NULL);
        fine = rung == RUNG_PAGE ? parse_page(&html, p, options) : galleyi_html_parse(&html, p->data, p->size, options) == GALLEY_OK;
        galleyi_html_free(&html);
    }
    (void)sink;
    take(p, from);
    return fine;
}

/* Reads "RUNG SCAN" lines; each is a round over the pages, answered by its seconds and then a line a page. */
int main(int argc, char **argv) {
    size_t count = 0;
    page *pages = argc > 1 ? read_pages(argv[1], &count) : NULL;
    galleyi_html kept;
    int rung, scan;
    if (!pages) { fputs("usage: bench_html DIRECTORY\n", stderr); return 2; }
    galleyi_html_init(&kept, NULL);
    while (scanf("%d %d", &rung, &scan) == 2) {
        galleyi_html_options options = { 0 };
        options.scan = (uint8_t)scan;
        options.tokens_only = rung == RUNG_TOKENS;
        options.token = rung == RUNG_TOKENS ? ignore_token : NULL;
        double from = now();
        for (size_t i = 0; i < count; i++) {
            pages[i].best = 1e9;
            if (!measure(&pages[i], rung, &options, &kept)) { fprintf(stderr, "bench_html: %s failed\n", pages[i].name); return 1; }
        }
        printf("%.9f %zu\n", now() - from, count);
        for (size_t i = 0; i < count; i++) printf("%zu %.9f %zu\n", pages[i].size, pages[i].best, pages[i].held);
        fflush(stdout);
    }
    galleyi_html_free(&kept);
    for (size_t i = 0; i < count; i++) free(pages[i].data);
    free(pages);
    return 0;
}
