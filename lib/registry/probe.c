/* Choosing a parser: named steps; of equal ones the later registered wins. */
#include "registry/input.h"
#include <string.h>

/* Is word among the blank-separated ones of list? Letters' case does not count. */
static int probe_listed(const char *list, const char *word, size_t length) {
    for (size_t size; length && *(list += strspn(list, " ")); list += size) {
        size_t same = 0;
        size = strcspn(list, " ");
        while (same < size && same < length && (list[same] | 32) == (word[same] | 32)) same++;
        if (same == size && size == length) return 1;
    }
    return 0;
}

int32_t galleyi_probe_declared(const galley_module *module, const galley_facts *facts) {
    size_t length;
    const char *type = galley_facts_text(facts, GALLEY_MEDIA_TYPE, &length);
    if (type && probe_listed(module->media_types, type, strcspn(type, "; \t"))) return GALLEY_SCORE_MEDIA_TYPE;
    const char *extension = galley_facts_text(facts, GALLEY_EXTENSION, &length);
    return extension && probe_listed(module->extensions, extension, length) ? GALLEY_SCORE_EXTENSION : GALLEY_SCORE_NO;
}

/* A probe that answers NO has the last word; any other answer may be raised by what the table declares. */
int32_t galleyi_probe_one(const galleyi_registration *r, const galley_facts *facts) {
    int32_t declared = galleyi_probe_declared(&r->module, facts), score = r->parser.probe ? r->parser.probe(r->parser.user, facts) : declared;
    if (score <= GALLEY_SCORE_NO) return GALLEY_SCORE_NO;
    if (score > GALLEY_SCORE_CERTAIN) score = GALLEY_SCORE_CERTAIN;
    return score > declared ? score : declared;
}

const galleyi_registration *galleyi_probe_best(const galley_context *context, const galley_facts *facts, int32_t *score) {
    const galleyi_registration *best = NULL;
    *score = GALLEY_SCORE_NO;
    for (size_t i = 0; i < context->format_count; i++) {
        const galleyi_registration *r = context->formats[i].parser;
        int32_t here = r ? galleyi_probe_one(r, facts) : GALLEY_SCORE_NO;
        if (here > *score || (here && here == *score && r->sequence > best->sequence)) { best = r; *score = here; }
    }
    return best;
}

GALLEY_API const char *GALLEY_CALL galley_probe(const galley_context *context, galley_input *input, const char *format, int32_t *score, galley_error *error) {
    int32_t found = GALLEY_SCORE_NO;
    const galleyi_registration *r = NULL;
    if (score) *score = GALLEY_SCORE_NO;
    galleyi_error_clear(error);
    if (!GALLEYI_IS(context, CONTEXT) || !GALLEYI_IS(input, INPUT)) { galleyi_fail(error, GALLEY_EARGUMENT, "galley_probe: no context or no input"); return NULL; }
    if (input->used) { galleyi_fail(error, GALLEY_ESTATE, "galley_probe: a reader has this input already"); return NULL; }
    if (galleyi_input_peek(input, error)) return NULL;
    int in_memory = input->source.kind == GALLEYI_SOURCE_MEMORY;
    const char *bytes = in_memory ? input->source.data : input->peeked.data ? input->peeked.data : "";
    if (galleyi_facts_compute(&input->facts, bytes, in_memory ? input->source.size : input->peeked.size)) { galleyi_fail_memory(error); return NULL; }
    if (!format) r = galleyi_probe_best(context, &input->facts, &found);
    else {
        const galleyi_format *one = galleyi_format_find(context, format, strlen(format));
        if (!one || !one->parser) { galleyi_format_unknown(context, format, GALLEY_CAN_READ, error); return NULL; }
        found = galleyi_probe_one(one->parser, &input->facts);
        r = found ? one->parser : NULL;
    }
    if (score) *score = found;
    if (!r) galleyi_fail(error, GALLEY_EUNKNOWN_FORMAT, "the format of this input is not known");
    return r ? r->module.name : NULL;
}
