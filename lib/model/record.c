/* Records: a few values of the many that a kind may have, ordered as galley JSON writes them. */
#include "model/model.h"
#include "model/fields.h"
#include "model/timestamp.h"
#include "core/json_text.h"
#include "core/utf8.h"
#include <string.h>

galley_record *galleyi_record_new(galley_document *document, int32_t kind, uint32_t depth) {
    if (depth > GALLEYI_RECORD_DEPTH || document->nodes >= document->node_limit) {
        galleyi_document_stick(document, GALLEY_ELIMIT);
        return NULL;
    }
    galley_record *record = galleyi_arena_allocate_zeroed(&document->arena, sizeof *record);
    if (!record) { galleyi_document_stick(document, GALLEY_ENOMEM); return NULL; }
    document->nodes++;
    record->magic = GALLEYI_MAGIC_RECORD;
    record->kind = (uint8_t)kind;
    record->depth = (uint8_t)depth;
    record->document = document;
    return record;
}

int32_t galleyi_text_copy(galley_document *document, const char *text, size_t length, galleyi_text *out) {
    size_t valid = galleyi_utf8_valid(text, length);
    if (valid == length && !memchr(text, 0, length)) {
        char *copy = galleyi_arena_text(&document->arena, text, length);
        if (!copy) return galleyi_document_stick(document, GALLEY_ENOMEM);
        *out = (galleyi_text){ copy, length };
        return GALLEY_OK;
    }
    galleyi_buffer repaired;
    galleyi_buffer_init(&repaired, &document->memory);
    int32_t status = galleyi_utf8_repair(&repaired, text, length, NULL);
    char *copy = status ? NULL : galleyi_arena_text(&document->arena, repaired.data, repaired.size);
    if (copy) *out = (galleyi_text){ copy, repaired.size };
    galleyi_buffer_free(&repaired);
    return copy ? GALLEY_OK : galleyi_document_stick(document, GALLEY_ENOMEM);
}

/* The place of field among the values, and whether it is there. */
static size_t record_place(const galley_record *record, uint32_t rank, int *there) {
    size_t low = 0;
    while (low < record->count && record->values[low].rank < rank) low++;
    *there = low < record->count && record->values[low].rank == rank;
    return low;
}

const galleyi_value *galleyi_record_value(const galley_record *record, int32_t field) {
    if (!GALLEYI_IS(record, RECORD)) return NULL;
    for (size_t i = 0; i < record->count; i++)
        if (record->values[i].field == field) return &record->values[i];
    return NULL;
}

const galleyi_value *galleyi_record_values(const galley_record *record, size_t *count) {
    *count = GALLEYI_IS(record, RECORD) ? record->count : 0;
    return *count ? record->values : NULL;
}

/* The value of a field of this type, made where absent; NULL and a sticky failure where the record has no such field. */
galleyi_value *galleyi_record_make(galley_record *record, int32_t field, int32_t type) {
    uint32_t rank = galleyi_field_rank(record->kind, field);
    int there;
    if (!rank || galley_field_type(field) != type) { galleyi_document_stick(record->document, GALLEY_EARGUMENT); return NULL; }
    size_t at = record_place(record, rank, &there);
    if (there) return &record->values[at];
    if (record->count == record->capacity) {
        uint16_t capacity = record->capacity ? (uint16_t)(record->capacity * 2) : 4;
        galleyi_value *values = galleyi_arena_extend(&record->document->arena, record->values, record->capacity * sizeof *values, capacity * sizeof *values);
        if (!values) { galleyi_document_stick(record->document, GALLEY_ENOMEM); return NULL; }
        record->values = values;
        record->capacity = capacity;
    }
    galleyi_value *value = &record->values[at];
    memmove(value + 1, value, (record->count - at) * sizeof *value);
    memset(value, 0, sizeof *value);
    value->field = (uint16_t)field;
    value->rank = (uint16_t)rank;
    value->type = (uint8_t)type;
    value->confidence = GALLEY_CONFIDENCE_UNKNOWN;
    record->count++;
    return value;
}

static void record_drop(galley_record *record, const galleyi_value *value) {
    size_t at = (size_t)(value - record->values);
    memmove(record->values + at, record->values + at + 1, (--record->count - at) * sizeof *record->values);
}

static int32_t record_check(const galley_record *record) {
    return !record ? GALLEY_EARGUMENT : record->magic != GALLEYI_MAGIC_RECORD ? GALLEY_ESTATE : GALLEY_OK;
}

static size_t record_length(const char *text, size_t length) {
    return !text ? 0 : length == GALLEY_NUL_TERMINATED ? strlen(text) : length;
}

GALLEY_API int32_t GALLEY_CALL galley_record_kind(const galley_record *record) {
    return GALLEYI_IS(record, RECORD) ? record->kind : 0;
}

GALLEY_API const char *GALLEY_CALL galley_record_text(const galley_record *record, int32_t field, size_t *length) {
    const galleyi_value *value = galleyi_record_value(record, field);
    int is_text = value && value->type == GALLEY_TYPE_TEXT;
    if (length) *length = is_text ? value->as.text.length : 0;
    return is_text ? value->as.text.text : NULL;
}

GALLEY_API int64_t GALLEY_CALL galley_record_number(const galley_record *record, int32_t field, int64_t fallback) {
    const galleyi_value *value = galleyi_record_value(record, field);
    if (value && (value->type == GALLEY_TYPE_NUMBER || value->type == GALLEY_TYPE_FLAG)) return value->as.number;
    if (!value && GALLEYI_IS(record, RECORD) && record->kind == GALLEY_RECORD_TIMESTAMP) return galleyi_timestamp_number(record, field, fallback);
    return fallback;
}

GALLEY_API const galley_record *GALLEY_CALL galley_record_get(const galley_record *record, int32_t field) {
    const galleyi_value *value = galleyi_record_value(record, field);
    return value && value->type == GALLEY_TYPE_RECORD ? value->as.record : NULL;
}

GALLEY_API size_t GALLEY_CALL galley_record_count(const galley_record *record, int32_t field) {
    const galleyi_value *value = galleyi_record_value(record, field);
    if (!value) return 0;
    return value->type == GALLEY_TYPE_RECORDS || value->type == GALLEY_TYPE_TEXTS ? value->count : 1;
}

GALLEY_API const galley_record *GALLEY_CALL galley_record_at(const galley_record *record, int32_t field, size_t index) {
    const galleyi_value *value = galleyi_record_value(record, field);
    if (!value) return NULL;
    if (value->type == GALLEY_TYPE_RECORD) return index ? NULL : value->as.record;
    return value->type == GALLEY_TYPE_RECORDS && index < value->count ? value->as.records[index] : NULL;
}

GALLEY_API const char *GALLEY_CALL galley_record_text_at(const galley_record *record, int32_t field, size_t index, size_t *length) {
    const galleyi_value *value = galleyi_record_value(record, field);
    const galleyi_text *text = !value ? NULL
        : value->type == GALLEY_TYPE_TEXTS && index < value->count ? &value->as.texts[index]
        : value->type == GALLEY_TYPE_TEXT && !index ? &value->as.text : NULL;
    if (length) *length = text ? text->length : 0;
    return text ? text->text : NULL;
}

GALLEY_API const galley_node *GALLEY_CALL galley_record_body(const galley_record *record) {
    const galleyi_value *value = galleyi_record_value(record, GALLEY_BODY);
    return value && galleyi_node_first(value->as.body->root) ? value->as.body->root : NULL;
}

GALLEY_API const char *GALLEY_CALL galley_record_origin(const galley_record *record, int32_t field, int32_t *confidence) {
    const galleyi_value *value = galleyi_record_value(record, field);
    if (confidence) *confidence = value ? value->confidence : GALLEY_CONFIDENCE_UNKNOWN;
    return value ? value->origin : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_record_span(const galley_record *record, int32_t field, uint64_t *offset, uint64_t *length) {
    const galleyi_value *value = galleyi_record_value(record, field);
    int there = value && value->has_span;
    if (offset) *offset = there ? value->span_offset : GALLEY_NO_OFFSET;
    if (length) *length = there ? value->span_length : 0;
    return there;
}

GALLEY_API int32_t GALLEY_CALL galley_record_set_text(galley_record *record, int32_t field, const char *text, size_t length) {
    int32_t status = record_check(record);
    if (status) return status;
    length = record_length(text, length);
    if (record->kind == GALLEY_RECORD_TIMESTAMP && field == GALLEY_VALUE && length) return galleyi_timestamp_set(record, text, length);
    if (!length) {
        const galleyi_value *old = galleyi_record_value(record, field);
        if (!galleyi_field_rank(record->kind, field) || galley_field_type(field) != GALLEY_TYPE_TEXT) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
        if (old) record_drop(record, old);
        return GALLEY_OK;
    }
    galleyi_text copy;
    if (galley_field_type(field) != GALLEY_TYPE_TEXT || !galleyi_field_rank(record->kind, field)) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    if ((status = galleyi_text_copy(record->document, text, length, &copy)) != GALLEY_OK) return status;
    galleyi_value *value = galleyi_record_make(record, field, GALLEY_TYPE_TEXT);
    if (!value) return record->document->status;
    value->as.text = copy;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_record_set_number(galley_record *record, int32_t field, int64_t number) {
    int32_t status = record_check(record);
    if (status) return status;
    int32_t type = galley_field_type(field);
    if (type != GALLEY_TYPE_NUMBER && type != GALLEY_TYPE_FLAG) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galleyi_value *value = galleyi_record_make(record, field, type);
    if (!value) return record->document->status;
    value->as.number = type == GALLEY_TYPE_FLAG ? number != 0 : number;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_record_set_time(galley_record *record, int32_t field, const char *rfc3339, size_t length) {
    int32_t status = record_check(record);
    if (status) return status;
    if (galley_field_kind(field) != GALLEY_RECORD_TIMESTAMP || !galleyi_timestamp_valid(rfc3339, record_length(rfc3339, length)))
        return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galley_record *time = galley_record_edit(record, field, 0);
    return time ? galleyi_timestamp_set(time, rfc3339, record_length(rfc3339, length)) : record->document->status;
}

/* Makes room for one more in a list; NULL where memory failed. */
static void *record_list_room(galley_record *record, galleyi_value *value, void *list, size_t item) {
    if (value->count < value->capacity) return list;
    uint32_t capacity = value->capacity ? value->capacity * 2 : 4;
    list = galleyi_arena_extend(&record->document->arena, list, value->capacity * item, capacity * item);
    if (!list) { galleyi_document_stick(record->document, GALLEY_ENOMEM); return NULL; }
    value->capacity = capacity;
    return list;
}

static galley_record *record_append(galley_record *record, int32_t field) {
    galley_record *item = galleyi_record_new(record->document, galley_field_kind(field), record->depth + 1u);
    galleyi_value *value = item ? galleyi_record_make(record, field, GALLEY_TYPE_RECORDS) : NULL;
    if (!value) return NULL;
    galley_record **records = record_list_room(record, value, value->as.records, sizeof *records);
    if (!records) { if (!value->count) record_drop(record, value); return NULL; }
    value->as.records = records;
    return records[value->count++] = item;
}

GALLEY_API galley_record *GALLEY_CALL galley_record_edit(galley_record *record, int32_t field, size_t index) {
    if (record_check(record)) return NULL;
    int32_t type = galley_field_type(field);
    const galleyi_value *old = galleyi_record_value(record, field);
    if (type == GALLEY_TYPE_RECORDS && index == GALLEY_NEW && galleyi_field_rank(record->kind, field)) return record_append(record, field);
    if (type == GALLEY_TYPE_RECORDS && old && index < old->count) return old->as.records[index];
    if (type != GALLEY_TYPE_RECORD || (index && index != GALLEY_NEW) || !galleyi_field_rank(record->kind, field)) {
        galleyi_document_stick(record->document, GALLEY_EARGUMENT);
        return NULL;
    }
    if (old) return old->as.record;
    galley_record *made = galleyi_record_new(record->document, galley_field_kind(field), record->depth + 1u);
    galleyi_value *value = made ? galleyi_record_make(record, field, type) : NULL;
    return value ? value->as.record = made : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_record_add_text(galley_record *record, int32_t field, const char *text, size_t length) {
    int32_t status = record_check(record);
    if (status) return status;
    length = record_length(text, length);
    if (galley_field_type(field) != GALLEY_TYPE_TEXTS || !galleyi_field_rank(record->kind, field) || !length)
        return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galleyi_text copy;
    if ((status = galleyi_text_copy(record->document, text, length, &copy)) != GALLEY_OK) return status;
    galleyi_value *value = galleyi_record_make(record, field, GALLEY_TYPE_TEXTS);
    if (!value) return record->document->status;
    galleyi_text *texts = record_list_room(record, value, value->as.texts, sizeof *texts);
    if (!texts) { if (!value->count) record_drop(record, value); return GALLEY_ENOMEM; }
    value->as.texts = texts;
    texts[value->count++] = copy;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_record_remove(galley_record *record, int32_t field, size_t index) {
    int32_t status = record_check(record);
    if (status) return status;
    galleyi_value *value = (galleyi_value *)galleyi_record_value(record, field);
    if (!value || index >= galley_record_count(record, field)) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    if (value->type == GALLEY_TYPE_RECORD) value->as.record->magic = 0;
    if (value->type == GALLEY_TYPE_RECORDS) {
        value->as.records[index]->magic = 0;
        memmove(value->as.records + index, value->as.records + index + 1, (value->count - index - 1) * sizeof *value->as.records);
    }
    if (value->type == GALLEY_TYPE_TEXTS)
        memmove(value->as.texts + index, value->as.texts + index + 1, (value->count - index - 1) * sizeof *value->as.texts);
    if (value->count > 1) value->count--;
    else record_drop(record, value);
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_record_set_origin(galley_record *record, int32_t field, const char *origin, int32_t confidence,
                                                        uint64_t offset, uint64_t length) {
    int32_t status = record_check(record);
    if (status) return status;
    galleyi_value *value = (galleyi_value *)galleyi_record_value(record, field);
    if (!value) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    value->origin = NULL;
    if (origin && *origin) {
        const char *last = record->document->last_origin;
        galleyi_text copy;
        if (!last || strcmp(last, origin)) {
            if ((status = galleyi_text_copy(record->document, origin, strlen(origin), &copy)) != GALLEY_OK) return status;
            last = record->document->last_origin = copy.text;
        }
        value->origin = last;
    }
    value->confidence = confidence < 0 ? GALLEY_CONFIDENCE_UNKNOWN : (int8_t)(confidence > 100 ? 100 : confidence);
    value->has_span = offset != GALLEY_NO_OFFSET;
    value->span_offset = value->has_span ? offset : 0;
    value->span_length = value->has_span ? length : 0;
    return GALLEY_OK;
}

static galleyi_property *record_property(const galley_record *record, const char *name, galleyi_property **before) {
    galleyi_property *property = record->properties;
    for (*before = NULL; property && strcmp(property->name.text, name); property = property->next) *before = property;
    return property;
}

GALLEY_API const char *GALLEY_CALL galley_record_property(const galley_record *record, const char *name, size_t *length) {
    galleyi_property *before, *property = GALLEYI_IS(record, RECORD) && name ? record_property(record, name, &before) : NULL;
    if (length) *length = property ? property->json.length : 0;
    return property ? property->json.text : NULL;
}

GALLEY_API const char *GALLEY_CALL galley_record_property_name(const galley_record *record, size_t index) {
    const galleyi_property *property = GALLEYI_IS(record, RECORD) ? record->properties : NULL;
    while (property && index--) property = property->next;
    return property ? property->name.text : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_record_set_property(galley_record *record, const char *name, const char *json, size_t length) {
    int32_t status = record_check(record);
    if (status) return status;
    galley_document *document = record->document;
    if (!name || !*name) return galleyi_document_stick(document, GALLEY_EARGUMENT);
    galleyi_property *before, *property = record_property(record, name, &before);
    if (!json) {
        if (property && before) before->next = property->next;
        else if (property) record->properties = property->next;
        return GALLEY_OK;
    }
    galleyi_buffer value;
    galleyi_text copied_name = { NULL, 0 };
    galleyi_buffer_init(&value, &document->memory);
    status = galleyi_json_minify(&value, json, record_length(json, length));
    char *copy = status ? NULL : galleyi_arena_text(&document->arena, value.data, value.size);
    if (!status && !copy) status = GALLEY_ENOMEM;
    if (!status && !property) status = galleyi_text_copy(document, name, strlen(name), &copied_name);
    if (!status && !property) {
        property = galleyi_arena_allocate_zeroed(&document->arena, sizeof *property);
        if (!property) status = GALLEY_ENOMEM;
        else {
            property->name = copied_name;
            if (before) before->next = property;
            else record->properties = property;
        }
    }
    if (!status) property->json = (galleyi_text){ copy, value.size };
    galleyi_buffer_free(&value);
    return galleyi_document_stick(document, status == GALLEY_ESYNTAX ? GALLEY_EARGUMENT : status);
}
