/* Registering: tables are checked, copied with their texts, and kept by name. */
#include "registry/context.h"
#include <stddef.h>
#include <string.h>

static const size_t modules_module_least = offsetof(galley_module, option_count) + sizeof(size_t);

static int modules_name_valid(const char *name) {
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length && length <= 40 && !name[length];
}

static int32_t modules_check(const galley_module *module, galley_error *error) {
    if (!module || module->size < modules_module_least) return galleyi_fail(error, GALLEY_EARGUMENT, "the module's table is missing or too small");
    if (!module->name || !modules_name_valid(module->name))
        return galleyi_fail(error, GALLEY_EARGUMENT, "a module's name has 1 to 40 of a-z, 0-9 and '-'");
    if (module->option_count > 1000 || (module->option_count && (!module->options || module->option_size < sizeof(galley_option))))
        return galleyi_fail(error, GALLEY_EARGUMENT, "module %s: its options are missing or their size is wrong", module->name);
    for (size_t i = 0; i < module->option_count; i++) {
        const galley_option *o = (const galley_option *)(const void *)((const char *)module->options + i * module->option_size);
        if (!o->key || !modules_name_valid(o->key)) return galleyi_fail(error, GALLEY_EARGUMENT, "module %s: option %zu has no valid key", module->name, i);
        if (!o->type || !galleyi_option_type_valid(o->type))
            return galleyi_fail(error, GALLEY_EARGUMENT, "module %s: option '%s' has no valid type", module->name, o->key);
    }
    return GALLEY_OK;
}

static const char *modules_text(galleyi_arena *arena, const char *text, int32_t *status) {
    if (!text) text = "";
    char *copy = galleyi_arena_text(arena, text, strlen(text));
    if (!copy) *status = GALLEY_ENOMEM;
    return copy;
}

static int32_t modules_copy(galleyi_registration *r, const galley_module *module) {
    galleyi_arena *arena = &r->arena;
    int32_t status = GALLEY_OK;
    r->module.size = sizeof r->module;
    r->module.option_size = sizeof(galley_option);
    r->module.name = modules_text(arena, module->name, &status);
    r->module.title = modules_text(arena, module->title ? module->title : module->name, &status);
    r->module.media_types = modules_text(arena, module->media_types, &status);
    r->module.extensions = modules_text(arena, module->extensions, &status);
    galley_option *options = galleyi_arena_allocate(arena, (module->option_count + 1) * sizeof *options);
    if (!options || status) return GALLEY_ENOMEM;
    for (size_t i = 0; i < module->option_count; i++) {
        const galley_option *o = (const galley_option *)(const void *)((const char *)module->options + i * module->option_size);
        size_t name = strlen(module->name), key = strlen(o->key);
        char *full = galleyi_arena_allocate(arena, name + key + 2);
        if (!full) return GALLEY_ENOMEM;
        memcpy(full, module->name, name);
        full[name] = '.';
        memcpy(full + name + 1, o->key, key + 1);
        options[i].key = full;
        options[i].type = modules_text(arena, o->type, &status);
        options[i].fallback = modules_text(arena, o->fallback, &status);
        options[i].text = modules_text(arena, o->text, &status);
    }
    r->module.options = options;
    r->module.option_count = module->option_count;
    return status;
}

void galleyi_registration_free(galleyi_registration *r) {
    if (!r) return;
    if (r->parser.destroy) r->parser.destroy(r->parser.user);
    if (r->serializer.destroy) r->serializer.destroy(r->serializer.user);
    galleyi_memory memory = r->arena.memory;
    galleyi_arena_free(&r->arena);
    galleyi_memory_release(&memory, r, sizeof *r);
}

const galleyi_format *galleyi_format_find(const galley_context *context, const char *name, size_t length) {
    for (size_t i = 0; i < context->format_count; i++)
        if (strlen(context->formats[i].name) == length && !memcmp(context->formats[i].name, name, length)) return &context->formats[i];
    return NULL;
}

int32_t galleyi_format_unknown(const galley_context *context, const char *name, int32_t ability, galley_error *error) {
    const galleyi_format *format = galleyi_format_find(context, name, strlen(name));
    const char *best = NULL, *doing = ability == GALLEY_CAN_WRITE ? "written" : "read";
    if (format) return galleyi_fail(error, GALLEY_EUNKNOWN_FORMAT, "format '%s' can't be %s", name, doing);
    for (size_t i = 0; i < context->format_count; i++) {
        const galleyi_format *f = &context->formats[i];
        if (ability == GALLEY_CAN_WRITE ? f->serializer != NULL : f->parser != NULL) best = galleyi_nearer(name, f->name, best);
    }
    if (best) return galleyi_fail(error, GALLEY_EUNKNOWN_FORMAT, "unknown format '%s'; did you mean '%s'?", name, best);
    return galleyi_fail(error, GALLEY_EUNKNOWN_FORMAT, "unknown format '%s'", name);
}

/* The format of this name with room for its registration; made where absent. */
static galleyi_format *modules_slot(galley_context *context, const char *name) {
    galleyi_format *format = (galleyi_format *)galleyi_format_find(context, name, strlen(name));
    if (format) return format;
    if (context->format_count == context->format_capacity) {
        size_t capacity = context->format_capacity ? context->format_capacity * 2 : 16;
        galleyi_format *formats = galleyi_memory_resize(&context->memory, context->formats, context->format_capacity * sizeof *formats, capacity * sizeof *formats);
        if (!formats) return NULL;
        context->formats = formats;
        context->format_capacity = capacity;
    }
    format = &context->formats[context->format_count];
    memset(format, 0, sizeof *format);
    return format;
}

/* Takes the checked tables (one of them NULL) with their destroy, which it also runs where registering fails. */
static int32_t modules_register(galley_context *context, const galley_module *module, const galley_parser *parser, const galley_serializer *serializer,
                                int32_t flags, galley_error *error) {
    const galleyi_format *old = galleyi_format_find(context, module->name, strlen(module->name));
    galleyi_registration *before = !old ? NULL : parser ? old->parser : old->serializer;
    if (before && !(flags & GALLEY_REPLACE))
        return galleyi_fail(error, GALLEY_EEXISTS, "format '%s' has a %s already", module->name, parser ? "parser" : "serializer");
    galleyi_registration *r = galleyi_memory_allocate_zeroed(&context->memory, sizeof *r);
    if (!r) return galleyi_fail_memory(error);
    galleyi_arena_init(&r->arena, &context->memory);
    galleyi_format *slot = modules_copy(r, module) ? NULL : modules_slot(context, module->name);
    if (!slot) { galleyi_registration_free(r); return galleyi_fail_memory(error); }
    if (!slot->name) context->format_count++;
    if (parser) {
        r->parser = *parser;
        r->parser.module = &r->module;
        slot->parser = r;
    } else {
        r->serializer = *serializer;
        r->serializer.module = &r->module;
        slot->serializer = r;
    }
    slot->name = r->module.name;
    if (slot->parser && slot->serializer) slot->name = slot->parser->module.name;
    r->sequence = context->sequence++;
    galleyi_registration_free(before);
    return GALLEY_OK;
}

static int32_t modules_check_context(const galley_context *context, galley_error *error) {
    if (GALLEYI_IS(context, CONTEXT)) return GALLEY_OK;
    return galleyi_fail(error, context ? GALLEY_ESTATE : GALLEY_EARGUMENT, "registering needs a context");
}

GALLEY_API int32_t GALLEY_CALL galley_register_parser(galley_context *context, const galley_parser *parser, int32_t flags, galley_error *error) {
    galleyi_error_clear(error);
    int32_t status = modules_check_context(context, error);
    if (!parser || parser->size < sizeof *parser) return galleyi_fail(error, GALLEY_EARGUMENT, "the parser's table is missing or too small");
    if (!status) status = modules_check(parser->module, error);
    if (!status && !parser->push) status = galleyi_fail(error, GALLEY_EARGUMENT, "parser %s: push is missing", parser->module->name);
    if (!status) status = modules_register(context, parser->module, parser, NULL, flags, error);
    if (status && parser->destroy) parser->destroy(parser->user);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_register_serializer(galley_context *context, const galley_serializer *serializer, int32_t flags, galley_error *error) {
    galleyi_error_clear(error);
    int32_t status = modules_check_context(context, error);
    if (!serializer || serializer->size < sizeof *serializer) return galleyi_fail(error, GALLEY_EARGUMENT, "the serializer's table is missing or too small");
    if (!status) status = modules_check(serializer->module, error);
    if (!status && !serializer->write) status = galleyi_fail(error, GALLEY_EARGUMENT, "serializer %s: write is missing", serializer->module->name);
    if (!status) status = modules_register(context, serializer->module, NULL, serializer, flags, error);
    if (status && serializer->destroy) serializer->destroy(serializer->user);
    return status;
}
