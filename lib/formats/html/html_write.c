/* An article as a fragment, as a page with its facts in the head, or as a page that one likes to read (html_style.c). What is not printed is lost, and said. */
#include "formats/html/html_write.h"
#include "registry/call.h"
#include "render/frame.h"
#include "render/html_body.h"
#include "render/markdown.h"

enum { HTML_WRITE_FRAGMENT, HTML_WRITE_PAGE, HTML_WRITE_READER };

typedef struct html_writer {
    galleyi_frame frame;
    int           document, related, comments, begun;
} html_writer;

static void html_put(galleyi_output *out, const char *text) { galleyi_buffer_append_text(&out->buffer, text); }

/* <tag>text</tag>, tag with its attributes. */
static void html_put_element(galleyi_output *out, const char *open, const char *text, size_t length, const char *close) {
    html_put(out, open);
    galleyi_html_text_out(out, text, length);
    html_put(out, close);
}

static int html_put_field(galleyi_output *out, const galley_record *record, int32_t field, const char *open, const char *close) {
    size_t length;
    const char *text = galley_record_text(record, field, &length);
    if (text) html_put_element(out, open, text, length, close);
    return text != NULL;
}

/* An address around text, or the text alone. */
static int html_put_link(galleyi_output *out, const char *text, size_t length, const char *url, size_t url_length) {
    int safe = url && galleyi_render_safe(url, url_length);
    if (safe) {
        html_put(out, "<a");
        galleyi_html_address_out(out, "href", url, url_length, 0);
        html_put(out, ">");
    }
    galleyi_html_text_out(out, text, length);
    if (safe) html_put(out, "</a>");
    return safe;
}

/* ── Languages ── */

static int html_is_language(const char *tag, const char *language) {
    size_t length = strlen(language);
    return !strncmp(tag, language, length) && (!tag[length] || tag[length] == '-');
}

static int html_is_rtl(const char *tag) {
    static const char *const languages[] = { "ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "arc", "syr" };
    if (strstr(tag, "-Latn") || strstr(tag, "-Cyrl")) return 0;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) if (html_is_language(tag, languages[i])) return 1;
    return strstr(tag, "-Arab") || strstr(tag, "-Hebr");
}

/* "Updated", as papers of the language print it. */
static const char *html_updated(const char *tag) {
    static const char *const words[][2] = {
        { "en", "Updated" }, { "de", "Aktualisiert" }, { "fr", "Mis à jour" }, { "es", "Actualizado" }, { "it", "Aggiornato" }, { "pt", "Atualizado" }, { "nl", "Bijgewerkt" },
        { "sv", "Uppdaterad" }, { "da", "Opdateret" }, { "nb", "Oppdatert" }, { "no", "Oppdatert" }, { "fi", "Päivitetty" }, { "pl", "Aktualizacja" }, { "cs", "Aktualizováno" },
        { "sk", "Aktualizované" }, { "hu", "Frissítve" }, { "ro", "Actualizat" }, { "ru", "Обновлено" }, { "uk", "Оновлено" }, { "bg", "Обновена" }, { "el", "Ενημερώθηκε" },
        { "tr", "Güncellendi" }, { "ar", "تحديث" }, { "he", "עודכן" }, { "fa", "به‌روزرسانی" }, { "ja", "更新" }, { "zh", "更新" }, { "ko", "수정" }, { "th", "อัปเดต" }, { "vi", "Cập nhật" },
        { "id", "Diperbarui" }, { "hi", "अपडेट" }
    };
    for (size_t i = 0; tag && i < sizeof words / sizeof *words; i++) if (html_is_language(tag, words[i][0])) return words[i][1];
    return "Updated";
}

static void html_put_language(galleyi_output *out, const galley_record *article) {
    size_t length;
    const char *tag = galley_record_text(article, GALLEY_LANGUAGE, &length);
    if (!tag) return;
    galleyi_html_attribute_out(out, "lang", tag, length);
    if (html_is_rtl(tag)) html_put(out, " dir=\"rtl\"");
}

/* ── The head of an article ── */

static void html_byline(html_writer *w, galleyi_output *out, const galley_record *byline) {
    galleyi_buffer names;
    size_t length = 0;
    galleyi_buffer_init(&names, &out->buffer.memory);
    const char *text = galleyi_frame_byline(byline, &names, &length);
    if (text) html_put_element(out, "<p class=\"byline\">", text, length, "</p>\n");
    galleyi_frame_lose_authors(&w->frame.lost, byline, text, length);
    GALLEYI_LOSE_OTHERS(&w->frame.lost, byline, GALLEY_TEXT, GALLEY_AUTHORS);
    if (names.status && !out->status) out->status = names.status;
    galleyi_buffer_free(&names);
}

/* "2025-06-12 21:47 UTC": no page prints seconds to its readers. */
static void html_put_time(galleyi_output *out, const char *shown, size_t length) {
    size_t zone = length > 16 && shown[4] == '-' && shown[10] == ' ' && shown[13] == ':' ? 16 : length;
    galleyi_html_text_out(out, shown, zone);
    while (zone < length && shown[zone] != 'Z' && shown[zone] != '+' && shown[zone] != '-') zone++;
    if (zone == length) return;
    html_put(out, " ");
    if (shown[zone] == 'Z') html_put(out, "UTC");
    else galleyi_html_text_out(out, shown + zone, length - zone);
}

static void html_time(html_writer *w, galleyi_output *out, const galley_record *time, const char *label) {
    char room[64];
    size_t length = 0, value_length;
    const char *shown = galleyi_frame_time(&w->frame.lost, time, room, &length), *value = galley_record_text(time, GALLEY_VALUE, &value_length);
    if (!shown) return;
    if (label) { html_put(out, " <span class=\"updated\">"); html_put(out, label); html_put(out, " "); }
    html_put(out, "<time");
    if (value) galleyi_html_attribute_out(out, "datetime", value, value_length);
    html_put(out, ">");
    if (value) html_put_time(out, shown, length);
    else galleyi_html_text_out(out, shown, length);
    html_put(out, label ? "</time></span>" : "</time>");
}

static void html_times(html_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *published = galley_record_get(article, GALLEY_PUBLISHED), *modified = galley_record_get(article, GALLEY_MODIFIED);
    if (!published && !modified) return;
    html_put(out, "<p class=\"dates\">");
    if (published) html_time(w, out, published, NULL);
    if (modified) html_time(w, out, modified, html_updated(galley_record_text(article, GALLEY_LANGUAGE, NULL)));
    html_put(out, "</p>\n");
}

static int html_has_head(const galley_record *article) {
    static const int32_t fields[] = { GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_PUBLISHED, GALLEY_MODIFIED };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) if (galley_record_count(article, fields[i])) return 1;
    return 0;
}

static void html_head(html_writer *w, galleyi_output *out, const galley_record *article) {
    if (!html_has_head(article)) return;
    html_put(out, "<header>\n");
    html_put_field(out, article, GALLEY_KICKER, "<p class=\"kicker\">", "</p>\n");
    html_put_field(out, article, GALLEY_TITLE, "<h1>", "</h1>\n");
    html_put_field(out, article, GALLEY_SUBTITLE, "<p class=\"subtitle\">", "</p>\n");
    html_byline(w, out, galley_record_get(article, GALLEY_BYLINE));
    html_times(w, out, article);
    html_put(out, "</header>\n");
}

static void html_story(html_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *dateline = galley_record_get(article, GALLEY_DATELINE);
    const galley_node *body = galley_record_body(article);
    galleyi_text lead = { NULL, 0 };
    lead.text = galley_record_text(dateline, GALLEY_TEXT, &lead.length);
    if (dateline) galleyi_frame_lose_dateline(&w->frame.lost, dateline, lead.text);
    if (lead.text && (!body || !galleyi_markdown_first_paragraph(body))) {
        html_put_element(out, "<p class=\"dateline\">", lead.text, lead.length, "</p>\n");
        lead.text = NULL;
    }
    int32_t status = body ? galleyi_html_body(out, body, lead.text ? &lead : NULL, &w->frame.lost.now) : GALLEY_OK;
    if (status && !out->status) out->status = status;
}

/* ── Its foot ── */

static void html_begin_foot(galleyi_output *out, int *begun) {
    if (!*begun) html_put(out, "<footer>\n");
    *begun = 1;
}

static void html_notes(html_writer *w, galleyi_output *out, const galley_record *article, int *begun) {
    const galley_record *note;
    for (size_t i = 0; (note = galley_record_at(article, GALLEY_NOTES, i)) != NULL; i++) {
        size_t length;
        char label[48];
        const char *text = galley_record_text(note, GALLEY_TEXT, &length);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, note, GALLEY_TEXT, GALLEY_KIND);
        galleyi_frame_note_label(note, label);
        if (!*label || !text) galleyi_lose(&w->frame.lost, note, GALLEY_KIND);
        if (!text) continue;
        html_begin_foot(out, begun);
        html_put(out, "<p class=\"note\">");
        if (*label) { html_put_element(out, "<strong>", label, strlen(label), ":</strong> "); }
        html_put_element(out, "", text, length, "</p>\n");
    }
}

static void html_source(html_writer *w, galleyi_output *out, const galley_record *article, int32_t field, int *begun) {
    const galley_record *source = galley_record_get(article, field);
    size_t name_length, title_length, url_length = 0;
    const char *name = galley_record_text(source, GALLEY_NAME, &name_length), *title = galley_record_text(source, GALLEY_TITLE, &title_length);
    const char *url = galley_record_text(source, GALLEY_URL, &url_length);
    if (!source) return;
    GALLEYI_LOSE_OTHERS(&w->frame.lost, source, GALLEY_NAME, GALLEY_TITLE, GALLEY_URL);
    if (!name && !title && !url) return;
    html_begin_foot(out, begun);
    html_put(out, field == GALLEY_SOURCE ? "<p class=\"source\">" : "<p class=\"source original\">");
    if (name && title) { galleyi_html_text_out(out, name, name_length); html_put(out, ", "); }
    if (title) { name = title; name_length = title_length; }
    if (!html_put_link(out, name ? name : url, name ? name_length : url_length, url, url_length) && url) galleyi_losses_field(&w->frame.lost.now, GALLEY_URL);
    html_put(out, "</p>\n");
}

static void html_tags(galleyi_output *out, const galley_record *article, int *begun) {
    size_t length, count = galley_record_count(article, GALLEY_TAGS);
    if (!count) return;
    html_begin_foot(out, begun);
    html_put(out, "<ul class=\"tags\">\n");
    for (size_t i = 0; i < count; i++) {
        const char *tag = galley_record_text_at(article, GALLEY_TAGS, i, &length);
        html_put_element(out, "<li>", tag, tag ? length : 0, "</li>\n");
    }
    html_put(out, "</ul>\n");
}

static void html_related(html_writer *w, galleyi_output *out, const galley_record *record) {
    const galley_record *related;
    size_t printed = 0;
    for (size_t i = 0; (related = galley_record_at(record, GALLEY_RELATED, i)) != NULL; i++) {
        size_t title_length, url_length = 0;
        const char *title = galley_record_text(related, GALLEY_TITLE, &title_length), *url = galley_record_text(related, GALLEY_URL, &url_length);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, related, GALLEY_TITLE, GALLEY_URL);
        if (!title && !url) continue;
        if (!printed++) html_put(out, "<nav class=\"related\">\n<ul>\n");
        html_put(out, "<li>");
        if (!html_put_link(out, title ? title : url, title ? title_length : url_length, url, url_length) && url) galleyi_losses_field(&w->frame.lost.now, GALLEY_URL);
        html_put(out, "</li>\n");
    }
    if (printed) html_put(out, "</ul>\n</nav>\n");
}

/* Comments and their replies, one behind another. */
static void html_comments(html_writer *w, galleyi_output *out, const galley_record *record, int32_t field, int depth) {
    const galley_record *comment;
    for (size_t i = 0; (comment = galley_record_at(record, field, i)) != NULL; i++) {
        const galley_record *author = galley_record_get(comment, GALLEY_AUTHOR);
        const galley_node *body = galley_record_body(comment);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, comment, GALLEY_AUTHOR, GALLEY_BODY, GALLEY_REPLIES);
        GALLEYI_LOSE_OTHERS(&w->frame.lost, author, GALLEY_NAME);
        html_put(out, "<section class=\"comment\">\n");
        html_put_field(out, author, GALLEY_NAME, "<p class=\"commenter\">", "</p>\n");
        int32_t status = body ? galleyi_html_body(out, body, NULL, &w->frame.lost.now) : GALLEY_OK;
        if (status && !out->status) out->status = status;
        if (depth < 16) html_comments(w, out, comment, GALLEY_REPLIES, depth + 1);
        else galleyi_lose(&w->frame.lost, comment, GALLEY_REPLIES);
        html_put(out, "</section>\n");
    }
}

static void html_foot(html_writer *w, galleyi_output *out, const galley_record *article) {
    const galley_record *rights = galley_record_get(article, GALLEY_RIGHTS);
    size_t length;
    const char *text = galley_record_text(rights, GALLEY_TEXT, &length);
    int begun = 0;
    html_notes(w, out, article, &begun);
    html_source(w, out, article, GALLEY_SOURCE, &begun);
    html_source(w, out, article, GALLEY_ORIGINAL_SOURCE, &begun);
    html_tags(out, article, &begun);
    if (rights) GALLEYI_LOSE_OTHERS(&w->frame.lost, rights, GALLEY_TEXT);
    if (text) { html_begin_foot(out, &begun); html_put_element(out, "<p class=\"rights\">", text, length, "</p>\n"); }
    if (begun) html_put(out, "</footer>\n");
    if (w->related) html_related(w, out, article);
    else galleyi_lose(&w->frame.lost, article, GALLEY_RELATED);
    if (w->comments) html_comments(w, out, article, GALLEY_COMMENTS, 0);
    else galleyi_lose(&w->frame.lost, article, GALLEY_COMMENTS);
}

/* ── The page ── */

static void html_meta(galleyi_output *out, const char *attribute, const char *name, const char *text, size_t length) {
    if (!text) return;
    html_put(out, "<meta");
    galleyi_html_attribute_out(out, attribute, name, strlen(name));
    galleyi_html_attribute_out(out, "content", text, length);
    html_put(out, ">\n");
}

static void html_meta_field(galleyi_output *out, const galley_record *record, int32_t field, const char *attribute, const char *name) {
    size_t length;
    const char *text = galley_record_text(record, field, &length);
    html_meta(out, attribute, name, text, length);
}

/* The facts of the first article, in the names that readers of pages look for. */
static void html_page_head(html_writer *w, galleyi_output *out, const galley_record *root, const galley_record *article) {
    size_t length;
    const char *tag, *url = galley_record_text(article, GALLEY_CANONICAL_URL, &length);
    const galley_record *author, *byline = galley_record_get(article, GALLEY_BYLINE);
    html_put(out, "<!DOCTYPE html>\n<html");
    if (article) html_put_language(out, article);
    html_put(out, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_put(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src * data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    if (!html_put_field(out, article ? article : root, GALLEY_TITLE, "<title>", "</title>\n")) html_put(out, "<title></title>\n");
    if (!url) url = galley_record_text(article, GALLEY_URL, &length);
    if (url && galleyi_render_safe(url, length)) {
        html_put(out, "<link rel=\"canonical\"");
        galleyi_html_address_out(out, "href", url, length, 0);
        html_put(out, ">\n");
    }
    if (article) html_put(out, "<meta property=\"og:type\" content=\"article\">\n");
    html_meta_field(out, article, GALLEY_TITLE, "property", "og:title");
    html_meta_field(out, article, GALLEY_SUMMARY, "name", "description");
    html_meta_field(out, galley_record_get(article, GALLEY_SOURCE), GALLEY_NAME, "property", "og:site_name");
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) html_meta_field(out, author, GALLEY_NAME, "name", "author");
    html_meta_field(out, galley_record_get(article, GALLEY_PUBLISHED), GALLEY_VALUE, "property", "article:published_time");
    html_meta_field(out, galley_record_get(article, GALLEY_MODIFIED), GALLEY_VALUE, "property", "article:modified_time");
    html_meta_field(out, article, GALLEY_SECTION, "property", "article:section");
    for (size_t i = 0; (tag = galley_record_text_at(article, GALLEY_TAGS, i, &length)) != NULL; i++) html_meta(out, "property", "article:tag", tag, length);
    if (w->document == HTML_WRITE_READER) {
        html_put(out, "<style>\n");
        for (size_t i = 0; galleyi_html_style[i]; i++) html_put(out, galleyi_html_style[i]);
        html_put(out, "</style>\n");
    }
    html_put(out, "</head>\n<body>\n");
}

static void html_article(html_writer *w, galleyi_output *out, const galley_record *article) {
    w->frame.articles++;
    GALLEYI_LOSE_OTHERS(&w->frame.lost, article, GALLEY_KICKER, GALLEY_TITLE, GALLEY_SUBTITLE, GALLEY_BYLINE, GALLEY_DATELINE, GALLEY_SOURCE, GALLEY_ORIGINAL_SOURCE,
                        GALLEY_PUBLISHED, GALLEY_MODIFIED, GALLEY_RIGHTS, GALLEY_TAGS, GALLEY_BODY, GALLEY_NOTES, GALLEY_RELATED, GALLEY_COMMENTS, GALLEY_LANGUAGE);
    html_put(out, "<article");
    html_put_language(out, article);
    html_put(out, ">\n");
    html_head(w, out, article);
    html_story(w, out, article);
    html_foot(w, out, article);
    html_put(out, "</article>\n");
}

static void html_document(html_writer *w, galleyi_output *out, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_ARTICLES);
    if (!w->begun && w->document != HTML_WRITE_FRAGMENT) html_page_head(w, out, root, galley_record_at(root, GALLEY_ARTICLES, 0));
    w->begun = 1;
    if (count) GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_ARTICLES, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED);
    for (size_t i = 0; i < count && !out->status; i++) {
        html_article(w, out, galley_record_at(root, GALLEY_ARTICLES, i));
        galleyi_output_ease(out);
    }
    if (count) return;
    GALLEYI_LOSE_OTHERS(&w->frame.lost, root, GALLEY_DIAGNOSTICS, GALLEY_FORMAT, GALLEY_KIND, GALLEY_DROPPED, GALLEY_TITLE, GALLEY_SUMMARY, GALLEY_RELATED);
    html_put_field(out, root, GALLEY_TITLE, "<h1>", "</h1>\n");              /* a listing: its teasers are all there is */
    html_put_field(out, root, GALLEY_SUMMARY, "<p>", "</p>\n");
    html_related(w, out, root);
}

/* ── The module ── */

static int32_t GALLEY_CALL html_open(void *user, galley_call *call, galley_sink *sink, void **state) {
    const char *document = galley_call_option(call, "document");
    html_writer *w = galley_call_allocate(call, sizeof *w);
    (void)user;
    if (!w) return GALLEY_ENOMEM;
    w->frame.sink = sink;
    if (document) w->document = !strcmp(document, "page") ? HTML_WRITE_PAGE : !strcmp(document, "reader") ? HTML_WRITE_READER : HTML_WRITE_FRAGMENT;
    w->related = galleyi_frame_flag(call, "related");
    w->comments = galleyi_frame_flag(call, "comments");
    *state = w;
    return GALLEY_OK;
}

static int32_t html_flush(html_writer *w, galleyi_output *out, galley_call *call) {
    int32_t status = galleyi_output_flush(out);
    galleyi_output_free(out);
    return status ? status : galleyi_lost_say(&w->frame.lost, call, "html");
}

static int32_t GALLEY_CALL html_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    html_writer *w = state;
    galleyi_output out;
    w->frame.call = call;
    w->frame.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w->frame);
    html_document(w, &out, galley_document_root(document));
    return html_flush(w, &out, call);
}

static int32_t GALLEY_CALL html_finish(void *state, galley_call *call, galley_sink *sink) {
    html_writer *w = state;
    (void)call;
    if (w->document == HTML_WRITE_FRAGMENT || !w->begun) return GALLEY_OK;
    return galley_sink_write(sink, "</body>\n</html>\n", 16);
}

static int32_t GALLEY_CALL html_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    html_writer w;
    galleyi_output out;
    (void)user;
    memset(&w, 0, sizeof w);
    w.frame.call = call;
    w.frame.sink = sink;
    galleyi_output_init(&out, &call->engine->memory, galleyi_frame_hand_on, &w.frame);
    int32_t status = galleyi_html_body(&out, node, NULL, &w.frame.lost.now);
    if (status && !out.status) out.status = status;
    return html_flush(&w, &out, call);
}

int32_t galleyi_register_html_writer(galley_context *context, galley_error *error) {
    static const galley_option options[] = {
        { "document", "fragment|page|reader", "fragment", "an article element; a page around it; a page with a style of its own, made to be read" },
        { "related", "flag", "false", "write related stories as a list at the end" },
        { "comments", "flag", "false", "write readers' comments at the end" }
    };
    static const galley_module module = { sizeof(galley_module), sizeof(galley_option), "html", "HTML page", "text/html application/xhtml+xml", "html htm xhtml shtml",
                                          options, sizeof options / sizeof *options };
    galley_serializer serializer = { .size = sizeof serializer, .flags = GALLEY_MODULE_WRITES_MANY, .module = &module, .open = html_open, .write = html_write,
                                     .finish = html_finish, .write_body = html_write_body };
    return galley_register_serializer(context, &serializer, 0, error);
}
