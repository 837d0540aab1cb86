#ifndef GALLEY_FORMATS_HTML_MODULE_H
#define GALLEY_FORMATS_HTML_MODULE_H
#include "config.h"
#include "galley/module.h"

int32_t galleyi_register_html(galley_context *context, galley_error *error);
#endif
