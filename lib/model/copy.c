/* Copies between documents. Records nest at most GALLEYI_RECORD_DEPTH deep, so recursion over them is bounded; bodies are walked. */
#include "model/model.h"
#include <string.h>

static int32_t copy_origin(galley_record *to, const galleyi_value *value) {
    if (!value->origin && !value->has_span && value->confidence == GALLEY_CONFIDENCE_UNKNOWN) return GALLEY_OK;
    return galley_record_set_origin(to, value->field, value->origin, value->confidence,
                                    value->has_span ? value->span_offset : GALLEY_NO_OFFSET, value->span_length);
}

static int32_t copy_list(galley_record *to, const galleyi_value *value) {
    int32_t status = GALLEY_OK;
    while (galley_record_count(to, value->field)) galley_record_remove(to, value->field, galley_record_count(to, value->field) - 1);
    for (uint32_t i = 0; !status && i < value->count; i++) {
        if (value->type == GALLEY_TYPE_TEXTS) {
            status = galley_record_add_text(to, value->field, value->as.texts[i].text, value->as.texts[i].length);
            continue;
        }
        galley_record *item = galley_record_edit(to, value->field, GALLEY_NEW);
        status = item ? galleyi_record_copy(item, value->as.records[i]) : to->document->status;
    }
    return status;
}

int32_t galleyi_record_copy_value(galley_record *to, const galleyi_value *value) {
    int32_t status = GALLEY_OK;
    galley_record *inner;
    switch (value->type) {
    case GALLEY_TYPE_TEXT:
        status = galley_record_set_text(to, value->field, value->as.text.text, value->as.text.length);
        break;
    case GALLEY_TYPE_NUMBER: case GALLEY_TYPE_FLAG:
        status = galley_record_set_number(to, value->field, value->as.number);
        break;
    case GALLEY_TYPE_RECORD:
        inner = galley_record_edit(to, value->field, 0);
        status = inner ? galleyi_record_copy(inner, value->as.record) : to->document->status;
        break;
    case GALLEY_TYPE_RECORDS: case GALLEY_TYPE_TEXTS:
        status = copy_list(to, value);
        break;
    case GALLEY_TYPE_BODY:
        if (galley_record_count(to, value->field)) galley_record_remove(to, value->field, 0);
        status = galleyi_body_copy(to, value->as.body->root, 0);
        break;
    default:
        break;
    }
    return status ? status : copy_origin(to, value);
}

int32_t galleyi_record_copy(galley_record *to, const galley_record *from) {
    int32_t status = GALLEY_OK;
    for (size_t i = 0; !status && i < from->count; i++) status = galleyi_record_copy_value(to, &from->values[i]);
    for (const galleyi_property *p = from->properties; !status && p; p = p->next)
        status = galley_record_set_property(to, p->name.text, p->json.text, p->json.length);
    return status;
}
