/* galley probe: which format is it? */
#include "command.h"
#include <galley/module.h>
#include <stdlib.h>
#include <string.h>

enum { PROBE_ALL, PROBE_URL, PROBE_HELP };
static const arguments_option probe_options[] = { { "all", 0, 0 }, { "url", 0, 1 }, { "help", 'h', 0 }, { NULL, 0, 0 } };

static const char *probe_step(int32_t score) {
    return score >= GALLEY_SCORE_CERTAIN ? "certain" : score >= GALLEY_SCORE_MAGIC ? "signature" : score >= GALLEY_SCORE_STRUCTURE ? "structure"
         : score >= GALLEY_SCORE_MEDIA_TYPE ? "media type" : score >= GALLEY_SCORE_EXTENSION ? "name" : "fallback";
}

static const char *probe_title(const galley_context *context, const char *format) {
    const char *name;
    for (size_t i = 0; (name = galley_format_text(context, i, GALLEY_NAME)) != NULL; i++)
        if (!strcmp(name, format)) return galley_format_text(context, i, GALLEY_TITLE);
    return NULL;
}

static void probe_print(const galley_context *context, const char *file, const char *format, int32_t score) {
    const char *title = probe_title(context, format);
    printf("%s: %s (%s; %s)\n", file, format, title ? title : format, probe_step(score));
}

typedef struct probe_answer { const char *format; int32_t score; } probe_answer;

static int probe_compare(const void *a, const void *b) {
    const probe_answer *x = a, *y = b;
    return x->score != y->score ? (x->score < y->score) - (x->score > y->score) : strcmp(x->format, y->format);
}

static int probe_each(const galley_context *context, galley_input *input, const char *file) {
    size_t formats = galley_format_count(context), found = 0;
    probe_answer *answers = calloc(formats + 1, sizeof *answers);
    if (!answers) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    for (size_t i = 0; i < formats; i++) {
        const char *name = galley_format_text(context, i, GALLEY_NAME);
        int32_t score = 0;
        if (galley_format_abilities(context, i) & (GALLEY_CAN_READ | GALLEY_CAN_CARRY) && galley_probe(context, input, name, &score, NULL) && score > 0)
            answers[found++] = (probe_answer){ name, score };
    }
    qsort(answers, found, sizeof *answers, probe_compare);
    for (size_t i = 0; i < found; i++) probe_print(context, file, answers[i].format, answers[i].score);
    free(answers);
    return 0;
}

static int probe_file(const galley_context *context, const char *path, const char *url, int all, galley_error *error) {
    galley_input *input = NULL;
    int32_t score = 0, status = galley_input_from_file(context, path, &input, error);
    const char *name = report_name(path), *format = NULL;
    int failed = 0;
    if (status == GALLEY_OK && url) galley_input_set(input, GALLEY_URL, url, GALLEY_NUL_TERMINATED);
    if (status == GALLEY_OK) format = galley_probe(context, input, NULL, &score, error);
    if (!format) {
        report_error(name, error, status < 0 ? status : GALLEY_EUNKNOWN_FORMAT);
        failed = COMMAND_FAILED;
    } else if (all) failed = probe_each(context, input, name);
    else probe_print(context, name, format, score);
    galley_input_free(input);
    return failed;
}

static int probe_run(galley_context *context, galley_error *error, inputs *in, int count, char **values) {
    arguments a = { .count = count, .values = values, .options = probe_options, .subcommand = "probe" };
    const char *url = NULL;
    int option, all = 0, failed = 0;
    while ((option = arguments_next(&a)) != ARGUMENTS_END) {
        if (option == ARGUMENTS_WRONG) return COMMAND_USAGE;
        if (option == PROBE_HELP) return help_print("probe");
        if (option == PROBE_ALL) all = 1;
        if (option == PROBE_URL) url = a.value;
        if (option == ARGUMENTS_OPERAND && inputs_add(in, a.value)) return COMMAND_FAILED;
    }
    if (!in->count) return report_usage("probe", "no input; '-' reads standard input");
    for (size_t i = 0; i < in->count; i++) failed |= probe_file(context, in->paths[i], url, all, error);
    return fflush(stdout) || ferror(stdout) ? COMMAND_FAILED : failed;
}

int probe_command(int count, char **values) {
    galley_context *context = NULL;
    galley_error *error = NULL;
    inputs in = { 0 };
    int status = COMMAND_FAILED;
    if (galley_context_new(NULL, NULL, &context) || galley_error_new(&error)) report_text(NULL, "no memory");
    else status = probe_run(context, error, &in, count, values);
    inputs_free(&in);
    galley_error_free(error);
    galley_context_free(context);
    return status;
}
