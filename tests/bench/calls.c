/* What parse and to-Markdown cost a C program, for tests/bench/python.py, which loads this and asks page by page, so that both are measured in one process. */
#include <galley.h>
#include <time.h>

int calls_measure(const char *data, size_t size, const char *url, int rounds, double *parse, double *write);

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Lowers *parse and *write to the least processor time in microseconds that one round takes. Each round has a document of its own, as Python's do. */
int calls_measure(const char *data, size_t size, const char *url, int rounds, double *parse, double *write) {
    static galley_context *galley = NULL;
    static galley_error *error = NULL;
    if (!galley && (galley_context_new(NULL, NULL, &galley) || galley_error_new(&error))) return 2;
    for (int i = 0; i < rounds; i++) {
        galley_document *page = NULL;
        char *text = NULL;
        size_t length;
        double began = now(), parsed, written;
        if (galley_parse_memory(galley, data, size, url, NULL, &page, error) < 0) return 1;
        parsed = now();
        if (galley_write_memory(galley, page, "markdown", NULL, &text, &length, error) < 0) return 1;
        galley_free(text);
        written = now();
        galley_document_free(page);
        if (parsed - began < *parse) *parse = parsed - began;
        if (written - parsed < *write) *write = written - parsed;
    }
    return 0;
}
