#include "formats/json/json_module.h"
#include "formats/json/json_parse.h"
#include "formats/json/json_write.h"
#include "registry/call.h"
#include <string.h>

static const galley_option json_options[] = {
    { "indent", "number 0..8", "0", "blanks a level; 0: no white space" }
};

static const galley_module json_module = {
    sizeof(galley_module), sizeof(galley_option), "json", "galley JSON", "application/vnd.galley+json application/json", "json", json_options, 1
};

static const galley_module json_ndjson_module = {
    sizeof(galley_module), sizeof(galley_option), "ndjson", "galley JSON, an article a line", "application/x-ndjson application/jsonl", "ndjson jsonl", NULL, 0
};

/* Is word one of the words of text? */
static int json_has_word(const char *text, const char *word) {
    size_t length = strlen(word);
    for (; text && *text; text += strspn(text, " ")) {
        size_t here = strcspn(text, " ");
        if (here == length && !memcmp(text, word, length)) return 1;
        text += here;
    }
    return 0;
}

static int32_t GALLEY_CALL json_probe(void *user, const galley_facts *facts) {
    (void)user;
    if (json_has_word(galley_facts_text(facts, GALLEY_JSON_KEYS, NULL), "galley")) return GALLEY_SCORE_MAGIC;
    return galleyi_probe_declared(&json_module, facts);
}

/* Two lines that both begin an object, the first of galley JSON. */
static int32_t GALLEY_CALL json_ndjson_probe(void *user, const galley_facts *facts) {
    size_t size = 0;
    const char *bytes = galley_facts_bytes(facts, &size), *end = bytes + size, *feed = size ? memchr(bytes, '\n', size) : NULL, *next = feed;
    int32_t named = galleyi_probe_declared(&json_ndjson_module, facts);
    (void)user;
    if (!json_has_word(galley_facts_text(facts, GALLEY_JSON_KEYS, NULL), "galley")) return named;
    if (named) return GALLEY_SCORE_CERTAIN;
    while (next && next < end && (*next == '\n' || *next == '\r')) next++;
    while (feed && feed > bytes && feed[-1] == '\r') feed--;
    return next && next < end && *next == '{' && feed > bytes && feed[-1] == '}' ? GALLEY_SCORE_CERTAIN : GALLEY_SCORE_NO;
}

static int32_t json_to_sink(void *user, const void *data, size_t size) { return galley_sink_write(user, data, size); }

static uint32_t json_indent(galley_call *call) {
    const char *text = galley_call_option(call, "indent");
    return text && *text >= '0' && *text <= '9' ? (uint32_t)(*text - '0') : 0;
}

static int32_t GALLEY_CALL json_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    galleyi_json_emitter e;
    (void)state;
    galleyi_json_emit_init(&e, &call->engine->memory, json_to_sink, sink, json_indent(call));
    galleyi_json_write_document(&e, document, GALLEYI_JSON_ALL_ARTICLES);
    int32_t status = galleyi_json_emit_finish(&e);
    galleyi_json_emit_free(&e);
    return status;
}

static int32_t GALLEY_CALL json_ndjson_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    galleyi_json_emitter e;
    size_t articles = galley_record_count(document->root, GALLEY_ARTICLES), i = 0;
    int32_t status;
    (void)state;
    galleyi_json_emit_init(&e, &call->engine->memory, json_to_sink, sink, 0);
    do {
        galleyi_json_write_document(&e, document, i);
        status = galleyi_json_emit_finish(&e);
    } while (!status && ++i < articles);
    galleyi_json_emit_free(&e);
    return status;
}

static int32_t GALLEY_CALL json_write_body_module(void *user, galley_call *call, const galley_node *node, galley_sink *sink) {
    galleyi_json_emitter e;
    (void)user;
    galleyi_json_emit_init(&e, &call->engine->memory, json_to_sink, sink, json_indent(call));
    galleyi_json_write_body(&e, node);
    int32_t status = galleyi_json_emit_finish(&e);
    galleyi_json_emit_free(&e);
    return status;
}

int32_t galleyi_register_json(galley_context *context, galley_error *error) {
    galley_serializer serializer = { .size = sizeof serializer, .module = &json_module, .write = json_write, .write_body = json_write_body_module };
    int32_t status = galley_register_serializer(context, &serializer, 0, error);
    if (status || !GALLEY_WITH_YAJL) return status;
    galley_parser parser = { .size = sizeof parser, .module = &json_module, .probe = json_probe, .push = galleyi_json_push };
    return galley_register_parser(context, &parser, 0, error);
}

int32_t galleyi_register_ndjson(galley_context *context, galley_error *error) {
    galley_serializer serializer = { .size = sizeof serializer, .flags = GALLEY_MODULE_WRITES_MANY, .module = &json_ndjson_module, .write = json_ndjson_write };
    int32_t status = galley_register_serializer(context, &serializer, 0, error);
    if (status || !GALLEY_WITH_YAJL) return status;
    galley_parser parser = { .size = sizeof parser, .flags = GALLEY_MODULE_STREAMS, .module = &json_ndjson_module, .probe = json_ndjson_probe,
                             .open = galleyi_ndjson_open, .push = galleyi_ndjson_push, .close = galleyi_ndjson_close };
    return galley_register_parser(context, &parser, 0, error);
}
