/* A page as a row of blocks: paragraphs, menu entries, headlines, cells. Text dumps make them from lines, HTML from elements; all that follows (judge, headline,
   fields, related stories, comments) sees blocks alone. */
#ifndef GALLEY_TEXT_BLOCKS_H
#define GALLEY_TEXT_BLOCKS_H
#include "core/arena.h"
#include "text/lines.h"
#include "text/words.h"

typedef enum galleyi_block_end {              /* what stands at the end, behind quotation marks and brackets */
    GALLEYI_END_LETTER, GALLEYI_END_STOP, GALLEYI_END_QUESTION, GALLEYI_END_ELLIPSIS, GALLEYI_END_COLON, GALLEYI_END_COMMA, GALLEYI_END_DIGIT, GALLEYI_END_OTHER
} galleyi_block_end;
typedef enum galleyi_block_begin {
    GALLEYI_BEGIN_UPPER, GALLEYI_BEGIN_LOWER, GALLEYI_BEGIN_OTHER_LETTER, GALLEYI_BEGIN_DIGIT, GALLEYI_BEGIN_QUOTE, GALLEYI_BEGIN_DASH, GALLEYI_BEGIN_OTHER
} galleyi_block_begin;
enum { GALLEYI_MARK_NONE, GALLEYI_MARK_BULLET, GALLEYI_MARK_NUMBER };
enum { GALLEYI_BLOCK_WIDE = 1,                /* mostly of a script that writes without blanks */
       GALLEYI_BLOCK_JOINED = 2,              /* of several lines */
       GALLEYI_BLOCK_QUOTED_END = 4,          /* a closing quotation mark behind the end */
       GALLEYI_BLOCK_AT = 8, GALLEYI_BLOCK_COPYRIGHT = 16, GALLEYI_BLOCK_ADDRESS = 32, GALLEYI_BLOCK_TAB = 64,
       GALLEYI_BLOCK_MOVED = 128,             /* the text is not the folded bytes of its span */
       GALLEYI_BLOCK_HEADING = 256,           /* the source says so */
       GALLEYI_BLOCK_LABEL = 512,             /* a word may be a label of bylines, or hide one that is glued to it */
       GALLEYI_BLOCK_AGENCY = 1024,           /* the name of an agency may begin in it */
       GALLEYI_BLOCK_RIGHTS = 2048 };         /* has a sign of copyright, or the word */

enum { GALLEYI_BLOCK_HINTS_MOST = 160 };      /* the weight up to which blocks have LABEL and AGENCY */

typedef struct galleyi_block {
    const char *text;                         /* folded, without its list mark; not NUL-terminated */
    uint32_t    size;
    uint32_t    offset, length;               /* where it stands in the decoded text */
    uint32_t    weight;                       /* characters, wide ones twice */
    uint32_t    first_word, words;            /* of the page's word hashes */
    uint32_t    hash;                         /* of all words: equal for texts that differ in case and punctuation alone */
    uint32_t    commas, stops, digits, letters, capitals, separators, short_words, all_words;
    uint16_t    flags, indent, blanks_before, blanks_after;
    uint8_t     begin, end, mark;
    uint64_t    phrases;                      /* galleyi_phrase_bits */
    uint64_t    possible;                     /* galleyi_phrases_possible: what is not in it need not be looked for */
} galleyi_block;

typedef struct galleyi_blocks {
    galleyi_block  *block;
    size_t          count;
    const uint16_t *words;                    /* of three and more letters; pairs of characters where there are no blanks */
    bool            wrapped;
    galleyi_buffer  store, word_store;
    galleyi_arena   arena;                    /* folded texts that are not bytes of the source */
} galleyi_blocks;

void    galleyi_blocks_init(galleyi_blocks *blocks, const galleyi_memory *memory);
void    galleyi_blocks_free(galleyi_blocks *blocks);
/* text lives as long as the blocks. */
int32_t galleyi_blocks_from_text(galleyi_blocks *blocks, galleyi_work *work, const char *text, size_t size);
/* Appends one block of folded text and measures it. galleyi_blocks_end when all are there. */
int32_t galleyi_blocks_add(galleyi_blocks *blocks, galleyi_work *work, const galleyi_block *block);
void    galleyi_blocks_end(galleyi_blocks *blocks);
/* Fills what the text alone says (weight … phrases) of a block whose text and size are set; words are appended to the page's. */
int32_t galleyi_block_measure(galleyi_blocks *blocks, galleyi_block *block);
#endif
