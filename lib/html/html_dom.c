/* Nodes: made, linked, moved, and at last brought into document order. While the tree is built, end holds the last child. */
#include "html/html_parser.h"

static int html_dom_room(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    if (html->node_count == html->node_capacity &&
        !galleyi_html_grow(p, &html->nodes, &html->node_capacity, (uint64_t)html->node_count + 1, sizeof *html->nodes)) return 0;
    return html->node_capacity <= p->links_capacity || galleyi_html_grow(p, &p->links, &p->links_capacity, html->node_capacity, sizeof *p->links);
}

uint32_t galleyi_html_new_node(galleyi_html_parser *p, int kind, uint32_t name, uint32_t begin, uint32_t end) {
    galleyi_html *html = p->html;
    if (GALLEYI_UNLIKELY(html->node_count >= p->limit_nodes)) { galleyi_html_stop(p, GALLEYI_HTML_LIMIT_NODES, begin); return 0; }
    if (GALLEYI_UNLIKELY(html->node_count >= p->links_capacity || html->node_count == html->node_capacity) && !html_dom_room(p)) return 0;
    galleyi_html_node *node = &html->nodes[html->node_count];
    memset(node, 0, sizeof *node);
    memset(&p->links[html->node_count], 0, sizeof *p->links);
    node->span_begin = begin;
    node->span_end = end;
    node->name = name & 0xffffff;
    node->kind = kind & 7;
    return html->node_count++;
}

void galleyi_html_append(galleyi_html_parser *p, uint32_t parent, uint32_t index) {
    galleyi_html_node *nodes = p->html->nodes;
    galleyi_html_links *links = p->links;
    uint32_t last = nodes[parent].end;
    nodes[index].parent = parent;
    links[index].next_sibling = 0;
    links[index].previous_sibling = last;
    if (last) links[last].next_sibling = index;
    else links[parent].first_child = index;
    nodes[parent].end = index;
}

void galleyi_html_insert_before(galleyi_html_parser *p, uint32_t parent, uint32_t index, uint32_t before) {
    if (!before) { galleyi_html_append(p, parent, index); return; }
    galleyi_html_links *links = p->links;
    uint32_t previous = links[before].previous_sibling;
    p->html->nodes[index].parent = parent;
    links[index].next_sibling = before;
    links[index].previous_sibling = previous;
    links[before].previous_sibling = index;
    if (previous) links[previous].next_sibling = index;
    else links[parent].first_child = index;
}

void galleyi_html_detach(galleyi_html_parser *p, uint32_t index) {
    galleyi_html_node *nodes = p->html->nodes, *node = &nodes[index];
    galleyi_html_links *links = p->links, *own = &links[index];
    if (!index || (!node->parent && links[0].first_child != index && !own->previous_sibling)) return;
    if (own->previous_sibling) links[own->previous_sibling].next_sibling = own->next_sibling;
    else links[node->parent].first_child = own->next_sibling;
    if (own->next_sibling) links[own->next_sibling].previous_sibling = own->previous_sibling;
    else nodes[node->parent].end = own->previous_sibling;
    node->parent = own->next_sibling = own->previous_sibling = 0;
}

void galleyi_html_move_children(galleyi_html_parser *p, uint32_t from, uint32_t to) {
    galleyi_html_node *nodes = p->html->nodes;
    galleyi_html_links *links = p->links;
    uint32_t first = links[from].first_child, last = nodes[to].end;
    if (!first || from == to) return;
    for (uint32_t child = first; child; child = links[child].next_sibling, p->steps++) nodes[child].parent = to;
    links[first].previous_sibling = last;
    if (last) links[last].next_sibling = first;
    else links[to].first_child = first;
    nodes[to].end = nodes[from].end;
    links[from].first_child = nodes[from].end = 0;
}

/* Text that grows out of its place keeps its capacity in the 4 bytes before it. */
static uint32_t html_dom_text_capacity(const galleyi_html *html, const galleyi_html_node *node) {
    uint32_t capacity;
    memcpy(&capacity, html->decoded + node->data - 4, 4);
    return capacity;
}

void galleyi_html_extend_text(galleyi_html_parser *p, uint32_t index, const galleyi_html_token *text) {
    galleyi_html *html = p->html;
    galleyi_html_node *node = &html->nodes[index];
    uint64_t whole = (uint64_t)node->count + text->length;
    if (text->end > node->span_end) node->span_end = text->end;
    if (!node->grown && node->decoded == text->decoded && node->data + node->count == text->data) {
        node->count = (uint32_t)whole;
        return;
    }
    if (!node->grown || html_dom_text_capacity(html, node) < whole) {
        uint64_t capacity = whole * 2 + 16;
        if (!galleyi_html_decoded_room(p, capacity + 4)) return;
        const char *old = (node->decoded ? html->decoded : html->text) + node->data;
        uint32_t stored = (uint32_t)capacity, at = html->decoded_size + 4;
        memcpy(html->decoded + at - 4, &stored, 4);
        memcpy(html->decoded + at, old, node->count);
        p->steps += node->count;
        html->decoded_size = at + stored;
        node->data = at;
        node->decoded = node->grown = 1;
    }
    memcpy(html->decoded + node->data + node->count, (text->decoded ? html->decoded : html->text) + text->data, text->length);
    p->steps += text->length;
    node->count = (uint32_t)whole;
}

/* Sets the subtree ends if nodes stand in document order already; 0 if they do not (ends are then not to be used). */
static int html_dom_ends_in_order(galleyi_html *html, const galleyi_html_links *links) {
    galleyi_html_node *nodes = html->nodes;
    uint32_t count = html->node_count;
    uint32_t amiss = 0;                       /* summed up: a branch for each node would be guessed wrong too often */
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = links[i].first_child, next = links[i].next_sibling, follows = first ? first : next ? next : i + 1, parent = nodes[i].parent;
        uint32_t stray = (parent >= i) | (!links[i].previous_sibling & (links[parent].first_child != i));
        amiss |= (follows != i + 1) | ((i != 0) & stray);
    }
    if (amiss) return 0;
    nodes[0].end = count;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t next = links[i].next_sibling, above = nodes[nodes[i].parent].end, end = next ? next : above;
        nodes[i].end = end;
        amiss |= !links[i].first_child & (end != i + 1);
    }
    return !amiss;
}

/* Copies the tree in document order. A node's new index stands in its old record's end, which held its last child. */
static void html_dom_renumber(galleyi_html_node *old, const galleyi_html_links *links, galleyi_html_node *out, uint32_t *count) {
    uint32_t at = 0, n = 0;
    for (;;) {
        out[n] = old[at];
        if (at) out[n].parent = old[old[at].parent].end;
        old[at].end = n++;
        if (links[at].first_child) { at = links[at].first_child; continue; }
        while (at && !links[at].next_sibling) { out[old[at].end].end = n; at = old[at].parent; }
        if (!at) break;
        out[old[at].end].end = n;
        at = links[at].next_sibling;
    }
    out[0].end = n;
    *count = n;
}

int32_t galleyi_html_order(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    /* the check may spoil last children, which renumbering does not read */
    if (html_dom_ends_in_order(html, p->links)) return GALLEY_OK;
    size_t size = (size_t)html->node_count * sizeof *html->nodes;
    galleyi_html_node *out = galleyi_memory_allocate(&html->memory, size);
    if (!out) return GALLEY_ENOMEM;
    html_dom_renumber(html->nodes, p->links, out, &html->node_count);
    p->steps += html->node_count;
    galleyi_memory_release(&html->memory, html->nodes, (size_t)html->node_capacity * sizeof *html->nodes);
    html->nodes = out;
    html->node_capacity = (uint32_t)(size / sizeof *out);
    return GALLEY_OK;
}

void galleyi_html_relink(galleyi_html_parser *p) {
    const galleyi_html *html = p->html;
    galleyi_html_links *links = p->links;
    for (uint32_t i = 0; i < html->node_count; i++) links[i].previous_sibling = 0;
    for (uint32_t i = 0; i < html->node_count; i++) {
        uint32_t next = galleyi_html_next_sibling(html, &html->nodes[i]);
        links[i].first_child = galleyi_html_first_child(html, &html->nodes[i]);
        links[i].next_sibling = next;
        if (next) links[next].previous_sibling = i;
    }
}
