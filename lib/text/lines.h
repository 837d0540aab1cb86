/* The physical lines of a text page, and whether a dumper wrapped them at a column. */
#ifndef GALLEY_TEXT_LINES_H
#define GALLEY_TEXT_LINES_H
#include "core/buffer.h"
#include "core/limits.h"
#include "core/utf8.h"
#include <stdbool.h>

typedef struct galleyi_line {
    uint32_t offset, length;                  /* without white space at the ends; never empty */
    uint16_t columns;                         /* with what it is indented by; at most GALLEYI_LINE_COLUMNS; 0 behind the first line that no dumper wrapped */
    uint16_t indent;
    uint16_t blanks;                          /* empty lines before it */
    bool     plain;                           /* ASCII without tabs or two blanks on end: folded as it stands */
} galleyi_line;

enum { GALLEYI_LINE_COLUMNS = 4000 };

typedef struct galleyi_lines {
    galleyi_line *line;
    size_t        count;
    uint32_t      wrap;                       /* lines were broken at this column; 0: they were not */
    bool          tabs;                       /* there are some */
    galleyi_buffer store;
} galleyi_lines;

/* LF, CR LF, CR, FF, VT, U+2028 and U+2029 end a line. GALLEY_OK, ENOMEM, or what work says. */
int32_t galleyi_lines_split(galleyi_lines *lines, const galleyi_memory *memory, galleyi_work *work, const char *text, size_t size);
void    galleyi_lines_free(galleyi_lines *lines);
/* Whether the text of line `next` goes on where `line` (right before it, no blank line between) was broken. */
bool    galleyi_lines_joined(const galleyi_lines *lines, const char *text, size_t next);
/* Bytes of the list mark that begins the line with the blank behind it, 0 for none: * + o • - and so on; *number is set for "12." and "3)". */
size_t  galleyi_line_mark(const char *text, size_t size, bool wrapped, bool *number);
/* How far white space (U+00A0, U+200B, U+3000, U+FEFF too) reaches from the beginning, and where it begins at the end. */
size_t  galleyi_blank_begin(const char *text, size_t size);
size_t  galleyi_blank_end(const char *text, size_t size);
#endif
