#include "extract/footnotes_from_dom.h"
#include "extract/class_words.h"

enum { FOOTNOTES_MOST = 4096, FOOTNOTES_NAME = 24 };

static uint32_t footnotes_slot(uint32_t node, uint32_t mask) { return (node * 2654435769u >> 8) & mask; }

const struct galleyi_footnote *galleyi_footnotes_at(const galleyi_footnotes *notes, uint32_t node) {
    if (!notes || !notes->count) return NULL;
    for (uint32_t slot = footnotes_slot(node, notes->mask); notes->slots[slot].node; slot = (slot + 1) & notes->mask)
        if (notes->slots[slot].node == node) return &notes->slots[slot];
    return NULL;
}

static void footnotes_add(galleyi_footnotes *notes, uint32_t node, int is_definition, char *name, size_t size) {
    if (galleyi_footnotes_at(notes, node) || notes->count * 2 > notes->mask) return;
    uint32_t slot = footnotes_slot(node, notes->mask);
    while (notes->slots[slot].node) slot = (slot + 1) & notes->mask;
    notes->slots[slot] = (struct galleyi_footnote){ node, (uint32_t)is_definition, name, size };
    notes->count++;
    notes->definitions += (uint32_t)is_definition;
}

static uint32_t footnotes_hash(galleyi_html_slice s) { return galleyi_class_hash(s.data, s.size); }

static galleyi_html_slice footnotes_id(const galleyi_html *html, uint32_t node) {
    galleyi_html_slice id = galleyi_html_get(html, &html->nodes[node], GALLEYI_ATTRIBUTE_ID);
    return id.size || !galleyi_html_is(&html->nodes[node], GALLEYI_TAG_A) ? id : galleyi_html_get(html, &html->nodes[node], GALLEYI_ATTRIBUTE_NAME);
}

/* Once: most pages have no reference that asks for them. */
static int32_t footnotes_ids(galleyi_footnotes *notes, galleyi_arena *arena) {
    const galleyi_html *html = notes->html;
    uint32_t count = 0, size = 64;
    if (notes->ids) return GALLEY_OK;
    for (uint32_t i = 1; i < html->node_count; i++) count += html->nodes[i].kind == GALLEYI_HTML_ELEMENT && html->nodes[i].count && footnotes_id(html, i).size;
    while (size < count * 2) size *= 2;
    notes->ids = galleyi_arena_allocate_zeroed(arena, size * sizeof *notes->ids);
    if (!notes->ids) return GALLEY_ENOMEM;
    notes->ids_mask = size - 1;
    for (uint32_t i = 1; i < html->node_count; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_ELEMENT || !html->nodes[i].count) continue;
        galleyi_html_slice id = footnotes_id(html, i);
        if (!id.size) continue;
        uint32_t slot = footnotes_hash(id) & notes->ids_mask, looked = 0;
        while (notes->ids[slot] && looked++ < 64) {                      /* the first of an id counts; pages that repeat one a thousand times stay linear */
            galleyi_html_slice other = footnotes_id(html, notes->ids[slot]);
            if (other.size == id.size && !memcmp(other.data, id.data, id.size)) break;
            slot = (slot + 1) & notes->ids_mask;
        }
        if (!notes->ids[slot]) notes->ids[slot] = i;
    }
    return GALLEY_OK;
}

static int footnotes_digit(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; }

/* The node that a link within the page leads to, 0: none. */
static uint32_t footnotes_target(const galleyi_footnotes *notes, galleyi_html_slice href) {
    char id[256];
    size_t size = 0;
    if (href.size < 2 || *href.data != '#' || href.size >= sizeof id || !notes->ids) return 0;
    for (size_t i = 1; i < href.size; i++) {
        int high = href.data[i] == '%' && i + 2 < href.size ? footnotes_digit(href.data[i + 1]) : -1, low = high < 0 ? -1 : footnotes_digit(href.data[i + 2]);
        if (low >= 0) i += 2;
        id[size++] = low >= 0 ? (char)(high * 16 + low) : href.data[i];
    }
    galleyi_html_slice wanted = { id, size };
    for (uint32_t slot = footnotes_hash(wanted) & notes->ids_mask; notes->ids[slot]; slot = (slot + 1) & notes->ids_mask) {
        galleyi_html_slice other = footnotes_id(notes->html, notes->ids[slot]);
        if (other.size == size && !memcmp(other.data, id, size)) return notes->ids[slot];
    }
    return 0;
}

/* The text of a link that may be a reference's mark: "1", "[12]", "*". 0: too long, or nothing. */
static size_t footnotes_mark(const galleyi_html *html, uint32_t link, size_t most, char *out) {
    size_t size = 0;
    for (uint32_t i = link + 1; i < html->nodes[link].end; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        for (size_t k = 0; k < text.size; k++) {
            if (text.data[k] == ' ' || (text.data[k] >= 9 && text.data[k] <= 13)) continue;
            if (size == most) return 0;
            out[size++] = text.data[k];
        }
        if (i - link > 12) return 0;
    }
    return size;
}

static int footnotes_role(const galleyi_html *html, uint32_t node, const char *role) {
    return galleyi_slice_is(galleyi_html_get(html, &html->nodes[node], GALLEYI_ATTRIBUTE_ROLE), role);
}

static int footnotes_is_reference(const galleyi_html *html, const galleyi_dom_names *names, uint32_t link, const char *mark, size_t size) {
    uint32_t parent = html->nodes[link].parent, child = galleyi_html_first_child(html, &html->nodes[link]);
    if (footnotes_role(html, link, "doc-backlink") || galleyi_dom_name_of(names, link)->words & GALLEYI_WORD_BACK) return 0;
    if (galleyi_html_is(&html->nodes[parent], GALLEYI_TAG_SUP) || (child && galleyi_html_is(&html->nodes[child], GALLEYI_TAG_SUP))) return 1;
    if (size > 2 && mark[0] == '[' && mark[size - 1] == ']') return 1;
    return (galleyi_dom_name_of(names, link)->words & GALLEYI_WORD_NOTE) != 0;
}

/* The element that is the note: what the link names, or the block that it stands in. */
static uint32_t footnotes_definition(const galleyi_dom_page *page, uint32_t link, uint32_t target) {
    const galleyi_html_node *nodes = page->html->nodes;
    uint32_t element = target ? page->nodes[target].block_element : 0;
    if (element <= link || galleyi_html_is(&nodes[element], GALLEYI_TAG_BODY)) return 0;
    if (galleyi_dom_page_blocks_end(page, element) - galleyi_dom_page_blocks_begin(page, element) > 40) return 0;
    if (nodes[element].space != GALLEYI_SPACE_HTML || (nodes[element].name >= GALLEYI_TAG_H1 && nodes[element].name <= GALLEYI_TAG_H6)) return 0;
    return element;
}

static int32_t footnotes_reference(galleyi_footnotes *notes, galleyi_arena *arena, const galleyi_dom_page *page, uint32_t link, int whole) {
    const galleyi_html *html = page->html;
    char mark[64];
    int own = whole && footnotes_role(html, link, "doc-noteref");
    size_t size = footnotes_mark(html, link, own ? sizeof mark : FOOTNOTES_NAME, mark);
    if (!size || (!own && !footnotes_is_reference(html, &page->names, link, mark, size))) return GALLEY_OK;
    int32_t status = footnotes_ids(notes, arena);
    if (status) return status;
    uint32_t definition = footnotes_definition(page, link, footnotes_target(notes, galleyi_html_get(html, &html->nodes[link], GALLEYI_ATTRIBUTE_HREF)));
    if (!definition && !own) return GALLEY_OK;
    size_t from = 0;
    if (!own && size > 2 && (mark[0] == '[' || mark[0] == '(')) { from++; size -= 2; }
    char *name = galleyi_arena_text(arena, mark + from, size);
    if (!name) return GALLEY_ENOMEM;
    footnotes_add(notes, link, 0, name, size);
    if (definition) footnotes_add(notes, definition, 1, name, size);
    return GALLEY_OK;
}

/* A note that nothing leads to, or a reference that could not be a link, as galley's own writer marks them. */
static int footnotes_is_own(const galleyi_html *html, uint32_t node) {
    return (galleyi_html_is(&html->nodes[node], GALLEYI_TAG_DIV) && footnotes_role(html, node, "doc-footnote"))
           || (galleyi_html_is(&html->nodes[node], GALLEYI_TAG_SUP) && footnotes_role(html, node, "doc-noteref"));
}

static int32_t footnotes_own(galleyi_footnotes *notes, galleyi_arena *arena, uint32_t node) {
    char mark[64];
    size_t size = galleyi_html_is(&notes->html->nodes[node], GALLEYI_TAG_SUP) ? footnotes_mark(notes->html, node, sizeof mark, mark) : 0;
    if (size) {
        char *text = galleyi_arena_text(arena, mark, size);
        if (text) footnotes_add(notes, node, 0, text, size);
        return text ? GALLEY_OK : GALLEY_ENOMEM;
    }
    galleyi_html_slice id = galleyi_html_get(notes->html, &notes->html->nodes[node], GALLEYI_ATTRIBUTE_ID);
    if (id.size < 4 || memcmp(id.data, "fn-", 3) || !footnotes_role(notes->html, node, "doc-footnote")) return GALLEY_OK;
    char *name = galleyi_arena_text(arena, id.data + 3, id.size - 3);
    if (!name) return GALLEY_ENOMEM;
    footnotes_add(notes, node, 1, name, id.size - 3);
    return GALLEY_OK;
}

int32_t galleyi_footnotes_find(galleyi_footnotes *notes, galleyi_arena *arena, const galleyi_dom_page *page, uint32_t begin, uint32_t end, int whole) {
    const galleyi_html *html = page->html;
    uint32_t links = 0, size = 64;
    int32_t status = GALLEY_OK;
    memset(notes, 0, sizeof *notes);
    notes->html = html;
    notes->names = &page->names;
    for (uint32_t i = begin; i < end; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || !node->count) continue;
        if (galleyi_html_is(node, GALLEYI_TAG_A)) {
            galleyi_html_slice href = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF);
            links += href.size > 1 && *href.data == '#';
        } else links += whole && footnotes_is_own(html, i);
    }
    if (!links) return GALLEY_OK;
    if (links > FOOTNOTES_MOST) links = FOOTNOTES_MOST;
    while (size < links * 4 + 8) size *= 2;
    notes->slots = galleyi_arena_allocate_zeroed(arena, size * sizeof *notes->slots);
    if (!notes->slots) return GALLEY_ENOMEM;
    notes->mask = size - 1;
    for (uint32_t i = begin; i < end && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || !node->count) continue;
        if (galleyi_html_is(node, GALLEYI_TAG_A)) {
            galleyi_html_slice href = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF);
            if (href.size > 1 && *href.data == '#') status = footnotes_reference(notes, arena, page, i, whole);
        } else if (whole && footnotes_is_own(html, i)) status = footnotes_own(notes, arena, i);
    }
    return status || !notes->definitions ? status : footnotes_ids(notes, arena);
}

int galleyi_footnotes_is_back(const galleyi_footnotes *notes, uint32_t link, uint32_t definition) {
    const galleyi_html *html = notes->html;
    char mark[FOOTNOTES_NAME];
    if (footnotes_role(html, link, "doc-backlink") || galleyi_dom_name_of(notes->names, link)->words & GALLEYI_WORD_BACK) return 1;
    galleyi_html_slice href = galleyi_html_get(html, &html->nodes[link], GALLEYI_ATTRIBUTE_HREF);
    size_t size = href.size > 1 && *href.data == '#' ? footnotes_mark(html, link, sizeof mark, mark) : 0, signs = 0;
    while (signs < size && ((unsigned char)mark[signs] >= 0x80 || strchr("^*[]()", mark[signs]))) signs++;
    if (size && signs == size) return 1;      /* an arrow */
    uint32_t target = footnotes_target(notes, href);
    return target && target < definition && footnotes_mark(html, link, sizeof mark, mark) > 0;
}
