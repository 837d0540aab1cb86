#include "registry/context.h"
#include "model/model.h"
#include <string.h>

GALLEY_API int32_t GALLEY_CALL galley_context_new(const galley_allocator *allocator, const char *formats, galley_context **out) {
    galleyi_memory memory;
    if (!out) return GALLEY_EARGUMENT;
    *out = NULL;
    int32_t status = galleyi_memory_init(&memory, allocator);
    if (status) return status;
    galley_context *context = galleyi_memory_allocate_zeroed(&memory, sizeof *context);
    if (!context) return GALLEY_ENOMEM;
    context->magic = GALLEYI_MAGIC_CONTEXT;
    context->memory = memory;
    galleyi_settings_init(&context->settings, &memory);
    status = galleyi_register_builtins(context, formats);
    if (status) galley_context_free(context);
    else *out = context;
    return status;
}

GALLEY_API void GALLEY_CALL galley_context_free(galley_context *context) {
    if (!GALLEYI_IS(context, CONTEXT)) return;
    galleyi_memory memory = context->memory;
    for (size_t i = 0; i < context->format_count; i++) {
        galleyi_registration_free(context->formats[i].parser);
        galleyi_registration_free(context->formats[i].serializer);
    }
    galleyi_memory_release(&memory, context->formats, context->format_capacity * sizeof *context->formats);
    galleyi_settings_free(&context->settings);
    context->magic = 0;
    galleyi_memory_release(&memory, context, sizeof *context);
}

GALLEY_API size_t GALLEY_CALL galley_format_count(const galley_context *context) {
    return GALLEYI_IS(context, CONTEXT) ? context->format_count : 0;
}

static const galley_module *context_module(const galleyi_format *format) {
    return format->parser ? &format->parser->module : &format->serializer->module;
}

GALLEY_API const char *GALLEY_CALL galley_format_text(const galley_context *context, size_t index, int32_t field) {
    if (index >= galley_format_count(context)) return NULL;
    const galley_module *module = context_module(&context->formats[index]);
    switch (field) {
    case GALLEY_NAME:       return module->name;
    case GALLEY_TITLE:      return module->title;
    case GALLEY_MEDIA_TYPE: return module->media_types;
    case GALLEY_EXTENSION:  return module->extensions;
    default:                return NULL;
    }
}

GALLEY_API int32_t GALLEY_CALL galley_format_abilities(const galley_context *context, size_t index) {
    if (index >= galley_format_count(context)) return 0;
    const galleyi_format *format = &context->formats[index];
    int32_t abilities = 0;
    if (format->parser) {
        uint32_t flags = format->parser->parser.flags;
        abilities |= flags & GALLEY_MODULE_CARRIES ? GALLEY_CAN_CARRY : GALLEY_CAN_READ;
        if (flags & GALLEY_MODULE_STREAMS) abilities |= GALLEY_CAN_STREAM;
    }
    if (format->serializer) {
        abilities |= GALLEY_CAN_WRITE;
        if (format->serializer->serializer.flags & GALLEY_MODULE_WRITES_MANY) abilities |= GALLEY_CAN_WRITE_MANY;
    }
    return abilities;
}

GALLEY_API int32_t GALLEY_CALL galley_document_new(const galley_context *context, galley_document **out) {
    galleyi_limits limits;
    if (!out || !context) return GALLEY_EARGUMENT;
    if (context->magic != GALLEYI_MAGIC_CONTEXT || (*out && (*out)->magic != GALLEYI_MAGIC_DOCUMENT)) return GALLEY_ESTATE;
    galleyi_limits_resolve(context, NULL, &limits);
    if (!*out) return galleyi_document_create(&context->memory, limits.nodes, out);
    (*out)->node_limit = limits.nodes;
    return galleyi_document_empty(*out);
}

