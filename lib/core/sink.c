#include "core/sink.h"
#include "core/failure.h"
#include "core/magic.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { SINK_MEMORY, SINK_FD, SINK_CALLBACK };
#define SINK_GATHER ((size_t)64 << 10)

int32_t galleyi_sink_create(const galleyi_memory *memory, galley_sink **out) {
    galley_sink *sink = galleyi_memory_allocate_zeroed(memory, sizeof *sink);
    *out = sink;
    if (!sink) return GALLEY_ENOMEM;
    sink->magic = GALLEYI_MAGIC_SINK;
    sink->limit = UINT64_MAX;
    sink->fd = -1;
    galleyi_buffer_init(&sink->buffer, memory);
    return GALLEY_OK;
}

int32_t galleyi_sink_open(const galleyi_memory *memory, const char *path, galley_sink **out, int *os_error) {
    int32_t status = galleyi_sink_create(memory, out);
    if (status) return status;
    galley_sink *sink = *out;
    size_t length = strlen(path);
    sink->kind = SINK_FD;
    sink->path = galleyi_memory_allocate(memory, length + 1);
    if (!sink->path) { galleyi_sink_free(sink); *out = NULL; return GALLEY_ENOMEM; }
    memcpy(sink->path, path, length + 1);
    if (!strcmp(path, "-")) { sink->fd = STDOUT_FILENO; return GALLEY_OK; }
    do sink->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666); while (sink->fd < 0 && errno == EINTR);
    if (sink->fd >= 0) { sink->owns_fd = 1; return GALLEY_OK; }
    *os_error = errno;
    galleyi_sink_free(sink);
    *out = NULL;
    return GALLEY_EIO;
}

void galleyi_sink_to_function(galley_sink *sink, galley_write_fn write, void *user) {
    sink->kind = SINK_CALLBACK;
    sink->write = write;
    sink->user = user;
}

static int32_t sink_hand_on(galley_sink *sink, const char *data, size_t size) {
    if (sink->kind == SINK_CALLBACK) return sink->write(sink->user, data, size) ? sink->status = GALLEY_EIO : GALLEY_OK;
    while (size) {
        ssize_t count = write(sink->fd, data, size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) { sink->os_error = errno; return sink->status = GALLEY_EIO; }
        data += count;
        size -= (size_t)count;
    }
    return GALLEY_OK;
}

int32_t galleyi_sink_flush(galley_sink *sink) {
    if (sink->status || sink->kind == SINK_MEMORY || !sink->buffer.size) return sink->status;
    size_t size = sink->buffer.size;
    sink->buffer.size = 0;
    return sink_hand_on(sink, sink->buffer.data, size);
}

GALLEY_API int32_t GALLEY_CALL galley_sink_write(galley_sink *sink, const void *data, size_t size) {
    if (!sink) return GALLEY_EARGUMENT;
    if (sink->magic != GALLEYI_MAGIC_SINK) return GALLEY_ESTATE;
    if (sink->status || !size) return sink->status;
    if (!data) return sink->status = GALLEY_EARGUMENT;
    if (size > sink->limit - sink->written) return sink->status = GALLEY_ELIMIT;
    sink->written += size;
    if (sink->kind != SINK_MEMORY && sink->buffer.size + size > SINK_GATHER) {
        if (galleyi_sink_flush(sink)) return sink->status;
        if (size >= SINK_GATHER) return sink_hand_on(sink, data, size);
    }
    return sink->status = galleyi_buffer_append(&sink->buffer, data, size);
}

GALLEY_API const void *GALLEY_CALL galley_sink_bytes(const galley_sink *sink, size_t *size) {
    int there = GALLEYI_IS(sink, SINK) && sink->kind == SINK_MEMORY;
    if (size) *size = there ? sink->buffer.size : 0;
    return there ? sink->buffer.data ? (const void *)sink->buffer.data : (const void *)"" : NULL;
}

int32_t galleyi_sink_fail(const galley_sink *sink, galley_error *error) {
    if (sink->status == GALLEY_EIO && sink->os_error) return galleyi_fail_os(error, sink->os_error, sink->path);
    switch (sink->status) {
    case GALLEY_OK:     return GALLEY_OK;
    case GALLEY_ENOMEM: return galleyi_fail_memory(error);
    case GALLEY_EIO:    return galleyi_fail(error, GALLEY_EIO, "the sink's callback failed");
    case GALLEY_ELIMIT: return galleyi_fail(error, GALLEY_ELIMIT, "limit.output: more than %llu bytes were written", (unsigned long long)sink->limit);
    default:            return galleyi_fail(error, sink->status, "the sink failed: %s", galley_status_name(sink->status));
    }
}

void galleyi_sink_free(galley_sink *sink) {
    galleyi_memory memory = sink->buffer.memory;
    if (sink->owns_fd) close(sink->fd);
    if (sink->path) galleyi_memory_release(&memory, sink->path, strlen(sink->path) + 1);
    galleyi_buffer_free(&sink->buffer);
    sink->magic = 0;
    galleyi_memory_release(&memory, sink, sizeof *sink);
}

GALLEY_API int32_t GALLEY_CALL galley_sink_close(galley_sink *sink, galley_error *error) {
    galleyi_error_clear(error);
    if (!sink) return GALLEY_OK;
    if (sink->magic != GALLEYI_MAGIC_SINK) return galleyi_fail(error, GALLEY_ESTATE, "galley_sink_close: this is not an open sink");
    galleyi_sink_flush(sink);
    if (sink->owns_fd && close(sink->fd) && !sink->status) { sink->os_error = errno; sink->status = GALLEY_EIO; }
    sink->owns_fd = 0;
    int32_t status = galleyi_sink_fail(sink, error);
    galleyi_sink_free(sink);
    return status;
}
