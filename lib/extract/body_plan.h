/* What beside text belongs to the body, found before it is built: figures with their captions, pictures, embeds, rules, footnotes. */
#ifndef GALLEY_EXTRACT_BODY_PLAN_H
#define GALLEY_EXTRACT_BODY_PLAN_H
#include "extract/body_from_dom.h"
#include "extract/embeds.h"
#include "extract/footnotes_from_dom.h"

enum { GALLEYI_ITEM_FIGURE, GALLEYI_ITEM_IMAGE, GALLEYI_ITEM_EMBED, GALLEYI_ITEM_RULE };

typedef struct galleyi_body_item {
    uint32_t node, end;                       /* the element that becomes it; for nodes up to end it answers */
    uint32_t caption, caption_end;            /* blocks among which those of role CAPTION are its caption */
    uint8_t  kind;
} galleyi_body_item;

typedef struct galleyi_body_plan {
    const galleyi_body_source *source;
    galleyi_arena     *arena;
    galleyi_body_item *items;                 /* in document order; a figure before what is in it */
    uint32_t           count, capacity;
    galleyi_footnotes  notes;
    uint32_t           first, last;           /* nodes: the story's first and last text */
    uint32_t           begin, end, common;    /* nodes among which its pictures may stand; the element that holds the story */
    uint32_t           last_parent;           /* what the story's last block stands in */
    uint64_t           story_words;
    uint32_t          *kept;                  /* blocks of role STORY before block b, kept up to date */
} galleyi_body_plan;

/* Changes source->roles. */
int32_t  galleyi_body_plan_make(galleyi_body_plan *plan, const galleyi_body_source *source, galleyi_arena *arena);
uint32_t galleyi_body_plan_kept(const galleyi_body_plan *plan, uint32_t node);
/* Its caption element, or that of the figure right around it; 0: none. */
uint32_t galleyi_body_table_caption(const galleyi_html *html, uint32_t table);
/* The nodes of a block's run: its texts and what touches them in the same element. */
void     galleyi_body_run(const galleyi_dom_page *page, uint32_t block, uint32_t *first, uint32_t *last);
/* The words (class_words.h) of the elements around a block, below the node above (or four of them). */
uint32_t galleyi_body_words(const galleyi_dom_page *page, uint32_t block, uint32_t above);
#endif
