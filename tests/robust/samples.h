/* Every sample that the tree holds: the inputs under tests/golden and tests/samples, by the extensions that the formats know. */
#ifndef GALLEY_TESTS_SAMPLES_H
#define GALLEY_TESTS_SAMPLES_H
#include <dirent.h>
#include <galley.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct sample { char path[512], name[256]; char *data; size_t size; } sample;
typedef struct sample_list { sample *items; size_t count, capacity; } sample_list;

static int sample_is_input(const char *name) {
    static const char *const extensions[] = { ".txt", ".md", ".json", ".ndjson", ".html" };
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof extensions / sizeof *extensions; i++)
        if (!strcmp(dot, extensions[i])) return 1;
    return 0;
}

static void samples_add(sample_list *list, const char *path, const char *name, size_t most) {
    FILE *file = fopen(path, "rb");
    if (!file) return;
    char *data = malloc(most + 1);
    size_t size = fread(data, 1, most + 1, file);
    fclose(file);
    if (size > most) { free(data); return; }
    if (list->count == list->capacity) list->items = realloc(list->items, (list->capacity = list->capacity * 2 + 64) * sizeof *list->items);
    sample *s = &list->items[list->count++];
    snprintf(s->path, sizeof s->path, "%s", path);
    snprintf(s->name, sizeof s->name, "%s", name);
    s->data = malloc(size ? size : 1);        /* of the very size, so that a read past the end is seen */
    memcpy(s->data, data, size);
    s->size = size;
    free(data);
}

/* Files of at most `most` bytes under folder, three levels deep, in the order of their paths. */
static void samples_gather(sample_list *list, const char *folder, size_t most, int depth) {
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[512];
        struct stat facts;
        const char *name = entries[i]->d_name;
        if (*name != '.' && (size_t)snprintf(path, sizeof path, "%s/%s", folder, name) < sizeof path && !stat(path, &facts)) {
            if (S_ISDIR(facts.st_mode) && depth < 3) samples_gather(list, path, most, depth + 1);
            else if (S_ISREG(facts.st_mode) && sample_is_input(name)) samples_add(list, path, name, most);
        }
        free(entries[i]);
    }
    free(entries);
}

static void samples_free(sample_list *list) {
    for (size_t i = 0; i < list->count; i++) free(list->items[i].data);
    free(list->items);
}

/* Parses data under the sample's name, copies the document and writes it in every format that is written. Gives the first failure. */
static inline int32_t sample_use(const galley_context *context, const sample *s, const char *data, size_t size, galley_document **document, galley_error *error) {
    galley_input *input = NULL;
    galley_document *copy = NULL;
    int32_t status = galley_input_from_memory(context, data, size, &input);
    if (!status) status = galley_input_set(input, GALLEY_NAME, s->name, GALLEY_NUL_TERMINATED);
    if (!status) status = galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED);
    if (!status) status = galley_parse(context, input, NULL, document, error);
    galley_input_free(input);
    if (!status) status = galley_document_copy(*document, &copy);
    for (size_t i = 0; !status && i < galley_format_count(context); i++) {
        char *text = NULL;
        size_t length = 0;
        if (!(galley_format_abilities(context, i) & GALLEY_CAN_WRITE)) continue;
        status = galley_write_memory(context, copy, galley_format_text(context, i, GALLEY_NAME), NULL, &text, &length, error);
        galley_free(text);
    }
    galley_document_free(copy);
    return status;
}
#endif
