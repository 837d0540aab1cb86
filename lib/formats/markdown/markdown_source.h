/* What is done to Markdown's text before cmark sees it, so that GFM's tables, strikethrough, task items and footnotes can be told from escaped text in
   its tree: "\|", "\~", "\[ ]" and "[^id]" are written with marks, code points of punctuation that do not occur in the input. */
#ifndef GALLEY_FORMATS_MARKDOWN_MARKDOWN_SOURCE_H
#define GALLEY_FORMATS_MARKDOWN_MARKDOWN_SOURCE_H
#include "core/buffer.h"

enum { GALLEYI_MARKDOWN_MARK_SIZE = 4 };
typedef enum galleyi_markdown_sign {
    GALLEYI_SIGN_PIPE, GALLEYI_SIGN_TILDE, GALLEYI_SIGN_BRACKET,          /* escaped */
    GALLEYI_SIGN_NOTE, GALLEYI_SIGN_NOTE_END, GALLEYI_SIGN_DEFINITION,    /* [^ ], and [^ where a definition begins, which is made a list's item */
    GALLEYI_SIGN_LESS,                                                     /* "<" that nothing closes: cmark would look for it to the end, again and again */
    GALLEYI_SIGN_CELL,                                                     /* before a table's cell */
    GALLEYI_SIGNS
} galleyi_markdown_sign;

typedef struct galleyi_markdown_source {
    const char    *text;                      /* for cmark: the input, or rewritten's */
    size_t         size;
    galleyi_buffer rewritten, map;            /* map: galleyi_markdown_shift, ascending */
    int            marked;                    /* signs were found that the input does not hold */
    char           signs[GALLEYI_SIGNS][GALLEYI_MARKDOWN_MARK_SIZE];
} galleyi_markdown_source;

typedef struct galleyi_markdown_shift { uint64_t at, input; } galleyi_markdown_shift;   /* rewritten's byte at stands for the input's byte */

int32_t  galleyi_markdown_source_init(galleyi_markdown_source *source, const galleyi_memory *memory, const char *text, size_t size);   /* valid UTF-8 */
void     galleyi_markdown_source_free(galleyi_markdown_source *source);
uint64_t galleyi_markdown_source_offset(const galleyi_markdown_source *source, uint64_t at);   /* in the input */
/* The sign at p, or -1. */
int      galleyi_markdown_sign_at(const galleyi_markdown_source *source, const char *p, const char *end);
const char *galleyi_markdown_sign_text(int sign);   /* what it stands for in running text */
/* Appends text with signs put back as the input has them (code: with backslashes, in_table: "\|" is a pipe there too). */
int32_t  galleyi_markdown_restore(const galleyi_markdown_source *source, galleyi_buffer *out, const char *text, size_t size, int code, int in_table);
#endif
