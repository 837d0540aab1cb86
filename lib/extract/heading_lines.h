/* Short lines of a story that stand as headings without being h1 to h6: all in bold, or of a class of their own. */
#ifndef GALLEY_EXTRACT_HEADING_LINES_H
#define GALLEY_EXTRACT_HEADING_LINES_H
#include "extract/extraction.h"

/* depths: of each block, 0 or what depth of heading it is; from the arena. */
int32_t galleyi_heading_lines(galleyi_extraction *x, const uint8_t *roles, uint8_t **depths);
/* Whether no other heading of the story is of its kind: section headings have others. */
int     galleyi_heading_is_single(const galleyi_extraction *x, uint32_t block);
#endif
