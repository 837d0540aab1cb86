/* A page becomes a document: the body by the judge of blocks and rules of structure, the fields around it by metadata and the text near the headline. */
#ifndef GALLEY_EXTRACT_EXTRACTION_H
#define GALLEY_EXTRACT_EXTRACTION_H
#include "extract/dom_judge.h"
#include "extract/body_from_dom.h"
#include "extract/dom_evidence.h"

typedef struct galleyi_extract_options {
    const char *url;                          /* of the page; NULL: not known */
    const char *language;                     /* as the caller says; NULL */
    const char *fetched;                      /* RFC 3339; NULL */
    int         explain, spans;
    uint64_t  (*offset)(const void *user, uint32_t offset);   /* of the tree's text in the caller's bytes; NULL: the same */
    const void *user;
} galleyi_extract_options;

/* Why a block is not in the body; CHOSEN: it is. */
enum { GALLEYI_BLOCK_JUDGED, GALLEYI_BLOCK_CHOSEN, GALLEYI_BLOCK_TITLE, GALLEYI_BLOCK_HIDDEN, GALLEYI_BLOCK_REPEATED, GALLEYI_BLOCK_AFTER_END, GALLEYI_BLOCK_CAPTION,
       GALLEYI_BLOCK_ALONE, GALLEYI_BLOCK_FIELD, GALLEYI_BLOCK_BOX, GALLEYI_BLOCK_COMMENT, GALLEYI_BLOCK_RELATED,
       GALLEYI_BLOCK_NOTE };

enum { GALLEYI_PAGE_ARTICLE, GALLEYI_PAGE_FORUM, GALLEYI_PAGE_PRODUCT, GALLEYI_PAGE_DOCUMENTATION, GALLEYI_PAGE_SERVICE, GALLEYI_PAGE_LISTING };

typedef struct galleyi_extraction {
    const galleyi_html            *html;
    const galleyi_extract_options *options;
    galleyi_work                  *work;
    galley_record                 *root, *article;   /* article NULL until there is one */
    galleyi_dom_page                   page;
    galleyi_dom_evidence          evidence;
    galleyi_dom_features              *features;
    int32_t                       *scores;    /* of each block, as galleyi_dom_judge gives them */
    uint8_t                       *reasons;   /* of each block, GALLEYI_BLOCK_* */
    int32_t                        kind;      /* GALLEYI_PAGE_* */
    galleyi_url                    own_url;
    struct galleyi_around         *around;    /* what stands around the body (dom_around.h) */
    const galleyi_url             *base;      /* address against which others are resolved; NULL */
} galleyi_extraction;

int32_t galleyi_extract_page(galley_record *root, const galleyi_html *html, const galleyi_extract_options *options, galleyi_work *work);

/* body_blocks.c: scores and reasons of all blocks. */
int32_t galleyi_choose_blocks(galleyi_extraction *x);
/* body_from_data.c: the page's text out of the data of its scripts and attributes, as HTML appended to out; words 0: none is there. */
int32_t galleyi_extract_data_html(galleyi_extraction *x, galleyi_buffer *out, uint32_t *words);
/* metadata.c: every field but the body. */
int32_t galleyi_extract_metadata(galleyi_extraction *x);

/* Origin of a field that a block holds; the span where the block is one text that stands in the input as it is meant. */
int32_t galleyi_extract_origin(const galleyi_extraction *x, galley_record *record, int32_t field, const char *origin, uint32_t block);
uint64_t galleyi_extract_offset(const galleyi_extraction *x, uint32_t offset);
/* The folded text of a block, appended. */
int32_t galleyi_dom_block_text(const galleyi_dom_page *page, uint32_t block, galleyi_buffer *out);
#endif
