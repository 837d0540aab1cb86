/* An allocator that counts, and fails the nth allocation once or from then on. What is still held at the end is a leak. */
#ifndef GALLEY_TESTS_FAILING_ALLOCATOR_H
#define GALLEY_TESTS_FAILING_ALLOCATOR_H
#include <galley.h>
#include <stdlib.h>

typedef struct failing_allocator {
    galley_allocator table;
    size_t made, fail_at;                     /* fail_at 0: never */
    int    always;
    size_t held;                              /* blocks not given back */
    size_t failed;
} failing_allocator;

static void *GALLEY_CALL failing_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    failing_allocator *f = user;
    (void)old_size;
    if (!new_size) {
        if (ptr) f->held--;
        free(ptr);
        return NULL;
    }
    f->made++;
    if (f->fail_at && (f->made == f->fail_at || (f->always && f->made > f->fail_at))) { f->failed++; return NULL; }
    void *block = realloc(ptr, new_size);
    if (block && !ptr) f->held++;
    return block;
}

static void failing_init(failing_allocator *f, size_t fail_at, int always) {
    *f = (failing_allocator){ { sizeof(galley_allocator), 0, f, failing_resize }, 0, fail_at, always, 0, 0 };
}
#endif
