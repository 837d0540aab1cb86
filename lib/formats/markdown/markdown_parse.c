/* Markdown into an article. The frame that markdown_write.c prints around the body is read back: kicker, headline, subtitle, byline and dates above it,
   behind the last rule notes, sources, tags, rights and related items. Without a first heading of depth 1 everything is body. */
#include "formats/markdown/markdown_reader.h"
#if GALLEY_WITH_CMARK
#include "core/utf8.h"
#include "formats/markdown/markdown_module.h"
#include "registry/call.h"
#include "text/bylines.h"
#include "text/datelines.h"
#include "text/times.h"
#include <stdlib.h>

static int parse_is(cmark_node *node, cmark_node_type type) { return node && cmark_node_get_type(node) == type; }

/* The only child of a paragraph, of this type. */
static cmark_node *parse_only(cmark_node *paragraph, cmark_node_type type) {
    cmark_node *child = parse_is(paragraph, CMARK_NODE_PARAGRAPH) ? cmark_node_first_child(paragraph) : NULL;
    return child && !cmark_node_next(child) && parse_is(child, type) ? child : NULL;
}

/* Says where a field comes from; with its span where the source has the very bytes. */
static void parse_origin(galleyi_markdown_reader *r, galley_record *record, int32_t field, const char *origin, cmark_node *node, const char *value, size_t size) {
    size_t begin, end;
    uint64_t offset = GALLEY_NO_OFFSET;
    galleyi_markdown_place(r, node, &begin, &end);
    for (const char *p = r->source.text + begin, *stop = r->source.text + end; size && (size_t)(stop - p) >= size; p++)
        if (*p == *value && !memcmp(p, value, size)) { offset = (uint64_t)(p - r->source.text); break; }
    if (offset != GALLEY_NO_OFFSET) offset = r->begin + galleyi_markdown_source_offset(&r->source, offset);
    galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, offset, size);
}

static void parse_field(galleyi_markdown_reader *r, int32_t field, const char *origin, cmark_node *node) {
    galleyi_markdown_plain(r, node, 1);
    if (!r->text.size) return;
    galley_record_set_text(r->article, field, r->text.data, r->text.size);
    parse_origin(r, r->article, field, origin, node, r->text.data, r->text.size);
}

/* Whether a byline is only the names of the authors that front matter gave, as the writer prints them where it knows no byline. */
static int parse_only_names(const galley_record *byline, const char *text, size_t size) {
    size_t at = 0, length;
    const galley_record *author;
    if (!galley_record_count(byline, GALLEY_AUTHORS) || galley_record_text(byline, GALLEY_TEXT, NULL)) return 0;
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        const char *name = galley_record_text(author, GALLEY_NAME, &length);
        if (!name) continue;
        if (at && (size - at < 2 || memcmp(text + at, ", ", 2))) return 0;
        if (at) at += 2;
        if (size - at < length || memcmp(text + at, name, length)) return 0;
        at += length;
    }
    return at == size;
}

static void parse_byline(galleyi_markdown_reader *r, cmark_node *node) {
    galleyi_byline parsed;
    galleyi_markdown_plain(r, node, 1);
    if (!r->text.size) return;
    const char *line = r->text.data;
    galley_record *byline = galley_record_edit(r->article, GALLEY_BYLINE, 0);
    if (!byline || parse_only_names(byline, line, r->text.size)) return;
    galley_record_set_text(byline, GALLEY_TEXT, line, r->text.size);
    parse_origin(r, byline, GALLEY_TEXT, "markdown:byline", node, line, r->text.size);
    if (galley_record_count(byline, GALLEY_AUTHORS)) return;      /* front matter knows them better */
    if (!galleyi_byline_parse(line, r->text.size, NULL, 0, (galleyi_span){ 0, 0 }, GALLEYI_BYLINE_NEAR_HEADLINE | GALLEYI_BYLINE_GIVEN, &parsed)) return;
    for (size_t i = 0; i < parsed.author_count; i++) {
        const galleyi_byline_author *a = &parsed.authors[i];
        galley_record *author = galley_record_edit(byline, GALLEY_AUTHORS, GALLEY_NEW);
        if (!author) return;
        galley_record_set_text(author, GALLEY_KIND, a->organization_only ? "organization" : "person", GALLEY_NUL_TERMINATED);
        galley_record_set_text(author, GALLEY_NAME, line + a->name.begin, a->name.end - a->name.begin);
        if (a->role != GALLEYI_ROLE_AUTHOR) galley_record_set_text(author, GALLEY_ROLE, galleyi_role_name(a->role), GALLEY_NUL_TERMINATED);
        if (a->job_title.end > a->job_title.begin) galley_record_set_text(author, GALLEY_JOB_TITLE, line + a->job_title.begin, a->job_title.end - a->job_title.begin);
        if (a->organization.end > a->organization.begin)
            galley_record_set_text(author, GALLEY_ORGANIZATION, line + a->organization.begin, a->organization.end - a->organization.begin);
        if (a->email.end > a->email.begin) galley_record_set_text(author, GALLEY_EMAIL, line + a->email.begin, a->email.end - a->email.begin);
    }
}

static const char *parse_label(const char *text, const char *label) {
    size_t length = strlen(label);
    return text && !strncmp(text, label, length) ? text + length : NULL;
}

/* A time as the writer prints it, or its words. */
static int32_t parse_time(galley_record *record, int32_t field, const char *text, size_t size) {
    galleyi_time time;
    if (galley_record_count(record, field)) return GALLEY_OK;
    if (galleyi_time_parse(&time, text, size)) {
        char value[GALLEYI_TIME_TEXT_SIZE];
        return galley_record_set_time(record, field, value, galleyi_time_write(&time, value));
    }
    galley_record *made = galley_record_edit(record, field, 0);
    return made ? galley_record_set_text(made, GALLEY_TEXT, text, size) : GALLEY_ENOMEM;
}

static const struct parse_time_label { const char *label; int32_t field; } parse_time_labels[] = { { "Published: ", GALLEY_PUBLISHED }, { "Updated: ", GALLEY_MODIFIED } };

static int32_t parse_time_field(const char *text, const char **rest) {
    for (size_t i = 0; i < sizeof parse_time_labels / sizeof *parse_time_labels; i++)
        if ((*rest = parse_label(text, parse_time_labels[i].label)) != NULL) return parse_time_labels[i].field;
    return 0;
}

/* The lines under a headline: a byline in emphasis, or beginning with a byline's word; dates behind their labels. 0: this paragraph is something else. */
static int parse_meta(galleyi_markdown_reader *r, cmark_node *paragraph) {
    const char *rest;
    cmark_node *first = parse_is(paragraph, CMARK_NODE_PARAGRAPH) ? cmark_node_first_child(paragraph) : NULL, *node = first, *byline = NULL;
    if (parse_is(first, CMARK_NODE_EMPH)) {
        galleyi_markdown_plain(r, first, 1);
        if (!r->text.size || r->text.size > 300) return 0;
        byline = first;
        node = cmark_node_next(first);
        if (!node && (strchr(".!?:", r->text.data[r->text.size - 1]) || r->text.size > 160)) return 0;
        if (node && !parse_is(node, CMARK_NODE_LINEBREAK) && !parse_is(node, CMARK_NODE_SOFTBREAK)) return 0;
        if (node) node = cmark_node_next(node);
    } else if (parse_is(first, CMARK_NODE_TEXT) && !cmark_node_next(first)) {
        galleyi_byline parsed;
        const char *text = cmark_node_get_literal(first);
        if (strlen(text) < 200 && galleyi_byline_parse(text, strlen(text), NULL, 0, (galleyi_span){ 0, 0 }, GALLEYI_BYLINE_NEAR_HEADLINE, &parsed) && parsed.labelled) {
            parse_byline(r, paragraph);
            return 1;
        }
    }
    for (cmark_node *line = node; line; line = cmark_node_next(line)) {
        if (!parse_is(line, CMARK_NODE_TEXT) || !parse_time_field(cmark_node_get_literal(line), &rest)) return 0;
        line = cmark_node_next(line);
        if (!line) break;
        if (!parse_is(line, CMARK_NODE_LINEBREAK) && !parse_is(line, CMARK_NODE_SOFTBREAK)) return 0;
    }
    if (byline) parse_byline(r, byline);
    for (cmark_node *line = node; line; line = cmark_node_next(line)) {
        if (!parse_is(line, CMARK_NODE_TEXT)) continue;
        int32_t field = parse_time_field(cmark_node_get_literal(line), &rest);
        galleyi_markdown_fill(r, rest, strlen(rest), 0, 0);
        if (r->text.size) parse_time(r->article, field, r->text.data, r->text.size);
    }
    return byline || node;
}

/* Everything above the body; gives its first block. */
static cmark_node *parse_head(galleyi_markdown_reader *r) {
    cmark_node *node = cmark_node_first_child(r->root), *kicker;
    while (node && cmark_node_next(node) && galleyi_markdown_comment(r, node)) node = cmark_node_next(node);
    kicker = parse_only(node, CMARK_NODE_EMPH);
    if (kicker && parse_is(cmark_node_next(node), CMARK_NODE_HEADING)) node = cmark_node_next(node);
    else kicker = NULL;
    if (!parse_is(node, CMARK_NODE_HEADING) || cmark_node_get_heading_level(node) != 1) return kicker ? cmark_node_previous(node) : node;
    if (kicker) parse_field(r, GALLEY_KICKER, "markdown:kicker", kicker);
    parse_field(r, GALLEY_TITLE, "markdown:h1", node);
    node = cmark_node_next(node);
    cmark_node *subtitle = parse_only(node, CMARK_NODE_STRONG);
    if (subtitle) { parse_field(r, GALLEY_SUBTITLE, "markdown:subtitle", subtitle); node = cmark_node_next(node); }
    if (node && parse_meta(r, node)) node = cmark_node_next(node);
    return node;
}

/* ── Behind the last rule ── */

static const char *const parse_notes[] = { "correction", "clarification", "retraction", "editorial", "developing", "disclosure", "sponsor" };

/* "**Correction:** text": the kind of note, NULL where it is none. */
static const char *parse_note_kind(galleyi_markdown_reader *r, cmark_node *paragraph) {
    cmark_node *strong = parse_is(paragraph, CMARK_NODE_PARAGRAPH) ? cmark_node_first_child(paragraph) : NULL;
    if (!parse_is(strong, CMARK_NODE_STRONG) || !cmark_node_next(strong)) return NULL;
    galleyi_markdown_plain(r, strong, 0);
    if (r->text.size < 2 || r->text.data[r->text.size - 1] != ':') return NULL;
    for (size_t i = 0; i < sizeof parse_notes / sizeof *parse_notes; i++)
        if (strlen(parse_notes[i]) + 1 == r->text.size && (r->text.data[0] | 32) == parse_notes[i][0] && !memcmp(r->text.data + 1, parse_notes[i] + 1, r->text.size - 2))
            return parse_notes[i];
    return NULL;
}

enum { PARSE_TAIL_NONE, PARSE_TAIL_NOTE, PARSE_TAIL_SOURCE, PARSE_TAIL_ORIGINAL, PARSE_TAIL_TAGS, PARSE_TAIL_RIGHTS, PARSE_TAIL_RELATED };
static const struct parse_tail { const char *label; int what; } parse_tails[] = {
    { "Source: ", PARSE_TAIL_SOURCE }, { "Original source: ", PARSE_TAIL_ORIGINAL }, { "Tags: ", PARSE_TAIL_TAGS }, { "Rights: ", PARSE_TAIL_RIGHTS }
};

static int parse_tail_kind(galleyi_markdown_reader *r, cmark_node *node, const char **label) {
    *label = "";
    if (parse_note_kind(r, node)) return PARSE_TAIL_NOTE;
    if (parse_is(node, CMARK_NODE_HEADING) && cmark_node_get_heading_level(node) == 2 && parse_is(cmark_node_next(node), CMARK_NODE_LIST) && !cmark_node_next(cmark_node_next(node))) {
        galleyi_markdown_plain(r, node, 0);
        return r->text.size == 7 && !memcmp(r->text.data, "Related", 7) ? PARSE_TAIL_RELATED : PARSE_TAIL_NONE;
    }
    if (!parse_is(node, CMARK_NODE_PARAGRAPH) || !parse_is(cmark_node_first_child(node), CMARK_NODE_TEXT)) return PARSE_TAIL_NONE;
    const char *text = cmark_node_get_literal(cmark_node_first_child(node));
    for (size_t i = 0; i < sizeof parse_tails / sizeof *parse_tails; i++)
        if (parse_label(text, parse_tails[i].label)) { *label = parse_tails[i].label; return parse_tails[i].what; }
    return PARSE_TAIL_NONE;
}

/* The rule before the tail; NULL: there is no tail. */
static cmark_node *parse_find_tail(galleyi_markdown_reader *r, cmark_node *body) {
    cmark_node *node = cmark_node_last_child(r->root);
    const char *label;
    for (int seen = 0; node; node = cmark_node_previous(node), seen++) {
        if (parse_is(node, CMARK_NODE_THEMATIC_BREAK)) return seen ? node : NULL;
        if (node == body && !parse_is(body, CMARK_NODE_THEMATIC_BREAK)) return NULL;
        if (!seen && parse_is(node, CMARK_NODE_LIST) && parse_tail_kind(r, cmark_node_previous(node), &label) == PARSE_TAIL_RELATED) continue;
        if (!parse_tail_kind(r, node, &label)) return NULL;
    }
    return NULL;
}

/* Name, *title* and address of a source or related item, from a line with one link at most. */
static void parse_reference(galleyi_markdown_reader *r, galley_record *record, cmark_node *paragraph, size_t skip, int32_t plain_field) {
    cmark_node *link = NULL, *emphasis = NULL;
    for (cmark_node *n = cmark_node_first_child(paragraph); n; n = cmark_node_next(n)) {
        if (parse_is(n, CMARK_NODE_LINK)) link = n;
        if (parse_is(n, CMARK_NODE_EMPH)) { emphasis = n; if (parse_is(cmark_node_first_child(n), CMARK_NODE_LINK)) link = cmark_node_first_child(n); }
    }
    if (link) {
        galleyi_markdown_fill(r, cmark_node_get_url(link), strlen(cmark_node_get_url(link)), 0, 0);
        galley_record_set_text(record, GALLEY_URL, r->text.data, r->text.size);
    }
    if (emphasis) {
        galleyi_markdown_plain(r, emphasis, 1);
        galley_record_set_text(record, GALLEY_TITLE, r->text.data, r->text.size);
    }
    galleyi_markdown_plain(r, paragraph, 1);
    size_t end = r->text.size, tail;
    const char *url = galley_record_text(record, GALLEY_URL, NULL), *title = galley_record_text(record, GALLEY_TITLE, &tail);
    if (title && emphasis && end >= tail) { end -= tail; while (end && strchr(", ", r->text.data[end - 1])) end--; }
    if (skip > end) return;
    size_t size = end - skip;
    if (size && !(link && url && strlen(url) == size && !memcmp(url, r->text.data + skip, size))) galley_record_set_text(record, plain_field, r->text.data + skip, size);
}

static void parse_tags(galleyi_markdown_reader *r, cmark_node *paragraph, size_t skip) {
    galleyi_markdown_plain(r, paragraph, 1);
    if (r->text.size <= skip) return;
    const char *p = r->text.data + skip, *end = r->text.data + r->text.size;
    if (galley_record_count(r->article, GALLEY_TAGS)) return;
    while (p < end) {
        const char *comma = memchr(p, ',', (size_t)(end - p)), *stop = comma ? comma : end;
        if (stop > p) galley_record_add_text(r->article, GALLEY_TAGS, p, (size_t)(stop - p));
        p = stop + (comma != NULL);
        while (p < end && *p == ' ') p++;
    }
}

static void parse_related(galleyi_markdown_reader *r, cmark_node *list) {
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        galley_record *related = galley_record_edit(r->article, GALLEY_RELATED, GALLEY_NEW);
        cmark_node *paragraph = cmark_node_first_child(item);
        if (!related) return;
        galley_record_set_text(related, GALLEY_RELATION, "related", 7);
        if (parse_is(paragraph, CMARK_NODE_PARAGRAPH)) parse_reference(r, related, paragraph, 0, GALLEY_TITLE);
    }
}

static void parse_tail(galleyi_markdown_reader *r, cmark_node *node) {
    size_t notes = galley_record_count(r->article, GALLEY_NOTES), related = galley_record_count(r->article, GALLEY_RELATED);   /* front matter's */
    for (node = cmark_node_next(node); node; node = cmark_node_next(node)) {
        const char *label, *kind;
        galley_record *record;
        int what = parse_tail_kind(r, node, &label);
        size_t skip = strlen(label);
        switch (what) {
        case PARSE_TAIL_NOTE:
            if (notes) break;
            kind = parse_note_kind(r, node);
            record = kind ? galley_record_edit(r->article, GALLEY_NOTES, GALLEY_NEW) : NULL;
            if (!record) return;
            galley_record_set_text(record, GALLEY_KIND, kind, GALLEY_NUL_TERMINATED);
            galleyi_markdown_plain(r, node, 1);
            skip = strlen(kind) + 2;
            if (r->text.size > skip) galley_record_set_text(record, GALLEY_TEXT, r->text.data + skip, r->text.size - skip);
            break;
        case PARSE_TAIL_SOURCE: case PARSE_TAIL_ORIGINAL:
            record = galley_record_edit(r->article, what == PARSE_TAIL_SOURCE ? GALLEY_SOURCE : GALLEY_ORIGINAL_SOURCE, 0);
            if (record) parse_reference(r, record, node, skip, GALLEY_NAME);
            break;
        case PARSE_TAIL_TAGS: parse_tags(r, node, skip); break;
        case PARSE_TAIL_RIGHTS:
            record = galley_record_edit(r->article, GALLEY_RIGHTS, 0);
            galleyi_markdown_plain(r, node, 1);
            if (record && r->text.size > skip) galley_record_set_text(record, GALLEY_TEXT, r->text.data + skip, r->text.size - skip);
            break;
        case PARSE_TAIL_RELATED:
            node = cmark_node_next(node);
            if (!related) parse_related(r, node);
            break;
        default: break;
        }
    }
}

/* The dateline leaves the first paragraph. */
static void parse_dateline(galleyi_markdown_reader *r, cmark_node *paragraph) {
    galleyi_dateline parsed;
    const galley_node *body = galley_record_body(r->article), *first = galley_node_first_child(body), *text = galley_node_first_child(first);
    size_t size;
    if (galley_node_kind(first) != GALLEY_NODE_PARAGRAPH || galley_node_kind(text) != GALLEY_NODE_TEXT) return;
    const char *value = galley_node_text(text, GALLEY_VALUE, &size), *known;
    if (galley_record_count(r->article, GALLEY_DATELINE)) {       /* front matter has it; it is printed all the same */
        size_t length;
        known = galley_record_text(galley_record_get(r->article, GALLEY_DATELINE), GALLEY_TEXT, &length);
        if (known && size > length + 1 && !memcmp(value, known, length) && value[length] == ' ')
            galley_body_edit_text(r->article, text, GALLEY_VALUE, value + length + 1, size - length - 1);
        return;
    }
    if (!galleyi_dateline_parse(value, size, &parsed) || parsed.rest >= size || parsed.text.begin) return;
    galley_record *dateline = galley_record_edit(r->article, GALLEY_DATELINE, 0);
    if (!dateline) return;
    galley_record_set_text(dateline, GALLEY_TEXT, value, parsed.text.end);
    parse_origin(r, dateline, GALLEY_TEXT, "markdown:dateline", paragraph, value, parsed.text.end);
    if (parsed.place.end > parsed.place.begin) galley_record_set_text(dateline, GALLEY_PLACE, value + parsed.place.begin, parsed.place.end - parsed.place.begin);
    if (parsed.agency.end > parsed.agency.begin) galley_record_set_text(dateline, GALLEY_AGENCY, value + parsed.agency.begin, parsed.agency.end - parsed.agency.begin);
    galley_body_edit_text(r->article, text, GALLEY_VALUE, value + parsed.rest, size - parsed.rest);
}

static int32_t parse_article(galleyi_markdown_reader *r) {
    cmark_node *body, *tail;
    int32_t status = galleyi_markdown_parse_tree(r);
    if (status) return status;
    if (r->call->fragment) return galleyi_markdown_blocks(r, cmark_node_first_child(r->root), NULL);
    body = parse_head(r);
    tail = body ? parse_find_tail(r, body) : NULL;
    status = galleyi_markdown_blocks(r, body, tail);
    if (status) return status;
    if (body && body != tail) parse_dateline(r, body);
    if (tail) parse_tail(r, tail);
    galley_record *root = galley_call_root(r->call);
    const galley_node *made = galley_record_body(r->article);
    if (made && !galley_node_first_child(made)) galley_record_remove(r->article, GALLEY_BODY, 0);
    int nothing = !r->article->count && !r->article->properties;
    if (nothing) galley_record_remove(root, GALLEY_ARTICLES, 0);
    galley_record_set_text(root, GALLEY_KIND, nothing ? "none" : "article", GALLEY_NUL_TERMINATED);
    return nothing ? root->document->status : r->article->document->status;
}

static int32_t parse_text(galleyi_markdown_reader *r, const char *text, size_t size) {
    const char *limit = galley_call_option(r->call, "limit.nodes");
    size_t nodes = limit ? (size_t)strtoull(limit, NULL, 10) : 0;
    size_t front = 0;
    int32_t status = GALLEY_OK;
    if (!r->call->fragment) status = galleyi_markdown_front_matter(r->call, r->article, &r->memory, text, size, &front);
    if (status) return status;
    r->begin += front;
    galleyi_guard_init(&r->guard, &r->memory, nodes && nodes < SIZE_MAX / 512 ? nodes * 512 : 0);
    status = galleyi_markdown_source_init(&r->source, &r->memory, text + front, size - front);
    if (!status) status = parse_article(r);
    galleyi_markdown_source_free(&r->source);
    galleyi_guard_free(&r->guard);
    return status;
}

int32_t galleyi_markdown_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galleyi_markdown_reader *r = galley_call_allocate(call, sizeof *r);
    const char *text = data, *spans = galley_call_option(call, "spans");
    galleyi_buffer repaired;
    size_t bom = size >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0, repairs = 0;
    (void)state;
    (void)last;
    if (!r) return GALLEY_ENOMEM;
    galley_record *root = galley_call_root(call);
    if (!root) return GALLEY_ENOMEM;
    r->call = call;
    r->memory = call->engine->memory;
    r->begin = bom;
    r->spans = spans && !strcmp(spans, "true");
    text += bom;
    size -= bom;
    galleyi_buffer *buffers[] = { &repaired, &r->lines, &r->grids, &r->aligns, &r->widths, &r->text, &r->inlines.marks };
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) galleyi_buffer_init(buffers[i], &r->memory);
    int32_t status = GALLEY_OK;
    if (size && (galleyi_utf8_valid(text, size) != size || memchr(text, 0, size))) {
        status = galleyi_utf8_repair(&repaired, text, size, &repairs);
        text = repaired.data;
        size = repaired.size;
        r->spans = 0;                                            /* offsets would be those of the repaired text */
        if (!status) status = galley_call_warn(call, GALLEY_WARNING, "markdown.encoding", GALLEY_NO_OFFSET, "bytes that are not UTF-8 were replaced");
    }
    if (!status) r->article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
    if (!status) status = r->article ? parse_text(r, text, size) : root->document->status;
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) galleyi_buffer_free(buffers[i]);
    if (status == GALLEY_ELIMIT) return galley_call_fail(call, status, GALLEY_NO_OFFSET, "the Markdown has more in it than limit.nodes allows");
    return status;
}
#endif
