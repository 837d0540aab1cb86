/* The caller's allocator, or malloc; and blocks lent to the user, which carry their allocator in front. */
#include "core/memory.h"
#include "core/magic.h"
#include <stdlib.h>
#include <string.h>

static void *GALLEY_CALL memory_default_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user;
    (void)old_size;
    if (!new_size) { free(ptr); return NULL; }
    return realloc(ptr, new_size);
}

int32_t galleyi_memory_init(galleyi_memory *memory, const galley_allocator *allocator) {
    memset(memory, 0, sizeof *memory);
    if (!allocator) {
        memory->allocator.size = sizeof memory->allocator;
        memory->allocator.resize = memory_default_resize;
        return GALLEY_OK;
    }
    if (allocator->size < sizeof *allocator || !allocator->resize) return GALLEY_EARGUMENT;
    memory->allocator = *allocator;
    memory->allocator.size = sizeof memory->allocator;
    return GALLEY_OK;
}

void *galleyi_memory_allocate(const galleyi_memory *memory, size_t size) {
    return size ? memory->allocator.resize(memory->allocator.user, NULL, 0, size) : NULL;
}

void *galleyi_memory_allocate_zeroed(const galleyi_memory *memory, size_t size) {
    void *block = galleyi_memory_allocate(memory, size);
    return block ? memset(block, 0, size) : NULL;
}

void *galleyi_memory_resize(const galleyi_memory *memory, void *block, size_t old_size, size_t new_size) {
    return memory->allocator.resize(memory->allocator.user, block, old_size, new_size);
}

void galleyi_memory_release(const galleyi_memory *memory, void *block, size_t size) {
    if (block) memory->allocator.resize(memory->allocator.user, block, size, 0);
}

typedef struct memory_lent {
    uint32_t       magic;
    size_t         size;
    galleyi_memory memory;
} memory_lent;

/* The header keeps the block behind it aligned as max_align_t wants it. */
#define MEMORY_LENT_HEADER ((sizeof(memory_lent) + 15) / 16 * 16)

void *galleyi_memory_lend(const galleyi_memory *memory, size_t size) {
    if (size > SIZE_MAX - MEMORY_LENT_HEADER) return NULL;
    memory_lent *lent = galleyi_memory_allocate(memory, MEMORY_LENT_HEADER + size);
    if (!lent) return NULL;
    lent->magic = GALLEYI_MAGIC_LENT;
    lent->size = MEMORY_LENT_HEADER + size;
    lent->memory = *memory;
    return (char *)lent + MEMORY_LENT_HEADER;
}

GALLEY_API void GALLEY_CALL galley_free(void *memory) {
    if (!memory) return;
    memory_lent *lent = (memory_lent *)((char *)memory - MEMORY_LENT_HEADER);
    if (lent->magic != GALLEYI_MAGIC_LENT) return;
    galleyi_memory owner = lent->memory;
    lent->magic = 0;
    galleyi_memory_release(&owner, lent, lent->size);
}
