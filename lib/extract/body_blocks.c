/* Which blocks are the body: the judge's word, settled by structure. */
#include "extract/extraction.h"
#include "extract/class_words.h"
#include "extract/dom_around.h"
#include "extract/page_kind.h"
#include "core/utf8.h"
#include "text/phrases.h"

/* The chance that goes with a score, in 1/256: the logistic curve in steps of a quarter from -4 to 4; a little higher, for pages on which the judge is of two minds hold
   more of what a reader came for than it thinks (measured on held-out pages). */
static uint32_t body_blocks_chance(int32_t score) {
    enum { HIGHER = 1229 };                   /* .3 */
    static const uint8_t curve[] = { 5, 6, 8, 10, 12, 15, 19, 24, 31, 38, 47, 57, 69, 82, 97, 112, 128, 144, 159, 174, 187, 199, 209, 218, 225, 232, 237, 241, 244, 246, 248, 250, 251 };
    int32_t at = (score + HIGHER + 16 * 1024 + 512) / 1024;
    return at < 0 ? 2 : at > 32 ? 254 : curve[at];
}

enum { BODY_LEVELS = 64, BODY_STEP = 256, BODY_LOWEST = -36 };     /* of scores, in steps of 1/16 */
typedef struct body_blocks_level { uint64_t words, hoped; } body_blocks_level;

static uint64_t body_blocks_levels(const galleyi_extraction *x, body_blocks_level levels[BODY_LEVELS]) {
    uint64_t all = 0;
    memset(levels, 0, BODY_LEVELS * sizeof *levels);
    for (uint32_t i = 0; i < x->page.block_count; i++) {
        int32_t at = x->scores[i] / BODY_STEP - BODY_LOWEST;
        body_blocks_level *level = &levels[at < 0 ? 0 : at >= BODY_LEVELS ? BODY_LEVELS - 1 : at];
        uint64_t hoped = (uint64_t)x->page.blocks[i].words * body_blocks_chance(x->scores[i]);
        level->words += x->page.blocks[i].words;
        level->hoped += hoped;
        all += hoped;
    }
    return all;
}

/* The threshold for which the F1 to be expected is the highest: twice the words hoped for among those taken, over all taken and all hoped for. best and usual: that F1,
   and the usual threshold's, in 1/256. */
static int32_t body_blocks_best(const galleyi_extraction *x, uint64_t *best, uint64_t *usual) {
    body_blocks_level levels[BODY_LEVELS];
    uint64_t all = body_blocks_levels(x, levels), taken = 0, hoped = 0;
    int32_t threshold = GALLEYI_DOM_JUDGE_THRESHOLD;
    *best = *usual = 0;
    for (int32_t at = BODY_LEVELS - 1; at >= 0; at--) {
        int32_t score = (at + BODY_LOWEST) * BODY_STEP;
        taken += levels[at].words;
        hoped += levels[at].hoped;
        uint64_t f1 = taken ? 2 * hoped * 256 / (taken * 256 + all) : 0;
        if (score >= GALLEYI_DOM_JUDGE_THRESHOLD) *usual = f1;
        if (f1 > *best && score <= 0) { *best = f1; threshold = score; }
    }
    return threshold;
}

static void body_blocks_judge(galleyi_extraction *x, int fully) {
    enum { AT_ONCE = 16 };
    float rows[AT_ONCE][GALLEYI_DOM_FEATURES_COUNT];
    galleyi_dom_judging judging;
    galleyi_dom_judge_begin(&judging, &galleyi_dom_trees_learned, fully, x->scores);
    for (uint32_t from = 0, count; from < x->page.block_count; from += count) {
        count = x->page.block_count - from < AT_ONCE ? x->page.block_count - from : AT_ONCE;
        galleyi_dom_features_rows(x->features, from, count, rows);
        galleyi_dom_judge_add(&judging, (const float (*)[GALLEYI_DOM_FEATURES_COUNT])rows, from, count);
    }
    galleyi_dom_judge_end(&judging);
}

/* Where the judge is of two minds, mostly on pages that are no articles, the threshold by the F1 to be expected, of scores to the last tree. Where it is sure, where
   nothing helps, or where the page says that it is an article and there is some hope for it: the usual one, for an article a stricter one. */
static int32_t body_blocks_threshold(galleyi_extraction *x) {
    enum { SURE = 179, HOPED = 128, HOPELESS = 77, STRICTER = 410 };       /* .7, .5 and .3 in 1/256; .1 in 1/4096 */
    uint64_t best, usual;
    int article = x->evidence.ld_article || x->evidence.og_kind == GALLEYI_SAID_ARTICLE;
    uint64_t sure = article ? HOPED : SURE;
    int32_t own = article ? STRICTER : GALLEYI_DOM_JUDGE_THRESHOLD;
    body_blocks_best(x, &best, &usual);
    if (usual > sure) return own;
    body_blocks_judge(x, 1);
    int32_t threshold = body_blocks_best(x, &best, &usual);
    return usual > sure || best < HOPELESS ? own : threshold;
}

static int body_blocks_is_heading(const galleyi_dom_page *page, uint32_t i) {
    return (page->nodes[page->blocks[i].element].within & GALLEYI_IN_HEADING) != 0;
}

static int body_blocks_is_paragraph(const galleyi_dom_page *page, uint32_t i) {
    return page->blocks[i].is_long && galleyi_html_is(&page->html->nodes[page->blocks[i].element], GALLEYI_TAG_P);
}

/* Among many paragraphs of one parent, that of most of the story's, the few that the judge is in doubt of are what the others are. */
static void body_blocks_misses(galleyi_extraction *x) {
    enum { CHOSEN_PER_MISS = 20, DOUBT = -4096 };
    const galleyi_dom_page *page = &x->page;
    const galleyi_html_node *nodes = page->html->nodes;
    uint32_t parent = 0, votes = 0, chosen = 0, missed = 0;
    for (uint32_t i = 0; i < page->block_count; i++) {
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN || !body_blocks_is_paragraph(page, i)) continue;
        if (!votes) parent = nodes[page->blocks[i].element].parent;
        if (nodes[page->blocks[i].element].parent == parent) votes++;
        else votes--;
    }
    for (uint32_t i = 0; i < page->block_count; i++) {
        if (nodes[page->blocks[i].element].parent != parent || !body_blocks_is_paragraph(page, i)) continue;
        chosen += x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
        missed += x->reasons[i] != GALLEYI_BLOCK_CHOSEN;
    }
    for (uint32_t i = 0; i < page->block_count && missed && missed * CHOSEN_PER_MISS <= chosen; i++)
        if (nodes[page->blocks[i].element].parent == parent && body_blocks_is_paragraph(page, i) && x->reasons[i] == GALLEYI_BLOCK_JUDGED && x->scores[i] > DOUBT)
            x->reasons[i] = GALLEYI_BLOCK_CHOSEN;
}

static int body_blocks_is_post_name(const galleyi_dom_name *name) {
    const uint32_t both = GALLEYI_AROUND_UPDATE | GALLEYI_AROUND_LIVE;
    return (name->roles & both) == both;
}

/* A post of live coverage: an element that is called so, with a time of its own. */
static int body_blocks_is_post(const galleyi_dom_page *page, uint32_t node) {
    enum { LOOK = 400 };
    const galleyi_html *html = page->html;
    if (!body_blocks_is_post_name(galleyi_dom_name_of(&page->names, node)) || page->nodes[node].within & (GALLEYI_IN_NAV | GALLEYI_IN_ASIDE | GALLEYI_IN_FOOTER)) return 0;
    for (uint32_t i = node + 1; i < html->nodes[node].end && i < node + LOOK; i++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_TIME) || galleyi_dom_name_of(&page->names, i)->roles & GALLEYI_AROUND_TIME)
            return galleyi_dom_page_blocks_end(page, node) >= galleyi_dom_page_blocks_begin(page, node) + 2;
    return 0;
}

static int body_blocks_is_posted(const galleyi_dom_page *page, uint32_t i) {
    enum { BESIDE = GALLEYI_AROUND_TIME | GALLEYI_AROUND_NOISE | GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_CAPTION | GALLEYI_AROUND_CREDIT | GALLEYI_AROUND_RELATED };
    const galleyi_dom_block *b = &page->blocks[i];
    uint32_t roles = galleyi_dom_name_of(&page->names, b->element)->roles | galleyi_dom_name_of(&page->names, b->lca)->roles;
    return !(roles & BESIDE) && !(page->nodes[b->element].within & (GALLEYI_IN_CAPTION | GALLEYI_IN_FORM)) && b->link_words * 2 < b->words && (b->words >= 3 * GALLEYI_DOM_WORD || b->sentence_end);
}

/* What is done with the blocks of each post; gives how many posts there are. */
static uint32_t body_blocks_posts(galleyi_extraction *x, void (*each)(galleyi_extraction *x, uint32_t block, int64_t *sums), int64_t *sums) {
    const galleyi_dom_page *page = &x->page;
    const galleyi_html *html = page->html;
    uint32_t posts = 0;
    for (uint32_t node = 1; node < html->node_count; node++) {
        if (!body_blocks_is_post(page, node)) continue;
        posts++;
        for (uint32_t i = galleyi_dom_page_blocks_begin(page, node); each && i < galleyi_dom_page_blocks_end(page, node); i++)
            if (body_blocks_is_posted(page, i)) each(x, i, sums);
        node = html->nodes[node].end - 1;
    }
    return posts;
}

static void body_blocks_sum_post(galleyi_extraction *x, uint32_t block, int64_t *sums) {
    if (x->page.blocks[block].is_long) { sums[0]++; sums[1] += x->scores[block]; }
}

static void body_blocks_take_post(galleyi_extraction *x, uint32_t block, int64_t *sums) {
    enum { NEVER = -16384 };                  /* -4 */
    (void)sums;
    if (x->reasons[block] == GALLEYI_BLOCK_JUDGED && x->scores[block] > NEVER) x->reasons[block] = GALLEYI_BLOCK_CHOSEN;
}

/* The posts of a live page are alike: where the judge is in doubt of their paragraphs rather than sure that they are none of the story, all that they say is. */
static void body_blocks_live(galleyi_extraction *x) {
    enum { FEWEST = 3, DOUBT = -10240 };      /* -2.5 */
    const galleyi_dom_names *names = &x->page.names;
    int64_t sums[2] = { 0, 0 };               /* paragraphs, their scores */
    int there = 0;
    for (uint32_t k = 0; k < names->count && !there; k++) there = body_blocks_is_post_name(&names->names[k]);
    if (!there || body_blocks_posts(x, NULL, NULL) < FEWEST) return;
    body_blocks_judge(x, 1);
    body_blocks_posts(x, body_blocks_sum_post, sums);
    if (sums[0] && sums[1] >= sums[0] * DOUBT) body_blocks_posts(x, body_blocks_take_post, NULL);
}

/* The headline often stands more than once, before the story in other words too: with its kicker, or as social media have it. */
static void body_blocks_title(galleyi_extraction *x) {
    enum { FEWEST = 4 * GALLEYI_DOM_WORD };
    const galleyi_dom_page *page = &x->page;
    uint32_t title = galleyi_dom_features_title(x->features);
    float features[GALLEYI_DOM_FEATURES_COUNT];
    int begun = 0;
    if (title >= page->block_count) return;
    for (uint32_t i = 0; i < page->block_count; i++) {
        if (page->blocks[i].hash == page->blocks[title].hash) x->reasons[i] = GALLEYI_BLOCK_TITLE;
        if (begun || x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        begun = page->blocks[i].is_long;
        if (!body_blocks_is_heading(page, i) || page->blocks[i].words < FEWEST) continue;
        galleyi_dom_features_block(x->features, i, features);
        if (features[GALLEYI_DOM_title_cover] >= .75f) x->reasons[i] = GALLEYI_BLOCK_TITLE;
    }
}

static uint32_t body_blocks_article(const galleyi_dom_page *page, uint32_t node) {
    while (node && !galleyi_html_is(&page->html->nodes[node], GALLEYI_TAG_ARTICLE)) node = page->html->nodes[node].parent;
    return node;
}

/* Endless scroll: another article element behind the headline's, with an h1 of its own, is the next story. */
static void body_blocks_next_story(galleyi_extraction *x) {
    enum { STORY = 60 * GALLEYI_DOM_WORD };
    const galleyi_dom_page *page = &x->page;
    uint32_t title = galleyi_dom_features_title(x->features), words = 0;
    float features[GALLEYI_DOM_FEATURES_COUNT];
    if (title >= page->block_count || x->kind != GALLEYI_PAGE_ARTICLE) return;
    uint32_t own = body_blocks_article(page, page->blocks[title].element), end = page->html->nodes[own].end, other = 0;
    if (!own) return;
    for (uint32_t i = title; i < galleyi_dom_page_blocks_end(page, own); i++) if (x->reasons[i] == GALLEYI_BLOCK_CHOSEN && page->blocks[i].is_long) words += page->blocks[i].words;
    galleyi_dom_features_block(x->features, title, features);
    if (words < STORY || features[GALLEYI_DOM_title_cover] < .75f) return;
    for (uint32_t i = galleyi_dom_page_blocks_end(page, own); i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (galleyi_html_is(&page->html->nodes[b->element], GALLEYI_TAG_H1) && x->reasons[i] != GALLEYI_BLOCK_TITLE) {
            uint32_t around = body_blocks_article(page, b->element);
            if (around >= end) other = around;
        }
        if (other && b->first < page->html->nodes[other].end && x->reasons[i] == GALLEYI_BLOCK_CHOSEN) x->reasons[i] = GALLEYI_BLOCK_AFTER_END;
    }
}

/* A table of data: short cells, more of them than rows, nothing set among them that lays out a page. */
static int body_blocks_is_data(const galleyi_dom_page *page, uint32_t table) {
    enum { CELL = 30 * GALLEYI_DOM_WORD };
    const galleyi_html_node *nodes = page->html->nodes;
    uint32_t begin = galleyi_dom_page_blocks_begin(page, table), end = galleyi_dom_page_blocks_end(page, table), rows = 0, cells = 0;
    for (uint32_t i = table + 1; i < nodes[table].end; i++) {
        if (nodes[i].kind != GALLEYI_HTML_ELEMENT || nodes[i].space != GALLEYI_SPACE_HTML) continue;
        switch (nodes[i].name) {
        case GALLEYI_TAG_TABLE: case GALLEYI_TAG_H1: case GALLEYI_TAG_H2: case GALLEYI_TAG_FORM: case GALLEYI_TAG_ARTICLE: return 0;
        case GALLEYI_TAG_TR: rows++; break;
        case GALLEYI_TAG_TD: case GALLEYI_TAG_TH: cells += galleyi_dom_page_blocks_end(page, i) > galleyi_dom_page_blocks_begin(page, i); break;
        default: break;
        }
    }
    return rows > 1 && cells > rows && end - begin <= cells + cells / 2 && page->sums[end].words - page->sums[begin].words <= (uint64_t)cells * CELL;
}

/* Tables are whole: what the judge left out of one that it mostly took belongs to it. */
static void body_blocks_whole(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    const galleyi_html *html = page->html;
    for (uint32_t node = 1; page->tables && node < html->node_count; node++) {
        if (!galleyi_html_is(&html->nodes[node], GALLEYI_TAG_TABLE) || !body_blocks_is_data(page, node)) continue;
        uint32_t begin = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node), taken = 0;
        for (uint32_t i = begin; i < end; i++) taken += x->reasons[i] == GALLEYI_BLOCK_CHOSEN ? page->blocks[i].words : 0;
        if (taken * UINT64_C(2) > page->sums[end].words - page->sums[begin].words)
            for (uint32_t i = begin; i < end; i++) if (x->reasons[i] == GALLEYI_BLOCK_JUDGED) x->reasons[i] = GALLEYI_BLOCK_CHOSEN;
        node = html->nodes[node].end - 1;
    }
}

/* A dialog that is not open is not shown: https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3. One with most of the story in it is opened by a script. */
static void body_blocks_dialogs(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    const galleyi_html *html = page->html;
    uint64_t all = 0;
    for (uint32_t i = 0; page->dialogs && i < page->block_count; i++) all += x->reasons[i] == GALLEYI_BLOCK_CHOSEN ? page->blocks[i].words : 0;
    for (uint32_t node = 1; page->dialogs && node < html->node_count; node++) {
        if (!galleyi_html_is(&html->nodes[node], GALLEYI_TAG_DIALOG) || galleyi_html_attribute_find(html, &html->nodes[node], GALLEYI_ATTRIBUTE_OPEN)) continue;
        uint64_t here = 0;
        uint32_t begin = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node);
        for (uint32_t i = begin; i < end; i++) here += x->reasons[i] == GALLEYI_BLOCK_CHOSEN ? page->blocks[i].words : 0;
        for (uint32_t i = begin; i < end && here * 2 < all; i++) if (x->reasons[i] == GALLEYI_BLOCK_CHOSEN) x->reasons[i] = GALLEYI_BLOCK_HIDDEN;
        node = html->nodes[node].end - 1;
    }
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

/* Whether the text is nothing but the address of a picture's file. */
static int body_blocks_is_picture(const char *text, size_t size) {
    static const char *const endings[] = { "jpg", "jpeg", "png", "webp", "gif", "avif", "svg" };
    size_t end = 0, dot = 0;
    while (size && (unsigned char)text[size - 1] <= ' ') size--;
    while (size && (unsigned char)*text <= ' ') { text++; size--; }
    if (size < 12 || (memcmp(text, "http://", 7) && memcmp(text, "https://", 8))) return 0;
    for (size_t i = 0; i < size; i++) if ((unsigned char)text[i] <= ' ') return 0;
    while (end < size && text[end] != '?' && text[end] != '#') { if (text[end] == '.') dot = end + 1; end++; }
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (galleyi_slice_is((galleyi_html_slice){ text + dot, end - dot }, endings[i])) return 1;
    return 0;
}

/* Addresses of pictures printed as text, with the term that such a one explains. */
static void body_blocks_pictures(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    const galleyi_html_node *nodes = page->html->nodes;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN || b->first != b->last || nodes[b->first].kind != GALLEYI_HTML_TEXT) continue;
        if (page->nodes[b->lca].within & (GALLEYI_IN_CODE | GALLEYI_IN_TABLE)) continue;
        galleyi_html_slice text = galleyi_html_text(page->html, &nodes[b->first]);
        if (!body_blocks_is_picture(text.data, text.size)) continue;
        x->reasons[i] = GALLEYI_BLOCK_BOX;
        if (!i || x->reasons[i - 1] != GALLEYI_BLOCK_CHOSEN || !galleyi_html_is(&nodes[b->element], GALLEYI_TAG_DD)) continue;
        if (!galleyi_html_is(&nodes[page->blocks[i - 1].element], GALLEYI_TAG_DT)) continue;
        if (i + 1 == page->block_count || !galleyi_html_is(&nodes[page->blocks[i + 1].element], GALLEYI_TAG_DD)) x->reasons[i - 1] = GALLEYI_BLOCK_BOX;
    }
}

/* The article or main element that holds the headline; 0: none. */
static uint32_t body_blocks_home(const galleyi_extraction *x) {
    const galleyi_html_node *nodes = x->html->nodes;
    uint32_t title = galleyi_dom_features_title(x->features), node = title < x->page.block_count ? x->page.blocks[title].element : 0;
    while (node && !galleyi_html_is(&nodes[node], GALLEYI_TAG_ARTICLE) && !galleyi_html_is(&nodes[node], GALLEYI_TAG_MAIN)) node = nodes[node].parent;
    return node;
}

/* Boxes whose class says that they are something else: small ones within the story, any outside the element that holds headline and story. */
static int32_t body_blocks_boxes(galleyi_extraction *x) {
    enum { BOX_SHARE = 6, HOME = 8 * GALLEYI_DOM_WORD };   /* at most one part in so many of what is chosen; words that make a story */
    const galleyi_dom_page *page = &x->page;
    const galleyi_html *html = page->html;
    uint32_t home = body_blocks_home(x), home_end = home ? html->nodes[home].end : 0;
    uint32_t *chosen = galleyi_arena_allocate(&x->page.arena, (page->block_count + (size_t)1) * sizeof *chosen);   /* words chosen before each block */
    if (!chosen) return GALLEY_ENOMEM;
    chosen[0] = 0;
    for (uint32_t i = 0; i < page->block_count; i++) chosen[i + 1] = chosen[i] + (x->reasons[i] == GALLEYI_BLOCK_CHOSEN ? page->blocks[i].words : 0);
    int lived = home && chosen[galleyi_dom_page_blocks_end(page, home)] - chosen[galleyi_dom_page_blocks_begin(page, home)] >= HOME;
    for (uint32_t node = 1; node < html->node_count; node++) {
        if (!galleyi_dom_name_of(&page->names, node)->is_box) continue;
        uint32_t begin = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node), words = chosen[end] - chosen[begin];
        int away = lived && (node >= home_end || html->nodes[node].end <= home);
        if (!words) { node = html->nodes[node].end - 1; continue; }
        if (!away && words > chosen[page->block_count] / BOX_SHARE) continue;
        for (uint32_t i = begin; i < end; i++) if (x->reasons[i] == GALLEYI_BLOCK_CHOSEN) x->reasons[i] = GALLEYI_BLOCK_BOX;
        node = html->nodes[node].end - 1;
    }
    return GALLEY_OK;
}

/* Whether a line is furniture by its wording. */
static int body_blocks_wording(const char *line, size_t size) {
#define WORDING(phrase) GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_##phrase)
    static const uint64_t alone = WORDING(MOST_READ) | WORDING(LATEST) | WORDING(COMMENTS) | WORDING(NO_COMMENTS) | WORDING(REPLY) | WORDING(SHARE) | WORDING(ADVERTISEMENT) | WORDING(LOGIN)
        | WORDING(NEXT) | WORDING(PREVIOUS) | WORDING(TOP) | WORDING(LOAD_MORE);
    static const uint64_t labels = WORDING(RELATED) | WORDING(READ_ALSO) | WORDING(TAGS), beginnings = WORDING(NEWSLETTER) | WORDING(APP) | WORDING(WALL) | WORDING(CONSENT);
#undef WORDING
    galleyi_phrase_match match;
    if (!galleyi_phrase_line(line, size, &match)) return 0;
    uint64_t bit = GALLEYI_PHRASE_BIT(match.phrase);
    return (bit & (alone | labels | beginnings) && match.kind == GALLEYI_PHRASE_EXACT) || (bit & (labels | beginnings) && match.kind == GALLEYI_PHRASE_LABEL)
        || (bit & beginnings && match.kind == GALLEYI_PHRASE_PREFIX);
}

/* The last lines of an article that are furniture by their wording. */
static int32_t body_blocks_tail(galleyi_extraction *x) {
    enum { TAIL = 4, TAIL_WORDS = 40 * GALLEYI_DOM_WORD };
    galleyi_buffer line;
    int32_t status = GALLEY_OK;
    if (x->kind != GALLEYI_PAGE_ARTICLE) return status;
    galleyi_buffer_init(&line, &x->page.html->memory);
    for (uint32_t i = x->page.block_count, seen = 0; i-- > 0 && seen < TAIL && !status; ) {
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        seen++;
        if (x->page.blocks[i].words > TAIL_WORDS || x->page.nodes[x->page.blocks[i].lca].within & GALLEYI_IN_TABLE) continue;
        galleyi_buffer_clear(&line);
        status = galleyi_dom_block_text(&x->page, i, &line);
        if (!status && line.size && body_blocks_wording(line.data, line.size)) x->reasons[i] = GALLEYI_BLOCK_BOX;
    }
    galleyi_buffer_free(&line);
    return status;
}

/* A rule of dashes or stars is no heading. */
static int body_blocks_is_mute(const galleyi_dom_page *page, uint32_t i) {
    for (uint32_t node = page->blocks[i].first; node <= page->blocks[i].last; node++) {
        if (page->html->nodes[node].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(page->html, &page->html->nodes[node]);
        for (size_t k = 0; k < text.size; k++) {
            unsigned char c = (unsigned char)text.data[k];
            if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')) return 0;
        }
    }
    return 1;
}

/* A heading stays only over something that stays, before the next heading of its rank. */
static void body_blocks_headings(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    int below = 0;
    for (uint32_t i = page->block_count; i-- > 0; ) {
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        if (!body_blocks_is_heading(page, i)) { below = 1; continue; }
        if (!below || body_blocks_is_mute(page, i)) x->reasons[i] = GALLEYI_BLOCK_ALONE;
    }
}

int32_t galleyi_choose_blocks(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    x->scores = galleyi_arena_allocate(&x->page.arena, page->block_count * sizeof *x->scores + 4);
    x->reasons = galleyi_arena_allocate_zeroed(&x->page.arena, page->block_count + 1);
    if (!x->scores || !x->reasons) return GALLEY_ENOMEM;
    body_blocks_judge(x, 0);
    x->kind = galleyi_page_kind(x);
    int32_t threshold = body_blocks_threshold(x);
    for (uint32_t i = 0; i < page->block_count; i++) if (x->scores[i] >= threshold) x->reasons[i] = GALLEYI_BLOCK_CHOSEN;
    body_blocks_misses(x);
    body_blocks_live(x);
    body_blocks_dialogs(x);
    body_blocks_whole(x);
    body_blocks_title(x);
    body_blocks_next_story(x);
    body_blocks_pictures(x);
    int32_t status = body_blocks_repeats(x);
    if (!status) status = body_blocks_boxes(x);
    if (!status) status = body_blocks_tail(x);
    body_blocks_headings(x);
    return status ? status : galleyi_work_add(x->work, page->block_count * UINT64_C(600));
}
