/* A body as one line of text a node, for tests that compare trees. Spans are left out. */
#ifndef GALLEY_TESTS_DUMP_BODY_H
#define GALLEY_TESTS_DUMP_BODY_H
#include "core/buffer.h"
#include "galley/body.h"

/* As it is; without LOCKED. */
void dump_body(galleyi_buffer *out, const galley_node *root);
/* In the normal form of docs/markdown.md: what a body is once it has been Markdown. */
void dump_markdown_normal(galleyi_buffer *out, const galley_node *root);
#endif
