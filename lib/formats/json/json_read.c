/* Records of galley JSON. A member that is not known is kept as property "json:NAME", so is a value of a type that its field does not take (with a
   diagnostic); null and empty texts are absent; the last of equal keys wins. */
#include "formats/json/json_state.h"
#include "formats/json/json_write.h"
#include "core/utf8.h"
#include "model/timestamp.h"
#include <string.h>

static const struct json_member { int16_t kind, field; } json_members[] = {
    { 0, 0 },
#define GALLEYI_MEMBER(kind, field) { GALLEY_RECORD_##kind, GALLEY_##field },
#include "model/fields.def"
    { 0, 0 }
};

enum { JSON_MEMBERS = sizeof json_members / sizeof *json_members - 1, JSON_DEEPEST_KEPT = 512, JSON_MOST_WARNINGS = 100 };

galleyi_json_frame *galleyi_json_top(galleyi_json_state *s) {
    return s->frames.size ? (galleyi_json_frame *)(void *)(s->frames.data + s->frames.size) - 1 : NULL;
}

galleyi_json_frame *galleyi_json_below(galleyi_json_state *s) { return galleyi_json_top(s) - 1; }

galleyi_json_frame *galleyi_json_push_frame(galleyi_json_state *s, int what, galley_record *record) {
    static const galleyi_json_frame zero;
    if (galleyi_buffer_append(&s->frames, &zero, sizeof zero)) return NULL;
    galleyi_json_frame *f = galleyi_json_top(s);
    f->what = (uint8_t)what;
    f->record = record;
    return f;
}

int32_t galleyi_json_warn(galleyi_json_state *s, const char *code, size_t at, const char *message) {
    if (!s->source->warn || ++s->warnings > JSON_MOST_WARNINGS) return GALLEY_OK;
    if (s->warnings == JSON_MOST_WARNINGS) { code = "json.more"; message = "there is more like this, which is not listed"; }
    return s->source->warn(s->source->user, 2, code, s->source->offset + at, message);
}

int32_t galleyi_json_keep_text(galleyi_json_state *s, const char *text, size_t length, galleyi_text *out) {
    out->text = galleyi_arena_text(&s->arena, text, length);
    out->length = length;
    return out->text ? GALLEY_OK : GALLEY_ENOMEM;
}

/* The field of this name, looked for from where the last one stood: members mostly come in order. */
static int32_t json_read_field(const galleyi_json_state *s, const galley_record *record, size_t *hint, const char *name, size_t length) {
    size_t first = s->first_member[record->kind], from = *hint ? *hint : first;
    for (int again = 0; again < 2; again++)
        for (size_t i = again ? first : from; json_members[i].kind == record->kind && !(again && i >= from); i++) {
            const char *known = galley_field_name(json_members[i].field);
            if (*known == *name && !strncmp(known, name, length) && !known[length]) { *hint = i + 1; return json_members[i].field; }
        }
    return 0;
}

/* Captures: the value to come is kept as a property of record, or skipped. */

static int32_t json_capture_name(galleyi_json_state *s, const char *prefix, const char *name, size_t length) {
    galleyi_buffer_clear(&s->name);
    galleyi_buffer_append_text(&s->name, prefix);
    galleyi_utf8_repair(&s->name, name, length, NULL);
    return galleyi_buffer_text(&s->name) ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_capture_done(galleyi_json_state *s) {
    galley_record *record = s->capture_record;
    s->capture_record = NULL;
    if (!record) return GALLEY_OK;
    if (!s->name.size) return galleyi_json_warn(s, "json.name", s->capture_begin, "a property without a name is not kept");
    if (s->capture_deepest > JSON_DEEPEST_KEPT) return galleyi_json_warn(s, "json.depth", s->capture_begin, "a property nested deeper than 512 is not kept");
    return galley_record_set_property(record, s->name.data, s->reader.data + s->capture_begin, s->reader.token_end - s->capture_begin);
}

/* A scalar, or the first bracket of what is captured. */
static int32_t json_capture(galleyi_json_state *s, galley_record *record, int bracket) {
    s->capture_record = record;
    s->capture_begin = s->reader.token;
    s->capture_depth = s->capture_deepest = bracket != 0;
    return bracket ? GALLEY_OK : json_capture_done(s);
}

/* The value of a known field has another type than that. */
static int32_t json_mismatch(galleyi_json_state *s, galleyi_json_frame *f, int bracket) {
    int32_t status = GALLEY_OK;
    galley_record *record = NULL;
    if (f->what == GALLEYI_JSON_IN_RECORD && f->key > 0) {
        const char *name = galley_field_name(f->key);
        status = json_capture_name(s, GALLEYI_JSON_KEPT, name, strlen(name));
        record = f->record;
    }
    if (!status) status = galleyi_json_warn(s, "json.type", s->reader.token, record ? "the value is not of its field's type; kept as a property" : "a value of this type has no place here");
    return status ? status : json_capture(s, record, bracket);
}

/* Keys */

static int32_t json_record_key(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length) {
    static const struct json_special { const char *name; int32_t key; } specials[] = {
        { "galley", GALLEYI_JSON_KEY_VERSION }, { "origin", GALLEYI_JSON_KEY_ORIGIN }, { "properties", GALLEYI_JSON_KEY_PROPERTIES }, { "span", GALLEYI_JSON_KEY_SPAN }
    };
    if ((f->key = json_read_field(s, f->record, &f->hint, text, length)) > 0) return GALLEY_OK;
    for (size_t i = 0; i < 4; i++) {
        if (strlen(specials[i].name) != length || memcmp(specials[i].name, text, length)) continue;
        int32_t key = specials[i].key;
        if ((key == GALLEYI_JSON_KEY_VERSION && f->record->kind != GALLEY_RECORD_DOCUMENT) || (key == GALLEYI_JSON_KEY_ORIGIN && !f->owner)
            || (key == GALLEYI_JSON_KEY_SPAN && f->record->kind != GALLEY_RECORD_DROPPED)) break;
        f->key = key;
        return GALLEY_OK;
    }
    f->key = GALLEYI_JSON_KEY_UNKNOWN;
    return json_capture_name(s, GALLEYI_JSON_KEPT, text, length);
}

static int32_t json_on_key(void *user, const char *text, size_t length) {
    galleyi_json_state *s = user;
    galleyi_json_frame *f = galleyi_json_top(s);
    if (s->capture_depth) return GALLEY_OK;
    switch (f->what) {
    case GALLEYI_JSON_IN_RECORD:     return json_record_key(s, f, text, length);
    case GALLEYI_JSON_IN_PROPERTIES: return json_capture_name(s, "", text, length);
    case GALLEYI_JSON_IN_ORIGINS:    return json_capture_name(s, "", text, length);
    case GALLEYI_JSON_IN_ORIGIN:
        f->key = length == 4 && !memcmp(text, "from", 4) ? GALLEYI_JSON_KEY_FROM : length == 10 && !memcmp(text, "confidence", 10) ? GALLEYI_JSON_KEY_CONFIDENCE
                 : length == 4 && !memcmp(text, "span", 4) ? GALLEYI_JSON_KEY_SPAN : GALLEYI_JSON_KEY_UNKNOWN;
        return GALLEY_OK;
    default:                         return galleyi_json_node_key(s, f, text, length);
    }
}

/* Scalars */

/* What stands in a field already is dropped: the last of equal keys wins. */
static int32_t json_clear_field(galley_record *record, int32_t field) {
    int32_t status = GALLEY_OK;
    for (size_t count; !status && (count = galley_record_count(record, field)) != 0; ) status = galley_record_remove(record, field, count - 1);
    return status;
}

static int32_t json_record_text(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length) {
    if (f->key == GALLEYI_JSON_KEY_UNKNOWN) return json_capture(s, f->record, 0);
    if (f->key == GALLEYI_JSON_KEY_VERSION) return galleyi_json_stop(&s->reader, GALLEY_EUNSUPPORTED, s->reader.token, "the version of galley JSON is a number; this library reads version 1");
    if (f->key < 0 || galley_field_type(f->key) != GALLEY_TYPE_TEXT) return json_mismatch(s, f, 0);
    if (f->record->kind == GALLEY_RECORD_TIMESTAMP && f->key == GALLEY_PRECISION) return galleyi_json_keep_text(s, text, length, &f->as.record.precision);
    if (f->record->kind == GALLEY_RECORD_TIMESTAMP && f->key == GALLEY_VALUE && length && !galleyi_timestamp_valid(text, length)) return json_mismatch(s, f, 0);
    return galley_record_set_text(f->record, f->key, text, length);
}

static int32_t json_on_string(void *user, const char *text, size_t length) {
    galleyi_json_state *s = user;
    galleyi_json_frame *f = galleyi_json_top(s);
    if (s->capture_depth) return GALLEY_OK;
    if (!f) return galleyi_json_stop(&s->reader, GALLEY_ESYNTAX, s->reader.token, "galley JSON is an object");
    switch (f->what) {
    case GALLEYI_JSON_IN_RECORD:     return json_record_text(s, f, text, length);
    case GALLEYI_JSON_IN_PROPERTIES: return json_capture(s, f->record, 0);
    case GALLEYI_JSON_IN_TEXTS:      return length ? galley_record_add_text(f->record, f->field, text, length) : GALLEY_OK;
    case GALLEYI_JSON_IN_ORIGIN:
        return f->key == GALLEYI_JSON_KEY_FROM ? galleyi_json_keep_text(s, text, length, &galleyi_json_below(s)->as.record.last->from) : GALLEY_OK;
    case GALLEYI_JSON_IN_NODE: case GALLEYI_JSON_IN_DATA: case GALLEYI_JSON_IN_CHILDREN: case GALLEYI_JSON_IN_ALIGN:
        return galleyi_json_node_text(s, f, text, length);
    default:                         return json_mismatch(s, f, 0);
    }
}

static int32_t json_record_number(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length) {
    int64_t number;
    int whole = galleyi_json_integer(text, length, &number);
    if (f->key == GALLEYI_JSON_KEY_UNKNOWN) return json_capture(s, f->record, 0);
    if (f->key == GALLEYI_JSON_KEY_VERSION) {
        s->version_seen = whole && number == 1;
        return s->version_seen ? GALLEY_OK : galleyi_json_stop(&s->reader, GALLEY_EUNSUPPORTED, s->reader.token,
                                                               "galley JSON version %.*s; this library reads version 1", (int)(length < 20 ? length : 20), text);
    }
    int32_t type = f->key > 0 ? galley_field_type(f->key) : 0;
    if (type == GALLEY_TYPE_NUMBER && whole) return galley_record_set_number(f->record, f->key, number);
    if (type == GALLEY_TYPE_TEXT && f->record->kind != GALLEY_RECORD_TIMESTAMP) return galley_record_set_text(f->record, f->key, text, length);
    return json_mismatch(s, f, 0);
}

static int32_t json_on_number(void *user, const char *text, size_t length) {
    galleyi_json_state *s = user;
    galleyi_json_frame *f = galleyi_json_top(s);
    int64_t number = 0;
    if (s->capture_depth) return GALLEY_OK;
    if (!f) return galleyi_json_stop(&s->reader, GALLEY_ESYNTAX, s->reader.token, "galley JSON is an object");
    int whole = f->what != GALLEYI_JSON_IN_RECORD && galleyi_json_integer(text, length, &number);
    switch (f->what) {
    case GALLEYI_JSON_IN_RECORD:     return json_record_number(s, f, text, length);
    case GALLEYI_JSON_IN_PROPERTIES: return json_capture(s, f->record, 0);
    case GALLEYI_JSON_IN_SPAN:
        if (f->as.span.count < 2 && whole && number >= 0) f->as.span.numbers[f->as.span.count] = number;
        f->as.span.count += whole && number >= 0 ? 1 : 3;
        return GALLEY_OK;
    case GALLEYI_JSON_IN_ORIGIN:
        if (f->key == GALLEYI_JSON_KEY_CONFIDENCE && whole && number >= 0 && number <= 100) galleyi_json_below(s)->as.record.last->confidence = (int32_t)number;
        return GALLEY_OK;
    case GALLEYI_JSON_IN_NODE: case GALLEYI_JSON_IN_DATA: case GALLEYI_JSON_IN_CHILDREN: case GALLEYI_JSON_IN_ALIGN:
        return whole ? galleyi_json_node_number(s, f, number, '0') : GALLEY_OK;
    default:                         return json_mismatch(s, f, 0);
    }
}

static int32_t json_on_word(void *user, char word) {
    galleyi_json_state *s = user;
    galleyi_json_frame *f = galleyi_json_top(s);
    if (s->capture_depth) return GALLEY_OK;
    if (!f) return galleyi_json_stop(&s->reader, GALLEY_ESYNTAX, s->reader.token, "galley JSON is an object");
    if (f->what == GALLEYI_JSON_IN_PROPERTIES || (f->what == GALLEYI_JSON_IN_RECORD && f->key == GALLEYI_JSON_KEY_UNKNOWN)) return json_capture(s, f->record, 0);
    if (f->what >= GALLEYI_JSON_IN_NODE) return word == 'n' && f->what != GALLEYI_JSON_IN_ALIGN ? GALLEY_OK : galleyi_json_node_number(s, f, word == 't', word == 'n' ? 'n' : 't');
    if (f->what == GALLEYI_JSON_IN_RECORD && word == 'n') return f->key > 0 ? json_clear_field(f->record, f->key) : GALLEY_OK;
    if (f->what == GALLEYI_JSON_IN_RECORD && f->key > 0 && galley_field_type(f->key) == GALLEY_TYPE_FLAG) return galley_record_set_number(f->record, f->key, word == 't');
    if (f->what == GALLEYI_JSON_IN_SPAN) f->as.span.count += 3;
    return word == 'n' ? GALLEY_OK : json_mismatch(s, f, 0);
}

/* Brackets */

static int32_t json_push_origin(galleyi_json_state *s, galleyi_json_frame *f) {
    galleyi_json_origin *origin = galleyi_arena_allocate_zeroed(&s->arena, sizeof *origin);
    if (!origin || galleyi_json_keep_text(s, s->name.data, s->name.size, &origin->pointer)) return GALLEY_ENOMEM;
    origin->confidence = GALLEY_CONFIDENCE_UNKNOWN;
    origin->at = s->reader.token;
    if (f->as.record.last) f->as.record.last->next = origin;
    else f->as.record.first = origin;
    f->as.record.last = origin;
    return galleyi_json_push_frame(s, GALLEYI_JSON_IN_ORIGIN, f->record) ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_begin_field(galleyi_json_state *s, galleyi_json_frame *f, char bracket) {
    int32_t field = f->key, type = galley_field_type(field), list = type == GALLEY_TYPE_RECORDS || type == GALLEY_TYPE_TEXTS;
    galley_record *record = f->record;
    if (bracket == '[' ? !list : type != GALLEY_TYPE_RECORD && type != GALLEY_TYPE_BODY) return json_mismatch(s, f, bracket);
    int32_t status = json_clear_field(record, field);
    if (status) return status;
    if (type == GALLEY_TYPE_BODY) {
        if (!galleyi_body_of(record)) return s->document->status;
        f = galleyi_json_push_frame(s, GALLEYI_JSON_IN_NODE, record);
        if (f) f->as.node.top = 1;
    } else if (list) {
        f = galleyi_json_push_frame(s, type == GALLEY_TYPE_TEXTS ? GALLEYI_JSON_IN_TEXTS : GALLEYI_JSON_IN_RECORDS, record);
        if (f) f->field = field;
    } else {
        galley_record *inner = galley_record_edit(record, field, 0);
        if (!inner) return s->document->status;
        f = galleyi_json_push_frame(s, GALLEYI_JSON_IN_RECORD, inner);
    }
    return f ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_begin_in_record(galleyi_json_state *s, galleyi_json_frame *f, char bracket) {
    int what = f->key == GALLEYI_JSON_KEY_ORIGIN ? GALLEYI_JSON_IN_ORIGINS : f->key == GALLEYI_JSON_KEY_PROPERTIES ? GALLEYI_JSON_IN_PROPERTIES : GALLEYI_JSON_IN_SPAN;
    if (f->key == GALLEYI_JSON_KEY_UNKNOWN) return json_capture(s, f->record, bracket);
    if (f->key > 0) return json_begin_field(s, f, bracket);
    if (f->key == GALLEYI_JSON_KEY_VERSION || (bracket == '[') != (what == GALLEYI_JSON_IN_SPAN)) return json_mismatch(s, f, bracket);
    return galleyi_json_push_frame(s, what, f->record) ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_begin_item(galleyi_json_state *s, galleyi_json_frame *f, char bracket) {
    if (bracket != '{') return json_mismatch(s, f, bracket);
    int owner = f->record->kind == GALLEY_RECORD_DOCUMENT && f->field == GALLEY_ARTICLES;
    galley_record *item = galley_record_edit(f->record, f->field, GALLEY_NEW);
    if (!item) return s->document->status;
    f = galleyi_json_push_frame(s, GALLEYI_JSON_IN_RECORD, item);
    if (f) f->owner = (uint8_t)owner;
    return f ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_begin_root(galleyi_json_state *s, char bracket) {
    if (bracket != '{') return galleyi_json_stop(&s->reader, GALLEY_ESYNTAX, s->reader.token, "galley JSON is an object");
    galleyi_json_frame *f = galleyi_json_push_frame(s, GALLEYI_JSON_IN_RECORD, s->document->root);
    if (f) f->owner = 1;
    return f ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_on_begin(void *user, char bracket) {
    galleyi_json_state *s = user;
    galleyi_json_frame *f = galleyi_json_top(s);
    int taken = 1;
    if (s->capture_depth) {
        if (++s->capture_depth > s->capture_deepest) s->capture_deepest = s->capture_depth;
        return GALLEY_OK;
    }
    if (!f) return json_begin_root(s, bracket);
    switch (f->what) {
    case GALLEYI_JSON_IN_RECORD:     return json_begin_in_record(s, f, bracket);
    case GALLEYI_JSON_IN_RECORDS:    return json_begin_item(s, f, bracket);
    case GALLEYI_JSON_IN_PROPERTIES: return json_capture(s, f->record, bracket);
    case GALLEYI_JSON_IN_ORIGINS:    return bracket == '{' ? json_push_origin(s, f) : json_mismatch(s, f, bracket);
    case GALLEYI_JSON_IN_ORIGIN:
        if (f->key != GALLEYI_JSON_KEY_SPAN || bracket != '[') return json_capture(s, NULL, bracket);
        return galleyi_json_push_frame(s, GALLEYI_JSON_IN_SPAN, f->record) ? GALLEY_OK : GALLEY_ENOMEM;
    case GALLEYI_JSON_IN_NODE: case GALLEYI_JSON_IN_CHILDREN: case GALLEYI_JSON_IN_DATA: {
        int32_t status = galleyi_json_node_begin(s, f, bracket, &taken);
        return status || taken ? status : json_capture(s, NULL, bracket);
    }
    default:                         return json_mismatch(s, f, bracket);
    }
}

/* The record or node that a JSON Pointer leads to, as the record that has the field and the field's number; 0: nowhere. */
static int32_t json_resolve(const galleyi_json_state *s, galley_record **record, const galleyi_text *pointer) {
    const char *p = pointer->text, *end = p + pointer->length;
    int32_t field = 0;
    while (p < end && *p == '/') {
        const char *name = ++p;
        while (p < end && *p != '/') p++;
        if (field && galley_field_type(field) == GALLEY_TYPE_RECORDS) {
            size_t index = 0;
            for (; name < p; name++) {
                if (*name < '0' || *name > '9' || index > UINT32_MAX) return 0;
                index = index * 10 + (size_t)(*name - '0');
            }
            *record = (galley_record *)galley_record_at(*record, field, index);
            field = 0;
            if (!*record) return 0;
            continue;
        }
        if (field && !(*record = (galley_record *)galley_record_get(*record, field))) return 0;
        size_t hint = 0;
        if (!(field = json_read_field(s, *record, &hint, name, (size_t)(p - name)))) return 0;
    }
    return field && p == end && galleyi_record_value(*record, field) ? field : 0;
}

static int32_t json_apply_origins(galleyi_json_state *s, galleyi_json_frame *f) {
    int32_t status = GALLEY_OK;
    for (galleyi_json_origin *o = f->as.record.first; o && !status; o = o->next) {
        galley_record *record = f->record;
        int32_t field = json_resolve(s, &record, &o->pointer);
        status = field ? galley_record_set_origin(record, field, o->from.text, o->confidence, o->has_span ? o->offset : GALLEY_NO_OFFSET, o->length)
                       : galleyi_json_warn(s, "json.origin", o->at, "an origin of a field that is not there");
    }
    return status;
}

static int32_t json_end_record(galleyi_json_state *s, galleyi_json_frame *f) {
    galleyi_text *precision = &f->as.record.precision;
    if (f->record->kind == GALLEY_RECORD_TIMESTAMP && precision->length)
        return galley_record_set_text(f->record, GALLEY_PRECISION, precision->text, precision->length);
    if (!f->owner) return GALLEY_OK;
    if (f->record->kind == GALLEY_RECORD_DOCUMENT && !s->version_seen)
        return galleyi_json_stop(&s->reader, GALLEY_ESYNTAX, s->reader.token, "not galley JSON: there is no member \"galley\"");
    return json_apply_origins(s, f);
}

/* A span's two numbers go to what stands below it. */
static int32_t json_end_span(galleyi_json_state *s, galleyi_json_frame *f) {
    int64_t begin = f->as.span.numbers[0], end = f->as.span.numbers[1];
    galleyi_json_frame *below = galleyi_json_below(s);
    if (f->as.span.count != 2 || end < begin) return galleyi_json_warn(s, "json.span", s->reader.token, "a span is two offsets, begin and end");
    if (below->what == GALLEYI_JSON_IN_ORIGIN) {
        galleyi_json_origin *origin = (below - 1)->as.record.last;
        origin->has_span = 1;
        origin->offset = (uint64_t)begin;
        origin->length = (uint64_t)(end - begin);
        return GALLEY_OK;
    }
    if (below->what == GALLEYI_JSON_IN_DATA) return (below - 1)->as.node.opened ? galley_body_set_span(f->record, (uint64_t)begin, (uint64_t)(end - begin)) : GALLEY_OK;
    int32_t status = galley_record_set_number(f->record, GALLEY_OFFSET, begin);
    return status ? status : galley_record_set_number(f->record, GALLEY_LENGTH, end - begin);
}

static int32_t json_on_end(void *user, char bracket) {
    galleyi_json_state *s = user;
    int32_t status = GALLEY_OK;
    (void)bracket;
    if (s->capture_depth) return --s->capture_depth ? GALLEY_OK : json_capture_done(s);
    galleyi_json_frame *f = galleyi_json_top(s);
    if (f->what == GALLEYI_JSON_IN_RECORD) status = json_end_record(s, f);
    if (f->what == GALLEYI_JSON_IN_ORIGINS) { galleyi_json_below(s)->as.record.first = f->as.record.first; galleyi_json_below(s)->as.record.last = f->as.record.last; }
    if (f->what == GALLEYI_JSON_IN_SPAN) status = json_end_span(s, f);
    if (f->what == GALLEYI_JSON_IN_NODE) status = galleyi_json_node_end(s, f);
    if (status) return status;
    s->frames.size -= sizeof *f;
    return GALLEY_OK;
}

/* The article that was being read when it broke, and what a document's sticky failure means to people. */
static void json_read_break(galleyi_json_state *s) {
    const galleyi_json_frame *frames = (const galleyi_json_frame *)(const void *)s->frames.data;
    size_t count = s->frames.size / sizeof *frames;
    if (count >= 3 && frames[1].what == GALLEYI_JSON_IN_RECORDS && frames[1].field == GALLEY_ARTICLES)
        galley_record_remove(s->document->root, GALLEY_ARTICLES, galley_record_count(s->document->root, GALLEY_ARTICLES) - 1);
    static const char used_up[] = "limit.nodes is used up, or records are nested deeper than 100";
    if (s->reader.status == GALLEY_ELIMIT && s->document->status == GALLEY_ELIMIT) memcpy(s->reader.message, used_up, sizeof used_up);
}

static int32_t json_on_tick(void *user, uint64_t bytes) {
    galleyi_json_state *s = user;
    return s->source->tick(s->source->user, bytes);
}

int32_t galleyi_json_read_document(galley_record *root, galleyi_json_source *source) {
    static const galleyi_json_events events = { json_on_begin, json_on_end, json_on_key, json_on_string, json_on_number, json_on_word };
    galleyi_json_state s;
    memset(&s, 0, sizeof s);
    s.source = source;
    s.document = root->document;
    for (size_t i = JSON_MEMBERS; i > 0; i--) s.first_member[json_members[i - 1].kind] = i - 1;
    s.reader.memory = s.document->memory;
    s.reader.depth_limit = source->depth_limit;
    s.reader.tick = source->tick ? json_on_tick : NULL;
    galleyi_arena_init(&s.arena, &s.document->memory);
    galleyi_buffer_init(&s.frames, &s.document->memory);
    galleyi_buffer_init(&s.name, &s.document->memory);
    int32_t status = galleyi_json_read(&s.reader, source->data, source->size, &events, &s);
    if (status) json_read_break(&s);
    source->failed_at = source->offset + s.reader.offset;
    memcpy(source->message, s.reader.message, sizeof source->message);
    galleyi_json_reader_free(&s.reader);
    galleyi_buffer_free(&s.frames);
    galleyi_buffer_free(&s.name);
    galleyi_arena_free(&s.arena);
    return status;
}
