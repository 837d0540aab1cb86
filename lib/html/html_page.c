/* The bytes of a page, in whatever encoding: sniffed, decoded where they are not UTF-8, parsed; offsets lead back to the bytes. */
#include "html/html_parser.h"

int32_t galleyi_html_parse_page(galleyi_html *html, const char *bytes, size_t size, const galleyi_sniff_hints *hints, const galleyi_html_options *options) {
    galleyi_html_options own = { 0 };
    galleyi_limits limits;
    galleyi_decoded page;
    if (options) own = *options;
    galleyi_limits_default(&limits);
    if (own.limits) limits = *own.limits;
    uint64_t most = limits.input < GALLEYI_LIMIT_INPUT_MOST ? limits.input : GALLEYI_LIMIT_INPUT_MOST;
    limits.input = GALLEYI_LIMIT_INPUT_MOST;
    own.limits = &limits;
    int cut = size > most;
    if (cut && !own.truncate) return galleyi_html_refuse(html, GALLEYI_HTML_LIMIT_INPUT, most);
    if (cut) size = (size_t)most;
    galleyi_sniffed sniffed = galleyi_sniff_html(bytes, size, hints);
    int32_t status = galleyi_decode(&page, &html->memory, sniffed.encoding, bytes, size);
    if (status == GALLEY_OK) status = galleyi_html_parse(html, page.text, page.size, &own);
    else galleyi_html_refuse(html, GALLEYI_HTML_WITHIN_LIMITS, 0);
    if (status != GALLEY_OK) {
        if (html->limit) html->limit_offset = page.text ? galleyi_decoded_source(&page, (size_t)html->limit_offset) : 0;
        galleyi_decoded_free(&page);
        return status;
    }
    html->page = page;
    html->sniffed = sniffed;
    if (html->limit) html->limit_offset = galleyi_decoded_source(&page, (size_t)html->limit_offset);
    else if (cut) { html->limit = GALLEYI_HTML_LIMIT_INPUT; html->limit_offset = most; }
    return GALLEY_OK;
}

uint64_t galleyi_html_source(const galleyi_html *html, uint32_t offset) {
    return html->page.text ? galleyi_decoded_source(&html->page, offset) : offset;
}
