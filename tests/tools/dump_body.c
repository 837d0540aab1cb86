/* Two dumps of a body, and the rules of Markdown's normal form between them; written apart from the renderer, which they judge. */
#include "dump_body.h"
#include "model/fields.h"
#include "model/model.h"
#include "render/output.h"
#include <string.h>

typedef struct dump_state {
    galleyi_buffer *out;
    int             normal, indent, in_text, begun, space, one_line, links, deletes, in_caption;
    size_t          code_at;
    unsigned        breaks, mark_count, mark_open;
    const galley_node *marks[128];
    int             kinds[128];
} dump_state;

static void dump_blocks_but(dump_state *d, const galley_node *container, const galley_node *taken);
static void dump_blocks(dump_state *d, const galley_node *container) { dump_blocks_but(d, container, NULL); }

static void dump_line(dump_state *d, const char *text) {
    if (d->in_text) galleyi_buffer_append_text(d->out, "\"\n");
    d->in_text = 0;
    for (int i = 0; i < d->indent; i++) galleyi_buffer_append_char(d->out, ' ');
    galleyi_buffer_append_text(d->out, text);
}

static void dump_end(dump_state *d) {
    if (d->in_text) galleyi_buffer_append_text(d->out, "\"\n");
    d->in_text = 0;
}

static void dump_quoted(dump_state *d, const char *text, size_t length) {
    galleyi_buffer_append_char(d->out, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n') galleyi_buffer_append_text(d->out, "\\n");
        else galleyi_buffer_append_char(d->out, text[i]);
    }
    galleyi_buffer_append_char(d->out, '"');
}

static void dump_member(dump_state *d, const char *name, const char *text, size_t length) {
    galleyi_buffer_append_char(d->out, ' ');
    galleyi_buffer_append_text(d->out, name);
    galleyi_buffer_append_char(d->out, '=');
    dump_quoted(d, text, length);
}

static void dump_number(dump_state *d, const char *name, int64_t number) {
    galleyi_buffer_append_char(d->out, ' ');
    galleyi_buffer_append_text(d->out, name);
    galleyi_buffer_append_char(d->out, '=');
    galleyi_buffer_append_number(d->out, number);
}

static void dump_words(dump_state *d, const char *text, size_t length) {   /* text within a line that may be open */
    if (!d->in_text) { dump_line(d, "text \""); d->in_text = 1; }
    galleyi_buffer_append(d->out, text, length);
}

static int dump_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

static size_t dump_dropped(const char *p, size_t left) {
    static const char *const dropped[] = { "\xc2\xad", "\xe2\x80\x8b", "\xef\xbb\xbf" };
    for (size_t i = 0; i < 3; i++) if (left >= strlen(dropped[i]) && !memcmp(p, dropped[i], strlen(dropped[i]))) return strlen(dropped[i]);
    return 0;
}

static void dump_folded_member(dump_state *d, const char *name, const char *text, size_t length) {
    galleyi_buffer folded;
    int space = 0;
    galleyi_buffer_init(&folded, &d->out->memory);
    for (size_t i = 0; i < length;) {
        size_t gone = dump_dropped(text + i, length - i);
        if (gone) { i += gone; continue; }
        if (dump_blank(text[i])) { space = folded.size > 0; i++; continue; }
        if (space) galleyi_buffer_append_char(&folded, ' ');
        space = 0;
        galleyi_buffer_append_char(&folded, text[i++]);
    }
    if (folded.size) dump_member(d, name, folded.data, folded.size);
    galleyi_buffer_free(&folded);
}

/* An address or a title: line ends are blanks. */
static void dump_line_member(dump_state *d, const char *name, const char *text, size_t length, int trim) {
    galleyi_buffer line;
    galleyi_buffer_init(&line, &d->out->memory);
    while (trim && length && dump_blank(*text)) { text++; length--; }
    while (trim && length && dump_blank(text[length - 1])) length--;
    for (size_t i = 0; i < length; i++) galleyi_buffer_append_char(&line, text[i] == '\n' || text[i] == '\r' ? ' ' : text[i]);
    if (line.size) dump_member(d, name, line.data, line.size);
    galleyi_buffer_free(&line);
}

/* ── As it is ── */

void dump_body(galleyi_buffer *out, const galley_node *root) {
    dump_state d = { .out = out };
    int32_t step = GALLEY_STEP_ENTER;
    for (const galley_node *node = root; node; node = galley_node_step(root, node, &step)) {
        size_t count, length;
        const char *text;
        if (step == GALLEY_STEP_EXIT) { dump_end(&d); d.indent--; continue; }
        if (node->kind == GALLEY_NODE_TEXT) { dump_words(&d, galleyi_node_value(node).text, galleyi_node_value(node).length); d.indent++; continue; }
        dump_line(&d, galleyi_node_name(node->kind));
        const galleyi_node_member *members = galleyi_node_members(node->kind, &count);
        for (size_t i = 0; i < count; i++) {
            if (members[i].type == GALLEY_TYPE_TEXT && (text = galley_node_text(node, members[i].field, &length)) != NULL) dump_member(&d, members[i].name, text, length);
            if (members[i].type != GALLEY_TYPE_TEXT && galley_node_number(node, members[i].field, INT64_MIN) != INT64_MIN)
                dump_number(&d, members[i].name, galley_node_number(node, members[i].field, 0));
        }
        galleyi_buffer_append_char(out, '\n');
        d.indent++;
    }
}

/* ── Normal ── */

static int dump_is_inline(const galley_node *n) {
    switch (n->kind) {
    case GALLEY_NODE_TEXT: case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG: case GALLEY_NODE_DELETE: case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_BREAK:
    case GALLEY_NODE_LINK: case GALLEY_NODE_IMAGE: case GALLEY_NODE_FOOTNOTE_REFERENCE: case GALLEY_NODE_SUBSCRIPT: case GALLEY_NODE_SUPERSCRIPT: return 1;
    default: return 0;
    }
}

static int dump_text_seen(const char *text, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t skipped = dump_blank(text[i]) ? 1 : dump_dropped(text + i, length - i);
        if (!skipped) return 1;
        i += skipped;
    }
    return 0;
}

static int dump_has_url(const galley_node *n) {
    size_t length;
    const char *url = galley_node_text(n, GALLEY_URL, &length);
    return url && galleyi_render_safe(url, length);
}

static const char *dump_said(const galley_node *n, int32_t field, size_t *length) {
    const char *text = galley_node_text(n, field, length);
    return text && dump_text_seen(text, *length) ? text : NULL;
}

/* Whether anything of the node is seen in Markdown. */
static int dump_seen(const galley_node *n) {
    size_t length;
    switch (n->kind) {
    case GALLEY_NODE_TEXT: if (dump_text_seen(galleyi_node_value(n).text, galleyi_node_value(n).length)) return 1; break;
    case GALLEY_NODE_INLINE_CODE: if (galleyi_node_value(n).length) return 1; break;
    case GALLEY_NODE_LINK: if (dump_has_url(n)) return 1; break;
    case GALLEY_NODE_EMBED: return dump_said(n, GALLEY_URL, &length) || dump_said(n, GALLEY_TITLE, &length) || dump_said(n, GALLEY_PROVIDER, &length);
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: if (dump_said(n, GALLEY_ATTRIBUTION, &length)) return 1; break;
    case GALLEY_NODE_CAPTION: if (dump_said(n, GALLEY_CREDIT, &length)) return 1; break;
    case GALLEY_NODE_CODE: case GALLEY_NODE_IMAGE: case GALLEY_NODE_FOOTNOTE_REFERENCE: case GALLEY_NODE_FOOTNOTE_DEFINITION: case GALLEY_NODE_HEADING:
    case GALLEY_NODE_THEMATIC_BREAK: case GALLEY_NODE_LIST_ITEM: case GALLEY_NODE_TABLE_CELL: return 1;
    default: break;
    }
    for (const galley_node *c = galleyi_node_first(n); c; c = c->next) if (dump_seen(c)) return 1;
    return 0;
}

static int dump_children_seen(const galley_node *n) {
    for (const galley_node *c = galleyi_node_first(n); c; c = c->next) if (dump_seen(c)) return 1;
    return 0;
}

static void dump_reach(dump_state *d) {
    if (d->begun && d->breaks) for (; d->breaks; d->breaks--) { dump_end(d); dump_line(d, "break\n"); }
    else if (d->begun && d->space) dump_words(d, " ", 1);
    d->breaks = 0;
    d->space = 0;
    d->begun = 1;
    for (; d->mark_open < d->mark_count; d->mark_open++) {
        const galley_node *n = d->marks[d->mark_open];
        size_t length;
        const char *text;
        dump_line(d, galleyi_node_name(d->kinds[d->mark_open]));
        if (n && n->kind == GALLEY_NODE_LINK) {
            text = galley_node_text(n, GALLEY_URL, &length);
            dump_line_member(d, "url", text, length, 1);
            text = galley_node_text(n, GALLEY_TITLE, &length);
            dump_line_member(d, "title", text, length, 0);
        }
        galleyi_buffer_append_char(d->out, '\n');
        d->indent++;
    }
}

static void dump_fold(dump_state *d, const char *text, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t gone = dump_dropped(text + i, length - i);
        if (gone) { i += gone; continue; }
        if (dump_blank(text[i])) { d->space = 1; i++; continue; }
        if (!d->begun || d->space || d->breaks || d->mark_open < d->mark_count) dump_reach(d);
        dump_words(d, text + i, 1);
        i++;
    }
}

static void dump_open(dump_state *d, int kind, const galley_node *n) { d->kinds[d->mark_count] = kind; d->marks[d->mark_count++] = n; }

static void dump_close(dump_state *d) {
    if (d->mark_open == d->mark_count) { dump_end(d); d->indent--; d->mark_open--; d->code_at = 0; }
    d->mark_count--;
}

static void dump_inlines(dump_state *d, const galley_node *first, const galley_node *last);

static void dump_image(dump_state *d, const galley_node *n) {
    size_t length;
    const char *text = galley_node_text(n, GALLEY_ALT, &length);
    dump_line(d, "image");
    size_t url_length = 0;
    const char *url = galley_node_text(n, GALLEY_URL, &url_length);
    dump_line_member(d, "url", url, url_length, 1);
    dump_folded_member(d, "alt", text, length);
    text = galley_node_text(n, GALLEY_TITLE, &length);
    dump_line_member(d, "title", text, length, 0);
    galleyi_buffer_append_char(d->out, '\n');
}

static void dump_identifier(dump_state *d, const galley_node *n) {
    char id[128];
    size_t length;
    const char *text = galley_node_text(n, GALLEY_IDENTIFIER, &length);
    if (!length) { text = "note"; length = 4; }
    if (length > 100) length = 100;
    while (length && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    for (size_t i = 0; i < length; i++) id[i] = (unsigned char)text[i] <= ' ' || strchr("[]\\^`|<>&*_~", text[i]) ? '-' : text[i];
    dump_member(d, "identifier", id, length);
    galleyi_buffer_append_char(d->out, '\n');
}

static void dump_code_line(dump_state *d, const galley_node *n) {
    if (!galleyi_node_value(n).length) return;
    int touches = d->out->size == d->code_at && !d->space && !d->breaks && d->mark_open == d->mark_count;
    dump_reach(d);
    if (touches) { dump_words(d, " ", 1); dump_end(d); }
    dump_line(d, "inlineCode");
    dump_line_member(d, "value", galleyi_node_value(n).text, galleyi_node_value(n).length, 0);
    galleyi_buffer_append_char(d->out, '\n');
    d->code_at = d->out->size;
}

static int dump_delete_follows(const galley_node *n) { return n->next && n->next->kind == GALLEY_NODE_DELETE && dump_seen(n->next); }

static void dump_inline(dump_state *d, const galley_node *n) {
    size_t length, url_length;
    const char *text, *url;
    int pushed = 1;
    switch (n->kind) {
    case GALLEY_NODE_TEXT: dump_fold(d, galleyi_node_value(n).text, galleyi_node_value(n).length); return;
    case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_CODE: dump_code_line(d, n); return;
    case GALLEY_NODE_BREAK: if (d->one_line) d->space = d->begun; else if (d->begun) d->breaks++; return;
    case GALLEY_NODE_IMAGE:
        text = galley_node_text(n, GALLEY_ALT, &length);
        if (galley_node_text(n, GALLEY_URL, NULL) && !dump_has_url(n)) { dump_fold(d, text, length); return; }
        dump_reach(d);
        dump_image(d, n);
        return;
    case GALLEY_NODE_FOOTNOTE_REFERENCE: dump_reach(d); dump_line(d, "footnoteReference"); dump_identifier(d, n); return;
    case GALLEY_NODE_EMBED:
        url = galley_node_text(n, GALLEY_URL, &url_length);
        text = galley_node_text(n, GALLEY_TITLE, &length);
        if (!text) { text = url; length = url_length; }
        if (dump_has_url(n) && !d->links) { dump_open(d, GALLEY_NODE_LINK, NULL); dump_reach(d); d->out->size--; dump_line_member(d, "url", url, url_length, 1); galleyi_buffer_append_char(d->out, '\n'); d->begun = 0; dump_fold(d, text, length); d->space = 0; d->begun = 1; dump_close(d); }
        else dump_fold(d, text, length);
        return;
    case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG:
        for (unsigned i = 0; i < d->mark_count; i++) if (d->kinds[i] == n->kind && d->marks[i]) pushed = 0;
        if (d->in_caption == 2 && n->kind == GALLEY_NODE_EMPHASIS) pushed = 0;
        if (d->in_caption == 1) for (unsigned i = 0; i < d->mark_count; i++) if (d->marks[i] && (d->kinds[i] == GALLEY_NODE_EMPHASIS || d->kinds[i] == GALLEY_NODE_STRONG)) pushed = 0;
        if (pushed) dump_open(d, n->kind, n);
        break;
    case GALLEY_NODE_DELETE: pushed = !d->deletes++; if (pushed) dump_open(d, n->kind, n); break;
    case GALLEY_NODE_LINK: pushed = dump_has_url(n) && !d->links; if (pushed) { dump_open(d, n->kind, n); d->links++; } break;
    case GALLEY_NODE_SUBSCRIPT: case GALLEY_NODE_SUPERSCRIPT: pushed = 0; break;
    default: pushed = 0; d->space = d->begun; break;
    }
    if (galleyi_node_first(n)) dump_inlines(d, galleyi_node_first(n), galleyi_node_last(n));
    if (n->kind == GALLEY_NODE_DELETE) {
        d->deletes--;
        while (pushed && d->mark_open == d->mark_count && dump_delete_follows(n)) {   /* two side by side are one */
            n = n->next;
            d->deletes++;
            if (galleyi_node_first(n)) dump_inlines(d, galleyi_node_first(n), galleyi_node_last(n));
            d->deletes--;
        }
    }
    if (pushed && n->kind == GALLEY_NODE_LINK) { if (d->mark_open < d->mark_count) dump_reach(d); d->links--; }
    if (pushed) dump_close(d);
    if (!dump_is_inline(n)) d->space = d->begun;
}

static void dump_inlines(dump_state *d, const galley_node *first, const galley_node *last) {
    for (const galley_node *n = first; n; n = n->next) {
        dump_inline(d, n);
        int merged = n->kind == GALLEY_NODE_DELETE && !d->deletes;
        while (merged && n != last && dump_delete_follows(n) && dump_seen(n)) n = n->next;
        if (n == last) break;
    }
}

static void dump_begin(dump_state *d, int one_line) {
    d->begun = d->space = d->links = d->deletes = 0;
    d->breaks = d->mark_count = d->mark_open = 0;
    d->one_line = one_line;
    d->in_caption = 0;
}

static int dump_through(const galley_node *n) { return n->kind == GALLEY_NODE_SUBSCRIPT || n->kind == GALLEY_NODE_SUPERSCRIPT; }

static int dump_only_image(const galley_node *n) {               /* in a subscript, say */
    const galley_node *seen = NULL;
    while (dump_through(n)) {
        seen = NULL;
        for (const galley_node *c = galleyi_node_first(n); c; c = c->next) if (dump_seen(c)) { if (seen) return 0; seen = c; }
        if (!seen) return 0;
        n = seen;
    }
    return n->kind == GALLEY_NODE_IMAGE;
}

static int dump_all_images(const galley_node *first, const galley_node *last, const galley_node **caption) {
    int images = 0, line = 0;
    *caption = NULL;
    for (const galley_node *n = first; n; n = n->next) {
        if (dump_only_image(n)) { images++; line = 0; }
        else if (n->kind == GALLEY_NODE_BREAK) line = 1;
        else if (n->kind == GALLEY_NODE_EMPHASIS && images && line && dump_seen(n)) {
            for (const galley_node *m = n; m != last; m = m->next) if (m->next->kind != GALLEY_NODE_TEXT) return 0;
            *caption = n;
            return 1;
        } else if (dump_seen(n)) return 0;
        if (n == last) break;
    }
    return images > 0;
}

static void dump_credit(dump_state *d, const galley_node *caption, const galley_node *last) {
    galleyi_buffer credit;
    galleyi_buffer_init(&credit, &d->out->memory);
    for (const galley_node *n = caption; n != last; n = n->next) galleyi_buffer_append(&credit, galleyi_node_value(n->next).text, galleyi_node_value(n->next).length);
    dump_folded_member(d, "credit", credit.data, credit.size);
    galleyi_buffer_free(&credit);
}

static void dump_paragraph(dump_state *d, const galley_node *first, const galley_node *last) {
    const galley_node *caption;
    if (dump_all_images(first, last, &caption)) {
        dump_line(d, "figure\n");
        d->indent++;
        for (const galley_node *n = first; n != caption; n = n->next) { const galley_node *i = n; while (dump_only_image(n) && dump_through(i)) for (i = galleyi_node_first(i); !dump_seen(i);) i = i->next; if (i->kind == GALLEY_NODE_IMAGE) dump_image(d, i); if (n == last) break; }
        if (caption) {
            dump_line(d, "caption");
            dump_credit(d, caption, last);
            galleyi_buffer_append_char(d->out, '\n');
            d->indent++;
            dump_begin(d, 0);
            d->in_caption = 2;                                   /* an emphasis is the caption, and is within itself no more */
            if (galleyi_node_first(caption)) dump_inlines(d, galleyi_node_first(caption), galleyi_node_last(caption));
            dump_end(d);
            d->indent--;
        }
        d->indent--;
        return;
    }
    dump_line(d, "paragraph\n");
    d->indent++;
    dump_begin(d, 0);
    dump_inlines(d, first, last);
    dump_end(d);
    d->indent--;
}

static int dump_picture(const galley_node *n) {
    const galley_node *c = galleyi_node_first(n);
    if (!c || c->kind != GALLEY_NODE_IMAGE) return 0;
    while (c && c->kind == GALLEY_NODE_IMAGE) c = c->next;
    return !c || (c->kind == GALLEY_NODE_CAPTION && !c->next);
}

static void dump_caption(dump_state *d, const galley_node *caption, const char *kind) {
    size_t length;
    const char *credit = dump_said(caption, GALLEY_CREDIT, &length);
    int seen = dump_children_seen(caption), emphasis = !strcmp(kind, "paragraph");
    if (!seen && !credit) return;
    dump_line(d, kind);
    if (seen && credit && !emphasis) dump_folded_member(d, "credit", credit, length);
    galleyi_buffer_append_char(d->out, '\n');
    d->indent++;
    dump_begin(d, 0);
    d->in_caption = 1;
    if (emphasis) dump_open(d, GALLEY_NODE_EMPHASIS, NULL);
    if (seen) dump_inlines(d, galleyi_node_first(caption), galleyi_node_last(caption));
    else dump_fold(d, credit, length);
    if (emphasis) dump_close(d);
    d->breaks = 0;
    if (emphasis && seen && credit) { d->space = 1; dump_fold(d, credit, length); }
    dump_end(d);
    d->indent--;
}

static void dump_figure(dump_state *d, const galley_node *n) {
    int images = 0;
    for (const galley_node *c = galleyi_node_first(n); c; c = c->next) images += c->kind == GALLEY_NODE_IMAGE && (!galley_node_text(c, GALLEY_URL, NULL) || dump_has_url(c));
    if (!images) return;                                          /* addresses that are not safe are not generated */
    dump_line(d, "figure\n");
    d->indent++;
    for (const galley_node *c = galleyi_node_first(n); c; c = c->next) {
        if (c->kind == GALLEY_NODE_IMAGE) dump_image(d, c);
        else dump_caption(d, c, "caption");
    }
    d->indent--;
}

static void dump_embed(dump_state *d, const galley_node *n) {
    size_t length, url_length, provider_length;
    const char *title = dump_said(n, GALLEY_TITLE, &length), *url = dump_said(n, GALLEY_URL, &url_length);
    const char *provider = dump_said(n, GALLEY_PROVIDER, &provider_length);
    if (!title) { title = provider ? provider : url; length = provider ? provider_length : url_length; provider = NULL; }
    dump_line(d, "paragraph\n");
    d->indent++;
    dump_begin(d, 0);
    if (url) {
        dump_line(d, "link");
        dump_line_member(d, "url", url, url_length, 1);
        galleyi_buffer_append_char(d->out, '\n');
        d->indent++;
        dump_fold(d, title, length);
        dump_end(d);
        d->indent--;
        d->begun = 1;
        d->space = 0;
    } else dump_fold(d, title, length);
    if (provider) { dump_fold(d, " (", 2); dump_fold(d, provider, provider_length); dump_fold(d, ")", 1); }
    dump_end(d);
    d->indent--;
}

static void dump_code(dump_state *d, const galley_node *n) {
    size_t length;
    const char *lang = galley_node_text(n, GALLEY_LANGUAGE, &length);
    galleyi_buffer value;
    galleyi_buffer_init(&value, &d->out->memory);
    for (size_t i = 0; i < galleyi_node_value(n).length; i++) {
        char c = galleyi_node_value(n).text[i];
        if (c == '\r' && i + 1 < galleyi_node_value(n).length && galleyi_node_value(n).text[i + 1] == '\n') continue;
        galleyi_buffer_append_char(&value, c == '\r' ? '\n' : c);
    }
    dump_line(d, "code");
    if (lang) dump_line_member(d, "lang", lang, length, 1);
    if (value.size) dump_member(d, "value", value.data, value.size);
    galleyi_buffer_append_char(d->out, '\n');
    galleyi_buffer_free(&value);
}

/* ── Lists: what comes as a block of its own, and whether a blank line is needed ── */

typedef struct dump_unit { const galley_node *first, *last; } dump_unit;

static size_t dump_units(const galley_node *container, dump_unit *units, size_t most, size_t count) {
    for (const galley_node *n = galleyi_node_first(container); n; n = n->next) {
        if (n->kind == GALLEY_NODE_FIGURE && !dump_picture(n)) { count = dump_units(n, units, most, count); continue; }
        const galley_node *first = n;
        int seen = dump_seen(n);
        if (dump_is_inline(n)) while (n->next && dump_is_inline(n->next)) { n = n->next; seen |= dump_seen(n); }
        if (seen && count < most) units[count++] = (dump_unit){ first, n };
    }
    return count;
}

enum { SHAPE_PARAGRAPH, SHAPE_LIST, SHAPE_QUOTE, SHAPE_TABLE, SHAPE_NOTE, SHAPE_OTHER };
static int dump_shape(const galley_node *n) {
    switch (n->kind) {
    case GALLEY_NODE_LIST: case GALLEY_NODE_LIST_ITEM: return SHAPE_LIST;
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: case GALLEY_NODE_ASIDE: return SHAPE_QUOTE;
    case GALLEY_NODE_TABLE: return SHAPE_TABLE;
    case GALLEY_NODE_FOOTNOTE_DEFINITION: return SHAPE_NOTE;
    case GALLEY_NODE_CODE: case GALLEY_NODE_HEADING: case GALLEY_NODE_THEMATIC_BREAK: return SHAPE_OTHER;
    default: return SHAPE_PARAGRAPH;
    }
}

static int64_t dump_start(const galley_node *list) {
    int64_t start = galley_node_number(list, GALLEY_START, 1);
    return start < 0 || start > 999999999 ? 1 : start;
}

static int dump_tight_pair(const galley_node *a, const galley_node *b) {
    int before = dump_shape(a), after = dump_shape(b);
    dump_unit item[1], inside[1];
    if (before == SHAPE_NOTE || after == SHAPE_NOTE) return 0;
    if (before == SHAPE_OTHER) return 1;
    if (after == SHAPE_PARAGRAPH || after == SHAPE_TABLE) return 0;
    if (before == SHAPE_QUOTE) return after != SHAPE_QUOTE;
    if (after != SHAPE_LIST || before == SHAPE_LIST) return 1;
    if (galley_node_number(b, GALLEY_ORDERED, 0) && dump_start(b) != 1) return 0;
    return dump_units(b, item, 1, 0) && dump_units(item->first, inside, 1, 0);
}

static int dump_is_loose(const galley_node *list) {
    int wants = galley_node_number(list, GALLEY_SPREAD, 0) != 0, several = 0;
    dump_unit items[64], inside[64];
    size_t count = dump_units(list, items, 64, 0);
    for (size_t i = 0; i < count; i++) {
        size_t blocks = dump_units(items[i].first, inside, 64, 0);
        if (galley_node_number(items[i].first, GALLEY_SPREAD, 0)) wants = 1;
        for (size_t b = 0; b + 1 < blocks; b++) if (!dump_tight_pair(inside[b].last, inside[b + 1].first)) wants = 1;
        several |= blocks > 1;
    }
    return wants && (several || count > 1);
}

static void dump_list(dump_state *d, const galley_node *list) {
    dump_unit items[64], inside[2];
    size_t count = dump_units(list, items, 64, 0);
    int ordered = galley_node_number(list, GALLEY_ORDERED, 0) != 0;
    if (!count) return;
    dump_line(d, "list");
    dump_number(d, "ordered", ordered);
    if (ordered) dump_number(d, "start", dump_start(list));
    dump_number(d, "spread", dump_is_loose(list));
    galleyi_buffer_append_char(d->out, '\n');
    d->indent++;
    for (size_t i = 0; i < count; i++) {
        const galley_node *item = items[i].first;
        dump_line(d, "listItem");
        if (galley_node_number(item, GALLEY_CHECKED, -1) >= 0 && dump_units(item, inside, 1, 0) && (inside[0].first->kind == GALLEY_NODE_PARAGRAPH || dump_is_inline(inside[0].first)))
            dump_number(d, "checked", galley_node_number(item, GALLEY_CHECKED, 0));
        galleyi_buffer_append_char(d->out, '\n');
        d->indent++;
        dump_blocks(d, item);
        d->indent--;
    }
    d->indent--;
}

/* ── Tables ── */

static void dump_cell(dump_state *d, const galley_node *cell, int header, int64_t align) {
    dump_line(d, "tableCell");
    if (align) dump_number(d, "align", align);
    if (header) dump_number(d, "header", 1);
    galleyi_buffer_append_char(d->out, '\n');
    d->indent++;
    dump_begin(d, 1);
    if (cell && galleyi_node_first(cell)) dump_inlines(d, galleyi_node_first(cell), galleyi_node_last(cell));
    dump_end(d);
    d->indent--;
}

static size_t dump_row(dump_state *d, const galley_node *row, int *below, int header, const int64_t *aligns, size_t pad) {
    size_t column = 0;
#define DUMP_ONE(cell) do { if (d) dump_cell(d, (cell), header, aligns && column < 300 ? aligns[column] : 0); column++; } while (0)
    for (const galley_node *cell = galleyi_node_first(row); cell; cell = cell->next) {
        while (column < 256 && below[column]) { below[column]--; DUMP_ONE(NULL); }
        int64_t across = galley_node_number(cell, GALLEY_COLUMN_SPAN, 1), down = galley_node_number(cell, GALLEY_ROW_SPAN, 1);
        for (int64_t i = 0; i < across || i < 1; i++) {
            if (column < 256 && down > 1) below[column] = (int)down - 1;
            DUMP_ONE(i ? NULL : cell);
        }
    }
    for (size_t rest = column; rest < 256; rest++) if (below[rest]) below[rest]--;
    while (d && (column < pad || !column)) DUMP_ONE(NULL);
    return column;
}

static void dump_table(dump_state *d, const galley_node *table) {
    int below[256] = { 0 }, header = 0;
    int64_t aligns[300] = { 0 };
    size_t columns = 1, at = 0;
    for (const galley_node *row = galleyi_node_first(table); row; row = row->next) {
        size_t wide = dump_row(NULL, row, below, 0, NULL, 0);
        if (wide > columns) columns = wide;
    }
    for (const galley_node *cell = galleyi_node_first(galleyi_node_first(table)); cell; cell = cell->next) {
        int64_t across = galley_node_number(cell, GALLEY_COLUMN_SPAN, 1), align = galley_node_number(cell, GALLEY_ALIGN, 0);
        for (int64_t i = 0; i < across || i < 1; i++) if (at < 300) aligns[at++] = align < 0 || align > 3 ? 0 : align;
        if (galley_node_number(cell, GALLEY_HEADER, 0)) for (const galley_node *c = galleyi_node_first(galleyi_node_first(table)); c; c = c->next) header |= dump_children_seen(c);
    }
    memset(below, 0, sizeof below);
    dump_line(d, "table\n");
    d->indent++;
    for (const galley_node *row = galleyi_node_first(table); row; row = row->next) {
        dump_line(d, "tableRow\n");
        d->indent++;
        dump_row(d, row, below, header && row == galleyi_node_first(table), row == galleyi_node_first(table) ? aligns : NULL, header && row == galleyi_node_first(table) ? columns : 0);
        d->indent--;
    }
    d->indent--;
}

/* The last paragraph of a quote, where it is what a reader takes for who said it. */
static const galley_node *dump_taken(const galley_node *quote, galleyi_buffer *text) {
    dump_unit units[64];
    size_t count = dump_units(quote, units, 64, 0);
    if (count < 2 || count == 64) return NULL;
    const galley_node *first = units[count - 1].first, *last = units[count - 1].last, *p = first;
    if (dump_shape(p) != SHAPE_PARAGRAPH || p->kind == GALLEY_NODE_FIGURE || p->kind == GALLEY_NODE_CAPTION || p->kind == GALLEY_NODE_EMBED) return NULL;
    if (!dump_is_inline(p)) { first = galleyi_node_first(p); last = galleyi_node_last(p); }
    for (const galley_node *n = first; n; n = n->next) {
        if (n->kind == GALLEY_NODE_TEXT) galleyi_buffer_append(text, galleyi_node_value(n).text, galleyi_node_value(n).length);
        else if (n->kind == GALLEY_NODE_BREAK) galleyi_buffer_append_char(text, ' ');
        else if (dump_seen(n)) return NULL;
        if (n == last) break;
    }
    size_t at = 0;
    while (at < text->size && dump_blank(text->data[at])) at++;
    if (text->size - at < 5 || memcmp(text->data + at, "\xe2\x80\x94", 3) || !dump_blank(text->data[at + 3]) || !dump_text_seen(text->data + at + 3, text->size - at - 3)) return NULL;
    memmove(text->data, text->data + at + 3, text->size - at - 3);
    text->size -= at + 3;
    return p;
}

static void dump_quote(dump_state *d, const galley_node *n) {
    size_t length;
    const char *attribution = n->kind == GALLEY_NODE_ASIDE ? NULL : dump_said(n, GALLEY_ATTRIBUTION, &length);
    int others = dump_children_seen(n);
    galleyi_buffer taken;
    galleyi_buffer_init(&taken, &d->out->memory);
    const galley_node *from = attribution ? NULL : dump_taken(n, &taken);
    dump_line(d, "blockquote");
    if (from) dump_folded_member(d, "attribution", taken.data, taken.size);
    galleyi_buffer_free(&taken);
    if (attribution && others) dump_folded_member(d, "attribution", attribution, length);
    galleyi_buffer_append_char(d->out, '\n');
    d->indent++;
    dump_blocks_but(d, n, from);
    if (attribution && !others) {
        dump_line(d, "paragraph\n");
        d->indent++;
        dump_begin(d, 0);
        dump_fold(d, "\xe2\x80\x94 ", 4);
        dump_fold(d, attribution, length);
        dump_end(d);
        d->indent--;
    }
    d->indent--;
}

static void dump_block(dump_state *d, const galley_node *n) {
    int64_t depth;
    switch (n->kind) {
    case GALLEY_NODE_HEADING:
        depth = galley_node_number(n, GALLEY_DEPTH, 1);
        dump_line(d, "heading");
        dump_number(d, "depth", depth < 1 ? 1 : depth > 6 ? 6 : depth);
        galleyi_buffer_append_char(d->out, '\n');
        d->indent++;
        dump_begin(d, 1);
        if (galleyi_node_first(n)) dump_inlines(d, galleyi_node_first(n), galleyi_node_last(n));
        dump_end(d);
        d->indent--;
        return;
    case GALLEY_NODE_THEMATIC_BREAK: dump_line(d, "thematicBreak\n"); return;
    case GALLEY_NODE_CODE: dump_code(d, n); return;
    case GALLEY_NODE_LIST: dump_list(d, n); return;
    case GALLEY_NODE_TABLE: dump_table(d, n); return;
    case GALLEY_NODE_EMBED: dump_embed(d, n); return;
    case GALLEY_NODE_CAPTION: dump_caption(d, n, "paragraph"); return;
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: case GALLEY_NODE_ASIDE: dump_quote(d, n); return;
    case GALLEY_NODE_FOOTNOTE_DEFINITION:
        dump_line(d, "footnoteDefinition");
        dump_identifier(d, n);
        d->indent++;
        dump_blocks(d, n);
        d->indent--;
        return;
    default: dump_paragraph(d, galleyi_node_first(n), galleyi_node_last(n)); return;
    }
}

static void dump_blocks_but(dump_state *d, const galley_node *container, const galley_node *taken) {
    for (const galley_node *n = galleyi_node_first(container); n; n = n->next) {
        if (n == taken) {
            while (dump_is_inline(n) && n->next && dump_is_inline(n->next)) n = n->next;
        } else if (dump_is_inline(n)) {
            const galley_node *first = n;
            int seen = dump_seen(n);
            while (n->next && dump_is_inline(n->next)) { n = n->next; seen |= dump_seen(n); }
            if (seen) dump_paragraph(d, first, n);
        } else if (!dump_seen(n)) continue;
        else if (n->kind == GALLEY_NODE_FIGURE && dump_picture(n)) dump_figure(d, n);
        else if (n->kind == GALLEY_NODE_FIGURE) dump_blocks_but(d, n, taken);
        else dump_block(d, n);
    }
}

void dump_markdown_normal(galleyi_buffer *out, const galley_node *root) {
    dump_state d = { .out = out, .normal = 1 };
    dump_line(&d, "root\n");
    d.indent = 1;
    dump_blocks(&d, root);
}
