/* An article as plain text: headline, byline, times, the story behind its dateline, notes and rights. What is not printed is lost, and said. */
#include "formats/text/text_write.h"
#include "registry/call.h"
#include "render/frame.h"
#include "render/markdown.h"
#include "render/text.h"
#include "text/fold.h"
#include <stdlib.h>

typedef struct text_writer {
    galleyi_frame frame;
    size_t        width;
} text_writer;

/* A folded line or paragraph. joined: it stands right under the one before. */
static int text_print(text_writer *w, galleyi_output *out, const char *label, const char *text, size_t length, int joined) {
    galleyi_buffer line;
    galleyi_buffer_init(&line, &out->buffer.memory);
    galleyi_buffer_append_text(&line, label);
    size_t before = line.size;
    galleyi_fold_append(&line, text, length);
    int printed = line.size > before;
    if (printed) {
        if (galleyi_output_last(out)) galleyi_buffer_append(&out->buffer, "\n\n", joined ? 1 : 2);
        galleyi_text_wrap(out, line.data, line.size, w->width, "", 0);
    }
    if (line.status && !out->status) out->status = line.status;
    galleyi_buffer_free(&line);
    return printed;
}

static int text_print_field(text_writer *w, galleyi_output *out, const galley_record *record, int32_t field, int joined) {
    size_t length;
    const char *text = galley_record_text(record, field, &length);
    return text && text_print(w, out, "", text, length, joined);
}

static int text_byline(text_writer *w, galleyi_output *out, const galley_record *byline) {
    size_t length = 0;
    galleyi_buffer names;
    galleyi_buffer_init(&names, &out->buffer.memory);
    const char *text = galleyi_frame_byline(byline, &names, &length);
    int printed = text && text_print(w, out, "", text, length, 0);
    galleyi_frame_lose_authors(&w->frame.lost, byline, text, length);
    GALLEYI_LOSE_OTHERS(&w->frame.lost, byline, GALLEY_TEXT, GALLEY_AUTHORS);
    if (names.status && !out->status) out->status = names.status;
    galleyi_buffer_free(&names);
    return printed;
}

static int text_time(text_writer *w, galleyi_output *out, const galley_record *record, int32_t field, const char *label, int joined) {
    const galley_record *time = galley_record_get(record, field);
    size_t length;
    char room[64];
    const char *value = time ? galleyi_frame_time(&w->frame.lost, time, room, &length) : NULL;
    return (value && text_print(w, out, label, value, length, joined)) || joined;
}

static void text_story(text_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *dateline = galley_record_get(article, GALLEY_DATELINE);
    const galley_node *body = galley_record_body(article);
    galleyi_text lead = { NULL, 0 };
    lead.text = galley_record_text(dateline, GALLEY_TEXT, &lead.length);
    if (dateline) galleyi_frame_lose_dateline(&w->frame.lost, dateline, lead.text);
    if (lead.text && (!body || !galleyi_markdown_first_paragraph(body))) {
        text_print(w, out, "", lead.text, lead.length, 0);
        lead.text = NULL;
    }
    if (!body || galleyi_markdown_void(body)) return;
    if (galleyi_output_last(out)) galleyi_buffer_append(&out->buffer, "\n\n", 2);
    int32_t status = galleyi_text_body(out, body, w->width, lead.text ? &lead : NULL, &w->frame.lost.now);
    if (status && !out->status) out->status = status;
}

static void text_tail(text_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *note, *rights = galley_record_get(article, GALLEY_RIGHTS);
    for (size_t i = 0; (note = galley_record_at(article, GALLEY_NOTES, i)) != NULL; i++) {
        size_t length;
        char label[48];
        const char *text = galley_record_text(note, GALLEY_TEXT, &length);
        galleyi_frame_note_label(note, label);
        if (!*label || !text) galleyi_lose(&w->frame.lost, note, GALLEY_KIND);
        else memcpy(label + strlen(label), ": ", 3);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, note, GALLEY_TEXT, GALLEY_KIND);
        if (text) text_print(w, out, label, text, length, 0);
    }
    if (rights) GALLEYI_LOSE_OTHERS(&w->frame.lost, rights, GALLEY_TEXT);
    text_print_field(w, out, rights, GALLEY_TEXT, 0);
}

static void text_article(text_writer *w, galleyi_output *out, const galley_record *article) {
    if (w->frame.articles++) galleyi_buffer_append_text(&out->buffer, galleyi_output_last(out) == '\n' ? "\n* * *\n" : "\n\n* * *\n");
    GALLEYI_LOSE_OTHERS(&w->frame.lost, article, GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_DATELINE, GALLEY_PUBLISHED, GALLEY_MODIFIED, GALLEY_RIGHTS,
                        GALLEY_BODY, GALLEY_NOTES);
    int lines = text_print_field(w, out, article, GALLEY_KICKER, 0);
    text_print_field(w, out, article, GALLEY_TITLE, lines);
    text_print_field(w, out, article, GALLEY_SUBTITLE, 0);
    lines = text_byline(w, out, galley_record_get(article, GALLEY_BYLINE));
    lines = text_time(w, out, article, GALLEY_PUBLISHED, "Published: ", lines);
    text_time(w, out, article, GALLEY_MODIFIED, "Updated: ", lines);
    text_story(w, out, article);
    text_tail(w, out, article);
}

static void text_document(text_writer *w, galleyi_output *out, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_ARTICLES);
    const galley_record *related;
    if (count) GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_ARTICLES, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED);
    for (size_t i = 0; i < count && !out->status; i++) {
        text_article(w, out, galley_record_at(root, GALLEY_ARTICLES, i));
        galleyi_output_ease(out);
    }
    if (count) return;
    GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED, GALLEY_TITLE, GALLEY_SUMMARY, GALLEY_RELATED);
    text_print_field(w, out, root, GALLEY_TITLE, 0);
    text_print_field(w, out, root, GALLEY_SUMMARY, 0);
    for (size_t i = 0; (related = galley_record_at(root, GALLEY_RELATED, i)) != NULL; i++) {
        size_t length;
        const char *title = galley_record_text(related, GALLEY_TITLE, &length);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, related, GALLEY_TITLE);
        if (title) text_print(w, out, "- ", title, length, i > 0);
    }
}

static int32_t GALLEY_CALL text_open(void *user, galley_call *call, galley_sink *sink, void **state) {
    const char *width = galley_call_option(call, "width");
    text_writer *w = galley_call_allocate(call, sizeof *w);
    (void)user; (void)sink;
    if (!w) return GALLEY_ENOMEM;
    w->width = width ? (size_t)strtoul(width, NULL, 10) : 0;
    *state = w;
    return GALLEY_OK;
}

static int32_t GALLEY_CALL text_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    text_writer *w = state;
    galleyi_output out;
    w->frame.call = call;
    w->frame.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w->frame);
    out.last = w->frame.articles ? '\n' : 0;
    text_document(w, &out, galley_document_root(document));
    if (galleyi_output_last(&out) && galleyi_output_last(&out) != '\n') galleyi_buffer_append_char(&out.buffer, '\n');
    int32_t status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w->frame.lost, call, "text");
}

static int32_t GALLEY_CALL text_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    text_writer w;
    galleyi_output out;
    (void)user;
    memset(&w, 0, sizeof w);
    w.frame.call = call;
    w.frame.sink = sink;
    const char *width = galley_call_option(call, "width");
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w.frame);
    int32_t status = galleyi_text_body(&out, node, width ? (size_t)strtoul(width, NULL, 10) : 0, NULL, &w.frame.lost.now);
    if (!status && galleyi_output_last(&out)) galleyi_buffer_append_char(&out.buffer, '\n');
    if (!status) status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w.frame.lost, call, "text");
}

int32_t galleyi_register_text_writer(galley_context *context, galley_error *error) {
    static const galley_option options[] = { { "width", "number 0..1000", "0", "columns of a line, East Asian characters two; 0: lines are not broken" } };
    static const galley_module module = { sizeof(galley_module), sizeof(galley_option), "text", "Plain text of a news page", "text/plain", "txt text", options, 1 };
    galley_serializer serializer = { .size = sizeof serializer, .flags = GALLEY_MODULE_WRITES_MANY, .module = &module, .open = text_open, .write = text_write,
                                     .write_body = text_write_body };
    return galley_register_serializer(context, &serializer, 0, error);
}
