/* Tags, what a story is filed under: the lists of links that the page shows, JSON-LD, meta tags. */
#include "extract/dom_around.h"
#include "text/phrases.h"
#include "text/unicode.h"
#include "text/words.h"

enum { FILED_TAGS = 64, FILED_LONGEST = 120, FILED_WORDS = 6, FILED_CLIMB = 6, FILED_LEVELS = 4, FILED_BEFORE = 30, FILED_BEHIND = 60, FILED_LIST = 120 * GALLEYI_DOM_WORD, FILED_LABEL = 5 * GALLEYI_DOM_WORD,
       FILED_LEAST = 2, /* tags of the page that outweigh its data */ FILED_NUMBER = 4, FILED_IDENTIFIER = 24, FILED_LABELS = 3, FILED_LABEL_BYTES = 24, FILED_ASIDE = 8, FILED_LINKS = 24 /* more are the site's */ };

typedef struct filed_name { const char *text; size_t size; } filed_name;
typedef struct filed_names { filed_name items[FILED_TAGS]; size_t count; const char *origin; int sure; } filed_names;   /* sure: names outweigh others */

static int filed_has(const filed_names *names, const char *text, size_t size) {
    for (size_t i = 0; i < names->count; i++) if (galleyi_text_same(names->items[i].text, names->items[i].size, text, size)) return 1;
    return 0;
}
/* The same name in other letters' case is told once. */
static void filed_add(galleyi_metadata *m, filed_names *names, const char *text, size_t size) {
    galleyi_span span = galleyi_span_trim(text, (galleyi_span){ 0, (uint32_t)size });
    text += span.begin;
    size = galleyi_span_size(span);
    if (size > 2 && text[0] == '"' && text[size - 1] == '"') { text++; size -= 2; }
    if (!size || size > FILED_LONGEST || names->count == FILED_TAGS || filed_has(names, text, size)) return;
    const char *copy = galleyi_metadata_copy(m, text, size);
    if (copy) names->items[names->count++] = (filed_name){ copy, size };
}

/* ---- what the data say */

static int filed_is_han(const char *p) { return (unsigned char)*p >= 0xe3 && (unsigned char)*p <= 0xe9; }
/* Bytes of the sign at text[i] that parts two names: a comma, a semicolon, or a blank between characters of a script that writes without blanks. */
static size_t filed_mark(const char *text, size_t size, size_t i) {
    if (text[i] == ',' || text[i] == ';') return 1;
    if (size - i >= 3 && !memcmp(text + i, "\xef\xbc\x8c", 3)) return 3;
    return text[i] == ' ' && i >= 3 && i + 3 < size && filed_is_han(text + i - 3) && filed_is_han(text + i + 1);
}
static int32_t filed_split(galleyi_metadata *m, filed_names *names, const char *given, size_t given_size, int whole) {
    galleyi_metadata_fresh(m, &m->line);
    int32_t status = galleyi_metadata_clean(&m->line, given, given_size);
    const char *text = m->line.data;
    size_t size = status ? 0 : m->line.size, begin = 0;
    for (size_t i = whole ? size : 0, mark; i < size; i += mark ? mark : 1) {
        if ((mark = filed_mark(text, size, i)) == 0) continue;
        filed_add(m, names, text + begin, i - begin);
        begin = i + mark;
    }
    if (size > begin) filed_add(m, names, text + begin, size - begin);
    return status;
}

/* Numbers, identifiers and the site's own host are nobody's words. */
static int filed_is_machine(const galleyi_metadata *m, const filed_name *name) {
    const galleyi_url *own = &m->x->own_url;
    size_t hex = 0, letters = 0, colons = 0, marks = 0, blanks = 0, capitals = 0;
    for (size_t i = 0; i < name->size; i++) {
        unsigned char c = (unsigned char)name->text[i];
        hex += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
        letters += c >= 0x80 || ((c | 0x20u) - 'a' < 26u);
        marks += c == '_';
        blanks += c == ' ';
        capitals += c >= 'A' && c <= 'Z';
        colons += c == ':' && i + 1 < name->size && name->text[i + 1] != ' ';
    }
    if ((!letters && name->size > FILED_NUMBER) || (hex == name->size && name->size >= FILED_IDENTIFIER) || colons > 1 || (marks && !blanks) || (colons && !blanks && !capitals)) return 1;
    size_t host = own->text ? own->host_end - own->host : 0;
    return host >= name->size && name->size > 3 && memchr(name->text, '.', name->size) && !memcmp(own->text + own->host + host - name->size, name->text, name->size);
}
/* "Page Type: Article", "contentType: article": bytes of the label and its colon; 0: it has none. */
static size_t filed_label(const filed_name *name) {
    const char *colon = memchr(name->text, ':', name->size);
    size_t size = colon ? (size_t)(colon - name->text) : 0;
    return size && size + 2 < name->size && colon[1] == ' ' && ((unsigned char)name->text[0] | 0x20u) - 'a' < 26u && size <= FILED_LABEL_BYTES ? size + 2 : 0;
}
/* What only the site's machines read goes, with the labels and directories that they put before names. */
static void filed_tidy(const galleyi_metadata *m, filed_names *names) {
    static const char *const subjects[] = { "subject: ", "topic: ", "tag: ", "keyword: " };
    size_t labels = 0, paths = 0, kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        const char *slash = memchr(names->items[i].text, '/', names->items[i].size);
        labels += filed_label(&names->items[i]) != 0;
        paths += slash && slash > names->items[i].text && slash[-1] != ' ' && slash[1] != ' ' && slash + 1 < names->items[i].text + names->items[i].size;
    }
    for (size_t i = 0; i < names->count; i++) {
        filed_name name = names->items[i];
        size_t label = filed_label(&name);
        if (filed_is_machine(m, &name)) continue;
        if (label && labels >= FILED_LABELS) {
            size_t k = 0;
            while (k < sizeof subjects / sizeof *subjects && !galleyi_text_same(name.text, label, subjects[k], strlen(subjects[k]))) k++;
            if (k == sizeof subjects / sizeof *subjects) continue;
            name = (filed_name){ name.text + label, name.size - label };
        }
        if (paths > 1 && paths == names->count)
            for (size_t k = name.size; k-- > 0;) if (name.text[k] == '/') { name = (filed_name){ name.text + k + 1, name.size - k - 1 }; break; }
        if (name.size) names->items[kept++] = name;
    }
    names->count = kept;
}

/* article:tag, else the keywords of JSON-LD, else those of the tags. */
static int32_t filed_in_data(galleyi_metadata *m, filed_names *names) {
    static const uint8_t fields[] = { GALLEYI_META_TAG, GALLEYI_META_KEYWORDS, GALLEYI_META_KEYWORDS };
    const galleyi_ld_value *keyword;
    int32_t status = GALLEY_OK;
    for (size_t i = 0; m->node && !status && i < FILED_TAGS && (keyword = galleyi_ld_item(&m->ld, m->node, "keywords", i)) != NULL; i++) {
        const char *name = keyword->kind == GALLEYI_LD_STRING ? keyword->text : galleyi_ld_text(&m->ld, keyword, "name");
        if (name && strncmp(name, "http", 4)) {
            filed_name given = { name, strlen(name) };
            int whole = filed_label(&given) && (i || galleyi_ld_item(&m->ld, m->node, "keywords", 1));   /* "shortTitle: Ferries, late" among others has a comma of its own */
            status = filed_split(m, names, name, given.size, whole);
        }
        names->origin = "json-ld:keywords";
    }
    for (uint8_t round = 0; round < sizeof fields && !status && !names->count; round++)
        for (size_t i = 0; i < m->tags.count && !status; i++) {
            const galleyi_meta_value *v = &m->tags.values[i];
            if (v->field != fields[round] || (round && v->rank != round - 1)) continue;
            names->origin = galleyi_metadata_meta_origin(m, v);
            status = filed_split(m, names, v->text.data, v->text.size, 0);
        }
    filed_tidy(m, names);
    return status;
}

/* ---- the lists of links that the page shows */

/* Links of one element, in order: a->links.nodes[first] to [last - 1]; each: those of them are tags that say so themselves. */
typedef struct filed_list { uint32_t element, first, last; int by_rel, by_heading, each; } filed_list;

/* The block that a node is within; block_count: none begins before it ends. */
static uint32_t filed_block(const galleyi_dom_page *page, uint32_t node) {
    uint32_t begin = galleyi_dom_page_blocks_begin(page, node);
    return begin < galleyi_dom_page_blocks_end(page, node) ? begin : begin ? begin - 1 : page->block_count;
}
static int filed_is_inline(const galleyi_dom_page *page, uint32_t element) { return galleyi_dom_page_blocks_begin(page, element) == galleyi_dom_page_blocks_end(page, element); }
/* Whether an element holds links, and hardly a word beside them; within a line, whether the line does. */
static int filed_is_list(const galleyi_dom_page *page, uint32_t element) {
    if (filed_is_inline(page, element)) {
        uint32_t block = filed_block(page, element);
        return block < page->block_count && page->blocks[block].link_words * 2 >= page->blocks[block].words;
    }
    const galleyi_dom_sums *from = &page->sums[galleyi_dom_page_blocks_begin(page, element)], *to = &page->sums[galleyi_dom_page_blocks_end(page, element)];
    uint32_t words = to->words - from->words, links = to->link_words - from->link_words;
    return words && words <= FILED_LIST && links * 10 >= words * 6;
}
/* The highest element above a link that is a list and says that it holds tags; 0: none. What is popular on the site is none of the story's. */
static uint32_t filed_by_name(const galleyi_around *a, uint32_t link) {
    uint32_t found = 0, element = link;
    for (int i = 0; i < FILED_CLIMB && element; i++, element = a->x->html->nodes[element].parent) {
        uint32_t roles = galleyi_around_roles(a, element);
        if (!(roles & (GALLEYI_AROUND_TAGS | GALLEYI_AROUND_POPULAR | GALLEYI_AROUND_RELATED)) || !filed_is_list(&a->x->page, element)) continue;
        if (roles & (GALLEYI_AROUND_POPULAR | GALLEYI_AROUND_RELATED)) return 0;
        found = element;
    }
    return found;
}
/* The highest list within some elements above one. */
static uint32_t filed_by_links(const galleyi_around *a, uint32_t element) {
    uint32_t block = filed_block(&a->x->page, element), found = 0;
    if (filed_is_inline(&a->x->page, element)) {
        if (!filed_is_list(&a->x->page, element)) return 0;
        found = element = a->x->page.blocks[block].element;
    }
    for (int i = 0; i < FILED_LEVELS && element && filed_is_list(&a->x->page, element); i++, element = a->x->html->nodes[element].parent) found = element;
    return found;
}
static int filed_in_card(const galleyi_around *a, uint32_t node) {
    for (uint32_t i = 0; i < a->card_count; i++)
        if (node >= a->cards[i].begin && node < a->cards[i].end && a->cards[i].relation != GALLEYI_CARD_PREVIOUS && a->cards[i].relation != GALLEYI_CARD_NEXT) return 1;
    return 0;
}
/* Blocks between a node and the story; UINT32_MAX: too far from it, or before the headline. */
static uint32_t filed_distance(const galleyi_metadata *m, uint32_t node) {
    uint32_t block = m->x->page.begun[node];
    if (block >= m->story_end) return block - m->story_end <= FILED_BEHIND ? block - m->story_end : UINT32_MAX;
    if (block >= m->story) return 0;
    return m->title < m->story && block > m->title && m->story - block <= FILED_BEFORE ? m->story - block : UINT32_MAX;
}
/* Whether "Topics" stands before link k, in its block, where it is the first link, or as the block before it. */
static int filed_is_headed(const galleyi_metadata *m, uint32_t k, int32_t *status) {
    galleyi_around *a = m->x->around;
    const galleyi_dom_page *page = &m->x->page;
    galleyi_phrase_match match;
    uint32_t link = a->links.nodes[k], at = page->begun[link];
    if (!at) return 0;
    const galleyi_dom_block *before = &page->blocks[at - 1];
    int within = before->last >= link;
    if (within ? before->link_words * 2 < before->words || (k && a->links.nodes[k - 1] > before->first) : before->words > FILED_LABEL || before->link_words) return 0;
    *status = galleyi_around_read(a, before->first, within ? link : before->last + 1);
    return !*status && a->text.size && a->text.size <= FILED_LONGEST && galleyi_phrase_head(a->text.data, a->text.size, &match) && match.phrase == GALLEYI_PHRASE_TAGS
        && match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin;
}
static int filed_is_furniture(const galleyi_dom_page *page, uint32_t node) {
    uint16_t within = page->nodes[node].within;
    return within & (GALLEYI_IN_NAV | GALLEYI_IN_ASIDE) || (within & (GALLEYI_IN_HEADER | GALLEYI_IN_FOOTER) && !(within & (GALLEYI_IN_ARTICLE | GALLEYI_IN_MAIN)));
}
/* A category of a blog is rel="category tag", its tags are rel="tag". */
static int filed_by_rel(const galleyi_html *html, uint32_t link) {
    galleyi_html_slice rel = galleyi_html_get(html, &html->nodes[link], GALLEYI_ATTRIBUTE_REL);
    return galleyi_around_is_word(rel, "tag") && !galleyi_around_is_word(rel, "category");
}
/* The list of tags that a link begins; element 0: none. */
static filed_list filed_list_of(const galleyi_metadata *m, uint32_t k, int32_t *status) {
    const galleyi_around *a = m->x->around;
    const galleyi_dom_page *page = &m->x->page;
    const galleyi_html *html = m->x->html;
    uint32_t link = a->links.nodes[k];
    filed_list list = { a->roles & GALLEYI_AROUND_TAGS ? filed_by_name(a, link) : 0, k, k + 1, 0, 0, 0 };
    if (list.element && list.element >= html->nodes[link].parent) { list.each = 1; list.element = filed_by_links(a, list.element); }
    if (!list.element && !filed_is_furniture(page, link)) {
        list.by_rel = list.each = filed_by_rel(html, link);
        list.by_heading = !list.by_rel && filed_is_headed(m, k, status);
        if (list.by_rel || list.by_heading) list.element = filed_by_links(a, link);
        if (list.by_rel && !list.element && filed_block(page, link) < page->block_count) list.element = page->blocks[filed_block(page, link)].element;
    }
    while (list.element && list.last < a->links.count && a->links.nodes[list.last] < html->nodes[list.element].end) list.last++;
    return list;
}
/* The one that is nearest to the story. */
static int filed_find(const galleyi_metadata *m, filed_list *best, int32_t *status) {
    const galleyi_around *a = m->x->around;
    const galleyi_dom_page *page = &m->x->page;
    uint32_t nearest = UINT32_MAX;
    for (uint32_t k = 0; k < a->links.count && !*status; k++) {
        uint32_t distance = filed_distance(m, a->links.nodes[k]);
        if (distance >= nearest) { if (page->begun[a->links.nodes[k]] >= m->story_end) break; else continue; }
        filed_list list = filed_list_of(m, k, status);
        if (!list.element) continue;
        if ((list.by_rel || list.last - list.first <= FILED_LINKS) && !filed_in_card(a, a->links.nodes[k])) { nearest = distance; *best = list; }
        k = list.last - 1;
    }
    return nearest < UINT32_MAX;
}

/* A name, not a label, a way to more of them, a number, or a headline; *menu counts what stands in menus. */
static int filed_is_name(const char *text, size_t size, size_t *menu) {
    galleyi_phrase_match match;
    galleyi_word words[FILED_WORDS + 1];
    size_t count = galleyi_words(text, size, words, FILED_WORDS + 1, NULL);
    *menu += count > 1 && text[size - 1] == ')' && words[count - 1].flags & GALLEYI_WORD_NUMBER;   /* how many stories it has: a list of the site's */
    if (!count || (count == 1 && words[0].flags & GALLEYI_WORD_NUMBER) || (count > FILED_WORDS && !(words[0].flags & GALLEYI_WORD_CHARACTER))) return 0;
    if (!galleyi_phrase_head(text, size, &match) || match.kind != GALLEYI_PHRASE_EXACT) return 1;
    switch (match.phrase) {
    case GALLEYI_PHRASE_LEGAL: ++*menu; return 1;
    case GALLEYI_PHRASE_SHARE: case GALLEYI_PHRASE_LOGIN: case GALLEYI_PHRASE_REPLY: ++*menu; return 0;
    case GALLEYI_PHRASE_TAGS: case GALLEYI_PHRASE_SKIP: case GALLEYI_PHRASE_LOAD_MORE: case GALLEYI_PHRASE_RELATED: case GALLEYI_PHRASE_NEXT: case GALLEYI_PHRASE_PREVIOUS: return 0;
    default: return 1;
    }
}

/* The names of the list that the page shows. */
static int32_t filed_on_page(galleyi_metadata *m, filed_names *names) {
    const galleyi_around *a = m->x->around;
    filed_list list;
    size_t menu = 0;
    int32_t status = GALLEY_OK;
    int told = m->x->kind == GALLEYI_PAGE_ARTICLE || m->x->kind == GALLEYI_PAGE_FORUM;
    if (!told || m->story >= m->story_end || !filed_find(m, &list, &status)) return status;
    for (uint32_t k = list.first; k < list.last && !status; k++) {
        uint32_t link = a->links.nodes[k];
        galleyi_html_slice href = galleyi_html_get(m->x->html, &m->x->html->nodes[link], GALLEYI_ATTRIBUTE_HREF);
        if ((list.each && !(list.by_rel ? filed_by_rel(m->x->html, link) : filed_by_name(a, link) != 0)) || (href.size && href.data[0] == '#')) continue;
        galleyi_metadata_fresh(m, &m->line);
        status = galleyi_metadata_element_text(m, link + 1, m->x->html->nodes[link].end, &m->line);
        const char *text = m->line.data;
        size_t size = m->line.size;
        while (size && *text == '#') { text++; size--; }
        if (!status && size && filed_is_name(text, size, &menu)) filed_add(m, names, text, size);
    }
    if (menu * 3 > names->count || (names->count > FILED_ASIDE && m->x->page.nodes[list.element].within & GALLEYI_IN_ASIDE)) names->count = 0;
    names->origin = "dom:tags";
    names->sure = !list.by_heading && names->count >= FILED_LEAST;
    return status;
}

/* What the page shows counts where its data say nothing, nothing of it, or less. */
int32_t galleyi_metadata_tags(galleyi_metadata *m) {
    filed_names data = { .count = 0 }, shown = { .count = 0 };
    size_t both = 0;
    int32_t status = filed_in_data(m, &data);
    if (!status) status = filed_on_page(m, &shown);
    for (size_t i = 0; i < shown.count; i++) both += filed_has(&data, shown.items[i].text, shown.items[i].size) != 0;
    const filed_names *best = !data.count || (both ? both == data.count && shown.count > both : shown.sure) ? &shown : &data;
    for (size_t i = 0; i < best->count && !status; i++) status = galley_record_add_text(m->x->article, GALLEY_TAGS, best->items[i].text, best->items[i].size);
    return status || !best->count || !best->origin ? status : galley_record_set_origin(m->x->article, GALLEY_TAGS, best->origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}
