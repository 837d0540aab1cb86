/* A body as plain text. */
#ifndef GALLEY_RENDER_TEXT_H
#define GALLEY_RENDER_TEXT_H
#include "model/model.h"
#include "render/output.h"

/* Writes the body; ends without a line feed. width: display columns of a line, 0: lines are not broken. lead as in galleyi_markdown_body. */
int32_t galleyi_text_body(galleyi_output *out, const galley_node *root, size_t width, const galleyi_text *lead, galleyi_losses *losses);
/* One folded paragraph, broken into lines that each begin with prefix. */
void    galleyi_text_wrap(galleyi_output *out, const char *text, size_t length, size_t width, const char *prefix, size_t prefix_length);
#endif
