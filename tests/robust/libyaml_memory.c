/* libyaml takes memory from malloc itself: each of its allocations failed once, and from then on always, is a status with a message. This program's own
   malloc stands in front of libc's (glibc); galley's allocator goes past it, so that only foreign allocations fail. */
#include "unit/unit.h"
#include <galley.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static struct { int active, always; size_t made, fail_at, failed; } heap;

static int heap_fails(void) {
    if (!heap.active) return 0;
    heap.made++;
    int fails = heap.made == heap.fail_at || (heap.always && heap.fail_at && heap.made > heap.fail_at);
    heap.failed += (size_t)fails;
    return fails;
}
__attribute__((visibility("default"))) void *malloc(size_t size) { return heap_fails() ? NULL : __libc_malloc(size); }
__attribute__((visibility("default"))) void *calloc(size_t count, size_t size) { return heap_fails() ? NULL : __libc_calloc(count, size); }
__attribute__((visibility("default"))) void *realloc(void *block, size_t size) { return heap_fails() ? NULL : __libc_realloc(block, size); }

static void *GALLEY_CALL past_the_heap(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user;
    (void)old_size;
    if (!new_size) { free(ptr); return NULL; }
    return __libc_realloc(ptr, new_size);
}

START_TEST(no_memory_inside_libyaml_is_a_status) {
    static const char text[] = "---\ntitle: A story\ntags: [a, b, c]\nauthors:\n  - Ann Lee\n  - \"Bo Yu\"\ndate: 2025-06-12\nextra: {k: [1, 2, {x: y}]}\n---\n\n# A story\n\nText.\n";
    galley_allocator table = { sizeof table, 0, NULL, past_the_heap };
    galley_context *context = NULL;
    galley_error *error = NULL;
    size_t failed = 0, all = 0;
    ck_assert_int_eq(galley_context_new(&table, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    for (int always = 0; always <= 1; always++)
        for (size_t at = 0; at <= all; at++) {
            galley_document *document = NULL;
            galley_input *input = NULL;
            galley_input_from_memory(context, text, sizeof text - 1, &input);
            galley_input_set(input, GALLEY_FORMAT, "markdown", GALLEY_NUL_TERMINATED);
            heap.always = always;
            heap.made = heap.failed = 0;
            heap.fail_at = at;
            heap.active = 1;
            int32_t status = galley_parse(context, input, NULL, &document, error);
            heap.active = 0;
            if (!at) all = heap.made;
            ck_assert_msg(status == (heap.failed ? GALLEY_ENOMEM : GALLEY_OK), "allocation %zu of %zu gave %d (%s)", at, all, status, galley_error_message(error));
            if (status) ck_assert_str_ne(galley_error_message(error), "");
            failed += heap.failed;
            galley_document_free(document);
            galley_input_free(input);
        }
    printf("libyaml: %zu of its allocations, %zu failed\n", all, failed);
    ck_assert_uint_gt(all, 0);
    galley_error_free(error);
    galley_context_free(context);
} END_TEST

UNIT_MAIN("libyaml memory", no_memory_inside_libyaml_is_a_status)
