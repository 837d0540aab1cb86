/* Bytes that grow. The first failure sticks in status, so that a run of appends is checked once. */
#ifndef GALLEY_CORE_BUFFER_H
#define GALLEY_CORE_BUFFER_H
#include "core/memory.h"
#include <string.h>

typedef struct galleyi_buffer {
    char          *data;                      /* NULL while capacity is 0 */
    size_t         size, capacity;
    int32_t        status;                    /* GALLEY_OK or GALLEY_ENOMEM */
    galleyi_memory memory;
} galleyi_buffer;

void    galleyi_buffer_init(galleyi_buffer *buffer, const galleyi_memory *memory);
void    galleyi_buffer_free(galleyi_buffer *buffer);                               /* and ready for use again */
void    galleyi_buffer_clear(galleyi_buffer *buffer);                              /* size 0, status OK; capacity stays */
int32_t galleyi_buffer_reserve(galleyi_buffer *buffer, size_t more);               /* room for more bytes behind size */
int32_t galleyi_buffer_grow(galleyi_buffer *buffer, const void *data, size_t size);   /* the slow path of append */
int32_t galleyi_buffer_append_text(galleyi_buffer *buffer, const char *text);
int32_t galleyi_buffer_append_number(galleyi_buffer *buffer, int64_t number);      /* decimal */
int32_t galleyi_buffer_append_code_point(galleyi_buffer *buffer, uint32_t code_point);
const char *galleyi_buffer_text(galleyi_buffer *buffer);                           /* NUL-terminated, NULL where memory failed */

static inline int32_t galleyi_buffer_append(galleyi_buffer *buffer, const void *data, size_t size) {
    if (GALLEYI_LIKELY(size <= buffer->capacity - buffer->size)) {
        if (size) memcpy(buffer->data + buffer->size, data, size);
        buffer->size += size;
        return buffer->status;
    }
    return galleyi_buffer_grow(buffer, data, size);
}
/* What stands from begin to end stays. */
static inline void galleyi_buffer_keep(galleyi_buffer *buffer, size_t begin, size_t end) {
    if (end > begin) memmove(buffer->data, buffer->data + begin, end - begin);
    buffer->size = end - begin;
}
static inline int32_t galleyi_buffer_append_char(galleyi_buffer *buffer, char byte) {
    if (GALLEYI_LIKELY(buffer->size < buffer->capacity)) { buffer->data[buffer->size++] = byte; return buffer->status; }
    return galleyi_buffer_grow(buffer, &byte, 1);
}
#endif
