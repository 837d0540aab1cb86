/* The inline content of one block: text with its white space folded as a browser does, emphasis, links, code, sub and sup, breaks, images. */
#ifndef GALLEY_EXTRACT_INLINE_FROM_DOM_H
#define GALLEY_EXTRACT_INLINE_FROM_DOM_H
#include "extract/footnotes_from_dom.h"
#include "html/html.h"
#include "model/model.h"
#include "text/urls.h"

typedef struct galleyi_inline_source {
    const galleyi_html *html;
    const galleyi_dom_names *names;           /* of html */
    const galleyi_url  *base;                 /* as galleyi_body_source has it */
    uint32_t            first, last, element; /* of the block; what stands behind last up to it may be images */
    uint32_t            skip;                 /* an element that is left out (a caption's credit); 0: none */
    size_t              cut, cut_end;         /* bytes of the folded text that are left out */
    const galleyi_footnotes *notes;           /* NULL: none */
    uint32_t            definition;           /* the note that it stands in; 0: none */
    int                 whole;                /* as galleyi_body_source has it: links stay as they are */
} galleyi_inline_source;

int32_t galleyi_inline_from_dom(galley_record *record, const galleyi_inline_source *source);
/* The same as folded text alone, appended. */
int32_t galleyi_inline_plain(galleyi_buffer *out, const galleyi_inline_source *source);
/* Sets the open node's address, absolute where a base is known. */
int32_t galleyi_inline_address(galley_record *record, const galleyi_url *base, galleyi_html_slice address);
int32_t galleyi_inline_image(galley_record *record, const galleyi_html *html, const galleyi_url *base, uint32_t img);
/* Sets a text of the open node, folded; nothing where it is empty. */
int32_t galleyi_inline_member(galley_record *record, int32_t field, galleyi_html_slice text);
int     galleyi_inline_is_unseen(const galleyi_html *html, const galleyi_dom_names *names, uint32_t node);
#endif
