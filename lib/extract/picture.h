/* The address of a picture on a page that loads pictures late, in many sizes, or with scripts alone. */
#ifndef GALLEY_EXTRACT_PICTURE_H
#define GALLEY_EXTRACT_PICTURE_H
#include "html/html.h"

int  galleyi_picture_is(const galleyi_html *html, const galleyi_html_node *node);   /* img and its like in other dialects */
/* The best that img has, in src, srcset, the attributes of lazy loading, or the sources of its picture. size 0: none, or a placeholder. */
galleyi_html_slice galleyi_picture_address(const galleyi_html *html, uint32_t img);
/* Too small for a picture of the story: its width and height say so. */
int  galleyi_picture_is_small(const galleyi_html *html, const galleyi_html_node *img);
#endif
