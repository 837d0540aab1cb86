/* galley convert: inputs through one context into outputs. */
#include "command.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CONVERT_TO, CONVERT_FROM, CONVERT_OUTPUT, CONVERT_URL, CONVERT_FETCHED, CONVERT_CHARSET, CONVERT_SET, CONVERT_LIMIT, CONVERT_STRICT,
       CONVERT_EXPLAIN, CONVERT_FILES, CONVERT_HELP };
static const arguments_option convert_options[] = {
    { "to", 't', 1 }, { "from", 'f', 1 }, { "output", 'o', 1 }, { "url", 0, 1 }, { "fetched", 0, 1 }, { "charset", 0, 1 }, { "set", 0, 1 },
    { "limit", 0, 1 }, { "strict", 0, 0 }, { "explain", 0, 0 }, { "files0-from", 0, 1 }, { "help", 'h', 0 }, { NULL, 0, 0 }
};

typedef struct conversion {
    galley_context  *context;
    galley_options  *options;                     /* hold the cancel callback, by which the bar moves during long calls */
    galley_error    *error;
    galley_document *document;                    /* reused from input to input */
    const char      *from, *url, *fetched, *charset, *list;
    inputs           in;
    outputs          out;
    progress         bar;
    int              many;                        /* the format holds many documents: inputs are streamed into it */
    int              help;
} conversion;

/* "KEY=VALUE"; prefix goes before KEY. */
static int convert_set(conversion *c, const char *prefix, const char *pair, const char *option) {
    const char *equals = strchr(pair, '=');
    char key[128];
    if (!equals || equals == pair || (size_t)(equals - pair) + strlen(prefix) >= sizeof key)
        return report_usage("convert", "--%s takes %s=VALUE, not '%s'", option, *prefix ? "NAME" : "KEY", pair);
    snprintf(key, sizeof key, "%s%.*s", prefix, (int)(equals - pair), pair);
    if (galley_context_set(c->context, key, equals + 1, c->error) == GALLEY_OK) return 0;
    return report_usage("convert", "%s", galley_error_message(c->error));
}

static int convert_flag(conversion *c, const char *key) {
    if (galley_context_set(c->context, key, "true", c->error) == GALLEY_OK) return 0;
    return report_usage("convert", "%s", galley_error_message(c->error));
}

static int convert_option(conversion *c, int option, const char *value) {
    switch (option) {
    case CONVERT_TO:      c->out.format = value; return 0;
    case CONVERT_FROM:    c->from = value; return 0;
    case CONVERT_OUTPUT:  c->out.directory = value; return 0;
    case CONVERT_URL:     c->url = value; return 0;
    case CONVERT_FETCHED: c->fetched = value; return 0;
    case CONVERT_CHARSET: c->charset = value; return 0;
    case CONVERT_FILES:   c->list = value; return 0;
    case CONVERT_SET:     return convert_set(c, "", value, "set");
    case CONVERT_LIMIT:   return convert_set(c, "limit.", value, "limit");
    case CONVERT_STRICT:  return convert_flag(c, "strict");
    case CONVERT_EXPLAIN: c->out.explain = 1; return convert_flag(c, "explain");
    case CONVERT_HELP:    c->help = 1; return 0;
    default:              return COMMAND_USAGE;
    }
}

static int convert_arguments(conversion *c, int count, char **values) {
    arguments a = { .count = count, .values = values, .options = convert_options, .subcommand = "convert" };
    int option, status;
    while ((option = arguments_next(&a)) != ARGUMENTS_END) {
        if (option == ARGUMENTS_WRONG) return COMMAND_USAGE;
        status = option == ARGUMENTS_OPERAND ? inputs_add(&c->in, a.value) : convert_option(c, option, a.value);
        if (status) return status;
    }
    return 0;
}

static int convert_abilities(const conversion *c, const char *name, size_t *index) {
    const char *there;
    for (*index = 0; (there = galley_format_text(c->context, *index, GALLEY_NAME)) != NULL; ++*index)
        if (!strcmp(there, name)) return galley_format_abilities(c->context, *index);
    return 0;
}

/* The first of the format's extensions, else its name. */
static int convert_extension(conversion *c, size_t index) {
    static char extension[32];
    const char *all = galley_format_text(c->context, index, GALLEY_EXTENSION);
    size_t length = all ? strcspn(all, " ") : 0;
    if (!length || length >= sizeof extension) all = c->out.format, length = strlen(all);
    snprintf(extension, sizeof extension, "%.*s", (int)length, all);
    c->out.extension = extension;
    return 0;
}

/* The library's own words for a format that is not there, and the nearest that is. */
static int convert_check_to(conversion *c) {
    size_t index;
    galley_sink *sink = NULL;
    galley_writer *writer = NULL;
    if (!c->out.format) return report_usage("convert", "--to FORMAT is missing");
    int abilities = convert_abilities(c, c->out.format, &index);
    c->many = (abilities & GALLEY_CAN_WRITE_MANY) != 0;
    if (abilities & GALLEY_CAN_WRITE) return convert_extension(c, index);
    int32_t status = galley_sink_to_memory(c->context, &sink);
    if (status == GALLEY_OK) status = galley_writer_open(c->context, c->out.format, NULL, sink, &writer, c->error);
    galley_writer_close(writer, NULL);
    galley_sink_close(sink, NULL);
    return status < 0 ? report_usage("convert", "%s", galley_error_message(c->error)) : 0;
}

static int32_t convert_facts(const conversion *c, galley_input *input) {
    int32_t status = GALLEY_OK;
    if (c->from) status = galley_input_set(input, GALLEY_FORMAT, c->from, GALLEY_NUL_TERMINATED);
    if (c->url && status == GALLEY_OK) status = galley_input_set(input, GALLEY_URL, c->url, GALLEY_NUL_TERMINATED);
    if (c->charset && status == GALLEY_OK) status = galley_input_set(input, GALLEY_CHARSET, c->charset, GALLEY_NUL_TERMINATED);
    if (c->fetched && status == GALLEY_OK) status = galley_input_set(input, GALLEY_FETCHED, c->fetched, GALLEY_NUL_TERMINATED);
    return status;
}

/* Asked of an empty input, the library says what is wrong with the name of a format. */
static int convert_check_from(conversion *c) {
    galley_input *input = NULL;
    size_t index;
    int result = 0;
    if (!c->from || convert_abilities(c, c->from, &index) & (GALLEY_CAN_READ | GALLEY_CAN_CARRY)) return 0;
    if (galley_input_from_memory(c->context, "", 0, &input)) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    if (!galley_probe(c->context, input, c->from, NULL, c->error)) result = report_usage("convert", "%s", galley_error_message(c->error));
    galley_input_free(input);
    return result;
}

static int convert_check_fetched(conversion *c) {
    if (!c->fetched) return 0;
    if (galley_document_new(c->context, &c->document)) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    int32_t status = galley_record_set_time(galley_document_edit(c->document), GALLEY_FETCHED, c->fetched, GALLEY_NUL_TERMINATED);
    galley_document_free(c->document);
    c->document = NULL;
    return status ? report_usage("convert", "--fetched takes a time as in RFC 3339 (2025-06-12T22:30:00Z), not '%s'", c->fetched) : 0;
}

/* An address that links can be resolved against begins with its scheme. */
static int convert_check_url(const conversion *c) {
    if (!c->url) return 0;
    size_t scheme = strspn(c->url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return scheme && c->url[scheme] == ':' ? 0 : report_usage("convert", "--url takes an absolute address (https://example.org/story), not '%s'", c->url);
}

static int convert_check(conversion *c) {
    int status = convert_check_to(c);
    if (!status) status = convert_check_from(c);
    if (!status) status = convert_check_fetched(c);
    if (!status) status = convert_check_url(c);
    if (status) return status;
    if (!c->in.count && !c->list) return report_usage("convert", "no input; '-' reads standard input");
    if (c->list && (status = inputs_add_list(&c->in, c->list)) != 0) return status;
    if (c->url && c->in.count > 1) return report_usage("convert", "--url is for one input, and there are %llu", (unsigned long long)c->in.count);
    if (c->in.count > 1 && !c->many && !c->out.directory)
        return report_usage("convert", "format '%s' holds one document and there are %llu inputs; use --output DIR, or a format that holds many (ndjson)",
                            c->out.format, (unsigned long long)c->in.count);
    return 0;
}

/* What was read goes out, and what is to be told of it is told. */
static int convert_give(conversion *c, const char *name) {
    progress_clear(&c->bar);
    if (c->out.explain) explain_document(name, c->document);
    report_diagnostics(name, galley_document_root(c->document), c->out.explain);
    return outputs_add(&c->out, c->document);
}

/* Document for document, in the memory of one. *lost: the output failed, and nothing more can be written to it. */
static int convert_stream(conversion *c, galley_input *input, const char *name, int *lost) {
    galley_reader *reader = NULL;
    int failed = 0;
    int32_t status = galley_reader_open(c->context, input, c->options, &reader, c->error);
    if (status < 0) { progress_clear(&c->bar); report_error(name, c->error, status); return COMMAND_FAILED; }
    while (!*lost && (status = galley_reader_next(reader, &c->document, c->error)) != GALLEY_END) {
        if (status == GALLEY_OK) *lost = convert_give(c, name);
        else {
            progress_clear(&c->bar);
            report_error(name, c->error, status);
            failed = COMMAND_FAILED;
        }
        progress_show(&c->bar, galley_reader_offset(reader));
    }
    galley_reader_free(reader);
    return failed;
}

static int convert_whole(conversion *c, galley_input *input, const char *name, int *lost) {
    int32_t status = galley_parse(c->context, input, c->options, &c->document, c->error);
    if (status == GALLEY_OK) { *lost = convert_give(c, name); return 0; }
    progress_clear(&c->bar);
    report_error(name, c->error, status);
    return COMMAND_FAILED;
}

static int convert_input(conversion *c, const char *path, int *lost) {
    galley_input *input = NULL;
    const char *name = report_name(path);
    int failed = COMMAND_FAILED;
    int32_t status = galley_input_from_file(c->context, path, &input, c->error);
    if (status < 0) { progress_clear(&c->bar); report_error(name, c->error, status); return COMMAND_FAILED; }
    status = convert_facts(c, input);
    if (status < 0) { progress_clear(&c->bar); report_text(name, galley_status_name(status)); }
    else failed = c->many ? convert_stream(c, input, name, lost) : convert_whole(c, input, name, lost);
    galley_input_free(input);
    return failed;
}

static void convert_next_file(conversion *c, size_t i) {
    struct stat status;
    if (i && !stat(c->in.paths[i - 1], &status) && S_ISREG(status.st_mode)) c->bar.before += (uint64_t)status.st_size;
    c->bar.file = i;
    c->bar.name = report_name(c->in.paths[i]);
    progress_show(&c->bar, 0);
}

/* Each input into a file of its own. */
static int convert_to_files(conversion *c) {
    int failed = 0;
    if (outputs_directory(&c->out)) return COMMAND_FAILED;
    for (size_t i = 0; i < c->in.count; i++) {
        int lost = 0;
        convert_next_file(c, i);
        int one = outputs_begin(&c->out, c->in.paths[i], &c->in);
        if (!one) one = convert_input(c, c->in.paths[i], &lost);
        failed |= outputs_end(&c->out, one | lost);
    }
    return failed;
}

/* All inputs into one stream. */
static int convert_to_stream(conversion *c) {
    int failed = 0, lost = 0;
    if (outputs_begin(&c->out, "-", &c->in)) return outputs_end(&c->out, COMMAND_FAILED);
    for (size_t i = 0; i < c->in.count && !lost; i++) {
        convert_next_file(c, i);
        failed |= convert_input(c, c->in.paths[i], &lost);
    }
    if (failed && !c->many) lost = 1;             /* no document, no tail */
    return failed | outputs_end(&c->out, lost);
}

static int convert_run(conversion *c, int count, char **values) {
    int status = convert_arguments(c, count, values);
    if (c->help) return help_print("convert");
    if (!status) status = convert_check(c);
    if (status) return status;
    if ((status = inputs_measure(&c->in)) != 0) return status;
    progress_begin(&c->bar, &c->in, !c->out.directory && isatty(STDOUT_FILENO));
    if (galley_options_new(c->context, &c->options)) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    if (c->bar.terminal) galley_options_set_cancel(c->options, progress_tick, &c->bar);
    status = c->out.directory ? convert_to_files(c) : convert_to_stream(c);
    progress_clear(&c->bar);
    return status;
}

int convert_command(int count, char **values) {
    conversion c;
    int status = COMMAND_FAILED;
    memset(&c, 0, sizeof c);
    if (galley_context_new(NULL, NULL, &c.context) || galley_error_new(&c.error)) report_text(NULL, "no memory");
    else {
        c.out.context = c.context;
        c.out.error = c.error;
        status = convert_run(&c, count, values);
    }
    outputs_free(&c.out);
    inputs_free(&c.in);
    galley_document_free(c.document);
    galley_options_free(c.options);
    galley_error_free(c.error);
    galley_context_free(c.context);
    return status;
}
