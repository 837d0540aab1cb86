/* SVG and MathML: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
   Adjusted names are spelt by galleyi_html_tag_name and galleyi_html_attribute_name, when they are asked for. */
#include "html/html_parser.h"

static int html_foreign_at_point(const galleyi_html_parser *p) {
    const galleyi_html_open *top = html_top(p);
    return !top->space || top->math_text_point || top->html_point;
}

static int html_foreign_font_breaks_out(const galleyi_html_parser *p) {
    for (uint32_t i = p->token.attribute; i < p->token.attribute + p->token.attribute_count; i++) {
        uint32_t name = p->html->attributes[i].name;
        if (name == HTML_ATTRIBUTE(COLOR) || name == HTML_ATTRIBUTE(FACE) || name == HTML_ATTRIBUTE(SIZE)) return 1;
    }
    return 0;
}

static void html_foreign_break_out(galleyi_html_parser *p) {
    uint32_t at = p->close_at;
    p->close_at = p->token.begin;
    while (!html_foreign_at_point(p)) galleyi_html_pop(p);
    p->close_at = at;
    galleyi_html_by_mode(p, p->mode);
}

static int html_foreign_is_html_encoding(galleyi_html_slice value) {
    static const char *const encodings[2] = { "text/html", "application/xhtml+xml" };
    for (int i = 0; i < 2; i++) {
        size_t at = 0;
        if (value.size != strlen(encodings[i])) continue;
        while (at < value.size && (value.data[at] >= 'A' && value.data[at] <= 'Z' ? value.data[at] | 32 : value.data[at]) == encodings[i][at]) at++;
        if (at == value.size) return 1;
    }
    return 0;
}

static void html_foreign_start(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    if (html_flags(name) & GALLEYI_HTML_BREAKOUT || (name == HTML_TAG(FONT) && html_foreign_font_breaks_out(p))) { html_foreign_break_out(p); return; }
    int space = p->fragment && p->top == p->bottom ? p->context_space : html_top(p)->space;
    uint32_t open = galleyi_html_insert_element(p, space);
    if (p->status != GALLEY_OK) return;
    if (space == GALLEYI_SPACE_MATHML && name == HTML_TAG(ANNOTATION_XML)) {
        galleyi_html_slice encoding = galleyi_html_get(p->html, &p->html->nodes[p->open[open].node], HTML_ATTRIBUTE(ENCODING));
        p->open[open].html_point = encoding.data && html_foreign_is_html_encoding(encoding);
    }
    if (!p->token.self_closing) return;
    p->close_at = p->token.end;
    galleyi_html_pop(p);
}

static void html_foreign_end(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    if (name == HTML_TAG(BR) || name == HTML_TAG(P)) { html_foreign_break_out(p); return; }
    uint32_t open = p->names[name].open[1], html = p->open[p->top].html;
    if (p->top == p->bottom) return;
    if (open && p->open[open].order > p->open[html].order) galleyi_html_pop_to(p, open);
    else galleyi_html_by_mode(p, p->mode);
}

/* Other characters than white space and U+0000 keep a frameset away. */
static void html_foreign_see_text(galleyi_html_parser *p) {
    const char *text = (p->token.decoded ? p->html->decoded : p->text) + p->token.data;
    for (uint32_t i = 0; i < p->token.length; i++)
        if (text[i] && !memchr(" \n\t\r\f", text[i], 5)) { p->frameset_ok = 0; return; }
}

void galleyi_html_foreign(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT:
        if (p->frameset_ok) html_foreign_see_text(p);
        if (p->token.nul) galleyi_html_remove_nul(p, 1);
        galleyi_html_insert_text(p);
        break;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); break;
    case GALLEYI_TOKEN_START: html_foreign_start(p); break;
    case GALLEYI_TOKEN_END: html_foreign_end(p); break;
    default: break;
    }
}
