#include "extract/dom_evidence.h"

static int dom_evidence_is(galleyi_html_slice value, const char *word) {
    size_t size = strlen(word);
    if (value.size != size) return 0;
    for (size_t i = 0; i < size; i++)
        if ((value.data[i] | 32) != (word[i] | 32)) return 0;
    return 1;
}

static void dom_evidence_take(galleyi_html_slice *slot, galleyi_html_slice value) {
    if (!slot->size && value.size) *slot = value;
}

/* The value of "articleBody" in a block of JSON-LD, as it is written there: for its words alone. */
static galleyi_html_slice dom_evidence_article(galleyi_html_slice text) {
    static const char key[] = "\"articleBody\"";
    galleyi_html_slice none = { NULL, 0 };
    enum { MARK = 8 };                        /* its capital letter is rarer than quotes are */
    for (const char *p = text.data, *end = p + text.size; p && p < end && (p = memchr(p, key[MARK], (size_t)(end - p))) != NULL; p++) {
        if (p - text.data < MARK || (size_t)(end - p) < sizeof key - MARK || memcmp(p - MARK, key, sizeof key - 1)) continue;
        p -= MARK;
        p += sizeof key - 1;
        while (p < end && (*p == ' ' || *p == ':' || *p == '\n' || *p == '\t')) p++;
        if (p == end || *p != '"') continue;
        const char *begin = ++p;
        while (p < end && *p != '"') p += *p == '\\' ? 2 : 1;
        return (galleyi_html_slice){ begin, (size_t)((p < end ? p : end) - begin) };
    }
    return none;
}

typedef struct dom_evidence_word { const char *word; uint8_t size, kind; } dom_evidence_word;

/* Types of schema.org, by what they end in. */
static uint8_t dom_evidence_type(const char *text, size_t size) {
#define DOM_EVIDENCE_TYPE(word, kind) { #word, sizeof #word - 1, GALLEYI_SAID_##kind }
    static const dom_evidence_word words[] = {
        DOM_EVIDENCE_TYPE(Article, ARTICLE), DOM_EVIDENCE_TYPE(BlogPosting, ARTICLE), DOM_EVIDENCE_TYPE(Recipe, ARTICLE),
        DOM_EVIDENCE_TYPE(ForumPosting, FORUM), DOM_EVIDENCE_TYPE(QAPage, FORUM), DOM_EVIDENCE_TYPE(Question, FORUM), DOM_EVIDENCE_TYPE(Product, PRODUCT),
        DOM_EVIDENCE_TYPE(ProductGroup, PRODUCT), DOM_EVIDENCE_TYPE(SoftwareApplication, PRODUCT), DOM_EVIDENCE_TYPE(SoftwareSourceCode, DOCUMENTATION),
        DOM_EVIDENCE_TYPE(APIReference, DOCUMENTATION), DOM_EVIDENCE_TYPE(HowTo, DOCUMENTATION), DOM_EVIDENCE_TYPE(ItemList, LISTING),
        DOM_EVIDENCE_TYPE(CollectionPage, LISTING), DOM_EVIDENCE_TYPE(SearchResultsPage, LISTING), DOM_EVIDENCE_TYPE(Blog, LISTING),
        DOM_EVIDENCE_TYPE(Service, SERVICE), DOM_EVIDENCE_TYPE(LocalBusiness, SERVICE), DOM_EVIDENCE_TYPE(FAQPage, SERVICE)
    };
#undef DOM_EVIDENCE_TYPE
    if (size == 11 && !memcmp(text, "TechArticle", 11)) return GALLEYI_SAID_DOCUMENTATION;
    for (size_t i = 0; size && i < sizeof words / sizeof *words; i++) {
        size_t length = words[i].size;
        if (words[i].word[length - 1] == text[size - 1] && size >= length && !memcmp(text + size - length, words[i].word, length)) return words[i].kind;
    }
    return GALLEYI_SAID_OTHER;
}

/* The strings behind "@type" in a block of JSON-LD, wherever it stands. Of two kinds the one that comes first in the list of them counts. */
static void dom_evidence_types(galleyi_html_slice text, galleyi_dom_evidence *out) {
    for (const char *p = text.data, *end = p + text.size; p && (p = memchr(p, '@', (size_t)(end - p))) != NULL; p++) {
        if (end - p < 7 || memcmp(p, "@type\"", 6)) continue;
        p += 6;
        int list = 0;
        while (p < end && (*p == ' ' || *p == ':' || *p == '[' || *p == '\n' || *p == '\t' || *p == '\r' || (list && *p == ','))) list |= *p++ == '[';
        while (p < end && *p == '"') {
            const char *begin = ++p;
            while (p < end && *p != '"' && p - begin < 100) p++;
            uint8_t said = dom_evidence_type(begin, (size_t)(p - begin));
            out->faq |= p - begin == 7 && !memcmp(begin, "FAQPage", 7);
            if (said == GALLEYI_SAID_ARTICLE) out->ld_article = 1;
            else if (!out->ld_kind || said < out->ld_kind) out->ld_kind = said;
            if (p < end) p++;
            while (list && p < end && (*p == ',' || *p == ' ' || *p == '\n')) p++;
            if (!list) break;
        }
        if (p >= end) break;
        p--;
    }
}

static uint8_t dom_evidence_social(galleyi_html_slice value) {
    return dom_evidence_is(value, "article") || dom_evidence_is(value, "blog") || dom_evidence_is(value, "news") ? GALLEYI_SAID_ARTICLE
        : dom_evidence_is(value, "product") || dom_evidence_is(value, "og:product") || dom_evidence_is(value, "product.item") ? GALLEYI_SAID_PRODUCT
        : dom_evidence_is(value, "website") ? GALLEYI_SAID_OTHER : value.size ? GALLEYI_SAID_SERVICE : GALLEYI_SAID_NOTHING;
}

int32_t galleyi_dom_evidence_of(galleyi_dom_page *page, galleyi_dom_evidence *out) {
    const galleyi_html *html = page->html;
    galleyi_html_slice title = { NULL, 0 }, social = { NULL, 0 };
    memset(out, 0, sizeof *out);
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (galleyi_html_is(node, GALLEYI_TAG_META)) {
            galleyi_html_slice name = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_PROPERTY), content = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CONTENT);
            if (!name.size) name = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_NAME);
            if (dom_evidence_is(name, "og:title") || dom_evidence_is(name, "twitter:title")) dom_evidence_take(&social, content);
            else if (dom_evidence_is(name, "og:type")) out->og_kind = dom_evidence_social(content);
            else if (dom_evidence_is(name, "description") || dom_evidence_is(name, "og:description")) dom_evidence_take(&out->description, content);
        } else if (galleyi_html_is(node, GALLEYI_TAG_TITLE) && galleyi_html_first_child(html, node) && !title.size) {
            title = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
        } else if (galleyi_html_is(node, GALLEYI_TAG_SCRIPT) && galleyi_html_first_child(html, node)
                   && dom_evidence_is(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE), "application/ld+json")) {
            galleyi_html_slice text = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
            dom_evidence_take(&out->article, dom_evidence_article(text));
            dom_evidence_types(text, out);
        }
    }
    out->title = social.size ? social : title;
    return GALLEY_OK;
}
