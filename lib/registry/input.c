/* Inputs: what is read, and what is known of it. */
#include "registry/input.h"
#include "model/timestamp.h"
#include <string.h>

static int32_t input_new(const galley_context *context, galley_input **out) {
    if (!out || !context) return GALLEY_EARGUMENT;
    *out = NULL;
    if (context->magic != GALLEYI_MAGIC_CONTEXT) return GALLEY_ESTATE;
    galley_input *input = galleyi_memory_allocate_zeroed(&context->memory, sizeof *input);
    if (!input) return GALLEY_ENOMEM;
    input->magic = GALLEYI_MAGIC_INPUT;
    input->memory = context->memory;
    galleyi_facts_init(&input->facts, &input->memory);
    galleyi_buffer_init(&input->peeked, &input->memory);
    *out = input;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_input_from_memory(const galley_context *context, const void *data, size_t size, galley_input **out) {
    int32_t status = !data && size ? GALLEY_EARGUMENT : input_new(context, out);
    if (status) return status;
    (*out)->source.kind = GALLEYI_SOURCE_MEMORY;
    (*out)->source.data = data ? data : "";
    (*out)->source.size = size;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_input_from_file(const galley_context *context, const char *path, galley_input **out, galley_error *error) {
    galleyi_error_clear(error);
    if (!path) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_input_from_file: no path");
    int32_t status = input_new(context, out);
    int os_error = 0;
    if (status) return galleyi_fail(error, status, "%s", galley_status_name(status));
    galley_input *input = *out;
    status = galleyi_source_open(&input->source, path, &os_error);
    if (status) {
        galleyi_fail_os(error, os_error, path);
    } else if (strcmp(path, "-")) {
        size_t length = strlen(path);
        input->path = galleyi_memory_allocate(&input->memory, length + 1);
        if (input->path) memcpy(input->path, path, length + 1);
        status = input->path ? galleyi_facts_set(&input->facts, GALLEYI_FACT_NAME, path, length) : GALLEY_ENOMEM;
        if (status) galleyi_fail_memory(error);
    }
    if (!status) return GALLEY_OK;
    galley_input_free(input);
    *out = NULL;
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_input_from_fd(const galley_context *context, int32_t fd, galley_input **out) {
    int32_t status = fd < 0 ? GALLEY_EARGUMENT : input_new(context, out);
    if (status) return status;
    (*out)->source.kind = GALLEYI_SOURCE_FD;
    (*out)->source.fd = fd;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_input_from_callback(const galley_context *context, galley_read_fn read, void *user, galley_input **out) {
    int32_t status = !read ? GALLEY_EARGUMENT : input_new(context, out);
    if (status) return status;
    (*out)->source.kind = GALLEYI_SOURCE_CALLBACK;
    (*out)->source.read = read;
    (*out)->source.user = user;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_input_for_push(const galley_context *context, galley_input **out) {
    int32_t status = input_new(context, out);
    if (!status) (*out)->source.kind = GALLEYI_SOURCE_PUSH;
    return status;
}

GALLEY_API void GALLEY_CALL galley_input_free(galley_input *input) {
    if (!GALLEYI_IS(input, INPUT)) return;
    galleyi_memory memory = input->memory;
    galleyi_source_close(&input->source);
    galleyi_facts_free(&input->facts);
    galleyi_buffer_free(&input->peeked);
    if (input->path) galleyi_memory_release(&memory, input->path, strlen(input->path) + 1);
    input->magic = 0;
    galleyi_memory_release(&memory, input, sizeof *input);
}

GALLEY_API int32_t GALLEY_CALL galley_input_set(galley_input *input, int32_t fact, const char *text, size_t length) {
    if (!input) return GALLEY_EARGUMENT;
    if (input->magic != GALLEYI_MAGIC_INPUT) return GALLEY_ESTATE;
    int index = galleyi_fact_index(fact);
    if (index < 0 || index >= GALLEYI_FACTS_GIVEN) return GALLEY_EARGUMENT;
    if (input->used) return GALLEY_ESTATE;
    size_t size = !text ? 0 : length == GALLEY_NUL_TERMINATED ? strlen(text) : length;
    if (fact == GALLEY_FETCHED && size && !galleyi_timestamp_valid(text, size)) return GALLEY_EARGUMENT;
    return galleyi_facts_set(&input->facts, index, text, size);
}

int32_t galleyi_input_peek(galley_input *input, galley_error *error) {
    if (input->source.kind == GALLEYI_SOURCE_MEMORY || input->source.kind == GALLEYI_SOURCE_PUSH) return GALLEY_OK;
    while (!input->ended && input->peeked.size < GALLEYI_PEEK) {
        if (galleyi_buffer_reserve(&input->peeked, GALLEYI_PEEK - input->peeked.size)) return galleyi_fail_memory(error);
        int64_t count = galleyi_source_read(&input->source, input->peeked.data + input->peeked.size, GALLEYI_PEEK - input->peeked.size);
        if (count < 0) return input->source.os_error ? galleyi_fail_os(error, input->source.os_error, input->path)
                                                     : galleyi_fail(error, GALLEY_EIO, "the input's callback failed");
        if (!count) input->ended = 1;
        input->peeked.size += (size_t)count;
    }
    return GALLEY_OK;
}
