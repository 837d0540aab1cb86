/* What the files of the Markdown format know of each other. */
#ifndef GALLEY_FORMATS_MARKDOWN_MARKDOWN_MODULE_H
#define GALLEY_FORMATS_MARKDOWN_MARKDOWN_MODULE_H
#include "galley/module.h"

int32_t galleyi_register_markdown(galley_context *context, galley_error *error);

int32_t GALLEY_CALL galleyi_markdown_push(void *state, galley_call *call, const void *data, size_t size, int32_t last);
int32_t GALLEY_CALL galleyi_markdown_open_writer(void *user, galley_call *call, galley_sink *sink, void **state);
int32_t GALLEY_CALL galleyi_markdown_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink);
int32_t GALLEY_CALL galleyi_markdown_write_body(void *user, galley_call *call, const galley_node *node, galley_sink *sink);
#endif
