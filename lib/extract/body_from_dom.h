/* A DOM fragment becomes a body: paragraphs, headings, lists in lists, quotes, tables, code, figures, embeds and footnotes with their inline structure.
   A fragment (the HTML inside a feed's item) is a page all of whose blocks are chosen. */
#ifndef GALLEY_EXTRACT_BODY_FROM_DOM_H
#define GALLEY_EXTRACT_BODY_FROM_DOM_H
#include "extract/dom_page.h"
#include "model/model.h"
#include "text/urls.h"

/* What becomes of a block: given as NONE or STORY; captions, attributions and the words of embeds are told from the story's while the body is made. */
enum { GALLEYI_ROLE_NONE, GALLEYI_ROLE_STORY, GALLEYI_ROLE_CAPTION, GALLEYI_ROLE_EMBED, GALLEYI_ROLE_ATTRIBUTION };

typedef struct galleyi_body_source {
    const galleyi_dom_page *page;
    uint8_t            *roles;                /* of each block */
    const galleyi_url  *base;                 /* what addresses are resolved against; NULL: as they stand */
    uint32_t            title;                /* the headline's first node: pictures above the story stand behind it; 0: not known */
    uint32_t            dateline_block;       /* the block at whose head a dateline stands ... */
    size_t              dateline;             /* ... and the bytes of its folded text that it takes, with the space behind it; 0: none does */
    const uint8_t      *headings;             /* of each block: the depth of the heading that it is without being h1 to h6, or 0; NULL: none is */
    int                 whole;                /* a fragment: all that it holds belongs to the body */
    int                 spans;                /* nodes get their bytes */
    uint64_t          (*offset)(const void *user, uint32_t offset);   /* of the tree's text in the caller's bytes; NULL: the same */
    const void         *user;
} galleyi_body_source;

int32_t galleyi_body_from_dom(galley_record *record, const galleyi_body_source *source, galleyi_work *work);
/* The whole of a parsed page or fragment, with nothing left out but what no reader would see. */
int32_t galleyi_body_from_fragment(galley_record *record, const galleyi_html *html, const galleyi_url *base, galleyi_work *work);
#endif
