/* Which blocks are the body: the judge's word, settled by structure. */
#include "extract/extraction.h"
#include "core/utf8.h"

static int body_blocks_is_heading(const galleyi_dom_page *page, uint32_t i) {
    return (page->nodes[page->blocks[i].element].within & GALLEYI_IN_HEADING) != 0;
}

static void body_blocks_title(galleyi_extraction *x) {
    uint32_t title = galleyi_dom_features_title(x->features);
    if (title >= x->page.block_count) return;
    for (uint32_t i = 0; i < x->page.block_count; i++)      /* it often stands more than once */
        if (x->page.blocks[i].hash == x->page.blocks[title].hash) x->reasons[i] = GALLEYI_BLOCK_TITLE;
}

/* The same long text twice: the first copy stays. */
static int32_t body_blocks_repeats(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    uint32_t size = 64;
    while (size < page->block_count * 2) size *= 2;
    uint32_t *seen = galleyi_arena_allocate_zeroed(&x->page.arena, size * sizeof *seen);
    if (!seen) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN || b->words < 8 * GALLEYI_DOM_WORD) continue;
        uint32_t slot = b->hash * 2654435769u >> 5 & (size - 1);
        while (seen[slot] && page->blocks[seen[slot] - 1].hash != b->hash) slot = (slot + 1) & (size - 1);
        if (seen[slot]) x->reasons[i] = GALLEYI_BLOCK_REPEATED;
        else seen[slot] = i + 1;
    }
    return GALLEY_OK;
}

/* A heading stays only over something that stays, before the next heading of its rank. */
static void body_blocks_headings(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    int below = 0;
    for (uint32_t i = page->block_count; i-- > 0; ) {
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        if (!body_blocks_is_heading(page, i)) { below = 1; continue; }
        if (!below) x->reasons[i] = GALLEYI_BLOCK_ALONE;
    }
}

int32_t galleyi_choose_blocks(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    float features[GALLEYI_DOM_FEATURES_COUNT];
    x->scores = galleyi_arena_allocate(&x->page.arena, page->block_count * sizeof *x->scores + 4);
    x->reasons = galleyi_arena_allocate_zeroed(&x->page.arena, page->block_count + 1);
    if (!x->scores || !x->reasons) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        galleyi_dom_features_block(x->features, i, features);
        x->scores[i] = galleyi_dom_judge(&galleyi_dom_trees_learned, features);
        if (x->scores[i] >= GALLEYI_DOM_JUDGE_THRESHOLD) x->reasons[i] = GALLEYI_BLOCK_CHOSEN;
    }
    body_blocks_title(x);
    int32_t status = body_blocks_repeats(x);
    body_blocks_headings(x);
    return status ? status : galleyi_work_add(x->work, page->block_count * UINT64_C(600));
}
