/* References within a story and the notes that they lead to, joined by the addresses of their links. */
#ifndef GALLEY_EXTRACT_FOOTNOTES_FROM_DOM_H
#define GALLEY_EXTRACT_FOOTNOTES_FROM_DOM_H
#include "core/buffer.h"
#include "extract/dom_page.h"

typedef struct galleyi_footnotes {
    const galleyi_html *html;
    const galleyi_dom_names *names;
    uint32_t *ids, ids_mask;                  /* nodes with an id, by its hash; 0: empty */
    struct galleyi_footnote { uint32_t node; uint32_t is_definition; char *name; size_t size; } *slots;   /* by node; node 0: empty */
    uint32_t  mask, count, definitions;
} galleyi_footnotes;

/* Looks through the nodes from begin up to end. whole: what galley's own writer marks counts even where one of the two is missing. */
int32_t galleyi_footnotes_find(galleyi_footnotes *notes, galleyi_arena *arena, const galleyi_dom_page *page, uint32_t begin, uint32_t end, int whole);
/* NULL: none. */
const struct galleyi_footnote *galleyi_footnotes_at(const galleyi_footnotes *notes, uint32_t node);
/* A link within the note that begins at definition which leads back into the story. */
int     galleyi_footnotes_is_back(const galleyi_footnotes *notes, uint32_t link, uint32_t definition);
#endif
