/* A body as CommonMark with GFM's tables, strikethrough, task items and footnotes; never raw HTML. docs/markdown.md says what the syntax cannot hold. */
#ifndef GALLEY_RENDER_MARKDOWN_H
#define GALLEY_RENDER_MARKDOWN_H
#include "model/model.h"
#include "render/output.h"

/* Writes the body; ends without a line feed. lead (NULL: none) is text that is put before the first paragraph at the top. */
int32_t galleyi_markdown_body(galleyi_output *out, const galley_node *root, const galleyi_text *lead, galleyi_losses *losses);
/* The first paragraph at the top that is not empty; NULL: there is none. */
const galley_node *galleyi_markdown_first_paragraph(const galley_node *root);
/* Whether nothing of node would be seen. */
int galleyi_markdown_void(const galley_node *node);

/* Running text in one line, escaped: within a line, at the start of one, in a heading, as the text of a link. */
enum { GALLEYI_MARKDOWN_WITHIN, GALLEYI_MARKDOWN_LINE, GALLEYI_MARKDOWN_HEADING, GALLEYI_MARKDOWN_LINK };
void galleyi_markdown_text(galleyi_output *out, const char *text, size_t length, int place);
/* [text](url), or the text alone where the address is not safe (0 is given back). */
int  galleyi_markdown_link(galleyi_output *out, const char *text, size_t text_length, const char *url, size_t url_length);
/* marker text marker, as emphasis ("*") or strong ("**"). */
void galleyi_markdown_marked(galleyi_output *out, const char *marker, const char *text, size_t length);
#endif
