/* Tree construction: dispatching, inserting, and what the insertion modes share.
   https://html.spec.whatwg.org/multipage/parsing.html#tree-construction */
#include "html/html_parser.h"

static int html_tree_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

static const char *html_tree_token_text(const galleyi_html_parser *p) {
    return (p->token.decoded ? p->html->decoded : p->text) + p->token.data;
}

/* "The appropriate place for inserting a node", target_open being the override target or the current node. */
galleyi_html_place galleyi_html_place_for(galleyi_html_parser *p, uint32_t target_open) {
    const galleyi_html_open *target = &p->open[target_open];
    galleyi_html_place place = { target->node, 0 };
    if (!p->foster || target->space || !(html_flags(target->name) & GALLEYI_HTML_TABLE_PART)) return place;
    uint32_t template_open = html_open_of(p, HTML_TAG(TEMPLATE)), table = html_open_of(p, HTML_TAG(TABLE));
    if (template_open && (!table || p->open[template_open].order > p->open[table].order)) place.parent = p->open[template_open].node;
    else if (!table) place.parent = p->open[p->bottom].node;
    else {
        const galleyi_html_node *node = &p->html->nodes[p->open[table].node];
        if (node->parent) { place.parent = node->parent; place.before = p->open[table].node; }
        else place.parent = p->open[p->open[table].below].node;
    }
    return place;
}

static uint32_t html_tree_new_element(galleyi_html_parser *p, int space) {
    uint32_t node = galleyi_html_new_node(p, GALLEYI_HTML_ELEMENT, p->token.name, p->token.begin, p->token.end);
    if (!node) return 0;
    galleyi_html_node *element = &p->html->nodes[node];
    element->data = p->token.attribute;
    element->count = p->token.attribute_count;
    element->space = space & 3;
    element->self_closed = p->token.self_closing & 1;
    galleyi_html_place place = { p->open[p->top].node, 0 };
    if (GALLEYI_UNLIKELY(p->foster)) place = galleyi_html_place_for(p, p->top);
    galleyi_html_insert_before(p, place.parent, node, place.before);
    return node;
}

uint32_t galleyi_html_insert_element(galleyi_html_parser *p, int space) {
    uint32_t node = html_tree_new_element(p, space);
    return node ? galleyi_html_push(p, node, p->token.name, space) : p->top;
}

uint32_t galleyi_html_insert_implied(galleyi_html_parser *p, uint32_t name) {
    galleyi_html_token token = p->token;
    p->token.name = name;
    p->token.attribute_count = 0;
    p->token.self_closing = 0;
    p->token.end = token.begin;
    uint32_t open = galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->token = token;
    return open;
}

void galleyi_html_insert_void(galleyi_html_parser *p) {
    html_tree_new_element(p, GALLEYI_SPACE_HTML);
}

void galleyi_html_insert_text(galleyi_html_parser *p) {
    galleyi_html_place place = { p->open[p->top].node, 0 };
    galleyi_html *html = p->html;
    if (GALLEYI_UNLIKELY(p->foster)) place = galleyi_html_place_for(p, p->top);
    if (!p->token.length || !place.parent) return;
    uint32_t last = place.before ? p->links[place.before].previous_sibling : html->nodes[place.parent].end;
    if (last && html->nodes[last].kind == GALLEYI_HTML_TEXT) { galleyi_html_extend_text(p, last, &p->token); return; }
    uint32_t node = galleyi_html_new_node(p, GALLEYI_HTML_TEXT, 0, p->token.begin, p->token.end);
    if (!node) return;
    html->nodes[node].data = p->token.data;
    html->nodes[node].count = p->token.length;
    html->nodes[node].decoded = p->token.decoded & 1;
    galleyi_html_insert_before(p, place.parent, node, place.before);
}

void galleyi_html_insert_comment(galleyi_html_parser *p, uint32_t parent) {
    galleyi_html_place place = { parent, 0 };
    if (parent == UINT32_MAX) place = galleyi_html_place_for(p, p->top);
    uint32_t node = galleyi_html_new_node(p, GALLEYI_HTML_COMMENT, 0, p->token.begin, p->token.end);
    if (!node) return;
    p->html->nodes[node].data = p->token.data;
    p->html->nodes[node].count = p->token.length;
    p->html->nodes[node].decoded = p->token.decoded & 1;
    galleyi_html_insert_before(p, place.parent, node, place.before);
}

void galleyi_html_insert_raw(galleyi_html_parser *p, int state) {
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->state = (uint8_t)state;
    p->raw_name = p->token.name;
    p->original_mode = p->mode;
    p->mode = GALLEYI_MODE_TEXT;
}

static galleyi_html_mode html_tree_mode_of(const galleyi_html_parser *p, uint32_t name, int last) {
    switch (name) {
    case HTML_TAG(TD): case HTML_TAG(TH): return last ? GALLEYI_MODE_IN_BODY : GALLEYI_MODE_IN_CELL;
    case HTML_TAG(TR): return GALLEYI_MODE_IN_ROW;
    case HTML_TAG(TBODY): case HTML_TAG(THEAD): case HTML_TAG(TFOOT): return GALLEYI_MODE_IN_TABLE_BODY;
    case HTML_TAG(CAPTION): return GALLEYI_MODE_IN_CAPTION;
    case HTML_TAG(COLGROUP): return GALLEYI_MODE_IN_COLUMN_GROUP;
    case HTML_TAG(TABLE): return GALLEYI_MODE_IN_TABLE;
    case HTML_TAG(TEMPLATE): return p->template_count ? (galleyi_html_mode)p->template_modes[p->template_count - 1] : GALLEYI_MODE_IN_BODY;
    case HTML_TAG(HEAD): return last ? GALLEYI_MODE_IN_BODY : GALLEYI_MODE_IN_HEAD;
    case HTML_TAG(FRAMESET): return GALLEYI_MODE_IN_FRAMESET;
    case HTML_TAG(HTML): return p->head ? GALLEYI_MODE_AFTER_HEAD : GALLEYI_MODE_BEFORE_HEAD;
    default: return GALLEYI_MODE_IN_BODY;
    }
}

void galleyi_html_reset_mode(galleyi_html_parser *p) {
    uint32_t open = p->open[p->top].mode;
    if (p->fragment && open == p->bottom) p->mode = p->context_space ? GALLEYI_MODE_IN_BODY : html_tree_mode_of(p, p->context_name, 1);
    else p->mode = html_tree_mode_of(p, p->open[open].name, 0);
}

/* Cuts the token to its leading white space; the rest goes to *rest. 0: there is no rest. */
int galleyi_html_split_space(galleyi_html_parser *p, galleyi_html_token *rest) {
    const char *text = html_tree_token_text(p);
    uint32_t n = 0;
    while (n < p->token.length && html_tree_space(text[n])) n++;
    *rest = p->token;
    rest->data += n;
    rest->length -= n;
    if (!rest->decoded) rest->begin += n;
    p->token.length = n;
    if (!p->token.decoded) p->token.end = p->token.begin + n;
    return rest->length != 0;
}

/* Inserts the token's leading white space. What follows is the token; 0: nothing does. */
int galleyi_html_take_space(galleyi_html_parser *p) {
    galleyi_html_token rest;
    int more = galleyi_html_split_space(p, &rest);
    galleyi_html_insert_text(p);
    if (more) p->token = rest;
    return more;
}

/* Drops U+0000 from the token's text, or makes it U+FFFD. */
void galleyi_html_remove_nul(galleyi_html_parser *p, int replace) {
    galleyi_html *html = p->html;
    uint32_t length = p->token.length, nul = 0, from = p->token.data, at;
    const char *text = html_tree_token_text(p);
    p->token.nul = 0;
    for (uint32_t i = 0; i < length; i++) nul += !text[i];
    if (!nul) return;
    if (!galleyi_html_decoded_room(p, (uint64_t)length + 2 * (uint64_t)nul)) { p->token.length = 0; return; }
    text = (p->token.decoded ? html->decoded : p->text) + from;
    at = html->decoded_size;
    for (uint32_t i = 0; i < length; i++) {
        if (text[i]) html->decoded[at++] = text[i];
        else if (replace) { memcpy(html->decoded + at, "\xef\xbf\xbd", 3); at += 3; }
    }
    p->token.decoded = 1;
    p->token.data = html->decoded_size;
    p->token.length = at - html->decoded_size;
    html->decoded_size = at;
}

int galleyi_html_token_is_hidden(const galleyi_html_parser *p) {
    for (uint32_t i = p->token.attribute; i < p->token.attribute + p->token.attribute_count; i++) {
        const galleyi_html_attribute *attribute = &p->html->attributes[i];
        if (attribute->name != HTML_ATTRIBUTE(TYPE)) continue;
        galleyi_html_slice value = galleyi_html_value(p->html, attribute);
        if (value.size != 6) return 0;
        for (int c = 0; c < 6; c++)
            if ((value.data[c] | 32) != "hidden"[c]) return 0;
        return 1;
    }
    return 0;
}

/* Whether the token is for the rules of foreign content. */
static int html_tree_is_foreign(const galleyi_html_parser *p, const galleyi_html_open *top) {
    const galleyi_html_token *token = &p->token;
    uint32_t name = top->name;
    int space = top->space;
    if (token->kind == GALLEYI_TOKEN_EOF) return 0;
    if (p->fragment && p->top == p->bottom) { name = p->context_name; space = p->context_space; }
    if (token->kind == GALLEYI_TOKEN_START) {
        if (top->math_text_point && token->name != HTML_TAG(MGLYPH) && token->name != HTML_TAG(MALIGNMARK)) return 0;
        if (space == GALLEYI_SPACE_MATHML && name == HTML_TAG(ANNOTATION_XML) && token->name == HTML_TAG(SVG)) return 0;
        return !top->html_point;
    }
    return token->kind != GALLEYI_TOKEN_TEXT || !(top->math_text_point || top->html_point);
}

void galleyi_html_by_mode(galleyi_html_parser *p, galleyi_html_mode mode) {
    switch (mode) {
    case GALLEYI_MODE_IN_BODY: galleyi_html_in_body(p); break;
    case GALLEYI_MODE_IN_HEAD: galleyi_html_in_head(p); break;
    case GALLEYI_MODE_IN_TABLE: case GALLEYI_MODE_IN_TABLE_TEXT: case GALLEYI_MODE_IN_CAPTION: case GALLEYI_MODE_IN_COLUMN_GROUP:
    case GALLEYI_MODE_IN_TABLE_BODY: case GALLEYI_MODE_IN_ROW: case GALLEYI_MODE_IN_CELL: galleyi_html_table_modes(p, mode); break;
    default: galleyi_html_other_modes(p, mode);
    }
}

void galleyi_html_dispatch(galleyi_html_parser *p) {
    const galleyi_html_open *top = html_top(p);
    if (p->status != GALLEY_OK) return;
    if (GALLEYI_UNLIKELY(top->foreign) && p->top && html_tree_is_foreign(p, top)) galleyi_html_foreign(p);
    else galleyi_html_by_mode(p, p->mode);
}

void galleyi_html_token_start(galleyi_html_parser *p) {
    p->skip_line_feed = 0;
    p->close_at = p->token.begin;
    if (GALLEYI_UNLIKELY(p->mode == GALLEYI_MODE_IN_TABLE_TEXT)) galleyi_html_flush_table_text(p);
    galleyi_html_dispatch(p);
}

void galleyi_html_token_end(galleyi_html_parser *p) {
    p->skip_line_feed = 0;
    p->close_at = p->token.end;
    if (GALLEYI_UNLIKELY(p->mode == GALLEYI_MODE_IN_TABLE_TEXT)) galleyi_html_flush_table_text(p);
    galleyi_html_dispatch(p);
}

void galleyi_html_token_other(galleyi_html_parser *p) {
    p->skip_line_feed = 0;
    p->close_at = p->token.begin;
    if (GALLEYI_UNLIKELY(p->mode == GALLEYI_MODE_IN_TABLE_TEXT)) galleyi_html_flush_table_text(p);
    galleyi_html_dispatch(p);
}

void galleyi_html_token_text(galleyi_html_parser *p) {
    p->close_at = p->token.begin;
    if (GALLEYI_UNLIKELY(p->skip_line_feed)) {
        p->skip_line_feed = 0;
        if (html_tree_token_text(p)[0] == '\n') {
            p->token.data++;
            p->token.begin += !p->token.decoded;
            if (!--p->token.length) return;
        }
    }
    galleyi_html_dispatch(p);
}

void galleyi_html_begin_tree(galleyi_html_parser *p) {
    p->mode = GALLEYI_MODE_INITIAL;
    p->frameset_ok = 1;
    if (!p->fragment) return;
    p->html_node = galleyi_html_new_node(p, GALLEYI_HTML_ELEMENT, HTML_TAG(HTML), 0, 0);
    if (!p->html_node) return;
    galleyi_html_append(p, 0, p->html_node);
    p->bottom = galleyi_html_push(p, p->html_node, HTML_TAG(HTML), GALLEYI_SPACE_HTML);
    galleyi_html_open *root = &p->open[p->bottom];
    root->foreign = p->context_space != 0;
    root->math_text_point = p->context_math_text_point;
    root->html_point = p->context_html_point;
    if (!p->context_space && p->context_name == HTML_TAG(TEMPLATE)) p->template_modes[p->template_count++] = GALLEYI_MODE_IN_TEMPLATE;
    if (!p->context_space && p->context_name == HTML_TAG(FORM)) p->form = UINT32_MAX;
    galleyi_html_reset_mode(p);
}
