/* The inside of galley_input: a source and what is known of it. */
#ifndef GALLEY_REGISTRY_INPUT_H
#define GALLEY_REGISTRY_INPUT_H
#include "core/buffer.h"
#include "core/source.h"
#include "registry/context.h"

enum { GALLEYI_PEEK = 64 << 10 };             /* what a probe sees at most */

/* Facts in the order of facts.c's list: given ones first, then those that are computed from the bytes. */
enum { GALLEYI_FACT_URL, GALLEYI_FACT_NAME, GALLEYI_FACT_MEDIA_TYPE, GALLEYI_FACT_CHARSET, GALLEYI_FACT_LANGUAGE, GALLEYI_FACT_FETCHED, GALLEYI_FACT_FORMAT,
       GALLEYI_FACT_EXTENSION, GALLEYI_FACT_SYNTAX, GALLEYI_FACT_ROOT_ELEMENT, GALLEYI_FACT_ROOT_NAMESPACE, GALLEYI_FACT_JSON_KEYS, GALLEYI_FACTS,
       GALLEYI_FACTS_GIVEN = GALLEYI_FACT_EXTENSION };

struct galley_facts {
    uint32_t       magic;
    const char    *bytes;
    size_t         size;
    galleyi_buffer texts[GALLEYI_FACTS];      /* size 0: not known */
};

struct galley_input {
    uint32_t       magic;
    int            used;                      /* a reader has it */
    galleyi_memory memory;
    galleyi_source source;
    galley_facts   facts;
    galleyi_buffer peeked;                    /* read for a probe, not yet given to a parser */
    int            ended;
    char          *path;
};

/* facts.c */
void    galleyi_facts_init(galley_facts *facts, const galleyi_memory *memory);
void    galleyi_facts_free(galley_facts *facts);
int     galleyi_fact_index(int32_t field);    /* GALLEYI_FACT_*, -1: none */
int32_t galleyi_facts_set(galley_facts *facts, int fact, const char *text, size_t length);   /* repaired UTF-8 */
int32_t galleyi_facts_copy_given(galley_facts *to, const galley_facts *from);
int32_t galleyi_facts_charset(galley_facts *facts);   /* from the media type's parameter, where the charset is not given itself */
int32_t galleyi_facts_compute(galley_facts *facts, const char *bytes, size_t size);   /* borrows bytes; at most GALLEYI_PEEK are looked at */

/* input.c: bytes to probe, without taking them. */
int32_t galleyi_input_peek(galley_input *input, galley_error *error);

/* probe.c: the best parser for these facts, or that which FORMAT names; NULL: none. */
const galleyi_registration *galleyi_probe_best(const galley_context *context, const galley_facts *facts, int32_t *score);
int32_t galleyi_probe_one(const galleyi_registration *r, const galley_facts *facts);
int32_t galleyi_probe_declared(const galley_module *module, const galley_facts *facts);   /* what a table's media types and extensions say */
#endif
