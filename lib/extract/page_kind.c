/* What a page is: what JSON-LD and og:type say, then words of its address. */
#include "extract/page_kind.h"

typedef struct page_kind_word { const char *word; uint8_t kind; } page_kind_word;

/* Whole labels of the host but the last two, and whole words of the path. */
static const page_kind_word page_kind_hosts[] = {
    { "forum", GALLEYI_PAGE_FORUM }, { "forums", GALLEYI_PAGE_FORUM }, { "community", GALLEYI_PAGE_FORUM }, { "discuss", GALLEYI_PAGE_FORUM }, { "discussion", GALLEYI_PAGE_FORUM }, { "discussions", GALLEYI_PAGE_FORUM },
    { "boards", GALLEYI_PAGE_FORUM }, { "answers", GALLEYI_PAGE_FORUM },
    { "docs", GALLEYI_PAGE_DOCUMENTATION }, { "doc", GALLEYI_PAGE_DOCUMENTATION }, { "developer", GALLEYI_PAGE_DOCUMENTATION }, { "developers", GALLEYI_PAGE_DOCUMENTATION },
    { "wiki", GALLEYI_PAGE_DOCUMENTATION }, { "shop", GALLEYI_PAGE_PRODUCT }, { "store", GALLEYI_PAGE_PRODUCT }
};
static const page_kind_word page_kind_paths[] = {
    { "forum", GALLEYI_PAGE_FORUM }, { "forums", GALLEYI_PAGE_FORUM }, { "thread", GALLEYI_PAGE_FORUM }, { "threads", GALLEYI_PAGE_FORUM }, { "viewtopic", GALLEYI_PAGE_FORUM },
    { "showthread", GALLEYI_PAGE_FORUM }, { "discussions", GALLEYI_PAGE_FORUM }, { "questions", GALLEYI_PAGE_FORUM },
    { "docs", GALLEYI_PAGE_DOCUMENTATION }, { "doc", GALLEYI_PAGE_DOCUMENTATION }, { "documentation", GALLEYI_PAGE_DOCUMENTATION }, { "reference", GALLEYI_PAGE_DOCUMENTATION },
    { "manual", GALLEYI_PAGE_DOCUMENTATION }, { "tutorial", GALLEYI_PAGE_DOCUMENTATION }, { "api", GALLEYI_PAGE_DOCUMENTATION },
    { "product", GALLEYI_PAGE_PRODUCT }, { "products", GALLEYI_PAGE_PRODUCT }, { "item", GALLEYI_PAGE_PRODUCT },
    { "category", GALLEYI_PAGE_LISTING }, { "categories", GALLEYI_PAGE_LISTING }, { "collections", GALLEYI_PAGE_LISTING }, { "search", GALLEYI_PAGE_LISTING }, { "tag", GALLEYI_PAGE_LISTING },
    { "services", GALLEYI_PAGE_SERVICE }, { "service", GALLEYI_PAGE_SERVICE }, { "solutions", GALLEYI_PAGE_SERVICE }
};

static int page_kind_is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static int32_t page_kind_find(const page_kind_word *words, size_t count, const char *text, size_t size) {
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < size && words[i].word[k] == (text[k] | 32)) k++;
        if (k == size && !words[i].word[k]) return words[i].kind;
    }
    return -1;
}

/* The first word of the text that says something; end[0] is behind the last. */
static int32_t page_kind_words(const page_kind_word *words, size_t count, const char *text, const char *end) {
    for (const char *p = text; p < end; ) {
        const char *begin = p;
        while (p < end && page_kind_is_letter(*p)) p++;
        int32_t kind = p > begin ? page_kind_find(words, count, begin, (size_t)(p - begin)) : -1;
        if (kind >= 0) return kind;
        if (p == begin) p++;
    }
    return -1;
}

/* What the host's name says, and its path; -1: nothing. */
static void page_kind_of_url(const char *url, int32_t *by_host, int32_t *by_path) {
    const char *host = url ? strstr(url, "//") : NULL;
    *by_host = *by_path = -1;
    if (!host) return;
    const char *path = host += 2, *last = NULL, *before = NULL;
    for (; *path && *path != '/' && *path != '?' && *path != '#'; path++) if (*path == '.') { before = last; last = path; }
    const char *end = path;
    while (*end && *end != '?' && *end != '#') end++;
    *by_host = page_kind_words(page_kind_hosts, sizeof page_kind_hosts / sizeof *page_kind_hosts, host, before ? before : host);
    *by_path = page_kind_words(page_kind_paths, sizeof page_kind_paths / sizeof *page_kind_paths, path, end);
}

int32_t galleyi_page_kind(const galleyi_extraction *x) {
    static const int32_t said[] = { -1, GALLEYI_PAGE_ARTICLE, GALLEYI_PAGE_FORUM, GALLEYI_PAGE_PRODUCT, GALLEYI_PAGE_DOCUMENTATION, GALLEYI_PAGE_LISTING, GALLEYI_PAGE_SERVICE, -1 };
    const galleyi_dom_evidence *e = &x->evidence;
    int32_t by_host, by_path;
    page_kind_of_url(x->options->url, &by_host, &by_path);
    if ((e->ld_kind == GALLEYI_SAID_FORUM && !e->faq) || (by_host == GALLEYI_PAGE_FORUM && !e->ld_article)) return GALLEYI_PAGE_FORUM;
    if (e->ld_article || (e->og_kind == GALLEYI_SAID_ARTICLE && e->ld_kind != GALLEYI_SAID_PRODUCT)) return GALLEYI_PAGE_ARTICLE;
    int32_t kind = e->ld_kind == GALLEYI_SAID_FORUM ? -1 : said[e->ld_kind];
    if (kind == GALLEYI_PAGE_PRODUCT || kind == GALLEYI_PAGE_DOCUMENTATION) return kind;
    if (e->og_kind == GALLEYI_SAID_PRODUCT) return GALLEYI_PAGE_PRODUCT;
    if (by_host >= 0 || by_path >= 0) return by_host >= 0 ? by_host : by_path;
    return kind >= 0 ? kind : GALLEYI_PAGE_ARTICLE;
}

const char *galleyi_page_kind_name(int32_t kind) {
    static const char *const names[] = { NULL, "forum", "product", "documentation", "service", NULL };
    return names[kind];
}
