/* json and ndjson without memory, cut short, damaged, nested deep. */
#include "unit.h"
#include "galley.h"
#include "tools/generate_documents.h"

#if GALLEY_WITH_YAJL

typedef struct counted { long calls, fail_at; int always; size_t held; } counted;

static void *GALLEY_CALL counted_resize(void *user, void *block, size_t old_size, size_t new_size) {
    counted *c = user;
    if (!new_size) { c->held -= old_size; free(block); return NULL; }
    c->calls++;
    if (c->fail_at && (c->calls == c->fail_at || (c->always && c->calls > c->fail_at))) return NULL;
    void *moved = realloc(block, new_size);
    c->held += new_size - (block ? old_size : 0);
    return moved;
}

static char *load(const char *name, size_t *size) {
    char path[600];
    snprintf(path, sizeof path, "%s/json/%s", GALLEY_TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    char *text = malloc(8192);
    *size = fread(text, 1, 8191, file);
    text[*size] = '\0';
    fclose(file);
    return text;
}

static const char *const samples[] = { "article.json", "listing.json", "empty.json" };
enum { SAMPLES = 3 };

/* Parses with one context, copies, writes as json and ndjson; the first failure ends it and has a message. */
static int32_t all_of_it(const galley_context *context, const char *format, const char *text, size_t size, galley_error *error) {
    static const char *const formats[] = { "json", "ndjson" };
    galley_document *document = NULL, *copy = NULL;
    galley_input *input = NULL;
    int32_t status = galley_input_from_memory(context, text, size, &input);
    if (!status) status = galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED);
    int silent = status != GALLEY_OK;                       /* these two have no error object */
    if (!status) status = galley_parse(context, input, NULL, &document, error);
    if (!status) { status = galley_document_copy(document, &copy); silent = status != GALLEY_OK; }
    for (size_t i = 0; i < 2 && !status; i++) {
        char *written = NULL;
        status = galley_write_memory(context, copy, formats[i], NULL, &written, NULL, error);
        galley_free(written);
    }
    if (status && !silent) ck_assert_msg(galley_error_message(error)[0] != '\0', "status %d without a message", (int)status);
    galley_document_free(document);
    galley_document_free(copy);
    galley_input_free(input);
    return status;
}

START_TEST(each_allocation_that_fails_is_enomem_and_leaks_nothing) {
    long failed = 0;
    galley_error *error;
    galley_error_new(&error);
    for (size_t s = 0; s < SAMPLES * 2; s++) {
        size_t size;
        char *text = load(samples[s / 2], &size);
        const char *format = s % 2 ? "ndjson" : "json";
        for (int always = 0; always < 2; always++)
            for (long n = 1; ; n++) {
                counted c = { 0, 0, always, 0 };
                galley_allocator allocator = { sizeof allocator, 0, &c, counted_resize };
                galley_context *context;
                ck_assert_int_eq(galley_context_new(&allocator, NULL, &context), GALLEY_OK);
                c.calls = 0;
                c.fail_at = n;
                int32_t status = all_of_it(context, format, text, size, error);
                int reached = c.calls >= n;
                c.fail_at = 0;
                galley_context_free(context);
                ck_assert_uint_eq(c.held, 0);
                if (!reached) { ck_assert_int_eq(status, GALLEY_OK); break; }
                failed++;
                ck_assert_msg(status == GALLEY_ENOMEM, "%s as %s, allocation %ld: %d %s", samples[s / 2], format, n, (int)status, galley_error_message(error));
            }
        free(text);
    }
    printf("json: %ld allocations failed\n", failed);
    ck_assert_int_gt(failed, 100);
    galley_error_free(error);
} END_TEST

START_TEST(every_sample_cut_at_each_byte_is_a_document_or_a_clear_error) {
    galley_context *context;
    galley_error *error;
    galley_error_new(&error);
    galley_context_new(NULL, NULL, &context);
    for (size_t s = 0; s < SAMPLES * 2; s++) {
        size_t size;
        char *text = load(samples[s / 2], &size);
        for (size_t cut = 0; cut < size; cut++) {
            char *exact = malloc(cut + !cut);                /* so that a sanitizer sees what is read behind the end */
            memcpy(exact, text, cut);
            all_of_it(context, s % 2 ? "ndjson" : "json", exact, cut, error);
            free(exact);
        }
        free(text);
    }
    galley_context_free(context);
    galley_error_free(error);
} END_TEST

START_TEST(damaged_samples_are_a_document_or_a_clear_error) {
    galley_context *context;
    galley_error *error;
    static generator g;
    int good = 0, rounds = 0;
    galley_error_new(&error);
    galley_context_new(NULL, NULL, &context);
    for (size_t s = 0; s < SAMPLES; s++)
        for (uint64_t seed = 1; seed <= 700; seed++, rounds++) {
            size_t size;
            char *text = load(samples[s], &size);
            generate_begin(&g, seed * 10 + s);
            for (size_t flips = 1 + size / 100; flips; flips--)
                text[generate_number(&g, size)] = generate_number(&g, 2) ? (char)generate_number(&g, 256) : "{}[]\",:0-\\nt"[generate_number(&g, 12)];
            good += all_of_it(context, seed % 2 ? "json" : "ndjson", text, size, error) == GALLEY_OK;
            free(text);
        }
    printf("json: %d of %d damaged samples were still documents\n", good, rounds);
    galley_context_free(context);
    galley_error_free(error);
} END_TEST

/* The work that the library counts, for a text of that many articles. */
static uint64_t seen_work;
static int32_t GALLEY_CALL see_work(void *user, uint64_t done) { (void)user; seen_work = done; return 0; }

static size_t make_wide(char *out, int kind, size_t count) {
    char *p = out + sprintf(out, "{\"galley\":1,\"articles\":[{\"body\":{\"type\":\"root\",\"children\":[");
    if (kind == 0) for (size_t i = 0; i < count; i++) p += sprintf(p, "%s{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"value\":\"x\"}]}", i ? "," : "");
    p += sprintf(p, "]},\"tags\":[");
    if (kind == 1) for (size_t i = 0; i < count; i++) p += sprintf(p, "%s\"t%u\"", i ? "," : "", (unsigned)i);
    p += sprintf(p, "],\"origin\":{");
    if (kind == 2) for (size_t i = 0; i < count; i++) p += sprintf(p, "%s\"/tags/%u\":{\"from\":\"x\"}", i ? "," : "", (unsigned)i);
    p += sprintf(p, "}");
    if (kind == 3) for (size_t i = 0; i < count; i++) p += sprintf(p, ",\"title\":\"t%u\"", (unsigned)i);
    p += sprintf(p, "}]}");
    return (size_t)(p - out);
}

START_TEST(work_grows_with_the_input_and_no_faster) {
    galley_context *context;
    galley_error *error;
    galley_options *options;
    galley_error_new(&error);
    galley_context_new(NULL, NULL, &context);
    galley_options_new(context, &options);
    galley_options_set_cancel(options, see_work, NULL);
    char *text = malloc(64 << 20);
    for (int kind = 0; kind < 4; kind++) {
        uint64_t work[2];
        for (int i = 0; i < 2; i++) {
            galley_document *document = NULL;
            size_t size = make_wide(text, kind, (size_t)100000 << i);
            seen_work = 0;
            ck_assert_int_eq(galley_parse_memory(context, text, size, NULL, options, &document, error), GALLEY_OK);
            work[i] = seen_work;
            galley_document_free(document);
        }
        ck_assert_uint_gt(work[1], 0);
        if (work[0]) ck_assert_uint_le(work[1], work[0] * 22 / 10 + (1 << 20));
    }
    free(text);
    galley_options_free(options);
    galley_context_free(context);
    galley_error_free(error);
} END_TEST

START_TEST(brackets_without_end_are_a_clear_error) {
    galley_context *context;
    galley_error *error;
    galley_document *document = NULL;
    enum { DEPTH = 2000000 };
    galley_error_new(&error);
    galley_context_new(NULL, NULL, &context);
    char *text = malloc(DEPTH + 40);
    size_t head = (size_t)sprintf(text, "{\"galley\":1,\"x\":");
    memset(text + head, '[', DEPTH);
    ck_assert_int_eq(galley_parse_memory(context, text, head + DEPTH, NULL, NULL, &document, error), GALLEY_ELIMIT);
    ck_assert_str_eq(galley_error_message(error), "nested deeper than limit.depth, 65536");
    ck_assert_int_eq(galley_parse_memory(context, text, head + 50000, NULL, NULL, &document, error), GALLEY_ESYNTAX);
    ck_assert_str_eq(galley_error_message(error), "the text ends before its JSON value does");
    free(text);
    galley_context_free(context);
    galley_error_free(error);
} END_TEST

UNIT_MAIN("json robust", each_allocation_that_fails_is_enomem_and_leaks_nothing, every_sample_cut_at_each_byte_is_a_document_or_a_clear_error,
          damaged_samples_are_a_document_or_a_clear_error, work_grows_with_the_input_and_no_faster, brackets_without_end_are_a_clear_error)

#else

int main(void) {
    puts("skipped: built without yajl");
    return 0;
}

#endif
