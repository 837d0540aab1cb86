#include "core/arena.h"
#include <string.h>

struct galleyi_arena_chunk {
    galleyi_arena_chunk *older;
    size_t               size;                /* whole, header included */
};

#if defined(GALLEY_ARENA_ALONE)                /* each allocation by itself: sanitizers see where it ends, and tests let each of them fail */
#  define ARENA_FIRST_CHUNK ((size_t)1)
#  define ARENA_MOST_CHUNK  ((size_t)1)
#else
#  define ARENA_FIRST_CHUNK ((size_t)4 << 10)
#  define ARENA_MOST_CHUNK  ((size_t)1 << 20)
#endif
#define ARENA_HEADER      ((sizeof(galleyi_arena_chunk) + 15) / 16 * 16)

void galleyi_arena_init(galleyi_arena *arena, const galleyi_memory *memory) {
    memset(arena, 0, sizeof *arena);
    arena->memory = *memory;
    arena->next_chunk = ARENA_FIRST_CHUNK;
}

static void arena_use(galleyi_arena *arena, galleyi_arena_chunk *chunk) {
    arena->chunk = chunk;
    arena->next = (char *)chunk + ARENA_HEADER;
    arena->end = (char *)chunk + chunk->size;
}

static void arena_release_chain(galleyi_arena *arena, galleyi_arena_chunk *chunk) {
    while (chunk) {
        galleyi_arena_chunk *older = chunk->older;
        arena->held -= chunk->size;
        galleyi_memory_release(&arena->memory, chunk, chunk->size);
        chunk = older;
    }
}

void galleyi_arena_free(galleyi_arena *arena) {
    arena_release_chain(arena, arena->chunk);
    galleyi_memory memory = arena->memory;
    galleyi_arena_init(arena, &memory);
}

void galleyi_arena_reset(galleyi_arena *arena) {
    arena->used = 0;
    if (!arena->chunk) return;
    galleyi_arena_chunk *largest = arena->chunk;
    for (galleyi_arena_chunk *c = arena->chunk; c; c = c->older)
        if (c->size > largest->size) largest = c;
    galleyi_arena_chunk *chain = arena->chunk, **link = &chain;
    while (*link != largest) link = &(*link)->older;
    *link = largest->older;
    largest->older = NULL;
    arena_release_chain(arena, chain);
    arena_use(arena, largest);
}

static void *arena_allocate_slow(galleyi_arena *arena, size_t size) {
    if (size > SIZE_MAX - ARENA_HEADER) return NULL;
    size_t whole = ARENA_HEADER + size;
    int alone = whole > arena->next_chunk;      /* larger than a chunk: gets its own, and the one in use stays in use */
    if (!alone) whole = arena->next_chunk;
    galleyi_arena_chunk *chunk = galleyi_memory_allocate(&arena->memory, whole);
    if (!chunk) return NULL;
    chunk->size = whole;
    arena->held += whole;
    arena->used += size;
    if (alone && arena->chunk) {
        chunk->older = arena->chunk->older;
        arena->chunk->older = chunk;
        return (char *)chunk + ARENA_HEADER;
    }
    size_t next = (arena->held / 16 + ARENA_FIRST_CHUNK - 1) / ARENA_FIRST_CHUNK * ARENA_FIRST_CHUNK;
    if (next > arena->next_chunk) arena->next_chunk = next < ARENA_MOST_CHUNK ? next : ARENA_MOST_CHUNK;
    chunk->older = arena->chunk;
    arena_use(arena, chunk);
    void *block = arena->next;
    arena->next += size;
    return block;
}

void *galleyi_arena_allocate(galleyi_arena *arena, size_t size) {
    if (size > SIZE_MAX - 7) return NULL;
    size = (size + 7) & ~(size_t)7;
    if (GALLEYI_UNLIKELY(!arena->chunk || size > (size_t)(arena->end - arena->next))) return arena_allocate_slow(arena, size);
    void *block = arena->next;
    arena->next += size;
    arena->used += size;
    return block;
}

void *galleyi_arena_allocate_zeroed(galleyi_arena *arena, size_t size) {
    void *block = galleyi_arena_allocate(arena, size);
    return block ? memset(block, 0, size) : NULL;
}

int galleyi_arena_extends(const galleyi_arena *arena, const void *old, size_t old_size, size_t new_size) {
    if (!old || old_size > SIZE_MAX - 7 || new_size > SIZE_MAX - 7) return 0;
    size_t had = (old_size + 7) & ~(size_t)7, wants = (new_size + 7) & ~(size_t)7;
    return wants <= had || ((const char *)old + had == arena->next && wants - had <= (size_t)(arena->end - arena->next));
}

void *galleyi_arena_resize_alone(galleyi_arena *arena, void *old, size_t old_size, size_t new_size) {
    if (!arena->chunk || old_size > SIZE_MAX - 7 || new_size > SIZE_MAX - 7 - ARENA_HEADER) return NULL;
    size_t had = ARENA_HEADER + ((old_size + 7) & ~(size_t)7), whole = ARENA_HEADER + ((new_size + 7) & ~(size_t)7);
    galleyi_arena_chunk **link = &arena->chunk->older;    /* the one in use holds others, too */
    while (*link && (char *)*link + ARENA_HEADER != old) link = &(*link)->older;
    if (!*link || (*link)->size != had || whole < had) return NULL;
    galleyi_arena_chunk *chunk = galleyi_memory_resize(&arena->memory, *link, had, whole);
    if (!chunk) return NULL;
    chunk->size = whole;
    *link = chunk;
    arena->held += whole - had;
    arena->used += whole - had;
    return (char *)chunk + ARENA_HEADER;
}

void *galleyi_arena_extend(galleyi_arena *arena, void *old, size_t old_size, size_t new_size) {
    if (!old) return galleyi_arena_allocate(arena, new_size);
    if (new_size > SIZE_MAX - 7) return NULL;
    size_t had = (old_size + 7) & ~(size_t)7, wants = (new_size + 7) & ~(size_t)7;
    if (wants <= had) return old;
    if ((char *)old + had == arena->next && wants - had <= (size_t)(arena->end - arena->next)) {
        arena->next += wants - had;
        arena->used += wants - had;
        return old;
    }
    void *block = galleyi_arena_allocate(arena, new_size);
    if (block) memcpy(block, old, old_size);
    return block;
}

char *galleyi_arena_text(galleyi_arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX) return NULL;
    char *copy = galleyi_arena_allocate(arena, length + 1);
    if (!copy) return NULL;
    if (length) memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
