/* lib/core: memory, arena, buffer, failure. */
#include "unit.h"
#include "core/arena.h"
#include "core/buffer.h"
#include "core/failure.h"
#include "galley/fields.h"
#include <errno.h>

static galleyi_memory memory;
static void memory_setup(void) { ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK); }

START_TEST(an_allocator_without_resize_is_refused) {
    galley_allocator table = {0};
    table.size = sizeof table;
    ck_assert_int_eq(galleyi_memory_init(&memory, &table), GALLEY_EARGUMENT);
} END_TEST

START_TEST(lent_memory_goes_back_to_its_allocator) {
    memory_setup();
    char *block = galleyi_memory_lend(&memory, 5);
    ck_assert_ptr_nonnull(block);
    ck_assert_uint_eq((uintptr_t)block % 16, 0);
    memcpy(block, "abcd", 5);
    galley_free(block);
    galley_free(NULL);
} END_TEST

START_TEST(an_arena_gives_aligned_blocks_that_do_not_overlap) {
    memory_setup();
    galleyi_arena arena;
    galleyi_arena_init(&arena, &memory);
    char *blocks[300];
    for (size_t i = 0; i < 300; i++) {
        blocks[i] = galleyi_arena_allocate(&arena, i * 37);
        ck_assert_uint_eq((uintptr_t)blocks[i] % 8, 0);
        memset(blocks[i], (int)(i & 255), i * 37);
    }
    size_t wrong = 0;
    for (size_t i = 0; i < 300; i++)
        for (size_t k = 0; k < i * 37; k++) wrong += (unsigned char)blocks[i][k] != (i & 255);
    ck_assert_uint_eq(wrong, 0);
    galleyi_arena_free(&arena);
    ck_assert_uint_eq(arena.held, 0);
} END_TEST

START_TEST(a_reset_arena_keeps_its_largest_chunk_alone) {
    memory_setup();
    galleyi_arena arena;
    galleyi_arena_init(&arena, &memory);
    galleyi_arena_allocate(&arena, 100);
    galleyi_arena_allocate(&arena, 3000000);
    galleyi_arena_allocate(&arena, 100);
    galleyi_arena_reset(&arena);
    ck_assert_uint_eq(arena.used, 0);
    ck_assert_uint_ge(arena.held, 3000000);
    size_t held = arena.held;
    ck_assert_ptr_nonnull(galleyi_arena_allocate(&arena, 2900000));
    ck_assert_uint_eq(arena.held, held);
    galleyi_arena_free(&arena);
} END_TEST

#if defined(GALLEY_ARENA_ALONE)
enum { CHUNKS_ARE_SHARED = 0 };
#else
enum { CHUNKS_ARE_SHARED = 1 };
#endif

START_TEST(the_newest_block_of_an_arena_grows_in_place) {
    memory_setup();
    galleyi_arena arena;
    galleyi_arena_init(&arena, &memory);
    char *a = galleyi_arena_text(&arena, "abc", 3);
    char *b = galleyi_arena_extend(&arena, a, 4, 100);
    if (CHUNKS_ARE_SHARED) ck_assert_ptr_eq(a, b);
    galleyi_arena_allocate(&arena, 8);
    char *c = galleyi_arena_extend(&arena, b, 100, 200);
    ck_assert_ptr_ne(b, c);
    ck_assert_str_eq(c, "abc");
    galleyi_arena_free(&arena);
} END_TEST

static void *GALLEY_CALL no_memory(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user; (void)ptr; (void)old_size; (void)new_size;
    return NULL;
}

START_TEST(a_buffer_remembers_that_memory_failed) {
    galley_allocator table = { sizeof table, 0, NULL, no_memory };
    ck_assert_int_eq(galleyi_memory_init(&memory, &table), GALLEY_OK);
    galleyi_buffer buffer;
    galleyi_buffer_init(&buffer, &memory);
    ck_assert_int_eq(galleyi_buffer_append(&buffer, "a", 1), GALLEY_ENOMEM);
    ck_assert_int_eq(galleyi_buffer_append(&buffer, "", 0), GALLEY_ENOMEM);
    ck_assert_int_eq(buffer.status, GALLEY_ENOMEM);
    ck_assert_uint_eq(buffer.size, 0);
    galleyi_buffer_free(&buffer);
} END_TEST

START_TEST(a_buffer_writes_numbers_of_every_size) {
    memory_setup();
    galleyi_buffer buffer;
    galleyi_buffer_init(&buffer, &memory);
    galleyi_buffer_append_number(&buffer, 0);
    galleyi_buffer_append_char(&buffer, ' ');
    galleyi_buffer_append_number(&buffer, INT64_MIN);
    galleyi_buffer_append_char(&buffer, ' ');
    galleyi_buffer_append_number(&buffer, INT64_MAX);
    ck_assert_str_eq(galleyi_buffer_text(&buffer), "0 -9223372036854775808 9223372036854775807");
    galleyi_buffer_free(&buffer);
} END_TEST

START_TEST(an_allocation_with_a_chunk_of_its_own_grows_there) {
    galleyi_arena arena;
    memory_setup();
    galleyi_arena_init(&arena, &memory);
    char *small = galleyi_arena_allocate(&arena, 100), *large = galleyi_arena_allocate(&arena, 50000), *other = galleyi_arena_allocate(&arena, 60000);
    memset(small, 'a', 100);
    memset(large, 'b', 50000);
    memset(other, 'c', 60000);
    ck_assert_ptr_null(galleyi_arena_resize_alone(&arena, small, 100, 200));
    size_t held = arena.held;
    large = galleyi_arena_resize_alone(&arena, large, 50000, 200000);
    ck_assert_ptr_nonnull(large);
    ck_assert_uint_eq(arena.held, held + 150000);
    memset(large + 50000, 'd', 150000);
    ck_assert(small[99] == 'a' && large[0] == 'b' && large[49999] == 'b' && other[0] == 'c' && other[59999] == 'c');
    ck_assert(galleyi_arena_extends(&arena, small, 100, 200) == CHUNKS_ARE_SHARED && !galleyi_arena_extends(&arena, large, 200000, 200008));
    galleyi_arena_free(&arena);
    ck_assert_uint_eq(arena.held, 0);
}
END_TEST

START_TEST(a_system_error_has_a_name_or_its_number) {
    galley_error *error = NULL;
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    ck_assert_int_eq(galleyi_fail_os(error, EROFS, "story.md"), GALLEY_EIO);
    ck_assert_str_eq(galley_error_message(error), "Read-only file system");
    ck_assert_str_eq(galley_error_text(error, GALLEY_NAME), "story.md");
    ck_assert_int_eq(galleyi_fail_os(error, 54321, NULL), GALLEY_EIO);
    ck_assert_str_eq(galley_error_message(error), "system error 54321");
    ck_assert_int_eq(galley_error_number(error, GALLEY_OS_ERROR), 54321);
    galley_error_free(error);
} END_TEST

UNIT_MAIN("core memory", a_system_error_has_a_name_or_its_number, an_allocation_with_a_chunk_of_its_own_grows_there, an_allocator_without_resize_is_refused, lent_memory_goes_back_to_its_allocator,
          an_arena_gives_aligned_blocks_that_do_not_overlap, a_reset_arena_keeps_its_largest_chunk_alone,
          the_newest_block_of_an_arena_grows_in_place, a_buffer_remembers_that_memory_failed, a_buffer_writes_numbers_of_every_size)
