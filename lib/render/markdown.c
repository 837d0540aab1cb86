/* Block nodes as Markdown. A unit is what stands as one block in the text: figures without an image and captions of their own dissolve into their children,
   inline nodes outside of a paragraph make one together, and what would show nothing is left out. */
#include "render/markdown_inline.h"
#include "model/fields.h"

typedef struct markdown_container {
    const galley_node *node;
    size_t             prefix;                /* its length outside of this container */
    int64_t            number;                /* of the next item */
    uint8_t            first;                 /* nothing stands in it yet */
    uint8_t            loose;
    char               bullet, delimiter;     /* of the list; else of the list that stood here last, 0 if something else did */
    uint8_t            owed;                  /* a space behind its marker */
} markdown_container;

typedef struct markdown_blocks {
    galleyi_markdown    inlines;
    galleyi_output     *out;
    galleyi_buffer     *buffer;
    const galleyi_text *lead;
    const galley_node  *lead_at;
    uint32_t            depth;
    markdown_container  stack[GALLEYI_BODY_DEPTH + 4];
} markdown_blocks;

/* A text of node that is not blank; NULL: there is none. */
static const char *markdown_said(const galley_node *node, int32_t field, size_t *length) {
    const char *text = galley_node_text(node, field, length);
    if (text && !galleyi_markdown_blank(text, *length)) return text;
    *length = 0;
    return NULL;
}

static int markdown_visible(const galley_node *node) {
    size_t length;
    switch (node->kind) {
    case GALLEY_NODE_TEXT:
        return !galleyi_markdown_blank(galleyi_node_value(node).text, galleyi_node_value(node).length);
    case GALLEY_NODE_INLINE_CODE:
        return galleyi_node_value(node).length > 0;
    case GALLEY_NODE_LINK:
        return galley_node_text(node, GALLEY_URL, &length) && galleyi_render_safe(galley_node_text(node, GALLEY_URL, NULL), length);
    case GALLEY_NODE_EMBED:
        return markdown_said(node, GALLEY_URL, &length) || markdown_said(node, GALLEY_TITLE, &length) || markdown_said(node, GALLEY_PROVIDER, &length);
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE:
        return markdown_said(node, GALLEY_ATTRIBUTION, &length) != NULL;
    case GALLEY_NODE_CAPTION:
        return markdown_said(node, GALLEY_CREDIT, &length) != NULL;
    case GALLEY_NODE_CODE: case GALLEY_NODE_IMAGE: case GALLEY_NODE_FOOTNOTE_REFERENCE: case GALLEY_NODE_FOOTNOTE_DEFINITION:
    case GALLEY_NODE_HEADING: case GALLEY_NODE_THEMATIC_BREAK: case GALLEY_NODE_LIST_ITEM: case GALLEY_NODE_TABLE_CELL:
        return 1;
    default:
        return 0;
    }
}

int galleyi_markdown_void(const galley_node *node) {
    const galley_node *at = node;
    if (node->kind == GALLEY_NODE_TABLE_ROW) {                   /* of a table: cells show what is in them */
        for (const galley_node *cell = galleyi_node_first(node); cell; cell = cell->next)
            for (const galley_node *child = galleyi_node_first(cell); child; child = child->next) if (!galleyi_markdown_void(child)) return 0;
        return 1;
    }
    for (;;) {
        if (markdown_visible(at)) return 0;
        if (galleyi_node_first(at)) { at = galleyi_node_first(at); continue; }
        while (at != node && !at->next) at = at->parent;
        if (at == node) return 1;
        at = at->next;
    }
}

static int markdown_children_void(const galley_node *node) {
    const galley_node *child = galleyi_node_first(node);
    while (child && galleyi_markdown_void(child)) child = child->next;
    return !child;
}

static int markdown_picture(const galley_node *figure) {         /* images, then perhaps a caption: one paragraph */
    const galley_node *child = galleyi_node_first(figure);
    if (!child || child->kind != GALLEY_NODE_IMAGE) return 0;
    while (child && child->kind == GALLEY_NODE_IMAGE) child = child->next;
    return !child || (child->kind == GALLEY_NODE_CAPTION && !child->next);
}

static int markdown_dissolves(const galley_node *node) { return node->kind == GALLEY_NODE_FIGURE && !markdown_picture(node); }

/* The next unit of container behind node; node NULL: the first. */
static const galley_node *markdown_unit(const galley_node *container, const galley_node *node) {
    int inlines = node && galleyi_markdown_is_inline(node->kind);
    const galley_node *at = node;
    for (;;) {
        if (!at) at = galleyi_node_first(container);
        else if (at->next) at = at->next;
        else {
            inlines = 0;
            for (at = at->parent; at != container && !at->next; at = at->parent) continue;
            if (at == container) return NULL;
            at = at->next;
        }
        while (at && markdown_dissolves(at) && galleyi_node_first(at)) { at = galleyi_node_first(at); inlines = 0; }
        if (!at) return NULL;
        if (inlines && galleyi_markdown_is_inline(at->kind)) continue;
        inlines = 0;
        if (!markdown_dissolves(at) && !galleyi_markdown_void(at)) return at;
    }
}

enum { MARKDOWN_PARAGRAPH, MARKDOWN_LIST, MARKDOWN_QUOTE, MARKDOWN_TABLE, MARKDOWN_NOTE, MARKDOWN_OTHER };
static int markdown_shape(const galley_node *node) {
    switch (node->kind) {
    case GALLEY_NODE_LIST: case GALLEY_NODE_LIST_ITEM: return MARKDOWN_LIST;
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: case GALLEY_NODE_ASIDE: return MARKDOWN_QUOTE;
    case GALLEY_NODE_TABLE: return MARKDOWN_TABLE;
    case GALLEY_NODE_FOOTNOTE_DEFINITION: return MARKDOWN_NOTE;
    case GALLEY_NODE_CODE: case GALLEY_NODE_HEADING: case GALLEY_NODE_THEMATIC_BREAK: return MARKDOWN_OTHER;
    default: return MARKDOWN_PARAGRAPH;
    }
}

static int64_t markdown_list_start(const galley_node *list) {
    int64_t start = galley_node_number(list, GALLEY_START, 1);
    return start < 0 || start > 999999999 ? 1 : start;
}

/* Whether b may stand in the line under a. */
static int markdown_tight_pair(const galley_node *a, const galley_node *b) {
    int before = markdown_shape(a), after = markdown_shape(b);
    if (before == MARKDOWN_NOTE || after == MARKDOWN_NOTE) return 0;
    if (before == MARKDOWN_OTHER) return 1;
    if (after == MARKDOWN_PARAGRAPH || after == MARKDOWN_TABLE) return 0;
    if (before == MARKDOWN_QUOTE) return after != MARKDOWN_QUOTE;
    if (after != MARKDOWN_LIST || before == MARKDOWN_LIST) return 1;
    if (b->kind == GALLEY_NODE_LIST && galley_node_number(b, GALLEY_ORDERED, 0) && markdown_list_start(b) != 1) return 0;
    const galley_node *item = b->kind == GALLEY_NODE_LIST ? markdown_unit(b, NULL) : b;
    return item && (item->kind != GALLEY_NODE_LIST_ITEM || markdown_unit(item, NULL));
}

static int markdown_loose(const galley_node *list) {
    if (galley_node_number(list, GALLEY_SPREAD, 0)) return 1;
    for (const galley_node *item = markdown_unit(list, NULL); item; item = markdown_unit(list, item)) {
        if (item->kind != GALLEY_NODE_LIST_ITEM) continue;
        if (galley_node_number(item, GALLEY_SPREAD, 0)) return 1;
        const galley_node *unit = markdown_unit(item, NULL), *next;
        for (; unit && (next = markdown_unit(item, unit)) != NULL; unit = next)
            if (!markdown_tight_pair(unit, next)) return 1;
    }
    return 0;
}

static void markdown_blank_line(markdown_blocks *w) {            /* an empty line with its prefix, without spaces at its end */
    const galleyi_buffer *prefix = &w->inlines.prefix;
    size_t length = prefix->size;
    while (length && prefix->data[length - 1] == ' ') length--;
    galleyi_buffer_append_char(w->buffer, '\n');
    galleyi_buffer_append(w->buffer, prefix->data, length);
}

/* Goes to where the next block begins. */
static void markdown_begin_block(markdown_blocks *w) {
    markdown_container *c = &w->stack[w->depth];
    if (c->first) {
        if (c->owed) galleyi_buffer_append_char(w->buffer, ' ');
        c->first = c->owed = 0;
        return;
    }
    if (c->loose) markdown_blank_line(w);
    galleyi_markdown_newline(&w->inlines);
}

static markdown_container *markdown_push(markdown_blocks *w, const galley_node *node, const char *prefix, size_t prefix_length, int loose) {
    size_t outside = w->inlines.prefix.size;
    if (w->depth + 1 < sizeof w->stack / sizeof *w->stack) w->depth++;
    markdown_container *c = &w->stack[w->depth];
    *c = (markdown_container){ node, outside, 1, 1, (uint8_t)loose, 0, 0, 0 };
    galleyi_buffer_append(&w->inlines.prefix, prefix, prefix_length);
    return c;
}

static void markdown_pop(markdown_blocks *w) {
    w->inlines.prefix.size = w->stack[w->depth].prefix;
    w->depth--;
}

/* ── Leaves ── */

static void markdown_paragraph(markdown_blocks *w, const galley_node *first, const galley_node *last, int place) {
    galleyi_markdown *m = &w->inlines;
    galleyi_markdown_begin(m, place);
    if (w->lead && first->parent == w->lead_at) {
        galleyi_markdown_add(m, w->lead->text, w->lead->length, 1);
        galleyi_markdown_add(m, " ", 1, 1);
        w->lead = NULL;
    }
    galleyi_markdown_nodes(m, first, last);
}

static void markdown_heading(markdown_blocks *w, const galley_node *node) {
    int64_t depth = galley_node_number(node, GALLEY_DEPTH, 1);
    galleyi_buffer_append(w->buffer, "######", (size_t)(depth < 1 ? 1 : depth > 6 ? 6 : depth));
    if (markdown_children_void(node)) return;
    galleyi_buffer_append_char(w->buffer, ' ');
    markdown_paragraph(w, galleyi_node_first(node), galleyi_node_last(node), GALLEYI_MARKDOWN_HEADING);
}

static void markdown_caption(markdown_blocks *w, const galley_node *caption) {
    galleyi_markdown *m = &w->inlines;
    size_t length;
    const char *credit = markdown_said(caption, GALLEY_CREDIT, &length);
    int empty = markdown_children_void(caption);
    if (empty && !credit) return;
    galleyi_markdown_open(m, GALLEY_NODE_CAPTION, NULL);
    if (!empty) galleyi_markdown_nodes(m, galleyi_node_first(caption), galleyi_node_last(caption));
    else {
        galleyi_markdown_add(m, credit, length, 0);
        galleyi_losses_field(m->losses, GALLEY_CREDIT);
    }
    galleyi_markdown_close(m);
    m->breaks = 0;
    if (empty || !credit) return;
    galleyi_markdown_add(m, " ", 1, 1);
    galleyi_markdown_add(m, credit, length, 0);
}

static void markdown_figure(markdown_blocks *w, const galley_node *figure) {
    galleyi_markdown *m = &w->inlines;
    galleyi_markdown_begin(m, GALLEYI_MARKDOWN_LINE);
    for (const galley_node *child = galleyi_node_first(figure); child; child = child->next) {
        if (child != galleyi_node_first(figure)) galleyi_markdown_break(m);
        if (child->kind == GALLEY_NODE_IMAGE) galleyi_markdown_image(m, child);
        else markdown_caption(w, child);
    }
    if (galley_node_number(figure, GALLEY_MEDIA_INDEX, -1) >= 0) galleyi_losses_field(m->losses, GALLEY_MEDIA_INDEX);
}

static void markdown_embed(markdown_blocks *w, const galley_node *node) {
    galleyi_markdown *m = &w->inlines;
    size_t length, url_length, provider_length;
    const char *title = markdown_said(node, GALLEY_TITLE, &length), *url = markdown_said(node, GALLEY_URL, &url_length);
    const char *provider = markdown_said(node, GALLEY_PROVIDER, &provider_length);
    galleyi_losses_node(m->losses, GALLEY_NODE_EMBED);
    if (url && !galleyi_render_safe(url, url_length)) { galleyi_losses_field(m->losses, GALLEY_URL); url_length = 0; }
    galleyi_markdown_begin(m, GALLEYI_MARKDOWN_LINE);
    if (!title) {
        title = provider ? provider : url;
        length = provider ? provider_length : url_length;
        provider = NULL;
    }
    galleyi_markdown_anchor(m, title, length, url, url_length, 0);
    if (!provider) return;
    galleyi_markdown_add(m, " (", 2, 0);
    galleyi_markdown_add(m, provider, provider_length, 1);
    galleyi_markdown_add(m, ")", 1, 0);
}

static void markdown_code_block(markdown_blocks *w, const galley_node *node) {
    size_t length = galleyi_node_value(node).length, language_length;
    const char *text = galleyi_node_value(node).text ? galleyi_node_value(node).text : "", *end = text + length, *language = galley_node_text(node, GALLEY_LANGUAGE, &language_length);
    char fence = language && memchr(language, '`', language_length) ? '~' : '`';
    size_t fences = galleyi_markdown_longest(text, length, fence) + 1;
    if (fences < 3) fences = 3;
    for (size_t i = 0; i < fences; i++) galleyi_buffer_append_char(w->buffer, fence);
    if (language_length) {
        if (*language == ' ' || *language == '\t') galleyi_losses_field(w->inlines.losses, GALLEY_LANGUAGE);
        galleyi_markdown_info(&w->inlines, language, language_length);
    }
    while (text < end) {
        const char *line = text;
        while (text < end && *text != '\n' && *text != '\r') text++;
        if (text > line) galleyi_markdown_newline(&w->inlines);
        else markdown_blank_line(w);
        galleyi_buffer_append(w->buffer, line, (size_t)(text - line));
        if (text < end) {
            text += end - text > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 1;
            if (text == end) markdown_blank_line(w);             /* the value ends with a line feed: an empty line more */
        }
    }
    galleyi_markdown_newline(&w->inlines);
    for (size_t i = 0; i < fences; i++) galleyi_buffer_append_char(w->buffer, fence);
}

/* ── Containers ── */

static void markdown_list(markdown_blocks *w, const galley_node *list) {
    int ordered = galley_node_number(list, GALLEY_ORDERED, 0) != 0;
    markdown_container *outer = &w->stack[w->depth];
    int nested = outer->first && outer->node->kind == GALLEY_NODE_LIST_ITEM;   /* "- - -" is a rule, "- + -" is none */
    char delimiter = outer->delimiter == '.' ? ')' : '.';
    char bullet = outer->bullet ? (outer->bullet == '-' ? '+' : '-') : nested && w->stack[w->depth - 1].bullet == '-' ? '+' : '-';
    markdown_begin_block(w);
    outer->bullet = ordered ? 0 : bullet;
    outer->delimiter = ordered ? delimiter : 0;
    markdown_container *c = markdown_push(w, list, "", 0, markdown_loose(list));
    c->bullet = ordered ? 0 : bullet;
    c->delimiter = ordered ? delimiter : 0;
    c->number = markdown_list_start(list);
}

/* Whether an item can show its box: it stands before a paragraph. */
static int markdown_task(const galley_node *item) {
    const galley_node *unit = markdown_unit(item, NULL);
    return unit && (unit->kind == GALLEY_NODE_PARAGRAPH || galleyi_markdown_is_inline(unit->kind));
}

static void markdown_item(markdown_blocks *w, const galley_node *item) {
    static const char spaces[] = "             ";
    markdown_container *list = &w->stack[w->depth];
    char marker[24];
    size_t length = 0;
    markdown_begin_block(w);
    if (list->delimiter) {
        char digits[20];
        size_t count = 0;
        int64_t number = list->number < 999999999 ? list->number++ : 999999999;
        do digits[count++] = (char)('0' + number % 10); while ((number /= 10) > 0);
        while (count) marker[length++] = digits[--count];
        marker[length++] = list->delimiter;
    } else marker[length++] = list->bullet;
    galleyi_buffer_append(w->buffer, marker, length);
    markdown_push(w, item, spaces, length + 1, list->loose)->owed = 1;
    if (galley_node_number(item, GALLEY_CHECKED, -1) < 0) return;
    if (!markdown_task(item)) { galleyi_losses_field(w->inlines.losses, GALLEY_CHECKED); return; }
    galleyi_buffer_append_text(w->buffer, galley_node_number(item, GALLEY_CHECKED, 0) ? " [x]" : " [ ]");
}

static void markdown_attribution(markdown_blocks *w, const galley_node *quote) {
    size_t length;
    const char *attribution = markdown_said(quote, GALLEY_ATTRIBUTION, &length);
    if (!attribution) return;
    w->stack[w->depth].bullet = w->stack[w->depth].delimiter = 0;
    markdown_begin_block(w);
    galleyi_markdown_begin(&w->inlines, GALLEYI_MARKDOWN_LINE);
    galleyi_markdown_add(&w->inlines, "\xe2\x80\x94 ", 4, 1);
    galleyi_markdown_add(&w->inlines, attribution, length, 0);
}

static void markdown_footnote(markdown_blocks *w, const galley_node *note) {
    const galley_node *unit = markdown_unit(note, NULL);
    markdown_begin_block(w);
    galleyi_markdown_identifier(&w->inlines, note);
    galleyi_buffer_append_char(w->buffer, ':');
    markdown_container *c = markdown_push(w, note, "    ", 4, 1);
    c->first = !unit || markdown_shape(unit) == MARKDOWN_PARAGRAPH;   /* other blocks begin in a line of their own */
    c->owed = 1;
}

/* Enters a block. Gives the node whose EXIT comes next, where the block was written whole; NULL: its children are next. */
static const galley_node *markdown_block(markdown_blocks *w, const galley_node *node) {
    const galley_node *last = node;
    galleyi_losses *losses = w->inlines.losses;
    markdown_container *c = &w->stack[w->depth];
    if (galley_node_number(node, GALLEY_LOCKED, 0)) galleyi_losses_field(losses, GALLEY_LOCKED);
    if (galleyi_markdown_is_inline(node->kind)) {
        int visible = 0;
        for (;; last = last->next) {
            visible |= !galleyi_markdown_void(last);
            if (!last->next || !galleyi_markdown_is_inline(last->next->kind)) break;
        }
        if (!visible) return last;
        c->bullet = c->delimiter = 0;
        markdown_begin_block(w);
        markdown_paragraph(w, node, last, GALLEYI_MARKDOWN_LINE);
        return last;
    }
    if (galleyi_markdown_void(node)) return node;
    if (markdown_dissolves(node)) {
        galleyi_losses_node(losses, node->kind);
        if (galley_node_number(node, GALLEY_MEDIA_INDEX, -1) >= 0) galleyi_losses_field(losses, GALLEY_MEDIA_INDEX);
        return NULL;
    }
    if (node->kind == GALLEY_NODE_LIST) { markdown_list(w, node); return NULL; }
    if (node->kind == GALLEY_NODE_LIST_ITEM && c->node->kind == GALLEY_NODE_LIST) { markdown_item(w, node); return NULL; }
    if (node->kind == GALLEY_NODE_FOOTNOTE_DEFINITION) { markdown_footnote(w, node); return NULL; }
    c->bullet = c->node->kind == GALLEY_NODE_LIST ? c->bullet : 0;
    c->delimiter = c->node->kind == GALLEY_NODE_LIST ? c->delimiter : 0;
    switch (node->kind) {
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: case GALLEY_NODE_ASIDE:
        if (node->kind != GALLEY_NODE_BLOCKQUOTE) galleyi_losses_node(losses, node->kind);
        markdown_begin_block(w);
        galleyi_buffer_append(w->buffer, "> ", 2);
        markdown_push(w, node, "> ", 2, 1);
        return NULL;
    case GALLEY_NODE_LIST_ITEM: case GALLEY_NODE_TABLE_ROW: case GALLEY_NODE_TABLE_CELL:   /* outside of a list or table */
        galleyi_losses_node(losses, node->kind);
        return NULL;
    default:
        break;
    }
    markdown_begin_block(w);
    switch (node->kind) {
    case GALLEY_NODE_HEADING: markdown_heading(w, node); break;
    case GALLEY_NODE_THEMATIC_BREAK: galleyi_buffer_append(w->buffer, "***", 3); break;
    case GALLEY_NODE_CODE: markdown_code_block(w, node); break;
    case GALLEY_NODE_TABLE: galleyi_markdown_table(&w->inlines, node); break;
    case GALLEY_NODE_FIGURE: markdown_figure(w, node); break;
    case GALLEY_NODE_EMBED: markdown_embed(w, node); break;
    case GALLEY_NODE_CAPTION:
        galleyi_losses_node(losses, node->kind);
        galleyi_markdown_begin(&w->inlines, GALLEYI_MARKDOWN_LINE);
        markdown_caption(w, node);
        break;
    default: markdown_paragraph(w, galleyi_node_first(node), galleyi_node_last(node), GALLEYI_MARKDOWN_LINE); break;
    }
    return node;
}

static void markdown_leave(markdown_blocks *w, const galley_node *node) {
    if (!w->depth || w->stack[w->depth].node != node) return;
    if (node->kind == GALLEY_NODE_BLOCKQUOTE || node->kind == GALLEY_NODE_PULLQUOTE) markdown_attribution(w, node);
    markdown_pop(w);
}

const galley_node *galleyi_markdown_first_paragraph(const galley_node *root) {
    const galley_node *node = root ? galleyi_node_first(root) : NULL;
    while (node && (node->kind != GALLEY_NODE_PARAGRAPH || galleyi_markdown_void(node))) node = node->next;
    return node;
}

int32_t galleyi_markdown_body(galleyi_output *out, const galley_node *root, const galleyi_text *lead, galleyi_losses *losses) {
    markdown_blocks w;
    int32_t step = GALLEY_STEP_ENTER, status = GALLEY_OK;
    memset(&w.stack[0], 0, sizeof w.stack[0]);
    w.out = out;
    w.buffer = &out->buffer;
    w.depth = 0;
    w.lead = lead && lead->length ? lead : NULL;
    w.lead_at = w.lead ? galleyi_markdown_first_paragraph(root) : NULL;
    w.stack[0].node = root;
    w.stack[0].first = w.stack[0].loose = 1;
    galleyi_markdown_init(&w.inlines, out, losses);
    const galley_node *node = galley_node_step(root, root, &step);
    while (node && node != root && !status) {
        const galley_node *done = step == GALLEY_STEP_ENTER ? markdown_block(&w, node) : NULL;
        if (step == GALLEY_STEP_EXIT) markdown_leave(&w, node);
        if (done) { node = done; step = GALLEY_STEP_EXIT; }
        if (!w.depth) status = galleyi_output_ease(out);
        node = galley_node_step(root, node, &step);
    }
    if (!status) status = w.inlines.prefix.status ? w.inlines.prefix.status : out->status ? out->status : out->buffer.status;
    galleyi_markdown_free(&w.inlines);
    return status;
}

/* ── Lines of text beside a body ── */

void galleyi_markdown_text(galleyi_output *out, const char *text, size_t length, int place) {
    galleyi_markdown m;
    galleyi_markdown_init(&m, out, NULL);
    galleyi_markdown_begin(&m, place);
    galleyi_markdown_add(&m, text, length, place == GALLEYI_MARKDOWN_WITHIN);
    galleyi_markdown_free(&m);
}

int galleyi_markdown_link(galleyi_output *out, const char *text, size_t text_length, const char *url, size_t url_length) {
    galleyi_markdown m;
    galleyi_markdown_init(&m, out, NULL);
    galleyi_markdown_begin(&m, GALLEYI_MARKDOWN_WITHIN);
    galleyi_markdown_anchor(&m, text, text_length, url, url_length, 1);
    galleyi_markdown_free(&m);
    return url_length && galleyi_render_safe(url, url_length);
}

void galleyi_markdown_marked(galleyi_output *out, const char *marker, const char *text, size_t length) {
    galleyi_markdown m;
    galleyi_markdown_init(&m, out, NULL);
    galleyi_markdown_begin(&m, GALLEYI_MARKDOWN_WITHIN);
    galleyi_markdown_open(&m, marker[1] ? GALLEY_NODE_STRONG : GALLEY_NODE_EMPHASIS, NULL);
    galleyi_markdown_add(&m, text, length, 0);
    galleyi_markdown_close(&m);
    galleyi_markdown_free(&m);
}
