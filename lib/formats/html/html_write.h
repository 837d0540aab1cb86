/* The serializer of the format "html". */
#ifndef GALLEY_FORMATS_HTML_HTML_WRITE_H
#define GALLEY_FORMATS_HTML_HTML_WRITE_H
#include "galley/module.h"

extern const char *const galleyi_html_style[];   /* html_style.c: the reader's page, in pieces up to NULL */

int32_t galleyi_register_html_writer(galley_context *context, galley_error *error);
#endif
