/* Where a renderer writes: a buffer that is handed on, between blocks, once it is full. Without hand_on everything stays in the buffer. */
#ifndef GALLEY_RENDER_OUTPUT_H
#define GALLEY_RENDER_OUTPUT_H
#include "core/buffer.h"
#include "galley/body.h"

typedef struct galleyi_output {
    galleyi_buffer buffer;
    int32_t      (*hand_on)(void *user, const void *data, size_t size);   /* OK or failed */
    void          *user;
    int32_t        status;                    /* the first failure */
    char           last;                      /* the byte before those in the buffer; 0: none */
} galleyi_output;

void    galleyi_output_init(galleyi_output *out, const galleyi_memory *memory, int32_t (*hand_on)(void *, const void *, size_t), void *user);
void    galleyi_output_free(galleyi_output *out);
int32_t galleyi_output_flush(galleyi_output *out);      /* all of it; OK, ENOMEM or what hand_on said */
int32_t galleyi_output_ease(galleyi_output *out);       /* flushes when much has gathered */
static inline char galleyi_output_last(const galleyi_output *out) {
    return out->buffer.size ? out->buffer.data[out->buffer.size - 1] : out->last;
}

/* What a format could not hold of what it was given: fields by number, nodes by kind. */
typedef struct galleyi_losses {
    uint64_t fields[7];                       /* numbers below 448 */
    uint64_t nodes[2];                        /* from GALLEY_NODE_ROOT */
} galleyi_losses;

void galleyi_losses_field(galleyi_losses *losses, int32_t field);   /* losses NULL: nobody asks */
void galleyi_losses_node(galleyi_losses *losses, int32_t kind);
int  galleyi_losses_has(const galleyi_losses *losses, int32_t number);   /* a field, or a kind of node */
/* The lost number behind after, fields first; 0: no more. */
int32_t galleyi_losses_next(const galleyi_losses *losses, int32_t after);

/* An address that a page may link to: of a scheme that is known to be harmless, or without one. */
int galleyi_render_safe(const char *url, size_t length);
#endif
