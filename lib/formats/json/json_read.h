/* galley JSON back into a document. */
#ifndef GALLEY_FORMATS_JSON_READ_H
#define GALLEY_FORMATS_JSON_READ_H
#include "json/events.h"
#include "model/model.h"

typedef struct galleyi_json_source {
    const char *data;                         /* one JSON value */
    size_t      size;
    uint64_t    offset;                       /* of data in the input */
    uint64_t    depth_limit;                  /* 0: that of lib/json */
    void       *user;
    int32_t   (*warn)(void *user, int32_t severity, const char *code, uint64_t offset, const char *message);   /* may be NULL */
    int32_t   (*tick)(void *user, uint64_t bytes);                                                             /* may be NULL */
    /* after a failure */
    uint64_t    failed_at;
    char        message[160];
} galleyi_json_source;

/* Into an empty document's root. On failure the articles that were whole stay; the one in which it broke is removed. */
int32_t galleyi_json_read_document(galley_record *root, galleyi_json_source *source);
#endif
