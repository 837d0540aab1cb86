/* One context, eight threads: parse and write are const calls. Built with -fsanitize=thread this is where a race would show. */
#define _DEFAULT_SOURCE
#include "unit.h"
#include "stranger.h"
#include "robust/samples.h"
#include <pthread.h>

enum { THREADS = 8, ROUNDS = 200 };

typedef struct worker { const galley_context *context; int number, failed; } worker;

static int one_round(const galley_context *context, int number, galley_document **document, galley_error *error) {
    char text[64], *out = NULL, wanted[64];
    size_t length;
    snprintf(text, sizeof text, "#lines\ntitle %d\nlast", number);
    snprintf(wanted, sizeof wanted, "title %d\nlast\n--\n", number);
    int failed = galley_parse_memory(context, text, strlen(text), NULL, NULL, document, error) != GALLEY_OK
        || galley_write_memory(context, *document, "headlines", NULL, &out, &length, error) != GALLEY_OK || strcmp(out, wanted) != 0;
    galley_free(out);
    return failed;
}

static void *work(void *user) {
    worker *w = user;
    galley_document *document = NULL;
    galley_error *error = NULL;
    galley_error_new(&error);
    for (int i = 0; i < ROUNDS; i++) w->failed += one_round(w->context, w->number * ROUNDS + i, &document, error);
    galley_document_free(document);
    galley_error_free(error);
    return NULL;
}

START_TEST(eight_threads_share_one_context) {
    galley_context *context = NULL;
    pthread_t threads[THREADS];
    worker workers[THREADS];
    ck_assert_int_eq(galley_context_new(NULL, "", &context), GALLEY_OK);
    ck_assert_int_eq(lines_register(context, 0, NULL), GALLEY_OK);
    ck_assert_int_eq(headlines_register(context, GALLEY_MODULE_WRITES_MANY, NULL), GALLEY_OK);
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){ context, i, 0 };
        ck_assert_int_eq(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(workers[i].failed, 0);
    }
    galley_context_free(context);
} END_TEST

static void *read_document(void *user) {
    const galley_document *document = user;
    const galley_node *root = galley_record_body(galley_document_article(document, 0));
    int32_t step = GALLEY_STEP_ENTER;
    size_t nodes = 0;
    for (const galley_node *n = root; n; n = galley_node_step(root, n, &step)) nodes++;
    return (void *)nodes;
}

START_TEST(const_calls_on_one_document_run_at_once) {
    galley_context *context = NULL;
    galley_document *document = NULL;
    pthread_t threads[THREADS];
    galley_context_new(NULL, "", &context);
    ck_assert_int_eq(galley_document_new(context, &document), GALLEY_OK);
    galley_record *article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    for (int i = 0; i < 1000; i++) {
        galley_body_open(article, GALLEY_NODE_PARAGRAPH);
        galley_body_text(article, "text", 4);
        galley_body_close(article);
    }
    for (int i = 0; i < THREADS; i++) ck_assert_int_eq(pthread_create(&threads[i], NULL, read_document, document), 0);
    for (int i = 0; i < THREADS; i++) {
        void *nodes;
        pthread_join(threads[i], &nodes);
        ck_assert_uint_eq((size_t)nodes, 2 + 4 * 1000);
    }
    galley_document_free(document);
    galley_context_free(context);
} END_TEST

typedef struct sampler { const galley_context *context; const sample_list *list; int failed; } sampler;

static void *use_samples(void *user) {
    sampler *s = user;
    galley_document *document = NULL;
    galley_error *error = NULL;
    galley_error_new(&error);
    for (size_t i = 0; i < s->list->count; i++) {
        const sample *one = &s->list->items[i];
        s->failed += strstr(one->name, ".txt") && sample_use(s->context, one, one->data, one->size, &document, error) != GALLEY_OK;
    }
    galley_document_free(document);
    galley_error_free(error);
    return NULL;
}

START_TEST(every_format_works_in_eight_threads_on_one_context) {
    galley_context *context = NULL;
    sample_list list = { NULL, 0, 0 };
    pthread_t threads[THREADS];
    sampler samplers[THREADS];
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    samples_gather(&list, GALLEY_TESTS_DIR "/golden", 20000, 0);
    ck_assert_uint_gt(list.count, 0);
    for (int i = 0; i < THREADS; i++) {
        samplers[i] = (sampler){ context, &list, 0 };
        ck_assert_int_eq(pthread_create(&threads[i], NULL, use_samples, &samplers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(samplers[i].failed, 0);
    }
    samples_free(&list);
    galley_context_free(context);
} END_TEST

UNIT_MAIN("threads", every_format_works_in_eight_threads_on_one_context, eight_threads_share_one_context, const_calls_on_one_document_run_at_once)
