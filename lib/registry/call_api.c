/* What a module may ask of its call. */
#include "registry/call.h"
#include "model/timestamp.h"
#include "text/dates.h"
#include <stdio.h>
#include <string.h>

GALLEY_API const galley_facts *GALLEY_CALL galley_call_facts(const galley_call *call) {
    return GALLEYI_IS(call, CALL) ? &call->facts : NULL;
}

GALLEY_API const char *GALLEY_CALL galley_call_option(const galley_call *call, const char *key) {
    char name[128];
    if (!GALLEYI_IS(call, CALL) || !key || !call->registration) return NULL;
    const galleyi_engine *engine = call->engine;
    int length = snprintf(name, sizeof name, "%s.%s", call->registration->module.name, key);
    const char *own = length > 0 && (size_t)length < sizeof name ? galleyi_option_value(engine->context, &engine->settings, name) : NULL;
    return own ? own : galleyi_option_value(engine->context, &engine->settings, key);
}

GALLEY_API void *GALLEY_CALL galley_call_allocate(galley_call *call, size_t size) {
    if (!GALLEYI_IS(call, CALL)) return NULL;
    void *block = galleyi_arena_allocate_zeroed(&call->arena, size);
    if (!block) galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    return block;
}

GALLEY_API int32_t GALLEY_CALL galley_call_work(galley_call *call, uint64_t units) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    int32_t status = galleyi_work_add(&call->engine->work, units);
    if (!status) return GALLEY_OK;
    return galley_call_fail(call, status, GALLEY_NO_OFFSET, status == GALLEY_ELIMIT ? "limit.work is used up" : "the caller cancelled");
}

/* Where a call's diagnostics go: a parser's document, a writer's losses. */
static galley_document *call_diagnosed(galley_call *call) {
    if (!call->writes) return galley_call_root(call) ? call->document : NULL;
    galleyi_engine *engine = call->engine;
    if (!engine->losses && galleyi_document_create(&engine->memory, 10000, &engine->losses)) return NULL;
    return engine->losses;
}

GALLEY_API int32_t GALLEY_CALL galley_call_warn(galley_call *call, int32_t severity, const char *code, uint64_t offset, const char *message) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    galley_document *document = call_diagnosed(call);
    if (!document) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    int64_t line = -1, column = -1;
    if (call->piece) galleyi_call_locate(call, offset, &line, &column);
    return galleyi_document_warn(document, severity, code, message, offset, line, column);
}

GALLEY_API int32_t GALLEY_CALL galley_call_lost(galley_call *call, int32_t field) {
    const galley_record *said;
    char code[64], message[128];
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    const char *name = galley_field_name(field);
    if (!call->writes) return GALLEY_ESTATE;
    if (!name) return GALLEY_EARGUMENT;
    galley_document *losses = call_diagnosed(call);
    if (!losses) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    snprintf(code, sizeof code, "lost.%s", name);
    for (size_t i = 0; (said = galley_record_at(losses->root, GALLEY_DIAGNOSTICS, i)) != NULL; i++)
        if (!strcmp(galley_record_text(said, GALLEY_CODE, NULL), code)) return GALLEY_OK;
    snprintf(message, sizeof message, "%s does not hold %s", call->registration->module.name, name);
    return galleyi_document_warn(losses, GALLEY_NOTE, code, message, GALLEY_NO_OFFSET, -1, -1);
}

GALLEY_API int32_t GALLEY_CALL galley_call_set_time(galley_call *call, galley_record *record, int32_t field, const char *text, size_t length) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    if (!text || galley_field_kind(field) != GALLEY_RECORD_TIMESTAMP) return GALLEY_EARGUMENT;
    if (length == GALLEY_NUL_TERMINATED) length = strlen(text);
    if (!length) return GALLEY_EARGUMENT;
    galley_record *timestamp = galley_record_edit(record, field, 0);
    if (!timestamp) return GALLEYI_IS(record, RECORD) ? record->document->status : GALLEY_EARGUMENT;
    int32_t status = galley_record_set_text(timestamp, GALLEY_TEXT, text, length);
    galleyi_dates_options options = { galley_facts_text(&call->facts, GALLEY_LANGUAGE, NULL), NULL, NULL, NULL };
    size_t fetched_length;
    const char *fetched = galley_facts_text(&call->facts, GALLEY_FETCHED, &fetched_length);
    galleyi_time anchor;
    galleyi_date date;
    if (fetched && galleyi_time_parse(&anchor, fetched, fetched_length)) options.anchor = &anchor;
    if (status || !galleyi_dates_read(&options, text, length, &date)) return status;
    if (date.zone_end > date.zone_start) galley_record_set_text(timestamp, GALLEY_ZONE, text + date.zone_start, date.zone_end - date.zone_start);
    if (date.relative) galley_record_set_number(timestamp, GALLEY_RELATIVE, 1);
    date.time.relative = date.relative;
    return galleyi_timestamp_set_time(timestamp, &date.time);
}

/* A fragment's diagnostics go to the document that it becomes part of. */
static int32_t call_adopt_diagnostics(galley_call *call, const galley_record *root, uint64_t offset) {
    const galley_record *from;
    int32_t status = GALLEY_OK;
    for (size_t i = 0; !status && (from = galley_record_at(root, GALLEY_DIAGNOSTICS, i)) != NULL; i++) {
        galley_record *to = galley_record_edit(galley_call_root(call), GALLEY_DIAGNOSTICS, GALLEY_NEW);
        if (!to) return GALLEY_ENOMEM;
        status = galleyi_record_copy(to, from);
        int64_t at = galley_record_number(from, GALLEY_OFFSET, -1);
        if (!status && at >= 0) status = galley_record_set_number(to, GALLEY_OFFSET, at + (int64_t)offset);
    }
    return status;
}

static int32_t call_run_fragment(galley_call *call, const galleyi_registration *parser, galley_record *record, const char *data, size_t size, uint64_t offset) {
    galleyi_engine *engine = call->engine;
    galleyi_item *first = engine->first, *last = engine->last, *item;
    uint64_t items = engine->items;
    galley_call *child = galleyi_call_new(engine, call, parser, 0);
    if (!child) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    engine->first = engine->last = NULL;
    child->fragment = 1;
    int32_t status = galleyi_facts_copy_given(&child->facts, &call->facts);
    galleyi_facts_set(&child->facts, GALLEYI_FACT_FORMAT, NULL, 0);
    if (!status) status = galleyi_call_feed(child, data, size, 1);
    while ((item = galleyi_engine_take(engine)) != NULL) {
        const galley_record *root = item->document ? item->document->root : NULL;
        const galley_node *body = galley_record_body(galley_record_at(root, GALLEY_ARTICLES, 0));
        if (!root && !status) status = item->status;
        if (body && !status) status = galleyi_body_copy(record, body, offset);
        if (root && !status) status = call_adopt_diagnostics(call, root, offset);
        galleyi_item_free(engine, item);
    }
    engine->first = first;
    engine->last = last;
    engine->items = items;
    galleyi_call_free(child);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_call_parse_body(galley_call *call, galley_record *record, const char *format, const char *data, size_t size, uint64_t offset) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    if (call->writes || call->ended) return GALLEY_ESTATE;
    if (!GALLEYI_IS(record, RECORD) || !format || (!data && size)) return GALLEY_EARGUMENT;
    const galleyi_format *f = galleyi_format_find(call->engine->context, format, strlen(format));
    if (!f || !f->parser || f->parser->parser.flags & GALLEY_MODULE_CARRIES) return GALLEY_EUNKNOWN_FORMAT;
    if (call->nesting >= call->engine->limits.nesting) return GALLEY_ELIMIT;
    return call_run_fragment(call, f->parser, record, data, size == GALLEY_NUL_TERMINATED ? strlen(data) : size, offset);
}

GALLEY_API int32_t GALLEY_CALL galley_call_write_body(galley_call *call, const galley_node *node, const char *format, galley_sink *sink) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    if (!call->writes) return GALLEY_ESTATE;
    if (!GALLEYI_IS(node, NODE) || !format || !sink) return GALLEY_EARGUMENT;
    const galleyi_format *f = galleyi_format_find(call->engine->context, format, strlen(format));
    if (!f || !f->serializer) return GALLEY_EUNKNOWN_FORMAT;
    if (!f->serializer->serializer.write_body) return GALLEY_EUNSUPPORTED;
    if (call->nesting >= call->engine->limits.nesting) return GALLEY_ELIMIT;
    galley_call *child = galleyi_call_new(call->engine, call, f->serializer, 1);
    if (!child) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    int32_t status = f->serializer->serializer.write_body(f->serializer->serializer.user, child, node, sink);
    if (status > 0) status = GALLEY_EMODULE;
    if (!status) status = child->failure;
    if (status < 0 && child->failure) galley_call_fail(call, status, GALLEY_NO_OFFSET, child->failure_message);
    galleyi_call_free(child);
    return status;
}
