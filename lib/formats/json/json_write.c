/* Records as galley JSON, in the order of fields.def. Records nest at most GALLEYI_RECORD_DEPTH deep, which bounds the recursion. */
#include "formats/json/json_write.h"

typedef struct json_write_state {
    galleyi_json_emitter *e;
    size_t                article;
    uint64_t              origins;            /* values with an origin, written since this was last looked at */
} json_write_state;

static void json_write_record(json_write_state *s, const galley_record *record, int owns_origins);

const char *galleyi_json_kept_member(int32_t kind, const char *property) {
    static const char *const reserved[] = { "galley", "origin", "properties" };
    if (strncmp(property, GALLEYI_JSON_KEPT, sizeof GALLEYI_JSON_KEPT - 1)) return NULL;
    const char *name = property + sizeof GALLEYI_JSON_KEPT - 1;
    for (size_t i = 0; i < 3; i++)
        if (!strcmp(name, reserved[i])) return NULL;
    if (kind == GALLEY_RECORD_DROPPED && (!strcmp(name, "span"))) return NULL;
    int32_t field;
    for (size_t i = 0; (field = galley_kind_field(kind, i)) != 0; i++)
        if (!strcmp(name, galley_field_name(field))) return NULL;
    return name;
}

static int json_write_is_empty(const galley_record *record);

/* Nothing to write: a record without anything in it, a body without nodes. */
static int json_write_is_absent(const galleyi_value *value) {
    if (value->type == GALLEY_TYPE_RECORD) return json_write_is_empty(value->as.record);
    if (value->type == GALLEY_TYPE_BODY) return !galleyi_node_first(value->as.body->root);
    return 0;
}

static int json_write_is_empty(const galley_record *record) {
    if (record->properties) return 0;
    for (size_t i = 0; i < record->count; i++)
        if (!json_write_is_absent(&record->values[i])) return 0;
    return 1;
}

static void json_write_list(json_write_state *s, const galley_record *record, const galleyi_value *value) {
    int articles = record->kind == GALLEY_RECORD_DOCUMENT && value->field == GALLEY_ARTICLES;
    galleyi_json_emit_begin(s->e, '[');
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->type == GALLEY_TYPE_TEXTS) galleyi_json_emit_string(s->e, value->as.texts[i].text, value->as.texts[i].length);
        else if (!articles || s->article == GALLEYI_JSON_ALL_ARTICLES || s->article == i) json_write_record(s, value->as.records[i], articles);
    }
    galleyi_json_emit_end(s->e, ']');
}

static void json_write_value(json_write_state *s, const galley_record *record, const galleyi_value *value) {
    galleyi_json_emitter *e = s->e;
    if (json_write_is_absent(value)) return;
    if (value->origin || value->has_span || value->confidence != GALLEY_CONFIDENCE_UNKNOWN) s->origins++;
    if (record->kind == GALLEY_RECORD_DROPPED && value->field == GALLEY_OFFSET) {
        galleyi_json_write_span(e, (uint64_t)value->as.number, (uint64_t)galley_record_number(record, GALLEY_LENGTH, 0));
        return;
    }
    if (record->kind == GALLEY_RECORD_DROPPED && value->field == GALLEY_LENGTH) return;
    galleyi_json_emit_name(e, galley_field_name(value->field));
    switch (value->type) {
    case GALLEY_TYPE_TEXT:   galleyi_json_emit_string(e, value->as.text.text, value->as.text.length); break;
    case GALLEY_TYPE_NUMBER: galleyi_json_emit_number(e, value->as.number); break;
    case GALLEY_TYPE_FLAG:   galleyi_json_emit_word(e, value->as.number ? "true" : "false"); break;
    case GALLEY_TYPE_RECORD: json_write_record(s, value->as.record, 0); break;
    case GALLEY_TYPE_BODY:   galleyi_json_write_body(e, value->as.body->root); break;
    default:                 json_write_list(s, record, value); break;
    }
}

static void json_write_properties(galleyi_json_emitter *e, const galley_record *record) {
    size_t others = 0;
    for (const galleyi_property *p = record->properties; p; p = p->next) {
        const char *name = galleyi_json_kept_member(record->kind, p->name.text);
        if (!name) { others++; continue; }
        galleyi_json_emit_key(e, name, strlen(name));
        galleyi_json_emit_raw(e, p->json.text, p->json.length);
    }
    if (!others) return;
    galleyi_json_emit_name(e, "properties");
    galleyi_json_emit_begin(e, '{');
    for (const galleyi_property *p = record->properties; p; p = p->next) {
        if (galleyi_json_kept_member(record->kind, p->name.text)) continue;
        galleyi_json_emit_key(e, p->name.text, p->name.length);
        galleyi_json_emit_raw(e, p->json.text, p->json.length);
    }
    galleyi_json_emit_end(e, '}');
}

/* Origins: a second walk over what was written, with the JSON Pointer (RFC 6901) of where it goes. Names of fields need no escaping. */

typedef struct json_write_pointer { char text[GALLEYI_RECORD_DEPTH * 48 + 64]; size_t length; } json_write_pointer;

static void json_write_step(json_write_pointer *pointer, const char *name) {
    size_t length = strlen(name);
    if (pointer->length + length + 2 > sizeof pointer->text) return;
    pointer->text[pointer->length++] = '/';
    memcpy(pointer->text + pointer->length, name, length + 1);
    pointer->length += length;
}

static void json_write_index(json_write_pointer *pointer, uint32_t index) {
    char digits[12];
    size_t at = sizeof digits;
    digits[--at] = '\0';
    do digits[--at] = (char)('0' + index % 10); while (index /= 10);
    json_write_step(pointer, digits + at);
}

static void json_write_origin(galleyi_json_emitter *e, const json_write_pointer *pointer, const galleyi_value *value) {
    if (!value->origin && !value->has_span && value->confidence == GALLEY_CONFIDENCE_UNKNOWN) return;
    galleyi_json_emit_key(e, pointer->text, pointer->length);
    galleyi_json_emit_begin(e, '{');
    if (value->origin) {
        galleyi_json_emit_name(e, "from");
        galleyi_json_emit_string(e, value->origin, strlen(value->origin));
    }
    if (value->confidence != GALLEY_CONFIDENCE_UNKNOWN) {
        galleyi_json_emit_name(e, "confidence");
        galleyi_json_emit_number(e, value->confidence);
    }
    if (value->has_span) galleyi_json_write_span(e, value->span_offset, value->span_length);
    galleyi_json_emit_end(e, '}');
}

static void json_write_origins(galleyi_json_emitter *e, const galley_record *record, json_write_pointer *pointer) {
    size_t before = pointer->length;
    for (size_t i = 0; i < record->count; i++) {
        const galleyi_value *value = &record->values[i];
        if (json_write_is_absent(value)) continue;
        json_write_step(pointer, galley_field_name(value->field));
        json_write_origin(e, pointer, value);
        size_t here = pointer->length;
        if (value->type == GALLEY_TYPE_RECORD) json_write_origins(e, value->as.record, pointer);
        int own = record->kind == GALLEY_RECORD_DOCUMENT && value->field == GALLEY_ARTICLES;   /* articles have their own */
        for (uint32_t k = 0; value->type == GALLEY_TYPE_RECORDS && !own && k < value->count; k++) {
            json_write_index(pointer, k);
            json_write_origins(e, value->as.records[k], pointer);
            pointer->length = here;
        }
        pointer->length = before;
    }
    pointer->text[pointer->length] = '\0';
}

static void json_write_record(json_write_state *s, const galley_record *record, int owns_origins) {
    uint64_t outside = s->origins;
    galleyi_json_emit_begin(s->e, '{');
    if (record->kind == GALLEY_RECORD_DOCUMENT) {
        galleyi_json_emit_name(s->e, "galley");
        galleyi_json_emit_number(s->e, 1);
    }
    if (owns_origins) s->origins = 0;
    for (size_t i = 0; i < record->count && !s->e->status; i++) json_write_value(s, record, &record->values[i]);
    if (owns_origins && s->origins) {
        json_write_pointer pointer;
        pointer.length = 0;
        galleyi_json_emit_name(s->e, "origin");
        galleyi_json_emit_begin(s->e, '{');
        json_write_origins(s->e, record, &pointer);
        galleyi_json_emit_end(s->e, '}');
    }
    if (owns_origins) s->origins = outside;
    if (record->properties) json_write_properties(s->e, record);
    galleyi_json_emit_end(s->e, '}');
}

int32_t galleyi_json_write_document(galleyi_json_emitter *e, const galley_document *document, size_t article) {
    json_write_state s = { e, article, 0 };
    json_write_record(&s, document->root, 1);
    return e->status;
}
