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

/* Where name stands among those that were used, or where it belongs. */
static outputs_used *outputs_place(const outputs *out, const char *name) {
    uint64_t hash = 14695981039346656037u;        /* FNV-1a */
    for (const unsigned char *p = (const unsigned char *)name; *p; p++) hash = (hash ^ *p) * 1099511628211u;
    size_t at = (size_t)(hash ^ hash >> 32) & (out->used_capacity - 1);
    while (out->used[at].name && strcmp(out->used[at].name, name)) at = (at + 1) & (out->used_capacity - 1);
    return &out->used[at];
}

static int outputs_grow(outputs *out) {
    outputs before = *out;
    if (out->used_count * 2 < out->used_capacity) return 0;
    out->used_capacity = before.used_capacity ? before.used_capacity * 2 : 64;
    out->used = calloc(out->used_capacity, sizeof *out->used);
    if (!out->used) { *out = before; return outputs_no_memory(); }
    for (size_t i = 0; i < before.used_capacity; i++)
        if (before.used[i].name) *outputs_place(out, before.used[i].name) = before.used[i];
    free(before.used);
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
    if (outputs_grow(out)) { free(name); return COMMAND_FAILED; }
    snprintf(name, room, "%.*s.%s", stem, base, out->extension);
    outputs_used *first = outputs_place(out, name), *place = first;
    while (place->name) {
        snprintf(name, room, "%.*s-%u.%s", stem, base, ++first->copies + 1, out->extension);
        place = outputs_place(out, name);
    }
    place->name = name;
    out->used_count++;
    snprintf(out->path, path_room, "%s/%s", out->directory, name);
    snprintf(out->part, path_room, "%s/.%s.part", out->directory, name);
    return 0;
}

static const char *outputs_target(const outputs *out) { return out->path ? out->path : "standard output"; }

int outputs_begin(outputs *out, const char *input, const inputs *in) {
    if (out->directory && outputs_name(out, input)) return COMMAND_FAILED;
    if (out->path && inputs_has_file(in, out->path)) {
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
    for (size_t i = 0; i < out->used_capacity; i++) free(out->used[i].name);
    free(out->used);
}
