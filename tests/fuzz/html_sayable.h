/* Whether a tree can be said in HTML: what https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments warns of, rule by rule.
   The parser makes trees (and innerHTML texts of them) that parse to other trees: a p in a p, a link in a link, what stands in a table
   and does not belong there. A tree that breaks none of the rules parses back to itself at once. */
#ifndef GALLEY_FUZZ_HTML_SAYABLE_H
#define GALLEY_FUZZ_HTML_SAYABLE_H
#include "fuzz/html_tree.h"

/* What stands open above a node; of each, whether it is in the scope that its rule asks for. */
typedef struct sayable_open {
    uint8_t p, button, nobr, select, ruby, link, form, template;
    uint32_t item;                   /* the nearest element at which the search for an open li, dd or dt stops */
} sayable_open;

static inline int sayable_html(const galleyi_html_node *node) { return node->kind == GALLEYI_HTML_ELEMENT && !node->space; }

static inline int sayable_foreign_point(const galleyi_html_node *node) {
    switch (node->name) {
    case HTML_TAG(MI): case HTML_TAG(MO): case HTML_TAG(MN): case HTML_TAG(MS): case HTML_TAG(MTEXT): case HTML_TAG(ANNOTATION_XML):
        return node->space == GALLEYI_SPACE_MATHML;
    case HTML_TAG(FOREIGNOBJECT): case HTML_TAG(DESC): case HTML_TAG(TITLE): return node->space == GALLEYI_SPACE_SVG;
    default: return 0;
    }
}

static inline void sayable_enter(sayable_open *open, const galleyi_html_node *node) {
    uint32_t name = node->name;
    unsigned flags = node->space ? 0 : html_flags(name);
    int point = sayable_foreign_point(node);
    if (point || flags & GALLEYI_HTML_SCOPE) open->p = open->button = open->nobr = open->select = open->ruby = 0;
    if (point) open->item = 0;
    if (node->space) return;
    if (flags & GALLEYI_HTML_STOP) open->item = name;
    switch (name) {
    case HTML_TAG(P): open->p = 1; break;
    case HTML_TAG(BUTTON): open->p = 0; open->button = 1; break;
    case HTML_TAG(NOBR): open->nobr = 1; break;
    case HTML_TAG(SELECT): open->select = 1; break;
    case HTML_TAG(RUBY): open->ruby = 1; break;
    case HTML_TAG(A): open->link = 1; break;
    case HTML_TAG(FORM): open->form = 1; break;
    case HTML_TAG(TEMPLATE): open->template = 1; open->link = 0; break;
    case HTML_TAG(APPLET): case HTML_TAG(MARQUEE): case HTML_TAG(OBJECT): case HTML_TAG(TD): case HTML_TAG(TH): case HTML_TAG(CAPTION): open->link = 0; break;
    default: break;
    }
}

static inline int sayable_closes_p(uint32_t name, int quirks) {
    switch (name) {
    case HTML_TAG(ADDRESS): case HTML_TAG(ARTICLE): case HTML_TAG(ASIDE): case HTML_TAG(BLOCKQUOTE): case HTML_TAG(CENTER): case HTML_TAG(DETAILS):
    case HTML_TAG(DIALOG): case HTML_TAG(DIR): case HTML_TAG(DIV): case HTML_TAG(DL): case HTML_TAG(FIELDSET): case HTML_TAG(FIGCAPTION):
    case HTML_TAG(FIGURE): case HTML_TAG(FOOTER): case HTML_TAG(HEADER): case HTML_TAG(HGROUP): case HTML_TAG(MAIN): case HTML_TAG(MENU):
    case HTML_TAG(NAV): case HTML_TAG(OL): case HTML_TAG(P): case HTML_TAG(SEARCH): case HTML_TAG(SECTION): case HTML_TAG(SUMMARY): case HTML_TAG(UL):
    case HTML_TAG(H1): case HTML_TAG(H2): case HTML_TAG(H3): case HTML_TAG(H4): case HTML_TAG(H5): case HTML_TAG(H6): case HTML_TAG(PRE):
    case HTML_TAG(LISTING): case HTML_TAG(FORM): case HTML_TAG(LI): case HTML_TAG(DD): case HTML_TAG(DT): case HTML_TAG(PLAINTEXT): case HTML_TAG(HR):
    case HTML_TAG(XMP): return 1;
    case HTML_TAG(TABLE): return !quirks;
    default: return 0;
    }
}

static inline int sayable_is_table_part(uint32_t name) {
    switch (name) {
    case HTML_TAG(CAPTION): case HTML_TAG(COL): case HTML_TAG(COLGROUP): case HTML_TAG(TBODY): case HTML_TAG(TD): case HTML_TAG(TFOOT):
    case HTML_TAG(TH): case HTML_TAG(THEAD): case HTML_TAG(TR): return 1;
    default: return 0;
    }
}

/* Script, style and template stand in every part of a table; hidden inputs and (empty) forms in most. */
static inline int sayable_goes_into_table(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_node *parent) {
    int group = parent->name == HTML_TAG(COLGROUP);
    switch (node->name) {
    case HTML_TAG(TEMPLATE): return 1;
    case HTML_TAG(SCRIPT): case HTML_TAG(STYLE): return !group;
    case HTML_TAG(FORM): return !group && !galleyi_html_first_child(html, node);
    case HTML_TAG(INPUT): {
        galleyi_html_slice type = galleyi_html_get(html, node, HTML_ATTRIBUTE(TYPE));
        if (group || type.size != 6) return 0;
        for (int i = 0; i < 6; i++)
            if ((type.data[i] | 32) != "hidden"[i]) return 0;
        return 1;
    }
    default: return 0;
    }
}

/* A part of a table where it belongs; anything else in a table where it may stand. */
static inline int sayable_table(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_node *parent) {
    uint32_t within = sayable_html(parent) ? parent->name : 0;
    switch (node->name) {
    case HTML_TAG(CAPTION): case HTML_TAG(COLGROUP): case HTML_TAG(TBODY): case HTML_TAG(TFOOT): case HTML_TAG(THEAD): return within == HTML_TAG(TABLE);
    case HTML_TAG(COL): return within == HTML_TAG(COLGROUP);
    case HTML_TAG(TR): return html_flags(within) & GALLEYI_HTML_TABLE_PART && within != HTML_TAG(TABLE) && within != HTML_TAG(TR);
    case HTML_TAG(TD): case HTML_TAG(TH): return within == HTML_TAG(TR);
    default: break;
    }
    if (html_flags(within) & GALLEYI_HTML_TABLE_PART || within == HTML_TAG(COLGROUP)) return sayable_goes_into_table(html, node, parent);
    return 1;
}

static inline int sayable_holds(galleyi_html_slice text, const char *word) {
    size_t length = strlen(word);
    for (size_t at = 0; at + length <= text.size; at++) {
        size_t i = 0;
        while (i < length && (text.data[at + i] >= 'A' && text.data[at + i] <= 'Z' ? text.data[at + i] | 32 : text.data[at + i]) == word[i]) i++;
        if (i == length) return 1;
    }
    return 0;
}

/* Whether a script may end within its own comment: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements */
static inline int sayable_escapes(galleyi_html_slice text) { return sayable_holds(text, "<!--") && sayable_holds(text, "<script"); }

static inline const char *sayable_text(const galleyi_html_node *node, const galleyi_html_node *parent, galleyi_html_slice text) {
    if (memchr(text.data, '\r', text.size)) return "carriage return";
    if (!sayable_html(parent)) return NULL;
    uint32_t name = parent->name;
    if ((name == HTML_TAG(PRE) || name == HTML_TAG(LISTING) || name == HTML_TAG(TEXTAREA)) && node == parent + 1 && text.data[0] == '\n') return "line feed";
    if (name == HTML_TAG(SCRIPT) && sayable_escapes(text)) return "script";
    if (html_flags(name) & GALLEYI_HTML_TABLE_PART || name == HTML_TAG(COLGROUP))
        for (size_t i = 0; i < text.size; i++)
            if (!memchr(" \n\t\f", text.data[i], 4)) return "text in a table";
    return NULL;
}

/* What the start tag of node would close or leave out. */
static inline const char *sayable_element(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_node *parent, const sayable_open *open, int quirks) {
    uint32_t name = node->name, within = sayable_html(parent) ? parent->name : 0;
    int implied = html_flags(within) & GALLEYI_HTML_IMPLIED ? 1 : 0, heading = within >= HTML_TAG(H1) && within <= HTML_TAG(H6);
    if (!sayable_table(html, node, parent) && !(within == HTML_TAG(TEMPLATE) && sayable_is_table_part(name))) return "table";
    if (open->p && sayable_closes_p(name, quirks)) return "p";
    switch (name) {
    case HTML_TAG(H1): case HTML_TAG(H2): case HTML_TAG(H3): case HTML_TAG(H4): case HTML_TAG(H5): case HTML_TAG(H6): return heading ? "heading" : NULL;
    case HTML_TAG(LI): return open->item == HTML_TAG(LI) ? "list item" : NULL;
    case HTML_TAG(DD): case HTML_TAG(DT): return open->item == HTML_TAG(DD) || open->item == HTML_TAG(DT) ? "list item" : NULL;
    case HTML_TAG(A): return open->link ? "link" : NULL;
    case HTML_TAG(NOBR): return open->nobr ? "nobr" : NULL;
    case HTML_TAG(BUTTON): return open->button ? "button" : NULL;
    case HTML_TAG(FORM): return open->form && !open->template ? "form" : NULL;
    case HTML_TAG(SELECT): case HTML_TAG(INPUT): return open->select ? "select" : NULL;
    case HTML_TAG(OPTION): return (open->select ? implied && within != HTML_TAG(OPTGROUP) : within == HTML_TAG(OPTION)) ? "option" : NULL;
    case HTML_TAG(OPTGROUP): return (open->select ? implied : within == HTML_TAG(OPTION)) ? "option" : NULL;
    case HTML_TAG(HR): return open->select && implied ? "option" : NULL;
    case HTML_TAG(RB): case HTML_TAG(RTC): return open->ruby && implied ? "ruby" : NULL;
    case HTML_TAG(RP): case HTML_TAG(RT): return open->ruby && implied && within != HTML_TAG(RTC) ? "ruby" : NULL;
    default: return NULL;
    }
}

/* An element of one space in another where no integration point is: fostered there, or in the root of a fragment whose context is foreign
   (it has no namespace here; only what breaks out of foreign content is HTML in it). */
static inline const char *sayable_space(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_node *parent, int context_space) {
    int root = html->fragment && parent == &html->nodes[1], around = root ? context_space : parent->space;
    if (node->space) return around == node->space || node->name == HTML_TAG(SVG) || node->name == HTML_TAG(MATH) ? NULL : "foreign";
    if (around && !root && sayable_foreign_point(parent)) {
        int text_point = parent->space == GALLEYI_SPACE_MATHML && parent->name != HTML_TAG(ANNOTATION_XML);
        if (text_point && (node->name == HTML_TAG(MGLYPH) || node->name == HTML_TAG(MALIGNMARK))) return "foreign";
        if (parent->name != HTML_TAG(ANNOTATION_XML) || galleyi_html_get(html, parent, HTML_ATTRIBUTE(ENCODING)).data) return NULL;
        return "foreign";
    }
    if (!around) return NULL;
    return root && html_flags(node->name) & GALLEYI_HTML_BREAKOUT ? NULL : "foreign";
}

/* The contents of a template are parsed by what stands first in them. */
static inline const char *sayable_template(const galleyi_html *html, uint32_t template) {
    int parts = 0, others = 0;
    for (uint32_t child = galleyi_html_first_child(html, &html->nodes[template]); child; child = galleyi_html_next_sibling(html, &html->nodes[child])) {
        const galleyi_html_node *node = &html->nodes[child];
        if (sayable_html(node) && sayable_is_table_part(node->name)) parts = 1;
        else if (node->kind != GALLEYI_HTML_COMMENT) others = 1;
    }
    return parts && others ? "template" : NULL;
}

static inline const char *sayable_attributes(const galleyi_html *html, const galleyi_html_node *node) {
    for (uint32_t i = node->data; i < node->data + node->count; i++) {
        galleyi_html_slice value = galleyi_html_value(html, &html->attributes[i]);
        if (value.size && memchr(value.data, '\r', value.size)) return "carriage return";
    }
    return NULL;
}

/* Trees that need not ever stay. Nothing ends a plaintext, the serializer's end tags neither: it grows each time. So does a script left in an escape by elements
   with "<script" in their names, whose end tags open it again. A selectedcontent or option within another makes a copy that next time is copied itself. */
static inline int sayable_never(const galleyi_html *html) {
    uint32_t holder_end = 0, contents = 0, nested = 0, escapes = 0, names = 0;
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind == GALLEYI_HTML_TEXT && galleyi_html_is(&html->nodes[node->parent], HTML_TAG(SCRIPT))) escapes += (uint32_t)sayable_escapes(galleyi_html_text(html, node));
        if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        if (galleyi_html_is(node, HTML_TAG(PLAINTEXT))) return 1;
        if (node->name >= GALLEYI_NAME_COUNT) names += (uint32_t)sayable_holds(galleyi_html_tag_name(html, node), "<script");
        int option = galleyi_html_is(node, HTML_TAG(OPTION)), content = galleyi_html_is(node, HTML_TAG(SELECTEDCONTENT));
        contents += content;
        nested += (option || content) && i < holder_end;
        if ((option || content) && node->end > holder_end) holder_end = node->end;
    }
    return (contents && nested) || (escapes && names);
}

/* The first rule that the tree breaks, NULL: none. */
static inline const char *sayable_exception(const galleyi_html *html, const char *context) {
    const galleyi_html_node *nodes = html->nodes;
    int context_space = context && !strncmp(context, "svg ", 4) ? GALLEYI_SPACE_SVG : GALLEYI_SPACE_HTML;
    sayable_open *open = calloc(html->node_count, sizeof *open);
    const char *broken = sayable_never(html) ? "never" : NULL;
    int quirks = html->quirks == GALLEYI_HTML_QUIRKS, in_select = context && !strcmp(context, "select");
    HTML_REQUIRE(open != NULL);
    for (uint32_t i = 1; i < html->node_count && !broken; i++) {
        const galleyi_html_node *node = &nodes[i], *parent = &nodes[node->parent];
        open[i] = open[node->parent];
        if (node->kind == GALLEYI_HTML_TEXT) broken = sayable_text(node, parent, galleyi_html_text(html, node));
        if (node->kind == GALLEYI_HTML_DOCTYPE) {       /* its identifiers are not said, and may be what quirks are for */
            galleyi_html_slice name = galleyi_html_value(html, &html->attributes[node->data]);
            quirks = name.size != 4 || memcmp(name.data, "html", 4) != 0;
        }
        if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        broken = sayable_attributes(html, node);
        if (!broken && i > 1) broken = sayable_space(html, node, parent, context_space);
        if (!broken && !node->space) broken = sayable_element(html, node, parent, &open[i], quirks);
        if (!broken && galleyi_html_is(node, HTML_TAG(TEMPLATE))) broken = sayable_template(html, i);
        if (!broken && in_select && (galleyi_html_is(node, HTML_TAG(INPUT)) || galleyi_html_is(node, HTML_TAG(SELECT)))) broken = "select";
        sayable_enter(&open[i], node);
    }
    free(open);
    return broken;
}
#endif
