/* What the names of elements say: class, id, item properties, role and test ids, rel and style. Each distinct value of a page is read once, for everybody who
   asks: the learned scores of its tokens (class_tokens.h), its words (class_words.h), the roles of dom_around.h, the marks of metadata.h. */
#ifndef GALLEY_EXTRACT_DOM_NAMES_H
#define GALLEY_EXTRACT_DOM_NAMES_H
#include "core/arena.h"
#include "extract/class_tokens.h"

typedef struct galleyi_dom_name {
    int32_t  sum, known;                      /* scores of tokens in 1/16, and how many are known */
    uint32_t kind;                            /* a hash of the class: elements of one kind have the same */
    uint32_t roles;                           /* GALLEYI_AROUND_* */
    uint16_t words, marks;                    /* GALLEYI_WORD_*, GALLEYI_MARK_* */
    uint8_t  is_box, is_hidden;               /* something else than the story; not shown */
} galleyi_dom_name;

typedef struct galleyi_dom_names {
    galleyi_dom_name *names;                  /* [0] says nothing */
    uint32_t         *of;                     /* of each node: its place in names */
    uint32_t          count, capacity;
} galleyi_dom_names;

/* What stays is in arena; work is for what does not. */
int32_t galleyi_dom_names_read(galleyi_dom_names *names, const galleyi_html *html, const galleyi_class_table *table, galleyi_arena *arena);
static inline const galleyi_dom_name *galleyi_dom_name_of(const galleyi_dom_names *names, uint32_t node) { return &names->names[names->of[node]]; }
#endif
