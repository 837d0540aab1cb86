/* What the files of the plain-text format know of each other. */
#ifndef GALLEY_FORMATS_TEXT_TEXT_MODULE_H
#define GALLEY_FORMATS_TEXT_TEXT_MODULE_H
#include "config.h"
#include "galley/module.h"
#include "text/encodings.h"
#include "text/page.h"

int32_t galleyi_register_text(galley_context *context, galley_error *error);

int32_t GALLEY_CALL galleyi_text_push(void *state, galley_call *call, const void *data, size_t size, int32_t last);
/* text_fill.c: what the page's analysis found, into the document. */
int32_t galleyi_text_fill(galley_call *call, const galleyi_page *page, const galleyi_decoded *decoded);
#endif
