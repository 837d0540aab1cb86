/* Where bytes go: memory, a file, a callback. Small writes are gathered; the first failure sticks. */
#ifndef GALLEY_CORE_SINK_H
#define GALLEY_CORE_SINK_H
#include "core/buffer.h"
#include "galley/write.h"

struct galley_sink {
    uint32_t        magic;
    int32_t         status;
    galleyi_buffer  buffer;                   /* all that was written (memory), or what was not handed on yet */
    galley_write_fn write;                    /* callback */
    void           *user;
    int             kind, fd, owns_fd, os_error;
    uint64_t        written, limit;           /* limit on written: where writing ends with ELIMIT */
    char           *path;                     /* for messages; NULL where there is none */
};

int32_t galleyi_sink_create(const galleyi_memory *memory, galley_sink **out);                         /* memory */
int32_t galleyi_sink_open(const galleyi_memory *memory, const char *path, galley_sink **out, int *os_error);
void    galleyi_sink_to_function(galley_sink *sink, galley_write_fn write, void *user);                /* a new memory sink becomes a callback's */
int32_t galleyi_sink_flush(galley_sink *sink);
int32_t galleyi_sink_fail(const galley_sink *sink, galley_error *error);                              /* says why its status is what it is */
void    galleyi_sink_free(galley_sink *sink);                                                         /* without flushing */
#endif
