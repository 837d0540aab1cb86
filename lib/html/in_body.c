/* https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody */
#include "html/html_parser.h"

static void html_body_text(galleyi_html_parser *p) {
    if (GALLEYI_UNLIKELY(p->token.nul)) {
        galleyi_html_remove_nul(p, 0);
        if (!p->token.length) return;
    }
    html_reconstruct(p);
    galleyi_html_insert_text(p);
    if (!p->frameset_ok) return;
    galleyi_html_token rest;
    p->frameset_ok = !galleyi_html_split_space(p, &rest);
}

void galleyi_html_close_p(galleyi_html_parser *p) {
    uint32_t open = html_in_scope(p, HTML_TAG(P), GALLEYI_IN_BUTTON_SCOPE);
    if (open) galleyi_html_pop_to(p, open);
}

void galleyi_html_any_other_end(galleyi_html_parser *p) {
    uint32_t open = html_open_of(p, p->token.name);
    if (open && p->open[open].order >= p->open[p->open[p->top].special].order) galleyi_html_pop_to(p, open);
}

static int html_body_has_template(const galleyi_html_parser *p) { return html_open_of(p, HTML_TAG(TEMPLATE)) != 0; }

/* The second element of the stack, if it is a body. */
static uint32_t html_body_open(const galleyi_html_parser *p) {
    uint32_t second = p->open[p->bottom].above;
    return second && !p->open[second].space && p->open[second].name == HTML_TAG(BODY) ? second : 0;
}

/* Adds to element the attributes of the token that it has not. which: 0 html, 1 body. */
static void html_body_merge_attributes(galleyi_html_parser *p, uint32_t element, int which) {
    galleyi_html *html = p->html;
    uint32_t mark = which ? 2 : 1, added = 0, first = p->token.attribute, count = p->token.attribute_count;
    galleyi_html_node *node = &html->nodes[element];
    for (uint32_t i = node->data; !p->merged_capacity[which] && i < node->data + node->count; i++) p->names[html->attributes[i].name].stamp |= mark;
    for (uint32_t i = first; i < first + count; i++) {
        if (p->names[html->attributes[i].name].stamp & mark) continue;
        p->names[html->attributes[i].name].stamp |= mark;
        html->attributes[first + added++] = html->attributes[i];
    }
    html->attribute_count = first + added;
    uint32_t whole = node->count + added;
    if (p->merged_capacity[which] < whole) {
        uint32_t capacity = whole * 2 + 4;
        if ((uint64_t)html->attribute_count + capacity > html->attribute_capacity &&
            !galleyi_html_grow(p, &html->attributes, &html->attribute_capacity, (uint64_t)html->attribute_count + capacity, sizeof *html->attributes)) return;
        galleyi_html_attribute *to = html->attributes + html->attribute_count;
        memset(to, 0, capacity * sizeof *to);
        memcpy(to, html->attributes + node->data, node->count * sizeof *to);
        p->steps += node->count;
        node->data = html->attribute_count;
        html->attribute_count += capacity;
        p->merged_capacity[which] = capacity;
    }
    memcpy(html->attributes + node->data + node->count, html->attributes + first, added * sizeof *html->attributes);
    node->count = whole;
}

static void html_body_start_html(galleyi_html_parser *p) {
    if (!html_body_has_template(p)) html_body_merge_attributes(p, p->html_node, 0);
}

static void html_body_start_body(galleyi_html_parser *p) {
    uint32_t body = html_body_open(p);
    if (!body || html_body_has_template(p)) return;
    p->frameset_ok = 0;
    html_body_merge_attributes(p, p->open[body].node, 1);
}

static void html_body_start_frameset(galleyi_html_parser *p) {
    uint32_t body = html_body_open(p);
    if (!body || !p->frameset_ok) return;
    galleyi_html_detach(p, p->open[body].node);
    while (p->top != p->bottom) galleyi_html_pop(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->mode = GALLEYI_MODE_IN_FRAMESET;
}

static void html_body_start_list_item(galleyi_html_parser *p) {
    uint32_t stop = p->open[p->top].stop, name = p->token.name;
    p->frameset_ok = 0;
    if (stop && !p->open[stop].space) {
        uint32_t at = p->open[stop].name;
        if (name == HTML_TAG(LI) ? at == HTML_TAG(LI) : at == HTML_TAG(DD) || at == HTML_TAG(DT)) galleyi_html_pop_to(p, stop);
    }
    galleyi_html_close_p(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
}

static void html_body_start_block(galleyi_html_parser *p) {
    galleyi_html_close_p(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
}

static int html_body_is_heading(uint32_t name) { return name >= HTML_TAG(H1) && name <= HTML_TAG(H6); }

static void html_body_start_form(galleyi_html_parser *p) {
    int has_template = html_body_has_template(p);
    if (p->form && !has_template) return;
    galleyi_html_close_p(p);
    uint32_t open = galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    if (!has_template) p->form = p->open[open].node;
}

static void html_body_start_button(galleyi_html_parser *p) {
    uint32_t open = html_in_scope(p, HTML_TAG(BUTTON), GALLEYI_IN_SCOPE);
    if (open) galleyi_html_pop_to(p, open);
    html_reconstruct(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->frameset_ok = 0;
}

static void html_body_start_formatting(galleyi_html_parser *p) {
    uint32_t name = p->token.name, active;
    if (name == HTML_TAG(A) && (active = html_active_of(p, name)) != 0) {
        uint32_t node = p->active[active].node;
        galleyi_html_adopt(p, name);
        if ((active = html_active_of(p, name)) != 0 && p->active[active].node == node) {
            uint32_t open = p->active[active].open;
            galleyi_html_remove_active(p, active);
            if (open) galleyi_html_remove_open(p, open);
        }
    }
    html_reconstruct(p);
    if (name == HTML_TAG(NOBR) && html_in_scope(p, name, GALLEYI_IN_SCOPE)) {
        galleyi_html_adopt(p, name);
        html_reconstruct(p);
    }
    uint32_t open = galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    if (p->status == GALLEY_OK) galleyi_html_add_active(p, open);
}

static void html_body_start_marked(galleyi_html_parser *p) {
    html_reconstruct(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    galleyi_html_add_marker(p);
    p->frameset_ok = 0;
}

static int html_body_in_select_fragment(const galleyi_html_parser *p) {
    return p->fragment && !p->context_space && p->context_name == HTML_TAG(SELECT);
}

static void html_body_start_input(galleyi_html_parser *p) {
    uint32_t select = html_in_scope(p, HTML_TAG(SELECT), GALLEYI_IN_SCOPE);
    if (html_body_in_select_fragment(p)) return;
    if (select) galleyi_html_pop_to(p, select);
    html_reconstruct(p);
    galleyi_html_insert_void(p);
    if (!galleyi_html_token_is_hidden(p)) p->frameset_ok = 0;
}

static void html_body_start_select(galleyi_html_parser *p) {
    uint32_t select = html_in_scope(p, HTML_TAG(SELECT), GALLEYI_IN_SCOPE);
    if (html_body_in_select_fragment(p)) return;
    if (select) { galleyi_html_pop_to(p, select); return; }
    html_reconstruct(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    p->frameset_ok = 0;
}

static void html_body_start_option(galleyi_html_parser *p) {
    if (html_in_scope(p, HTML_TAG(SELECT), GALLEYI_IN_SCOPE))
        galleyi_html_implied(p, p->token.name == HTML_TAG(OPTION) ? HTML_TAG(OPTGROUP) : 0, GALLEYI_HTML_IMPLIED);
    else if (html_top_name(p) == HTML_TAG(OPTION)) galleyi_html_pop(p);
    html_reconstruct(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
}

static void html_body_start_hr(galleyi_html_parser *p) {
    galleyi_html_close_p(p);
    if (html_in_scope(p, HTML_TAG(SELECT), GALLEYI_IN_SCOPE)) galleyi_html_implied(p, 0, GALLEYI_HTML_IMPLIED);
    galleyi_html_insert_void(p);
    p->frameset_ok = 0;
}

static void html_body_start_foreign(galleyi_html_parser *p, int space) {
    html_reconstruct(p);
    if (p->token.self_closing) {
        galleyi_html_insert_element(p, space);
        p->close_at = p->token.end;
        galleyi_html_pop(p);
    } else galleyi_html_insert_element(p, space);
}

static void html_body_start_raw(galleyi_html_parser *p, int state) {
    p->frameset_ok = 0;
    galleyi_html_insert_raw(p, state);
}

static void html_body_start_ordinary(galleyi_html_parser *p) {
    html_reconstruct(p);
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
}

static void html_body_start(galleyi_html_parser *p) {
    switch (p->token.name) {
    case HTML_TAG(DIV): case HTML_TAG(P): case HTML_TAG(UL): case HTML_TAG(OL): case HTML_TAG(SECTION): case HTML_TAG(ARTICLE): case HTML_TAG(ASIDE):
    case HTML_TAG(HEADER): case HTML_TAG(FOOTER): case HTML_TAG(NAV): case HTML_TAG(MAIN): case HTML_TAG(FIGURE): case HTML_TAG(FIGCAPTION):
    case HTML_TAG(BLOCKQUOTE): case HTML_TAG(ADDRESS): case HTML_TAG(CENTER): case HTML_TAG(DETAILS): case HTML_TAG(DIALOG): case HTML_TAG(DIR):
    case HTML_TAG(DL): case HTML_TAG(FIELDSET): case HTML_TAG(HGROUP): case HTML_TAG(MENU): case HTML_TAG(SEARCH): case HTML_TAG(SUMMARY):
        html_body_start_block(p); break;
    case HTML_TAG(H1): case HTML_TAG(H2): case HTML_TAG(H3): case HTML_TAG(H4): case HTML_TAG(H5): case HTML_TAG(H6):
        galleyi_html_close_p(p);
        if (html_body_is_heading(html_top_name(p))) galleyi_html_pop(p);
        galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        break;
    case HTML_TAG(LI): case HTML_TAG(DD): case HTML_TAG(DT): html_body_start_list_item(p); break;
    case HTML_TAG(A): case HTML_TAG(B): case HTML_TAG(BIG): case HTML_TAG(CODE): case HTML_TAG(EM): case HTML_TAG(FONT): case HTML_TAG(I):
    case HTML_TAG(NOBR): case HTML_TAG(S): case HTML_TAG(SMALL): case HTML_TAG(STRIKE): case HTML_TAG(STRONG): case HTML_TAG(TT): case HTML_TAG(U):
        html_body_start_formatting(p); break;
    case HTML_TAG(AREA): case HTML_TAG(BR): case HTML_TAG(EMBED): case HTML_TAG(IMG): case HTML_TAG(KEYGEN): case HTML_TAG(WBR):
        html_reconstruct(p);
        galleyi_html_insert_void(p);
        p->frameset_ok = 0;
        break;
    case HTML_TAG(PARAM): case HTML_TAG(SOURCE): case HTML_TAG(TRACK): galleyi_html_insert_void(p); break;
    case HTML_TAG(BASE): case HTML_TAG(BASEFONT): case HTML_TAG(BGSOUND): case HTML_TAG(LINK): case HTML_TAG(META): case HTML_TAG(NOFRAMES):
    case HTML_TAG(SCRIPT): case HTML_TAG(STYLE): case HTML_TAG(TEMPLATE): case HTML_TAG(TITLE): galleyi_html_in_head(p); break;
    case HTML_TAG(HTML): html_body_start_html(p); break;
    case HTML_TAG(BODY): html_body_start_body(p); break;
    case HTML_TAG(FRAMESET): html_body_start_frameset(p); break;
    case HTML_TAG(PRE): case HTML_TAG(LISTING):
        html_body_start_block(p);
        p->skip_line_feed = 1;
        p->frameset_ok = 0;
        break;
    case HTML_TAG(FORM): html_body_start_form(p); break;
    case HTML_TAG(PLAINTEXT):
        html_body_start_block(p);
        p->state = GALLEYI_STATE_PLAINTEXT;
        break;
    case HTML_TAG(BUTTON): html_body_start_button(p); break;
    case HTML_TAG(APPLET): case HTML_TAG(MARQUEE): case HTML_TAG(OBJECT): html_body_start_marked(p); break;
    case HTML_TAG(TABLE):
        if (p->html->quirks != GALLEYI_HTML_QUIRKS) galleyi_html_close_p(p);
        galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        p->frameset_ok = 0;
        p->mode = GALLEYI_MODE_IN_TABLE;
        break;
    case HTML_TAG(INPUT): html_body_start_input(p); break;
    case HTML_TAG(HR): html_body_start_hr(p); break;
    case HTML_TAG(IMAGE):
        p->token.name = HTML_TAG(IMG);
        galleyi_html_dispatch(p);
        break;
    case HTML_TAG(TEXTAREA):
        html_body_start_raw(p, GALLEYI_STATE_RCDATA);
        p->skip_line_feed = 1;
        break;
    case HTML_TAG(XMP):
        galleyi_html_close_p(p);
        html_reconstruct(p);
        html_body_start_raw(p, GALLEYI_STATE_RAWTEXT);
        break;
    case HTML_TAG(IFRAME): html_body_start_raw(p, GALLEYI_STATE_RAWTEXT); break;
    case HTML_TAG(NOEMBED): galleyi_html_insert_raw(p, GALLEYI_STATE_RAWTEXT); break;
    case HTML_TAG(NOSCRIPT):
        if (p->scripting) galleyi_html_insert_raw(p, GALLEYI_STATE_RAWTEXT);
        else html_body_start_ordinary(p);
        break;
    case HTML_TAG(SELECT): html_body_start_select(p); break;
    case HTML_TAG(SELECTEDCONTENT):
        p->selected_content = 1;
        html_body_start_ordinary(p);
        break;
    case HTML_TAG(OPTION): case HTML_TAG(OPTGROUP): html_body_start_option(p); break;
    case HTML_TAG(RB): case HTML_TAG(RTC):
        if (html_in_scope(p, HTML_TAG(RUBY), GALLEYI_IN_SCOPE)) galleyi_html_implied(p, 0, GALLEYI_HTML_IMPLIED);
        galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        break;
    case HTML_TAG(RP): case HTML_TAG(RT):
        if (html_in_scope(p, HTML_TAG(RUBY), GALLEYI_IN_SCOPE)) galleyi_html_implied(p, HTML_TAG(RTC), GALLEYI_HTML_IMPLIED);
        galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        break;
    case HTML_TAG(MATH): html_body_start_foreign(p, GALLEYI_SPACE_MATHML); break;
    case HTML_TAG(SVG): html_body_start_foreign(p, GALLEYI_SPACE_SVG); break;
    case HTML_TAG(CAPTION): case HTML_TAG(COL): case HTML_TAG(COLGROUP): case HTML_TAG(FRAME): case HTML_TAG(HEAD): case HTML_TAG(TBODY):
    case HTML_TAG(TD): case HTML_TAG(TFOOT): case HTML_TAG(TH): case HTML_TAG(THEAD): case HTML_TAG(TR): break;
    default: html_body_start_ordinary(p);
    }
}

static void html_body_end_block(galleyi_html_parser *p, int scope) {
    uint32_t open = html_in_scope(p, p->token.name, scope);
    if (open) galleyi_html_pop_to(p, open);
}

static void html_body_end_body(galleyi_html_parser *p) {
    if (!html_in_scope(p, HTML_TAG(BODY), GALLEYI_IN_SCOPE)) return;
    p->mode = GALLEYI_MODE_AFTER_BODY;
    p->body_end = p->token.name == HTML_TAG(BODY) ? p->token.end : p->token.begin;
    if (p->token.name == HTML_TAG(HTML)) galleyi_html_dispatch(p);
}

static void html_body_end_form(galleyi_html_parser *p) {
    uint32_t open = html_in_scope(p, HTML_TAG(FORM), GALLEYI_IN_SCOPE);
    if (html_body_has_template(p)) {
        if (open) galleyi_html_pop_to(p, open);
        return;
    }
    uint32_t node = p->form;
    p->form = 0;
    if (!node || !open || p->open[open].node != node) return;
    galleyi_html_implied(p, 0, GALLEYI_HTML_IMPLIED);
    galleyi_html_remove_open(p, open);
}

static void html_body_end_heading(galleyi_html_parser *p) {
    uint32_t found = 0;
    for (uint32_t name = HTML_TAG(H1); name <= HTML_TAG(H6); name++) {
        uint32_t open = html_in_scope(p, name, GALLEYI_IN_SCOPE);
        if (open && (!found || p->open[open].order > p->open[found].order)) found = open;
    }
    if (found) galleyi_html_pop_to(p, found);
}

static void html_body_end_br(galleyi_html_parser *p) {
    p->token.kind = GALLEYI_TOKEN_START;
    p->token.attribute_count = 0;
    p->token.self_closing = 0;
    html_reconstruct(p);
    galleyi_html_insert_void(p);
    p->frameset_ok = 0;
}

static void html_body_end(galleyi_html_parser *p) {
    switch (p->token.name) {
    case HTML_TAG(DIV): case HTML_TAG(UL): case HTML_TAG(OL): case HTML_TAG(SECTION): case HTML_TAG(ARTICLE): case HTML_TAG(ASIDE):
    case HTML_TAG(HEADER): case HTML_TAG(FOOTER): case HTML_TAG(NAV): case HTML_TAG(MAIN): case HTML_TAG(FIGURE): case HTML_TAG(FIGCAPTION):
    case HTML_TAG(BLOCKQUOTE): case HTML_TAG(ADDRESS): case HTML_TAG(CENTER): case HTML_TAG(DETAILS): case HTML_TAG(DIALOG): case HTML_TAG(DIR):
    case HTML_TAG(DL): case HTML_TAG(FIELDSET): case HTML_TAG(HGROUP): case HTML_TAG(MENU): case HTML_TAG(SEARCH): case HTML_TAG(SUMMARY):
    case HTML_TAG(BUTTON): case HTML_TAG(LISTING): case HTML_TAG(PRE): case HTML_TAG(SELECT): case HTML_TAG(DD): case HTML_TAG(DT):
        html_body_end_block(p, GALLEYI_IN_SCOPE); break;
    case HTML_TAG(LI): html_body_end_block(p, GALLEYI_IN_LIST_SCOPE); break;
    case HTML_TAG(P):
        if (!html_in_scope(p, HTML_TAG(P), GALLEYI_IN_BUTTON_SCOPE)) galleyi_html_insert_implied(p, HTML_TAG(P));
        galleyi_html_close_p(p);
        break;
    case HTML_TAG(A): case HTML_TAG(B): case HTML_TAG(BIG): case HTML_TAG(CODE): case HTML_TAG(EM): case HTML_TAG(FONT): case HTML_TAG(I):
    case HTML_TAG(NOBR): case HTML_TAG(S): case HTML_TAG(SMALL): case HTML_TAG(STRIKE): case HTML_TAG(STRONG): case HTML_TAG(TT): case HTML_TAG(U):
        galleyi_html_adopt(p, p->token.name); break;
    case HTML_TAG(H1): case HTML_TAG(H2): case HTML_TAG(H3): case HTML_TAG(H4): case HTML_TAG(H5): case HTML_TAG(H6): html_body_end_heading(p); break;
    case HTML_TAG(BODY): case HTML_TAG(HTML): html_body_end_body(p); break;
    case HTML_TAG(FORM): html_body_end_form(p); break;
    case HTML_TAG(APPLET): case HTML_TAG(MARQUEE): case HTML_TAG(OBJECT):
        if (html_in_scope(p, p->token.name, GALLEYI_IN_SCOPE)) {
            html_body_end_block(p, GALLEYI_IN_SCOPE);
            galleyi_html_clear_to_marker(p);
        }
        break;
    case HTML_TAG(TEMPLATE): galleyi_html_end_template(p); break;
    case HTML_TAG(BR): html_body_end_br(p); break;
    default: galleyi_html_any_other_end(p);
    }
}

void galleyi_html_in_body(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT: html_body_text(p); break;
    case GALLEYI_TOKEN_START: html_body_start(p); break;
    case GALLEYI_TOKEN_END: html_body_end(p); break;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); break;
    case GALLEYI_TOKEN_EOF:
        if (p->template_count) galleyi_html_other_modes(p, GALLEYI_MODE_IN_TEMPLATE);
        break;
    default: break;
    }
}
