/* A page as extraction sees it: blocks (runs of inline content in their nearest block element), and for each node what lies above it.
   Everything is an array by node index or by block index; sums over a subtree are differences of prefix arrays. */
#ifndef GALLEY_EXTRACT_DOM_PAGE_H
#define GALLEY_EXTRACT_DOM_PAGE_H
#include "core/arena.h"
#include "core/buffer.h"
#include "core/limits.h"
#include "extract/dom_measure.h"
#include "extract/dom_names.h"
#include "html/html.h"

/* What an element is within, itself included. */
enum {
    GALLEYI_IN_HEADER = 1, GALLEYI_IN_FOOTER = 2, GALLEYI_IN_NAV = 4, GALLEYI_IN_ASIDE = 8, GALLEYI_IN_MAIN = 16, GALLEYI_IN_ARTICLE = 32,
    GALLEYI_IN_FIGURE = 64, GALLEYI_IN_FORM = 128, GALLEYI_IN_LIST = 256, GALLEYI_IN_TABLE = 512, GALLEYI_IN_QUOTE = 1024, GALLEYI_IN_LINK = 2048,
    GALLEYI_IN_HEADING = 4096, GALLEYI_IN_HIDDEN = 8192, GALLEYI_IN_CAPTION = 16384, GALLEYI_IN_CODE = 32768
};

typedef struct galleyi_dom_page_node {
    uint32_t block_element;                   /* itself or the nearest block element above */
    uint16_t within;                          /* GALLEYI_IN_* */
    uint16_t depth;
    int16_t  token;                           /* learned score of its class and id tokens, in 1/64 */
    int16_t  chain_sum, chain_min, chain_max; /* of those from the top down to it */
} galleyi_dom_page_node;

typedef struct galleyi_dom_block {
    uint32_t first, last;                     /* its first and last text node */
    uint32_t element, lca;                    /* nearest block element; lowest element that holds all its text */
    uint32_t chars;                           /* code points, white space folded */
    uint32_t commas;
    uint32_t words, link_words;               /* in 1/20 word: a CJK or Thai character is 11 of them */
    uint32_t hash;                            /* of its folded text: equal texts have equal hashes */
    uint8_t  sentence_end, is_long, is_digit_heavy, upper;
    uint8_t  has_digit, has_others;           /* of ASCII; other characters than ASCII */
    uint8_t  since_image;                     /* blocks between the last image and it; 255: none or many */
} galleyi_dom_block;

/* Prefix sums: sums[b] is over the blocks before b. */
typedef struct galleyi_dom_sums { uint32_t words, link_words, long_words, longs, sentence_ends, paragraphs; } galleyi_dom_sums;

typedef struct galleyi_dom_page {
    const galleyi_html *html;
    const galleyi_class_table *classes;       /* the learned one, but in training */
    galleyi_dom_names   names;
    galleyi_arena       arena;
    galleyi_dom_page_node  *nodes;
    uint32_t           *begun;                /* blocks that begin before node i; one more entry than nodes */
    galleyi_dom_block      *blocks;           /* in block_store */
    galleyi_buffer      block_store;
    uint32_t            block_count;
    galleyi_dom_sums *sums;                 /* block_count + 1 */
    uint32_t            articles, tables, dialogs;   /* elements; tables and dialogs that may hold blocks */
    uint32_t            noscript;             /* content of noscript counts: the rest of the page is nearly empty */
} galleyi_dom_page;

void    galleyi_dom_page_init(galleyi_dom_page *page, const galleyi_memory *memory);
void    galleyi_dom_page_free(galleyi_dom_page *page);
/* ENOMEM, or what work says. */
int32_t galleyi_dom_page_scan(galleyi_dom_page *page, const galleyi_html *html, galleyi_work *work);

int     galleyi_dom_page_is_block(uint32_t tag);  /* of HTML elements */
int     galleyi_dom_page_is_skipped(uint32_t tag);
int     galleyi_dom_page_is_permalink(const galleyi_html *html, uint32_t node);   /* a link to a place of the page that shows nothing but a sign: "#", a pilcrow, a chain */
static inline uint32_t galleyi_dom_page_blocks_begin(const galleyi_dom_page *page, uint32_t node) { return page->begun[node]; }
static inline uint32_t galleyi_dom_page_blocks_end(const galleyi_dom_page *page, uint32_t node) { return page->begun[page->html->nodes[node].end]; }
#endif
