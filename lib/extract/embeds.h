/* Players, posts and graphics of other services within a story: who provides it, its address for readers, its title. */
#ifndef GALLEY_EXTRACT_EMBEDS_H
#define GALLEY_EXTRACT_EMBEDS_H
#include "core/buffer.h"
#include "html/html.h"

typedef struct galleyi_embed {
    galleyi_html_slice address;               /* as the page has it; size 0 where url holds a made one */
    char               url[256];              /* of the page that shows the same: "" where address is it */
    const char        *provider;              /* NULL: not known, or in named */
    galleyi_html_slice named;
    galleyi_html_slice title;                 /* may be empty */
    uint32_t           text;                  /* the element whose text is the title, 0: none (a post's words) */
} galleyi_embed;

/* Whether the element is an embed. whole: of any provider and size, as in a fragment that is all story. */
int galleyi_embed_of(const galleyi_html *html, uint32_t node, int whole, galleyi_embed *embed);
/* "video" or "audio" where the address is of a service that plays it; NULL: not known. */
const char *galleyi_embed_plays(galleyi_html_slice address);
#endif
