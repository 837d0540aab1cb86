/* An article as a Markdown page; markdown_parse.c reads the same frame back. What is not printed is lost, and said. docs/markdown.md shows the frame. */
#include "formats/markdown/markdown_module.h"
#include "formats/markdown/markdown_yaml.h"
#include "registry/call.h"
#include "render/losses.h"
#include "render/markdown.h"

typedef struct write_state {
    galley_sink   *sink;
    galley_call   *call;
    int            yaml, related, comments;
    uint64_t       articles;                  /* written so far */
    galleyi_lost   lost;
} write_state;

static int32_t write_hand_on(void *user, const void *data, size_t size) {
    write_state *w = user;
    int32_t status = galley_call_work(w->call, size);
    return status ? status : galley_sink_write(w->sink, data, size);
}

static void write_put(galleyi_output *out, const char *text) { galleyi_buffer_append_text(&out->buffer, text); }

/* An empty line before the next block of the page. */
static void write_block(galleyi_output *out) {
    if (galleyi_output_last(out) && galleyi_output_last(out) != '\n') write_put(out, "\n");
    if (galleyi_output_last(out)) write_put(out, "\n");
}

static int write_flag(galley_call *call, const char *key) {
    const char *value = galley_call_option(call, key);
    return value && !strcmp(value, "true");
}

/* ── The head ── */

static void write_line(galleyi_output *out, const char *marker, const galley_record *record, int32_t field) {
    size_t length;
    const char *text = galley_record_text(record, field, &length);
    if (!text) return;
    write_block(out);
    if (*marker == '#') {
        write_put(out, marker);
        galleyi_markdown_text(out, text, length, GALLEYI_MARKDOWN_HEADING);
    } else galleyi_markdown_marked(out, marker, text, length);
}

/* What the byline does not show of its authors is lost. */
static void write_lose_authors(write_state *w, const galley_record *byline, const char *shown, size_t length) {
    const galley_record *author;
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        for (size_t v = 0; v < author->count; v++) {
            const galleyi_value *value = &author->values[v];
            int there = 0;
            if (value->type == GALLEY_TYPE_TEXT)
                for (size_t at = 0; !there && at + value->as.text.length <= length; at++) there = !memcmp(shown + at, value->as.text.text, value->as.text.length);
            if (value->field == GALLEY_KIND && value->as.text.length == 6 && !memcmp(value->as.text.text, "person", 6)) there = 1;
            if (!there) galleyi_losses_field(&w->lost.now, value->field);
        }
        if (author->properties && !w->lost.properties) w->lost.properties = 1;
    }
}

static int write_byline(write_state *w, galleyi_output *out, const galley_record *byline, int said) {
    size_t length;
    const char *text = galley_record_text(byline, GALLEY_TEXT, &length);
    const galley_record *author;
    galleyi_buffer names;
    int printed = 0;
    galleyi_buffer_init(&names, &out->buffer.memory);
    for (size_t i = 0; !text && (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        size_t size;
        const char *name = galley_record_text(author, GALLEY_NAME, &size);
        if (name && names.size) galleyi_buffer_append(&names, ", ", 2);
        if (name) galleyi_buffer_append(&names, name, size);
    }
    if (!text && names.size) { text = names.data; length = names.size; }
    if (text) {
        write_block(out);
        galleyi_markdown_marked(out, "*", text, length);
        printed = 1;
    }
    if (!said) write_lose_authors(w, byline, text, text ? length : 0);
    if (!said) GALLEYI_LOSE_OTHERS(&w->lost, byline, GALLEY_TEXT, GALLEY_AUTHORS);
    if (names.status && !out->status) out->status = names.status;
    galleyi_buffer_free(&names);
    return printed;
}

/* "Published: 2025-06-12 21:47Z"; continues: it stands under another line of the same paragraph. */
static int write_time(write_state *w, galleyi_output *out, const galley_record *record, int32_t field, const char *label, int continues, int said) {
    const galley_record *time = galley_record_get(record, field);
    size_t length;
    const char *value = galley_record_text(time, GALLEY_VALUE, &length), *precision = galley_record_text(time, GALLEY_PRECISION, NULL);
    char text[64];
    if (!time) return continues;
    if (!said) {
        if (value) { GALLEYI_LOSE_OTHERS(&w->lost, time, GALLEY_VALUE, GALLEY_PRECISION); if (precision && !strcmp(precision, "hour")) galleyi_losses_field(&w->lost.now, GALLEY_PRECISION); }
        else GALLEYI_LOSE_OTHERS(&w->lost, time, GALLEY_TEXT);
    }
    if (value && length < sizeof text) {
        memcpy(text, value, length);
        if (length > 10 && text[10] == 'T') text[10] = ' ';
        value = text;
    }
    if (!value) value = galley_record_text(time, GALLEY_TEXT, &length);
    if (!value) return continues;
    if (continues) write_put(out, "\\\n");
    else write_block(out);
    write_put(out, label);
    galleyi_markdown_text(out, value, length, GALLEYI_MARKDOWN_HEADING);
    return 1;
}

static void write_head(write_state *w, galleyi_output *out, const galley_record *article) {
    if (galley_record_text(article, GALLEY_TITLE, NULL)) write_line(out, "*", article, GALLEY_KICKER);
    else if (!w->yaml) galleyi_lose(&w->lost, article, GALLEY_KICKER);
    write_line(out, "# ", article, GALLEY_TITLE);
    write_line(out, "**", article, GALLEY_SUBTITLE);
    int lines = write_byline(w, out, galley_record_get(article, GALLEY_BYLINE), w->yaml);
    lines = write_time(w, out, article, GALLEY_PUBLISHED, "Published: ", lines, w->yaml);
    write_time(w, out, article, GALLEY_MODIFIED, "Updated: ", lines, w->yaml);
}

static void write_story(write_state *w, galleyi_output *out, const galley_record *article) {
    const galley_record *dateline = galley_record_get(article, GALLEY_DATELINE);
    const galley_node *body = galley_record_body(article);
    galleyi_text lead = { NULL, 0 };
    lead.text = galley_record_text(dateline, GALLEY_TEXT, &lead.length);
    if (dateline && !w->yaml) {
        const galleyi_value *place = galleyi_record_value(dateline, GALLEY_PLACE), *agency = galleyi_record_value(dateline, GALLEY_AGENCY);
        GALLEYI_LOSE_OTHERS(&w->lost, dateline, GALLEY_TEXT, GALLEY_PLACE, GALLEY_AGENCY);
        if (place && (!lead.text || !strstr(lead.text, place->as.text.text))) galleyi_losses_field(&w->lost.now, GALLEY_PLACE);
        if (agency && (!lead.text || !strstr(lead.text, agency->as.text.text))) galleyi_losses_field(&w->lost.now, GALLEY_AGENCY);
    }
    if (lead.text && (!body || !galleyi_markdown_first_paragraph(body))) {
        write_block(out);
        galleyi_markdown_text(out, lead.text, lead.length, GALLEYI_MARKDOWN_LINE);
        lead.text = NULL;
    }
    if (!body || galleyi_markdown_void(body)) return;
    write_block(out);
    int32_t status = galleyi_markdown_body(out, body, lead.text ? &lead : NULL, &w->lost.now);
    if (status && !out->status) out->status = status;
}

/* ── The tail ── */

static void write_rule(galleyi_output *out, int *begun) {
    write_block(out);
    if (*begun) return;
    *begun = 1;
    write_put(out, "***\n\n");
}

/* Name, *title*, with the address on one of them. */
static void write_reference(galleyi_output *out, const galley_record *record) {
    size_t name_length, title_length, url_length;
    const char *name = galley_record_text(record, GALLEY_NAME, &name_length), *title = galley_record_text(record, GALLEY_TITLE, &title_length);
    const char *url = galley_record_text(record, GALLEY_URL, &url_length);
    if (name && title) {
        galleyi_markdown_text(out, name, name_length, GALLEYI_MARKDOWN_WITHIN);
        write_put(out, ", ");
    } else if (name) galleyi_markdown_link(out, name, name_length, url, url ? url_length : 0);
    if (title) {
        write_put(out, "*");
        galleyi_markdown_link(out, title, title_length, url, url ? url_length : 0);
        write_put(out, "*");
    }
    if (!name && !title && url) galleyi_markdown_link(out, url, url_length, url, url_length);
}

static void write_source(write_state *w, galleyi_output *out, const galley_record *article, int32_t field, const char *label, int *begun) {
    const galley_record *source = galley_record_get(article, field);
    const char *url = galley_record_text(source, GALLEY_URL, NULL);
    if (!source) return;
    if (!w->yaml) GALLEYI_LOSE_OTHERS(&w->lost, source, GALLEY_NAME, GALLEY_TITLE, GALLEY_URL);
    if (!w->yaml && url && !galleyi_render_safe(url, strlen(url)) && (galley_record_text(source, GALLEY_NAME, NULL) || galley_record_text(source, GALLEY_TITLE, NULL)))
        galleyi_losses_field(&w->lost.now, GALLEY_URL);
    if (!galley_record_text(source, GALLEY_NAME, NULL) && !galley_record_text(source, GALLEY_TITLE, NULL) && !url) return;
    write_rule(out, begun);
    write_put(out, label);
    write_reference(out, source);
}

static void write_notes(write_state *w, galleyi_output *out, const galley_record *article, int *begun) {
    const galley_record *note;
    for (size_t i = 0; (note = galley_record_at(article, GALLEY_NOTES, i)) != NULL; i++) {
        size_t length, kind_length;
        const char *text = galley_record_text(note, GALLEY_TEXT, &length), *kind = galley_record_text(note, GALLEY_KIND, &kind_length);
        if (!w->yaml) GALLEYI_LOSE_OTHERS(&w->lost, note, GALLEY_TEXT, GALLEY_KIND);
        if (!text && !w->yaml && kind) galleyi_losses_field(&w->lost.now, GALLEY_KIND);
        if (!text) continue;
        write_rule(out, begun);
        if (kind && kind_length < 40) {
            char label[48];
            memcpy(label, kind, kind_length);
            if ((unsigned char)(label[0] - 'a') < 26) label[0] = (char)(label[0] - 32);
            memcpy(label + kind_length, ":", 2);
            galleyi_markdown_marked(out, "**", label, kind_length + 1);
            write_put(out, " ");
            galleyi_markdown_text(out, text, length, GALLEYI_MARKDOWN_HEADING);
        } else {
            if (kind && !w->yaml) galleyi_losses_field(&w->lost.now, GALLEY_KIND);
            galleyi_markdown_text(out, text, length, GALLEYI_MARKDOWN_LINE);
        }
    }
}

static void write_tags(galleyi_output *out, const galley_record *article, int *begun) {
    size_t length;
    const char *tag;
    for (size_t i = 0; (tag = galley_record_text_at(article, GALLEY_TAGS, i, &length)) != NULL; i++) {
        if (!i) write_rule(out, begun);
        write_put(out, i ? ", " : "Tags: ");
        galleyi_markdown_text(out, tag, length, GALLEYI_MARKDOWN_WITHIN);
    }
}

static void write_rights(write_state *w, galleyi_output *out, const galley_record *article, int *begun) {
    const galley_record *rights = galley_record_get(article, GALLEY_RIGHTS);
    size_t length;
    const char *text = galley_record_text(rights, GALLEY_TEXT, &length);
    if (rights && !w->yaml) GALLEYI_LOSE_OTHERS(&w->lost, rights, GALLEY_TEXT);
    if (!text) return;
    write_rule(out, begun);
    write_put(out, "Rights: ");
    galleyi_markdown_text(out, text, length, GALLEYI_MARKDOWN_HEADING);
}

static void write_related(write_state *w, galleyi_output *out, const galley_record *record, int *begun, int said) {
    const galley_record *related;
    size_t printed = 0;
    for (size_t i = 0; (related = galley_record_at(record, GALLEY_RELATED, i)) != NULL; i++) {
        if (!said) GALLEYI_LOSE_OTHERS(&w->lost, related, GALLEY_TITLE, GALLEY_URL);
        if (!galley_record_text(related, GALLEY_TITLE, NULL) && !galley_record_text(related, GALLEY_URL, NULL)) continue;
        if (!printed++) {
            if (begun) write_rule(out, begun);
            else write_block(out);
            if (begun) write_put(out, "## Related\n\n");
        } else write_put(out, "\n");
        write_put(out, "- ");
        size_t title_length, url_length;
        const char *title = galley_record_text(related, GALLEY_TITLE, &title_length), *url = galley_record_text(related, GALLEY_URL, &url_length);
        if (!galleyi_markdown_link(out, title ? title : url, title ? title_length : url_length, url, url ? url_length : 0) && url && title && !said)
            galleyi_losses_field(&w->lost.now, GALLEY_URL);
    }
}

/* Comments and their replies, one behind another, each a quote under its author's name. */
static void write_comments(write_state *w, galleyi_output *out, const galley_record *record, int32_t field, int depth, int *begun) {
    const galley_record *comment;
    for (size_t i = 0; (comment = galley_record_at(record, field, i)) != NULL; i++) {
        const galley_record *author = galley_record_get(comment, GALLEY_AUTHOR);
        const galley_node *body = galley_record_body(comment);
        size_t length;
        const char *name = galley_record_text(author, GALLEY_NAME, &length);
        GALLEYI_LOSE_OTHERS(&w->lost, comment, GALLEY_AUTHOR, GALLEY_BODY, GALLEY_REPLIES);
        GALLEYI_LOSE_OTHERS(&w->lost, author, GALLEY_NAME);
        write_rule(out, begun);
        if (name) galleyi_markdown_marked(out, "**", name, length);
        if (body && !galleyi_markdown_void(body)) {
            if (name) write_put(out, "\n\n");
            int32_t status = galleyi_markdown_body(out, body, NULL, &w->lost.now);
            if (status && !out->status) out->status = status;
        }
        if (depth < 16) write_comments(w, out, comment, GALLEY_REPLIES, depth + 1, begun);
        else galleyi_lose(&w->lost, comment, GALLEY_REPLIES);
    }
}

static void write_tail(write_state *w, galleyi_output *out, const galley_record *article) {
    int begun = 0;
    write_notes(w, out, article, &begun);
    write_source(w, out, article, GALLEY_SOURCE, "Source: ", &begun);
    write_source(w, out, article, GALLEY_ORIGINAL_SOURCE, "Original source: ", &begun);
    write_tags(out, article, &begun);
    write_rights(w, out, article, &begun);
    if (w->related) write_related(w, out, article, &begun, w->yaml);
    else if (!w->yaml) galleyi_lose(&w->lost, article, GALLEY_RELATED);
    if (w->comments) write_comments(w, out, article, GALLEY_COMMENTS, 0, &begun);
    else galleyi_lose(&w->lost, article, GALLEY_COMMENTS);
}

static void write_article(write_state *w, galleyi_output *out, const galley_record *article) {
    if (w->articles++) { write_block(out); write_put(out, "***\n"); }
    if (w->yaml && w->articles == 1) galleyi_markdown_yaml(out, article, &w->lost.now);
    else GALLEYI_LOSE_OTHERS(&w->lost, article, GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_DATELINE, GALLEY_SOURCE, GALLEY_ORIGINAL_SOURCE,
                           GALLEY_PUBLISHED, GALLEY_MODIFIED, GALLEY_RIGHTS, GALLEY_TAGS, GALLEY_BODY, GALLEY_NOTES, GALLEY_RELATED, GALLEY_COMMENTS);
    int yaml = w->yaml;
    if (w->articles > 1) w->yaml = 0;                            /* front matter is the first one's */
    if (article->properties && !w->lost.properties) w->lost.properties = 1;
    write_head(w, out, article);
    write_story(w, out, article);
    write_tail(w, out, article);
    w->yaml = yaml;
}

static void write_document(write_state *w, galleyi_output *out, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_ARTICLES);
    if (count) GALLEYI_LOSE_OTHERS(&w->lost, root, GALLEY_ARTICLES, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED);
    for (size_t i = 0; i < count && !out->status; i++) {
        write_article(w, out, galley_record_at(root, GALLEY_ARTICLES, i));
        galleyi_output_ease(out);
    }
    if (count) return;
    GALLEYI_LOSE_OTHERS(&w->lost, root, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED, GALLEY_TITLE, GALLEY_SUMMARY, GALLEY_RELATED);
    write_line(out, "# ", root, GALLEY_TITLE);                   /* a listing: its teasers are all there is */
    size_t length;
    const char *summary = galley_record_text(root, GALLEY_SUMMARY, &length);
    if (summary) { write_block(out); galleyi_markdown_text(out, summary, length, GALLEYI_MARKDOWN_LINE); }
    write_related(w, out, root, NULL, 0);
}

int32_t GALLEY_CALL galleyi_markdown_open_writer(void *user, galley_call *call, galley_sink *sink, void **state) {
    const char *front = galley_call_option(call, "front-matter");
    write_state *w = galley_call_allocate(call, sizeof *w);
    (void)user;
    if (!w) return GALLEY_ENOMEM;
    w->sink = sink;
    w->yaml = front && !strcmp(front, "yaml");
    w->related = write_flag(call, "related");
    w->comments = write_flag(call, "comments");
    *state = w;
    return GALLEY_OK;
}

int32_t GALLEY_CALL galleyi_markdown_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    write_state *w = state;
    galleyi_output out;
    w->call = call;
    w->sink = sink;
    galleyi_output_init(&out, &call->engine->memory, write_hand_on, w);
    out.last = w->articles ? '\n' : 0;
    write_document(w, &out, galley_document_root(document));
    if (galleyi_output_last(&out) && galleyi_output_last(&out) != '\n') write_put(&out, "\n");
    int32_t status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w->lost, call, "markdown");
}

int32_t GALLEY_CALL galleyi_markdown_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    write_state w;
    galleyi_output out;
    (void)user;
    memset(&w, 0, sizeof w);
    w.call = call;
    w.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, write_hand_on, &w);
    int32_t status = galleyi_markdown_body(&out, node, NULL, &w.lost.now);
    if (!status && galleyi_output_last(&out)) write_put(&out, "\n");
    if (!status) status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w.lost, call, "markdown");
}
