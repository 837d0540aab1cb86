/* One walk. What stands where HTML would not let it stand is wrapped (a row without a table) or loses its tags (a block within a line), so that a browser's
   parser makes the tree that was meant, and none of it can leave its place. */
#include "render/html_body.h"
#include "render/markdown.h"
#include "model/fields.h"
#include "text/urls.h"

/* What an open element may hold. */
enum { HTML_BODY_FLOW, HTML_BODY_PHRASING, HTML_BODY_LIST, HTML_BODY_ITEM, HTML_BODY_TABLE, HTML_BODY_ROW, HTML_BODY_FIGURE };

typedef struct html_body_frame {
    const galley_node *node;
    const char        *close;                 /* what is written when it ends; may be "" */
    uint8_t            holds, paragraph;      /* paragraph: one was opened for inline nodes that stand among blocks */
    uint8_t            tight, first;          /* of a list; nothing was written in it yet */
} html_body_frame;

typedef struct html_body {
    galleyi_output     *out;
    galleyi_losses     *losses;
    const galleyi_text *lead;
    const galley_node  *lead_at;
    const galley_node  *named;                /* a table whose tag is open, with its caption */
    int                 depth, links;
    html_body_frame     stack[GALLEYI_BODY_DEPTH + 4];
} html_body;

static void html_body_put(html_body *h, const char *text) { galleyi_buffer_append_text(&h->out->buffer, text); }

static void html_body_escape(galleyi_buffer *out, const char *text, size_t length, int within) {
    size_t from = 0;
    for (size_t i = 0; i < length; i++) {
        const char *reference = NULL;
        size_t wide = 1;
        switch (text[i]) {
        case '&': reference = "&amp;"; break;
        case '<': reference = "&lt;"; break;
        case '>': reference = "&gt;"; break;
        case '"': reference = within ? "&quot;" : NULL; break;
        case '\r': reference = "&#13;"; break;
        case '\xc2': if (i + 1 < length && text[i + 1] == '\xa0') { reference = "&nbsp;"; wide = 2; } break;
        default: break;
        }
        if (!reference) continue;
        galleyi_buffer_append(out, text + from, i - from);
        galleyi_buffer_append_text(out, reference);
        from = i + wide;
        i += wide - 1;
    }
    galleyi_buffer_append(out, text + from, length - from);
}

void galleyi_html_text_out(galleyi_output *out, const char *text, size_t length) { if (length) html_body_escape(&out->buffer, text, length, 0); }

void galleyi_html_attribute_out(galleyi_output *out, const char *name, const char *text, size_t length) {
    galleyi_buffer_append_char(&out->buffer, ' ');
    galleyi_buffer_append_text(&out->buffer, name);
    galleyi_buffer_append(&out->buffer, "=\"", 2);
    if (length) html_body_escape(&out->buffer, text, length, 1);
    galleyi_buffer_append_char(&out->buffer, '"');
}

int galleyi_html_address_out(galleyi_output *out, const char *name, const char *url, size_t length, int image) {
    if (!url || !galleyi_url_is_safe(url, length, image != 0)) return 0;
    galleyi_html_attribute_out(out, name, url, length);
    return 1;
}

static void html_body_member(html_body *h, const galley_node *node, int32_t field, const char *name) {
    size_t length;
    const char *text = galley_node_text(node, field, &length);
    if (text) galleyi_html_attribute_out(h->out, name, text, length);
}

static void html_body_number(html_body *h, const char *name, int64_t number) {
    galleyi_buffer_append_char(&h->out->buffer, ' ');
    html_body_put(h, name);
    html_body_put(h, "=\"");
    galleyi_buffer_append_number(&h->out->buffer, number);
    html_body_put(h, "\"");
}

static int html_body_is_inline(int32_t kind) {
    switch (kind) {
    case GALLEY_NODE_TEXT: case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG: case GALLEY_NODE_DELETE: case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_BREAK: case GALLEY_NODE_LINK:
    case GALLEY_NODE_IMAGE: case GALLEY_NODE_SUBSCRIPT: case GALLEY_NODE_SUPERSCRIPT: case GALLEY_NODE_FOOTNOTE_REFERENCE: return 1;
    default: return 0;
    }
}

static html_body_frame *html_body_top(html_body *h) { return &h->stack[h->depth]; }

static void html_body_push(html_body *h, const galley_node *node, int holds, const char *close) {
    if (h->depth + 1 < (int)(sizeof h->stack / sizeof *h->stack)) h->depth++;
    *html_body_top(h) = (html_body_frame){ node, close, (uint8_t)holds, 0, 0, 1 };
}

/* ── Inline ── */

static void html_body_image(html_body *h, const galley_node *node) {
    size_t length, alt_length;
    const char *url = galley_node_text(node, GALLEY_URL, &length), *alt = galley_node_text(node, GALLEY_ALT, &alt_length);
    if (!url || !galleyi_url_is_safe(url, length, true)) {                   /* its description is what is left */
        if (url) galleyi_losses_field(h->losses, GALLEY_URL);
        galleyi_html_text_out(h->out, alt, alt ? alt_length : 0);
        return;
    }
    html_body_put(h, "<img");
    galleyi_html_attribute_out(h->out, "src", url, length);
    galleyi_html_attribute_out(h->out, "alt", alt, alt ? alt_length : 0);
    html_body_member(h, node, GALLEY_TITLE, "title");
    html_body_put(h, ">");
}

/* "fn-1", percent-encoded where it is part of an address. */
static void html_body_identifier(html_body *h, const char *attribute, const char *before, const galley_node *node) {
    static const char hex[] = "0123456789ABCDEF";
    size_t length;
    const char *text = galley_node_text(node, GALLEY_IDENTIFIER, &length);
    galleyi_buffer *b = &h->out->buffer;
    int address = *before == '#';
    html_body_put(h, attribute);
    html_body_put(h, "=\"");
    html_body_put(h, before);
    for (size_t i = 0; text && i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (address && (c <= ' ' || c >= 0x7f || strchr("\"#%<>&`", c))) {
            char encoded[3] = { '%', hex[c >> 4], hex[c & 15] };
            galleyi_buffer_append(b, encoded, 3);
        } else html_body_escape(b, text + i, 1, 1);
    }
    html_body_put(h, "\"");
}

static void html_body_note(html_body *h, const galley_node *node) {
    size_t length;
    const char *text = galley_node_text(node, GALLEY_IDENTIFIER, &length);
    html_body_put(h, h->links ? "<sup role=\"doc-noteref\">" : "<sup>");
    if (!h->links) {
        html_body_identifier(h, "<a href", "#fn-", node);
        html_body_identifier(h, " id", "fnref-", node);
        html_body_put(h, " role=\"doc-noteref\">");
    }
    galleyi_html_text_out(h->out, text, text ? length : 0);
    html_body_put(h, h->links ? "</sup>" : "</a></sup>");
}

static void html_body_embed(html_body *h, const galley_node *node) {
    size_t length, title_length, provider_length;
    const char *url = galley_node_text(node, GALLEY_URL, &length), *title = galley_node_text(node, GALLEY_TITLE, &title_length);
    const char *provider = galley_node_text(node, GALLEY_PROVIDER, &provider_length);
    if (!h->links) {
        html_body_put(h, "<a class=\"galley-embed\"");
        if (!galleyi_html_address_out(h->out, "href", url, length, 0) && url) galleyi_losses_field(h->losses, GALLEY_URL);
        if (provider) galleyi_html_attribute_out(h->out, "data-provider", provider, provider_length);
        if (title) galleyi_html_attribute_out(h->out, "title", title, title_length);
        html_body_put(h, ">");
    } else galleyi_losses_node(h->losses, node->kind);
    if (provider) galleyi_html_text_out(h->out, provider, provider_length);
    if (provider && title) html_body_put(h, ": ");
    if (title) galleyi_html_text_out(h->out, title, title_length);
    if (!provider && !title) galleyi_html_text_out(h->out, url, url ? length : 0);
    if (!h->links) html_body_put(h, "</a>");
}

static void html_body_link(html_body *h, const galley_node *node) {
    size_t length;
    const char *url = galley_node_text(node, GALLEY_URL, &length);
    if (h->links || !url || !galleyi_url_is_safe(url, length, false)) {
        if (url) galleyi_losses_field(h->losses, GALLEY_URL);
        html_body_push(h, node, HTML_BODY_PHRASING, "");
        return;
    }
    html_body_put(h, "<a");
    galleyi_html_attribute_out(h->out, "href", url, length);
    html_body_member(h, node, GALLEY_TITLE, "title");
    html_body_put(h, ">");
    html_body_push(h, node, HTML_BODY_PHRASING, "</a>");
    h->links++;
}

static void html_body_inline(html_body *h, const galley_node *node) {
    switch (node->kind) {
    case GALLEY_NODE_TEXT: galleyi_html_text_out(h->out, galleyi_node_value(node).text, galleyi_node_value(node).length); return;
    case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_CODE:
        html_body_put(h, "<code>");
        galleyi_html_text_out(h->out, galleyi_node_value(node).text, galleyi_node_value(node).length);
        html_body_put(h, "</code>");
        return;
    case GALLEY_NODE_BREAK: html_body_put(h, "<br>"); return;
    case GALLEY_NODE_IMAGE: html_body_image(h, node); return;
    case GALLEY_NODE_FOOTNOTE_REFERENCE: html_body_note(h, node); return;
    case GALLEY_NODE_EMBED: html_body_embed(h, node); return;
    case GALLEY_NODE_LINK: html_body_link(h, node); return;
    case GALLEY_NODE_EMPHASIS: html_body_put(h, "<em>"); html_body_push(h, node, HTML_BODY_PHRASING, "</em>"); return;
    case GALLEY_NODE_STRONG: html_body_put(h, "<strong>"); html_body_push(h, node, HTML_BODY_PHRASING, "</strong>"); return;
    case GALLEY_NODE_DELETE: html_body_put(h, "<del>"); html_body_push(h, node, HTML_BODY_PHRASING, "</del>"); return;
    case GALLEY_NODE_SUBSCRIPT: html_body_put(h, "<sub>"); html_body_push(h, node, HTML_BODY_PHRASING, "</sub>"); return;
    case GALLEY_NODE_SUPERSCRIPT: html_body_put(h, "<sup>"); html_body_push(h, node, HTML_BODY_PHRASING, "</sup>"); return;
    default:                                                                 /* a block within a line */
        galleyi_losses_node(h->losses, node->kind);
        html_body_put(h, " ");
        html_body_push(h, node, HTML_BODY_PHRASING, " ");
    }
}

/* ── Blocks ── */

static void html_body_code(html_body *h, const galley_node *node) {
    size_t length;
    const char *language = galley_node_text(node, GALLEY_LANGUAGE, &length);
    html_body_put(h, "<pre><code");
    if (language) {
        html_body_put(h, " class=\"language-");
        html_body_escape(&h->out->buffer, language, length, 1);
        html_body_put(h, "\"");
    }
    html_body_put(h, ">");
    galleyi_html_text_out(h->out, galleyi_node_value(node).text, galleyi_node_value(node).length);
    html_body_put(h, "</code></pre>\n");
}

static void html_body_heading(html_body *h, const galley_node *node) {
    static const char *const open[] = { "<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>" };
    static const char *const close[] = { "</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n" };
    int64_t depth = galley_node_number(node, GALLEY_DEPTH, 1);
    int level = depth < 1 ? 0 : depth > 6 ? 5 : (int)depth - 1;
    html_body_put(h, open[level]);
    html_body_push(h, node, HTML_BODY_PHRASING, close[level]);
}

static void html_body_list(html_body *h, const galley_node *node) {
    int ordered = galley_node_number(node, GALLEY_ORDERED, 0) != 0;
    int64_t start = galley_node_number(node, GALLEY_START, 1);
    html_body_put(h, ordered ? "<ol" : "<ul");
    if (ordered && start != 1 && start >= 0 && start <= 100000000) html_body_number(h, "start", start);
    else if (start != 1) galleyi_losses_field(h->losses, GALLEY_START);
    html_body_put(h, ">\n");
    html_body_push(h, node, HTML_BODY_LIST, ordered ? "</ol>\n" : "</ul>\n");
    html_body_top(h)->tight = !galley_node_number(node, GALLEY_SPREAD, 0);
}

static void html_body_item(html_body *h, const galley_node *node, int tight, const char *open, const char *close) {
    int64_t checked = galley_node_number(node, GALLEY_CHECKED, -1);
    html_body_put(h, open);
    if (node->kind == GALLEY_NODE_LIST_ITEM && checked >= 0) html_body_put(h, checked ? "<input type=\"checkbox\" checked disabled> " : "<input type=\"checkbox\" disabled> ");
    html_body_push(h, node, HTML_BODY_ITEM, close);
    html_body_top(h)->tight = (uint8_t)tight;
}

static void html_body_cell(html_body *h, const galley_node *node) {
    static const char *const aligned[] = { "", " style=\"text-align:left\"", " style=\"text-align:center\"", " style=\"text-align:right\"" };
    int is_cell = node->kind == GALLEY_NODE_TABLE_CELL, header = is_cell && galley_node_number(node, GALLEY_HEADER, 0);
    int64_t across = is_cell ? galley_node_number(node, GALLEY_COLUMN_SPAN, 1) : 1, down = is_cell ? galley_node_number(node, GALLEY_ROW_SPAN, 1) : 1;
    int64_t align = is_cell ? galley_node_number(node, GALLEY_ALIGN, 0) : 0;
    html_body_put(h, header ? "<th" : "<td");
    if (across > 1 && across <= 1000) html_body_number(h, "colspan", across);
    if (down > 1 && down <= 65534) html_body_number(h, "rowspan", down);
    if (align >= 1 && align <= 3) html_body_put(h, aligned[align]);
    html_body_put(h, ">");
    html_body_push(h, node, HTML_BODY_PHRASING, header ? "</th>" : "</td>");
}

static void html_body_definition(html_body *h, const galley_node *node) {
    size_t length;
    const char *text = galley_node_text(node, GALLEY_IDENTIFIER, &length);
    html_body_identifier(h, "<div id", "fn-", node);
    html_body_put(h, " role=\"doc-footnote\">");
    html_body_identifier(h, "<a href", "#fnref-", node);
    html_body_put(h, " role=\"doc-backlink\">");
    galleyi_html_text_out(h->out, text, text ? length : 0);
    html_body_put(h, "</a>\n");
    html_body_push(h, node, HTML_BODY_FLOW, "</div>\n");
}

static void html_body_paragraph(html_body *h, const galley_node *node, int tight) {
    if (!tight) html_body_put(h, "<p>");
    if (node == h->lead_at && h->lead) {
        html_body_put(h, "<span class=\"dateline\">");
        galleyi_html_text_out(h->out, h->lead->text, h->lead->length);
        html_body_put(h, "</span> ");
        h->lead = NULL;
    }
    html_body_push(h, node, HTML_BODY_PHRASING, tight ? "" : "</p>\n");
}

static void html_body_figure(html_body *h, const galley_node *node) {
    int64_t media = galley_node_number(node, GALLEY_MEDIA_INDEX, -1);
    html_body_put(h, "<figure");
    if (media >= 0 && media <= 100000000) html_body_number(h, "data-media", media);
    else if (media >= 0) galleyi_losses_field(h->losses, GALLEY_MEDIA_INDEX);
    html_body_put(h, ">\n");
    html_body_push(h, node, HTML_BODY_FIGURE, "</figure>\n");
}

static void html_body_caption(html_body *h, const galley_node *node) {
    int holds = html_body_top(h)->holds;
    if (node->next && node->next->kind == GALLEY_NODE_TABLE && (holds == HTML_BODY_FLOW || holds == HTML_BODY_ITEM)) {
        html_body_put(h, "<table>\n<caption>");
        html_body_push(h, node, HTML_BODY_PHRASING, "</caption>\n");
        h->named = node->next;
        return;
    }
    html_body_put(h, holds == HTML_BODY_FIGURE ? "<figcaption>" : "<figure>\n<figcaption>");
    html_body_push(h, node, HTML_BODY_PHRASING, holds == HTML_BODY_FIGURE ? "</figcaption>\n" : "</figcaption>\n</figure>\n");
}

/* A block where blocks may stand. tight: the first in an item that holds one line. */
static void html_body_block(html_body *h, const galley_node *node, int tight) {
    switch (node->kind) {
    case GALLEY_NODE_HEADING: html_body_heading(h, node); return;
    case GALLEY_NODE_CODE: html_body_code(h, node); return;
    case GALLEY_NODE_THEMATIC_BREAK: html_body_put(h, "<hr>\n"); return;
    case GALLEY_NODE_LIST: html_body_list(h, node); return;
    case GALLEY_NODE_LIST_ITEM: html_body_item(h, node, 1, "<ul>\n<li>", "</li>\n</ul>\n"); return;
    case GALLEY_NODE_BLOCKQUOTE: html_body_put(h, "<blockquote>\n"); html_body_push(h, node, HTML_BODY_FLOW, "</blockquote>\n"); return;
    case GALLEY_NODE_PULLQUOTE: html_body_put(h, "<aside class=\"pullquote\">\n"); html_body_push(h, node, HTML_BODY_FLOW, "</aside>\n"); return;
    case GALLEY_NODE_ASIDE: html_body_put(h, "<aside>\n"); html_body_push(h, node, HTML_BODY_FLOW, "</aside>\n"); return;
    case GALLEY_NODE_TABLE: if (h->named != node) html_body_put(h, "<table>\n"); html_body_push(h, node, HTML_BODY_TABLE, "</table>\n"); return;
    case GALLEY_NODE_TABLE_ROW: html_body_put(h, "<table>\n<tr>"); html_body_push(h, node, HTML_BODY_ROW, "</tr>\n</table>\n"); return;
    case GALLEY_NODE_FIGURE: html_body_figure(h, node); return;
    case GALLEY_NODE_CAPTION: html_body_caption(h, node); return;
    case GALLEY_NODE_EMBED: html_body_put(h, "<p>"); html_body_embed(h, node); html_body_put(h, "</p>\n"); return;
    case GALLEY_NODE_FOOTNOTE_DEFINITION: html_body_definition(h, node); return;
    case GALLEY_NODE_ROOT: html_body_push(h, node, HTML_BODY_FLOW, ""); return;
    default: html_body_paragraph(h, node, tight); return;                    /* a paragraph, a cell without a row */
    }
}

/* ── The walk ── */

static void html_body_end_paragraph(html_body *h) {
    html_body_frame *top = html_body_top(h);
    if (top->paragraph) html_body_put(h, "</p>\n");
    top->paragraph = 0;
}

/* Enters a node in what is open, with what has to be around it there. */
static void html_body_enter(html_body *h, const galley_node *node) {
    html_body_frame *top = html_body_top(h);
    int first = top->first, is_inline = html_body_is_inline(node->kind);
    if (galley_node_number(node, GALLEY_LOCKED, 0)) galleyi_losses_field(h->losses, GALLEY_LOCKED);
    top->first = 0;
    if (!is_inline) html_body_end_paragraph(h);
    switch (top->holds) {
    case HTML_BODY_PHRASING: html_body_inline(h, node); return;
    case HTML_BODY_LIST:
        html_body_item(h, node, top->tight && !galley_node_number(node, GALLEY_SPREAD, 0), "<li>", "</li>\n");
        break;
    case HTML_BODY_TABLE:
        html_body_put(h, "<tr>");
        html_body_push(h, node, HTML_BODY_ROW, "</tr>\n");
        break;
    case HTML_BODY_ROW:
        html_body_cell(h, node);
        if (node->kind == GALLEY_NODE_TABLE_CELL) return;
        if (galleyi_node_content(node->kind) == GALLEYI_CONTENT_LEAF) html_body_inline(h, node);
        return;
    default:
        if (!is_inline) { html_body_block(h, node, top->holds == HTML_BODY_ITEM && top->tight && first); return; }
        if (!top->paragraph && !(top->holds == HTML_BODY_FIGURE && node->kind == GALLEY_NODE_IMAGE) && !(top->holds == HTML_BODY_ITEM && top->tight && first)) {
            html_body_put(h, "<p>");
            top->paragraph = 1;
        }
        html_body_inline(h, node);
        if (top->holds == HTML_BODY_FIGURE && !top->paragraph) html_body_put(h, "\n");
        return;
    }
    if (node->kind == GALLEY_NODE_LIST_ITEM || node->kind == GALLEY_NODE_TABLE_ROW) return;
    top = html_body_top(h);                                                  /* something else among items or rows */
    if (top->holds == HTML_BODY_ROW) html_body_put(h, "<td>");
    if (galleyi_node_content(node->kind) != GALLEYI_CONTENT_LEAF) { top->holds = HTML_BODY_PHRASING; top->close = top->close[2] == 'l' ? "</li>\n" : "</td></tr>\n"; return; }
    html_body_inline(h, node);
    if (top->holds == HTML_BODY_ROW) top->close = "</td></tr>\n";
}

static void html_body_footer(html_body *h, const galley_node *node) {
    size_t length;
    const char *name = galley_node_text(node, GALLEY_ATTRIBUTION, &length);
    if (!name) return;
    html_body_put(h, "<footer>\xe2\x80\x94 ");
    galleyi_html_text_out(h->out, name, length);
    html_body_put(h, "</footer>\n");
}

static void html_body_credit(html_body *h, const galley_node *node) {
    size_t length;
    const char *credit = galley_node_text(node, GALLEY_CREDIT, &length);
    if (!credit) return;
    if (galleyi_node_first(node)) html_body_put(h, " ");
    html_body_put(h, "<small class=\"credit\">");
    galleyi_html_text_out(h->out, credit, length);
    html_body_put(h, "</small>");
}

static void html_body_leave(html_body *h, const galley_node *node) {
    html_body_frame *top = html_body_top(h);
    if (!h->depth || top->node != node) return;
    html_body_end_paragraph(h);
    if (node->kind == GALLEY_NODE_LINK && *top->close) h->links--;
    if ((node->kind == GALLEY_NODE_BLOCKQUOTE || node->kind == GALLEY_NODE_PULLQUOTE) && top->holds == HTML_BODY_FLOW) html_body_footer(h, node);
    if (node->kind == GALLEY_NODE_CAPTION) html_body_credit(h, node);
    html_body_put(h, top->close);
    h->depth--;
}

int32_t galleyi_html_body(galleyi_output *out, const galley_node *root, const galleyi_text *lead, galleyi_losses *losses) {
    html_body h;
    int32_t step = GALLEY_STEP_ENTER, status = GALLEY_OK;
    memset(&h.stack[0], 0, sizeof h.stack[0]);
    h.out = out;
    h.losses = losses;
    h.depth = h.links = 0;
    h.named = NULL;
    h.lead = lead && lead->length ? lead : NULL;
    h.lead_at = h.lead ? galleyi_markdown_first_paragraph(root) : NULL;
    h.stack[0].node = root;
    if (root->kind != GALLEY_NODE_ROOT) html_body_enter(&h, root);
    else if (galley_node_number(root, GALLEY_LOCKED, 0)) galleyi_losses_field(losses, GALLEY_LOCKED);
    const galley_node *node = galley_node_step(root, root, &step);
    for (; node && !status; node = galley_node_step(root, node, &step)) {
        if (step == GALLEY_STEP_ENTER) html_body_enter(&h, node);
        else html_body_leave(&h, node);
        if (h.depth <= 1) status = galleyi_output_ease(out);
    }
    html_body_end_paragraph(&h);
    return status ? status : out->status ? out->status : out->buffer.status;
}
