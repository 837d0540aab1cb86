/* The list of files to read. */
#include "command.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int inputs_add(inputs *in, const char *path) {
    if (in->count == in->capacity) {
        size_t capacity = in->capacity ? in->capacity * 2 : 16;
        const char **grown = realloc(in->paths, capacity * sizeof *grown);
        if (!grown) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
        in->paths = grown;
        in->capacity = capacity;
    }
    in->paths[in->count++] = path;
    return 0;
}

static char *inputs_read(FILE *file, size_t *size) {
    size_t capacity = 4096, got;
    char *bytes = malloc(capacity);
    *size = 0;
    while (bytes && (got = fread(bytes + *size, 1, capacity - *size - 1, file)) > 0) {
        *size += got;
        if (capacity - *size < 2) {
            char *grown = realloc(bytes, capacity *= 2);
            if (!grown) free(bytes);
            bytes = grown;
        }
    }
    if (bytes) bytes[*size] = '\0';
    return bytes;
}

int inputs_add_list(inputs *in, const char *path) {
    int is_standard = !strcmp(path, "-");
    size_t size, length;
    if (in->list) return report_usage("convert", "--files0-from may be given once");
    FILE *file = is_standard ? stdin : fopen(path, "rb");
    if (!file) { report_text(path, strerror(errno)); return COMMAND_FAILED; }
    in->list = inputs_read(file, &size);
    int failed = ferror(file);
    if (!is_standard) fclose(file);
    if (!in->list || failed) { report_text(report_name(path), failed ? "cannot be read" : "no memory"); return COMMAND_FAILED; }
    for (size_t at = 0; at < size; at += length + 1) {
        length = strlen(in->list + at);
        if (length && inputs_add(in, in->list + at)) return COMMAND_FAILED;
    }
    return 0;
}

static int inputs_compare(const void *left, const void *right) {
    const inputs_file *a = left, *b = right;
    if (a->device != b->device) return a->device < b->device ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

int inputs_measure(inputs *in) {
    struct stat status;
    in->files = malloc((in->count + 1) * sizeof *in->files);
    if (!in->files) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    for (size_t i = 0; i < in->count; i++) {
        if (stat(in->paths[i], &status)) continue;
        if (S_ISREG(status.st_mode)) in->bytes += (uint64_t)status.st_size;
        in->files[in->file_count++] = (inputs_file){ status.st_dev, status.st_ino };
    }
    qsort(in->files, in->file_count, sizeof *in->files, inputs_compare);
    return 0;
}

int inputs_has_file(const inputs *in, const char *path) {
    struct stat status;
    if (stat(path, &status)) return 0;
    inputs_file file = { status.st_dev, status.st_ino };
    return bsearch(&file, in->files, in->file_count, sizeof file, inputs_compare) != NULL;
}

void inputs_free(inputs *in) {
    free(in->files);
    free((void *)in->paths);
    free(in->list);
}
