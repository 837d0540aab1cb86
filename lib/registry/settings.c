#include "registry/context.h"
#include <string.h>

void galleyi_settings_init(galleyi_settings *settings, const galleyi_memory *memory) {
    memset(settings, 0, sizeof *settings);
    settings->memory = *memory;
}

static void settings_release(galleyi_settings *settings, char *text) {
    if (text) galleyi_memory_release(&settings->memory, text, strlen(text) + 1);
}

void galleyi_settings_free(galleyi_settings *settings) {
    for (size_t i = 0; i < settings->count; i++) {
        settings_release(settings, settings->items[i].key);
        settings_release(settings, settings->items[i].value);
    }
    galleyi_memory_release(&settings->memory, settings->items, settings->capacity * sizeof *settings->items);
    settings->items = NULL;
    settings->count = settings->capacity = 0;
}

const char *galleyi_settings_get(const galleyi_settings *settings, const char *key) {
    for (size_t i = 0; settings && i < settings->count; i++)
        if (!strcmp(settings->items[i].key, key)) return settings->items[i].value;
    return NULL;
}

static char *settings_text(galleyi_settings *settings, const char *text, size_t length) {
    char *copy = galleyi_memory_allocate(&settings->memory, length + 1);
    if (!copy) return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

int32_t galleyi_settings_set(galleyi_settings *settings, const char *key, const char *value, size_t length) {
    char *copy = settings_text(settings, value, length);
    if (!copy) return GALLEY_ENOMEM;
    for (size_t i = 0; i < settings->count; i++) {
        if (strcmp(settings->items[i].key, key)) continue;
        settings_release(settings, settings->items[i].value);
        settings->items[i].value = copy;
        return GALLEY_OK;
    }
    if (settings->count == settings->capacity) {
        size_t capacity = settings->capacity ? settings->capacity * 2 : 8;
        galleyi_setting *items = galleyi_memory_resize(&settings->memory, settings->items, settings->capacity * sizeof *items, capacity * sizeof *items);
        if (!items) { settings_release(settings, copy); return GALLEY_ENOMEM; }
        settings->items = items;
        settings->capacity = capacity;
    }
    char *name = settings_text(settings, key, strlen(key));
    if (!name) { settings_release(settings, copy); return GALLEY_ENOMEM; }
    settings->items[settings->count++] = (galleyi_setting){ name, copy };
    return GALLEY_OK;
}

int32_t galleyi_settings_copy(galleyi_settings *to, const galleyi_settings *from) {
    int32_t status = GALLEY_OK;
    for (size_t i = 0; !status && i < from->count; i++)
        status = galleyi_settings_set(to, from->items[i].key, from->items[i].value, strlen(from->items[i].value));
    return status;
}
