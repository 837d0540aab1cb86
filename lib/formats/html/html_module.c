/* Format html: a page in, its article out. Spans refer to the caller's bytes, whatever their encoding. */
#include "formats/html/html_module.h"
#include "formats/html/html_write.h"
#include "extract/extraction.h"
#include "registry/call.h"
#include "text/encodings_sniff.h"
#include "text/urls.h"
#include <stdio.h>

static const galley_option html_module_options[] = { { "truncate", "flag", "false", "a page beyond a limit is read up to there, and a diagnostic says where" } };
static const galley_module html_module = {
    sizeof(galley_module), sizeof(galley_option), "html", "HTML page", "text/html application/xhtml+xml", "html htm xhtml shtml", html_module_options, 1
};

/* Pages come with a second BOM, a server's warning or a stray character before them: is there a doctype or a root within the first kilobyte? */
static bool html_module_late(const char *bytes, size_t size) {
    static const char *const begins[] = { "<!doctype html", "<html" };
    for (const char *p = bytes, *end = bytes + (size < 1024 ? size : 1024); (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
        for (size_t k = 0; k < sizeof begins / sizeof *begins; k++) {
            size_t i = 0, length = strlen(begins[k]);
            while (i < length && p + i < end && (p[i] | (p[i] >= 'A' && p[i] <= 'Z' ? 32 : 0)) == begins[k][i]) i++;
            if (i == length && p + i < end && strchr(" \t\r\n>", p[i])) return true;
        }
    return false;
}

/* Text that begins with no tag is a page where that is declared and a tag may follow. */
static int32_t GALLEY_CALL html_module_probe(void *user, const galley_facts *facts) {
    size_t size = 0;
    const char *syntax = galley_facts_text(facts, GALLEY_SYNTAX, NULL), *bytes = galley_facts_bytes(facts, &size);
    (void)user;
    if (!syntax) return GALLEY_SCORE_NO;
    if (!strcmp(syntax, "html")) return GALLEY_SCORE_STRUCTURE;
    if (!strcmp(syntax, "markup")) return GALLEY_SCORE_EXTENSION;
    if (strcmp(syntax, "text")) return GALLEY_SCORE_NO;
    if (html_module_late(bytes, size)) return GALLEY_SCORE_EXTENSION;
    return !size || memchr(bytes, '<', size) ? galleyi_probe_declared(&html_module, facts) : GALLEY_SCORE_NO;
}

static uint64_t html_module_offset(const void *user, uint32_t offset) { return galleyi_html_source(user, offset); }

static int32_t html_module_fail(galley_call *call, const galleyi_html *html, int32_t status) {
    char message[80];
    if (status == GALLEY_ENOMEM) return galley_call_fail(call, status, GALLEY_NO_OFFSET, "no memory");
    if (status != GALLEY_ELIMIT) return status;
    snprintf(message, sizeof message, "limit.%s: the page has more", galleyi_html_limit_name(html->limit));
    return galley_call_fail(call, status, html->limit_offset, message);
}

/* The body that another format holds as HTML: all of it. */
static int32_t html_module_fragment(galley_call *call, galley_record *root, const galleyi_html *html) {
    const char *url = galley_facts_text(&call->facts, GALLEY_URL, NULL);
    galley_record *article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
    galleyi_url base;
    int32_t status = !article ? root->document->status : url ? galleyi_url_parse(&base, &root->document->arena, url, strlen(url), NULL) : GALLEY_EARGUMENT;
    return !article || status == GALLEY_ENOMEM ? status : galleyi_body_from_fragment(article, html, status ? NULL : &base, &call->engine->work);
}

/* What option html.truncate makes of it: the page as far as it was read. */
static int32_t html_module_cut(galley_call *call, const galleyi_html *html) {
    char code[40], message[80];
    snprintf(code, sizeof code, "html.%s-limit", galleyi_html_limit_name(html->limit));
    snprintf(message, sizeof message, "limit.%s: the page is read up to here", galleyi_html_limit_name(html->limit));
    int32_t status = galley_call_warn(call, GALLEY_WARNING, code, html->limit_offset, message);
    return status ? status : galley_record_set_number(galley_call_root(call), GALLEY_TRUNCATED, 1);
}

static int32_t html_module_extract(galley_call *call, const galleyi_html *html) {
    galleyi_extract_options options = { galley_facts_text(&call->facts, GALLEY_URL, NULL), galley_facts_text(&call->facts, GALLEY_LANGUAGE, NULL),
        galley_facts_text(&call->facts, GALLEY_FETCHED, NULL), !strcmp(galley_call_option(call, "explain"), "true"),
        !strcmp(galley_call_option(call, "spans"), "true"), html->page.same && html->page.size == html->page.source_size ? NULL : html_module_offset, html };
    galley_record *root = galley_call_root(call);
    if (root && call->fragment) return html_module_fragment(call, root, html);
    return root ? galleyi_extract_page(root, html, &options, &call->engine->work) : GALLEY_ENOMEM;
}

static int32_t GALLEY_CALL html_module_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galleyi_engine *engine = call->engine;
    const char *url = galley_facts_text(&call->facts, GALLEY_URL, NULL);
    galleyi_url_part host = galleyi_url_host(url ? url : "", url ? strlen(url) : 0);
    char host_text[256];
    size_t host_size = host.size < sizeof host_text ? host.size : 0;
    (void)state;
    (void)last;
    if (host_size) memcpy(host_text, host.text, host_size);
    host_text[host_size] = '\0';
    galleyi_sniff_hints hints = { galley_facts_text(&call->facts, GALLEY_CHARSET, NULL), galley_facts_text(&call->facts, GALLEY_LANGUAGE, NULL), host_size ? host_text : NULL, 0 };
    galleyi_html_options options;
    galleyi_html html;
    memset(&options, 0, sizeof options);
    options.limits = &engine->limits;
    options.work = &engine->work;
    options.truncate = !strcmp(galley_call_option(call, "html.truncate"), "true");
    galleyi_html_init(&html, &engine->memory);
    int32_t status = galleyi_html_parse_page(&html, data, size, &hints, &options);
    if (status != GALLEY_OK) html_module_fail(call, &html, status);
    else {
        if (html.page.replacements) galley_call_warn(call, GALLEY_WARNING, "html.encoding", GALLEY_NO_OFFSET, "malformed bytes were replaced");
        if (html.limit) status = html_module_cut(call, &html);
        if (!status) status = html_module_extract(call, &html);
    }
    galleyi_html_free(&html);
    return status;
}

int32_t galleyi_register_html(galley_context *context, galley_error *error) {
    galley_parser parser = { sizeof parser, 0, &html_module, NULL, NULL, html_module_probe, NULL, html_module_push, NULL };
    int32_t status = galley_register_parser(context, &parser, 0, error);
    return status ? status : galleyi_register_html_writer(context, error);
}
