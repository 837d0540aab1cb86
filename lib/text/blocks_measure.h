/* The characters and the words of a block, read together. */
#ifndef GALLEY_TEXT_BLOCKS_MEASURE_H
#define GALLEY_TEXT_BLOCKS_MEASURE_H
#include "core/cpu.h"
#include "text/blocks.h"

typedef struct galleyi_block_reader {
    galleyi_block *block;
    size_t   at;                              /* what is before it is counted; the block's size: all is */
    size_t   word;                            /* no word begins before it */
    uint32_t wide, unspaced;
    bool     inside;                          /* a word goes on at `at` */
    bool     glued;
} galleyi_block_reader;

enum { GALLEYI_BLOCK_READ_ROOM = 64 };        /* words that one step may give */

/* Of a block whose counts are 0. */
void   galleyi_block_read_begin(galleyi_block_reader *reader, galleyi_block *block);
/* As many words as fit, room at least GALLEYI_BLOCK_READ_ROOM; counts are whole when reader->at is the block's size. */
size_t galleyi_block_read(galleyi_block_reader *reader, galleyi_word *words, size_t room);
size_t galleyi_block_read_path(galleyi_cpu path, galleyi_block_reader *reader, galleyi_word *words, size_t room);   /* for tests */
#endif
