/* Other stories that the page shows: sections under a heading that says so or with a class that does, promos between the paragraphs, previous and next.
   A card is what belongs to one link alone: title, time, source, summary, picture. Menus, most-read lists and share links are none. */
#include "extract/dom_around.h"
#include "text/phrases.h"

enum { CARDS_MOST = 200, CARDS_CLIMB = 16, CARDS_HEADING = 9 * GALLEYI_DOM_WORD, CARDS_PROMO = 45 * GALLEYI_DOM_WORD, CARDS_TITLE_BYTES = 300, CARDS_SECTION_NODES = 6000 };

typedef struct cards_link { uint32_t node; uint32_t in_heading; } cards_link;

static int cards_is_furniture(const galleyi_around *a, uint32_t node) {
    uint16_t within = a->x->page.nodes[node].within;
    return within & (GALLEYI_IN_NAV | GALLEYI_IN_HIDDEN) || (within & (GALLEYI_IN_FOOTER | GALLEYI_IN_HEADER) && !(within & (GALLEYI_IN_MAIN | GALLEYI_IN_ARTICLE)));
}

/* Chosen words among the blocks of nodes begin to end - 1, those of links aside. */
static uint32_t cards_story_words(const galleyi_around *a, uint32_t begin, uint32_t end) {
    const galleyi_extraction *x = a->x;
    uint32_t words = 0;
    for (uint32_t k = x->page.begun[begin], last = x->page.begun[end]; k < last; k++)
        if (x->reasons[k] == GALLEYI_BLOCK_CHOSEN) words += x->page.blocks[k].words - x->page.blocks[k].link_words;
    return words;
}

static int cards_is_file(const galleyi_url *url) {
    static const char *const ends[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".mp3", ".mp4" };
    size_t size = url->special ? url->query : url->size;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]), k = 0;
        if (size < length) continue;
        while (k < length && (url->text[size - length + k] | 32) == (ends[i][k] | 32)) k++;
        if (k == length) return 1;
    }
    return 0;
}

/* The story's own address, one inside this page, a way to share it: none of them leads to another story. */
static int cards_leads_away(galleyi_around *a, uint32_t link, galleyi_url *url, int32_t *status) {
    static const char *const marks[] = { "=http", "%3A%2F%2F", "%3a%2f%2f" };
    const galleyi_html *html = a->x->html;
    const galleyi_html_node *node = &html->nodes[link];
    galleyi_html_slice rel = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_REL);
    if (galleyi_around_is_word(rel, "tag") || galleyi_around_is_word(rel, "author") || galleyi_around_is_word(rel, "sponsored")) return 0;
    if (!galleyi_around_address(a, galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF), url, status)) return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strstr(url->text, marks[i])) return 0;
    if (cards_is_file(url)) return 0;
    if (!url->special) return 1;
    size_t size = url->fragment, own = a->x->base ? a->x->base->fragment : 0;
    if (a->x->base && size == own && !memcmp(url->text, a->x->base->text, size)) return 0;
    return url->query > url->path + 1 || url->fragment > url->query;   /* not a home page */
}

/* A title by its length: three words, or six characters of a script without blanks. */
static int cards_is_title(const char *text, size_t size) {
    size_t words = 0, wide = 0;
    galleyi_phrase_match match;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        words += c != ' ' && (i == 0 || text[i - 1] == ' ');
        wide += c >= 0xe3 && c <= 0xf4;
    }
    if (size > CARDS_TITLE_BYTES || (words < 3 && wide < 6)) return 0;
    return words > 6 || wide > 20 || !galleyi_phrase_head(text, size, &match) || match.kind > GALLEYI_PHRASE_LABEL || (match.rest.end > match.rest.begin && match.kind == GALLEYI_PHRASE_LABEL);
}

static uint32_t cards_heading_of(const galleyi_around *a, uint32_t link) {
    const galleyi_html *html = a->x->html;
    if (a->x->page.nodes[link].within & GALLEYI_IN_HEADING) return 1;
    for (uint32_t i = link + 1; i < html->nodes[link].end && i < link + 24; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && a->x->page.nodes[i].within & GALLEYI_IN_HEADING) return 1;
    return 0;
}

static int32_t cards_add(galleyi_around *a, const galleyi_card *card) {
    if (a->card_count >= CARDS_MOST) return GALLEY_OK;
    a->cards = galleyi_around_more(a, a->cards, a->card_count, &a->card_capacity, sizeof *a->cards);
    if (!a->cards) return GALLEY_ENOMEM;
    a->cards[a->card_count] = *card;
    a->cards[a->card_count++].in_body = card->begin < a->x->html->node_count && a->body_first <= a->body_last && a->x->page.begun[card->begin] > a->body_first
        && a->x->page.begun[card->begin] <= a->body_last;
    return GALLEY_OK;
}

/* The highest element above a link that reaches neither before begin nor to end. */
static uint32_t cards_scope(const galleyi_html *html, uint32_t link, uint32_t begin, uint32_t end) {
    uint32_t scope = link;
    for (int i = 0; i < CARDS_CLIMB; i++) {
        uint32_t up = html->nodes[scope].parent;
        if (!up || up < begin || html->nodes[up].end > end) break;
        scope = up;
    }
    return scope;
}

/* Links in nodes begin to end - 1 that have a title each; those in headings alone where there are any. */
static int32_t cards_links(galleyi_around *a, uint32_t begin, uint32_t end, cards_link **links, uint32_t *count) {
    const galleyi_html *html = a->x->html;
    uint32_t capacity = 0, headings = 0, kept = 0;
    int32_t status = GALLEY_OK;
    galleyi_url url;
    *count = 0;
    for (uint32_t i = begin; i < end && !status && *count < CARDS_MOST; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (!galleyi_html_is(node, GALLEYI_TAG_A) || a->x->page.nodes[i].within & (GALLEYI_IN_NAV | GALLEYI_IN_HIDDEN) || galleyi_around_roles(a, i) & (GALLEYI_AROUND_TAGS | GALLEYI_AROUND_NOISE)) continue;
        status = galleyi_around_read(a, i, node->end);
        if (status || !a->text.size) continue;
        uint32_t heading = cards_heading_of(a, i);
        if (!heading && (a->text.size > 3 * CARDS_TITLE_BYTES || (a->text.size <= CARDS_TITLE_BYTES && !cards_is_title(a->text.data, a->text.size)))) continue;
        if (!cards_leads_away(a, i, &url, &status)) continue;
        *links = galleyi_around_more(a, *links, *count, &capacity, sizeof **links);
        if (!*links) return GALLEY_ENOMEM;
        (*links)[*count].node = i;
        (*links)[(*count)++].in_heading = heading;
        headings += heading;
    }
    for (uint32_t i = 0; i < *count && headings; i++)
        if ((*links)[i].in_heading) (*links)[kept++] = (*links)[i];
    if (headings) *count = kept;
    return status;
}

static uint32_t cards_title(galleyi_around *a, uint32_t link, uint32_t begin, uint32_t end) {
    const galleyi_dom_page *page = &a->x->page;
    uint32_t best = page->block_count, rank = 0, link_end = a->x->html->nodes[link].end;
    for (uint32_t k = page->begun[begin]; k < page->begun[end]; k++) {
        const galleyi_dom_block *b = &page->blocks[k];
        uint32_t here = b->words > 45 * GALLEYI_DOM_WORD || b->words < GALLEYI_DOM_WORD ? 0 : 1 + (b->link_words * 2 > b->words), roles = galleyi_around_roles(a, b->element) | galleyi_around_roles(a, b->lca);
        if (here && page->nodes[b->element].within & GALLEYI_IN_HEADING) here += 8;
        if (here && roles & GALLEYI_AROUND_TITLE) here += 6;
        if (here && b->first >= link && b->first < link_end) here += 2;
        if (here && roles & (GALLEYI_AROUND_TIME | GALLEYI_AROUND_TAGS | GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_NAME | GALLEYI_AROUND_NOISE) && !(roles & GALLEYI_AROUND_TITLE)) here = 1;
        if (here > rank || (here == rank && here && b->words > page->blocks[best].words)) { best = k; rank = here; }
    }
    return best;
}

static void cards_marks(galleyi_around *a, uint32_t begin, uint32_t end) {
    for (uint32_t k = a->x->page.begun[begin]; k < a->x->page.begun[end]; k++)
        if (a->x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) a->x->reasons[k] = GALLEYI_BLOCK_RELATED;
}

/* Menus have short names and nothing beside them; stories have titles of some length, or a picture, a time or a summary. */
static int cards_are_stories(const galleyi_around *a, uint32_t from) {
    const galleyi_dom_page *page = &a->x->page;
    uint64_t words = 0;
    uint32_t rich = 0, count = a->card_count - from;
    for (uint32_t i = from; i < a->card_count; i++) {
        const galleyi_card *card = &a->cards[i];
        uint32_t others = 0;
        words += page->blocks[card->title].words;
        for (uint32_t k = page->begun[card->begin]; k < page->begun[card->end]; k++) others += k != card->title && page->blocks[k].words >= 8 * GALLEYI_DOM_WORD;
        for (uint32_t k = card->begin; k < card->end && !others; k++) others += galleyi_dom_is_image(a->x->html, &a->x->html->nodes[k]) || galleyi_html_is(&a->x->html->nodes[k], GALLEYI_TAG_TIME);
        rich += others != 0;
    }
    return rich * 2 > count || words >= count * UINT64_C(9) * GALLEYI_DOM_WORD / 2;
}

/* Cards of a section whose content is nodes begin to end - 1. */
static int32_t cards_section(galleyi_around *a, uint32_t begin, uint32_t end, int relation, uint32_t *found) {
    const galleyi_html *html = a->x->html;
    cards_link *links = NULL;
    uint32_t count = 0, before = a->card_count;
    *found = 0;
    if (end > begin + CARDS_SECTION_NODES && relation != GALLEYI_CARD_MEMBER) return GALLEY_OK;
    int32_t status = cards_links(a, begin, end, &links, &count);
    for (uint32_t i = 0; i < count && !status; i++) {
        uint32_t low = i ? html->nodes[links[i - 1].node].end : begin, high = i + 1 < count ? links[i + 1].node : end;
        galleyi_card card = { links[i].node, cards_scope(html, links[i].node, low, high), 0, 0, 0, (uint8_t)relation, 0 };
        card.begin = card.scope;
        card.end = html->nodes[card.scope].end;
        card.title = cards_title(a, card.link, card.begin, card.end);
        if (card.title >= a->x->page.block_count) continue;
        status = cards_add(a, &card);
    }
    if (!status && !cards_are_stories(a, before)) a->card_count = before;
    *found = a->card_count - before;
    return status;
}

/* What follows a heading: up to the end of the lowest element around it that holds a link behind it, to the story or to the next heading of a section. */
static uint32_t cards_range_end(const galleyi_around *a, uint32_t heading, uint32_t behind) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    uint32_t up = page->blocks[heading].element, end = html->nodes[up].end, tag = html->nodes[up].name;
    for (int i = 0; i < 8 && up; i++, up = html->nodes[up].parent) {
        uint32_t last = html->nodes[up].end, from = page->begun[behind], k = from;
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_BODY) || galleyi_html_is(&html->nodes[up], GALLEYI_TAG_MAIN)) i = 8;
        end = last;
        uint32_t links = 0;
        for (; k < page->begun[last] && k < from + 400; k++) {
            const galleyi_dom_block *b = &page->blocks[k];
            int story = a->x->reasons[k] == GALLEYI_BLOCK_CHOSEN && b->is_long;
            int next = b->element > behind && page->nodes[b->element].within & GALLEYI_IN_HEADING && tag >= GALLEYI_TAG_H1 && tag <= GALLEYI_TAG_H6 && html->nodes[b->element].name <= tag
                && b->link_words < b->words / 2;
            if (story || (next && links)) break;
            links += b->link_words * 2 > b->words;
        }
        if (k < page->begun[last]) return page->blocks[k].first;   /* cut */
        if (links) break;
    }
    return end;
}

static int cards_says(int32_t phrase) { return phrase == GALLEYI_PHRASE_RELATED || phrase == GALLEYI_PHRASE_READ_ALSO; }

/* A short block that heads other stories. 1: a section of related ones, 2: one that is passed over, 0: no heading of a section. */
static int cards_heads(galleyi_around *a, uint32_t k, int32_t *status) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_dom_block *b = &page->blocks[k];
    galleyi_phrase_match match;
    uint32_t tag = a->x->html->nodes[b->lca].name, roles = galleyi_around_roles(a, b->element) | galleyi_around_roles(a, b->lca);
    int heading = page->nodes[b->element].within & GALLEYI_IN_HEADING || tag == GALLEYI_TAG_STRONG || tag == GALLEYI_TAG_B || roles & (GALLEYI_AROUND_TITLE | GALLEYI_AROUND_RELATED);
    if (b->words > CARDS_HEADING || !b->words || (!heading && (b->link_words || a->x->html->nodes[b->element].name == GALLEYI_TAG_LI))) return 0;
    if (!heading && b->words > 5 * GALLEYI_DOM_WORD) return 0;
    *status = galleyi_around_read(a, b->first, b->last + 1);
    if (*status || a->text.size > 90 || !galleyi_phrase_head(a->text.data ? a->text.data : "", a->text.size, &match) || match.kind > GALLEYI_PHRASE_PREFIX) return 0;
    if (match.kind == GALLEYI_PHRASE_PREFIX && !heading) return 0;
    if (match.kind == GALLEYI_PHRASE_LABEL && match.rest.end > match.rest.begin + 12) return 0;
    if (cards_says(match.phrase)) return 1;
    return heading && (match.phrase == GALLEYI_PHRASE_MOST_READ || match.phrase == GALLEYI_PHRASE_LATEST || match.phrase == GALLEYI_PHRASE_NEWSLETTER || match.phrase == GALLEYI_PHRASE_TAGS) ? 2 : 0;
}

/* "Read also: <a>title</a>" between the paragraphs, or a paragraph there that is one link and that the judge left out. */
static int32_t cards_promo(galleyi_around *a, uint32_t k) {
    galleyi_extraction *x = a->x;
    const galleyi_html *html = x->html;
    const galleyi_dom_block *b = &x->page.blocks[k];
    galleyi_phrase_match match;
    galleyi_url url;
    int32_t status = GALLEY_OK;
    uint32_t link = 0;
    if (b->words > CARDS_PROMO || b->link_words < 3 * GALLEYI_DOM_WORD || b->link_words * 2 < b->words || cards_is_furniture(a, b->first) || x->page.nodes[b->first].within & (GALLEYI_IN_FIGURE | GALLEYI_IN_TABLE | GALLEYI_IN_QUOTE))
        return status;
    for (uint32_t up = html->nodes[b->first].parent, n = 0; up && n < 6 && !link; up = html->nodes[up].parent, n++) if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_A)) link = up;
    for (uint32_t i = b->first; i <= b->last && !link; i++) if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_A)) link = i;
    if (!link) return status;
    if (galleyi_around_roles(a, link) & (GALLEYI_AROUND_TAGS | GALLEYI_AROUND_NOISE | GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_NAME)) return status;
    status = galleyi_around_read(a, b->first, b->last + 1);
    int labelled = !status && a->text.data && galleyi_phrase_head(a->text.data, a->text.size, &match) && cards_says(match.phrase) && match.kind != GALLEYI_PHRASE_SUFFIX && match.kind != GALLEYI_PHRASE_CONTAINS
        && (match.kind == GALLEYI_PHRASE_PREFIX || match.rest.end > match.rest.begin);
    if (!labelled && (x->page.nodes[b->first].within & (GALLEYI_IN_LIST | GALLEYI_IN_ASIDE) || x->reasons[k] == GALLEYI_BLOCK_CHOSEN || b->link_words < b->words || b->words < 4 * GALLEYI_DOM_WORD)) return status;
    if (labelled && x->reasons[k] == GALLEYI_BLOCK_CHOSEN && b->link_words * 3 < b->words * 2 && b->sentence_end) return status;
    if (!status) status = galleyi_around_read(a, link, html->nodes[link].end);
    if (status || !a->text.size || !cards_is_title(a->text.data, a->text.size) || !cards_leads_away(a, link, &url, &status)) return status;
    galleyi_card card = { link, b->element, b->first, b->last + 1, x->page.block_count, GALLEYI_CARD_PROMO, 0 };
    if (link < card.begin) card.begin = link;
    status = cards_add(a, &card);
    if (x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) x->reasons[k] = GALLEYI_BLOCK_RELATED;
    return status;
}

/* Whether rel may name a neighbour: most say nofollow or noopener. */
static int cards_may_follow(galleyi_html_slice rel) {
    for (size_t i = 3; i < rel.size; i++) if ((rel.data[i] | 32) == 'v' || (rel.data[i] | 32) == 't') return 1;
    return 0;
}

/* rel=prev and rel=next, or the class of what holds the only link. */
static int32_t cards_neighbour(galleyi_around *a, uint32_t i) {
    const galleyi_html *html = a->x->html;
    const galleyi_html_node *node = &html->nodes[i];
    galleyi_html_slice rel = node->name == GALLEYI_TAG_A ? galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_REL) : (galleyi_html_slice){ NULL, 0 };
    int may = cards_may_follow(rel), previous = may && (galleyi_around_is_word(rel, "prev") || galleyi_around_is_word(rel, "previous")), next = may && galleyi_around_is_word(rel, "next"), by_class = 0;
    int32_t status = GALLEY_OK;
    galleyi_url url;
    uint32_t link = i;
    if (!previous && !next) {
        uint32_t roles = galleyi_around_roles(a, i) & (GALLEYI_AROUND_PREVIOUS | GALLEYI_AROUND_NEXT);
        if (!roles || roles == (GALLEYI_AROUND_PREVIOUS | GALLEYI_AROUND_NEXT) || node->end > i + 40 || a->x->page.begun[i] <= a->body_last) return status;
        previous = roles == GALLEYI_AROUND_PREVIOUS;
        by_class = 1;
        for (link = i; link < node->end && !galleyi_html_is(&html->nodes[link], GALLEYI_TAG_A); link++) { }
        if (link >= node->end) return status;
    }
    status = galleyi_around_read(a, link, html->nodes[link].end);
    if (status || !a->text.size || !cards_leads_away(a, link, &url, &status)) return status;
    galleyi_card card = { link, link, link, html->nodes[link].end, a->x->page.block_count, previous ? GALLEYI_CARD_PREVIOUS : GALLEYI_CARD_NEXT, 0 };
    const galleyi_dom_page *page = &a->x->page;
    galleyi_phrase_match match;
    for (uint32_t k = page->begun[card.begin]; k < page->begun[card.end] && !status; k++) {   /* the title stands behind "Next article" */
        const galleyi_dom_block *b = &page->blocks[k];
        status = galleyi_around_read(a, b->first, b->last + 1);
        if (status || !a->text.size || !cards_is_title(a->text.data, a->text.size)) continue;
        if (card.title == page->block_count || b->words > page->blocks[card.title].words) card.title = k;
    }
    if (status || card.title == page->block_count) {
        status = galleyi_around_read(a, link, html->nodes[link].end);
        if (status || !cards_is_title(a->text.data, a->text.size)) return status;
        if (by_class && galleyi_phrase_head(a->text.data, a->text.size, &match) && match.kind == GALLEYI_PHRASE_EXACT) return status;
    }
    for (uint32_t k = 0; k < a->card_count; k++) if (a->cards[k].link == link) return status;
    return cards_add(a, &card);
}

static int cards_is_section(const galleyi_around *a, uint32_t i) {
    const galleyi_html_node *node = &a->x->html->nodes[i];
    if (!(galleyi_around_roles(a, i) & (GALLEYI_AROUND_RELATED | GALLEYI_AROUND_SERIES)) || galleyi_around_roles(a, i) & (GALLEYI_AROUND_TAGS | GALLEYI_AROUND_AD)) return 0;
    if (node->name == GALLEYI_TAG_BODY || node->name == GALLEYI_TAG_HTML || node->name == GALLEYI_TAG_MAIN || node->name == GALLEYI_TAG_A || !galleyi_dom_page_is_block(node->name)) return 0;
    return node->end > i + 2 && !cards_is_furniture(a, i) && galleyi_dom_page_blocks_end(&a->x->page, i) > galleyi_dom_page_blocks_begin(&a->x->page, i);
}

static int32_t cards_begin_section(galleyi_around *a, uint32_t begin, uint32_t end, int relation, uint32_t *taken) {
    uint32_t found = 0;
    if (cards_story_words(a, begin, end) > 60 * GALLEYI_DOM_WORD) return GALLEY_OK;
    int32_t status = cards_section(a, begin, end, relation, &found);
    if (found) { cards_marks(a, begin, end); *taken = end; }
    return status;
}

/* Where the content of a section begins: behind its heading, if it has one. */
static uint32_t cards_behind_heading(galleyi_around *a, uint32_t section, int32_t *status) {
    const galleyi_dom_page *page = &a->x->page;
    uint32_t first = page->begun[section];
    if (first >= page->block_count || page->blocks[first].last >= a->x->html->nodes[section].end || !cards_heads(a, first, status)) return section;
    return page->blocks[first].last + 1;
}

typedef struct cards_reader { uint32_t next, told, link, taken, passed; } cards_reader;   /* blocks, told elements and links to come; ends of what is done with */

static int32_t cards_block(galleyi_around *a, cards_reader *r) {
    galleyi_extraction *x = a->x;
    const galleyi_dom_page *page = &x->page;
    uint32_t k = r->next, i = page->blocks[k].first;
    int32_t status = GALLEY_OK;
    if (!cards_is_furniture(a, i)) {
        int heads = cards_heads(a, k, &status);
        uint32_t behind = page->blocks[k].last + 1, end = heads && !status ? cards_range_end(a, k, behind) : 0;
        if (heads == 1 && end > behind) status = cards_begin_section(a, behind, end, GALLEYI_CARD_RELATED, &r->taken);
        if (heads == 1 && r->taken == end && end && x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) x->reasons[k] = GALLEYI_BLOCK_RELATED;
        if (heads == 2 && end > behind && !cards_story_words(a, behind, end)) r->passed = end;
    }
    return !status && i >= r->taken && k > a->body_first && k < a->body_last ? cards_promo(a, k) : status;
}

/* Blocks, links and the elements that are told to begin something, in reading order. */
static int32_t cards_walk(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    cards_reader r = { 0, 0, 0, 0, 0 };
    int32_t status = GALLEY_OK;
    while (!status) {
        uint32_t block = r.next < page->block_count ? page->blocks[r.next].first : html->node_count, told = r.told < a->told.count ? a->told.nodes[r.told] : html->node_count;
        uint32_t link = r.link < a->links.count ? a->links.nodes[r.link] : html->node_count, i = block < told ? block : told;
        if (link < i) i = link;
        if (i >= html->node_count) break;
        uint32_t roles = i == told ? galleyi_around_roles(a, i) : 0;
        if (i == link || roles & (GALLEYI_AROUND_PREVIOUS | GALLEYI_AROUND_NEXT)) status = cards_neighbour(a, i);
        if (i >= r.taken && i >= r.passed && !status && !(a->owner && i == block && a->owner[r.next])) {
            if (roles && cards_is_section(a, i)) {
                int series = roles & GALLEYI_AROUND_SERIES && !(roles & GALLEYI_AROUND_RELATED);
                uint32_t begin = cards_behind_heading(a, i, &status);
                if (!status) status = cards_begin_section(a, begin, html->nodes[i].end, series ? GALLEYI_CARD_SERIES : GALLEYI_CARD_RELATED, &r.taken);
            }
            if (i == block && !status) status = cards_block(a, &r);
        }
        r.next += i == block;
        r.told += i == told;
        r.link += i == link;
    }
    return status ? status : galleyi_work_add(a->x->work, html->node_count * UINT64_C(4));
}

/* The page says that it is one story. */
static int cards_is_article(const galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (galleyi_html_is(node, GALLEYI_TAG_META)) {
            galleyi_html_slice name = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_PROPERTY), content = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CONTENT);
            if (galleyi_around_is_word(name, "og:type") && (galleyi_around_is_word(content, "article") || (content.size >= 5 && !memcmp(content.data, "video", 5)))) return 1;
            if (galleyi_around_is_word(name, "article:published_time")) return 1;
        }
        if (!galleyi_html_is(node, GALLEYI_TAG_SCRIPT) || !galleyi_html_first_child(html, node) || !galleyi_around_is_word(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE), "application/ld+json")) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
        for (const char *at = text.data, *end = at + text.size; at && (at = memchr(at, '"', (size_t)(end - at))) != NULL; at++)
            if (at - text.data >= 7 && (!memcmp(at - 7, "Article", 7) || !memcmp(at - 7, "Posting", 7))) return 1;
    }
    return 0;
}

/* "$12", "12,50 €" */
static int cards_is_price(galleyi_html_slice text) {
    static const char *const marks[] = { "$", "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "\xe2\x82\xb9" };
    for (size_t i = 0; i < text.size && i < 80; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t length = strlen(marks[m]), before = i, behind = i + length;
            if (text.size - i < length || memcmp(text.data + i, marks[m], length)) continue;
            while (before && text.data[before - 1] == ' ') before--;
            while (behind < text.size && text.data[behind] == ' ') behind++;
            if ((before && text.data[before - 1] >= '0' && text.data[before - 1] <= '9') || (behind < text.size && text.data[behind] >= '0' && text.data[behind] <= '9')) return 1;
        }
    return 0;
}

/* Teasers of stories have a time or some words of the story, those of a home page perhaps only a picture; wares have a price. */
static int cards_are_teasers(const galleyi_around *a, int home) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    uint32_t timed = 0, told = 0, shown = 0, priced = 0;
    for (uint32_t i = 0; i < a->card_count; i++) {
        const galleyi_card *card = &a->cards[i];
        uint32_t time = 0, picture = 0, summary = 0, price = 0;
        for (uint32_t k = card->begin; k < card->end; k++) {
            if (html->nodes[k].kind == GALLEYI_HTML_TEXT) price |= (uint32_t)cards_is_price(galleyi_html_text(html, &html->nodes[k]));
            if (html->nodes[k].kind != GALLEYI_HTML_ELEMENT) continue;
            time |= galleyi_html_is(&html->nodes[k], GALLEYI_TAG_TIME) || galleyi_around_roles(a, k) & GALLEYI_AROUND_TIME;
            picture |= (uint32_t)galleyi_dom_is_image(html, &html->nodes[k]);
        }
        for (uint32_t k = page->begun[card->begin]; k < page->begun[card->end]; k++) summary |= k != card->title && page->blocks[k].words >= 8 * GALLEYI_DOM_WORD && !(page->blocks[k].link_words * 2 > page->blocks[k].words);
        timed += time != 0;
        told += summary;
        shown += picture;
        priced += price;
    }
    return priced * 4 <= a->card_count && (timed * 3 > a->card_count || told * 2 > a->card_count || (home && shown * 2 > a->card_count));
}

/* A home or section page: cards, and hardly a word of story between them. A home page's address has no path; other pages must not call themselves a story. */
static int32_t cards_listing(galleyi_around *a) {
    enum { LEAST = 8, LEAST_ELSEWHERE = 10, STORY = 60 * GALLEYI_DOM_WORD, LONGEST = 45 * GALLEYI_DOM_WORD };
    galleyi_extraction *x = a->x;
    const galleyi_dom_page *page = &x->page;
    int home = x->base && x->base->special && x->base->query <= x->base->path + 1 && x->base->fragment == x->base->query;
    uint64_t outside = 0;
    uint32_t found = 0, k = 0;
    if (!x->base || (!home && cards_is_article(a))) return GALLEY_OK;
    int32_t status = cards_section(a, 1, x->html->node_count, GALLEYI_CARD_MEMBER, &found);
    for (uint32_t i = 0; i < a->card_count && !status; i++) {
        for (; k < page->begun[a->cards[i].begin] && k < page->block_count; k++) if (x->reasons[k] == GALLEYI_BLOCK_CHOSEN) outside += page->blocks[k].words;
        for (; k < page->begun[a->cards[i].end]; k++) if (x->reasons[k] == GALLEYI_BLOCK_CHOSEN && page->blocks[k].words > LONGEST) outside += page->blocks[k].words;
        a->cards[i].in_body = 0;
    }
    for (; k < page->block_count; k++) if (x->reasons[k] == GALLEYI_BLOCK_CHOSEN) outside += page->blocks[k].words;
    if (status || found < (home ? LEAST : LEAST_ELSEWHERE) || outside > STORY || !cards_are_teasers(a, home)) { a->card_count = 0; return status; }
    for (k = 0; k < page->block_count; k++) if (x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) x->reasons[k] = GALLEYI_BLOCK_RELATED;
    a->listing = 1;
    return status;
}

int32_t galleyi_cards_find(galleyi_around *a) {
    int32_t status = cards_listing(a);
    if (status || a->listing) return status;
    return a->body_first < a->x->page.block_count ? cards_walk(a) : GALLEY_OK;
}

static int cards_known(const galley_record *to, int32_t field, const char *text, size_t size) {
    size_t length;
    const char *here;
    for (size_t i = 0; i < CARDS_MOST && (here = galley_record_text(galley_record_at(to, GALLEY_RELATED, i), field, &length)) != NULL; i++)
        if (length == size && !memcmp(here, text, size)) return 1;
    return 0;
}

/* What a card has beside its title. */
static int32_t cards_details(galleyi_around *a, galley_record *record, const galleyi_card *card) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    uint32_t summary = page->block_count;
    int32_t status = GALLEY_OK;
    int timed = 0, sourced = 0;
    for (uint32_t i = card->begin; i < card->end && !status && !timed; i++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_TIME)) status = galleyi_around_time_of(a, record, GALLEY_PUBLISHED, i, &timed);
    for (uint32_t k = page->begun[card->begin]; k < page->begun[card->end] && !status; k++) {
        const galleyi_dom_block *b = &page->blocks[k];
        uint32_t roles = galleyi_around_roles(a, b->element) | galleyi_around_roles(a, b->lca);
        if (k == card->title || b->hash == (card->title < page->block_count ? page->blocks[card->title].hash : 0)) continue;
        if (!timed && b->words <= 8 * GALLEYI_DOM_WORD && (roles & GALLEYI_AROUND_TIME || b->is_digit_heavy)) {
            status = galleyi_around_time_of(a, record, GALLEY_PUBLISHED, b->lca >= card->begin ? b->lca : b->first, &timed);
            if (timed) continue;
        }
        if (!sourced && roles & GALLEYI_AROUND_SOURCE && b->words <= 6 * GALLEYI_DOM_WORD) {
            status = galleyi_around_read(a, b->first, b->last + 1);
            galley_record *source = status ? NULL : galley_record_edit(record, GALLEY_SOURCE, 0);
            if (source) status = galleyi_around_put(a, source, GALLEY_NAME, "dom:card", b->first == b->last ? b->first : 0);
            sourced = 1;
        } else if (b->words >= 8 * GALLEYI_DOM_WORD && (summary == page->block_count || b->words > page->blocks[summary].words)) summary = k;
    }
    if (status || summary == page->block_count) return status;
    const galleyi_dom_block *b = &page->blocks[summary];
    status = galleyi_around_read(a, b->first, b->last + 1);
    return status ? status : galleyi_around_put(a, record, GALLEY_SUMMARY, "dom:card", b->first == b->last ? b->first : 0);
}

static int32_t cards_picture(galleyi_around *a, galley_record *record, const galleyi_card *card) {
    galleyi_dom_image image;
    galleyi_url url;
    int32_t status = GALLEY_OK;
    if (card->scope < card->begin || !galleyi_dom_image_best(a->x->html, card->scope, &image) || galleyi_dom_image_is_small(&image)) return status;
    if (!galleyi_around_address(a, image.address, &url, &status)) return status;
    galley_record *media = galley_record_edit(record, GALLEY_MEDIA, GALLEY_NEW);
    if (!media) return record->document->status;
    status = galley_record_set_text(media, GALLEY_KIND, "image", GALLEY_NUL_TERMINATED);
    if (!status) status = galley_record_set_text(media, GALLEY_URL, url.text, url.size);
    if (!status && image.width) status = galley_record_set_number(media, GALLEY_WIDTH, image.width);
    if (!status && image.height) status = galley_record_set_number(media, GALLEY_HEIGHT, image.height);
    return status;
}

/* Top-level blocks of the body before a node: a list, a table or a quotation is one. */
static uint32_t cards_position(const galleyi_around *a, uint32_t node) {
    const galleyi_extraction *x = a->x;
    const galleyi_html *html = x->html;
    uint32_t count = 0, closed = 0;
    for (uint32_t k = a->body_first; k < x->page.block_count && x->page.blocks[k].first < node; k++) {
        const galleyi_dom_block *b = &x->page.blocks[k];
        if (x->reasons[k] != GALLEYI_BLOCK_CHOSEN || b->first < closed) continue;
        count++;
        if (!(x->page.nodes[b->first].within & (GALLEYI_IN_LIST | GALLEYI_IN_TABLE | GALLEYI_IN_QUOTE))) continue;
        for (uint32_t up = b->element, n = 0; up && n < 40; up = html->nodes[up].parent, n++) {
            const galleyi_html_node *e = &html->nodes[up];
            if (e->space != GALLEYI_SPACE_HTML || node < e->end) continue;
            if (e->name == GALLEYI_TAG_UL || e->name == GALLEYI_TAG_OL || e->name == GALLEYI_TAG_TABLE || e->name == GALLEYI_TAG_BLOCKQUOTE) closed = e->end;
        }
    }
    return count;
}

/* The part of a title's block that is called title, beside a kicker or a length; 0: the whole. */
static uint32_t cards_named(const galleyi_around *a, const galleyi_dom_block *b) {
    const galleyi_html *html = a->x->html;
    for (uint32_t i = b->lca + 1; i <= b->last && i < b->lca + 40; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && galleyi_around_roles(a, i) & GALLEYI_AROUND_TITLE && i < b->last && html->nodes[i].end <= b->last + 1 && html->nodes[i].end > i + 1
            && (i > b->first || html->nodes[i].end <= b->last)) return i;
    return 0;
}

/* A rank ("1") or a label ("Next article"). */
static int cards_is_label(const char *text, size_t size) {
    galleyi_phrase_match match;
    size_t digits = 0;
    while (digits < size && text[digits] >= '0' && text[digits] <= '9') digits++;
    if (digits && digits <= 2 && (digits == size || (digits + 1 == size && text[digits] == '.'))) return 1;
    return galleyi_phrase_head(text, size, &match) && match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin
        && (match.phrase == GALLEYI_PHRASE_PREVIOUS || match.phrase == GALLEYI_PHRASE_NEXT || match.phrase == GALLEYI_PHRASE_BREADCRUMB);
}
/* The first text of a title, ranks and labels in texts of their own aside. */
static uint32_t cards_title_begin(galleyi_around *a, uint32_t first, uint32_t end, int32_t *status) {
    for (uint32_t i = first; i < end && !*status; i++) {
        const galleyi_html_node *node = &a->x->html->nodes[i];
        if (node->kind == GALLEYI_HTML_ELEMENT && (node->space != GALLEYI_SPACE_HTML || galleyi_dom_page_is_skipped(node->name))) i = node->end - 1;
        if (node->kind != GALLEYI_HTML_TEXT) continue;
        *status = galleyi_around_read(a, i, i + 1);
        if (!*status && a->text.size && !cards_is_label(a->text.data, a->text.size)) return i;
    }
    return end;
}

static int32_t cards_write(galleyi_around *a, galley_record *to, const galleyi_card *card) {
    static const char *const relations[] = { "related", "promo", "series", "previous", "next", "member" };
    const galleyi_html *html = a->x->html;
    galleyi_url url;
    int32_t status = GALLEY_OK;
    int relation = card->relation == GALLEYI_CARD_RELATED && card->in_body ? GALLEYI_CARD_PROMO : card->relation;
    if (!cards_leads_away(a, card->link, &url, &status) || cards_known(to, GALLEY_URL, url.text, url.size)) return status;
    const galleyi_dom_block *b = card->title < a->x->page.block_count ? &a->x->page.blocks[card->title] : NULL;
    uint32_t named = b ? cards_named(a, b) : 0;
    uint32_t first = b ? b->first : card->link, end = b ? b->last + 1 : html->nodes[card->link].end;
    if (named) status = galleyi_around_read(a, named, html->nodes[named].end);
    else if ((first = cards_title_begin(a, first, end, &status)) == end) return status;
    else if (!status) status = galleyi_around_read(a, first, end);
    if (status || !a->text.size || cards_known(to, GALLEY_TITLE, a->text.data, a->text.size)) return status;
    galley_record *record = galley_record_edit(to, GALLEY_RELATED, GALLEY_NEW);
    if (!record) return to->document->status;
    status = galley_record_set_text(record, GALLEY_RELATION, relations[relation], GALLEY_NUL_TERMINATED);
    if (!status && relation == GALLEYI_CARD_PROMO) status = galley_record_set_number(record, GALLEY_POSITION, cards_position(a, card->link));
    if (!status) status = galleyi_around_put(a, record, GALLEY_TITLE, relation == GALLEYI_CARD_PROMO ? "dom:promo" : "dom:card", named ? named : b ? (first == b->last ? first : 0) : card->link);
    if (!status) status = galley_record_set_text(record, GALLEY_URL, url.text, url.size);
    if (!status) status = galley_record_set_origin(record, GALLEY_URL, "dom:link", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    if (!status && (relation == GALLEYI_CARD_RELATED || relation == GALLEYI_CARD_SERIES || relation == GALLEYI_CARD_MEMBER || b)) status = cards_details(a, record, card);
    if (!status) status = cards_picture(a, record, card);
    return status ? status : galleyi_around_origins(record, relation == GALLEYI_CARD_PROMO ? "dom:promo" : "dom:card");
}

int32_t galleyi_cards_fill(galleyi_around *a, galley_record *to) {
    int32_t status = GALLEY_OK;
    for (int promos = 1; promos >= 0; promos--)
        for (uint32_t i = 0; i < a->card_count && !status; i++) {
            int promo = a->cards[i].relation == GALLEYI_CARD_PROMO || (a->cards[i].relation == GALLEYI_CARD_RELATED && a->cards[i].in_body);
            if (promo == promos) status = cards_write(a, to, &a->cards[i]);
        }
    if (status || !galley_record_count(to, GALLEY_RELATED)) return status;
    return galley_record_set_origin(to, GALLEY_RELATED, "dom:cards", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}
