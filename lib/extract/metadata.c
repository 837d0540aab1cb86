/* The fields around the body: candidates from JSON-LD, meta tags and the page near the headline, and a choice among them. */
#include "extract/extraction.h"
#include "extract/metadata.h"
#include "model/timestamp.h"
#include "text/fold.h"
#include "text/languages.h"
#include <string.h>

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
    galleyi_candidate c = { galleyi_metadata_key(text, size), evidence, galleyi_metadata_copy(m, text, size), size, origin, NULL, GALLEYI_CANDIDATE_NOWHERE, 0, 0 };
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

static int32_t metadata_tags(galleyi_metadata *m) {
    int32_t status = GALLEY_OK;
    for (size_t i = 0; i < m->tags.count && !status; i++) {
        if (m->tags.values[i].field != GALLEYI_META_TAG) continue;
        galleyi_metadata_fresh(m, &m->text);
        status = galleyi_fold_append(&m->text, m->tags.values[i].text.data, m->tags.values[i].text.size);
        if (!status && m->text.size) status = galley_record_add_text(m->x->article, GALLEY_TAGS, m->text.data, m->text.size);
    }
    if (!status && galley_record_count(m->x->article, GALLEY_TAGS))
        status = galley_record_set_origin(m->x->article, GALLEY_TAGS, "meta:article:tag", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status;
}

static int32_t metadata_language(galleyi_metadata *m) {
    galleyi_html_slice declared = m->tags.language;
    char tag[24];
    size_t size = 0;
    for (; size < declared.size && size + 1 < sizeof tag; size++) {
        char c = declared.data[size];
        if (c == '_') c = '-';
        if (!((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9') && c != '-') break;
        tag[size] = c;
    }
    if (size < 2 || size != declared.size) return GALLEY_OK;
    int32_t status = galley_record_set_text(m->x->article, GALLEY_LANGUAGE, tag, size);
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_LANGUAGE, "dom:lang", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
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
    m->is_article = (m->node && !galleyi_ld_is(m->node, "DiscussionForumPosting")) || (type && type->text.size == 7 && !memcmp(type->text.data, "article", 7));
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

static int32_t metadata_summary(galleyi_metadata *m) { return metadata_tag(m, GALLEY_SUMMARY, GALLEYI_META_DESCRIPTION); }
static int32_t metadata_section(galleyi_metadata *m) { return metadata_tag(m, GALLEY_SECTION, GALLEYI_META_SECTION); }

static int32_t metadata_explain(galleyi_metadata *m) {
    if (!m->x->options->explain) return GALLEY_OK;
    galleyi_buffer_append_char(&m->explain, ']');
    return m->explain.status ? m->explain.status : galley_record_set_property(m->x->article, "galley:candidates", m->explain.data, m->explain.size);
}

int32_t galleyi_extract_metadata(galleyi_extraction *x) {
    static int32_t (*const steps[])(galleyi_metadata *) = { galleyi_metadata_scan, metadata_read, metadata_addresses, metadata_language, galleyi_metadata_title, galleyi_metadata_authors,
        galleyi_metadata_times, galleyi_metadata_source, metadata_summary, metadata_section, metadata_tags, galleyi_metadata_access, galleyi_metadata_rights, metadata_explain };
    if (!x->article) return GALLEY_OK;
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
    }
    galleyi_ld_free(&m->ld);
    galleyi_buffer_free(&m->text);
    galleyi_buffer_free(&m->line);
    galleyi_buffer_free(&m->explain);
    return status;
}
