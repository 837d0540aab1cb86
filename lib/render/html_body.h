/* A body as HTML: known elements and attributes alone, addresses of harmless schemes alone, whatever the tree holds. */
#ifndef GALLEY_RENDER_HTML_BODY_H
#define GALLEY_RENDER_HTML_BODY_H
#include "model/model.h"
#include "render/output.h"

/* Writes the body; ends with a line feed where there is anything. lead as in galleyi_markdown_body. */
int32_t galleyi_html_body(galleyi_output *out, const galley_node *root, const galleyi_text *lead, galleyi_losses *losses);
/* Text between tags, or within the quotes of an attribute. */
void    galleyi_html_text_out(galleyi_output *out, const char *text, size_t length);
void    galleyi_html_attribute_out(galleyi_output *out, const char *name, const char *text, size_t length);   /* ' name="text"' */
/* ' href="url"' where it is safe (image: for src); 0: it was not, nothing is written. */
int     galleyi_html_address_out(galleyi_output *out, const char *name, const char *url, size_t length, int image);
#endif
