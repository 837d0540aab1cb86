/* https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm */
#include "html/html_parser.h"

static uint32_t adoption_clone(galleyi_html_parser *p, uint32_t node) {
    galleyi_html_node was = p->html->nodes[node];
    uint32_t clone = galleyi_html_new_node(p, GALLEYI_HTML_ELEMENT, was.name, was.span_begin, was.span_end);
    if (!clone) return 0;
    p->html->nodes[clone].data = was.data;
    p->html->nodes[clone].count = was.count;
    return clone;
}

/* Moves entry index of the list to right behind after (0: it stays). */
static void adoption_move_active(galleyi_html_parser *p, uint32_t index, uint32_t after) {
    galleyi_html_active *list = p->active;
    if (!after || list[index].previous == after) return;
    if (list[index].previous) list[list[index].previous].next = list[index].next;
    if (list[index].next) list[list[index].next].previous = list[index].previous;
    else p->active_last = list[index].previous;
    list[index].previous = after;
    list[index].next = list[after].next;
    if (list[after].next) list[list[after].next].previous = index;
    else p->active_last = index;
    list[after].next = index;
}

/* The inner loop: from the furthest block down to the formatting element. The node that is last, and the list entry to stand behind. */
static uint32_t adoption_walk(galleyi_html_parser *p, uint32_t formatting, uint32_t block, uint32_t *bookmark) {
    uint32_t last = p->open[block].node;
    int count = 0;
    for (uint32_t at = p->open[block].below, below; at != formatting; at = below) {
        below = p->open[at].below;
        count++;
        p->steps++;
        if (count > 3 && p->open[at].formatting) galleyi_html_remove_active(p, p->open[at].formatting);
        if (!p->open[at].formatting) { galleyi_html_remove_open(p, at); continue; }
        uint32_t clone = adoption_clone(p, p->open[at].node);
        if (!clone) return 0;
        p->active[p->open[at].formatting].node = clone;
        p->open[at].node = clone;
        if (last == p->open[block].node) *bookmark = p->open[at].formatting;
        galleyi_html_detach(p, last);
        galleyi_html_append(p, clone, last);
        last = clone;
    }
    return last;
}

/* One turn of the outer loop; 0: done. */
static int adoption_turn(galleyi_html_parser *p, uint32_t name) {
    uint32_t active = html_active_of(p, name);
    if (!active) { galleyi_html_any_other_end(p); return 0; }
    uint32_t formatting = p->active[active].open;
    if (!formatting) { galleyi_html_remove_active(p, active); return 0; }
    if (p->open[formatting].order < p->open[p->scopes[GALLEYI_IN_SCOPE]].order) return 0;
    uint32_t block = p->open[p->top].special;
    if (!block || p->open[block].order < p->open[formatting].order) {
        galleyi_html_pop_to(p, formatting);
        galleyi_html_remove_active(p, active);
        return 0;
    }
    for (block = p->open[formatting].above; p->open[block].special != block; block = p->open[block].above) p->steps++;
    uint32_t ancestor = p->open[formatting].below, bookmark = 0, last = adoption_walk(p, formatting, block, &bookmark);
    if (!last) return 0;
    galleyi_html_detach(p, last);
    galleyi_html_place place = galleyi_html_place_for(p, ancestor);
    galleyi_html_insert_before(p, place.parent, last, place.before);
    uint32_t clone = adoption_clone(p, p->open[formatting].node), block_node = p->open[block].node;
    if (!clone) return 0;
    galleyi_html_move_children(p, block_node, clone);
    galleyi_html_append(p, block_node, clone);
    adoption_move_active(p, active, bookmark);
    galleyi_html_node *old = &p->html->nodes[p->open[formatting].node];
    if (p->close_at > old->span_begin) old->span_end = p->close_at;
    galleyi_html_replace_open(p, formatting, block, clone);
    p->active[active].node = clone;
    p->active[active].open = formatting;
    p->open[formatting].formatting = active;
    p->steps += 8;
    return p->status == GALLEY_OK;
}

void galleyi_html_adopt(galleyi_html_parser *p, uint32_t name) {
    if (html_top_name(p) == name && !html_top(p)->formatting) { galleyi_html_pop(p); return; }
    for (int turn = 0; turn < 8 && adoption_turn(p, name); turn++) {}
}
