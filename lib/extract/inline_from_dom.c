/* Elements are opened late, with the first text in them, so that none is empty and spaces at their edges stand outside; breaks and spaces too. */
#include "extract/inline_from_dom.h"
#include "extract/class_words.h"
#include "extract/dom_images.h"
#include "core/utf8.h"
#include "text/fold.h"

enum { INLINE_OPEN = 48, INLINE_NAMES = 48, INLINE_BREAKS = 8 };

typedef struct inline_mark { uint32_t node, end; int16_t kind; uint8_t open; } inline_mark;

typedef struct inline_writer {
    const galleyi_inline_source *source;
    galley_record  *record;                   /* NULL: plain has the text */
    galleyi_buffer *plain;
    size_t          written;                  /* bytes of folded text */
    inline_mark     marks[INLINE_OPEN];
    int             depth, opened;            /* marks before opened stand in the body */
    int             begun, space, breaks;     /* text was written; what is due before the next */
    uint32_t        hard;                     /* no-break spaces due as well: at a block's edge they are layout */
    uint32_t        block;                    /* of plain text: the block element that the last text stood in */
    uint32_t        initial_end;              /* a drop cap ends here; 0: none */
    char            initial;                  /* its letter where it may be joined */
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

int32_t galleyi_inline_address(galley_record *record, const galleyi_url *base, galleyi_html_slice address) {
    galleyi_url url;
    if (!address.size) return GALLEY_OK;
    int32_t status = base ? galleyi_url_parse(&url, &record->document->arena, address.data, address.size, base) : GALLEY_EARGUMENT;
    if (status == GALLEY_ENOMEM) return galleyi_document_stick(record->document, status);
    if (!status) return galley_body_set_text(record, GALLEY_URL, url.text, url.size);
    return galley_body_set_text(record, GALLEY_URL, address.data, address.size);
}

int32_t galleyi_inline_member(galley_record *record, int32_t field, galleyi_html_slice text) {
    galleyi_buffer folded;
    if (!text.size) return GALLEY_OK;
    if (galleyi_folded(text.data, text.size)) return galley_body_set_text(record, field, text.data, text.size);
    galleyi_buffer_init(&folded, &record->document->memory);
    int32_t status = galleyi_fold_append(&folded, text.data, text.size);
    if (status) galleyi_document_stick(record->document, status);
    else if (folded.size) status = galley_body_set_text(record, field, folded.data, folded.size);
    galleyi_buffer_free(&folded);
    return status;
}

int32_t galleyi_inline_image(galley_record *record, const galleyi_html *html, const galleyi_url *base, uint32_t img) {
    galleyi_dom_image image;
    int32_t status = galley_body_open(record, GALLEY_NODE_IMAGE);
    if (!status && galleyi_dom_image_best(html, img, &image)) status = galleyi_inline_address(record, base, image.address);
    if (!status) status = galleyi_inline_member(record, GALLEY_ALT, galleyi_html_get(html, &html->nodes[img], GALLEYI_ATTRIBUTE_ALT));
    if (!status) status = galleyi_inline_member(record, GALLEY_TITLE, galleyi_html_get(html, &html->nodes[img], GALLEYI_ATTRIBUTE_TITLE));
    return status ? status : galley_body_close(record);
}

static int inline_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/* Soft hyphens and zero-width spaces are how a page breaks its lines, not text. */
static size_t inline_skipped(const char *p, const char *end) {
    if (end - p >= 2 && (unsigned char)p[0] == 0xc2 && (unsigned char)p[1] == 0xad) return 2;
    if (end - p >= 3 && (unsigned char)p[0] == 0xe2 && (unsigned char)p[1] == 0x80 && (unsigned char)p[2] == 0x8b) return 3;
    if (end - p >= 3 && (unsigned char)p[0] == 0xef && (unsigned char)p[1] == 0xbb && (unsigned char)p[2] == 0xbf) return 3;
    return 0;
}

/* Text as it will stand, but for what is cut. */
static int32_t inline_put(inline_writer *w, const char *text, size_t size) {
    const galleyi_inline_source *s = w->source;
    size_t at = w->written;
    int32_t status = GALLEY_OK;
    w->written += size;
    if (!w->record) return galleyi_buffer_append(w->plain, text, size);
    if (at < s->cut_end && w->written > s->cut) {
        size_t before = s->cut > at ? s->cut - at : 0, behind = w->written > s->cut_end ? w->written - s->cut_end : 0;
        if (before) status = galley_body_text(w->record, text, before);
        return status || !behind ? status : galley_body_text(w->record, text + size - behind, behind);
    }
    return galley_body_text(w->record, text, size);
}

static int inline_same(galleyi_html_slice a, galleyi_html_slice b) { return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size)); }

/* A link's title, where it says more than address and text. */
static galleyi_html_slice inline_title(const galleyi_inline_source *source, uint32_t link, galleyi_html_slice href) {
    const galleyi_html *html = source->html;
    const galleyi_html_node *node = &html->nodes[link];
    galleyi_html_slice title = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TITLE), none = { NULL, 0 };
    if (!title.size || source->whole) return title;
    if (node->end == link + 2 && html->nodes[link + 1].kind == GALLEYI_HTML_TEXT && inline_same(title, galleyi_html_text(html, &html->nodes[link + 1]))) return none;
    return inline_same(title, href) ? none : title;
}

static int32_t inline_open(inline_writer *w, inline_mark *mark) {
    const galleyi_html *html = w->source->html;
    int32_t status = galley_body_open(w->record, mark->kind);
    mark->open = 1;
    if (status || mark->kind != GALLEY_NODE_LINK) return status;
    galleyi_html_slice href = galleyi_html_get(html, &html->nodes[mark->node], GALLEYI_ATTRIBUTE_HREF);
    status = galleyi_inline_address(w->record, w->source->base, href);
    return status ? status : galleyi_inline_member(w->record, GALLEY_TITLE, inline_title(w->source, mark->node, href));
}

static size_t inline_hard_end(const char *text, size_t size) {
    while (size >= 2 && (unsigned char)text[size - 2] == 0xc2 && (unsigned char)text[size - 1] == 0xa0) size -= 2;
    return size;
}

/* What is due before text or an image: spaces or breaks, then the elements around it. */
static int32_t inline_reach(inline_writer *w) {
    int32_t status = GALLEY_OK;
    for (; w->hard && w->begun && !status; w->hard--) status = inline_put(w, "\xc2\xa0", 2);
    w->hard = 0;
    if (w->breaks && w->begun) {
        if (w->record && w->opened && w->marks[w->opened - 1].kind == GALLEY_NODE_INLINE_CODE) {   /* it holds text alone, and goes on behind the break */
            w->opened--;
            status = galley_body_close(w->record);
        }
        w->written++;
        for (; w->breaks && !status && w->record; w->breaks--) {
            status = galley_body_open(w->record, GALLEY_NODE_BREAK);
            if (!status) status = galley_body_close(w->record);
        }
        if (!w->record) status = galleyi_buffer_append_char(w->plain, ' ');
    } else if (w->space && w->begun) status = inline_put(w, " ", 1);
    w->breaks = w->space = 0;
    w->begun = 1;
    for (; w->record && w->opened < w->depth && !status; w->opened++) status = inline_open(w, &w->marks[w->opened]);
    return status;
}

/* Letters that are words by themselves are not joined to what follows a drop cap and a space. */
static int inline_joins(char initial, const char *next, const char *end) {
    if (!initial || strchr("AEIOUYWZ", initial)) return 0;
    const char *p = next;
    uint32_t c = galleyi_utf8_next(&p, end);
    return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff);
}

static int32_t inline_text(inline_writer *w, galleyi_html_slice text) {
    int32_t status = GALLEY_OK;
    const char *p = text.data, *end = p + text.size;
    while (p < end && !status) {
        if (inline_blank(*p)) { w->space = 1; p++; continue; }
        size_t skip = inline_skipped(p, end);
        if (skip) { p += skip; continue; }
        const char *begin = p;
        p += galleyi_fold_run(p, (size_t)(end - p));          /* words with one space between them go together */
        while (!w->begun && p - begin >= 2 && (unsigned char)begin[0] == 0xc2 && (unsigned char)begin[1] == 0xa0) begin += 2;
        size_t size = inline_hard_end(begin, (size_t)(p - begin)), hard = ((size_t)(p - begin) - size) / 2;
        if (!size) { w->hard += (uint32_t)hard; continue; }
        if (w->initial && w->space && !w->breaks && inline_joins(w->initial, begin, end)) w->space = 0;
        w->initial = 0;
        status = inline_reach(w);
        if (!status) status = inline_put(w, begin, size);
        w->hard = (uint32_t)hard;
    }
    return status;
}

static int32_t inline_leave(inline_writer *w, uint32_t node) {
    int32_t status = GALLEY_OK;
    while (!status && w->depth && w->marks[w->depth - 1].end <= node) {
        w->depth--;
        if (w->opened > w->depth) { w->opened = w->depth; status = galley_body_close(w->record); }
    }
    if (w->initial_end && w->initial_end <= node) w->initial_end = 0;
    return status;
}

static int inline_has_mark(const inline_writer *w, int32_t kind) {
    for (int i = 0; i < w->depth; i++) if (w->marks[i].kind == kind) return 1;
    return 0;
}

/* A link that leads somewhere; that of a heading to its own place does not. */
static int inline_is_address(const inline_writer *w, uint32_t node) {
    const galleyi_html_node *nodes = w->source->html->nodes;
    uint32_t above = nodes[w->source->element].name;
    galleyi_html_slice href = galleyi_html_get(w->source->html, &nodes[node], GALLEYI_ATTRIBUTE_HREF);
    if (!w->source->whole && href.size && *href.data == '#' && above >= GALLEYI_TAG_H1 && above <= GALLEYI_TAG_H6) return 0;
    return href.size && !(href.size == 1 && *href.data == '#') && galleyi_url_is_safe(href.data, href.size, false);
}

/* The one letter of an element that is a drop cap. */
static void inline_initial(inline_writer *w, uint32_t node) {
    const galleyi_html *html = w->source->html;
    const galleyi_html_node *n = &html->nodes[node], *child = &html->nodes[node + 1];
    if (w->begun || n->end != node + 2 || child->kind != GALLEYI_HTML_TEXT || !(galleyi_dom_name_of(w->source->names, node)->words & GALLEYI_WORD_DROPCAP)) return;
    galleyi_html_slice text = galleyi_html_text(html, child);
    while (text.size && inline_blank(*text.data)) { text.data++; text.size--; }
    while (text.size && inline_blank(text.data[text.size - 1])) text.size--;
    if (text.size == 1 && *text.data >= 'A' && *text.data <= 'Z') { w->initial_end = n->end; w->initial = *text.data; }
}

static void inline_enter(inline_writer *w, uint32_t node) {
    const galleyi_html_node *n = &w->source->html->nodes[node];
    int32_t kind = n->space == GALLEYI_SPACE_HTML ? inline_kind(n->name) : 0;
    if (n->count) inline_initial(w, node);
    if (!kind || !w->record || w->depth == INLINE_OPEN || inline_has_mark(w, kind) || inline_has_mark(w, GALLEY_NODE_INLINE_CODE)) return;
    if (kind == GALLEY_NODE_LINK && !inline_is_address(w, node)) return;
    w->marks[w->depth++] = (inline_mark){ node, n->end, (int16_t)kind, 0 };
}

static int32_t inline_note(inline_writer *w, const struct galleyi_footnote *note) {
    const galleyi_html_node *nodes = w->source->html->nodes;
    if (!w->record) return GALLEY_OK;
    if (w->depth > w->opened && w->marks[w->depth - 1].kind == GALLEY_NODE_SUPERSCRIPT && nodes[note->node].parent == w->marks[w->depth - 1].node) w->depth--;
    if (inline_has_mark(w, GALLEY_NODE_INLINE_CODE)) return GALLEY_OK;
    int32_t status = inline_reach(w);
    if (!status) status = galley_body_open(w->record, GALLEY_NODE_FOOTNOTE_REFERENCE);
    if (!status) status = galley_body_set_text(w->record, GALLEY_IDENTIFIER, note->name, note->size);
    return status ? status : galley_body_close(w->record);
}

static int32_t inline_picture(inline_writer *w, uint32_t img) {
    const galleyi_html *html = w->source->html;
    const galleyi_html_node *node = &html->nodes[img];
    galleyi_html_slice alt = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_ALT);
    galleyi_dom_image image;
    if (alt.size && alt.size < 32 && galleyi_dom_name_of(w->source->names, img)->words & GALLEYI_WORD_EMOJI) return inline_text(w, alt);
    if (!w->record || !galleyi_dom_image_best(html, img, &image) || galleyi_dom_image_is_small(&image) || inline_has_mark(w, GALLEY_NODE_INLINE_CODE)) return GALLEY_OK;
    int32_t status = inline_reach(w);
    return status ? status : galleyi_inline_image(w->record, html, w->source->base, img);
}

int galleyi_inline_is_unseen(const galleyi_html *html, const galleyi_dom_names *names, uint32_t index) {
    const galleyi_html_node *node = &html->nodes[index];
    if (node->space != GALLEYI_SPACE_HTML) return 1;
    switch (node->name) {
    case GALLEYI_TAG_SCRIPT: case GALLEYI_TAG_STYLE: case GALLEYI_TAG_NOSCRIPT: case GALLEYI_TAG_TEMPLATE: case GALLEYI_TAG_SELECT: case GALLEYI_TAG_TEXTAREA: case GALLEYI_TAG_IFRAME:
    case GALLEYI_TAG_RP: case GALLEYI_TAG_VIDEO: case GALLEYI_TAG_AUDIO: case GALLEYI_TAG_CANVAS: case GALLEYI_TAG_OBJECT: case GALLEYI_TAG_NOFRAMES:
        return 1;
    default: break;
    }
    if (!node->count) return 0;
    if (galleyi_html_attribute_find(html, node, GALLEYI_ATTRIBUTE_HIDDEN)) return 1;
    galleyi_html_slice style = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_STYLE);
    if (style.size && (galleyi_slice_has(style, "display:none") || galleyi_slice_has(style, "display: none"))) return 1;
    return (galleyi_dom_name_of(names, index)->words & GALLEYI_WORD_UNSEEN) != 0;
}

static int inline_is_left_out(const galleyi_inline_source *s, uint32_t node) {
    return galleyi_inline_is_unseen(s->html, s->names, node) || (!s->whole && galleyi_dom_page_is_permalink(s->html, node));
}

/* A span that its own style makes a line. */
static int inline_is_line(const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_html_slice style = node->count ? galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_STYLE) : (galleyi_html_slice){ NULL, 0 };
    return style.size && (galleyi_slice_has(style, "display:block") || galleyi_slice_has(style, "display: block"));
}

static int32_t inline_element(inline_writer *w, uint32_t *at, uint32_t *line_end) {
    const galleyi_inline_source *s = w->source;
    const galleyi_html_node *node = &s->html->nodes[*at];
    const struct galleyi_footnote *note = galleyi_footnotes_at(s->notes, *at);
    if (*at == s->skip || inline_is_left_out(s, *at)) { *at = node->end - 1; return GALLEY_OK; }
    if (node->name == GALLEYI_TAG_BR) { if (w->begun && w->breaks < INLINE_BREAKS) w->breaks++; return GALLEY_OK; }
    if (note && !note->is_definition) { *at = node->end - 1; return inline_note(w, note); }
    if (s->definition && node->name == GALLEYI_TAG_A && galleyi_footnotes_is_back(s->notes, *at, s->definition)) { *at = node->end - 1; return GALLEY_OK; }
    if (galleyi_dom_is_image(s->html, node)) { int32_t status = inline_picture(w, *at); *at = node->end - 1; return status; }
    if (inline_is_line(s->html, node)) { w->breaks += !w->breaks; *line_end = node->end; }
    inline_enter(w, *at);
    return GALLEY_OK;
}

/* Texts of different blocks, where plain text goes over more than one, are parted by a space. */
static void inline_part(inline_writer *w, uint32_t text) {
    const galleyi_html *html = w->source->html;
    uint32_t block = html->nodes[text].parent;
    while (block && !(html->nodes[block].space == GALLEYI_SPACE_HTML && galleyi_dom_page_is_block(html->nodes[block].name))) block = html->nodes[block].parent;
    if (w->begun && block != w->block) w->space = 1;
    w->block = block;
}

static int32_t inline_run(inline_writer *w) {
    const galleyi_inline_source *source = w->source;
    const galleyi_html *html = source->html;
    int32_t status = GALLEY_OK;
    uint32_t above[INLINE_NAMES], count = 0, line_end = 0, first = source->first;   /* inline elements that the block begins within */
    for (uint32_t up = html->nodes[source->first].parent; up && up != source->element && count < INLINE_NAMES; up = html->nodes[up].parent) above[count++] = up;
    while (count) {
        uint32_t up = above[--count];
        if (inline_is_left_out(source, up) && html->nodes[up].end <= source->last) { first = html->nodes[up].end; break; }
        inline_enter(w, up);
    }
    for (uint32_t i = first; !status && i <= source->last; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        status = inline_leave(w, i);
        if (status) break;
        if (line_end && i >= line_end) { w->breaks += !w->breaks; line_end = 0; }
        if (node->kind == GALLEYI_HTML_TEXT && !w->record) inline_part(w, i);
        if (node->kind == GALLEYI_HTML_TEXT) {
            char initial = w->initial_end ? w->initial : 0;
            if (initial) w->initial = 0;
            status = inline_text(w, galleyi_html_text(html, node));
            if (initial) w->initial = initial;
        } else if (node->kind == GALLEYI_HTML_ELEMENT) status = inline_element(w, &i, &line_end);
    }
    return status ? status : inline_leave(w, UINT32_MAX);
}

int32_t galleyi_inline_from_dom(galley_record *record, const galleyi_inline_source *source) {
    inline_writer w;
    memset(&w, 0, sizeof w);
    w.source = source;
    w.record = record;
    return inline_run(&w);
}

int32_t galleyi_inline_plain(galleyi_buffer *out, const galleyi_inline_source *source) {
    inline_writer w;
    memset(&w, 0, sizeof w);
    w.source = source;
    w.plain = out;
    int32_t status = inline_run(&w);
    return status ? status : out->status;
}
