/* Features by prefix sums, one table of signatures and the containers around a block. docs/extract.md says what each of them is. */
#include "extract/dom_features.h"
#include "extract/dom_words.h"

/* Far from the headline is far: what the training has seen ends there, and a story may be longer. */
enum { DOM_FEATURES_CHAIN = 64, DOM_FEATURES_FAR_BLOCKS = 100, DOM_FEATURES_FAR_WORDS = 3000 };

typedef struct dom_features_signature { uint32_t key, count, longs, words, link_words; } dom_features_signature;

struct galleyi_dom_features {
    galleyi_dom_page       *page;
    galleyi_arena           scratch;          /* of all that follows */
    dom_features_signature *signatures[2];        /* by container and parent; by block element alone */
    uint32_t            mask;
    uint32_t           *slots[2];             /* of each block */
    uint32_t           *duplicates;           /* of each block: blocks of the same text */
    uint32_t           *headings;             /* of each block: the last heading block at or before it, or block_count */
    uint32_t            best, chain[DOM_FEATURES_CHAIN], chain_count;   /* best and what is above it */
    uint32_t            title;                /* block, or block_count */
    galleyi_dom_words   words;
    uint8_t            *headlines;            /* of each block: h1 blocks up to it, behind the headline's */
    uint32_t            story_first, story_last;   /* blocks: the span of the best container's commonest kind of long block; first > last: none */
    float               row[GALLEYI_DOM_FEATURES_COUNT];   /* what all blocks have alike */
};

static float dom_features_ratio(uint32_t a, uint32_t b) { return b ? (float)a / (float)b : 0; }

static uint32_t dom_features_mix(uint32_t hash, uint32_t value) { return (hash ^ value) * 16777619u ^ hash >> 15; }

/* The class attribute and tag of an element, as a number. */
static uint32_t dom_features_class(const galleyi_dom_page *page, uint32_t element) {
    return dom_features_mix(dom_features_mix(2166136261u, page->html->nodes[element].name), galleyi_dom_name_of(&page->names, element)->kind);
}

static uint32_t dom_features_sign(dom_features_signature *table, uint32_t mask, uint32_t key, const galleyi_dom_block *b) {
    if (!key) key = 1;
    uint32_t slot = key * 2654435769u >> 5 & mask;
    while (table[slot].key && table[slot].key != key) slot = (slot + 1) & mask;
    table[slot].key = key;
    table[slot].count++;
    table[slot].longs += b->is_long;
    table[slot].words += b->words;
    table[slot].link_words += b->link_words;
    return slot;
}

static int32_t dom_features_signatures(galleyi_dom_features *f) {
    galleyi_dom_page *page = f->page;
    uint32_t size = 64;
    while (size < page->block_count * 2) size *= 2;
    f->mask = size - 1;
    uint32_t *duplicates = galleyi_arena_allocate_zeroed(&f->scratch, size * 2 * sizeof *duplicates);
    f->duplicates = galleyi_arena_allocate(&f->scratch, page->block_count * sizeof *f->duplicates + 4);
    for (int k = 0; k < 2; k++) {
        f->signatures[k] = galleyi_arena_allocate_zeroed(&f->scratch, size * sizeof *f->signatures[k]);
        f->slots[k] = galleyi_arena_allocate(&f->scratch, page->block_count * sizeof *f->slots[k] + 4);
        if (!f->signatures[k] || !f->slots[k]) return GALLEY_ENOMEM;
    }
    if (!duplicates || !f->duplicates) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        uint32_t own = dom_features_class(page, b->lca), above = dom_features_class(page, page->html->nodes[b->lca].parent);
        f->slots[0][i] = dom_features_sign(f->signatures[0], f->mask, dom_features_mix(own, above), b);
        f->slots[1][i] = dom_features_sign(f->signatures[1], f->mask, dom_features_class(page, b->element), b);
        uint32_t slot = b->hash * 2654435769u >> 5 & f->mask;
        while (duplicates[slot * 2] && duplicates[slot * 2] != b->hash) slot = (slot + 1) & f->mask;
        duplicates[slot * 2] = b->hash;
        duplicates[slot * 2 + 1]++;
        f->duplicates[i] = slot;
    }
    for (uint32_t i = 0; i < page->block_count; i++) f->duplicates[i] = duplicates[f->duplicates[i] * 2 + 1];
    return GALLEY_OK;
}

/* The element whose long blocks weigh most: each gives to the four elements above it. */
static int32_t dom_features_container(galleyi_dom_features *f) {
    static const float shares[] = { 1, .6f, .2f, .13f };
    galleyi_dom_page *page = f->page;
    const galleyi_html *html = page->html;
    float *scores = galleyi_arena_allocate_zeroed(&f->scratch, html->node_count * sizeof *scores), most = 0;
    if (!scores) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (!b->is_long) continue;
        float score = 1 + (float)(b->commas < 8 ? b->commas : 8) + (b->chars < 300 ? (float)b->chars / 100 : 3);
        uint32_t up = html->nodes[b->element].parent;
        for (int k = 0; k < 4 && up; k++, up = html->nodes[up].parent) scores[up] += score * shares[k];
    }
    for (uint32_t k = 0; k < page->block_count; k++) {
        if (!page->blocks[k].is_long) continue;
        uint32_t i = html->nodes[page->blocks[k].element].parent;
        for (int level = 0; level < 4 && i; level++, i = html->nodes[i].parent) {
            if (scores[i] < most) continue;
            const galleyi_dom_sums *from = &page->sums[galleyi_dom_page_blocks_begin(page, i)], *to = &page->sums[galleyi_dom_page_blocks_end(page, i)];
            float score = scores[i] * (1 - dom_features_ratio(to->link_words - from->link_words, to->words - from->words));
            scores[i] = 0;                    /* once */
            if (score > most || (score == most && score > 0 && i < f->best)) { most = score; f->best = i; }
        }
    }
    for (uint32_t up = f->best; up && f->chain_count < DOM_FEATURES_CHAIN; up = html->nodes[up].parent) f->chain[f->chain_count++] = up;
    return GALLEY_OK;
}

static int dom_features_is_heading(const galleyi_dom_page *page, const galleyi_dom_block *b) { return (page->nodes[b->element].within & GALLEYI_IN_HEADING) != 0; }

static int32_t dom_features_title(galleyi_dom_features *f) {
    galleyi_dom_page *page = f->page;
    float best = .45f;
    uint32_t last = page->block_count, first_heading = page->block_count;
    f->title = page->block_count;
    f->headings = galleyi_arena_allocate(&f->scratch, page->block_count * sizeof *f->headings + 4);
    if (!f->headings) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (dom_features_is_heading(page, b)) last = i;
        f->headings[i] = last;
        if (galleyi_html_is(&page->html->nodes[b->element], GALLEYI_TAG_H1) && first_heading == page->block_count) first_heading = i;
        if (b->words < 2 * GALLEYI_DOM_WORD || b->words > 40 * GALLEYI_DOM_WORD || i > 2000) continue;
        uint32_t counted = !f->words.count[GALLEYI_DOM_TITLE] ? 0 : f->words.found[i].all < GALLEYI_DOM_WORDS_EARLY ? f->words.found[i].all : GALLEYI_DOM_WORDS_EARLY;
        float cover = dom_features_ratio(f->words.found[i].early, counted);
        float joined = (float)counted + (float)f->words.count[GALLEYI_DOM_TITLE] - cover * (float)counted;
        float jaccard = joined > 0 ? cover * (float)counted / joined : 0;
        if (galleyi_html_is(&page->html->nodes[b->element], GALLEYI_TAG_H1)) jaccard *= 1.2f;
        if (jaccard > best) { best = jaccard; f->title = i; }
    }
    if (f->title == page->block_count) f->title = first_heading;
    return GALLEY_OK;
}

/* From the first to the last long block of the kind that the best container has most of. */
static void dom_features_story(galleyi_dom_features *f) {
    const galleyi_dom_page *page = f->page;
    uint32_t from = galleyi_dom_page_blocks_begin(page, f->best), to = galleyi_dom_page_blocks_end(page, f->best), slot = 0, most = 0;
    f->story_first = 1;
    f->story_last = 0;
    if (!f->best) return;
    for (uint32_t i = from; i < to; i++)
        if (page->blocks[i].is_long && f->signatures[0][f->slots[0][i]].longs > most) { slot = f->slots[0][i]; most = f->signatures[0][slot].longs; }
    for (uint32_t i = from; most && i < to; i++) {
        if (!page->blocks[i].is_long || f->slots[0][i] != slot) continue;
        if (f->story_first > f->story_last) f->story_first = i;
        f->story_last = i;
    }
}

static int32_t dom_features_headlines(galleyi_dom_features *f) {
    const galleyi_dom_page *page = f->page;
    uint32_t count = 0, element = 0;
    f->headlines = galleyi_arena_allocate(&f->scratch, page->block_count + (size_t)1);
    if (!f->headlines) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        count += b->element != element && galleyi_html_is(&page->html->nodes[b->element], GALLEYI_TAG_H1) && i != f->title && count < 20;
        element = b->element;
        f->headlines[i] = (uint8_t)count;
    }
    return GALLEY_OK;
}

/* log2 without libm: the place of the highest bit and, of the three below it, a linear rest. */
static float dom_features_log(uint32_t value) {
    if (++value < 2) return 0;
    unsigned high = 31u - (unsigned)__builtin_clz(value);
    return (float)high + (float)((value - (UINT32_C(1) << high)) >> (high > 3 ? high - 3 : 0)) / (float)(1u << (high > 3 ? 3 : high));
}

static void dom_features_page(galleyi_dom_features *f, const galleyi_dom_evidence *evidence) {
    const galleyi_dom_page *page = f->page;
    const galleyi_dom_sums *all = &page->sums[page->block_count];
    const galleyi_dom_sums *s = &page->sums[galleyi_dom_page_blocks_begin(page, f->best)], *t = &page->sums[galleyi_dom_page_blocks_end(page, f->best)];
    float *row = f->row;
    row[GALLEYI_DOM_page_bestshare] = f->best ? dom_features_ratio(t->long_words - s->long_words, all->long_words) : 0;
    row[GALLEYI_DOM_page_logwords] = dom_features_log(all->words / GALLEYI_DOM_WORD);
    row[GALLEYI_DOM_page_loglong] = dom_features_log(all->long_words / GALLEYI_DOM_WORD);
    row[GALLEYI_DOM_page_longshare] = dom_features_ratio(all->long_words, all->words);
    row[GALLEYI_DOM_page_pshare] = dom_features_ratio(all->paragraphs, page->block_count);
    row[GALLEYI_DOM_page_articles] = (float)(page->articles < 50 ? page->articles : 50);
    row[GALLEYI_DOM_page_described] = (float)(f->words.count[GALLEYI_DOM_DESCRIPTION] < 60 ? f->words.count[GALLEYI_DOM_DESCRIPTION] : 60);
    row[GALLEYI_DOM_words_from_title] = row[GALLEYI_DOM_blocks_from_title] = -9999;
    row[GALLEYI_DOM_best_level] = 21;
    row[GALLEYI_DOM_best_relpos] = -9;
    row[GALLEYI_DOM_ld_cover] = -1;
    row[GALLEYI_DOM_after_story] = row[GALLEYI_DOM_before_story] = -200;
    row[GALLEYI_DOM_ld_article] = evidence->ld_article;
    row[GALLEYI_DOM_ld_kind] = evidence->ld_kind;
    row[GALLEYI_DOM_og_kind] = evidence->og_kind;
}

int32_t galleyi_dom_features_begin(galleyi_dom_page *page, const galleyi_dom_evidence *evidence, galleyi_work *work, galleyi_dom_features **out) {
    galleyi_dom_features *f = galleyi_arena_allocate_zeroed(&page->arena, sizeof *f);
    *out = f;
    if (!f) return GALLEY_ENOMEM;
    f->page = page;
    galleyi_arena_init(&f->scratch, &page->arena.memory);
    const galleyi_html_slice texts[GALLEYI_DOM_TEXTS] = { evidence->title, evidence->description, evidence->article };
    int32_t status = galleyi_dom_words_read(&f->words, page, texts, &f->scratch);
    if (!status) status = dom_features_signatures(f);
    if (!status) status = dom_features_container(f);
    if (!status) status = dom_features_title(f);
    if (!status) status = dom_features_headlines(f);
    if (!status) dom_features_story(f);
    if (!status) dom_features_page(f, evidence);
    return status ? status : galleyi_work_add(work, page->html->node_count * UINT64_C(4) + page->block_count * UINT64_C(300));
}

void galleyi_dom_features_end(galleyi_dom_features *f) { if (f) galleyi_arena_free(&f->scratch); }

uint32_t galleyi_dom_features_title(const galleyi_dom_features *f) { return f->title; }

static void dom_features_best_of(const galleyi_dom_features *f, const galleyi_dom_block *b, uint32_t index, float *out) {
    const galleyi_dom_page *page = f->page;
    const galleyi_html *html = page->html;
    uint32_t level = 0;
    while (level < f->chain_count && !(b->lca >= f->chain[level] && b->lca < html->nodes[f->chain[level]].end)) level++;
    uint32_t common = level < f->chain_count ? f->chain[level] : 0;
    if (f->best) out[GALLEYI_DOM_best_level] = (float)(level < 20 ? level : 20);
    int climb = (int)page->nodes[b->lca].depth - (int)page->nodes[common].depth;
    out[GALLEYI_DOM_best_climb] = (float)(climb < 30 ? climb : 30);
    out[GALLEYI_DOM_in_best] = f->best && !level;
    uint32_t from = galleyi_dom_page_blocks_begin(page, f->best), to = galleyi_dom_page_blocks_end(page, f->best);
    if (f->best && to > from) out[GALLEYI_DOM_best_relpos] = ((float)index - (float)from) / (float)(to - from);
}

/* The row before, for what blocks that stand side by side have alike. */
typedef struct dom_features_before {
    const float *row;                         /* NULL: none */
    uint32_t     parent, within;              /* of its lowest element; whether that parent is its first container */
    int          least, sum;                  /* of the scores of that parent and four above it */
    float        log, next_log;               /* of its words and of those of the block behind it */
} dom_features_before;

#define DOM_FEATURES_SAME(out, from, first, last) memcpy((out) + GALLEYI_DOM_##first, (from) + GALLEYI_DOM_##first, (GALLEYI_DOM_##last - GALLEYI_DOM_##first + 1) * sizeof(float))

static void dom_features_signature_of(const galleyi_dom_features *f, uint32_t index, const dom_features_before *before, float *out) {
    uint32_t words = f->page->sums[f->page->block_count].words;
    const uint32_t *slots[2] = { f->slots[0] + index, f->slots[1] + index };
    if (before->row && *slots[0] == slots[0][-1]) DOM_FEATURES_SAME(out, before->row, sig_longfrac, sig_meanwords);
    else {
        const dom_features_signature *s = &f->signatures[0][*slots[0]];
        out[GALLEYI_DOM_sig_longfrac] = dom_features_ratio(s->longs, s->count);
        out[GALLEYI_DOM_sig_wordshare] = dom_features_ratio(s->words, words);
        out[GALLEYI_DOM_sig_count] = (float)(s->count < 200 ? s->count : 200);
        out[GALLEYI_DOM_sig_link] = dom_features_ratio(s->link_words, s->words);
        out[GALLEYI_DOM_sig_meanwords] = dom_features_ratio(s->words, s->count * GALLEYI_DOM_WORD);
    }
    if (before->row && *slots[1] == slots[1][-1]) { DOM_FEATURES_SAME(out, before->row, sig2_longfrac, sig2_count); return; }
    const dom_features_signature *e = &f->signatures[1][*slots[1]];
    out[GALLEYI_DOM_sig2_longfrac] = dom_features_ratio(e->longs, e->count);
    out[GALLEYI_DOM_sig2_wordshare] = dom_features_ratio(e->words, words);
    out[GALLEYI_DOM_sig2_count] = (float)(e->count < 200 ? e->count : 200);
}

static void dom_features_tokens_of(const galleyi_dom_page *page, const galleyi_dom_block *b, dom_features_before *before, float *out) {
    const galleyi_html *html = page->html;
    const galleyi_dom_page_node *here = &page->nodes[b->lca];
    uint32_t up = html->nodes[b->lca].parent;
    if (before->row && up == before->parent) DOM_FEATURES_SAME(out, before->row, parent_token, parent3_token);
    else {
        before->least = before->sum = 0;
        for (int k = 0; k < 5; k++) {
            int token = up ? page->nodes[up].token : 0;
            if (k < 3) out[GALLEYI_DOM_parent_token + k] = (float)token / 64;
            if (!k || token < before->least) before->least = token;
            before->sum += token;
            up = html->nodes[up].parent;
        }
    }
    int token = b->lca ? here->token : 0;
    out[GALLEYI_DOM_chain_sum] = (float)here->chain_sum / 64;
    out[GALLEYI_DOM_chain_min] = (float)here->chain_min / 64;
    out[GALLEYI_DOM_chain_max] = (float)here->chain_max / 64;
    out[GALLEYI_DOM_near_min] = (float)(here->token < before->least ? here->token : before->least) / 64;
    out[GALLEYI_DOM_near_sum] = (float)(token + before->sum) / 64;
    out[GALLEYI_DOM_block_token] = (float)page->nodes[b->element].token / 64;
    out[GALLEYI_DOM_lca_token] = (float)here->token / 64;
}

/* The containers around a block: ancestors that hold more blocks than the one before. */
static void dom_features_containers_of(const galleyi_dom_page *page, const galleyi_dom_block *b, dom_features_before *before, float *out) {
    const galleyi_html *html = page->html;
    const galleyi_dom_sums *all = &page->sums[page->block_count];
    uint32_t up = b->lca, begin = galleyi_dom_page_blocks_begin(page, up), end = galleyi_dom_page_blocks_end(page, up), level = 0, parent = html->nodes[up].parent;
    uint32_t within = parent && galleyi_dom_page_blocks_end(page, parent) - galleyi_dom_page_blocks_begin(page, parent) != end - begin;
    int same = before->row && within && before->within && parent == before->parent;
    before->parent = parent;
    before->within = within;
    if (same) { DOM_FEATURES_SAME(out, before->row, c1_longshare, c3_endfrac); return; }
    for (int steps = 0; level < 3 && steps < DOM_FEATURES_CHAIN; steps++) {
        if (up) up = html->nodes[up].parent;
        uint32_t b0 = galleyi_dom_page_blocks_begin(page, up), b1 = galleyi_dom_page_blocks_end(page, up);
        if (up && b1 - b0 == end - begin) continue;
        begin = b0;
        end = b1;
        const galleyi_dom_sums *s = &page->sums[b0], *t = &page->sums[b1];
        uint32_t words = t->words - s->words, count = b1 - b0;
        static const int places[] = { GALLEYI_DOM_c1_longshare, GALLEYI_DOM_c2_longshare, GALLEYI_DOM_c3_longshare };
        float *to = out + places[level];
        to[0] = dom_features_ratio(t->long_words - s->long_words, all->long_words);
        to[1] = dom_features_ratio(t->link_words - s->link_words, words);
        to[2] = dom_features_ratio(t->sentence_ends - s->sentence_ends, count);
        if (level < 2) { to[3] = dom_features_ratio(t->paragraphs - s->paragraphs, count); to[4] = dom_features_ratio(words, count * GALLEYI_DOM_WORD); }
        level++;
    }
}

static void dom_features_window_of(const galleyi_dom_page *page, uint32_t index, uint32_t reach, float *link, float *longs) {
    uint32_t from = index > reach ? index - reach : 0, to = index + reach + 1 < page->block_count ? index + reach + 1 : page->block_count;
    const galleyi_dom_sums *s = &page->sums[from], *t = &page->sums[to];
    *link = dom_features_ratio(t->link_words - s->link_words, t->words - s->words);
    if (longs) *longs = dom_features_ratio(t->longs - s->longs, to - from);
}

static void dom_features_neighbours_of(const galleyi_dom_features *f, uint32_t index, dom_features_before *before, float *out) {
    const galleyi_dom_page *page = f->page;
    const galleyi_dom_block *b = &page->blocks[index];
    float log = before->row ? before->next_log : dom_features_log(b->words / GALLEYI_DOM_WORD);
    dom_features_window_of(page, index, 1, &out[GALLEYI_DOM_win1_link], NULL);
    dom_features_window_of(page, index, 4, &out[GALLEYI_DOM_win4_link], &out[GALLEYI_DOM_win4_long]);
    dom_features_window_of(page, index, 10, &out[GALLEYI_DOM_win10_link], &out[GALLEYI_DOM_win10_long]);
    if (index) {
        out[GALLEYI_DOM_prev_words] = before->row ? before->log : dom_features_log(b[-1].words / GALLEYI_DOM_WORD);
        out[GALLEYI_DOM_prev_long] = b[-1].is_long;
        out[GALLEYI_DOM_prev_link] = before->row ? before->row[GALLEYI_DOM_link_share] : dom_features_ratio(b[-1].link_words, b[-1].words);
        out[GALLEYI_DOM_same_as_prev] = f->slots[0][index] == f->slots[0][index - 1];
    }
    out[GALLEYI_DOM_link_share] = before->row ? before->row[GALLEYI_DOM_next_link] : dom_features_ratio(b->link_words, b->words);
    before->log = log;
    if (index + 1 == page->block_count) return;
    out[GALLEYI_DOM_next_words] = before->next_log = dom_features_log(b[1].words / GALLEYI_DOM_WORD);
    out[GALLEYI_DOM_next_long] = b[1].is_long;
    out[GALLEYI_DOM_next_link] = dom_features_ratio(b[1].link_words, b[1].words);
    out[GALLEYI_DOM_same_as_next] = f->slots[0][index] == f->slots[0][index + 1];
}

static void dom_features_page_of(const galleyi_dom_features *f, uint32_t index, float *out) {
    const galleyi_dom_page *page = f->page;
    const galleyi_dom_sums *all = &page->sums[page->block_count], *before = &page->sums[index];
    out[GALLEYI_DOM_pos_block] = dom_features_ratio(index, page->block_count);
    out[GALLEYI_DOM_pos_words] = dom_features_ratio(before->words, all->words);
    out[GALLEYI_DOM_pos_longwords] = dom_features_ratio(before->long_words, all->long_words);
    if (f->title < page->block_count) {
        float words = ((float)before->words - (float)page->sums[f->title].words) / GALLEYI_DOM_WORD, blocks = (float)index - (float)f->title;
        out[GALLEYI_DOM_words_from_title] = words < DOM_FEATURES_FAR_WORDS ? words : DOM_FEATURES_FAR_WORDS;
        out[GALLEYI_DOM_blocks_from_title] = blocks < DOM_FEATURES_FAR_BLOCKS ? blocks : DOM_FEATURES_FAR_BLOCKS;
    }
    uint32_t heading = f->headings[index];
    out[GALLEYI_DOM_since_heading] = heading < page->block_count ? (float)(index - heading < 100 ? index - heading : 100) : -1;
    out[GALLEYI_DOM_last_heading_token] = heading < page->block_count ? (float)page->nodes[page->blocks[heading].element].chain_sum / 64 : 0;
    out[GALLEYI_DOM_dup_count] = (float)(f->duplicates[index] < 20 ? f->duplicates[index] : 20);
}

static uint32_t dom_features_tag(const galleyi_dom_page *page, uint32_t element) {
    const galleyi_html_node *node = &page->html->nodes[element];
    return node->kind == GALLEYI_HTML_ELEMENT && node->name < GALLEYI_TAG_COUNT ? node->name : 0;
}

/* Four of the in_ features; those that follow may be written anew. */
static void dom_features_bits(float *out, unsigned bits) {
#define DOM_FEATURES_BITS(b) { b & 1, b >> 1 & 1, b >> 2 & 1, b >> 3 & 1 }
#define DOM_FEATURES_FOUR_BITS(b) DOM_FEATURES_BITS(b), DOM_FEATURES_BITS((b + 1)), DOM_FEATURES_BITS((b + 2)), DOM_FEATURES_BITS((b + 3))
    static const float floats[16][4] = { DOM_FEATURES_FOUR_BITS(0), DOM_FEATURES_FOUR_BITS(4), DOM_FEATURES_FOUR_BITS(8), DOM_FEATURES_FOUR_BITS(12) };
    memcpy(out, floats[bits & 15], sizeof *floats);
}
_Static_assert(GALLEYI_IN_HEADER == 1 && GALLEYI_IN_MAIN == 16 && GALLEYI_DOM_in_main == GALLEYI_DOM_in_header + 4 && GALLEYI_IN_LIST == 256
    && GALLEYI_DOM_in_list == GALLEYI_DOM_in_main + 4 && GALLEYI_IN_HIDDEN == 8192 && GALLEYI_DOM_in_hidden == GALLEYI_DOM_in_list + 3 && GALLEYI_DOM_tag == GALLEYI_DOM_in_hidden + 3,
    "features in the order of their bits");

static void dom_features_own_of(const galleyi_dom_features *f, const galleyi_dom_block *b, float *out) {
    const galleyi_dom_page *page = f->page;
    const galleyi_dom_page_node *here = &page->nodes[b->lca];
    dom_features_bits(&out[GALLEYI_DOM_in_header], here->within);
    dom_features_bits(&out[GALLEYI_DOM_in_main], here->within >> 4);
    dom_features_bits(&out[GALLEYI_DOM_in_list], here->within >> 8);
    dom_features_bits(&out[GALLEYI_DOM_in_hidden], here->within >> 13);
    uint32_t tag = dom_features_tag(page, b->element);
    out[GALLEYI_DOM_tag] = (float)tag;
    out[GALLEYI_DOM_lca_tag] = (float)dom_features_tag(page, b->lca);
    out[GALLEYI_DOM_parent_tag] = (float)dom_features_tag(page, page->html->nodes[b->element].parent);
    out[GALLEYI_DOM_depth] = page->nodes[b->element].depth;
    out[GALLEYI_DOM_lca_depth] = here->depth;
    out[GALLEYI_DOM_words] = (float)b->words / GALLEYI_DOM_WORD;
    out[GALLEYI_DOM_chars] = (float)b->chars;
    out[GALLEYI_DOM_commas] = (float)b->commas;
    out[GALLEYI_DOM_sentence_end] = b->sentence_end;
    out[GALLEYI_DOM_is_long] = b->is_long;
    out[GALLEYI_DOM_digit_heavy] = b->is_digit_heavy;
    out[GALLEYI_DOM_upper] = b->upper;
    out[GALLEYI_DOM_word_length] = dom_features_ratio(b->chars * GALLEYI_DOM_WORD, b->words);
    out[GALLEYI_DOM_heading_level] = tag >= GALLEYI_TAG_H1 && tag <= GALLEYI_TAG_H6 ? (float)(tag - GALLEYI_TAG_H1 + 1) : 0;
    const galleyi_dom_found *found = &f->words.found[b - page->blocks];
    out[GALLEYI_DOM_title_cover] = dom_features_ratio(found->title, found->all);
    out[GALLEYI_DOM_description_cover] = dom_features_ratio(found->description, found->all);
    if (f->words.count[GALLEYI_DOM_ARTICLE]) out[GALLEYI_DOM_ld_cover] = dom_features_ratio(found->article, found->all);
}

static float dom_features_distance(uint32_t from, uint32_t to) {
    int64_t d = (int64_t)to - (int64_t)from;
    return (float)(d < -100 ? -100 : d > 100 ? 100 : d);
}

static void dom_features_story_of(const galleyi_dom_features *f, uint32_t index, float *out) {
    if (f->story_first <= f->story_last) {
        out[GALLEYI_DOM_after_story] = dom_features_distance(f->story_last, index);
        out[GALLEYI_DOM_before_story] = dom_features_distance(index, f->story_first);
    }
    out[GALLEYI_DOM_since_image] = f->page->blocks[index].since_image;
    out[GALLEYI_DOM_headlines] = f->headlines[index];
}

void galleyi_dom_features_rows(const galleyi_dom_features *f, uint32_t from, uint32_t count, float rows[][GALLEYI_DOM_FEATURES_COUNT]) {
    dom_features_before before = { NULL, 0, 0, 0, 0, 0, 0 };
    for (uint32_t index = from; index < from + count; index++) {
        const galleyi_dom_block *b = &f->page->blocks[index];
        float *out = rows[index - from];
        memcpy(out, f->row, sizeof f->row);
        dom_features_best_of(f, b, index, out);
        dom_features_signature_of(f, index, &before, out);
        dom_features_tokens_of(f->page, b, &before, out);
        dom_features_containers_of(f->page, b, &before, out);
        dom_features_neighbours_of(f, index, &before, out);
        dom_features_page_of(f, index, out);
        dom_features_own_of(f, b, out);
        dom_features_story_of(f, index, out);
        before.row = out;
    }
}

void galleyi_dom_features_block(const galleyi_dom_features *f, uint32_t index, float out[GALLEYI_DOM_FEATURES_COUNT]) {
    galleyi_dom_features_rows(f, index, 1, (float (*)[GALLEYI_DOM_FEATURES_COUNT])out);
}
