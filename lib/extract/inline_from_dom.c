#include "extract/inline_from_dom.h"

enum { INLINE_OPEN = 32, INLINE_NAMES = 24 };

typedef struct inline_writer {
    const galleyi_inline_source *source;
    galley_record *record;
    struct { uint32_t end; } open[INLINE_OPEN];
    int depth, begun, space;                  /* text was written; a space is due before the next */
} inline_writer;

static int32_t inline_kind(uint32_t tag) {
    switch (tag) {
    case GALLEYI_TAG_EM: case GALLEYI_TAG_I: case GALLEYI_TAG_CITE: case GALLEYI_TAG_DFN: case GALLEYI_TAG_VAR: return GALLEY_NODE_EMPHASIS;
    case GALLEYI_TAG_STRONG: case GALLEYI_TAG_B: return GALLEY_NODE_STRONG;
    case GALLEYI_TAG_DEL: case GALLEYI_TAG_S: case GALLEYI_TAG_STRIKE: return GALLEY_NODE_DELETE;
    case GALLEYI_TAG_SUB: return GALLEY_NODE_SUBSCRIPT;
    case GALLEYI_TAG_SUP: return GALLEY_NODE_SUPERSCRIPT;
    case GALLEYI_TAG_A: return GALLEY_NODE_LINK;
    case GALLEYI_TAG_CODE: case GALLEYI_TAG_KBD: case GALLEYI_TAG_SAMP: case GALLEYI_TAG_TT: return GALLEY_NODE_INLINE_CODE;
    default: return 0;
    }
}

static int32_t inline_address(inline_writer *w, galleyi_html_slice address) {
    galleyi_url url;
    int32_t status = w->source->base ? galleyi_url_parse(&url, &w->record->document->arena, address.data, address.size, w->source->base) : GALLEY_EARGUMENT;
    if (status == GALLEY_ENOMEM) return galleyi_document_stick(w->record->document, status);
    if (!status) return galley_body_set_text(w->record, GALLEY_URL, url.text, url.size);
    return galley_body_set_text(w->record, GALLEY_URL, address.data, address.size);
}

static int inline_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

/* Soft hyphens and zero-width spaces are how a page breaks its lines, not text. */
static size_t inline_skipped(const char *p, const char *end) {
    if (end - p >= 2 && (unsigned char)p[0] == 0xc2 && (unsigned char)p[1] == 0xad) return 2;
    if (end - p >= 3 && (unsigned char)p[0] == 0xe2 && (unsigned char)p[1] == 0x80 && (unsigned char)p[2] == 0x8b) return 3;
    if (end - p >= 3 && (unsigned char)p[0] == 0xef && (unsigned char)p[1] == 0xbb && (unsigned char)p[2] == 0xbf) return 3;
    return 0;
}

static int32_t inline_text(inline_writer *w, galleyi_html_slice text) {
    int32_t status = GALLEY_OK;
    const char *p = text.data, *end = p + text.size;
    while (p < end && !status) {
        if (inline_blank(*p)) { w->space = w->begun; p++; continue; }
        size_t skip = inline_skipped(p, end);
        if (skip) { p += skip; continue; }
        const char *begin = p;
        while (p < end && !inline_blank(*p) && !inline_skipped(p, end)) p++;
        if (w->space) status = galley_body_text(w->record, " ", 1);
        w->space = 0;
        w->begun = 1;
        if (!status) status = galley_body_text(w->record, begin, (size_t)(p - begin));
    }
    return status;
}

static int32_t inline_leave(inline_writer *w, uint32_t node) {
    int32_t status = GALLEY_OK;
    while (!status && w->depth && w->open[w->depth - 1].end <= node) { w->depth--; status = galley_body_close(w->record); }
    return status;
}

static int inline_has_text(const inline_writer *w, uint32_t node) {
    const galleyi_html *html = w->source->html;
    for (uint32_t i = node + 1; i < html->nodes[node].end && i <= w->source->last; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        for (size_t k = 0; k < text.size; k++)
            if (!inline_blank(text.data[k])) return 1;
    }
    return 0;
}

static int32_t inline_enter(inline_writer *w, uint32_t node) {
    const galleyi_html *html = w->source->html;
    const galleyi_html_node *n = &html->nodes[node];
    int32_t kind = n->space == GALLEYI_SPACE_HTML ? inline_kind(n->name) : 0, status;
    if (!kind || w->depth == INLINE_OPEN || !inline_has_text(w, node)) return GALLEY_OK;
    galleyi_html_slice address = { NULL, 0 };
    if (kind == GALLEY_NODE_LINK && !(address = galleyi_html_get(html, n, GALLEYI_ATTRIBUTE_HREF)).size) return GALLEY_OK;
    const galleyi_body *body = galleyi_body_of(w->record);
    if (body && body->open->kind == GALLEY_NODE_INLINE_CODE) return GALLEY_OK;
    status = w->space ? galley_body_text(w->record, " ", 1) : GALLEY_OK;
    w->space = 0;
    if (status || (status = galley_body_open(w->record, kind)) != GALLEY_OK) return status;
    w->open[w->depth++].end = n->end;
    return kind == GALLEY_NODE_LINK ? inline_address(w, address) : GALLEY_OK;
}

int32_t galleyi_inline_from_dom(galley_record *record, const galleyi_inline_source *source) {
    const galleyi_html *html = source->html;
    inline_writer w;
    memset(&w, 0, sizeof w);
    w.source = source;
    w.record = record;
    int32_t status = GALLEY_OK;
    uint32_t above[INLINE_NAMES], count = 0;  /* inline elements that the block begins within */
    for (uint32_t up = html->nodes[source->first].parent; up && up != source->element && count < INLINE_NAMES; up = html->nodes[up].parent) above[count++] = up;
    while (count && !status) status = inline_enter(&w, above[--count]);
    for (uint32_t i = source->first; !status && i <= source->last; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        status = inline_leave(&w, i);
        if (status) break;
        if (node->kind == GALLEYI_HTML_TEXT) status = inline_text(&w, galleyi_html_text(html, node));
        else if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        else if (galleyi_html_is(node, GALLEYI_TAG_BR) && w.begun) {
            w.space = 0;
            status = galley_body_open(record, GALLEY_NODE_BREAK);
            if (!status) status = galley_body_close(record);
        } else if (node->space != GALLEYI_SPACE_HTML || node->name == GALLEYI_TAG_SCRIPT || node->name == GALLEYI_TAG_STYLE || node->name == GALLEYI_TAG_NOSCRIPT
                   || node->name == GALLEYI_TAG_TEMPLATE || node->name == GALLEYI_TAG_SELECT || node->name == GALLEYI_TAG_TEXTAREA || node->name == GALLEYI_TAG_IFRAME)
            i = node->end - 1;
        else status = inline_enter(&w, i);
    }
    return status ? status : inline_leave(&w, UINT32_MAX);
}
