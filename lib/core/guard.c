#include "core/guard.h"
#include <string.h>

/* Blocks have sizes of powers of two, header included, so that what foreign code releases fits what it asks for next. */
typedef struct guard_block { size_t capacity, size_class; } guard_block;

#define GUARD_HEADER ((sizeof(guard_block) + 15) / 16 * 16)
enum { GUARD_SMALLEST = 32, GUARD_LARGE = 16 << 10 };

static GALLEYI_THREAD_LOCAL galleyi_guard *guard_current;

void galleyi_guard_init(galleyi_guard *guard, const galleyi_memory *memory, size_t limit) {
    memset(guard, 0, sizeof *guard);
    galleyi_arena_init(&guard->arena, memory);
    guard->limit = limit;
}

void galleyi_guard_free(galleyi_guard *guard) {
    galleyi_memory memory = guard->arena.memory;
    galleyi_arena_free(&guard->arena);
    galleyi_guard_init(guard, &memory, guard->limit);
}

int32_t galleyi_guard_run(galleyi_guard *guard, void (*foreign)(void *user), void *user) {
    if (guard->running) return GALLEY_ESTATE;
    if (guard->status) return guard->status;
    guard->outer = guard_current;
    guard->running = 1;
    guard_current = guard;
    if (!setjmp(guard->escape)) foreign(user);
    guard_current = guard->outer;
    guard->running = 0;
    if (!guard->status) return GALLEY_OK;
    galleyi_arena_free(&guard->arena);
    memset(guard->released, 0, sizeof guard->released);
    return guard->status;
}

static void *guard_fail(galleyi_guard *guard, int32_t status) {
    if (!guard->running) return NULL;
    guard->status = status;
    longjmp(guard->escape, 1);
}

static size_t guard_class(size_t size, size_t *whole) {
    size_t size_class = 0;
    for (*whole = GUARD_SMALLEST; *whole < size; *whole *= 2) size_class++;
    return size_class;
}

void *galleyi_guard_malloc(void *user, size_t size) {
    galleyi_guard *guard = user;
    if (guard->status) return guard_fail(guard, guard->status);
    if (size > SIZE_MAX / 4) return guard_fail(guard, GALLEY_ENOMEM);
    size_t whole, size_class = guard_class(size + GUARD_HEADER, &whole);
    guard_block *block = guard->released[size_class];
    if (block) {
        memcpy(&guard->released[size_class], (char *)block + GUARD_HEADER, sizeof(void *));
        return (char *)block + GUARD_HEADER;
    }
    if (guard->limit && (whole > guard->limit || guard->arena.used > guard->limit - whole)) return guard_fail(guard, GALLEY_ELIMIT);
    block = galleyi_arena_allocate(&guard->arena, whole);
    if (!block) return guard_fail(guard, GALLEY_ENOMEM);
    block->capacity = whole - GUARD_HEADER;
    block->size_class = size_class;
    return (char *)block + GUARD_HEADER;
}

void *galleyi_guard_calloc(void *guard, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 4 / size) return guard_fail(guard, GALLEY_ENOMEM);
    void *block = galleyi_guard_malloc(guard, count * size);
    return block ? memset(block, 0, count * size) : NULL;
}

/* A large block grows where it stands: what it leaves is for few of use. */
static void *guard_grow(galleyi_guard *guard, guard_block *old, size_t size) {
    size_t had = old->capacity + GUARD_HEADER, whole, size_class = guard_class(size + GUARD_HEADER, &whole);
    if (had < GUARD_LARGE || guard->status || (guard->limit && (whole > guard->limit || guard->arena.used > guard->limit - whole))) return NULL;
    guard_block *block = galleyi_arena_resize_alone(&guard->arena, old, had, whole);
    if (!block) return NULL;
    block->capacity = whole - GUARD_HEADER;
    block->size_class = size_class;
    return (char *)block + GUARD_HEADER;
}

void *galleyi_guard_realloc(void *guard, void *old, size_t size) {
    if (!old) return galleyi_guard_malloc(guard, size);
    guard_block *header = (guard_block *)(void *)((char *)old - GUARD_HEADER);
    size_t capacity = header->capacity;
    if (size <= capacity) return old;
    if (size <= SIZE_MAX / 4) {
        void *grown = guard_grow(guard, header, size);
        if (grown) return grown;
    }
    void *block = galleyi_guard_malloc(guard, size);
    if (!block) return NULL;
    memcpy(block, old, capacity);
    galleyi_guard_release(guard, old);
    return block;
}

void galleyi_guard_release(void *user, void *memory) {
    galleyi_guard *guard = user;
    if (!memory) return;
    guard_block *block = (guard_block *)(void *)((char *)memory - GUARD_HEADER);
    memcpy(memory, &guard->released[block->size_class], sizeof(void *));
    guard->released[block->size_class] = block;
}

void *galleyi_guard_current_calloc(size_t count, size_t size) {
    return guard_current ? galleyi_guard_calloc(guard_current, count, size) : NULL;
}

void *galleyi_guard_current_realloc(void *block, size_t size) {
    return guard_current ? galleyi_guard_realloc(guard_current, block, size) : NULL;
}

void galleyi_guard_current_release(void *block) {
    if (guard_current) galleyi_guard_release(guard_current, block);
}
