/* lib/core/guard: foreign code without memory ends as a status. */
#include "unit.h"
#include "core/guard.h"

typedef struct failing { long budget; size_t held; } failing;

static void *GALLEY_CALL failing_resize(void *user, void *block, size_t old_size, size_t new_size) {
    failing *f = user;
    if (!new_size) { f->held -= old_size; free(block); return NULL; }
    if (!f->budget) return NULL;
    f->budget--;
    f->held += new_size - (block ? old_size : 0);
    return realloc(block, new_size);
}

static galleyi_memory memory_of(failing *f) {
    galley_allocator allocator = { sizeof allocator, 0, f, failing_resize };
    galleyi_memory memory;
    ck_assert_int_eq(galleyi_memory_init(&memory, &allocator), GALLEY_OK);
    return memory;
}

typedef struct job { galleyi_guard *guard; size_t size; int reached; void *block; } job;

static void takes_a_megabyte_in_pieces(void *user) {
    job *j = user;
    for (size_t i = 0; i < 1024; i++) {
        char *block = galleyi_guard_malloc(j->guard, 1024);
        memset(block, (int)i, 1024);
        ck_assert_uint_eq((uintptr_t)block % 16, 0);
    }
    j->reached = 1;
}

START_TEST(without_memory_a_run_ends_with_enomem_and_holds_nothing) {
    for (long budget = 0; budget < 9; budget++) {
        failing f = { budget, 0 };
        galleyi_memory memory = memory_of(&f);
        galleyi_guard guard;
        galleyi_guard_init(&guard, &memory, 0);
        job j = { &guard, 0, 0, NULL };
        int32_t status = galleyi_guard_run(&guard, takes_a_megabyte_in_pieces, &j);
        ck_assert_int_eq(status, j.reached ? GALLEY_OK : GALLEY_ENOMEM);
        if (!j.reached) ck_assert_uint_eq(f.held, 0);
        if (!j.reached) ck_assert_int_eq(galleyi_guard_run(&guard, takes_a_megabyte_in_pieces, &j), GALLEY_ENOMEM);
        galleyi_guard_free(&guard);
        ck_assert_uint_eq(f.held, 0);
    }
} END_TEST

START_TEST(the_byte_limit_is_elimit) {
    failing f = { -1, 0 };
    galleyi_memory memory = memory_of(&f);
    galleyi_guard guard;
    galleyi_guard_init(&guard, &memory, 500000);
    job j = { &guard, 0, 0, NULL };
    ck_assert_int_eq(galleyi_guard_run(&guard, takes_a_megabyte_in_pieces, &j), GALLEY_ELIMIT);
    ck_assert_int_eq(j.reached, 0);
    galleyi_guard_free(&guard);
    ck_assert_uint_eq(f.held, 0);
} END_TEST

static void asks_for_too_much(void *user) {
    job *j = user;
    j->block = galleyi_guard_calloc(j->guard, SIZE_MAX / 2, 4);
    j->reached = 1;
}

START_TEST(a_size_that_overflows_is_enomem) {
    failing f = { -1, 0 };
    galleyi_memory memory = memory_of(&f);
    galleyi_guard guard;
    galleyi_guard_init(&guard, &memory, 0);
    job j = { &guard, 0, 0, NULL };
    ck_assert_int_eq(galleyi_guard_run(&guard, asks_for_too_much, &j), GALLEY_ENOMEM);
    ck_assert_int_eq(j.reached, 0);
    ck_assert_ptr_null(galleyi_guard_malloc(&guard, SIZE_MAX - 3));
    galleyi_guard_free(&guard);
} END_TEST

static void grows_and_releases(void *user) {
    job *j = user;
    char *text = galleyi_guard_malloc(j->guard, 1);
    text[0] = 'a';
    for (size_t size = 1; size < 100000; size += 97) {
        text = galleyi_guard_realloc(j->guard, text, size + 97);
        memset(text + size, 'a', 97);
    }
    size_t wrong = 0;
    for (size_t i = 0; i < 100000; i++) wrong += text[i] != 'a';
    for (int i = 0; i < 10000; i++) {
        void *block = galleyi_guard_calloc(j->guard, 3, 1000);
        for (size_t k = 0; k < 3000; k++) wrong += ((char *)block)[k] != 0;
        memset(block, 1, 3000);
        galleyi_guard_release(j->guard, block);
    }
    ck_assert_uint_eq(wrong, 0);
    galleyi_guard_release(j->guard, NULL);
    j->reached = 1;
}

START_TEST(blocks_keep_their_bytes_when_they_grow_and_are_used_again) {
    failing f = { -1, 0 };
    galleyi_memory memory = memory_of(&f);
    galleyi_guard guard;
    galleyi_guard_init(&guard, &memory, 0);
    job j = { &guard, 0, 0, NULL };
    ck_assert_int_eq(galleyi_guard_run(&guard, grows_and_releases, &j), GALLEY_OK);
    ck_assert_int_eq(j.reached, 1);
    ck_assert_uint_lt(guard.arena.used, 600000);
    galleyi_guard_free(&guard);
    ck_assert_uint_eq(f.held, 0);
} END_TEST

static void uses_the_current_guard(void *user) {
    job *j = user;
    char *block = galleyi_guard_current_calloc(10, 10);
    block = galleyi_guard_current_realloc(block, 5000);
    galleyi_guard_current_release(block);
    if (j->size) galleyi_guard_current_calloc(1, j->size);
    j->reached++;
}

typedef struct nest { galleyi_guard *inner; job *inner_job, *outer_job; int32_t inner_status; } nest;

static void runs_another(void *user) {
    nest *n = user;
    uses_the_current_guard(n->outer_job);
    n->inner_status = galleyi_guard_run(n->inner, uses_the_current_guard, n->inner_job);
    uses_the_current_guard(n->outer_job);
}

START_TEST(a_guard_inside_another_fails_alone) {
    failing f = { -1, 0 };
    galleyi_memory memory = memory_of(&f);
    galleyi_guard outer, inner;
    galleyi_guard_init(&outer, &memory, 0);
    galleyi_guard_init(&inner, &memory, 20000);
    job inner_job = { NULL, 30000, 0, NULL }, outer_job = { NULL, 0, 0, NULL };
    nest n = { &inner, &inner_job, &outer_job, 0 };
    ck_assert_int_eq(galleyi_guard_run(&outer, runs_another, &n), GALLEY_OK);
    ck_assert_int_eq(n.inner_status, GALLEY_ELIMIT);
    ck_assert_int_eq(inner_job.reached, 0);
    ck_assert_int_eq(outer_job.reached, 2);
    ck_assert_uint_gt(outer.arena.used, 5000);
    ck_assert_uint_eq(inner.arena.used, 0);
    ck_assert_ptr_null(galleyi_guard_current_calloc(1, 1));
    galleyi_guard_free(&inner);
    galleyi_guard_free(&outer);
    ck_assert_uint_eq(f.held, 0);
} END_TEST

static void runs_itself(void *user) {
    job *j = user;
    j->reached = galleyi_guard_run(j->guard, runs_itself, user);
}

START_TEST(a_running_guard_does_not_run_twice) {
    failing f = { -1, 0 };
    galleyi_memory memory = memory_of(&f);
    galleyi_guard guard;
    galleyi_guard_init(&guard, &memory, 0);
    job j = { &guard, 0, 0, NULL };
    ck_assert_int_eq(galleyi_guard_run(&guard, runs_itself, &j), GALLEY_OK);
    ck_assert_int_eq(j.reached, GALLEY_ESTATE);
    galleyi_guard_free(&guard);
} END_TEST

UNIT_MAIN("guard", without_memory_a_run_ends_with_enomem_and_holds_nothing, the_byte_limit_is_elimit, a_size_that_overflows_is_enomem,
          blocks_keep_their_bytes_when_they_grow_and_are_used_again, a_guard_inside_another_fails_alone, a_running_guard_does_not_run_twice)
