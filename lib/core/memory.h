/* The caller's allocator, one level below arena and buffer. Alignment is that of max_align_t. */
#ifndef GALLEY_CORE_MEMORY_H
#define GALLEY_CORE_MEMORY_H
#include "config.h"
#include "galley/base.h"

typedef struct galleyi_memory { galley_allocator allocator; } galleyi_memory;

/* allocator NULL: malloc. EARGUMENT for a table without resize or of a size that is not known. */
int32_t galleyi_memory_init(galleyi_memory *memory, const galley_allocator *allocator);
void   *galleyi_memory_allocate(const galleyi_memory *memory, size_t size);             /* NULL: no memory (size 0 too) */
void   *galleyi_memory_allocate_zeroed(const galleyi_memory *memory, size_t size);
void   *galleyi_memory_resize(const galleyi_memory *memory, void *block, size_t old_size, size_t new_size); /* new_size > 0; on NULL the old block stays */
void    galleyi_memory_release(const galleyi_memory *memory, void *block, size_t size); /* NULL allowed */

/* A block for the user, which galley_free takes: it carries its allocator. NULL: no memory. */
void   *galleyi_memory_lend(const galleyi_memory *memory, size_t size);
#endif
