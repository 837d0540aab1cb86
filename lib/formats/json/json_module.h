/* galley JSON in the registry: formats "json" (a document) and "ndjson" (a document of one article in each line). */
#ifndef GALLEY_FORMATS_JSON_MODULE_H
#define GALLEY_FORMATS_JSON_MODULE_H
#include "config.h"
#include "galley/module.h"

int32_t galleyi_register_json(galley_context *context, galley_error *error);
int32_t galleyi_register_ndjson(galley_context *context, galley_error *error);
#endif
