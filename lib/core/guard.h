/* Foreign code that cannot live without memory (yajl ignores a NULL, cmark aborts) runs on an arena of its own. Where an allocation fails the guard
   jumps out of the foreign code, drops the whole arena and says ENOMEM, or ELIMIT where its byte limit was reached.
   Rules for what runs inside: it keeps nothing that has to be released, calls nothing that takes locks, and every pointer that it got from the guard is
   void once a run has failed. A run may be followed by others on the same guard; the first failure stays. Not for two threads at once. */
#ifndef GALLEY_CORE_GUARD_H
#define GALLEY_CORE_GUARD_H
#include "core/arena.h"
#include <setjmp.h>

enum { GALLEYI_GUARD_CLASSES = 48 };

typedef struct galleyi_guard {
    galleyi_arena         arena;
    void                 *released[GALLEYI_GUARD_CLASSES];   /* blocks to use again, by size */
    size_t                limit;                             /* bytes of the arena; 0: none */
    int32_t               status;
    int32_t               running;
    struct galleyi_guard *outer;                             /* that of this thread, while running */
    jmp_buf               escape;
} galleyi_guard;

void    galleyi_guard_init(galleyi_guard *guard, const galleyi_memory *memory, size_t limit);
void    galleyi_guard_free(galleyi_guard *guard);            /* and ready for use again; not from inside */
int32_t galleyi_guard_run(galleyi_guard *guard, void (*foreign)(void *user), void *user);   /* OK, ENOMEM, ELIMIT; ESTATE: running already */

/* With the guard as context, the shape of yajl_alloc_funcs; blocks are aligned to 16 bytes. Outside of a run they give NULL on failure. */
void   *galleyi_guard_malloc(void *guard, size_t size);
void   *galleyi_guard_calloc(void *guard, size_t count, size_t size);
void   *galleyi_guard_realloc(void *guard, void *block, size_t size);
void    galleyi_guard_release(void *guard, void *block);

/* Of the innermost guard that runs in this thread, the shape of cmark_mem. Outside of a run: NULL, and nothing is released. */
void   *galleyi_guard_current_calloc(size_t count, size_t size);
void   *galleyi_guard_current_realloc(void *block, size_t size);
void    galleyi_guard_current_release(void *block);
#endif
