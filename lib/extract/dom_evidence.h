/* What the head of a page says of its story, as evidence for the judge of blocks. */
#ifndef GALLEY_EXTRACT_DOM_EVIDENCE_H
#define GALLEY_EXTRACT_DOM_EVIDENCE_H
#include "extract/dom_features.h"

int32_t galleyi_dom_evidence_of(galleyi_dom_page *page, galleyi_dom_evidence *out);   /* texts in the page's arena or in the tree */
#endif
