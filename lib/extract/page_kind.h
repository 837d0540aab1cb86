/* What a page is, so that each kind gives what a reader came for. */
#ifndef GALLEY_EXTRACT_PAGE_KIND_H
#define GALLEY_EXTRACT_PAGE_KIND_H
#include "extract/extraction.h"

int32_t galleyi_page_kind(const galleyi_extraction *x);        /* GALLEYI_PAGE_* */
const char *galleyi_page_kind_name(int32_t kind);              /* as an article's kind; NULL: not said */
#endif
