/* Every sample cut at each byte, and with one byte in a hundred flipped (fixed seeds): a document or an error with a message. */
#define UNIT_TIMEOUT 1200
#include "unit/unit.h"
#include "robust/samples.h"

#ifndef DAMAGE_STEP
#  define DAMAGE_STEP 1       /* with sanitizers only some of the cuts, or it takes ten minutes */
#endif

static galley_context *context;
static galley_error *error;
static galley_document *document;
static size_t tries, refused;

static void try_one(const sample *s, const char *data, size_t size) {
    char *exact = malloc(size ? size : 1);    /* so that a sanitizer sees a read behind the end */
    memcpy(exact, data, size);
    int32_t status = sample_use(context, s, exact, size, &document, error);
    free(exact);
    tries++;
    refused += status != GALLEY_OK;
    ck_assert_int_le(status, GALLEY_OK);
    ck_assert_msg(status == GALLEY_OK || *galley_error_message(error), "%s: %zu bytes: no message", s->path, size);
    ck_assert_msg(status != GALLEY_ENOMEM && status != GALLEY_EMODULE && status != GALLEY_EARGUMENT && status != GALLEY_ESTATE, "%s: %zu bytes gave %d (%s)", s->path, size, status,
                  galley_error_message(error));
}

static void gather(sample_list *list, size_t most) {
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    samples_gather(list, GALLEY_TESTS_DIR "/golden", most, 0);
    samples_gather(list, GALLEY_TESTS_DIR "/samples", most, 0);
    ck_assert_uint_gt(list->count, 0);
}
static void done(const char *what, sample_list *list) {
    printf("%s: %zu inputs of %zu samples, %zu refused\n", what, tries, list->count, refused);
    samples_free(list);
    galley_document_free(document);
    document = NULL;
    galley_error_free(error);
    galley_context_free(context);
}

START_TEST(samples_cut_at_every_byte_give_a_document_or_a_clear_error) {
    sample_list list = { NULL, 0, 0 };
    gather(&list, 6000);
    for (size_t i = 0; i < list.count; i++)
        for (size_t size = 0; size < list.items[i].size; size += DAMAGE_STEP) try_one(&list.items[i], list.items[i].data, size);
    done("cut", &list);
} END_TEST

START_TEST(samples_with_flipped_bytes_give_a_document_or_a_clear_error) {
    sample_list list = { NULL, 0, 0 };
    uint64_t random = 88172645463325252u;
    gather(&list, 60000);
    for (size_t i = 0; i < list.count; i++)
        for (int round = 0; round < 100; round++) {
            sample *s = &list.items[i];
            char *damaged = malloc(s->size ? s->size : 1);
            memcpy(damaged, s->data, s->size);
            for (size_t k = 0; k < s->size / 100 + 1 && s->size; k++) {
                random ^= random << 13, random ^= random >> 7, random ^= random << 17;
                damaged[random % s->size] = (char)(random >> 32);
            }
            try_one(s, damaged, s->size);
            free(damaged);
        }
    done("flipped", &list);
} END_TEST

UNIT_MAIN("damage", samples_cut_at_every_byte_give_a_document_or_a_clear_error, samples_with_flipped_bytes_give_a_document_or_a_clear_error)
