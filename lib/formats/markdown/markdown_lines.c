/* Inline content of cmark's tree into a body; strikethrough, footnote references and task boxes are found in its texts. */
#include "formats/markdown/markdown_reader.h"
#if GALLEY_WITH_CMARK

typedef struct lines_mark {
    int         kind;                         /* 0: a mark that makes no node */
    cmark_node *node;                         /* a link's */
} lines_mark;

/* For each parent on the way down: where its deletion ends. */
typedef struct lines_level {
    cmark_node *parent, *closer;
    size_t      closer_at;                    /* in the closer's literal */
    int         none_left, deleting;
} lines_level;

#define LINES_MARKS(r) ((lines_mark *)(void *)(r)->inlines.marks.data)

static size_t lines_mark_count(const galleyi_markdown_reader *r) { return r->inlines.marks.size / sizeof(lines_mark); }

void galleyi_markdown_inlines_begin(galleyi_markdown_reader *r) {
    galleyi_markdown_inlines *in = &r->inlines;
    in->marks.size = 0;
    in->opened = 0;
    in->breaks = in->links = in->deletes = 0;
    in->begun = in->space = in->one_line = 0;
}

void galleyi_markdown_fill(galleyi_markdown_reader *r, const char *text, size_t size, int code, int in_table) {
    galleyi_buffer_clear(&r->text);
    if (galleyi_markdown_restore(&r->source, &r->text, text, size, code, in_table)) galleyi_document_stick(r->article->document, GALLEY_ENOMEM);
}

static void lines_set_restored(galleyi_markdown_reader *r, int32_t field, const char *text) {
    if (!text || !*text) return;
    galleyi_markdown_fill(r, text, strlen(text), 0, r->inlines.in_table);
    galley_body_set_text(r->article, field, r->text.data, r->text.size);
}

static void lines_open_mark(galleyi_markdown_reader *r, const lines_mark *mark) {
    if (!mark->kind) return;
    galley_body_open(r->article, mark->kind);
    if (mark->kind == GALLEY_NODE_PARAGRAPH) galleyi_markdown_span(r, mark->node);
    if (mark->kind != GALLEY_NODE_LINK) return;
    lines_set_restored(r, GALLEY_URL, cmark_node_get_url(mark->node));
    lines_set_restored(r, GALLEY_TITLE, cmark_node_get_title(mark->node));
}

/* Before visible content. */
static void lines_reach(galleyi_markdown_reader *r) {
    galleyi_markdown_inlines *in = &r->inlines;
    if (in->begun && in->breaks) {
        for (; in->breaks; in->breaks--) {
            galley_body_open(r->article, GALLEY_NODE_BREAK);
            galley_body_close(r->article);
        }
    } else if (in->begun && in->space) galley_body_text(r->article, " ", 1);
    in->breaks = 0;
    in->space = 0;
    in->begun = 1;
    for (; in->opened < lines_mark_count(r); in->opened++) lines_open_mark(r, &LINES_MARKS(r)[in->opened]);
}

static int lines_dropped(const char *p, const char *end) {       /* U+00AD, U+200B, U+FEFF: as galleyi_fold */
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] == 0xc2) return end - p >= 2 && u[1] == 0xad ? 2 : 0;
    if (u[0] == 0xe2) return end - p >= 3 && u[1] == 0x80 && u[2] == 0x8b ? 3 : 0;
    return u[0] == 0xef && end - p >= 3 && u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
}

static int lines_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

void galleyi_markdown_inlines_text(galleyi_markdown_reader *r, const char *text, size_t size) {
    const char *p = text, *end = text + size;
    while (p < end) {
        int dropped = (unsigned char)*p >= 0xc2 ? lines_dropped(p, end) : 0;
        if (dropped) { p += dropped; continue; }
        if (lines_space(*p)) { r->inlines.space = 1; p++; continue; }
        if (!r->inlines.begun || r->inlines.space || r->inlines.breaks || r->inlines.opened < lines_mark_count(r)) lines_reach(r);
        const char *run = p;
        while (p < end && !lines_space(*p) && !((unsigned char)*p >= 0xc2 && lines_dropped(p, end))) {
            p++;
            if (p + 1 < end && *p == ' ' && !lines_space(p[1]) && !((unsigned char)p[1] >= 0xc2 && lines_dropped(p + 1, end))) p++;
        }
        galley_body_text(r->article, run, (size_t)(p - run));
    }
}

void galleyi_markdown_inlines_break(galleyi_markdown_reader *r) {
    if (r->inlines.one_line || r->inlines.in_table) r->inlines.space = 1;
    else if (r->inlines.begun) r->inlines.breaks++;
}

static void lines_push(galleyi_markdown_reader *r, int kind, cmark_node *node) {
    lines_mark mark = { kind, node };
    galleyi_buffer_append(&r->inlines.marks, &mark, sizeof mark);
    if (r->inlines.marks.status) galleyi_document_stick(r->article->document, GALLEY_ENOMEM);
}

void galleyi_markdown_inlines_open(galleyi_markdown_reader *r, int kind, cmark_node *node) {
    uint32_t *count = kind == GALLEY_NODE_LINK ? &r->inlines.links : kind == GALLEY_NODE_DELETE ? &r->inlines.deletes : NULL;
    lines_push(r, count && (*count)++ ? 0 : kind, node);         /* a link within a link makes no node */
}

void galleyi_markdown_inlines_close(galleyi_markdown_reader *r) {
    galleyi_markdown_inlines *in = &r->inlines;
    if (!in->marks.size) return;                                 /* memory failed */
    lines_mark mark = LINES_MARKS(r)[lines_mark_count(r) - 1];
    if (mark.kind == GALLEY_NODE_LINK && in->opened < lines_mark_count(r)) lines_reach(r);   /* a link without text is seen all the same */
    in->marks.size -= sizeof mark;
    if (mark.kind == GALLEY_NODE_LINK) in->links--;
    if (mark.kind == GALLEY_NODE_DELETE) in->deletes--;
    if (in->opened <= lines_mark_count(r)) return;
    in->opened--;
    if (mark.kind) galley_body_close(r->article);
}

/* ── Strikethrough ── */

static int lines_tildes(const char *text, size_t at) {            /* exactly two from here on, and none before */
    return text[at] == '~' && text[at + 1] == '~' && text[at + 2] != '~' && (!at || text[at - 1] != '~');
}

/* The "~~" that ends a deletion begun before at, in node or its later siblings. */
static int lines_find_closer(lines_level *level, cmark_node *node, size_t at) {
    for (; node; node = cmark_node_next(node), at = 0) {
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT) continue;
        const char *text = cmark_node_get_literal(node);
        for (const char *p = strchr(text + at, '~'); p; p = strchr(p + 1, '~')) {
            size_t i = (size_t)(p - text);
            if (!lines_tildes(text, i) || (i ? lines_space(p[-1]) : !cmark_node_previous(node))) continue;
            level->closer = node;
            level->closer_at = i;
            return 1;
        }
    }
    level->none_left = 1;
    return 0;
}

static void lines_note_reference(galleyi_markdown_reader *r, const char *id, size_t size) {
    lines_reach(r);
    galley_body_open(r->article, GALLEY_NODE_FOOTNOTE_REFERENCE);
    galley_body_set_text(r->article, GALLEY_IDENTIFIER, id, size);
    galley_body_close(r->article);
}

/* A sign in running text; gives where the text goes on. */
static const char *lines_sign(galleyi_markdown_reader *r, const char *p, const char *end, int sign) {
    const char *after = p + GALLEYI_MARKDOWN_MARK_SIZE, *q = after;
    if (sign == GALLEYI_SIGN_NOTE) {
        while (q < end && galleyi_markdown_sign_at(&r->source, q, end) < 0) q++;
        if (q < end && q > after && galleyi_markdown_sign_at(&r->source, q, end) == GALLEYI_SIGN_NOTE_END) {
            lines_note_reference(r, after, (size_t)(q - after));
            return q + GALLEYI_MARKDOWN_MARK_SIZE;
        }
    }
    const char *plain = galleyi_markdown_sign_text(sign);
    galleyi_markdown_inlines_text(r, plain, strlen(plain));
    return after;
}

static void lines_text(galleyi_markdown_reader *r, lines_level *level, cmark_node *node, size_t skip) {
    const char *text = cmark_node_get_literal(node);
    if (!text) return;
    const char *end = text + strlen(text), *p = text + skip, *from = p;
    while (p < end) {
        if (*p != '~' && (unsigned char)*p != 0xf0) { p++; continue; }
        size_t at = (size_t)(p - text);
        int sign = (unsigned char)*p == 0xf0 ? galleyi_markdown_sign_at(&r->source, p, end) : -1;
        if (sign >= 0) {
            galleyi_markdown_inlines_text(r, from, (size_t)(p - from));
            from = p = lines_sign(r, p, end, sign);
        } else if (*p == '~' && level->deleting && level->closer == node && level->closer_at == at) {
            galleyi_markdown_inlines_text(r, from, (size_t)(p - from));
            galleyi_markdown_inlines_close(r);
            level->deleting = 0;
            from = p += 2;
        } else if (*p == '~' && !level->deleting && !level->none_left && lines_tildes(text, at) && !lines_space(p[2]) &&
                   (p[2] || cmark_node_next(node)) && lines_find_closer(level, node, at + 2)) {
            galleyi_markdown_inlines_text(r, from, (size_t)(p - from));
            galleyi_markdown_inlines_open(r, GALLEY_NODE_DELETE, NULL);
            level->deleting = 1;
            from = p += 2;
        } else p++;
    }
    galleyi_markdown_inlines_text(r, from, (size_t)(p - from));
}

/* ── Other leaves ── */

static void lines_code(galleyi_markdown_reader *r, const char *literal) {
    if (!literal || !*literal) return;
    lines_reach(r);
    galley_body_open(r->article, GALLEY_NODE_INLINE_CODE);
    galleyi_markdown_fill(r, literal, strlen(literal), 1, r->inlines.in_table);
    galley_body_set_text(r->article, GALLEY_VALUE, r->text.data, r->text.size);
    galley_body_close(r->article);
}

static void lines_html(galleyi_markdown_reader *r, cmark_node *node) {
    const char *html = cmark_node_get_literal(node);
    if (!html) return;
    if (!strncmp(html, "<!--", 4)) {
        galleyi_markdown_warn(r, 1, "markdown.comment", node, "an HTML comment was left out");
        return;
    }
    if (html[1] == 'b' && html[2] == 'r' && strspn(html + 3, " />") == strlen(html + 3)) { galleyi_markdown_inlines_break(r); return; }
    galleyi_markdown_warn(r, 2, "markdown.html", node, "HTML is kept as code");
    lines_code(r, html);
}

void galleyi_markdown_image_alt(galleyi_markdown_reader *r, cmark_node *image) {
    galleyi_markdown_plain(r, image, 1);
}

void galleyi_markdown_image_node(galleyi_markdown_reader *r, cmark_node *image) {
    galley_body_open(r->article, GALLEY_NODE_IMAGE);
    galleyi_markdown_image_alt(r, image);
    if (r->text.size) galley_body_set_text(r->article, GALLEY_ALT, r->text.data, r->text.size);
    lines_set_restored(r, GALLEY_URL, cmark_node_get_url(image));
    lines_set_restored(r, GALLEY_TITLE, cmark_node_get_title(image));
    galley_body_close(r->article);
}

int galleyi_markdown_plain(galleyi_markdown_reader *r, cmark_node *node, int see_through) {
    cmark_node *at = node;
    int plain = 1;
    galleyi_buffer raw;
    galleyi_buffer_init(&raw, &r->memory);
    for (;;) {
        cmark_node_type type = cmark_node_get_type(at);
        const char *literal = cmark_node_get_literal(at);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) galleyi_markdown_restore(&r->source, &raw, literal, literal ? strlen(literal) : 0, type == CMARK_NODE_CODE, r->inlines.in_table);
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) galleyi_buffer_append_char(&raw, ' ');
        else if (at != node && !see_through) plain = 0;
        cmark_node *next = cmark_node_first_child(at);
        while (!next && at != node) {
            next = cmark_node_next(at);
            if (!next) at = cmark_node_parent(at);
        }
        if (!next) break;
        at = next;
    }
    size_t size = 0;
    int space = 0;
    for (size_t i = 0; i < raw.size;) {                           /* folded in place */
        int dropped = (unsigned char)raw.data[i] >= 0xc2 ? lines_dropped(raw.data + i, raw.data + raw.size) : 0;
        if (dropped) { i += (size_t)dropped; continue; }
        if (lines_space(raw.data[i])) { space = size > 0; i++; continue; }
        if (space) raw.data[size++] = ' ';
        space = 0;
        raw.data[size++] = raw.data[i++];
    }
    galleyi_buffer_clear(&r->text);
    galleyi_buffer_append(&r->text, raw.data, size);
    if (raw.status || r->text.status) galleyi_document_stick(r->article->document, GALLEY_ENOMEM);
    galleyi_buffer_free(&raw);
    return plain;
}

static int lines_enter(galleyi_markdown_reader *r, lines_level *level, cmark_node *node, size_t skip) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:        lines_text(r, level, node, skip); return 0;
    case CMARK_NODE_SOFTBREAK:   r->inlines.space = 1; return 0;
    case CMARK_NODE_LINEBREAK:   galleyi_markdown_inlines_break(r); return 0;
    case CMARK_NODE_CODE:        lines_code(r, cmark_node_get_literal(node)); return 0;
    case CMARK_NODE_HTML_INLINE: lines_html(r, node); return 0;
    case CMARK_NODE_IMAGE:
        lines_reach(r);
        galleyi_markdown_image_node(r, node);
        return 0;
    case CMARK_NODE_EMPH:   galleyi_markdown_inlines_open(r, GALLEY_NODE_EMPHASIS, node); return 1;
    case CMARK_NODE_STRONG: galleyi_markdown_inlines_open(r, GALLEY_NODE_STRONG, node); return 1;
    case CMARK_NODE_LINK:   galleyi_markdown_inlines_open(r, GALLEY_NODE_LINK, node); return 1;
    default:                return 0;
    }
}

void galleyi_markdown_inlines_of(galleyi_markdown_reader *r, cmark_node *parent, cmark_node *first, cmark_node *end, size_t skip) {
    cmark_node *node = first ? first : cmark_node_first_child(parent);
    galleyi_buffer levels;
    lines_level top = { parent, NULL, 0, 0, 0 };
    galleyi_buffer_init(&levels, &r->memory);
    galleyi_buffer_append(&levels, &top, sizeof top);
    while (node && node != end && !levels.status) {
        lines_level *level = (lines_level *)(void *)(levels.data + levels.size) - 1;
        int inside = lines_enter(r, level, node, skip);
        cmark_node *child = inside ? cmark_node_first_child(node) : NULL;
        skip = 0;
        if (child) {
            lines_level next = { node, NULL, 0, 0, 0 };
            galleyi_buffer_append(&levels, &next, sizeof next);
            node = child;
            continue;
        }
        if (inside) galleyi_markdown_inlines_close(r);
        while (!cmark_node_next(node) && cmark_node_parent(node) != parent) {
            node = cmark_node_parent(node);
            levels.size -= sizeof top;
            galleyi_markdown_inlines_close(r);
        }
        node = cmark_node_next(node);
    }
    if (levels.status) galleyi_document_stick(r->article->document, GALLEY_ENOMEM);
    galleyi_buffer_free(&levels);
}
#endif
