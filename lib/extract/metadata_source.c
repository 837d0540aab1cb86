/* Who published the story and who published it first, the agencies it comes from, whether all of it is there, and what may be done with it. */
#include "extract/metadata.h"
#include "text/agencies.h"
#include "text/dates.h"
#include "text/phrases.h"
#include "text/rights.h"
#include "text/sources.h"
#include "text/unicode.h"
#include "text/urls.h"

enum { SOURCE_AGENCIES = 4, SOURCE_TAIL = 4, SOURCE_RIGHTS_BLOCKS = 400 };

static galleyi_url_part source_host(const char *url, size_t size) {
    galleyi_url_part host = galleyi_url_host(url, size);
    if (host.size > 4 && !memcmp(host.text, "www.", 4)) { host.text += 4; host.size -= 4; }
    return host;
}

static int source_same_domain(const char *a, size_t a_size, const char *b, size_t b_size) {
    galleyi_url_part ha = galleyi_url_host(a, a_size), hb = galleyi_url_host(b, b_size);
    galleyi_url_part da = galleyi_url_domain(ha.text, ha.size), db = galleyi_url_domain(hb.text, hb.size);
    const char *dot_a = da.size ? memchr(da.text, '.', da.size) : NULL, *dot_b = db.size ? memchr(db.text, '.', db.size) : NULL;
    if (dot_a && dot_b) { da.size = (size_t)(dot_a - da.text); db.size = (size_t)(dot_b - db.text); }        /* one house in several countries */
    return da.size == db.size && (!da.size || galleyi_text_same(da.text, da.size, db.text, db.size));
}

static int32_t source_said(galley_record *record, int32_t field, const char *origin) {
    return galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int32_t source_address(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, size_t size, const char *origin) {
    const char *url = text && size ? galleyi_metadata_resolve(m, text, size) : NULL;
    if (!url) return m->status;
    int32_t status = galley_record_set_text(record, field, url, GALLEY_NUL_TERMINATED);
    return status ? status : source_said(record, field, origin);
}

static int32_t source_domain(galley_record *source, const char *url, const char *origin) {
    galleyi_url_part host = source_host(url, strlen(url));
    if (!host.size) return GALLEY_OK;
    int32_t status = galley_record_set_text(source, GALLEY_DOMAIN, host.text, host.size);
    return status ? status : source_said(source, GALLEY_DOMAIN, origin);
}

static int32_t source_publisher(galleyi_metadata *m) {
    const galleyi_meta_value *site = galleyi_meta_best(&m->tags, GALLEYI_META_SITE);
    const galleyi_ld_value *publisher = m->node ? galleyi_ld_member(&m->ld, m->node, "publisher") : NULL;
    const char *name = m->node ? galleyi_ld_text(&m->ld, m->node, "publisher") : NULL, *url = m->x->options->url, *text;
    if (name && (!strncmp(name, "http", 4) || name[0] == '#')) name = NULL;
    const char *origin = name ? "json-ld:publisher" : site ? galleyi_metadata_meta_origin(m, site) : url ? "input:url" : NULL;
    if (!origin) return m->status;
    galley_record *source = galley_record_edit(m->x->article, GALLEY_SOURCE, 0);
    int32_t status = source ? galley_record_set_text(source, GALLEY_ROLE, "publisher", GALLEY_NUL_TERMINATED) : m->x->root->document->status;
    if (!status && name) status = galleyi_metadata_set(m, source, GALLEY_NAME, name, strlen(name), origin);
    else if (!status && site) status = galleyi_metadata_set(m, source, GALLEY_NAME, site->text.data, site->text.size, origin);
    if (!status && publisher && publisher->kind == GALLEYI_LD_OBJECT) {
        text = galleyi_ld_text(&m->ld, publisher, "url");
        if (text) status = source_address(m, source, GALLEY_URL, text, strlen(text), "json-ld:publisher");
        const galleyi_ld_value *logo = galleyi_ld_member(&m->ld, publisher, "logo");
        text = logo && logo->kind == GALLEYI_LD_STRING ? logo->text : logo ? galleyi_ld_text(&m->ld, logo, "url") : NULL;
        if (logo && !text) text = galleyi_ld_text(&m->ld, logo, "contentUrl");
        if (!status && text) status = source_address(m, source, GALLEY_LOGO, text, strlen(text), "json-ld:publisher");
    }
    if (!status && url) status = source_domain(source, url, "input:url");
    return status ? status : source_said(m->x->article, GALLEY_SOURCE, origin);
}

static int32_t source_original(galleyi_metadata *m, const char *name, size_t name_size, const char *title, size_t title_size, const char *url, size_t url_size, const char *origin) {
    if (galley_record_get(m->x->article, GALLEY_ORIGINAL_SOURCE)) return GALLEY_OK;
    galley_record *source = galley_record_edit(m->x->article, GALLEY_ORIGINAL_SOURCE, 0);
    int32_t status = source ? galley_record_set_text(source, GALLEY_ROLE, "original", GALLEY_NUL_TERMINATED) : m->x->root->document->status;
    if (!status && name_size) status = galleyi_metadata_set(m, source, GALLEY_NAME, name, name_size, origin);
    if (!status && title_size) status = galleyi_metadata_set(m, source, GALLEY_TITLE, title, title_size, origin);
    if (!status && url_size) status = source_address(m, source, GALLEY_URL, url, url_size, origin);
    const char *address = galley_record_text(source, GALLEY_URL, NULL);
    if (!status && address) status = source_domain(source, address, origin);
    return status ? status : source_said(m->x->article, GALLEY_ORIGINAL_SOURCE, origin);
}

/* What data say: isBasedOn, the tags for syndication, a canonical address on another site. An archive's copy has the site's address in its own. */
static int32_t source_original_data(galleyi_metadata *m) {
    const char *own = m->x->options->url, *canonical = galley_record_text(m->x->article, GALLEY_CANONICAL_URL, NULL);
    const galleyi_ld_value *based = m->node ? galleyi_ld_member(&m->ld, m->node, "isBasedOn") : NULL;
    const galleyi_meta_value *tag = galleyi_meta_best(&m->tags, GALLEYI_META_ORIGINAL);
    int32_t status = GALLEY_OK;
    if (based) {
        int is_text = based->kind == GALLEYI_LD_STRING;
        const char *url = is_text ? based->text : galleyi_ld_text(&m->ld, based, "url"), *name = is_text ? NULL : galleyi_ld_text(&m->ld, based, "publisher");
        const char *title = is_text ? NULL : galleyi_ld_text(&m->ld, based, "headline");
        if (url && !strncmp(url, "http", 4) && own && !source_same_domain(url, strlen(url), own, strlen(own)))
            status = source_original(m, name, name ? strlen(name) : 0, title, title ? strlen(title) : 0, url, strlen(url), "json-ld:isBasedOn");
    }
    if (!status && tag) {
        int is_url = tag->text.size > 8 && !memcmp(tag->text.data, "http", 4), own_site = is_url && own && source_same_domain(tag->text.data, tag->text.size, own, strlen(own));
        const char *origin = galleyi_metadata_meta_origin(m, tag);
        int is_name = !is_url && tag->rank == 0 && !galleyi_metadata_is_site(m, galleyi_metadata_key(tag->text.data, tag->text.size));
        if (origin && is_url && !own_site) status = source_original(m, NULL, 0, NULL, 0, tag->text.data, tag->text.size, origin);
        else if (origin && is_name) status = source_original(m, tag->text.data, tag->text.size, NULL, 0, NULL, 0, origin);
    }
    if (status || !own || !canonical || source_same_domain(own, strlen(own), canonical, strlen(canonical))) return status;
    galleyi_url_part path = galleyi_url_path(own, strlen(own)), host = source_host(canonical, strlen(canonical));
    for (size_t i = 0; host.size && i + host.size <= path.size; i++)
        if (!memcmp(path.text + i, host.text, host.size)) return GALLEY_OK;
    return host.size && memchr(host.text, '.', host.size) ? source_original(m, NULL, 0, NULL, 0, canonical, strlen(canonical), "dom:link-canonical") : GALLEY_OK;
}

static int32_t source_agency(galleyi_metadata *m, int32_t number, const char *origin) {
    const galleyi_agency *agency = galleyi_agency_at(number);
    const char *name;
    if (!agency) return GALLEY_OK;
    for (size_t i = 0; (name = galley_record_text(galley_record_at(m->x->article, GALLEY_AGENCIES, i), GALLEY_NAME, NULL)) != NULL; i++)
        if (!strcmp(name, agency->name) || i + 1 == SOURCE_AGENCIES) return GALLEY_OK;
    galley_record *record = galley_record_edit(m->x->article, GALLEY_AGENCIES, GALLEY_NEW);
    int32_t status = record ? galley_record_set_text(record, GALLEY_ROLE, "agency", GALLEY_NUL_TERMINATED) : m->x->root->document->status;
    if (!status) status = galley_record_set_text(record, GALLEY_NAME, agency->name, GALLEY_NUL_TERMINATED);
    if (!status) status = source_said(record, GALLEY_NAME, origin);
    return status ? status : source_said(m->x->article, GALLEY_AGENCIES, origin);
}

static int32_t source_member_agency(galleyi_metadata *m, const char *member, const char *origin) {
    const char *name = m->node ? galleyi_ld_text(&m->ld, m->node, member) : NULL;
    return name ? source_agency(m, galleyi_agency_find(name, strlen(name)), origin) : GALLEY_OK;
}

static int source_is_date(const char *text, size_t size) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    return size && ((text[0] >= '0' && text[0] <= '9') || galleyi_dates_read(&options, text, size, &date));
}

/* Authors that are agencies, data that name one, sign-offs and notes behind the story. */
static int32_t source_notes(galleyi_metadata *m) {
    const galleyi_dom_page *page = &m->x->page;
    const galley_record *byline = galley_record_get(m->x->article, GALLEY_BYLINE);
    const char *name;
    size_t size;
    int32_t status = source_member_agency(m, "sourceOrganization", "json-ld:sourceOrganization");
    if (!status) status = source_member_agency(m, "provider", "json-ld:provider");
    for (size_t i = 0; !status && (name = galley_record_text(galley_record_at(byline, GALLEY_AUTHORS, i), GALLEY_NAME, &size)) != NULL; i++)
        status = source_agency(m, galleyi_agency_find(name, size), "text:byline");
    uint32_t from = m->story_end > 2 ? m->story_end - 2 : 0;
    for (uint32_t k = from; k < page->block_count && k < m->story_end + SOURCE_TAIL && !status; k++) {
        galleyi_source_note note;
        galleyi_signoff signoff;
        galleyi_metadata_fresh(m, &m->line);
        if (k >= m->story_end && page->blocks[k].words > 40 * GALLEYI_DOM_WORD) continue;
        status = galleyi_dom_block_text(page, k, &m->line);
        if (status || !m->line.size) continue;
        const char *text = m->line.data;
        if (k < m->story_end && galleyi_signoff_parse(text, m->line.size, &signoff))
            for (size_t i = 0; i < signoff.agency_count && !status; i++) status = source_agency(m, signoff.agencies[i], "text:sign-off");
        if (status || !galleyi_source_parse(text, m->line.size, &note)) continue;
        if (note.kind == GALLEYI_SOURCE_ORIGINAL && !source_is_date(text + note.name.begin, galleyi_span_size(note.name)))
            status = source_original(m, text + note.name.begin, galleyi_span_size(note.name), text + note.title.begin, galleyi_span_size(note.title), text + note.url.begin, galleyi_span_size(note.url), "text:source");
        else if (note.agency_number >= 0) status = source_agency(m, note.agency_number, "text:source");
    }
    return status;
}

/* The agency of the dateline that the story begins with (lead_lines.c). */
static int32_t source_dateline(galleyi_metadata *m) {
    size_t size = 0;
    const char *agency = galley_record_text(galley_record_get(m->x->article, GALLEY_DATELINE), GALLEY_AGENCY, &size);
    return agency ? source_agency(m, galleyi_agency_find(agency, size), "text:dateline") : GALLEY_OK;
}

int32_t galleyi_metadata_source(galleyi_metadata *m) {
    int32_t status = source_publisher(m);
    if (!status) status = source_original_data(m);
    if (!status) status = source_dateline(m);
    return status ? status : source_notes(m);
}

static int access_is(const char *text, const char *word) { return text && galleyi_text_same(text, strlen(text), word, strlen(word)); }

/* isAccessibleForFree as a boolean, in words or as an address; -1: not said. */
static int access_of(const galleyi_metadata *m, const galleyi_ld_value *node) {
    const char *text = node ? galleyi_ld_text(&m->ld, node, "isAccessibleForFree") : NULL;
    const char *word = text && strrchr(text, '/') ? strrchr(text, '/') + 1 : text;
    return access_is(word, "true") ? 1 : access_is(word, "false") ? 0 : -1;
}

/* free, metered or locked; and complete 0 where a wall's words stand at the end of the story, 1 where the page says that it is free. */
int32_t galleyi_metadata_access(galleyi_metadata *m) {
    const galleyi_dom_page *page = &m->x->page;
    const galleyi_meta_value *tier = galleyi_meta_best(&m->tags, GALLEYI_META_TIER);
    int free_access = access_of(m, m->node), wall = 0;
    const char *access = free_access == 1 ? "free" : free_access == 0 ? "locked" : NULL, *origin = "json-ld:isAccessibleForFree";
    static const char *const tiers[] = { "free", "metered", "locked" };
    int32_t status = GALLEY_OK;
    for (size_t i = 0; tier && i < 3; i++)
        if (galleyi_text_same(tier->text.data, tier->text.size, tiers[i], strlen(tiers[i])) && (!access || i == 1)) { access = tiers[i]; origin = galleyi_metadata_meta_origin(m, tier); }
    if (access && origin) {
        status = galley_record_set_text(m->x->article, GALLEY_ACCESS, access, GALLEY_NUL_TERMINATED);
        if (!status) status = source_said(m->x->article, GALLEY_ACCESS, origin);
    }
    for (uint32_t k = m->story_end > 2 ? m->story_end - 2 : 0; k < page->block_count && k < m->story_end + 6 && !wall && !status; k++) {
        galleyi_phrase_match phrase;
        if (page->blocks[k].words > 30 * GALLEYI_DOM_WORD) continue;
        galleyi_metadata_fresh(m, &m->line);
        status = galleyi_dom_block_text(page, k, &m->line);
        wall = !status && m->line.size && galleyi_phrase_line(m->line.data, m->line.size, &phrase) && phrase.phrase == GALLEYI_PHRASE_CLOSED;
    }
    int bodiless = !galley_record_body(m->x->article), complete = bodiless || (wall && !(access && !strcmp(access, "free"))) ? 0 : free_access == 1 ? 1 : -1;
    if (status || complete < 0) return status;
    status = galley_record_set_number(m->x->article, GALLEY_COMPLETE, complete);
    return status ? status : source_said(m->x->article, GALLEY_COMPLETE, bodiless ? "page:body" : wall ? "text:wall" : "json-ld:isAccessibleForFree");
}

/* The words of robots and tdm-reservation that bar machines that learn (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/). */
static const char *rights_mining(const galleyi_metadata *m, const galleyi_meta_value **from) {
    for (size_t i = 0; i < m->tags.count; i++) {
        const galleyi_meta_value *v = &m->tags.values[i];
        *from = v;
        if (v->field == GALLEYI_META_MINING && v->text.size == 1 && v->text.data[0] == '1') return "reserved";
        if (v->field == GALLEYI_META_MINING && v->text.size == 1 && v->text.data[0] == '0') return "allowed";
        for (size_t k = 0; v->field == GALLEYI_META_ROBOTS && k + 4 <= v->text.size; k++)
            if (galleyi_text_same(v->text.data + k, 4, "noai", 4) && (!k || v->text.data[k - 1] == ' ' || v->text.data[k - 1] == ',')) return "reserved";
    }
    return NULL;
}

/* The first line behind the story that is nothing but a notice of rights. */
static int32_t rights_line(galleyi_metadata *m, galleyi_rights *rights, uint32_t *block) {
    const galleyi_dom_page *page = &m->x->page;
    uint32_t looked = 0;
    *block = GALLEYI_CANDIDATE_NOWHERE;
    for (uint32_t k = page->block_count; k-- > m->story && looked < SOURCE_RIGHTS_BLOCKS && *block == GALLEYI_CANDIDATE_NOWHERE; looked++) {
        if (page->blocks[k].words > 40 * GALLEYI_DOM_WORD) continue;
        galleyi_metadata_fresh(m, &m->line);
        int32_t status = galleyi_dom_block_text(page, k, &m->line);
        if (status) return status;
        if (m->line.size && galleyi_rights_parse(m->line.data, m->line.size, rights) && rights->whole) *block = k;
    }
    return GALLEY_OK;
}

int32_t galleyi_metadata_rights(galleyi_metadata *m) {
    const galleyi_meta_value *tag = galleyi_meta_best(&m->tags, GALLEYI_META_RIGHTS), *from = NULL;
    const char *notice = m->node ? galleyi_ld_text(&m->ld, m->node, "copyrightNotice") : NULL, *holder = m->node ? galleyi_ld_text(&m->ld, m->node, "copyrightHolder") : NULL;
    const char *license = m->node ? galleyi_ld_text(&m->ld, m->node, "license") : NULL, *mining = rights_mining(m, &from), *origin = NULL;
    galleyi_rights parsed;
    uint32_t block;
    int32_t status = rights_line(m, &parsed, &block);
    if (status || (!tag && !notice && !holder && !license && !mining && !m->tags.license.size && block == GALLEYI_CANDIDATE_NOWHERE)) return status;
    galley_record *rights = galley_record_edit(m->x->article, GALLEY_RIGHTS, 0);
    if (!rights) return m->x->root->document->status;
    if (block != GALLEYI_CANDIDATE_NOWHERE) {
        const galleyi_dom_block *b = &m->x->page.blocks[block];
        char *text = galleyi_metadata_copy(m, m->line.data + parsed.text.begin, galleyi_span_size(parsed.text)), *name = galleyi_metadata_copy(m, m->line.data + parsed.holder.begin, galleyi_span_size(parsed.holder));
        if (!text || !name) return m->status;
        status = galley_record_set_text(rights, GALLEY_TEXT, text, GALLEY_NUL_TERMINATED);
        if (!status) status = galleyi_metadata_origin(m, rights, GALLEY_TEXT, origin = "text:rights", GALLEY_CONFIDENCE_UNKNOWN, b->lca, text);
        if (!status && *name) status = galley_record_set_text(rights, GALLEY_HOLDER, name, GALLEY_NUL_TERMINATED);
        if (!status && parsed.year) status = galley_record_set_number(rights, GALLEY_YEAR, parsed.last_year ? parsed.last_year : parsed.year);
    }
    if (!status && notice) status = galleyi_metadata_set(m, rights, GALLEY_TEXT, notice, strlen(notice), origin = "json-ld:copyrightNotice");
    else if (!status && tag && !origin && (origin = galleyi_metadata_meta_origin(m, tag)) != NULL) status = galleyi_metadata_set(m, rights, GALLEY_TEXT, tag->text.data, tag->text.size, origin);
    if (!status && holder) status = galleyi_metadata_set(m, rights, GALLEY_HOLDER, holder, strlen(holder), origin = "json-ld:copyrightHolder");
    if (!status && license) status = galleyi_metadata_set(m, rights, GALLEY_LICENSE, license, strlen(license), origin = "json-ld:license");
    else if (!status && m->tags.license.size) status = source_address(m, rights, GALLEY_LICENSE, m->tags.license.data, m->tags.license.size, origin = "dom:rel-license");
    if (!status && mining) {
        status = galley_record_set_text(rights, GALLEY_DATA_MINING, mining, GALLEY_NUL_TERMINATED);
        const char *why = galleyi_metadata_meta_origin(m, from);
        if (!status && why) status = source_said(rights, GALLEY_DATA_MINING, why);
        if (!origin) origin = why;
    }
    return status || !origin ? status : source_said(m->x->article, GALLEY_RIGHTS, origin);
}
