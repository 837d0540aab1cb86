/* innerHTML: https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments */
#include "core/buffer.h"
#include "html/html_parser.h"

static void html_serialize_escaped(galleyi_buffer *out, galleyi_html_slice text, int attribute) {
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *reference = NULL;
        size_t length = 1;
        switch (text.data[i]) {
        case '&': reference = "&amp;"; break;
        case '<': reference = "&lt;"; break;
        case '>': reference = "&gt;"; break;
        case '"': reference = attribute ? "&quot;" : NULL; break;
        case '\xc2': if (i + 1 < text.size && text.data[i + 1] == '\xa0') { reference = "&nbsp;"; length = 2; } break;
        default: break;
        }
        if (!reference) continue;
        galleyi_buffer_append(out, text.data + from, i - from);
        galleyi_buffer_append_text(out, reference);
        from = i + length;
        i += length - 1;
    }
    galleyi_buffer_append(out, text.data + from, text.size - from);
}

static void html_serialize_slice(galleyi_buffer *out, galleyi_html_slice slice) { galleyi_buffer_append(out, slice.data, slice.size); }

static void html_serialize_start_tag(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_buffer_append_char(out, '<');
    html_serialize_slice(out, galleyi_html_tag_name(html, node));
    for (uint32_t i = node->data; i < node->data + node->count; i++) {
        galleyi_buffer_append_char(out, ' ');
        html_serialize_slice(out, galleyi_html_attribute_name(html, node, &html->attributes[i]));
        galleyi_buffer_append(out, "=\"", 2);
        html_serialize_escaped(out, galleyi_html_value(html, &html->attributes[i]), 1);
        galleyi_buffer_append_char(out, '"');
    }
    galleyi_buffer_append_char(out, '>');
}

static int html_serialize_is_raw(const galleyi_html_node *parent, int scripting) {
    if (parent->kind != GALLEYI_HTML_ELEMENT || parent->space) return 0;
    switch (parent->name) {
    case HTML_TAG(STYLE): case HTML_TAG(SCRIPT): case HTML_TAG(XMP): case HTML_TAG(IFRAME): case HTML_TAG(NOEMBED): case HTML_TAG(NOFRAMES):
    case HTML_TAG(PLAINTEXT): return 1;
    default: return parent->name == HTML_TAG(NOSCRIPT) && scripting;
    }
}

/* "serializes as void" */
static int html_serialize_is_void(const galleyi_html_node *node) {
    return node->kind == GALLEYI_HTML_ELEMENT && !node->space && html_flags(node->name) & GALLEYI_HTML_VOID;
}

static void html_serialize_open(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node, int scripting) {
    switch (node->kind) {
    case GALLEYI_HTML_ELEMENT: html_serialize_start_tag(out, html, node); break;
    case GALLEYI_HTML_TEXT:
        if (html_serialize_is_raw(&html->nodes[node->parent], scripting)) html_serialize_slice(out, galleyi_html_text(html, node));
        else html_serialize_escaped(out, galleyi_html_text(html, node), 0);
        break;
    case GALLEYI_HTML_COMMENT:
        galleyi_buffer_append(out, "<!--", 4);
        html_serialize_slice(out, galleyi_html_text(html, node));
        galleyi_buffer_append(out, "-->", 3);
        break;
    case GALLEYI_HTML_DOCTYPE:
        galleyi_buffer_append(out, "<!DOCTYPE ", 10);
        html_serialize_slice(out, galleyi_html_value(html, &html->attributes[node->data]));
        galleyi_buffer_append_char(out, '>');
        break;
    default: break;
    }
}

static void html_serialize_close(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node) {
    if (node->kind != GALLEYI_HTML_ELEMENT || html_serialize_is_void(node)) return;
    galleyi_buffer_append(out, "</", 2);
    html_serialize_slice(out, galleyi_html_tag_name(html, node));
    galleyi_buffer_append_char(out, '>');
}

int32_t galleyi_html_serialize(const galleyi_html *html, uint32_t root, int scripting, galleyi_buffer *out) {
    const galleyi_html_node *nodes = html->nodes;
    if (root >= html->node_count) return GALLEY_EARGUMENT;
    if (html_serialize_is_void(&nodes[root])) return out->status;
    uint32_t open = root;
    for (uint32_t i = root + 1; i < nodes[root].end && out->status == GALLEY_OK; i++) {
        for (; open != nodes[i].parent; open = nodes[open].parent) html_serialize_close(out, html, &nodes[open]);
        html_serialize_open(out, html, &nodes[i], scripting);
        if (nodes[i].kind == GALLEYI_HTML_ELEMENT) open = i;
    }
    for (; open != root; open = nodes[open].parent) html_serialize_close(out, html, &nodes[open]);
    return out->status;
}
