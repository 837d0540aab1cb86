/* The headline: what JSON-LD, meta tags, the title element and headings give, whole and without a site's name, a section or a kicker; and what stands
   around it, kicker and standfirst. */
#include "extract/metadata.h"
#include "text/fold.h"
#include "text/phrases.h"
#include "text/urls.h"

enum { TITLE_CUTS = 4, TITLE_HEADINGS = 10, TITLE_LONGEST = 400, TITLE_SLUG_WORDS = 128, TITLE_KICKER_ABOVE = 2 };
#define TITLE_BIT(name) GALLEYI_EVIDENCE_BIT(GALLEYI_TITLE_##name)

typedef struct title_work {
    galleyi_metadata *m;
    uint64_t slug[TITLE_SLUG_WORDS];          /* hashes of the address's words */
    size_t   slug_count;
    int      h1_count;
} title_work;

/* What evidence the forms of one source give: 64 for none. */
typedef struct title_source { const char *origin; uint64_t whole, right, left, middle; uint32_t block, node, rank; } title_source;
typedef struct title_value { uint32_t node, group; } title_value;

/* Where a title comes from weighs otherwise on pages that are no story: headings of shops and home pages are slogans, their data names. The pieces of
   evidence behind the first 64 are three for each place, in this order. */
enum { TITLE_H1, TITLE_HEADING, TITLE_H1_CUT, TITLE_OG, TITLE_ELEMENT, TITLE_DATA, TITLE_CUT };
enum { TITLE_OTHER_KIND = 1, TITLE_UNSAID = 2, TITLE_HOME = 4, TITLE_KIND_BITS = 3 };
_Static_assert(GALLEYI_TITLE_h1_other_kind == 64 && GALLEYI_TITLE_cut_home == 64 + 7 * TITLE_KIND_BITS - 1, "the order of the evidence");
typedef struct title_cut { size_t at, size; uint8_t colon; } title_cut;

static size_t title_words(const char *text, size_t size, galleyi_word *words, size_t most) { return galleyi_words(text, size, words, most, NULL); }

static void title_slug(title_work *w) {
    galleyi_metadata *m = w->m;
    galleyi_word words[TITLE_SLUG_WORDS];
    const char *url = m->x->options->url;
    galleyi_metadata_fresh(m, &m->line);
    if (!url || galleyi_url_words(&m->line, url, strlen(url)) || !m->line.size) return;
    w->slug_count = title_words(m->line.data, m->line.size, words, TITLE_SLUG_WORDS);
    for (size_t i = 0; i < w->slug_count; i++) w->slug[i] = words[i].hash;
}

static uint64_t title_slug_evidence(const title_work *w, const galleyi_word *words, size_t count) {
    size_t seen = 0, long_words = 0;
    if (w->slug_count < 3) return 0;
    for (size_t i = 0; i < count; i++) {
        if (words[i].letters < 4) continue;
        long_words++;
        for (size_t k = 0; k < w->slug_count; k++)
            if (w->slug[k] == words[i].hash) { seen++; break; }
    }
    if (!long_words) return 0;
    return seen * 10 >= long_words * 7 ? TITLE_BIT(slug_high) : seen * 10 >= long_words * 3 ? TITLE_BIT(slug_some) : TITLE_BIT(slug_none);
}

static uint64_t title_text_evidence(const title_work *w, const char *text, size_t size, uint64_t key) {
    galleyi_word words[64];
    size_t count = title_words(text, size, words, 64);
    uint64_t e = TITLE_BIT(some) | title_slug_evidence(w, words, count);
    if (galleyi_metadata_is_site(w->m, key)) e |= TITLE_BIT(is_site);
    if (count == 1) e |= TITLE_BIT(one_word);
    if (count == 2) e |= TITLE_BIT(two_words);
    if (count > 24) e |= TITLE_BIT(long_text);
    if (size > 3 && (!memcmp(text + size - 3, "...", 3) || !memcmp(text + size - 3, "\xe2\x80\xa6", 3))) e |= TITLE_BIT(ellipsis);
    if (w->m->is_news) e |= TITLE_BIT(news);
    if (!w->h1_count) e |= TITLE_BIT(no_h1);
    return e;
}

/* Where it stands against the story. */
static uint64_t title_place_evidence(const title_work *w, uint32_t block, uint32_t node) {
    const galleyi_dom_page *page = &w->m->x->page;
    uint64_t e = 0;
    if (block >= page->block_count) return 0;
    unsigned within = page->nodes[node].within;
    if (within & (GALLEYI_IN_ARTICLE | GALLEYI_IN_MAIN)) e |= TITLE_BIT(in_story);
    if (within & (GALLEYI_IN_NAV | GALLEYI_IN_FOOTER | GALLEYI_IN_ASIDE | GALLEYI_IN_FORM | GALLEYI_IN_HIDDEN)) e |= TITLE_BIT(in_furniture);
    if (within & GALLEYI_IN_LINK || (page->blocks[block].link_words * 2 > page->blocks[block].words)) e |= TITLE_BIT(linked);
    if (block <= w->m->story && block + 12 >= w->m->story) e |= TITLE_BIT(above_story);
    if (block + 40 < w->m->story) e |= TITLE_BIT(far_above);
    return e;
}

static uint32_t title_group(uint64_t form) {
    if (form & (TITLE_BIT(h1_rest) | TITLE_BIT(h1_front))) return TITLE_H1_CUT;
    if (form & TITLE_BIT(h1)) return TITLE_H1;
    if (form & (TITLE_BIT(og) | TITLE_BIT(twitter))) return TITLE_OG;
    if (form & TITLE_BIT(element)) return TITLE_ELEMENT;
    if (form & (TITLE_BIT(ld_headline) | TITLE_BIT(ld_name) | TITLE_BIT(meta_other) | TITLE_BIT(alternative))) return TITLE_DATA;
    if (form & (TITLE_BIT(h2) | TITLE_BIT(itemprop_headline) | TITLE_BIT(class_title) | TITLE_BIT(headline_block))) return TITLE_HEADING;
    return TITLE_CUT;
}

static void title_add(title_work *w, const title_source *source, uint64_t form, const char *text, size_t size, uint32_t rank) {
    galleyi_metadata *m = w->m;
    galleyi_span span = galleyi_span_trim(text, (galleyi_span){ 0, (uint32_t)size });
    text += span.begin;
    size = span.end - span.begin;
    uint64_t key = size && size <= TITLE_LONGEST ? galleyi_metadata_key(text, size) : 0;
    if (!key) return;
    for (size_t i = 0; i < m->candidates.count; i++) {        /* the same source twice adds nothing */
        galleyi_candidate *c = &m->candidates.items[i];
        if (c->key == key && c->origin == source->origin && c->block == source->block && (c->evidence & form) == form) return;
    }
    uint64_t evidence = form | title_text_evidence(w, text, size, key) | title_place_evidence(w, source->block, source->node);
    title_value *value = galleyi_metadata_zeroed(m, sizeof *value);
    galleyi_candidate *c = value ? galleyi_metadata_candidate(m, evidence, source->origin, text, size) : NULL;
    if (!c) return;
    value->node = source->node;
    value->group = title_group(form);
    c->value = value;
    c->block = source->block;
    c->rank = source->rank + rank;
}

static int title_is_blank(const char *text, size_t size, size_t at) { return at >= size || text[at] == ' ' || (at + 1 < size && (unsigned char)text[at] == 0xc2 && (unsigned char)text[at + 1] == 0xa0); }

/* What the marks below begin with. */
static const uint8_t title_mark_first[256] = { ['|'] = 1, [':'] = 1, ['_'] = 1, ['-'] = 1, ['/'] = 1, ['>'] = 1, ['<'] = 1, ['~'] = 1, ['+'] = 1, ['*'] = 1, [0xc2] = 1, [0xe2] = 1, [0xe3] = 1, [0xef] = 1 };

static int title_is_name(char c) { return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9'); }

/* A mark that parts a title from a site's name or a section, at this place: its bytes with the blanks around it. */
static size_t title_mark(const char *text, size_t size, size_t at, int *colon) {
    static const char *const bare[] = { "|", "\xef\xbd\x9c", "\xc2\xbb", "\xc2\xab", "::", "_", "\xe2\x80\xba", "\xe2\x80\xa2", "--", "\xe2\x94\x82", "\xe3\x85\xa3" };      /* with or without blanks */
    static const char *const spaced[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xb7", "//", "/", ">", "<", "~", ":", "\xe2\x88\x92", "\xe2\x80\x95", "+++", "*" };
    size_t lead = at && text[at] == ' ' ? 1 : 0, p = at + lead;
    *colon = 0;
    if (p == size || !title_mark_first[(unsigned char)text[p]]) return 0;
    for (size_t k = 0; k < sizeof bare / sizeof *bare; k++) {
        size_t n = strlen(bare[k]);
        if (p + n <= size && !memcmp(text + p, bare[k], n) && (bare[k][0] != '_' || at)) {
            if (bare[k][0] == '_' && !lead && title_is_name(text[at - 1]) && p + n < size && title_is_name(text[p + n])) return 0;      /* within a name of a program */
            if ((unsigned char)bare[k][0] == 0xc2 && !lead && !title_is_blank(text, size, p + n)) return 0;
            while (p + n < size && text[p + n] == ' ') n++;
            return lead + n;
        }
    }
    for (size_t k = 0; lead && k < sizeof spaced / sizeof *spaced; k++) {
        size_t n = strlen(spaced[k]);
        if (p + n < size && !memcmp(text + p, spaced[k], n) && text[p + n] == ' ') { *colon = spaced[k][0] == ':'; return lead + n + 1; }
    }
    if (!lead && text[p] == ':' && p + 1 < size && text[p + 1] == ' ') { *colon = 1; return 2; }
    if (!lead && p + 3 <= size && !memcmp(text + p, "\xef\xbc\x9a", 3)) { *colon = 1; return 3; }
    if (!lead && text[p] == '-' && (unsigned char)text[p - 1] >= 0x80 && p + 1 < size && (unsigned char)text[p + 1] >= 0xe3) {   /* between Han or kana */
        size_t n = 1;
        while (p + n < size && text[p + n] == '-') n++;
        return n;
    }
    return 0;
}

static size_t title_cuts(const char *text, size_t size, title_cut cuts[TITLE_CUTS]) {
    size_t count = 0;
    for (size_t i = 1; i < size; ) {
        int colon;
        size_t n = title_mark(text, size, i, &colon);
        if (!n || i + n >= size) { i++; continue; }
        if (count == TITLE_CUTS) { memmove(cuts, cuts + 1, (TITLE_CUTS - 1) * sizeof *cuts); count--; }
        cuts[count++] = (title_cut){ i, n, (uint8_t)colon };
        i += n;
    }
    return count;
}

/* What the removed part is like. */
static uint64_t title_removed(const title_work *w, const char *text, size_t size, int colon) {
    galleyi_word words[16];
    size_t count = title_words(text, size, words, 16);
    uint64_t e = colon ? TITLE_BIT(cut_colon) : 0;
    if (galleyi_metadata_is_site(w->m, galleyi_metadata_key(text, size))) return e | TITLE_BIT(cut_site);
    return e | (count <= 3 ? TITLE_BIT(cut_short) : count > 8 ? TITLE_BIT(cut_long) : 0);
}

/* The text whole, and cut before and behind its marks. */
static void title_forms(title_work *w, const title_source *s, const char *text, size_t size) {
    title_cut cuts[TITLE_CUTS];
    if (size > TITLE_LONGEST) return;
    size_t count = title_cuts(text, size, cuts);
    int colons = 0;
    for (size_t i = 0; i < count; i++) colons += cuts[i].colon;
    title_add(w, s, s->whole | (count > (size_t)colons ? TITLE_BIT(has_separator) : 0) | (colons ? TITLE_BIT(has_colon) : 0), text, size, 0);
    for (size_t i = 0; i < count; i++) {
        size_t behind = cuts[i].at + cuts[i].size;
        if (!cuts[i].colon) title_add(w, s, s->right | title_removed(w, text + behind, size - behind, 0), text, cuts[i].at, 1);
        title_add(w, s, s->left | title_removed(w, text, cuts[i].at, cuts[i].colon), text + behind, size - behind, 2);
        for (size_t k = i + 1; k < count; k++)
            if (!cuts[k].colon) title_add(w, s, s->middle | title_removed(w, text, cuts[i].at, cuts[i].colon), text + behind, cuts[k].at - behind, 3);
    }
}

static void title_from_data(title_work *w) {
    galleyi_metadata *m = w->m;
    static const struct { const char *name, *origin; uint64_t whole, right, left; } ld[] = {
        { "headline", "json-ld:headline", TITLE_BIT(ld_headline), TITLE_BIT(ld_headline_right), TITLE_BIT(ld_headline_left) },
        { "name", "json-ld:name", TITLE_BIT(ld_name), TITLE_BIT(ld_name_cut), TITLE_BIT(ld_name_cut) },
        { "alternativeHeadline", "json-ld:alternativeHeadline", TITLE_BIT(alternative), TITLE_BIT(alternative), TITLE_BIT(alternative) } };
    for (size_t i = 0; m->node && i < sizeof ld / sizeof *ld; i++) {
        const char *text = galleyi_ld_text(&m->ld, m->node, ld[i].name);
        title_source s = { ld[i].origin, ld[i].whole, ld[i].right, ld[i].left, ld[i].left, GALLEYI_CANDIDATE_NOWHERE, 0, 40 };
        galleyi_metadata_fresh(m, &m->text);
        if (text && !galleyi_metadata_clean(&m->text, text, strlen(text)) && m->text.size) title_forms(w, &s, m->text.data, m->text.size);
    }
    for (size_t i = 0; i < m->tags.count; i++) {
        const galleyi_meta_value *v = &m->tags.values[i];
        if (v->field != GALLEYI_META_TITLE) continue;
        title_source s = { galleyi_metadata_meta_origin(m, v), TITLE_BIT(meta_other), TITLE_BIT(meta_other_cut), TITLE_BIT(meta_other_cut), TITLE_BIT(meta_other_cut), GALLEYI_CANDIDATE_NOWHERE, 0, 60 };
        if (!strcmp(v->name, "og:title")) { s.whole = TITLE_BIT(og); s.right = TITLE_BIT(og_right); s.left = s.middle = TITLE_BIT(og_left); s.rank = 50; }
        else if (!strcmp(v->name, "twitter:title")) { s.whole = TITLE_BIT(twitter); s.right = s.left = s.middle = TITLE_BIT(twitter_cut); }
        galleyi_metadata_fresh(m, &m->text);
        if (s.origin && !galleyi_metadata_clean(&m->text, v->text.data, v->text.size) && m->text.size) title_forms(w, &s, m->text.data, m->text.size);
    }
    title_source s = { "dom:title", TITLE_BIT(element), TITLE_BIT(element_right), TITLE_BIT(element_left), TITLE_BIT(element_middle), GALLEYI_CANDIDATE_NOWHERE, m->tags.title_node, 70 };
    galleyi_metadata_fresh(m, &m->text);
    if (m->tags.title.size && !galleyi_metadata_clean(&m->text, m->tags.title.data, m->tags.title.size) && m->text.size) title_forms(w, &s, m->text.data, m->text.size);
}

/* A heading's own text, and without the element or the line that it begins with: a kicker stands there. */
static void title_heading(title_work *w, uint32_t node, uint64_t evidence) {
    galleyi_metadata *m = w->m;
    const galleyi_html *html = m->x->html;
    title_source s = { "dom:heading", evidence, evidence, evidence, evidence, galleyi_dom_page_blocks_begin(&m->x->page, node), node, 10 };
    if (s.block >= galleyi_dom_page_blocks_end(&m->x->page, node)) return;
    galleyi_metadata_fresh(m, &m->text);
    if (galleyi_metadata_element_text(m, node + 1, html->nodes[node].end, &m->text) || !m->text.size) return;
    int is_h1 = html->nodes[node].name == GALLEYI_TAG_H1;
    title_add(w, &s, evidence, m->text.data, m->text.size, 0);
    if (m->text.size > TITLE_LONGEST) return;
    if (is_h1) {
        title_cut cuts[TITLE_CUTS];
        size_t count = title_cuts(m->text.data, m->text.size, cuts);
        for (size_t i = 0; i < count; i++) {
            size_t behind = cuts[i].at + cuts[i].size;
            title_add(w, &s, TITLE_BIT(h1_rest) | title_removed(w, m->text.data, cuts[i].at, cuts[i].colon), m->text.data + behind, m->text.size - behind, 2);
            if (!cuts[i].colon) title_add(w, &s, TITLE_BIT(h1_front) | title_removed(w, m->text.data + behind, m->text.size - behind, 0), m->text.data, cuts[i].at, 2);
        }
    }
    uint32_t inner = node, only;                              /* down through wrappers */
    while ((only = galleyi_html_first_child(html, &html->nodes[inner])) != 0 && html->nodes[only].kind == GALLEYI_HTML_ELEMENT && !galleyi_html_next_sibling(html, &html->nodes[only])) inner = only;
    int parts = 0;
    for (uint32_t child = only; child && parts < 4; child = galleyi_html_next_sibling(html, &html->nodes[child])) {
        uint32_t end = html->nodes[child].end;
        if (html->nodes[child].kind != GALLEYI_HTML_ELEMENT) continue;
        parts++;
        galleyi_metadata_fresh(m, &m->text);
        if (!galleyi_metadata_element_text(m, end, html->nodes[inner].end, &m->text) && m->text.size) title_add(w, &s, is_h1 ? TITLE_BIT(h1_rest) : evidence, m->text.data, m->text.size, 3);
        galleyi_metadata_fresh(m, &m->text);
        if (!galleyi_metadata_element_text(m, inner + 1, end, &m->text) && m->text.size) title_add(w, &s, is_h1 ? TITLE_BIT(h1_front) : evidence, m->text.data, m->text.size, 3);
        galleyi_metadata_fresh(m, &m->text);
        if (!galleyi_metadata_element_text(m, inner + 1, child, &m->text) && m->text.size) title_add(w, &s, is_h1 ? TITLE_BIT(h1_front) : evidence, m->text.data, m->text.size, 3);
    }
}

static void title_from_page(title_work *w) {
    galleyi_metadata *m = w->m;
    const galleyi_dom_page *page = &m->x->page;
    int headings = 0, h1 = 0, h2 = 0;
    for (size_t i = 0; i < m->mark_count; i++)
        if (m->marks[i].kinds & GALLEYI_MARK_H1) w->h1_count++;
    for (size_t i = 0; i < m->mark_count && headings < TITLE_HEADINGS; i++) {
        unsigned kinds = m->marks[i].kinds;
        uint32_t node = m->marks[i].node, block = galleyi_dom_page_blocks_begin(page, node);
        int wanted = kinds & GALLEYI_MARK_H1 ? h1 < 4 : kinds & GALLEYI_MARK_HEADLINE ? 1 : kinds & GALLEYI_MARK_H2 ? h2 < 3 && block <= m->story + 1 && block + 25 >= m->story : 0;
        if (!wanted && (kinds & GALLEYI_MARK_TITLE_CLASS)) wanted = block <= m->story && block + 12 >= m->story;
        if (!wanted || page->html->nodes[node].name == GALLEYI_TAG_META) continue;
        uint64_t e = kinds & GALLEYI_MARK_HEADLINE ? TITLE_BIT(itemprop_headline) : 0;
        if (kinds & GALLEYI_MARK_TITLE_CLASS) e |= TITLE_BIT(class_title);
        if (kinds & GALLEYI_MARK_H1) e |= TITLE_BIT(h1) | (w->h1_count == 1 ? TITLE_BIT(h1_only) : 0) | (h1++ == 0 ? TITLE_BIT(h1_first) : 0);
        if (kinds & GALLEYI_MARK_H2) { e |= TITLE_BIT(h2); h2++; }
        title_heading(w, node, e);
        headings++;
    }
    if (m->title >= page->block_count) return;
    title_source s = { "dom:heading", TITLE_BIT(headline_block), 0, 0, 0, m->title, page->blocks[m->title].lca, 20 };
    galleyi_metadata_fresh(m, &m->text);
    if (!galleyi_dom_block_text(page, m->title, &m->text) && m->text.size) title_add(w, &s, TITLE_BIT(headline_block), m->text.data, m->text.size, 0);
}

static int title_holds(const char *text, size_t size, const char *other, size_t other_size) {
    for (size_t i = 0; i + other_size <= size; i++)
        if (text[i] == other[0] && !memcmp(text + i, other, other_size)) return 1;
    return 0;
}

/* What the page is, with where each candidate comes from. */
static void title_kinds(title_work *w) {
    galleyi_candidates *all = &w->m->candidates;
    const char *url = w->m->x->options->url;
    galleyi_url_part path = { NULL, 2 };
    if (url) path = galleyi_url_path(url, strlen(url));
    uint64_t bits = w->m->x->kind != GALLEYI_PAGE_ARTICLE ? TITLE_OTHER_KIND : !w->m->is_article ? TITLE_UNSAID : 0;
    if (path.size < 2) bits |= TITLE_HOME;
    for (size_t i = 0; i < all->count; i++) all->items[i].more |= bits << ((const title_value *)all->items[i].value)->group * TITLE_KIND_BITS;
}

/* What candidates are to each other. */
static void title_compare(title_work *w) {
    galleyi_candidates *all = &w->m->candidates;
    uint64_t og = 0, h1 = 0, ld = 0;
    for (size_t i = 0; i < all->count; i++) {
        const galleyi_candidate *c = &all->items[i];
        if (c->evidence & TITLE_BIT(og) && !og) og = c->key;
        if (c->evidence & TITLE_BIT(h1) && !h1) h1 = c->key;
        if (c->evidence & TITLE_BIT(ld_headline) && !ld) ld = c->key;
    }
    const uint64_t whole = TITLE_BIT(ld_headline) | TITLE_BIT(og) | TITLE_BIT(h1) | TITLE_BIT(itemprop_headline) | TITLE_BIT(headline_block);
    for (size_t i = 0; i < all->count; i++) {
        galleyi_candidate *c = &all->items[i];
        for (size_t k = 0; k < all->count; k++) {
            const galleyi_candidate *o = &all->items[k];
            if (o->key == c->key || !(o->evidence & whole)) continue;
            if (o->size < c->size && o->size > 8 && title_holds(c->text, c->size, o->text, o->size)) c->evidence |= TITLE_BIT(holds_other);
            if (c->size < o->size && title_holds(o->text, o->size, c->text, c->size)) c->evidence |= TITLE_BIT(within_other);
        }
        if (c->key == og && og == ld) c->evidence |= TITLE_BIT(og_is_ld);
        if (c->key == og && h1 && h1 != og) c->evidence |= TITLE_BIT(og_not_h1);
        if (c->key == h1 && og && h1 != og) c->evidence |= TITLE_BIT(h1_not_og);
        uint64_t agreed = 0;
        for (size_t k = 0; k < all->count; k++)
            if (all->items[k].key == c->key) agreed |= all->items[k].evidence;
        const uint64_t part = TITLE_BIT(h1_rest) | TITLE_BIT(h1_front) | TITLE_BIT(h2), data = TITLE_BIT(og) | TITLE_BIT(og_right) | TITLE_BIT(ld_headline) | TITLE_BIT(twitter);
        if ((agreed & (TITLE_BIT(og) | TITLE_BIT(og_right))) && (agreed & TITLE_BIT(h1))) c->evidence |= TITLE_BIT(og_h1);
        if ((agreed & TITLE_BIT(ld_headline)) && (agreed & TITLE_BIT(h1))) c->evidence |= TITLE_BIT(ld_h1);
        if ((agreed & TITLE_BIT(og)) && (agreed & part) && !(agreed & TITLE_BIT(h1))) c->evidence |= TITLE_BIT(og_part);
        if ((agreed & TITLE_BIT(ld_headline)) && (agreed & part) && !(agreed & TITLE_BIT(h1))) c->evidence |= TITLE_BIT(ld_part);
        if ((agreed & TITLE_BIT(og_left)) && (agreed & TITLE_BIT(h1))) c->evidence |= TITLE_BIT(part_of_og);
        if ((agreed & data) && !(agreed & (part | TITLE_BIT(h1) | TITLE_BIT(headline_block)))) c->evidence |= TITLE_BIT(data_only);
        if (!w->m->is_news) continue;
        if (c->evidence & TITLE_BIT(h1)) c->evidence |= TITLE_BIT(news_h1);
        if (c->evidence & TITLE_BIT(og)) c->evidence |= TITLE_BIT(news_og);
        if (c->evidence & TITLE_BIT(ld_headline)) c->evidence |= TITLE_BIT(news_ld);
        if (c->evidence & (TITLE_BIT(element) | TITLE_BIT(element_right))) c->evidence |= TITLE_BIT(news_element);
    }
}

/* What a heading or the line above it puts before the headline: the part of the heading that the headline leaves out, or an element that says so. */
static int32_t title_kicker(galleyi_metadata *m, const galleyi_candidate *best) {
    const galleyi_dom_page *page = &m->x->page;
    if (best->block == GALLEYI_CANDIDATE_NOWHERE && m->title >= page->block_count) return GALLEY_OK;
    uint32_t block = best->block == GALLEYI_CANDIDATE_NOWHERE ? m->title : best->block;
    for (size_t i = 0; i < m->mark_count; i++) {
        uint32_t node = m->marks[i].node, at = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node);
        if (!(m->marks[i].kinds & GALLEYI_MARK_KICKER_CLASS) || at > block || at + TITLE_KICKER_ABOVE < block || page->sums[end].words - page->sums[at].words > 8 * GALLEYI_DOM_WORD) continue;
        galleyi_metadata_fresh(m, &m->text);
        if (galleyi_metadata_element_text(m, node + 1, page->html->nodes[node].end, &m->text) || !m->text.size) continue;
        galleyi_span span = galleyi_span_strip(m->text.data, (galleyi_span){ 0, (uint32_t)m->text.size });
        char *kicker = galleyi_metadata_copy(m, m->text.data + span.begin, galleyi_span_size(span));
        if (!kicker || !*kicker || title_holds(best->text, best->size, kicker, strlen(kicker))) continue;
        int32_t status = galley_record_set_text(m->x->article, GALLEY_KICKER, kicker, GALLEY_NUL_TERMINATED);
        return status ? status : galleyi_metadata_origin(m, m->x->article, GALLEY_KICKER, "dom:kicker", GALLEY_CONFIDENCE_UNKNOWN, node, kicker);
    }
    return m->status;
}

/* Where the headline was looked for in vain, or found behind the story alone, the heading that was chosen says where it stands. */
static void title_settle(galleyi_metadata *m, const galleyi_candidate *best) {
    uint32_t found = m->x->page.block_count;
    if (m->title <= m->story) return;
    for (size_t i = 0; i < m->candidates.count; i++) {
        const galleyi_candidate *c = &m->candidates.items[i];
        if (c->key == best->key && !(c->evidence & TITLE_BIT(linked)) && c->block <= m->story && c->block < m->x->page.block_count && (found == m->x->page.block_count || c->block > found)) found = c->block;
    }
    if (found < m->x->page.block_count) m->title = found;
}

int32_t galleyi_metadata_title(galleyi_metadata *m) {
    title_work *w = galleyi_metadata_zeroed(m, sizeof *w);
    int32_t confidence;
    if (!w) return GALLEY_ENOMEM;
    w->m = m;
    m->candidates.field = GALLEYI_JUDGED_TITLE;
    m->candidates.count = 0;
    title_slug(w);
    title_from_page(w);
    title_from_data(w);
    title_compare(w);
    title_kinds(w);
    const galleyi_candidate *best = galleyi_metadata_judge(m, &confidence);
    if (galleyi_metadata_status(m)) return m->status;
    if (!best) return GALLEY_OK;
    title_settle(m, best);
    int32_t status = galley_record_set_text(m->x->article, GALLEY_TITLE, best->text, best->size);
    if (!status) status = title_kicker(m, best);
    uint32_t node = ((const title_value *)best->value)->node;
    return status ? status : galleyi_metadata_origin(m, m->x->article, GALLEY_TITLE, best->origin, confidence, node, best->text);
}
