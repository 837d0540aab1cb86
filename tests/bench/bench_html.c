/* bench_html DIRECTORY [scan]: parses every file of a directory, best of five rounds, and prints what bench_html.py reads:
   bytes, seconds of all pages (fresh trees; trees used again), then a line a page: bytes seconds held. */
#include "config.h"
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

int main(int argc, char **argv) {
    size_t count = 0, bytes = 0;
    page *pages = argc > 1 ? read_pages(argv[1], &count) : NULL;
    galleyi_html_options options = { 0 };
    double fresh = 1e9, again = 1e9;
    galleyi_html html;
    if (!pages) { fputs("usage: bench_html DIRECTORY [scan number]\n", stderr); return 2; }
    if (argc > 2) options.scan = (uint8_t)atoi(argv[2]);
    for (int round = 0; round < 5; round++) {
        double begin = now();
        for (size_t i = 0; i < count; i++) {
            double from = now(), took;
            galleyi_html_init(&html, NULL);
            if (!parse_page(&html, &pages[i], &options)) { fprintf(stderr, "bench_html: %s failed\n", pages[i].name); return 1; }
            galleyi_html_free(&html);
            took = now() - from;
            if (took < pages[i].best) pages[i].best = took;
        }
        if (now() - begin < fresh) fresh = now() - begin;
    }
    galleyi_html_init(&html, NULL);
    for (int round = 0; round < 5; round++) {
        double begin = now();
        for (size_t i = 0; i < count; i++) { size_t held = pages[i].held; parse_page(&html, &pages[i], &options); pages[i].held = held; }
        if (now() - begin < again) again = now() - begin;
    }
    galleyi_html_free(&html);
    for (size_t i = 0; i < count; i++) bytes += pages[i].size;
    printf("%zu %.9f %.9f\n", bytes, fresh, again);
    for (size_t i = 0; i < count; i++) printf("%zu %.9f %zu %s\n", pages[i].size, pages[i].best, pages[i].held, pages[i].name);
    for (size_t i = 0; i < count; i++) free(pages[i].data);
    free(pages);
    return 0;
}
