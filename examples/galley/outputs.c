/* Where converted documents go. A file appears under its name only when it is whole. */
#include "command.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int outputs_no_memory(void) {
    report_text(NULL, "no memory");
    return COMMAND_FAILED;
}

int outputs_directory(const outputs *out) {
    struct stat status;
    if (mkdir(out->directory, 0777) && errno != EEXIST) { report_text(out->directory, strerror(errno)); return COMMAND_FAILED; }
    if (stat(out->directory, &status) || !S_ISDIR(status.st_mode)) { report_text(out->directory, "not a directory"); return COMMAND_FAILED; }
    return 0;
}

static int outputs_is_used(const outputs *out, const char *name) {
    for (size_t i = 0; i < out->name_count; i++)
        if (!strcmp(out->names[i], name)) return 1;
    return 0;
}

/* Takes name over, also where memory ran out. */
static int outputs_remember(outputs *out, char *name) {
    if (out->name_count == out->name_capacity) {
        size_t capacity = out->name_capacity ? out->name_capacity * 2 : 16;
        char **grown = realloc(out->names, capacity * sizeof *grown);
        if (!grown) { free(name); return outputs_no_memory(); }
        out->names = grown;
        out->name_capacity = capacity;
    }
    out->names[out->name_count++] = name;
    return 0;
}

/* "dumps/page.txt" becomes DIR/page.md; a second page.txt becomes DIR/page-2.md. */
static int outputs_name(outputs *out, const char *input) {
    const char *slash = strrchr(input, '/'), *base = strcmp(input, "-") ? slash ? slash + 1 : input : "stdin", *dot = strrchr(base, '.');
    int stem = (int)(dot && dot > base ? (size_t)(dot - base) : strlen(base));
    size_t room = (size_t)stem + strlen(out->extension) + 32, path_room = room + strlen(out->directory) + 8;
    char *name = malloc(room);
    out->path = malloc(path_room);
    out->part = malloc(path_room);
    if (!name || !out->path || !out->part) { free(name); return outputs_no_memory(); }
    snprintf(name, room, "%.*s.%s", stem, base, out->extension);
    for (unsigned copy = 2; outputs_is_used(out, name); copy++) snprintf(name, room, "%.*s-%u.%s", stem, base, copy, out->extension);
    snprintf(out->path, path_room, "%s/%s", out->directory, name);
    snprintf(out->part, path_room, "%s/.%s.part", out->directory, name);
    return outputs_remember(out, name);
}

static int outputs_is_input(const char *path, const inputs *in) {
    struct stat target, source;
    if (stat(path, &target)) return 0;
    for (size_t i = 0; i < in->count; i++)
        if (!stat(in->paths[i], &source) && source.st_dev == target.st_dev && source.st_ino == target.st_ino) return 1;
    return 0;
}

static const char *outputs_target(const outputs *out) { return out->path ? out->path : "standard output"; }

int outputs_begin(outputs *out, const char *input, const inputs *in) {
    if (out->directory && outputs_name(out, input)) return COMMAND_FAILED;
    if (out->path && outputs_is_input(out->path, in)) {
        report_text(out->path, "is an input and is not overwritten");
        free(out->part);
        out->part = NULL;
        return COMMAND_FAILED;
    }
    int32_t status = galley_sink_to_file(out->context, out->part ? out->part : "-", &out->sink, out->error);
    if (status == GALLEY_OK) status = galley_writer_open(out->context, out->format, NULL, out->sink, &out->writer, out->error);
    if (status < 0) report_error(outputs_target(out), out->error, status);
    return status < 0 ? COMMAND_FAILED : 0;
}

int outputs_add(outputs *out, const galley_document *document) {
    int32_t status = galley_writer_add(out->writer, document, out->error);
    if (status < 0) report_error(outputs_target(out), out->error, status);
    return status < 0 ? COMMAND_FAILED : 0;
}

static int outputs_close(outputs *out) {
    int32_t written = out->writer ? galley_writer_finish(out->writer, out->error) : GALLEY_OK, closed;
    if (written < 0) report_error(outputs_target(out), out->error, written);
    else if (out->explain && out->writer) explain_losses(out->format, galley_writer_losses(out->writer));
    galley_writer_close(out->writer, NULL);
    closed = galley_sink_close(out->sink, out->error);
    if (written >= 0 && closed < 0) report_error(outputs_target(out), out->error, closed);
    out->writer = NULL;
    out->sink = NULL;
    return written < 0 || closed < 0 ? COMMAND_FAILED : 0;
}

int outputs_end(outputs *out, int failed) {
    if (failed) {                                 /* what went wrong was said already */
        galley_writer_close(out->writer, NULL);
        galley_sink_close(out->sink, NULL);
        out->writer = NULL;
        out->sink = NULL;
    } else failed = outputs_close(out);
    if (out->part && failed) remove(out->part);
    if (out->part && !failed && rename(out->part, out->path)) {
        report_text(out->path, strerror(errno));
        failed = COMMAND_FAILED;
    }
    free(out->path);
    free(out->part);
    out->path = out->part = NULL;
    return failed;
}

void outputs_free(outputs *out) {
    for (size_t i = 0; i < out->name_count; i++) free(out->names[i]);
    free(out->names);
}
