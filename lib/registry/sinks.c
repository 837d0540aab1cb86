/* Sinks of a context. */
#include "core/sink.h"
#include "registry/context.h"

GALLEY_API int32_t GALLEY_CALL galley_sink_to_memory(const galley_context *context, galley_sink **out) {
    if (!out || !context) return GALLEY_EARGUMENT;
    *out = NULL;
    return context->magic == GALLEYI_MAGIC_CONTEXT ? galleyi_sink_create(&context->memory, out) : GALLEY_ESTATE;
}

GALLEY_API int32_t GALLEY_CALL galley_sink_to_file(const galley_context *context, const char *path, galley_sink **out, galley_error *error) {
    int os_error = 0;
    galleyi_error_clear(error);
    if (!out || !context || !path) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_sink_to_file: no context, no path, or nowhere to put the sink");
    *out = NULL;
    if (context->magic != GALLEYI_MAGIC_CONTEXT) return galleyi_fail(error, GALLEY_ESTATE, "galley_sink_to_file: this is not a context");
    int32_t status = galleyi_sink_open(&context->memory, path, out, &os_error);
    return status == GALLEY_EIO ? galleyi_fail_os(error, os_error, path) : status ? galleyi_fail_memory(error) : GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_sink_to_callback(const galley_context *context, galley_write_fn write, void *user, galley_sink **out) {
    if (!write) return GALLEY_EARGUMENT;
    int32_t status = galley_sink_to_memory(context, out);
    if (status) return status;
    galleyi_sink_to_function(*out, write, user);
    return GALLEY_OK;
}
