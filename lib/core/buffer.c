#include "core/buffer.h"
#include "core/utf8.h"

void galleyi_buffer_init(galleyi_buffer *buffer, const galleyi_memory *memory) {
    memset(buffer, 0, sizeof *buffer);
    buffer->memory = *memory;
}

void galleyi_buffer_free(galleyi_buffer *buffer) {
    galleyi_memory memory = buffer->memory;
    galleyi_memory_release(&memory, buffer->data, buffer->capacity);
    galleyi_buffer_init(buffer, &memory);
}

void galleyi_buffer_clear(galleyi_buffer *buffer) {
    buffer->size = 0;
    buffer->status = GALLEY_OK;
}

int32_t galleyi_buffer_reserve(galleyi_buffer *buffer, size_t more) {
    if (buffer->status) return buffer->status;
    if (more <= buffer->capacity - buffer->size) return GALLEY_OK;
    if (more > SIZE_MAX / 2 - buffer->size) return buffer->status = GALLEY_ENOMEM;
    size_t wants = buffer->size + more, capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < wants) capacity += capacity / 2 + 64;
    char *data = galleyi_memory_resize(&buffer->memory, buffer->data, buffer->capacity, capacity);
    if (!data) return buffer->status = GALLEY_ENOMEM;
    buffer->data = data;
    buffer->capacity = capacity;
    return GALLEY_OK;
}

int32_t galleyi_buffer_grow(galleyi_buffer *buffer, const void *data, size_t size) {
    if (galleyi_buffer_reserve(buffer, size)) return buffer->status;
    if (size) memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    return GALLEY_OK;
}

int32_t galleyi_buffer_append_text(galleyi_buffer *buffer, const char *text) {
    return galleyi_buffer_append(buffer, text, strlen(text));
}

int32_t galleyi_buffer_append_number(galleyi_buffer *buffer, int64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do digits[--at] = (char)('0' + rest % 10); while (rest /= 10);
    if (number < 0) galleyi_buffer_append_char(buffer, '-');
    return galleyi_buffer_append(buffer, digits + at, sizeof digits - at);
}

int32_t galleyi_buffer_append_code_point(galleyi_buffer *buffer, uint32_t code_point) {
    char bytes[4];
    return galleyi_buffer_append(buffer, bytes, galleyi_utf8_encode(code_point, bytes));
}

const char *galleyi_buffer_text(galleyi_buffer *buffer) {
    if (galleyi_buffer_reserve(buffer, 1)) return NULL;
    buffer->data[buffer->size] = '\0';
    return buffer->data;
}
