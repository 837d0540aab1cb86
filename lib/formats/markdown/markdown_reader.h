/* The inside of the Markdown parser: cmark's tree and what of it is where in the input. */
#ifndef GALLEY_FORMATS_MARKDOWN_MARKDOWN_READER_H
#define GALLEY_FORMATS_MARKDOWN_MARKDOWN_READER_H
#include "config.h"
#if GALLEY_WITH_CMARK
#include "core/guard.h"
#include "formats/markdown/markdown_source.h"
#include "galley/module.h"
#include "model/model.h"
#include <cmark.h>

/* Marks of inline content that are open, or will be at the next visible text; white space and breaks wait likewise, so that they end up outside of marks. */
typedef struct galleyi_markdown_inlines {
    galleyi_buffer marks;                     /* markdown_open, see markdown_lines.c */
    size_t         opened;                    /* of them, in the body */
    uint32_t       breaks, links, deletes;
    int            begun, space, in_table, one_line;
} galleyi_markdown_inlines;

typedef struct galleyi_markdown_grid {        /* a paragraph that is a table */
    cmark_node *paragraph;
    size_t      rows, columns;                /* without the delimiter row; of the header */
    size_t      aligns;                       /* where its bytes begin in reader->aligns */
    size_t      widths;                       /* where its rows' counts of cells begin in reader->widths */
} galleyi_markdown_grid;

typedef struct galleyi_markdown_reader {
    galley_call              *call;
    galleyi_memory            memory;
    galleyi_guard             guard;
    cmark_mem                 cmark_memory;
    galleyi_markdown_source   source;
    uint64_t                  begin;          /* of the source in the input: behind a BOM and front matter */
    galleyi_buffer            lines;          /* size_t: where each line of the source begins */
    cmark_node               *root, *cell;    /* cell: the next table cell's paragraph */
    galleyi_buffer            grids, aligns, widths;
    size_t                    grid;           /* the next */
    galley_record            *article;
    galleyi_buffer            text;           /* scratch */
    galleyi_markdown_inlines  inlines;
    int                       spans;
    char                      note[8];        /* GALLEYI_SIGN_NOTE, as a text */
    unsigned                  warned;         /* bits: said once */
} galleyi_markdown_reader;

/* markdown_cells.c */
int32_t galleyi_markdown_parse_tree(galleyi_markdown_reader *r);             /* root, grids, cell */
/* The bytes of the source from node's first line and column to its last. */
void    galleyi_markdown_place(const galleyi_markdown_reader *r, cmark_node *node, size_t *begin, size_t *end);

/* markdown_lines.c: inline content */
void    galleyi_markdown_fill(galleyi_markdown_reader *r, const char *text, size_t size, int code, int in_table);   /* r->text, restored */
void    galleyi_markdown_inlines_begin(galleyi_markdown_reader *r);
void    galleyi_markdown_inlines_text(galleyi_markdown_reader *r, const char *text, size_t size);
void    galleyi_markdown_inlines_break(galleyi_markdown_reader *r);
void    galleyi_markdown_inlines_open(galleyi_markdown_reader *r, int kind, cmark_node *node);
void    galleyi_markdown_inlines_close(galleyi_markdown_reader *r);
/* Everything inside of parent, from the child first (NULL: the first of all) up to before the child end; passes over skip bytes of the first text. */
void    galleyi_markdown_inlines_of(galleyi_markdown_reader *r, cmark_node *parent, cmark_node *first, cmark_node *end, size_t skip);
void    galleyi_markdown_image_alt(galleyi_markdown_reader *r, cmark_node *image);   /* into r->text */
void    galleyi_markdown_image_node(galleyi_markdown_reader *r, cmark_node *image);
/* The text of node and of all that is in it, folded, into r->text. 0: there is something else than text and breaks in it (marks are seen through where asked). */
int     galleyi_markdown_plain(galleyi_markdown_reader *r, cmark_node *node, int see_through);

/* markdown_front.c: what stands between "---" lines at the very start, into the article; *size: how much of text that is, 0 where there is none */
int32_t galleyi_markdown_front_matter(galley_call *call, galley_record *article, const galleyi_memory *memory, const char *text, size_t length, size_t *size);

/* markdown_tree.c: blocks of the body, from the top-level child first up to before end. */
int32_t galleyi_markdown_blocks(galleyi_markdown_reader *r, cmark_node *first, cmark_node *end);
void    galleyi_markdown_paragraph(galleyi_markdown_reader *r, cmark_node *paragraph, size_t skip);
void    galleyi_markdown_span(galleyi_markdown_reader *r, cmark_node *node);   /* of the open node, where spans are asked for */
int     galleyi_markdown_comment(galleyi_markdown_reader *r, cmark_node *node);   /* whether a block is nothing but an HTML comment, which is said */
void    galleyi_markdown_warn(galleyi_markdown_reader *r, unsigned bit, const char *code, cmark_node *node, const char *message);
#endif
#endif
