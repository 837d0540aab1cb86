/* Chosen blocks of a DOM become a body: paragraphs, headings, lists, quotes, tables, code, figures, embeds, with their inline structure.
   A fragment (the HTML inside a feed's item) is a page all of whose blocks are chosen. */
#ifndef GALLEY_EXTRACT_BODY_FROM_DOM_H
#define GALLEY_EXTRACT_BODY_FROM_DOM_H
#include "extract/dom_page.h"
#include "model/model.h"
#include "text/urls.h"

typedef struct galleyi_body_source {
    const galleyi_dom_page *page;
    const uint8_t      *chosen;               /* of each block: not 0 where it belongs to the body */
    const galleyi_url  *base;                 /* what addresses are resolved against; NULL: as they stand */
    int                 spans;                /* nodes get their bytes */
    uint64_t          (*offset)(const void *user, uint32_t offset);   /* of the tree's text in the caller's bytes; NULL: the same */
    const void         *user;
} galleyi_body_source;

int32_t galleyi_body_from_dom(galley_record *record, const galleyi_body_source *source, galleyi_work *work);
#endif
