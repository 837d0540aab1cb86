/* An article as plain text: headline, byline, times, the story behind its dateline, notes and rights. What is not printed is lost, and said. */
#include "formats/text/text_write.h"
#include "registry/call.h"
#include "render/losses.h"
#include "render/markdown.h"
#include "render/text.h"
#include "text/fold.h"
#include <stdlib.h>

typedef struct text_writer {
    galley_sink  *sink;
    galley_call  *call;
    size_t        width;
    uint64_t      articles;
    galleyi_lost  lost;
} text_writer;

static int32_t text_hand_on(void *user, const void *data, size_t size) {
    text_writer *w = user;
    int32_t status = galley_call_work(w->call, size);
    return status ? status : galley_sink_write(w->sink, data, size);
}

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

static int text_has(const char *text, size_t length, const galleyi_value *value) {
    for (size_t at = 0; at + value->as.text.length <= length; at++) if (!memcmp(text + at, value->as.text.text, value->as.text.length)) return 1;
    return 0;
}

static int text_byline(text_writer *w, galleyi_output *out, const galley_record *byline) {
    size_t length;
    const char *text = galley_record_text(byline, GALLEY_TEXT, &length);
    const galley_record *author;
    galleyi_buffer names;
    galleyi_buffer_init(&names, &out->buffer.memory);
    for (size_t i = 0; !text && (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        size_t size;
        const char *name = galley_record_text(author, GALLEY_NAME, &size);
        if (name && names.size) galleyi_buffer_append(&names, ", ", 2);
        if (name) galleyi_buffer_append(&names, name, size);
    }
    if (!text && names.size) { text = names.data; length = names.size; }
    int printed = text && text_print(w, out, "", text, length, 0);
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++)
        for (size_t v = 0; v < author->count; v++)
            if (!text || author->values[v].type != GALLEY_TYPE_TEXT || !text_has(text, length, &author->values[v])) galleyi_losses_field(&w->lost.now, author->values[v].field);
    GALLEYI_LOSE_OTHERS(&w->lost, byline, GALLEY_TEXT, GALLEY_AUTHORS);
    if (names.status && !out->status) out->status = names.status;
    galleyi_buffer_free(&names);
    return printed;
}

static int text_time(text_writer *w, galleyi_output *out, const galley_record *record, int32_t field, const char *label, int joined) {
    const galley_record *time = galley_record_get(record, field);
    size_t length;
    const char *value = galley_record_text(time, GALLEY_VALUE, &length), *precision = galley_record_text(time, GALLEY_PRECISION, NULL);
    char text[64];
    if (!time) return joined;
    if (value) GALLEYI_LOSE_OTHERS(&w->lost, time, GALLEY_VALUE, GALLEY_PRECISION);
    else GALLEYI_LOSE_OTHERS(&w->lost, time, GALLEY_TEXT);
    if (value && precision && !strcmp(precision, "hour")) galleyi_losses_field(&w->lost.now, GALLEY_PRECISION);
    if (value && length < sizeof text) {
        memcpy(text, value, length);
        if (length > 10 && text[10] == 'T') text[10] = ' ';
        value = text;
    }
    if (!value) value = galley_record_text(time, GALLEY_TEXT, &length);
    return (value && text_print(w, out, label, value, length, joined)) || joined;
}

static void text_story(text_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *dateline = galley_record_get(article, GALLEY_DATELINE);
    const galley_node *body = galley_record_body(article);
    galleyi_text lead = { NULL, 0 };
    lead.text = galley_record_text(dateline, GALLEY_TEXT, &lead.length);
    for (size_t i = 0; dateline && i < dateline->count; i++) {
        const galleyi_value *value = &dateline->values[i];
        if (value->type != GALLEY_TYPE_TEXT || !lead.text || !text_has(lead.text, lead.length, value)) galleyi_losses_field(&w->lost.now, value->field);
    }
    if (lead.text && (!body || !galleyi_markdown_first_paragraph(body))) {
        text_print(w, out, "", lead.text, lead.length, 0);
        lead.text = NULL;
    }
    if (!body || galleyi_markdown_void(body)) return;
    if (galleyi_output_last(out)) galleyi_buffer_append(&out->buffer, "\n\n", 2);
    int32_t status = galleyi_text_body(out, body, w->width, lead.text ? &lead : NULL, &w->lost.now);
    if (status && !out->status) out->status = status;
}

static void text_tail(text_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *note, *rights = galley_record_get(article, GALLEY_RIGHTS);
    for (size_t i = 0; (note = galley_record_at(article, GALLEY_NOTES, i)) != NULL; i++) {
        size_t length, kind_length;
        const char *text = galley_record_text(note, GALLEY_TEXT, &length), *kind = galley_record_text(note, GALLEY_KIND, &kind_length);
        char label[48] = "";
        if (kind && text && kind_length < 40) {
            memcpy(label, kind, kind_length);
            if (label[0] >= 'a' && label[0] <= 'z') label[0] = (char)(label[0] - 32);
            memcpy(label + kind_length, ": ", 3);
        } else galleyi_lose(&w->lost, note, GALLEY_KIND);
        GALLEYI_LOSE_OTHERS(&w->lost, note, GALLEY_TEXT, GALLEY_KIND);
        if (text) text_print(w, out, label, text, length, 0);
    }
    if (rights) GALLEYI_LOSE_OTHERS(&w->lost, rights, GALLEY_TEXT);
    text_print_field(w, out, rights, GALLEY_TEXT, 0);
}

static void text_article(text_writer *w, galleyi_output *out, const galley_record *article) {
    if (w->articles++) galleyi_buffer_append_text(&out->buffer, galleyi_output_last(out) == '\n' ? "\n* * *\n" : "\n\n* * *\n");
    GALLEYI_LOSE_OTHERS(&w->lost, article, GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_DATELINE, GALLEY_PUBLISHED, GALLEY_MODIFIED, GALLEY_RIGHTS,
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
    if (count) GALLEYI_LOSE_OTHERS(&w->lost, root, GALLEY_ARTICLES, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED);
    for (size_t i = 0; i < count && !out->status; i++) {
        text_article(w, out, galley_record_at(root, GALLEY_ARTICLES, i));
        galleyi_output_ease(out);
    }
    if (count) return;
    GALLEYI_LOSE_OTHERS(&w->lost, root, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED, GALLEY_TITLE, GALLEY_SUMMARY, GALLEY_RELATED);
    text_print_field(w, out, root, GALLEY_TITLE, 0);
    text_print_field(w, out, root, GALLEY_SUMMARY, 0);
    for (size_t i = 0; (related = galley_record_at(root, GALLEY_RELATED, i)) != NULL; i++) {
        size_t length;
        const char *title = galley_record_text(related, GALLEY_TITLE, &length);
        GALLEYI_LOSE_OTHERS(&w->lost, related, GALLEY_TITLE);
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
    w->call = call;
    w->sink = sink;
    galleyi_output_init(&out, &call->engine->memory, text_hand_on, w);
    out.last = w->articles ? '\n' : 0;
    text_document(w, &out, galley_document_root(document));
    if (galleyi_output_last(&out) && galleyi_output_last(&out) != '\n') galleyi_buffer_append_char(&out.buffer, '\n');
    int32_t status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w->lost, call, "text");
}

static int32_t GALLEY_CALL text_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    text_writer w;
    galleyi_output out;
    (void)user;
    memset(&w, 0, sizeof w);
    w.call = call;
    w.sink = sink;
    const char *width = galley_call_option(call, "width");
    galleyi_output_init(&out, &call->engine->memory, text_hand_on, &w);
    int32_t status = galleyi_text_body(&out, node, width ? (size_t)strtoul(width, NULL, 10) : 0, NULL, &w.lost.now);
    if (!status && galleyi_output_last(&out)) galleyi_buffer_append_char(&out.buffer, '\n');
    if (!status) status = galleyi_output_flush(&out);
    galleyi_output_free(&out);
    return status ? status : galleyi_lost_say(&w.lost, call, "text");
}

int32_t galleyi_register_text_writer(galley_context *context, galley_error *error) {
    static const galley_option options[] = { { "width", "number 0..1000", "0", "columns of a line, East Asian characters two; 0: lines are not broken" } };
    static const galley_module module = { sizeof(galley_module), sizeof(galley_option), "text", "Plain text of a news page", "text/plain", "txt text", options, 1 };
    galley_serializer serializer = { .size = sizeof serializer, .flags = GALLEY_MODULE_WRITES_MANY, .module = &module, .open = text_open, .write = text_write,
                                     .write_body = text_write_body };
    return galley_register_serializer(context, &serializer, 0, error);
}
