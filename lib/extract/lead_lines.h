/* What stands between headline and story and belongs to neither: the standfirst, lines of byline and date; and the dateline at the head of the first paragraph. */
#ifndef GALLEY_EXTRACT_LEAD_LINES_H
#define GALLEY_EXTRACT_LEAD_LINES_H
#include "extract/extraction.h"

/* The block that is the standfirst, or block_count: there is none. */
uint32_t galleyi_lead_standfirst(const galleyi_extraction *x);
/* Sets the article's subtitle from that block, and takes it out of the story. */
int32_t  galleyi_lead_set_standfirst(galleyi_extraction *x, uint32_t block);
/* Takes lines out of an article that are nothing but a date or a byline, above its first long paragraph: they are fields. */
int32_t  galleyi_lead_drop_fields(galleyi_extraction *x);
/* Sets the article's dateline from the first paragraph of the story; gives its block and how many bytes of its folded text that takes. */
int32_t  galleyi_lead_set_dateline(galleyi_extraction *x, const uint8_t *roles, uint32_t *block, size_t *taken);
#endif
