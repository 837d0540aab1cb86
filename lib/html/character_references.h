/* https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state */
#ifndef GALLEY_HTML_CHARACTER_REFERENCES_H
#define GALLEY_HTML_CHARACTER_REFERENCES_H
#include "config.h"
#include <stddef.h>
#include <stdint.h>

typedef struct galleyi_html_reference {
    uint16_t name;                   /* in galleyi_html_reference_names, without the semicolon */
    uint8_t  length, legacy;         /* legacy: counts without a semicolon too */
    uint8_t  size, text[6];
} galleyi_html_reference;

extern const char galleyi_html_reference_names[];
extern const galleyi_html_reference galleyi_html_references[];
extern const uint16_t galleyi_html_reference_slots[4096];
extern const uint64_t galleyi_html_reference_legacy[64];   /* by the first letter's low six bits: those of the second of names that count without a semicolon, as bits */

/* The reference at *at, which stands on '&': its UTF-8 in out and *at behind it; 0 where none is, *at then behind the '&'. */
size_t galleyi_html_reference_read(const char **at, const char *end, int attribute, char out[8]);
#endif
