/* An article as a Markdown page; markdown_parse.c reads the same frame back. What is not printed is lost, and said. docs/markdown.md shows the frame. */
#include "formats/markdown/markdown_module.h"
#include "formats/markdown/markdown_yaml.h"
#include "registry/call.h"
#include "render/frame.h"
#include "render/markdown.h"

typedef struct write_state {
    galleyi_frame  frame;
    int            yaml, related, comments;
} write_state;

static void write_put(galleyi_output *out, const char *text) { galleyi_buffer_append_text(&out->buffer, text); }

/* An empty line before the next block of the page. */
static void write_block(galleyi_output *out) {
    if (galleyi_output_last(out) && galleyi_output_last(out) != '\n') write_put(out, "\n");
    if (galleyi_output_last(out)) write_put(out, "\n");
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

static int write_byline(write_state *w, galleyi_output *out, const galley_record *byline, int said) {
    size_t length = 0;
    galleyi_buffer names;
    galleyi_buffer_init(&names, &out->buffer.memory);
    const char *text = galleyi_frame_byline(byline, &names, &length);
    if (text) {
        write_block(out);
        galleyi_markdown_marked(out, "*", text, length);
    }
    if (!said) galleyi_frame_lose_authors(&w->frame.lost, byline, text, length);
    if (!said) GALLEYI_LOSE_OTHERS(&w->frame.lost, byline, GALLEY_TEXT, GALLEY_AUTHORS);
    if (names.status && !out->status) out->status = names.status;
    galleyi_buffer_free(&names);
    return text != NULL;
}

/* "Published: 2025-06-12 21:47Z"; continues: it stands under another line of the same paragraph. */
static int write_time(write_state *w, galleyi_output *out, const galley_record *record, int32_t field, const char *label, int continues, int said) {
    const galley_record *time = galley_record_get(record, field);
    size_t length;
    char room[64];
    const char *value = time ? galleyi_frame_time(said ? NULL : &w->frame.lost, time, room, &length) : NULL;
    if (!value) return continues;
    if (continues) write_put(out, "\\\n");
    else write_block(out);
    write_put(out, label);
    galleyi_markdown_text(out, value, length, GALLEYI_MARKDOWN_HEADING);
    return 1;
}

static void write_head(write_state *w, galleyi_output *out, const galley_record *article) {
    if (galley_record_text(article, GALLEY_TITLE, NULL)) write_line(out, "*", article, GALLEY_KICKER);
    else if (!w->yaml) galleyi_lose(&w->frame.lost, article, GALLEY_KICKER);
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
    if (dateline && !w->yaml) galleyi_frame_lose_dateline(&w->frame.lost, dateline, lead.text);
    if (lead.text && (!body || !galleyi_markdown_first_paragraph(body))) {
        write_block(out);
        galleyi_markdown_text(out, lead.text, lead.length, GALLEYI_MARKDOWN_LINE);
        lead.text = NULL;
    }
    if (!body || galleyi_markdown_void(body)) return;
    write_block(out);
    int32_t status = galleyi_markdown_body(out, body, lead.text ? &lead : NULL, &w->frame.lost.now);
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
    if (!w->yaml) GALLEYI_LOSE_OTHERS(&w->frame.lost, source, GALLEY_NAME, GALLEY_TITLE, GALLEY_URL);
    if (!w->yaml && url && !galleyi_render_safe(url, strlen(url)) && (galley_record_text(source, GALLEY_NAME, NULL) || galley_record_text(source, GALLEY_TITLE, NULL)))
        galleyi_losses_field(&w->frame.lost.now, GALLEY_URL);
    if (!galley_record_text(source, GALLEY_NAME, NULL) && !galley_record_text(source, GALLEY_TITLE, NULL) && !url) return;
    write_rule(out, begun);
    write_put(out, label);
    write_reference(out, source);
}

static void write_notes(write_state *w, galleyi_output *out, const galley_record *article, int *begun) {
    const galley_record *note;
    for (size_t i = 0; (note = galley_record_at(article, GALLEY_NOTES, i)) != NULL; i++) {
        size_t length;
        char label[48];
        const char *text = galley_record_text(note, GALLEY_TEXT, &length);
        galleyi_frame_note_label(note, label);
        if (!w->yaml) GALLEYI_LOSE_OTHERS(&w->frame.lost, note, GALLEY_TEXT, GALLEY_KIND);
        if ((!text || !*label) && !w->yaml) galleyi_lose(&w->frame.lost, note, GALLEY_KIND);
        if (!text) continue;
        write_rule(out, begun);
        if (*label) {
            size_t end = strlen(label);
            label[end] = ':';
            galleyi_markdown_marked(out, "**", label, end + 1);
            write_put(out, " ");
        }
        galleyi_markdown_text(out, text, length, *label ? GALLEYI_MARKDOWN_HEADING : GALLEYI_MARKDOWN_LINE);
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
    if (rights && !w->yaml) GALLEYI_LOSE_OTHERS(&w->frame.lost, rights, GALLEY_TEXT);
    if (!text) return;
    write_rule(out, begun);
    write_put(out, "Rights: ");
    galleyi_markdown_text(out, text, length, GALLEYI_MARKDOWN_HEADING);
}

static void write_related(write_state *w, galleyi_output *out, const galley_record *record, int *begun, int said) {
    const galley_record *related;
    size_t printed = 0;
    for (size_t i = 0; (related = galley_record_at(record, GALLEY_RELATED, i)) != NULL; i++) {
        if (!said) GALLEYI_LOSE_OTHERS(&w->frame.lost, related, GALLEY_TITLE, GALLEY_URL);
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
            galleyi_losses_field(&w->frame.lost.now, GALLEY_URL);
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
        GALLEYI_LOSE_OTHERS(&w->frame.lost, comment, GALLEY_AUTHOR, GALLEY_BODY, GALLEY_REPLIES);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, author, GALLEY_NAME);
        write_rule(out, begun);
        if (name) galleyi_markdown_marked(out, "**", name, length);
        if (body && !galleyi_markdown_void(body)) {
            if (name) write_put(out, "\n\n");
            int32_t status = galleyi_markdown_body(out, body, NULL, &w->frame.lost.now);
            if (status && !out->status) out->status = status;
        }
        if (depth < 16) write_comments(w, out, comment, GALLEY_REPLIES, depth + 1, begun);
        else galleyi_lose(&w->frame.lost, comment, GALLEY_REPLIES);
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
    else if (!w->yaml) galleyi_lose(&w->frame.lost, article, GALLEY_RELATED);
    if (w->comments) write_comments(w, out, article, GALLEY_COMMENTS, 0, &begun);
    else galleyi_lose(&w->frame.lost, article, GALLEY_COMMENTS);
}

static void write_article(write_state *w, galleyi_output *out, const galley_record *article) {
    if (w->frame.articles++) { write_block(out); write_put(out, "***\n"); }
    if (w->yaml && w->frame.articles == 1) galleyi_markdown_yaml(out, article, &w->frame.lost.now);
    else GALLEYI_LOSE_OTHERS(&w->frame.lost, article, GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_DATELINE, GALLEY_SOURCE, GALLEY_ORIGINAL_SOURCE,
                           GALLEY_PUBLISHED, GALLEY_MODIFIED, GALLEY_RIGHTS, GALLEY_TAGS, GALLEY_BODY, GALLEY_NOTES, GALLEY_RELATED, GALLEY_COMMENTS);
    int yaml = w->yaml;
    if (w->frame.articles > 1) w->yaml = 0;                            /* front matter is the first one's */
    if (article->properties && !w->frame.lost.properties) w->frame.lost.properties = 1;
    write_head(w, out, article);
    write_story(w, out, article);
    write_tail(w, out, article);
    w->yaml = yaml;
}

static void write_document(write_state *w, galleyi_output *out, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_ARTICLES);
    if (count) GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_ARTICLES, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED);
    for (size_t i = 0; i < count && !out->status; i++) {
        write_article(w, out, galley_record_at(root, GALLEY_ARTICLES, i));
        galleyi_output_ease(out);
    }
    if (count) return;
    GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED, GALLEY_TITLE, GALLEY_SUMMARY, GALLEY_RELATED);
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
    w->frame.sink = sink;
    w->yaml = front && !strcmp(front, "yaml");
    w->related = galleyi_frame_flag(call, "related");
    w->comments = galleyi_frame_flag(call, "comments");
    *state = w;
    return GALLEY_OK;
}

int32_t GALLEY_CALL galleyi_markdown_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    write_state *w = state;
    galleyi_output out;
    w->frame.call = call;
    w->frame.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w->frame);
    out.last = w->frame.articles ? '\n' : 0;
    write_document(w, &out, galley_document_root(document));
    if (galleyi_output_last(&out) && galleyi_output_last(&out) != '\n') write_put(&out, "\n");
    int32_t status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w->frame.lost, call, "markdown");
}

int32_t GALLEY_CALL galleyi_markdown_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    write_state w;
    galleyi_output out;
    (void)user;
    memset(&w, 0, sizeof w);
    w.frame.call = call;
    w.frame.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w.frame);
    int32_t status = galleyi_markdown_body(&out, node, NULL, &w.frame.lost.now);
    if (!status && galleyi_output_last(&out)) write_put(&out, "\n");
    if (!status) status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w.frame.lost, call, "markdown");
}
