/* schema.org in JSON-LD, as news pages carry it: the node that is the page's article, and what it says (https://schema.org/NewsArticle).
   Blocks are read one after the other; nodes that refer to others by @id find them in any block of the page. */
#ifndef GALLEY_VOCAB_JSON_LD_H
#define GALLEY_VOCAB_JSON_LD_H
#include "core/arena.h"
#include "core/buffer.h"

typedef enum { GALLEYI_LD_OBJECT, GALLEYI_LD_ARRAY, GALLEYI_LD_STRING, GALLEYI_LD_NUMBER, GALLEYI_LD_WORD } galleyi_ld_kind;

typedef struct galleyi_ld_value {
    struct galleyi_ld_value *next, *first, *last, *parent;
    galleyi_ld_kind kind;
    const char     *key;                      /* within an object; else NULL */
    const char     *text;                     /* of strings, numbers, words; NUL-terminated */
    size_t          length;
} galleyi_ld_value;

typedef struct galleyi_ld {
    galleyi_arena    arena;
    galleyi_ld_value root;                    /* an array of what the blocks hold */
    uint32_t         broken;                  /* blocks that could not be read */
    const galleyi_ld_value **ids;             /* the @id of each node that has more than that: a hash table of id_slots */
    size_t           id_slots;
} galleyi_ld;

void    galleyi_ld_init(galleyi_ld *ld, const galleyi_memory *memory);
void    galleyi_ld_free(galleyi_ld *ld);
int32_t galleyi_ld_add(galleyi_ld *ld, const char *block, size_t size);   /* OK also where the block is broken; ENOMEM */

/* Behind the last block: references are found from here on. ENOMEM. */
int32_t galleyi_ld_finish(galleyi_ld *ld);
/* All values in document order: the first for NULL, NULL behind the last. */
const galleyi_ld_value *galleyi_ld_next(const galleyi_ld *ld, const galleyi_ld_value *value);
int     galleyi_ld_is_part(const galleyi_ld_value *node);   /* a card, an update or a comment within something else */

/* The node that is the article of this page: of an article's type, not within another's list of updates, items or comments; of several the one
   whose address is url, else the one that says most; without any another work, such as a recipe or a film. NULL: none. */
const galleyi_ld_value *galleyi_ld_article(const galleyi_ld *ld, const char *url, size_t url_size);
int     galleyi_ld_is_article(const galleyi_ld_value *node);
/* The member of this name; @id references are followed. NULL: none. */
const galleyi_ld_value *galleyi_ld_member(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name);
/* The text of a member: itself, its first item, or the name, url or @value within. NULL: none. */
const char *galleyi_ld_text(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name);
/* Each item of a member, which may be one value or a list: 0 for the first, NULL past the last; references are followed. */
const galleyi_ld_value *galleyi_ld_item(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name, size_t index);
int     galleyi_ld_is(const galleyi_ld_value *node, const char *type);    /* by the last path segment, letters' case aside */
#endif
