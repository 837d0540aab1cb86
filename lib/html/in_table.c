/* The insertion modes of tables: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable */
#include "html/html_parser.h"

static void table_again(galleyi_html_parser *p, galleyi_html_mode mode) {
    p->mode = mode;
    galleyi_html_dispatch(p);
}

/* "Clear the stack back to a table [body, row] context": pops until one of three, template or html is on top. */
static void table_clear_to(galleyi_html_parser *p, uint32_t a, uint32_t b, uint32_t c) {
    uint32_t at = p->close_at;
    p->close_at = p->token.begin;
    for (uint32_t name; (name = html_top_name(p)) != a && name != b && name != c && name != HTML_TAG(TEMPLATE) && name != HTML_TAG(HTML) && p->top;)
        galleyi_html_pop(p);
    p->close_at = at;
}
static void table_clear(galleyi_html_parser *p) { table_clear_to(p, HTML_TAG(TABLE), HTML_TAG(TABLE), HTML_TAG(TABLE)); }
static void table_clear_body(galleyi_html_parser *p) { table_clear_to(p, HTML_TAG(TBODY), HTML_TAG(THEAD), HTML_TAG(TFOOT)); }
static void table_clear_row(galleyi_html_parser *p) { table_clear_to(p, HTML_TAG(TR), HTML_TAG(TR), HTML_TAG(TR)); }

static void table_else(galleyi_html_parser *p) {
    p->foster = 1;
    galleyi_html_in_body(p);
    p->foster = 0;
}

static void table_text(galleyi_html_parser *p) {
    uint32_t name = html_top_name(p);
    if (name != HTML_TAG(TEMPLATE) && !(html_flags(name) & GALLEYI_HTML_TABLE_PART)) { table_else(p); return; }
    if (p->mode != GALLEYI_MODE_IN_TABLE_TEXT) {
        p->table_text_mode = p->mode;
        p->mode = GALLEYI_MODE_IN_TABLE_TEXT;
        p->pending_count = 0;
    }
    if (p->token.nul) galleyi_html_remove_nul(p, 0);
    if (!p->token.length) return;
    if (p->pending_count == p->pending_capacity &&
        !galleyi_html_grow(p, &p->pending, &p->pending_capacity, (uint64_t)p->pending_count + 1, sizeof *p->pending)) return;
    galleyi_html_pending *item = &p->pending[p->pending_count++];
    item->data = p->token.data;
    item->length = p->token.length;
    item->begin = p->token.begin;
    item->end = p->token.end;
    item->decoded = p->token.decoded;
    item->nul = 0;
}

void galleyi_html_flush_table_text(galleyi_html_parser *p) {
    galleyi_html_token token = p->token, rest;
    uint32_t count = p->pending_count, close_at = p->close_at;
    p->mode = p->table_text_mode;
    p->pending_count = 0;
    int space = 1;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < count && p->status == GALLEY_OK; i++) {
            const galleyi_html_pending *item = &p->pending[i];
            memset(&p->token, 0, sizeof p->token);
            p->token.kind = GALLEYI_TOKEN_TEXT;
            p->token.data = item->data;
            p->token.length = item->length;
            p->token.begin = item->begin;
            p->token.end = item->end;
            p->token.decoded = item->decoded;
            if (!pass) { if (galleyi_html_split_space(p, &rest)) space = 0; }
            else if (space) galleyi_html_insert_text(p);
            else table_else(p);
        }
    p->token = token;
    p->close_at = close_at;
}

static void table_end(galleyi_html_parser *p) {
    uint32_t open = html_in_scope(p, HTML_TAG(TABLE), GALLEYI_IN_TABLE_SCOPE);
    if (!open) return;
    galleyi_html_pop_to(p, open);
    galleyi_html_reset_mode(p);
}

static void table_insert(galleyi_html_parser *p, galleyi_html_mode mode) {
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->mode = mode;
}

static void table_start(galleyi_html_parser *p) {
    uint32_t at;
    switch (p->token.name) {
    case HTML_TAG(CAPTION):
        table_clear(p);
        galleyi_html_add_marker(p);
        table_insert(p, GALLEYI_MODE_IN_CAPTION);
        return;
    case HTML_TAG(COLGROUP): table_clear(p); table_insert(p, GALLEYI_MODE_IN_COLUMN_GROUP); return;
    case HTML_TAG(COL):
        table_clear(p);
        galleyi_html_insert_implied(p, HTML_TAG(COLGROUP));
        table_again(p, GALLEYI_MODE_IN_COLUMN_GROUP);
        return;
    case HTML_TAG(TBODY): case HTML_TAG(TFOOT): case HTML_TAG(THEAD): table_clear(p); table_insert(p, GALLEYI_MODE_IN_TABLE_BODY); return;
    case HTML_TAG(TD): case HTML_TAG(TH): case HTML_TAG(TR):
        table_clear(p);
        galleyi_html_insert_implied(p, HTML_TAG(TBODY));
        table_again(p, GALLEYI_MODE_IN_TABLE_BODY);
        return;
    case HTML_TAG(TABLE):
        at = html_in_scope(p, HTML_TAG(TABLE), GALLEYI_IN_TABLE_SCOPE);
        if (!at) return;
        galleyi_html_pop_to(p, at);
        galleyi_html_reset_mode(p);
        galleyi_html_dispatch(p);
        return;
    case HTML_TAG(STYLE): case HTML_TAG(SCRIPT): case HTML_TAG(TEMPLATE): galleyi_html_in_head(p); return;
    case HTML_TAG(INPUT):
        if (galleyi_html_token_is_hidden(p)) { galleyi_html_insert_void(p); return; }
        break;
    case HTML_TAG(FORM):
        if (html_open_of(p, HTML_TAG(TEMPLATE)) || p->form) return;
        at = galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);       /* which may move p->open */
        p->form = p->open[at].node;
        p->close_at = p->token.end;
        galleyi_html_pop(p);
        return;
    default: break;
    }
    table_else(p);
}

static int table_ignored_end(uint32_t name) {
    switch (name) {
    case HTML_TAG(BODY): case HTML_TAG(CAPTION): case HTML_TAG(COL): case HTML_TAG(COLGROUP): case HTML_TAG(HTML): case HTML_TAG(TBODY):
    case HTML_TAG(TD): case HTML_TAG(TFOOT): case HTML_TAG(TH): case HTML_TAG(THEAD): case HTML_TAG(TR): return 1;
    default: return 0;
    }
}

static void table_in_table(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT: table_text(p); return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); return;
    case GALLEYI_TOKEN_DOCTYPE: return;
    case GALLEYI_TOKEN_START: table_start(p); return;
    case GALLEYI_TOKEN_END:
        if (p->token.name == HTML_TAG(TABLE)) table_end(p);
        else if (p->token.name == HTML_TAG(TEMPLATE)) galleyi_html_end_template(p);
        else if (!table_ignored_end(p->token.name)) table_else(p);
        return;
    default: galleyi_html_in_body(p);
    }
}

static int table_is_part_start(uint32_t name) {       /* the start tags that end a caption or cell */
    switch (name) {
    case HTML_TAG(CAPTION): case HTML_TAG(COL): case HTML_TAG(COLGROUP): case HTML_TAG(TBODY): case HTML_TAG(TD): case HTML_TAG(TFOOT):
    case HTML_TAG(TH): case HTML_TAG(THEAD): case HTML_TAG(TR): return 1;
    default: return 0;
    }
}

/* Closes the caption; 0: there is none. */
static int table_close_caption(galleyi_html_parser *p) {
    uint32_t open = html_in_scope(p, HTML_TAG(CAPTION), GALLEYI_IN_TABLE_SCOPE);
    if (!open) return 0;
    galleyi_html_pop_to(p, open);
    galleyi_html_clear_to_marker(p);
    p->mode = GALLEYI_MODE_IN_TABLE;
    return 1;
}

static void table_in_caption(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    int start = p->token.kind == GALLEYI_TOKEN_START, end = p->token.kind == GALLEYI_TOKEN_END;
    if (end && name == HTML_TAG(CAPTION)) { table_close_caption(p); return; }
    if ((start && table_is_part_start(name)) || (end && name == HTML_TAG(TABLE))) {
        p->close_at = p->token.begin;
        if (table_close_caption(p)) {
            p->close_at = end ? p->token.end : p->token.begin;
            galleyi_html_dispatch(p);
        }
        return;
    }
    if (end && table_ignored_end(name)) return;
    galleyi_html_in_body(p);
}

static void table_in_column_group(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT:
        if (!galleyi_html_take_space(p)) return;
        break;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); return;
    case GALLEYI_TOKEN_DOCTYPE: return;
    case GALLEYI_TOKEN_START:
        if (name == HTML_TAG(HTML)) { galleyi_html_in_body(p); return; }
        if (name == HTML_TAG(COL)) { galleyi_html_insert_void(p); return; }
        if (name == HTML_TAG(TEMPLATE)) { galleyi_html_in_head(p); return; }
        break;
    case GALLEYI_TOKEN_END:
        if (name == HTML_TAG(COLGROUP)) {
            if (html_top_name(p) != HTML_TAG(COLGROUP)) return;
            galleyi_html_pop(p);
            p->mode = GALLEYI_MODE_IN_TABLE;
            return;
        }
        if (name == HTML_TAG(COL)) return;
        if (name == HTML_TAG(TEMPLATE)) { galleyi_html_end_template(p); return; }
        break;
    default: galleyi_html_in_body(p); return;
    }
    if (html_top_name(p) != HTML_TAG(COLGROUP)) return;
    galleyi_html_pop_implied(p);
    table_again(p, GALLEYI_MODE_IN_TABLE);
}

static void table_in_body(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    int start = p->token.kind == GALLEYI_TOKEN_START, end = p->token.kind == GALLEYI_TOKEN_END;
    if (start && name == HTML_TAG(TR)) { table_clear_body(p); table_insert(p, GALLEYI_MODE_IN_ROW); return; }
    if (start && (name == HTML_TAG(TD) || name == HTML_TAG(TH))) {
        table_clear_body(p);
        galleyi_html_insert_implied(p, HTML_TAG(TR));
        table_again(p, GALLEYI_MODE_IN_ROW);
        return;
    }
    if (end && (name == HTML_TAG(TBODY) || name == HTML_TAG(TFOOT) || name == HTML_TAG(THEAD))) {
        if (!html_in_scope(p, name, GALLEYI_IN_TABLE_SCOPE)) return;
        table_clear_body(p);
        galleyi_html_pop(p);
        p->mode = GALLEYI_MODE_IN_TABLE;
        return;
    }
    if ((start && (name == HTML_TAG(CAPTION) || name == HTML_TAG(COL) || name == HTML_TAG(COLGROUP) || name == HTML_TAG(TBODY) ||
                   name == HTML_TAG(TFOOT) || name == HTML_TAG(THEAD))) || (end && name == HTML_TAG(TABLE))) {
        if (!html_in_scope(p, HTML_TAG(TBODY), GALLEYI_IN_TABLE_SCOPE) && !html_in_scope(p, HTML_TAG(THEAD), GALLEYI_IN_TABLE_SCOPE) &&
            !html_in_scope(p, HTML_TAG(TFOOT), GALLEYI_IN_TABLE_SCOPE)) return;
        table_clear_body(p);
        galleyi_html_pop_implied(p);
        table_again(p, GALLEYI_MODE_IN_TABLE);
        return;
    }
    if (end && table_ignored_end(name)) return;
    table_in_table(p);
}

/* Closes the row; 0: there is none. */
static int table_close_row(galleyi_html_parser *p) {
    if (!html_in_scope(p, HTML_TAG(TR), GALLEYI_IN_TABLE_SCOPE)) return 0;
    table_clear_row(p);
    galleyi_html_pop(p);
    p->mode = GALLEYI_MODE_IN_TABLE_BODY;
    return 1;
}

static void table_in_row(galleyi_html_parser *p) {
    uint32_t name = p->token.name, at = p->close_at;
    int start = p->token.kind == GALLEYI_TOKEN_START, end = p->token.kind == GALLEYI_TOKEN_END, again;
    if (start && (name == HTML_TAG(TD) || name == HTML_TAG(TH))) {
        table_clear_row(p);
        table_insert(p, GALLEYI_MODE_IN_CELL);
        galleyi_html_add_marker(p);
        return;
    }
    if (end && name == HTML_TAG(TR)) { table_close_row(p); return; }
    again = start && table_is_part_start(name);
    if (end && name == HTML_TAG(TABLE)) again = 1;
    if (end && (name == HTML_TAG(TBODY) || name == HTML_TAG(TFOOT) || name == HTML_TAG(THEAD))) {
        if (!html_in_scope(p, name, GALLEYI_IN_TABLE_SCOPE)) return;
        again = 1;
    }
    if (again) {
        p->close_at = p->token.begin;
        int closed = table_close_row(p);
        p->close_at = at;
        if (closed) galleyi_html_dispatch(p);
        return;
    }
    if (end && table_ignored_end(name)) return;
    table_in_table(p);
}

/* Closes the cell, ending at close_at; 0: there is none. */
static int table_close_cell(galleyi_html_parser *p) {
    uint32_t td = html_in_scope(p, HTML_TAG(TD), GALLEYI_IN_TABLE_SCOPE), th = html_in_scope(p, HTML_TAG(TH), GALLEYI_IN_TABLE_SCOPE);
    if (!td && !th) return 0;
    galleyi_html_pop_to(p, !td || (th && p->open[th].order > p->open[td].order) ? th : td);
    galleyi_html_clear_to_marker(p);
    p->mode = GALLEYI_MODE_IN_ROW;
    return 1;
}

static void table_in_cell(galleyi_html_parser *p) {
    uint32_t name = p->token.name, at = p->close_at;
    int start = p->token.kind == GALLEYI_TOKEN_START, end = p->token.kind == GALLEYI_TOKEN_END, again;
    if (end && (name == HTML_TAG(TD) || name == HTML_TAG(TH))) {
        uint32_t open = html_in_scope(p, name, GALLEYI_IN_TABLE_SCOPE);
        if (!open) return;
        galleyi_html_pop_to(p, open);
        galleyi_html_clear_to_marker(p);
        p->mode = GALLEYI_MODE_IN_ROW;
        return;
    }
    again = start && table_is_part_start(name);
    if (end && (html_flags(name) & GALLEYI_HTML_TABLE_PART)) {
        if (!html_in_scope(p, name, GALLEYI_IN_TABLE_SCOPE)) return;
        again = 1;
    }
    if (again) {
        p->close_at = p->token.begin;
        int closed = table_close_cell(p);
        p->close_at = at;
        if (closed) galleyi_html_dispatch(p);
        return;
    }
    if (end && table_ignored_end(name)) return;
    galleyi_html_in_body(p);
}

void galleyi_html_table_modes(galleyi_html_parser *p, galleyi_html_mode mode) {
    switch (mode) {
    case GALLEYI_MODE_IN_CAPTION: table_in_caption(p); break;
    case GALLEYI_MODE_IN_COLUMN_GROUP: table_in_column_group(p); break;
    case GALLEYI_MODE_IN_TABLE_BODY: table_in_body(p); break;
    case GALLEYI_MODE_IN_ROW: table_in_row(p); break;
    case GALLEYI_MODE_IN_CELL: table_in_cell(p); break;
    default: table_in_table(p);
    }
}
