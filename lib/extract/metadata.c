/* The fields around the body: headline from metadata and the page. */
#include "extract/extraction.h"


static int32_t metadata_title(galleyi_extraction *x) {
    uint32_t title = galleyi_dom_features_title(x->features);
    galleyi_buffer text;
    galleyi_buffer_init(&text, &x->root->document->memory);
    int32_t status = GALLEY_OK;
    if (title < x->page.block_count) {
        const galleyi_dom_block *b = &x->page.blocks[title];
        status = galleyi_dom_block_text(&x->page, title, &text);
        if (!status) status = galley_record_set_text(x->article, GALLEY_TITLE, text.data, text.size);
        uint64_t from = galleyi_extract_offset(x, x->html->nodes[b->first].span_begin), to = galleyi_extract_offset(x, x->html->nodes[b->last].span_end);
        if (!status && text.size) status = galley_record_set_origin(x->article, GALLEY_TITLE, "dom:heading", GALLEY_CONFIDENCE_UNKNOWN, from, to - from);
    } else if (x->evidence.title.size) {
        status = galley_record_set_text(x->article, GALLEY_TITLE, x->evidence.title.data, x->evidence.title.size);
        if (!status) status = galley_record_set_origin(x->article, GALLEY_TITLE, "meta:title", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    galleyi_buffer_free(&text);
    return status;
}

int32_t galleyi_extract_metadata(galleyi_extraction *x) {
    if (!x->article) return GALLEY_OK;
    int32_t status = x->options->url ? galley_record_set_text(x->article, GALLEY_URL, x->options->url, GALLEY_NUL_TERMINATED) : GALLEY_OK;
    if (!status && x->options->url) status = galley_record_set_origin(x->article, GALLEY_URL, "input:url", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status ? status : metadata_title(x);
}
