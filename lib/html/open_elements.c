/* https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements */
#include "html/html_parser.h"

static void html_open_point(galleyi_html_open *entry) {
    uint32_t name = entry->name;
    if (entry->space == GALLEYI_SPACE_MATHML)
        entry->math_text_point = name == HTML_TAG(MI) || name == HTML_TAG(MO) || name == HTML_TAG(MN) || name == HTML_TAG(MS) || name == HTML_TAG(MTEXT);
    else entry->html_point = name == HTML_TAG(FOREIGNOBJECT) || name == HTML_TAG(DESC) || name == HTML_TAG(TITLE);
}

static void html_open_enter_scopes(galleyi_html_parser *p, uint32_t index, unsigned flags) {
    galleyi_html_open *entry = &p->open[index];
    memcpy(entry->scopes, p->scopes, sizeof p->scopes);
    entry->boundary = 1;
    if (entry->space || flags & GALLEYI_HTML_SCOPE) {
        p->scopes[GALLEYI_IN_SCOPE] = p->scopes[GALLEYI_IN_BUTTON_SCOPE] = p->scopes[GALLEYI_IN_LIST_SCOPE] = index;
        if (!entry->space && (entry->name == HTML_TAG(HTML) || entry->name == HTML_TAG(TABLE) || entry->name == HTML_TAG(TEMPLATE)))
            p->scopes[GALLEYI_IN_TABLE_SCOPE] = index;
    } else if (entry->name == HTML_TAG(BUTTON)) p->scopes[GALLEYI_IN_BUTTON_SCOPE] = index;
    else p->scopes[GALLEYI_IN_LIST_SCOPE] = index;
}

uint32_t galleyi_html_push(galleyi_html_parser *p, uint32_t node, uint32_t name, int space) {
    uint32_t index = p->open_free;
    if (index) p->open_free = p->open[index].below;
    else {
        if (p->open_count == p->open_capacity && !galleyi_html_grow(p, &p->open, &p->open_capacity, (uint64_t)p->open_count + 1, sizeof *p->open)) return p->top;
        index = p->open_count++;
    }
    if (++p->depth > p->limit_depth) galleyi_html_stop(p, GALLEYI_HTML_LIMIT_DEPTH, p->token.begin);
    galleyi_html_open *entry = &p->open[index], *below = &p->open[p->top];
    uint32_t *head = &p->names[name].open[space != 0];
    unsigned flags = space ? 0 : html_flags(name);
    entry->node = node;
    entry->name = name;
    entry->space = (uint8_t)space;
    entry->below = p->top;
    entry->above = 0;
    entry->order = below->order + 1;
    entry->same_name = *head;
    entry->same_name_above = 0;
    if (*head) p->open[*head].same_name_above = index;
    entry->special = flags & GALLEYI_HTML_SPECIAL ? index : below->special;
    entry->stop = flags & GALLEYI_HTML_STOP ? index : below->stop;
    entry->mode = flags & GALLEYI_HTML_MODE ? index : below->mode;
    entry->html = space ? below->html : index;
    entry->formatting = 0;
    entry->foreign = space != 0;
    entry->boundary = entry->math_text_point = entry->html_point = 0;
    if (p->top) below->above = index;
    *head = index;
    p->top = index;
    if (GALLEYI_UNLIKELY(space)) {
        html_open_point(entry);
        if (entry->math_text_point || entry->html_point || (space == GALLEYI_SPACE_MATHML && name == HTML_TAG(ANNOTATION_XML))) {
            entry->special = entry->stop = index;
            html_open_enter_scopes(p, index, 0);
        }
    } else if (flags & GALLEYI_HTML_SCOPE || name == HTML_TAG(BUTTON) || name == HTML_TAG(OL) || name == HTML_TAG(UL)) html_open_enter_scopes(p, index, flags);
    return index;
}

static void html_open_release(galleyi_html_parser *p, uint32_t index) {
    galleyi_html_open *entry = &p->open[index];
    galleyi_html_node *node = &p->html->nodes[entry->node];
    if (entry->formatting) p->active[entry->formatting].open = 0;
    if (p->close_at > node->span_begin) node->span_end = p->close_at;
    entry->below = p->open_free;
    p->open_free = index;
    p->depth--;
}

void galleyi_html_pop(galleyi_html_parser *p) {
    uint32_t index = p->top;
    galleyi_html_open *entry = &p->open[index];
    if (!index) return;
    if (entry->boundary) memcpy(p->scopes, entry->scopes, sizeof p->scopes);
    p->names[entry->name].open[entry->space != 0] = entry->same_name;
    if (entry->same_name) p->open[entry->same_name].same_name_above = 0;
    p->top = entry->below;
    if (p->top) p->open[p->top].above = 0;
    html_open_release(p, index);
}

/* What is closed by implication ends where the token begins. */
void galleyi_html_pop_implied(galleyi_html_parser *p) {
    uint32_t at = p->close_at;
    p->close_at = p->token.begin;
    galleyi_html_pop(p);
    p->close_at = at;
}

void galleyi_html_pop_to(galleyi_html_parser *p, uint32_t open) {
    uint32_t at = p->close_at;
    p->close_at = p->token.begin;
    while (p->top && p->top != open) galleyi_html_pop(p);
    p->close_at = at;
    galleyi_html_pop(p);
}

static void html_open_leave_names(galleyi_html_parser *p, uint32_t index) {
    galleyi_html_open *entry = &p->open[index];
    if (entry->same_name_above) p->open[entry->same_name_above].same_name = entry->same_name;
    else p->names[entry->name].open[entry->space != 0] = entry->same_name;
    if (entry->same_name) p->open[entry->same_name].same_name_above = entry->same_name_above;
}

void galleyi_html_remove_open(galleyi_html_parser *p, uint32_t index) {
    if (index == p->top) { galleyi_html_pop(p); return; }
    galleyi_html_open *entry = &p->open[index], *below = &p->open[entry->below];
    html_open_leave_names(p, index);
    for (uint32_t i = entry->above; i; i = p->open[i].above, p->steps++) {
        galleyi_html_open *over = &p->open[i];
        int meant = 0;
        if (over->special == index) { over->special = below->special; meant = 1; }
        if (over->stop == index) { over->stop = below->stop; meant = 1; }
        if (over->mode == index) { over->mode = below->mode; meant = 1; }
        if (over->html == index) { over->html = below->html; meant = 1; }
        if (!meant) break;
    }
    p->open[entry->above].below = entry->below;
    if (entry->below) below->above = entry->above;
    else p->bottom = entry->above;
    html_open_release(p, index);
}

void galleyi_html_replace_open(galleyi_html_parser *p, uint32_t formatting, uint32_t block, uint32_t node) {
    galleyi_html_open *open = p->open, *entry = &open[formatting];
    uint32_t order = entry->order, last = open[block].above, lower = entry->same_name, upper = entry->same_name_above;
    html_open_leave_names(p, formatting);
    for (uint32_t i = entry->above; i != last; i = open[i].above) {       /* at most four: what stays between, and block */
        uint32_t own = open[i].order;
        open[i].order = order;
        order = own;
        p->steps++;
    }
    open[entry->above].below = entry->below;
    open[entry->below].above = entry->above;
    entry->below = block;
    entry->above = last;
    open[block].above = formatting;
    if (last) open[last].below = formatting;
    else p->top = formatting;
    entry->order = order;
    entry->special = open[block].special;
    entry->stop = open[block].stop;
    entry->mode = open[block].mode;
    entry->node = node;
    entry->formatting = 0;
    for (uint32_t i = last; i && open[i].html == block; i = open[i].above, p->steps++) open[i].html = formatting;
    for (; upper && open[upper].order < order; upper = open[upper].same_name_above, p->steps++) lower = upper;
    entry->same_name = lower;
    entry->same_name_above = upper;
    if (lower) open[lower].same_name_above = formatting;
    if (upper) open[upper].same_name = formatting;
    else p->names[entry->name].open[0] = formatting;
}

void galleyi_html_implied(galleyi_html_parser *p, uint32_t except, unsigned which) {
    uint32_t at = p->close_at;
    p->close_at = p->token.begin;
    for (uint32_t name; (name = html_top_name(p)) != except && html_flags(name) & which;) galleyi_html_pop(p);
    p->close_at = at;
}
