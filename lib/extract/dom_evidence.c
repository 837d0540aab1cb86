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
    for (const char *p = text.data, *end = p + text.size; p && (p = memchr(p, '"', (size_t)(end - p))) != NULL; p++) {
        if ((size_t)(end - p) < sizeof key || memcmp(p, key, sizeof key - 1)) continue;
        p += sizeof key - 1;
        while (p < end && (*p == ' ' || *p == ':' || *p == '\n' || *p == '\t')) p++;
        if (p == end || *p != '"') continue;
        const char *begin = ++p;
        while (p < end && *p != '"') p += *p == '\\' ? 2 : 1;
        return (galleyi_html_slice){ begin, (size_t)((p < end ? p : end) - begin) };
    }
    return none;
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
            else if (dom_evidence_is(name, "description") || dom_evidence_is(name, "og:description")) dom_evidence_take(&out->description, content);
        } else if (galleyi_html_is(node, GALLEYI_TAG_TITLE) && galleyi_html_first_child(html, node) && !title.size) {
            title = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
        } else if (galleyi_html_is(node, GALLEYI_TAG_SCRIPT) && galleyi_html_first_child(html, node)
                   && dom_evidence_is(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE), "application/ld+json")) {
            dom_evidence_take(&out->article, dom_evidence_article(galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)])));
        }
    }
    out->title = social.size ? social : title;
    return GALLEY_OK;
}
