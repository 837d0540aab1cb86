#include "extract/body_plan.h"
#include "extract/class_words.h"
#include "extract/dom_images.h"
#include "text/credits.h"

enum { PLAN_CLIMB = 4, PLAN_NEAR = 40, PLAN_BOX_LEVELS = 24, PLAN_BOX_BLOCKS = 64, PLAN_CAPTION_BLOCKS = 4, PLAN_CAPTION_WORDS = 160 * GALLEYI_DOM_WORD, PLAN_BOX_WORDS = 25 * GALLEYI_DOM_WORD };

static uint32_t plan_begin(const galleyi_body_plan *p, uint32_t node) { return galleyi_dom_page_blocks_begin(p->source->page, node); }
static uint32_t plan_end(const galleyi_body_plan *p, uint32_t node) { return galleyi_dom_page_blocks_end(p->source->page, node); }
static const galleyi_html_node *plan_node(const galleyi_body_plan *p, uint32_t node) { return &p->source->page->html->nodes[node]; }

uint32_t galleyi_body_plan_kept(const galleyi_body_plan *p, uint32_t node) { return p->kept[plan_end(p, node)] - p->kept[plan_begin(p, node)]; }

/* ── Runs ── */

static uint32_t run_element(const galleyi_dom_page *page, uint32_t node) {
    const galleyi_html_node *n = &page->html->nodes[node];
    return page->nodes[n->kind == GALLEYI_HTML_ELEMENT ? node : n->parent].block_element;
}

static int run_takes(uint32_t tag) {
    switch (tag) {
    case GALLEYI_TAG_P: case GALLEYI_TAG_LI: case GALLEYI_TAG_TD: case GALLEYI_TAG_TH: case GALLEYI_TAG_DD: case GALLEYI_TAG_DT: case GALLEYI_TAG_FIGCAPTION: case GALLEYI_TAG_CAPTION:
    case GALLEYI_TAG_H1: case GALLEYI_TAG_H2: case GALLEYI_TAG_H3: case GALLEYI_TAG_H4: case GALLEYI_TAG_H5: case GALLEYI_TAG_H6: return 1;
    default: return 0;
    }
}

void galleyi_body_run(const galleyi_dom_page *page, uint32_t block, uint32_t *first, uint32_t *last) {
    const galleyi_html *html = page->html;
    const galleyi_dom_block *b = &page->blocks[block];
    *first = b->first;
    *last = b->last;
    if (!run_takes(html->nodes[b->element].name)) return;
    uint32_t low = block && page->blocks[block - 1].element == b->element ? page->blocks[block - 1].last : b->element;
    uint32_t high = block + 1 < page->block_count && page->blocks[block + 1].element == b->element ? page->blocks[block + 1].first : html->nodes[b->element].end;
    for (uint32_t i = b->first - 1, steps = 0; i > low && steps < 64 && run_element(page, i) == b->element && !galleyi_html_is(&html->nodes[i], GALLEYI_TAG_BR); i--, steps++)
        if (galleyi_dom_is_image(html, &html->nodes[i])) *first = i;
    for (uint32_t i = b->last + 1, steps = 0; i < high && steps < 64 && run_element(page, i) == b->element && !galleyi_html_is(&html->nodes[i], GALLEYI_TAG_BR); i++, steps++)
        if (galleyi_dom_is_image(html, &html->nodes[i])) *last = i;
}

/* ── Captions ── */

uint32_t galleyi_body_words(const galleyi_dom_page *page, uint32_t block, uint32_t above) {
    const galleyi_html *html = page->html;
    uint32_t words = 0, up = page->blocks[block].lca;
    for (int level = 0; up > above && level < PLAN_CLIMB; level++, up = html->nodes[up].parent) {
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_FIGCAPTION)) words |= GALLEYI_WORD_CAPTION;
        words |= galleyi_dom_name_of(&page->names, up)->words;
        if (galleyi_dom_page_blocks_end(page, up) - galleyi_dom_page_blocks_begin(page, up) > PLAN_CAPTION_BLOCKS) break;
    }
    return words;
}

static uint32_t plan_common(const galleyi_body_plan *p, uint32_t above, uint32_t node) {
    while (above && node >= plan_node(p, above)->end) above = plan_node(p, above)->parent;
    return above;
}

/* "Photo: N. N. / Agency" and nothing else. */
static int plan_is_credit(const galleyi_body_plan *p, uint32_t block) {
    const galleyi_dom_block *b = &p->source->page->blocks[block];
    const galleyi_html_node *node = plan_node(p, b->first);
    galleyi_credit credit;
    if (b->first != b->last || b->chars > 100) return 0;
    galleyi_html_slice text = galleyi_html_text(p->source->page->html, node);
    return galleyi_credit_parse(text.data, text.size, &credit) && credit.labelled && credit.caption.begin == credit.caption.end;
}

/* Between paragraphs, and no link: not one of the tiles of a shop or a listing. */
static int plan_is_amid(const galleyi_body_plan *p, uint32_t image, uint32_t block) {
    const galleyi_dom_page *page = p->source->page;
    uint32_t before = plan_begin(p, image), after = block + 1, longs = 0;
    if (page->blocks[block].link_words || page->nodes[image].within & (GALLEYI_IN_LIST | GALLEYI_IN_LINK | GALLEYI_IN_TABLE)) return 0;
    for (int i = 0; i < 2; i++) {
        longs += before > (uint32_t)i && page->blocks[before - 1 - (uint32_t)i].is_long && p->source->roles[before - 1 - (uint32_t)i] == GALLEYI_ROLE_STORY;
        longs += after + (uint32_t)i < page->block_count && page->blocks[after + (uint32_t)i].is_long && p->source->roles[after + (uint32_t)i] == GALLEYI_ROLE_STORY;
    }
    return longs > 0;
}

/* What the picture's description says, word for word. */
static int plan_is_description(const galleyi_body_plan *p, uint32_t image, uint32_t block) {
    const galleyi_html *html = p->source->page->html;
    const galleyi_dom_block *b = &p->source->page->blocks[block];
    galleyi_html_slice alt = galleyi_html_get(html, &html->nodes[image], GALLEYI_ATTRIBUTE_ALT), text = galleyi_html_text(html, &html->nodes[b->first]);
    if (b->first != b->last) return 0;
    while (text.size && (unsigned char)*text.data <= ' ') { text.data++; text.size--; }
    while (text.size && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
    return text.size > 4 && text.size == alt.size && !memcmp(text.data, alt.data, alt.size);
}

/* A box with one picture and a line or two below it, and nothing else. */
static int plan_is_boxed(const galleyi_body_plan *p, uint32_t image, uint32_t block) {
    const galleyi_html *html = p->source->page->html;
    uint32_t box = plan_common(p, image, p->source->page->blocks[block].first), pictures = 0, words = 0;
    if (!box || html->nodes[box].end - box > PLAN_NEAR || plan_end(p, box) - plan_begin(p, box) > 2 || plan_begin(p, box) < plan_end(p, image)) return 0;
    for (uint32_t i = box; i < html->nodes[box].end; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_ELEMENT) continue;
        pictures += galleyi_dom_is_image(html, &html->nodes[i]);
        if (i <= image) words |= galleyi_dom_name_of(&p->source->page->names, i)->words;
    }
    return pictures == 1 && words & GALLEYI_WORD_PICTURE && p->source->page->blocks[block].words <= PLAN_CAPTION_WORDS / 3;
}

/* The blocks right behind a picture that are its caption by their classes, by what they say or by their box. */
static void plan_caption_behind(galleyi_body_plan *p, galleyi_body_item *item) {
    const galleyi_dom_page *page = p->source->page;
    uint32_t block = plan_end(p, item->node);
    item->caption = item->caption_end = block;
    for (int count = 0; block < page->block_count && count < PLAN_CAPTION_BLOCKS; count++, block++) {
        const galleyi_dom_block *b = &page->blocks[block];
        uint32_t from = count ? page->blocks[block - 1].last : item->end;
        if (b->first - from > PLAN_NEAR || b->words > PLAN_CAPTION_WORDS || page->nodes[b->element].within & GALLEYI_IN_HEADING) break;
        uint32_t words = galleyi_body_words(page, block, plan_common(p, item->node, b->first));
        int told = (words & (GALLEYI_WORD_CAPTION | GALLEYI_WORD_CREDIT)) != 0;
        if (!told && !p->source->whole) told = plan_is_credit(p, block);
        if (!told && !p->source->whole && plan_is_amid(p, item->node, block)) told = plan_is_description(p, item->node, block) || plan_is_boxed(p, item->node, block);
        if (!told) break;
        p->source->roles[block] = GALLEYI_ROLE_CAPTION;
        item->caption_end = block + 1;
    }
}

/* ── What is a figure ── */

/* An image with an address, and of the size of a picture. */
static int plan_is_picture(const galleyi_body_plan *p, uint32_t node) {
    galleyi_dom_image image;
    return galleyi_dom_image_best(p->source->page->html, node, &image) && (p->source->whole || !galleyi_dom_image_is_small(&image));
}

typedef struct plan_content { uint32_t pictures, embeds, tables, figures; } plan_content;

static plan_content plan_content_of(const galleyi_body_plan *p, uint32_t node) {
    const galleyi_html *html = p->source->page->html;
    plan_content c = { 0, 0, 0, 0 };
    galleyi_embed embed;
    for (uint32_t i = node + 1; i < html->nodes[node].end && !c.figures; i++) {
        const galleyi_html_node *n = &html->nodes[i];
        if (n->kind != GALLEYI_HTML_ELEMENT || n->space != GALLEYI_SPACE_HTML) continue;
        if (n->name == GALLEYI_TAG_FIGURE) c.figures++;
        else if (galleyi_dom_is_image(html, n)) c.pictures += plan_is_picture(p, i) != 0;
        else if (galleyi_embed_of(html, i, p->source->whole, &embed)) { c.embeds++; i = n->end - 1; }
        else c.tables += n->name == GALLEYI_TAG_TABLE || n->name == GALLEYI_TAG_PRE;
    }
    return c;
}

static uint32_t plan_words(const galleyi_body_plan *p, uint32_t node) {
    const galleyi_dom_sums *sums = p->source->page->sums;
    return sums[plan_end(p, node)].words - sums[plan_begin(p, node)].words;
}

/* Paragraphs of the story, or a caption of its own. */
static void plan_texts(const galleyi_body_plan *p, uint32_t node, int *paragraphs, int *captions) {
    const galleyi_dom_page *page = p->source->page;
    *paragraphs = *captions = 0;
    for (uint32_t b = plan_begin(p, node); b < plan_end(p, node); b++) {
        int caption = (page->nodes[page->blocks[b].element].within & GALLEYI_IN_CAPTION) != 0;
        *captions += caption;
        *paragraphs += !caption && page->blocks[b].is_long && p->source->roles[b] == GALLEYI_ROLE_STORY;
    }
}

static int plan_is_figure(const galleyi_body_plan *p, uint32_t node) {
    plan_content c = plan_content_of(p, node);
    int paragraphs, captions;
    if (c.figures || !(c.pictures || c.embeds || c.tables)) return 0;
    if (p->source->whole) return 1;
    plan_texts(p, node, &paragraphs, &captions);
    return !c.tables && paragraphs < 2 && plan_words(p, node) <= PLAN_CAPTION_WORDS && (!paragraphs || !captions);
}

/* The elements from node up to the one that also holds story. */
static uint32_t plan_box(const galleyi_body_plan *p, uint32_t node) {
    uint32_t parent = plan_node(p, node)->parent;
    for (int level = 0; level < PLAN_BOX_LEVELS && parent > p->common && !galleyi_body_plan_kept(p, parent); level++) { node = parent; parent = plan_node(p, node)->parent; }
    return node;
}

/* A picture leads to another page, as a teaser's does. */
static int plan_leads_away(const galleyi_body_plan *p, uint32_t node, uint32_t box) {
    const galleyi_html *html = p->source->page->html;
    for (uint32_t up = node; up && up >= box; up = html->nodes[up].parent) {
        if (!galleyi_html_is(&html->nodes[up], GALLEYI_TAG_A)) continue;
        galleyi_html_slice href = galleyi_html_get(html, &html->nodes[up], GALLEYI_ATTRIBUTE_HREF);
        static const char *const files[] = { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif" };
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) if (galleyi_slice_has(href, files[i])) return 0;
        return href.size > 1 && *href.data != '#';
    }
    return 0;
}

/* Whether what stands at node belongs to the story: between its texts or right above them, and in no box of something else. */
static int plan_wanted(const galleyi_body_plan *p, uint32_t node, int in_figure) {
    const galleyi_dom_page *page = p->source->page;
    const galleyi_html *html = page->html;
    if (p->source->whole) return 1;
    uint32_t box = plan_box(p, node), parent = html->nodes[box].parent, others = 0, linked = 0;
    uint16_t within = (uint16_t)(page->nodes[node].within & ~page->nodes[p->common].within);
    if (within & (GALLEYI_IN_NAV | GALLEYI_IN_FOOTER | GALLEYI_IN_FORM | GALLEYI_IN_HIDDEN)) return 0;
    if (within & GALLEYI_IN_ASIDE && !galleyi_body_plan_kept(p, parent)) return 0;
    if (node > p->last && parent != p->last_parent) return 0;
    for (uint32_t up = node; up && up >= box; up = html->nodes[up].parent)
        if (galleyi_dom_name_of(&page->names, up)->words & GALLEYI_WORD_FURNITURE) return 0;
    for (uint32_t b = plan_begin(p, box), seen = 0; b < plan_end(p, box) && seen < PLAN_BOX_BLOCKS; b++, seen++) {
        if (p->source->roles[b] == GALLEYI_ROLE_CAPTION || page->nodes[page->blocks[b].element].within & (GALLEYI_IN_FIGURE | GALLEYI_IN_CAPTION)) continue;
        if (galleyi_body_words(page, b, box) & (GALLEYI_WORD_CAPTION | GALLEYI_WORD_CREDIT)) continue;
        others += page->blocks[b].words;
        linked += page->blocks[b].link_words;
        if (others > PLAN_BOX_WORDS) return 0;
    }
    if (linked * 2 > others && linked > 3 * GALLEYI_DOM_WORD) return 0;
    return in_figure || !plan_leads_away(p, node, box) || !others;
}

/* ── The items ── */

static int plan_add(galleyi_body_plan *p, uint32_t node, int kind) {
    if (p->count == p->capacity) {
        uint32_t capacity = p->capacity ? p->capacity * 2 : 32;
        galleyi_body_item *items = galleyi_arena_extend(p->arena, p->items, p->capacity * sizeof *items, capacity * sizeof *items);
        if (!items) return 0;
        p->items = items;
        p->capacity = capacity;
    }
    p->items[p->count++] = (galleyi_body_item){ node, plan_node(p, node)->end, plan_begin(p, node), plan_begin(p, node), (uint8_t)kind };
    return 1;
}

static void plan_roles(galleyi_body_plan *p, uint32_t node, int role) {
    for (uint32_t b = plan_begin(p, node); b < plan_end(p, node); b++) p->source->roles[b] = (uint8_t)role;
}

static int plan_has(const galleyi_body_plan *p, uint32_t node, uint32_t top, uint32_t tag) {
    for (uint32_t up = node; up > top; up = plan_node(p, up)->parent) if (galleyi_html_is(plan_node(p, up), tag)) return 1;
    return 0;
}

/* A figure's texts are its caption; those of its table or code stay. */
static int plan_figure(galleyi_body_plan *p, uint32_t node) {
    const galleyi_dom_page *page = p->source->page;
    if (!plan_add(p, node, GALLEYI_ITEM_FIGURE)) return 0;
    galleyi_body_item *item = &p->items[p->count - 1];
    item->caption = plan_begin(p, node);
    item->caption_end = plan_end(p, node);
    for (uint32_t b = item->caption; b < item->caption_end; b++) {
        uint16_t within = page->nodes[page->blocks[b].element].within;
        int content = !(within & GALLEYI_IN_CAPTION) && (within & GALLEYI_IN_TABLE || plan_has(p, page->blocks[b].element, node, GALLEYI_TAG_PRE));
        if (!content) p->source->roles[b] = GALLEYI_ROLE_CAPTION;
    }
    if (item->caption == item->caption_end) plan_caption_behind(p, item);
    return 1;
}

uint32_t galleyi_body_table_caption(const galleyi_html *html, uint32_t table) {
    for (uint32_t i = galleyi_html_first_child(html, &html->nodes[table]), looked = 0; i && looked < 8; i = galleyi_html_next_sibling(html, &html->nodes[i]), looked++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_CAPTION)) return i;
    uint32_t figure = html->nodes[table].parent;
    for (uint32_t i = galleyi_html_is(&html->nodes[figure], GALLEYI_TAG_FIGURE) ? galleyi_html_first_child(html, &html->nodes[figure]) : 0, looked = 0; i && looked < 8;
         i = galleyi_html_next_sibling(html, &html->nodes[i]), looked++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_FIGCAPTION)) return i;
    return 0;
}

/* A table that names itself. */
static void plan_table(galleyi_body_plan *p, uint32_t table) {
    uint32_t caption = galleyi_body_plan_kept(p, table) ? galleyi_body_table_caption(p->source->page->html, table) : 0;
    if (caption) plan_roles(p, caption, GALLEYI_ROLE_CAPTION);
}

/* The same picture once more, for browsers without scripts. */
static int plan_is_copy(const galleyi_body_plan *p, uint32_t node) {
    uint32_t noscript = plan_node(p, node)->parent;
    while (noscript && !galleyi_html_is(plan_node(p, noscript), GALLEYI_TAG_NOSCRIPT) && node - noscript < 4) noscript = plan_node(p, noscript)->parent;
    if (!noscript || !galleyi_html_is(plan_node(p, noscript), GALLEYI_TAG_NOSCRIPT)) return 0;
    for (uint32_t i = p->count; i; i--)
        if (p->items[i - 1].kind == GALLEYI_ITEM_IMAGE) return p->items[i - 1].end + 12 > noscript;
    return 0;
}

static int plan_image(galleyi_body_plan *p, uint32_t node, uint32_t figure_end) {
    if (!plan_is_picture(p, node) || plan_is_copy(p, node)) return 1;
    if (node < figure_end) return plan_add(p, node, GALLEYI_ITEM_IMAGE);
    if (!p->source->whole && galleyi_dom_name_of(&p->source->page->names, node)->words & GALLEYI_WORD_EMOJI) return 1;
    if (!plan_wanted(p, node, 0)) return 1;
    if (!plan_add(p, node, GALLEYI_ITEM_FIGURE)) return 0;
    plan_caption_behind(p, &p->items[p->count - 1]);
    return plan_add(p, node, GALLEYI_ITEM_IMAGE);
}

/* 0: no memory. *next is behind what was taken whole; *figure_end behind the figure that is open. */
static int plan_element(galleyi_body_plan *p, uint32_t i, uint32_t *next, uint32_t *figure_end) {
    const galleyi_html *html = p->source->page->html;
    const galleyi_html_node *node = &html->nodes[i];
    galleyi_embed embed;
    if (node->name == GALLEYI_TAG_HR) {
        int between = i > p->first && i < p->last && galleyi_body_plan_kept(p, node->parent);
        return p->source->whole || between ? plan_add(p, i, GALLEYI_ITEM_RULE) : 1;
    }
    if (node->name == GALLEYI_TAG_FIGURE && i >= *figure_end) {
        if (!plan_is_figure(p, i)) return 1;
        if (!plan_wanted(p, i, 1)) { if (!galleyi_body_plan_kept(p, i) || plan_content_of(p, i).pictures) *next = node->end; return 1; }
        *figure_end = node->end;
        return plan_figure(p, i);
    }
    if (node->name == GALLEYI_TAG_TABLE) plan_table(p, i);
    if (galleyi_dom_is_image(html, node)) { *next = node->end; return plan_image(p, i, *figure_end); }
    if (!galleyi_embed_of(html, i, p->source->whole, &embed)) return 1;
    *next = node->end;
    if (i >= *figure_end && !plan_wanted(p, i, node->name == GALLEYI_TAG_BLOCKQUOTE)) return 1;
    plan_roles(p, i, GALLEYI_ROLE_EMBED);
    return plan_add(p, i, GALLEYI_ITEM_EMBED);
}

static int32_t plan_items(galleyi_body_plan *p) {
    const galleyi_dom_page *page = p->source->page;
    const galleyi_html *html = page->html;
    uint32_t block = plan_begin(p, p->begin), run_first = 1, run_last = 0, figure_end = 0;
    for (uint32_t i = p->begin; i < p->end; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        if (node->name == GALLEYI_TAG_TEMPLATE || (node->name == GALLEYI_TAG_NAV && !p->source->whole)) { i = node->end - 1; continue; }
        while (block < page->block_count && run_last < i) {                  /* pictures within a run of story are inline */
            galleyi_body_run(page, block, &run_first, &run_last);
            if (run_last < i) block++;
        }
        int inside = run_first <= i && i <= run_last && block < page->block_count && (p->source->roles[block] == GALLEYI_ROLE_STORY || p->source->roles[block] == GALLEYI_ROLE_CAPTION);
        if (inside && galleyi_dom_is_image(html, node)) continue;
        uint32_t next = i + 1;
        if (!plan_element(p, i, &next, &figure_end)) return GALLEY_ENOMEM;
        i = next - 1;
    }
    return GALLEY_OK;
}

/* ── The whole ── */

/* A note belongs to the story that leads to it, but for the link back. */
static void plan_notes(galleyi_body_plan *p) {
    const galleyi_dom_page *page = p->source->page;
    for (uint32_t slot = 0; p->notes.count && slot <= p->notes.mask; slot++) {
        const struct galleyi_footnote *note = &p->notes.slots[slot];
        if (!note->node || !note->is_definition) continue;
        for (uint32_t b = plan_begin(p, note->node); b < plan_end(p, note->node); b++) {
            int back = 0;
            for (uint32_t up = page->blocks[b].lca; up > note->node && !back; up = page->html->nodes[up].parent)
                back = galleyi_html_is(&page->html->nodes[up], GALLEYI_TAG_A) && galleyi_footnotes_is_back(&p->notes, up, note->node);
            if (back || p->source->roles[b] == GALLEYI_ROLE_NONE) p->source->roles[b] = back ? GALLEYI_ROLE_EMBED : GALLEYI_ROLE_STORY;
        }
    }
}

/* A term belongs to the definition behind it that is story. */
static void plan_terms(galleyi_body_plan *p) {
    const galleyi_dom_page *page = p->source->page;
    for (uint32_t b = page->block_count; b-- > 1; ) {
        uint32_t term = page->blocks[b - 1].element, said = page->blocks[b].element;
        if (p->source->roles[b] != GALLEYI_ROLE_STORY || p->source->roles[b - 1] != GALLEYI_ROLE_NONE || !galleyi_html_is(plan_node(p, term), GALLEYI_TAG_DT)) continue;
        for (int level = 0; level < 3 && said > term && !galleyi_html_is(plan_node(p, said), GALLEYI_TAG_DD) && !galleyi_html_is(plan_node(p, said), GALLEYI_TAG_DT); level++) said = plan_node(p, said)->parent;
        if (said > term && plan_node(p, said)->parent == plan_node(p, term)->parent) p->source->roles[b - 1] = GALLEYI_ROLE_STORY;
    }
}

static void plan_range(galleyi_body_plan *p) {
    const galleyi_dom_page *page = p->source->page;
    const galleyi_html *html = page->html;
    uint32_t first = 0, last = page->block_count;
    while (first < page->block_count && p->source->roles[first] != GALLEYI_ROLE_STORY) first++;
    while (last > first && p->source->roles[last - 1] != GALLEYI_ROLE_STORY) last--;
    if (p->source->whole || first == last) {
        p->begin = 1;
        p->end = p->source->whole ? html->node_count : 1;
        p->last = html->node_count;
        return;
    }
    p->first = page->blocks[first].first;
    p->last = page->blocks[last - 1].last;
    p->last_parent = html->nodes[page->blocks[last - 1].element].parent;
    p->common = plan_common(p, page->blocks[first].element, page->blocks[last - 1].last);
    if (p->common == page->blocks[first].element) p->common = html->nodes[p->common].parent;
    p->begin = p->source->title && p->source->title < p->first ? p->source->title : p->common ? p->common : 1;
    p->end = html->nodes[p->common].end;
    if (p->source->title && p->source->title < p->first) p->common = plan_common(p, p->common, p->source->title);
}

int32_t galleyi_body_plan_make(galleyi_body_plan *p, const galleyi_body_source *source, galleyi_arena *arena) {
    const galleyi_dom_page *page = source->page;
    memset(p, 0, sizeof *p);
    p->source = source;
    p->arena = arena;
    p->kept = galleyi_arena_allocate(arena, (page->block_count + (size_t)1) * sizeof *p->kept);
    if (!p->kept) return GALLEY_ENOMEM;
    p->kept[0] = 0;
    if (!source->whole) plan_terms(p);
    for (uint32_t i = 0; i < page->block_count; i++) p->kept[i + 1] = p->kept[i] + (source->roles[i] == GALLEYI_ROLE_STORY);
    plan_range(p);
    for (uint32_t i = 0; i < page->block_count; i++) p->story_words += source->roles[i] == GALLEYI_ROLE_STORY ? page->blocks[i].words : 0;
    uint32_t begin = source->whole ? 1 : p->first, end = source->whole ? page->html->node_count : p->last ? p->last + 1 : 0;
    int32_t status = begin < end ? galleyi_footnotes_find(&p->notes, arena, page, begin, end, source->whole) : GALLEY_OK;
    if (status) return status;
    status = plan_items(p);
    if (p->notes.definitions) plan_notes(p);
    for (uint32_t i = 0; i < page->block_count; i++) p->kept[i + 1] = p->kept[i] + (source->roles[i] == GALLEYI_ROLE_STORY);
    return status;
}
