/* Documents as galley JSON; the format is described in docs/galley-json.md, its schema is schema/galley.schema.json. */
#ifndef GALLEY_FORMATS_JSON_WRITE_H
#define GALLEY_FORMATS_JSON_WRITE_H
#include "json/emit.h"
#include "model/model.h"

#define GALLEYI_JSON_ALL_ARTICLES SIZE_MAX
#define GALLEYI_JSON_KEPT "json:"             /* a property of this name is a member that was not known when it was read: written in its place, behind the fields */

/* One document with all its articles, or with the one of that index; nothing is flushed at the end. */
int32_t galleyi_json_write_document(galleyi_json_emitter *e, const galley_document *document, size_t article);
/* A tree as mdast. */
int32_t galleyi_json_write_body(galleyi_json_emitter *e, const galley_node *root);
/* A property that stands as a plain member of a kind of record; its member's name, NULL for the others. */
const char *galleyi_json_kept_member(int32_t kind, const char *property);
void        galleyi_json_write_span(galleyi_json_emitter *e, uint64_t offset, uint64_t length);   /* "span":[begin,end] */
const char *galleyi_json_align_name(int64_t align);                            /* NULL: none */
#endif
