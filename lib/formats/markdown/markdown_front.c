/* YAML front matter into an article, through libyaml's events: https://pyyaml.org/wiki/LibYAML. Keys of Hugo and Jekyll, and galley JSON's names, become
   fields; any other key becomes a property "yaml:KEY". Aliases are not expanded: they become their names as text. */
#include "formats/markdown/markdown_reader.h"
#if GALLEY_WITH_CMARK
#include "core/json_text.h"
#include "model/fields.h"
#include "text/times.h"
#include <stdlib.h>
#if GALLEY_WITH_YAML
#include <yaml.h>
#endif

enum { FRONT_MOST = 256 << 10,                /* bytes; longer front matter is kept as text */
       FRONT_DEPTH = 64 };                    /* of what becomes records */

/* The length of front matter's text and both fences; 0: there is none. */
static size_t front_find(const char *text, size_t size, size_t *begin, size_t *end) {
    const char *p = text, *stop = text + size, *line;
    if (size < 4 || memcmp(p, "---", 3)) return 0;
    p += 3;
    while (p < stop && (*p == ' ' || *p == '\t' || *p == '\r')) p++;
    if (p == stop || *p != '\n') return 0;
    *begin = (size_t)(++p - text);
    for (; p < stop; p = line) {
        const char *feed = memchr(p, '\n', (size_t)(stop - p));
        const char *last = feed ? feed : stop;
        line = feed ? feed + 1 : stop;
        while (last > p && (last[-1] == ' ' || last[-1] == '\t' || last[-1] == '\r')) last--;
        if (last - p == 3 && (!memcmp(p, "---", 3) || !memcmp(p, "...", 3))) {
            *end = (size_t)(p - text);
            return (size_t)(line - text);
        }
    }
    return 0;
}

/* A JSON string. */
static void front_string(galleyi_buffer *b, const char *text, size_t size) {
    static const char digits[] = "0123456789abcdef";
    galleyi_buffer_append_char(b, '"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') { galleyi_buffer_append_char(b, '\\'); galleyi_buffer_append_char(b, (char)c); }
        else if (c < 0x20) {
            galleyi_buffer_append(b, "\\u00", 4);
            galleyi_buffer_append_char(b, digits[c >> 4]);
            galleyi_buffer_append_char(b, digits[c & 15]);
        } else galleyi_buffer_append_char(b, (char)c);
    }
    galleyi_buffer_append_char(b, '"');
}

/* Front matter that is not understood stays whole, as a text in a property. */
static int32_t front_keep(galley_call *call, galley_record *article, const galleyi_memory *memory, const char *text, size_t size, const char *why) {
    galleyi_buffer json;
    galleyi_buffer_init(&json, memory);
    front_string(&json, text, size);
    int32_t status = json.status ? json.status : galley_record_set_property(article, "markdown:front-matter", json.data, json.size);
    galleyi_buffer_free(&json);
    return status ? status : galley_call_warn(call, GALLEY_WARNING, "markdown.front-matter", 0, why);
}

#if GALLEY_WITH_YAML
typedef struct front_frame {
    galley_record *record;                    /* a mapping: its record; a list: the record that has it */
    int32_t        field;                     /* a list's field; 0: a mapping */
} front_frame;

typedef struct front_reader {
    galley_record *article;
    galleyi_buffer key, json, closers;        /* json: a value that becomes a property; closers: its open "]" and "}" */
    front_frame    frames[FRONT_DEPTH];
    uint32_t       depth;                     /* open frames */
    galley_record *keeper;                    /* where the property goes */
    int            has_key, json_key;         /* a mapping's value is next; a key of a mapping in json is next */
    int            skip;                      /* open collections that nothing is made of */
} front_reader;

static const struct front_alias { const char *key; int32_t field; } front_aliases[] = {
    { "description", GALLEY_SUMMARY }, { "excerpt", GALLEY_SUMMARY }, { "date", GALLEY_PUBLISHED }, { "publishDate", GALLEY_PUBLISHED }, { "lastmod", GALLEY_MODIFIED },
    { "last_modified_at", GALLEY_MODIFIED }, { "updated", GALLEY_MODIFIED }, { "expiryDate", GALLEY_EXPIRES }, { "lang", GALLEY_LANGUAGE }, { "category", GALLEY_SECTION },
    { "categories", GALLEY_SECTION }, { "keywords", GALLEY_TAGS }, { "author", GALLEY_AUTHORS }, { "authors", GALLEY_AUTHORS }, { "permalink", GALLEY_URL },
    { "image", GALLEY_MEDIA }, { "images", GALLEY_MEDIA }, { "copyright", GALLEY_RIGHTS }, { "license", GALLEY_LICENSE }
};

/* The field that a key means in a record, which may move into a record of its own (authors into the byline). 0: none. */
static int32_t front_field(galley_record **record, const char *key) {
    int32_t field = 0;
    if ((*record)->kind == GALLEY_RECORD_ARTICLE)
        for (size_t i = 0; !field && i < sizeof front_aliases / sizeof *front_aliases; i++) if (!strcmp(front_aliases[i].key, key)) field = front_aliases[i].field;
    if (!field) field = galley_field_find(key);
    if ((*record)->kind == GALLEY_RECORD_MEDIA && !strcmp(key, "path")) field = GALLEY_URL;
    if ((*record)->kind == GALLEY_RECORD_ARTICLE && (field == GALLEY_AUTHORS || field == GALLEY_LICENSE)) {
        galley_record *inner = galley_record_edit(*record, field == GALLEY_AUTHORS ? GALLEY_BYLINE : GALLEY_RIGHTS, 0);
        if (inner) *record = inner;
    }
    return field && galleyi_field_rank((*record)->kind, field) ? field : 0;
}

/* The field of a record that stands for the whole of it: an author's name, a source's, a timestamp's value. */
static int32_t front_main(int32_t kind) {
    switch (kind) {
    case GALLEY_RECORD_AUTHOR: case GALLEY_RECORD_SOURCE: case GALLEY_RECORD_SUBJECT: case GALLEY_RECORD_RENDITION: return GALLEY_NAME;
    case GALLEY_RECORD_MEDIA: return GALLEY_URL;
    case GALLEY_RECORD_RELATED: case GALLEY_RECORD_ARTICLE: return GALLEY_TITLE;
    case GALLEY_RECORD_ALTERNATIVE: return GALLEY_VALUE;
    case GALLEY_RECORD_BYLINE: case GALLEY_RECORD_DATELINE: case GALLEY_RECORD_RIGHTS: case GALLEY_RECORD_NOTE: return GALLEY_TEXT;
    default: return 0;
    }
}

static int front_number(const char *text, size_t size, int64_t *number) {
    char digits[24], *end;
    if (!size || size >= sizeof digits) return 0;
    memcpy(digits, text, size);
    digits[size] = '\0';
    if (*digits != '-' && (*digits < '0' || *digits > '9')) return 0;
    *number = strtoll(digits, &end, 10);
    return *end == '\0' && end != digits + (*digits == '-');
}

static int front_flag(const char *text, size_t size, int64_t *flag) {
    int yes = size == 4 && !memcmp(text, "true", 4), no = size == 5 && !memcmp(text, "false", 5);
    *flag = yes;
    return yes || no;
}

static int front_time(galley_record *record, int32_t field, const char *text, size_t size) {
    galleyi_time time;
    if (galleyi_time_parse(&time, text, size)) {
        char value[GALLEYI_TIME_TEXT_SIZE];
        galley_record_set_time(record, field, value, galleyi_time_write(&time, value));
    } else {
        galley_record *made = galley_record_edit(record, field, 0);
        if (made) galley_record_set_text(made, GALLEY_TEXT, text, size);
    }
    return 1;
}

/* A scalar for a field; 0: the field does not take it. Comes a field twice, the first stays. */
static int front_scalar(galley_record *record, int32_t field, const char *text, size_t size) {
    int64_t number;
    int32_t main_field, type = galley_field_type(field);
    galley_record *inner;
    if (!size || (type != GALLEY_TYPE_TEXTS && type != GALLEY_TYPE_RECORDS && type != GALLEY_TYPE_RECORD && galley_record_count(record, field))) return 0;
    switch (type) {
    case GALLEY_TYPE_TEXT:
        if (record->kind == GALLEY_RECORD_TIMESTAMP && field == GALLEY_VALUE) {
            galleyi_time time;
            if (!galleyi_time_parse(&time, text, size)) return 0;
        }
        galley_record_set_text(record, field, text, size);
        return 1;
    case GALLEY_TYPE_NUMBER:
        if (!front_number(text, size, &number)) return 0;
        galley_record_set_number(record, field, number);
        return 1;
    case GALLEY_TYPE_FLAG:
        if (!front_flag(text, size, &number)) return 0;
        galley_record_set_number(record, field, number);
        return 1;
    case GALLEY_TYPE_TEXTS:
        galley_record_add_text(record, field, text, size);
        return 1;
    case GALLEY_TYPE_RECORD: case GALLEY_TYPE_RECORDS:
        if (galley_field_kind(field) == GALLEY_RECORD_TIMESTAMP) return !galley_record_count(record, field) && front_time(record, field, text, size);
        main_field = front_main(galley_field_kind(field));
        if (!main_field) return 0;
        inner = galley_record_edit(record, field, type == GALLEY_TYPE_RECORDS ? GALLEY_NEW : 0);
        if (inner) galley_record_set_text(inner, main_field, text, size);
        return 1;
    default:
        return 0;
    }
}

/* ── A value that becomes a property ── */

static int front_is_number(const char *text, size_t size) {      /* a number as JSON writes it */
    size_t i = 0, begin;
    if (i < size && text[i] == '-') i++;
    begin = i;
    while (i < size && text[i] >= '0' && text[i] <= '9') i++;
    if (i == begin || (text[begin] == '0' && i > begin + 1) || size > 40) return 0;
    if (i < size && text[i] == '.') {
        begin = ++i;
        while (i < size && text[i] >= '0' && text[i] <= '9') i++;
        if (i == begin) return 0;
    }
    return i == size;
}

static void front_comma(front_reader *f) {
    char last = f->json.size ? f->json.data[f->json.size - 1] : 0;
    if (last && last != '[' && last != '{' && last != ':') galleyi_buffer_append_char(&f->json, ',');
}

static void front_json_scalar(front_reader *f, const char *text, size_t size, int plain) {
    if (!f->json_key && plain && ((size == 4 && !memcmp(text, "true", 4)) || (size == 5 && !memcmp(text, "false", 5)) || front_is_number(text, size)))
        galleyi_buffer_append(&f->json, text, size);
    else if (!f->json_key && plain && (!size || (size == 1 && *text == '~') || (size == 4 && !memcmp(text, "null", 4)))) galleyi_buffer_append(&f->json, "null", 4);
    else front_string(&f->json, text, size);
}

/* Behind a value within json: the next is a key where a mapping is open. */
static void front_json_next(front_reader *f) { f->json_key = f->closers.size && f->closers.data[f->closers.size - 1] == '}'; }

static void front_json_done(front_reader *f) {
    galleyi_buffer name;
    galleyi_buffer_init(&name, &f->key.memory);
    galleyi_buffer_append(&name, "yaml:", 5);
    galleyi_buffer_append(&name, f->key.data, f->key.size);
    const char *text = galleyi_buffer_text(&name);
    if (!text || f->json.status || f->closers.status) galleyi_document_stick(f->article->document, GALLEY_ENOMEM);
    else if (!galleyi_json_minify(NULL, f->json.data, f->json.size)) galley_record_set_property(f->keeper, text, f->json.data, f->json.size);
    galleyi_buffer_free(&name);
    galleyi_buffer_clear(&f->json);
}

static void front_json_event(front_reader *f, const yaml_event_t *event) {
    const char *text = NULL;
    size_t size = 0;
    int plain = 0;
    switch (event->type) {
    case YAML_SEQUENCE_START_EVENT: case YAML_MAPPING_START_EVENT: {
        int list = event->type == YAML_SEQUENCE_START_EVENT;
        if (f->json_key) { front_comma(f); front_string(&f->json, "", 0); galleyi_buffer_append_char(&f->json, ':'); f->json_key = 0; }   /* a collection as a key has no name */
        else front_comma(f);
        galleyi_buffer_append_char(&f->json, list ? '[' : '{');
        galleyi_buffer_append_char(&f->closers, list ? ']' : '}');
        f->json_key = !list;
        return;
    }
    case YAML_SEQUENCE_END_EVENT: case YAML_MAPPING_END_EVENT:
        if (!f->closers.size) return;
        galleyi_buffer_append_char(&f->json, f->closers.data[--f->closers.size]);
        front_json_next(f);
        break;
    case YAML_SCALAR_EVENT:
        text = (const char *)event->data.scalar.value;
        size = event->data.scalar.length;
        plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        break;
    case YAML_ALIAS_EVENT:
        text = (const char *)event->data.alias.anchor;
        size = strlen(text);
        break;
    default:
        return;
    }
    if (text) {
        front_comma(f);
        front_json_scalar(f, text, size, plain);
        if (f->json_key) { galleyi_buffer_append_char(&f->json, ':'); f->json_key = 0; return; }
        front_json_next(f);
    }
    if (!f->closers.size) front_json_done(f);
}

static void front_json_begin(front_reader *f, galley_record *keeper, const yaml_event_t *event) {
    f->keeper = keeper;
    f->json_key = 0;
    galleyi_buffer_clear(&f->json);
    galleyi_buffer_clear(&f->closers);
    front_json_event(f, event);
}

/* ── Events where fields stand ── */

static void front_collection(front_reader *f, const yaml_event_t *event, int list) {
    front_frame *top = &f->frames[f->depth - 1];
    galley_record *record = top->record, *inner;
    int32_t field = top->field;
    if (!field) {
        if (!f->has_key) { f->skip = 1; return; }                /* a collection as a key */
        f->has_key = 0;
        field = front_field(&record, galleyi_buffer_text(&f->key) ? f->key.data : "");
    } else if (list) { f->skip = 1; return; }                    /* a list within a list of records or texts */
    int32_t type = galley_field_type(field);
    int repeated = type == GALLEY_TYPE_RECORDS || type == GALLEY_TYPE_TEXTS;
    if (!field || f->depth == FRONT_DEPTH || (list ? !repeated && field != GALLEY_SECTION : type != GALLEY_TYPE_RECORD && type != GALLEY_TYPE_RECORDS)) {
        if (top->field) f->skip = 1;
        else front_json_begin(f, top->record, event);
        return;
    }
    if (list) { f->frames[f->depth++] = (front_frame){ record, field }; return; }
    inner = galley_record_edit(record, field, type == GALLEY_TYPE_RECORDS ? GALLEY_NEW : 0);
    if (inner) f->frames[f->depth++] = (front_frame){ inner, 0 };
}

static void front_scalar_event(front_reader *f, const yaml_event_t *event, const char *text, size_t size) {
    front_frame *top = &f->frames[f->depth - 1];
    galley_record *record = top->record;
    if (top->field) {
        int32_t field = top->field;
        if (front_scalar(record, field, text, size) || !size) return;
        if (field == GALLEY_SECTION) {                           /* further categories */
            galley_record *subject = galley_record_edit(record, GALLEY_SUBJECTS, GALLEY_NEW);
            if (subject) { galley_record_set_text(subject, GALLEY_KIND, "keyword", 7); galley_record_set_text(subject, GALLEY_NAME, text, size); }
        }
        return;
    }
    if (!f->has_key) {
        galleyi_buffer_clear(&f->key);
        galleyi_buffer_append(&f->key, text, size);
        if (!galleyi_buffer_text(&f->key)) galleyi_document_stick(f->article->document, GALLEY_ENOMEM);
        f->has_key = 1;
        return;
    }
    f->has_key = 0;
    int32_t field = front_field(&record, galleyi_buffer_text(&f->key) ? f->key.data : "");
    int null = event->type == YAML_SCALAR_EVENT && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && (!size || (size == 1 && *text == '~') || (size == 4 && !memcmp(text, "null", 4)));
    if (field && (null || front_scalar(record, field, text, size))) {
        if (record == f->article && !null) galley_record_set_origin(record, field, "markdown:front-matter", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
        return;
    }
    front_json_begin(f, top->record, event);
}

static void front_event(front_reader *f, const yaml_event_t *event) {
    if (f->closers.size) { front_json_event(f, event); return; }
    int starts = event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;
    int ends = event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT;
    if (f->skip) { f->skip += starts - ends; return; }
    if (!f->depth) {
        if (event->type == YAML_MAPPING_START_EVENT) f->frames[f->depth++] = (front_frame){ f->article, 0 };
        else if (starts) f->skip = 1;
        return;
    }
    if (ends) f->depth--;
    else if (starts) front_collection(f, event, event->type == YAML_SEQUENCE_START_EVENT);
    else if (event->type == YAML_SCALAR_EVENT) front_scalar_event(f, event, (const char *)event->data.scalar.value, event->data.scalar.length);
    else if (event->type == YAML_ALIAS_EVENT) front_scalar_event(f, event, (const char *)event->data.alias.anchor, strlen((const char *)event->data.alias.anchor));
}

/* OK, ENOMEM, ESYNTAX. */
static int32_t front_parse(front_reader *f, const char *text, size_t size) {
    yaml_parser_t parser;
    yaml_event_t event;
    int32_t status = GALLEY_OK;
    if (!yaml_parser_initialize(&parser)) return GALLEY_ENOMEM;
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, size);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    for (int done = 0; !done && !status;) {
        if (!yaml_parser_parse(&parser, &event)) { status = parser.error == YAML_MEMORY_ERROR ? GALLEY_ENOMEM : GALLEY_ESYNTAX; break; }
        done = event.type == YAML_STREAM_END_EVENT || event.type == YAML_DOCUMENT_END_EVENT;
        if (!done) front_event(f, &event);
        if (f->json.status || f->closers.status) galleyi_document_stick(f->article->document, GALLEY_ENOMEM);
        yaml_event_delete(&event);
        status = f->article->document->status;
    }
    yaml_parser_delete(&parser);
    return status;
}
#endif

int32_t galleyi_markdown_front_matter(galley_call *call, galley_record *article, const galleyi_memory *memory, const char *text, size_t length, size_t *size) {
    size_t begin = 0, end = 0;
    *size = front_find(text, length, &begin, &end);
    if (!*size) return GALLEY_OK;
    if (end - begin > FRONT_MOST) return front_keep(call, article, memory, text + begin, end - begin, "front matter of more than 256 KiB is kept as it is");
#if GALLEY_WITH_YAML
    front_reader f;
    memset(&f, 0, sizeof f);
    f.article = article;
    galleyi_buffer_init(&f.key, memory);
    galleyi_buffer_init(&f.json, memory);
    galleyi_buffer_init(&f.closers, memory);
    int32_t status = galley_call_work(call, (end - begin) * 16);
    if (!status) status = front_parse(&f, text + begin, end - begin);
    galleyi_buffer_free(&f.key);
    galleyi_buffer_free(&f.json);
    galleyi_buffer_free(&f.closers);
    return status == GALLEY_ESYNTAX ? front_keep(call, article, memory, text + begin, end - begin, "front matter is not YAML; it is kept as it is") : status;
#else
    return front_keep(call, article, memory, text + begin, end - begin, "front matter is kept as it is: galley was built without libyaml");
#endif
}
#endif
