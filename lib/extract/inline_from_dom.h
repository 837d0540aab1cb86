/* The inline content of one block: text with its white space folded as a browser does, emphasis, links, code, sub and sup, breaks, images. */
#ifndef GALLEY_EXTRACT_INLINE_FROM_DOM_H
#define GALLEY_EXTRACT_INLINE_FROM_DOM_H
#include "html/html.h"
#include "model/model.h"
#include "text/urls.h"

typedef struct galleyi_inline_source {
    const galleyi_html *html;
    const galleyi_url  *base;                 /* as galleyi_body_source has it */
    uint32_t            first, last, element; /* of the block */
} galleyi_inline_source;

int32_t galleyi_inline_from_dom(galley_record *record, const galleyi_inline_source *source);
#endif
