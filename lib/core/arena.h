/* Many small things that die together. Chunks grow from 4 KiB up to 1 MiB, each a sixteenth of what is held; reset keeps the largest one. */
#ifndef GALLEY_CORE_ARENA_H
#define GALLEY_CORE_ARENA_H
#include "core/memory.h"

typedef struct galleyi_arena_chunk galleyi_arena_chunk;
typedef struct galleyi_arena {
    galleyi_memory       memory;
    galleyi_arena_chunk *chunk;               /* the one in use; older ones hang behind it */
    char                *next, *end;
    size_t               used;                /* bytes handed out since init or reset */
    size_t               held;                /* bytes taken from the allocator */
    size_t               next_chunk;
} galleyi_arena;

void    galleyi_arena_init(galleyi_arena *arena, const galleyi_memory *memory);
void    galleyi_arena_reset(galleyi_arena *arena);                                  /* all pointers become invalid */
void    galleyi_arena_free(galleyi_arena *arena);
/* Aligned to 8 bytes, not zeroed; NULL: no memory. size 0 gives a valid pointer. */
void   *galleyi_arena_allocate(galleyi_arena *arena, size_t size);
void   *galleyi_arena_allocate_zeroed(galleyi_arena *arena, size_t size);
/* Makes the newest allocation larger where it stands, if there is room; else a new one with the old bytes. old NULL: allocate. */
void   *galleyi_arena_extend(galleyi_arena *arena, void *old, size_t old_size, size_t new_size);
/* Whether that would make it larger where it stands. */
int     galleyi_arena_extends(const galleyi_arena *arena, const void *old, size_t old_size, size_t new_size);
/* The same for an allocation that has a chunk of its own: that is given back to the allocator, or grows there. NULL: it has none, or no memory; old stays. */
void   *galleyi_arena_resize_alone(galleyi_arena *arena, void *old, size_t old_size, size_t new_size);
char   *galleyi_arena_text(galleyi_arena *arena, const char *text, size_t length);  /* a copy with a NUL behind it */
#endif
