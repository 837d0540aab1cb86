/* The fields around the body: candidates from JSON-LD, meta tags and the page near the headline, and a choice among them. */
#include "extract/extraction.h"
#include "extract/metadata.h"
#include "extract/dom_around.h"
#include "text/words.h"
#include "text/languages.h"
#include "text/unicode.h"
#include <string.h>

enum { METADATA_SUBJECTS = 64, METADATA_LANGUAGE_BYTES = 4096, METADATA_LANGUAGE_FIRST = 1024 };

void galleyi_metadata_fresh(galleyi_metadata *m, galleyi_buffer *buffer) {
    if (buffer->status) m->status = buffer->status;
    galleyi_buffer_clear(buffer);
}

int32_t galleyi_metadata_status(galleyi_metadata *m) {
    if (m->text.status) m->status = m->text.status;
    if (m->line.status) m->status = m->line.status;
    return m->status;
}

char *galleyi_metadata_copy(galleyi_metadata *m, const char *text, size_t size) {
    char *copy = galleyi_arena_text(&m->x->page.arena, text, size);
    if (!copy) m->status = GALLEY_ENOMEM;
    return copy;
}

void *galleyi_metadata_zeroed(galleyi_metadata *m, size_t size) {
    void *memory = galleyi_arena_allocate_zeroed(&m->x->page.arena, size);
    if (!memory) m->status = GALLEY_ENOMEM;
    return memory;
}

const char *galleyi_metadata_resolve(galleyi_metadata *m, const char *text, size_t size) {
    galleyi_url url;
    int32_t status = galleyi_url_parse(&url, &m->x->page.arena, text, size, m->x->base);
    if (status == GALLEY_ENOMEM) m->status = status;
    return !status && galleyi_url_is_safe(url.text, url.size, false) ? url.text : NULL;
}

int32_t galleyi_metadata_set(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, size_t size, const char *origin) {
    galleyi_metadata_fresh(m, &m->text);
    int32_t status = text && size ? galleyi_metadata_clean(&m->text, text, size) : GALLEY_OK;
    if (status || !m->text.size) return status;
    status = galley_record_set_text(record, field, m->text.data, m->text.size);
    return status ? status : galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

const char *galleyi_metadata_meta_origin(galleyi_metadata *m, const galleyi_meta_value *value) {
    size_t size = strlen(value->name);
    char *origin = galleyi_arena_allocate(&m->x->page.arena, size + 6);
    if (!origin) { m->status = GALLEY_ENOMEM; return NULL; }
    memcpy(origin, "meta:", 5);
    memcpy(origin + 5, value->name, size + 1);
    return origin;
}

galleyi_candidate *galleyi_metadata_candidate(galleyi_metadata *m, uint64_t evidence, const char *origin, const char *text, size_t size) {
    galleyi_candidate c = { galleyi_metadata_key(text, size), evidence, 0, galleyi_metadata_copy(m, text, size), size, origin, NULL, GALLEYI_CANDIDATE_NOWHERE, 0, 0 };
    if (!c.text || !origin) return NULL;
    return galleyi_candidates_add(&m->candidates, &c) ? &m->candidates.items[m->candidates.count - 1] : NULL;
}

galleyi_candidate *galleyi_metadata_judge(galleyi_metadata *m, int32_t *confidence) {
    galleyi_candidate *best = galleyi_candidates_judge(&m->candidates, confidence);
    if (m->x->options->explain) galleyi_candidates_explain(&m->explain, &m->candidates, best);
    return best;
}

static int32_t metadata_tag(galleyi_metadata *m, int32_t field, galleyi_meta from) {
    const galleyi_meta_value *value = galleyi_meta_best(&m->tags, from);
    const char *origin = value ? galleyi_metadata_meta_origin(m, value) : NULL;
    return origin ? galleyi_metadata_set(m, m->x->article, field, value->text.data, value->text.size, origin) : m->status;
}

/* People, organizations, places and topics that JSON-LD names as what the story is about. */
static int32_t metadata_subjects(galleyi_metadata *m) {
    static const char *const members[] = { "about", "mentions" };
    static const struct { const char *type, *kind; } kinds[] = { { "Person", "person" }, { "Organization", "organization" }, { "NewsMediaOrganization", "organization" }, { "Corporation", "organization" },
        { "SportsTeam", "organization" }, { "Place", "place" }, { "Country", "place" }, { "City", "place" }, { "Event", "event" }, { "SportsEvent", "event" } };
    const galleyi_ld_value *item;
    int32_t status = GALLEY_OK;
    for (size_t k = 0; k < sizeof members / sizeof *members; k++)
        for (size_t i = 0; m->node && !status && i < METADATA_SUBJECTS && (item = galleyi_ld_item(&m->ld, m->node, members[k], i)) != NULL; i++) {
            const char *name = item->kind == GALLEYI_LD_OBJECT ? galleyi_ld_text(&m->ld, item, "name") : NULL, *kind = "topic", *url;
            if (!name || !strncmp(name, "http", 4)) continue;
            galley_record *subject = galley_record_edit(m->x->article, GALLEY_SUBJECTS, GALLEY_NEW);
            for (size_t t = 0; t < sizeof kinds / sizeof *kinds; t++)
                if (galleyi_ld_is(item, kinds[t].type)) kind = kinds[t].kind;
            status = subject ? galley_record_set_text(subject, GALLEY_KIND, kind, GALLEY_NUL_TERMINATED) : m->x->root->document->status;
            if (!status) status = galleyi_metadata_set(m, subject, GALLEY_NAME, name, strlen(name), k ? "json-ld:mentions" : "json-ld:about");
            if (!status && (url = galleyi_ld_text(&m->ld, item, "sameAs")) != NULL && (url = galleyi_metadata_resolve(m, url, strlen(url))) != NULL) status = galley_record_set_text(subject, GALLEY_URL, url, GALLEY_NUL_TERMINATED);
        }
    if (status || !galley_record_count(m->x->article, GALLEY_SUBJECTS)) return status;
    return galley_record_set_origin(m->x->article, GALLEY_SUBJECTS, "json-ld:about", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* A tag as pages write it; 0 for what is none: two or three letters, then subtags, the last of more than one character (https://www.rfc-editor.org/info/bcp47). */
static size_t metadata_language_tag(const char *text, size_t size, char tag[24]) {
    size_t n = 0, primary = 0;
    for (; n < size && n < 23; n++) {
        char c = text[n] == '_' ? '-' : text[n];
        if (!((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9') && c != '-') break;
        tag[n] = c;
    }
    while (n && tag[n - 1] == '-') n--;
    tag[n] = '\0';
    while (primary < n && (tag[primary] | 32) >= 'a' && (tag[primary] | 32) <= 'z') primary++;
    return n == size && (primary == 2 || primary == 3) && (n == primary || (tag[primary] == '-' && n > primary + 2 && tag[n - 2] != '-')) ? n : 0;
}

/* What the first bytes of the story's own words say, where they say it clearly. */
static const char *metadata_language_seen(galleyi_metadata *m, size_t bytes, unsigned *confidence) {
    *confidence = 0;
    galleyi_metadata_fresh(m, &m->line);
    for (uint32_t k = m->story; k < m->story_end && m->line.size < bytes; k++) {
        if (m->x->reasons[k] != GALLEYI_BLOCK_CHOSEN) continue;
        galleyi_dom_block_text(&m->x->page, k, &m->line);
        galleyi_buffer_append_char(&m->line, '\n');
    }
    return m->line.status || m->line.size < 200 ? NULL : galleyi_language_of(m->line.data, m->line.size < bytes ? m->line.size : bytes, confidence);
}

/* Declared, unless the words are plainly of another; the first of them mostly settle it. */
static int32_t metadata_language(galleyi_metadata *m) {
    const galleyi_meta_value *meta = galleyi_meta_best(&m->tags, GALLEYI_META_LANGUAGE);
    const char *ld = m->node ? galleyi_ld_text(&m->ld, m->node, "inLanguage") : NULL, *origin = "dom:lang";
    unsigned confidence;
    char tag[24];
    size_t size = metadata_language_tag(m->tags.language.data, m->tags.language.size, tag);
    if (!size && ld) { size = metadata_language_tag(ld, strlen(ld), tag); origin = "json-ld:inLanguage"; }
    if (!size && meta) { size = metadata_language_tag(meta->text.data, meta->text.size, tag); origin = galleyi_metadata_meta_origin(m, meta); }
    size_t primary = size && size > 2 && tag[2] != '-' ? 3 : 2;
    const char *seen = size ? metadata_language_seen(m, METADATA_LANGUAGE_FIRST, &confidence) : NULL, *text = tag;
    if (!seen || confidence < 90 || strlen(seen) != primary || !galleyi_text_same(seen, primary, tag, primary)) seen = metadata_language_seen(m, METADATA_LANGUAGE_BYTES, &confidence);
    if (seen && (!size || (confidence >= 90 && strlen(seen) == primary && !galleyi_text_same(seen, primary, tag, primary) && strcmp(seen, "nb") && strcmp(seen, "nn")))) {
        text = seen;
        size = strlen(seen);
        origin = "text:language";
    }
    if (!size || !origin) return m->status;
    int32_t status = galley_record_set_text(m->x->article, GALLEY_LANGUAGE, text, size);
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_LANGUAGE, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static size_t metadata_digits(const char *text, size_t size) {
    size_t n = 0;
    while (n < size && text[n] >= '0' && text[n] <= '9') n++;
    return n;
}

/* The number of a page in what two addresses do not share: "2", "?page=2", "/seite/2/"; of nothing or marks 1; 0: none. */
static unsigned metadata_page_number(const char *text, size_t size) {
    static const char *const words[] = { "page", "p", "pg", "paged", "seite", "pagina", "strona", "sida", "side", "sayfa" };
    size_t at = 0, length = 0, digits;
    unsigned number = 1;
    while (at < size && memchr("/?&-_,.;", text[at], 8)) at++;
    while (at + length < size && (text[at + length] | 32) >= 'a' && (text[at + length] | 32) <= 'z') length++;
    int known = !length;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) known |= galleyi_text_same(text + at, length, words[i], strlen(words[i]));
    at += length;
    while (length && at < size && memchr("/=-_", text[at], 4)) at++;
    digits = metadata_digits(text + at, size - at);
    if (digits > 3 || (length && !digits)) return 0;
    for (size_t i = 0; i < digits; i++) number = (i ? number * 10 : 0) + (unsigned)(text[at + i] - '0');
    at += digits;
    while (at < size && text[at] == '/') at++;
    return known && at == size ? number : 0;
}

/* The following page of the same story, not the next story: their addresses differ in the page's number alone. */
static int32_t metadata_next_page(galleyi_metadata *m) {
    const char *own = m->x->options->url, *next = m->tags.next_page.size && own ? galleyi_metadata_resolve(m, m->tags.next_page.data, m->tags.next_page.size) : NULL;
    if (!next) return m->status;
    size_t own_size = strlen(own), next_size = strlen(next), same = 0, tail = 0;
    while (same < own_size && same < next_size && own[same] == next[same]) same++;
    while (same && own[same - 1] >= '0' && own[same - 1] <= '9') same--;
    while (tail < own_size - same && tail < next_size - same && own[own_size - tail - 1] == next[next_size - tail - 1] && !(own[own_size - tail - 1] >= '0' && own[own_size - tail - 1] <= '9')) tail++;
    unsigned here = metadata_page_number(own + same, own_size - same - tail), there = metadata_page_number(next + same, next_size - same - tail);
    if (!here || there != here + 1) return GALLEY_OK;
    int32_t status = galley_record_set_text(m->x->root, GALLEY_NEXT_URL, next, next_size);
    return status ? status : galley_record_set_origin(m->x->root, GALLEY_NEXT_URL, "dom:link-next", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* What sort of article its type in JSON-LD makes it. */
static int32_t metadata_kind(galleyi_metadata *m) {
    static const struct { const char *type, *kind; } kinds[] = { { "LiveBlogPosting", "live" }, { "OpinionNewsArticle", "opinion" }, { "AnalysisNewsArticle", "analysis" }, { "ReviewNewsArticle", "review" },
        { "AdvertiserContentArticle", "advertorial" }, { "DiscussionForumPosting", "forum" }, { "TechArticle", "documentation" }, { "NewsArticle", "news" }, { "ReportageNewsArticle", "news" },
        { "BackgroundNewsArticle", "news" }, { "BlogPosting", "blog" }, { "ImageGallery", "gallery" }, { "MediaGallery", "gallery" }, { "VideoObject", "video" }, { "Review", "review" } };
    for (size_t i = 0; m->node && i < sizeof kinds / sizeof *kinds; i++) {
        if (!galleyi_ld_is(m->node, kinds[i].type)) continue;
        int32_t status = galley_record_set_text(m->x->article, GALLEY_KIND, kinds[i].kind, GALLEY_NUL_TERMINATED);
        return status ? status : galley_record_set_origin(m->x->article, GALLEY_KIND, "json-ld:@type", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    return GALLEY_OK;
}

static int32_t metadata_addresses(galleyi_metadata *m) {
    galleyi_extraction *x = m->x;
    const galleyi_meta_value *social = galleyi_meta_best(&m->tags, GALLEYI_META_URL);
    galleyi_html_slice canonical = m->tags.canonical.size ? m->tags.canonical : social ? social->text : (galleyi_html_slice){ NULL, 0 };
    const char *origin = m->tags.canonical.size ? "dom:link-canonical" : "meta:og:url";
    int32_t status = GALLEY_OK;
    if (x->options->url) {
        status = galley_record_set_text(x->article, GALLEY_URL, x->options->url, GALLEY_NUL_TERMINATED);
        if (!status) status = galley_record_set_origin(x->article, GALLEY_URL, "input:url", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    galleyi_url url;
    if (status || !canonical.size) return status;
    status = galleyi_url_parse(&url, &x->page.arena, canonical.data, canonical.size, x->base);
    if (status) return status == GALLEY_ENOMEM ? status : GALLEY_OK;
    status = galley_record_set_text(x->article, GALLEY_CANONICAL_URL, url.text, url.size);
    return status ? status : galley_record_set_origin(x->article, GALLEY_CANONICAL_URL, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* Which node of JSON-LD is this page's, and whether the page calls itself an article. */
static int32_t metadata_read(galleyi_metadata *m) {
    static const char *const news[] = { "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle" };
    const char *url = m->x->options->url;
    const galleyi_meta_value *type = galleyi_meta_best(&m->tags, GALLEYI_META_TYPE);
    m->node = galleyi_ld_article(&m->ld, url ? url : "", url ? strlen(url) : 0);
    m->is_article = (m->node && galleyi_ld_is_article(m->node) && !galleyi_ld_is(m->node, "DiscussionForumPosting")) || (type && type->text.size == 7 && !memcmp(type->text.data, "article", 7));
    for (size_t i = 0; m->node && i < sizeof news / sizeof *news; i++) m->is_news |= galleyi_ld_is(m->node, news[i]);
    m->title = galleyi_dom_features_title(m->x->features);
    m->story = m->story_end = m->x->page.block_count;
    for (uint32_t i = 0; i < m->x->page.block_count; i++) {
        if (m->x->reasons[i] != GALLEYI_BLOCK_CHOSEN || (m->x->page.nodes[m->x->page.blocks[i].element].within & (GALLEYI_IN_FIGURE | GALLEYI_IN_CAPTION))) continue;
        if (m->story == m->x->page.block_count) m->story = i;
        m->story_end = i + 1;
    }
    return galleyi_metadata_sites(m);
}

static int32_t metadata_member(galleyi_metadata *m, int32_t field, const char *member, const char *origin) {
    const char *text = m->node && !galley_record_text(m->x->article, field, NULL) ? galleyi_ld_text(&m->ld, m->node, member) : NULL;
    return text && strncmp(text, "http", 4) ? galleyi_metadata_set(m, m->x->article, field, text, strlen(text), origin) : GALLEY_OK;
}

static int32_t metadata_summary(galleyi_metadata *m) {
    int32_t status = metadata_tag(m, GALLEY_SUMMARY, GALLEYI_META_DESCRIPTION);
    return status ? status : metadata_member(m, GALLEY_SUMMARY, "description", "json-ld:description");
}

static int32_t metadata_section(galleyi_metadata *m) {
    int32_t status = metadata_tag(m, GALLEY_SECTION, GALLEYI_META_SECTION);
    if (!status) status = metadata_member(m, GALLEY_SECTION, "articleSection", "json-ld:articleSection");
    return status ? status : galleyi_metadata_section(m);
}

static int32_t metadata_id(galleyi_metadata *m) {
    int32_t status = metadata_tag(m, GALLEY_ID, GALLEYI_META_ID);
    return status ? status : metadata_member(m, GALLEY_ID, "identifier", "json-ld:identifier");
}

/* What was measured of the origins of fields that no judge picks. */
static int32_t metadata_confidence(galleyi_metadata *m) {
    galley_record *article = m->x->article;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 0; i < galleyi_origin_share_count && !status; i++) {
        const galleyi_origin_share *share = &galleyi_origin_shares[i];
        const char *origin = galley_record_origin(article, share->field, NULL);
        if (origin && !strcmp(origin, share->origin)) status = galley_record_set_origin(article, share->field, share->origin, share->percent, GALLEY_NO_OFFSET, 0);
    }
    return status;
}

static int32_t metadata_explain(galleyi_metadata *m) {
    if (!m->x->options->explain) return GALLEY_OK;
    galleyi_buffer_append_char(&m->explain, ']');
    return m->explain.status ? m->explain.status : galley_record_set_property(m->x->article, "galley:candidates", m->explain.data, m->explain.size);
}

/* A page without a story is an article, too, where it has a headline: a film, a picture, a thread that scripts would have shown. A page of links is none. */
static int32_t metadata_article(galleyi_metadata *m) {
    int named = m->tags.title.size || galleyi_meta_best(&m->tags, GALLEYI_META_TITLE) != NULL;
    if (m->x->article || m->x->around->listing || !named) return GALLEY_OK;
    m->x->article = galley_record_edit(m->x->root, GALLEY_ARTICLES, GALLEY_NEW);
    return m->x->article ? GALLEY_OK : m->x->root->document->status;
}

int32_t galleyi_extract_metadata(galleyi_extraction *x) {
    static int32_t (*const steps[])(galleyi_metadata *) = { galleyi_metadata_scan, metadata_article, metadata_read, metadata_addresses, metadata_language, galleyi_metadata_title, galleyi_metadata_times,
        galleyi_metadata_authors, galleyi_metadata_source, metadata_summary, metadata_section,
        metadata_id, metadata_next_page, metadata_kind, galleyi_metadata_tags, metadata_subjects, galleyi_metadata_access, galleyi_metadata_rights, metadata_confidence, metadata_explain };
    if (!x->article && x->around->listing) return GALLEY_OK;
    galleyi_metadata *m = galleyi_arena_allocate_zeroed(&x->page.arena, sizeof *m);
    const galleyi_memory *memory = &x->root->document->memory;
    if (!m) return GALLEY_ENOMEM;
    m->x = x;
    galleyi_buffer_init(&m->text, memory);
    galleyi_buffer_init(&m->line, memory);
    galleyi_buffer_init(&m->explain, memory);
    galleyi_buffer_append_char(&m->explain, '[');
    galleyi_ld_init(&m->ld, memory);
    int32_t status = m->explain.status;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !status; i++) {
        status = steps[i](m);
        if (!status) status = galleyi_metadata_status(m);
        if (steps[i] == metadata_article && !x->article) break;
    }
    if (!status) status = galleyi_around_fill(m);
    galleyi_ld_free(&m->ld);
    galleyi_buffer_free(&m->text);
    galleyi_buffer_free(&m->line);
    galleyi_buffer_free(&m->explain);
    return status;
}
