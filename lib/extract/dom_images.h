/* The address of the best image of an element: https://html.spec.whatwg.org/multipage/images.html#srcset-attributes and what lazy loading puts in its place. */
#ifndef GALLEY_EXTRACT_DOM_IMAGES_H
#define GALLEY_EXTRACT_DOM_IMAGES_H
#include "html/html.h"

typedef struct galleyi_dom_image {
    galleyi_html_slice address;               /* as it stands there, without blanks around it */
    galleyi_html_slice alt;
    uint32_t           node;                  /* the img, or what has the address */
    int32_t            width, height;         /* pixels as stated; 0: not known */
} galleyi_dom_image;

/* Whether node is an img or amp-img. */
int galleyi_dom_is_image(const galleyi_html *html, const galleyi_html_node *node);
/* Of an img, what it shows at its largest: srcset, the sources of its picture, lazy attributes, src, a noscript behind it. Of any other element (figure, picture,
   a, div) the first image in it that is no icon or counting pixel; of a video its poster; else a background-image of its own. 0: it has none. */
int galleyi_dom_image_best(const galleyi_html *html, uint32_t element, galleyi_dom_image *out);
/* Stated to be so small that it is no picture of a story: counting pixels, icons, buttons. */
int galleyi_dom_image_is_small(const galleyi_dom_image *image);

/* One candidate of a srcset behind *at, which moves on; 0: none left. width in pixels, or 0 with density in thousandths. */
typedef struct galleyi_srcset_candidate { galleyi_html_slice address; int32_t width, density; } galleyi_srcset_candidate;
int galleyi_srcset_next(galleyi_html_slice srcset, size_t *at, galleyi_srcset_candidate *out);
#endif
