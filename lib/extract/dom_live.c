/* Live coverage: posts with a time and a headline each become articles of their own; the body keeps their words in reading order. From the page where its markup tells them apart, else from schema.org's
   LiveBlogPosting: https://schema.org/LiveBlogPosting */
#include "extract/dom_around.h"
#include "text/fold.h"

enum { LIVE_UPDATES_MOST = 1000, LIVE_LEAST = 2, LIVE_LOOK = 400 };

static uint32_t live_time(const galleyi_around *a, uint32_t node) {
    const galleyi_html *html = a->x->html;
    for (uint32_t i = node + 1; i < html->nodes[node].end && i < node + LIVE_LOOK; i++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_TIME)) return i;
    for (uint32_t i = node + 1; i < html->nodes[node].end && i < node + LIVE_LOOK; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && galleyi_around_roles(a, i) & GALLEYI_AROUND_TIME) return i;
    return 0;
}

static int live_is_container(uint32_t tag) { return tag == GALLEYI_TAG_ARTICLE || tag == GALLEYI_TAG_SECTION || tag == GALLEYI_TAG_LI || tag == GALLEYI_TAG_DIV; }

/* One post, by its own class or property, or an article, section or list item within something that is called live. */
static int live_is_update(const galleyi_around *a, uint32_t i, uint32_t live_end) {
    const galleyi_html_node *node = &a->x->html->nodes[i];
    if (!live_is_container(node->name)) return 0;
    int named = (galleyi_around_roles(a, i) & (GALLEYI_AROUND_UPDATE | GALLEYI_AROUND_LIVE)) == (GALLEYI_AROUND_UPDATE | GALLEYI_AROUND_LIVE);
    if (!named && (i >= live_end || node->name == GALLEYI_TAG_DIV || node->name == GALLEYI_TAG_LI)) return 0;
    uint32_t blocks = galleyi_dom_page_blocks_end(&a->x->page, i) - galleyi_dom_page_blocks_begin(&a->x->page, i);
    return blocks >= 2 && live_time(a, i);
}

/* The next element that is called live, or node_count. */
static uint32_t live_next(const galleyi_around *a, uint32_t i, uint32_t *told) {
    while (*told < a->told.count && (a->told.nodes[*told] < i || !(galleyi_around_roles(a, a->told.nodes[*told]) & GALLEYI_AROUND_LIVE))) ++*told;
    return *told < a->told.count ? a->told.nodes[*told] : a->x->html->node_count;
}

static int32_t live_collect(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    uint32_t title = galleyi_dom_features_title(a->x->features), live_end = 0, seen = 0, told = 0;
    for (uint32_t i = 1; a->update_count < LIVE_UPDATES_MOST; i++) {
        if (i >= live_end) i = live_next(a, i, &told);
        if (i >= html->node_count) break;
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        if (galleyi_around_roles(a, i) & GALLEYI_AROUND_LIVE && !(galleyi_around_roles(a, i) & GALLEYI_AROUND_UPDATE) && node->name != GALLEYI_TAG_BODY && node->name != GALLEYI_TAG_HTML && node->end > live_end) live_end = node->end;
        if (a->x->page.nodes[i].within & (GALLEYI_IN_NAV | GALLEYI_IN_ASIDE | GALLEYI_IN_FOOTER) || !live_is_container(node->name) || seen > 20000) continue;
        seen++;
        if (title < a->x->page.block_count && a->x->page.begun[i] <= title && a->x->page.begun[node->end] > title) continue;
        if (!live_is_update(a, i, live_end)) continue;
        a->updates = galleyi_around_more(a, a->updates, a->update_count, &a->update_capacity, sizeof *a->updates);
        if (!a->updates) return GALLEY_ENOMEM;
        a->updates[a->update_count++] = i;
        i = node->end - 1;
    }
    return GALLEY_OK;
}

/* How many words of the body stand in posts and outside of them. */
static void live_weigh(const galleyi_around *a, uint64_t *within, uint64_t *outside) {
    uint32_t u = 0;
    *within = *outside = 0;
    for (uint32_t k = 0; k < a->x->page.block_count; k++) {
        if (a->x->reasons[k] != GALLEYI_BLOCK_CHOSEN) continue;
        uint32_t at = a->x->page.blocks[k].first;
        while (u < a->update_count && a->x->html->nodes[a->updates[u]].end <= at) u++;
        *(u < a->update_count && a->updates[u] <= at ? within : outside) += a->x->page.blocks[k].words;
    }
}

int32_t galleyi_live_find(galleyi_around *a) {
    uint64_t within, outside;
    int32_t status = live_collect(a);
    if (status || !a->update_count) return status;
    live_weigh(a, &within, &outside);
    if (a->update_count < LIVE_LEAST || within * 4 < outside) { a->update_count = 0; return status; }   /* a ticker beside the story */
    return status;
}

static int live_is_title(const galleyi_around *a, const galleyi_dom_block *b) {
    return a->x->page.nodes[b->element].within & GALLEYI_IN_HEADING || (galleyi_around_roles(a, b->element) & GALLEYI_AROUND_TITLE) != 0;
}

/* The post's own address: the page's, at its id. */
static int32_t live_address(galleyi_around *a, galley_record *update, uint32_t node) {
    galleyi_html_slice id = galleyi_html_get(a->x->html, &a->x->html->nodes[node], GALLEYI_ATTRIBUTE_ID);
    if (!id.size || id.size > 200 || !a->x->base) return GALLEY_OK;
    galleyi_buffer_clear(&a->text);
    galleyi_buffer_append_char(&a->text, '#');
    int32_t status = galleyi_buffer_append(&a->text, id.data, id.size);
    galleyi_url url;
    if (status) return status;
    status = galleyi_url_parse(&url, &a->x->page.arena, a->text.data, a->text.size, a->x->base);
    if (status) return status == GALLEY_ENOMEM ? status : GALLEY_OK;
    return galley_record_set_text(update, GALLEY_URL, url.text, url.size);
}

static int32_t live_write(galleyi_around *a, uint32_t node) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    galley_record *update = galley_record_edit(a->x->article, GALLEY_UPDATES, GALLEY_NEW);
    uint32_t time = live_time(a, node);
    int timed = 0, titled = 0;
    if (!update) return a->x->root->document->status;
    int32_t status = live_address(a, update, node);
    if (!status && time) status = galleyi_around_time_of(a, update, GALLEY_PUBLISHED, time, &timed);
    for (uint32_t k = page->begun[node]; k < page->begun[html->nodes[node].end] && !status; k++) {
        const galleyi_dom_block *b = &page->blocks[k];
        uint32_t roles = galleyi_around_roles(a, b->element) | galleyi_around_roles(a, b->lca);
        if (time && b->first >= time && b->last < html->nodes[time].end) continue;
        if (!titled && live_is_title(a, b)) {
            status = galleyi_around_read(a, b->first, b->last + 1);
            if (!status) status = galleyi_around_put(a, update, GALLEY_TITLE, "dom:update", b->first == b->last ? b->first : 0);
            titled = 1;
            continue;
        }
        if (roles & (GALLEYI_AROUND_TIME | GALLEYI_AROUND_NOISE | GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_CAPTION | GALLEYI_AROUND_CREDIT) || page->nodes[b->element].within & (GALLEYI_IN_CAPTION | GALLEYI_IN_FORM)) continue;
        if (b->words < 3 * GALLEYI_DOM_WORD && !b->sentence_end) continue;
        status = galleyi_around_paragraph(a, update, b);
    }
    return status ? status : galleyi_around_origins(update, "dom:update");
}

/* Text of data in paragraphs: a line feed ends one. */
static int32_t live_text(galleyi_around *a, galley_record *update, const char *text) {
    int32_t status = GALLEY_OK;
    while (*text && !status) {
        size_t size = strcspn(text, "\n");
        galleyi_buffer_clear(&a->text);
        status = galleyi_fold_append(&a->text, text, size);
        if (!status && a->text.size) {
            status = galley_body_open(update, GALLEY_NODE_PARAGRAPH);
            if (!status) status = galley_body_text(update, a->text.data, a->text.size);
            if (!status) status = galley_body_close(update);
        }
        text += size + (text[size] != '\0');
    }
    return status;
}

static int32_t live_from_data(galleyi_around *a) {
    const galleyi_ld *ld = &a->m->ld;
    const galleyi_ld_value *node = NULL;
    const galleyi_ld_value *list = galleyi_ld_member(ld, a->m->node, "liveBlogUpdate");
    int32_t status = GALLEY_OK;
    int stored;
    if (list && list->parent && list->parent->kind == GALLEYI_LD_ARRAY) node = list->parent->first;
    else node = list;
    for (size_t i = 0; node && !status && i < LIVE_UPDATES_MOST; i++, node = node == list && list->parent->kind != GALLEYI_LD_ARRAY ? NULL : node->next) {
        const char *title = galleyi_ld_text(ld, node, "headline"), *when = galleyi_ld_text(ld, node, "datePublished"), *changed = galleyi_ld_text(ld, node, "dateModified");
        const char *text = galleyi_ld_text(ld, node, "articleBody"), *address = galleyi_ld_text(ld, node, "url");
        galleyi_url url;
        if (!title) title = galleyi_ld_text(ld, node, "name");
        if (!title && !text) continue;
        galley_record *update = galley_record_edit(a->x->article, GALLEY_UPDATES, GALLEY_NEW);
        if (!update) return a->x->root->document->status;
        galleyi_buffer_clear(&a->text);
        if (title) status = galleyi_fold_append(&a->text, title, strlen(title));
        if (!status) status = galleyi_around_put(a, update, GALLEY_TITLE, "json-ld:liveBlogUpdate", 0);
        if (!status && when) status = galleyi_around_time(a, update, GALLEY_PUBLISHED, when, strlen(when), "json-ld:liveBlogUpdate", &stored);
        if (!status && changed) status = galleyi_around_time(a, update, GALLEY_MODIFIED, changed, strlen(changed), "json-ld:liveBlogUpdate", &stored);
        if (!status && address && galleyi_around_address(a, (galleyi_html_slice){ address, strlen(address) }, &url, &status)) status = galley_record_set_text(update, GALLEY_URL, url.text, url.size);
        if (!status && text) status = live_text(a, update, text);
        if (!status) status = galleyi_around_origins(update, "json-ld:liveBlogUpdate");
    }
    return status;
}

static int32_t live_coverage(galleyi_around *a) {
    static const struct { const char *name; int32_t field; } times[] = { { "coverageStartTime", GALLEY_COVERAGE_START }, { "coverageEndTime", GALLEY_COVERAGE_END } };
    int32_t status = GALLEY_OK;
    int stored;
    for (size_t i = 0; i < 2 && !status; i++) {
        const char *text = galleyi_ld_text(&a->m->ld, a->m->node, times[i].name);
        if (text && !galley_record_get(a->x->article, times[i].field)) status = galleyi_around_time(a, a->x->article, times[i].field, text, strlen(text), i ? "json-ld:coverageEndTime" : "json-ld:coverageStartTime", &stored);
    }
    return status;
}

int32_t galleyi_live_fill(galleyi_around *a) {
    int32_t status = a->m->node ? live_coverage(a) : GALLEY_OK;
    const char *origin = "dom:updates";
    for (uint32_t u = 0; u < a->update_count && !status; u++) status = live_write(a, a->updates[u]);
    if (!status && !a->update_count && a->m->node) { origin = "json-ld:liveBlogUpdate"; status = live_from_data(a); }
    if (status || !galley_record_count(a->x->article, GALLEY_UPDATES)) return status;
    status = galley_record_set_origin(a->x->article, GALLEY_UPDATES, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    if (!status && !galley_record_text(a->x->article, GALLEY_KIND, NULL)) {
        status = galley_record_set_text(a->x->article, GALLEY_KIND, "live", GALLEY_NUL_TERMINATED);
        if (!status) status = galley_record_set_origin(a->x->article, GALLEY_KIND, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    return status;
}
