/* Buffered output, losses and the one rule for addresses that all renderers share. */
#include "render/output.h"
#include "text/urls.h"

#define OUTPUT_FULL 32768

void galleyi_output_init(galleyi_output *out, const galleyi_memory *memory, int32_t (*hand_on)(void *, const void *, size_t), void *user) {
    memset(out, 0, sizeof *out);
    galleyi_buffer_init(&out->buffer, memory);
    out->hand_on = hand_on;
    out->user = user;
}

void galleyi_output_free(galleyi_output *out) { galleyi_buffer_free(&out->buffer); }

int32_t galleyi_output_flush(galleyi_output *out) {
    if (!out->status) out->status = out->buffer.status;
    if (out->status || !out->hand_on || !out->buffer.size) return out->status;
    out->last = out->buffer.data[out->buffer.size - 1];
    out->status = out->hand_on(out->user, out->buffer.data, out->buffer.size);
    out->buffer.size = 0;
    return out->status;
}

int32_t galleyi_output_ease(galleyi_output *out) {
    if (out->hand_on && out->buffer.size >= OUTPUT_FULL) return galleyi_output_flush(out);
    return out->status ? out->status : out->buffer.status;
}

void galleyi_losses_field(galleyi_losses *losses, int32_t field) {
    if (losses && field > 0 && field < 448) losses->fields[field >> 6] |= UINT64_C(1) << (field & 63);
}

void galleyi_losses_node(galleyi_losses *losses, int32_t kind) {
    uint32_t number = (uint32_t)kind - GALLEY_NODE_ROOT;
    if (losses && number < 128) losses->nodes[number >> 6] |= UINT64_C(1) << (number & 63);
}

int galleyi_losses_has(const galleyi_losses *losses, int32_t number) {
    if (number > 0 && number < 448) return losses->fields[number >> 6] >> (number & 63) & 1;
    uint32_t node = (uint32_t)number - GALLEY_NODE_ROOT;
    return node < 128 && (losses->nodes[node >> 6] >> (node & 63) & 1);
}

int32_t galleyi_losses_next(const galleyi_losses *losses, int32_t after) {
    for (int32_t number = after + 1; number < GALLEY_NODE_ROOT + 128; number++) {
        if (number == 448) number = GALLEY_NODE_ROOT;
        if (galleyi_losses_has(losses, number)) return number;
    }
    return 0;
}

int galleyi_render_safe(const char *url, size_t length) { return galleyi_url_is_safe(url, length, false); }
