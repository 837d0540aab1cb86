/* Where bytes come from: memory, a file, a descriptor, a callback, or pushes from outside (which cannot be pulled). */
#ifndef GALLEY_CORE_SOURCE_H
#define GALLEY_CORE_SOURCE_H
#include "core/memory.h"
#include "galley/input.h"

enum { GALLEYI_SOURCE_MEMORY, GALLEYI_SOURCE_FD, GALLEYI_SOURCE_CALLBACK, GALLEYI_SOURCE_PUSH };

typedef struct galleyi_source {
    int                 kind;                 /* GALLEYI_SOURCE_ */
    const char         *data;                 /* memory */
    size_t              size, at;
    int                 fd, owns_fd;
    galley_read_fn      read;
    void               *user;
    int                 os_error;             /* of the read that failed, 0 where the callback failed */
} galleyi_source;

/* "-" is standard input. EIO with *os_error set. */
int32_t galleyi_source_open(galleyi_source *source, const char *path, int *os_error);
void    galleyi_source_close(galleyi_source *source);
/* Up to capacity bytes; 0 at the end; -1 failed. */
int64_t galleyi_source_read(galleyi_source *source, void *buffer, size_t capacity);
uint64_t galleyi_source_size(const galleyi_source *source);   /* 0: not known */
#endif
