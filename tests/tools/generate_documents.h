/* Random documents from a seed: every field of every kind of record and every kind of node, in the words and with the characters that break writers.
   The same seed and options give the same document on any machine. */
#ifndef GALLEY_TESTS_GENERATE_DOCUMENTS_H
#define GALLEY_TESTS_GENERATE_DOCUMENTS_H
#include "galley.h"
#include <stdio.h>

enum { GENERATE_KINDS = 18, GENERATE_FIELDS = 402, GENERATE_NODES = 128 };

typedef struct generate_options {             /* all 0: everything the model can hold */
    uint32_t      depth;                      /* of blocks within blocks; 0: 4 */
    uint32_t      blocks;                     /* most blocks at the top; 0: 8 */
    /* A tree as a Markdown reader would make it: no empty nodes, no texts side by side, no control characters, blanks single and never at the ends of a block;
       emphasis, links and their like do not hold themselves; lists and quotes do not follow their own kind; tables are rectangular, with a header row that
       alone has align; the items of a tight list hold one paragraph and perhaps a list. */
    int           plain;
    int           spaced;                     /* with plain: a blank between a text and an emphasis, link or code beside it */
    int           without_spans, without_locked;
    int           odd;                        /* percent of nodes that stand where such a node does not belong */
    unsigned char without[GENERATE_NODES];    /* [kind - GALLEY_NODE_ROOT]: not 0 leaves this kind of node out */
} generate_options;

typedef struct generator {
    uint64_t         state;
    generate_options options;
    uint64_t         records[GENERATE_KINDS], fields[GENERATE_KINDS][GENERATE_FIELDS];      /* what was made so far */
    uint64_t         nodes[GENERATE_NODES], members[GENERATE_NODES][GENERATE_FIELDS];
    uint64_t         origins, spans, node_spans, properties, texts, text_bytes, longest;
} generator;

void     generate_begin(generator *g, uint64_t seed);              /* counts are kept; zero the generator once before */
uint64_t generate_number(generator *g, uint64_t below);            /* below 0: 0 */
void     generate_without(generate_options *options, int32_t node_kind);
/* Appends blocks to the body of record, by g->options. */
void     generate_body(generator *g, galley_record *record);
/* Fills an empty document. */
void     generate_document(generator *g, galley_record *root);
void     generate_histogram(const generator *g, FILE *out);
/* How many kinds, fields, nodes and members of fields.def were never made; each is named on out. */
int      generate_missing(const generator *g, FILE *out);
#endif
