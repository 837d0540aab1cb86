/* Every allocation failed once, and from then on always, through parsing, copying and writing of every sample of at most 4 KB:
   no memory is a status with a message, nothing leaks, nothing aborts. */
#define UNIT_TIMEOUT 1200
#include "unit/unit.h"
#include "robust/samples.h"
#include "tools/failing_allocator.h"

static int32_t use_with(failing_allocator *memory, const sample *s, galley_error *error) {
    galley_context *context = NULL;
    galley_document *document = NULL;
    int32_t status = galley_context_new(&memory->table, NULL, &context);
    if (!status) status = sample_use(context, s, s->data, s->size, &document, error);
    galley_document_free(document);
    galley_context_free(context);
    return status;
}


static size_t fail_each(const sample *s, galley_error *error) {
    failing_allocator memory;
    size_t failed = 0;
    failing_init(&memory, 0, 0);
    int32_t normal = use_with(&memory, s, error);
    ck_assert_msg(memory.held == 0, "%s leaks %zu blocks", s->name, memory.held);
    size_t all = memory.made;
    for (int always = 0; always <= 1; always++)
        for (size_t at = 1; at <= all; at++) {
            failing_init(&memory, at, always);
            int32_t status = use_with(&memory, s, error);
            failed += memory.failed;
            ck_assert_msg(!memory.failed || status == GALLEY_ENOMEM || (normal && status == normal), "%s: allocation %zu of %zu%s gave %d (%s)", s->path, at, all, always ? " and on" : "",
                          status, galley_error_message(error));
            ck_assert_msg(memory.held == 0, "%s: allocation %zu of %zu leaks %zu blocks", s->path, at, all, memory.held);
        }
    return failed;
}

START_TEST(no_memory_is_a_status_at_every_allocation_of_every_sample) {
    sample_list list = { NULL, 0, 0 };
    galley_error *error = NULL;
    size_t failed = 0;
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    samples_gather(&list, GALLEY_TESTS_DIR "/golden", 4096, 0);
    samples_gather(&list, GALLEY_TESTS_DIR "/samples", 4096, 0);
    for (size_t i = 0; i < list.count; i++) failed += fail_each(&list.items[i], error);
    printf("allocations: %zu failed over %zu samples\n", failed, list.count);
    ck_assert_uint_gt(list.count, 0);
    samples_free(&list);
    galley_error_free(error);
} END_TEST

UNIT_MAIN("allocations", no_memory_is_a_status_at_every_allocation_of_every_sample)
