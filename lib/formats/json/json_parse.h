/* The parsers of json and ndjson, for their tables. */
#ifndef GALLEY_FORMATS_JSON_PARSE_H
#define GALLEY_FORMATS_JSON_PARSE_H
#include "config.h"
#include "galley/module.h"

int32_t GALLEY_CALL galleyi_json_push(void *state, galley_call *call, const void *data, size_t size, int32_t last);
int32_t GALLEY_CALL galleyi_ndjson_open(void *user, galley_call *call, void **state);
int32_t GALLEY_CALL galleyi_ndjson_push(void *state, galley_call *call, const void *data, size_t size, int32_t last);
void    GALLEY_CALL galleyi_ndjson_close(void *state);
#endif
