/* A call from its first byte to its last: opening the module, feeding it, emitting what it builds, nesting payloads in carriers. */
#include "registry/call.h"
#include "model/timestamp.h"
#include <stdio.h>
#include <string.h>

galley_call *galleyi_call_new(galleyi_engine *engine, galley_call *parent, const galleyi_registration *registration, int writes) {
    galley_call *call = galleyi_memory_allocate_zeroed(&engine->memory, sizeof *call);
    if (!call) return NULL;
    call->magic = GALLEYI_MAGIC_CALL;
    call->engine = engine;
    call->parent = parent;
    call->nesting = parent ? parent->nesting + 1 : 0;
    call->registration = registration;
    call->writes = writes;
    call->line = call->column = call->located_line = call->located_column = 1;
    galleyi_facts_init(&call->facts, &engine->memory);
    galleyi_arena_init(&call->arena, &engine->memory);
    galleyi_buffer_init(&call->buffer, &engine->memory);
    return call;
}

void galleyi_call_free(galley_call *call) {
    if (!call) return;
    galleyi_call_free(call->child);
    if (call->opened && call->writes && call->registration->serializer.close) call->registration->serializer.close(call->state);
    if (call->opened && !call->writes && call->registration->parser.close) call->registration->parser.close(call->state);
    galley_document_free(call->document);
    galley_document_free(call->carried);
    galleyi_facts_free(&call->facts);
    galleyi_arena_free(&call->arena);
    galleyi_buffer_free(&call->buffer);
    galleyi_memory memory = call->engine->memory;
    call->magic = 0;
    galleyi_memory_release(&memory, call, sizeof *call);
}

static const char *call_name(const galley_call *call) {
    return call->registration ? call->registration->module.name : "";
}

static void call_locate_from_begin(galley_call *call) {
    call->located = 0;
    call->located_line = call->line;
    call->located_column = call->column;
}
/* Line and column of an offset, as far as the piece at hand tells. Offsets mostly grow: counting goes on from the last one. */
void galleyi_call_locate(galley_call *call, uint64_t offset, int64_t *line, int64_t *column) {
    int64_t lines, columns;
    *line = *column = -1;
    if (offset == GALLEY_NO_OFFSET || offset < call->piece_offset || offset > call->piece_offset + call->piece_size) return;
    size_t at = (size_t)(offset - call->piece_offset);
    if (at < call->located) call_locate_from_begin(call);
    galleyi_locate(call->piece ? call->piece + call->located : "", at - call->located, at - call->located, &lines, &columns);
    call->located_column = lines == 1 ? call->located_column + columns - 1 : columns;
    call->located_line += lines - 1;
    call->located = at;
    *line = call->located_line;
    *column = call->located_column;
}

static int32_t call_queue(galley_call *call, galleyi_item *item) {
    galleyi_engine *engine = call->engine;
    if (engine->last) engine->last->next = item;
    else engine->first = item;
    engine->last = item;
    return GALLEY_OK;
}

int32_t galleyi_call_break(galley_call *call, int32_t status, uint64_t offset, const char *message) {
    galleyi_item *item = galleyi_memory_allocate_zeroed(&call->engine->memory, sizeof *item);
    if (!item) return GALLEY_ENOMEM;
    item->status = status;
    item->offset = offset;
    item->format = call->registration ? call->registration->module.name : NULL;
    galleyi_call_locate(call, offset, &item->line, &item->column);
    snprintf(item->message, sizeof item->message, "%s", message && *message ? message : galley_status_name(status));
    call_queue(call, item);
    return status;
}

/* Queues the failure that galley_call_fail noted; the document being built is dropped. */
static int32_t call_queue_failure(galley_call *call, int32_t status) {
    int32_t queued = galleyi_call_break(call, status, call->failure_offset, call->failure_message);
    call->failure = GALLEY_OK;
    call->failure_message[0] = '\0';
    if (call->document && !call->engine->spare && !galleyi_document_empty(call->document)) call->engine->spare = call->document;
    else galley_document_free(call->document);
    call->document = NULL;
    return queued;
}

GALLEY_API int32_t GALLEY_CALL galley_call_fail(galley_call *call, int32_t status, uint64_t offset, const char *message) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    if (status >= 0) status = GALLEY_EMODULE;
    if (call->failure) return call->failure;
    call->failure = status;
    call->failure_offset = offset;
    snprintf(call->failure_message, sizeof call->failure_message, "%s", message && *message ? message : galley_status_name(status));
    return status;
}

int32_t galleyi_call_said(galley_call *call, int32_t status, galley_error *error) {
    int64_t line, column;
    galleyi_call_locate(call, call->failure_offset, &line, &column);
    if (call->failure == status) galleyi_fail(error, status, "%s", call->failure_message);
    else galleyi_fail(error, status, "%s: %s", call_name(call), galley_status_name(status));
    galleyi_error_name(error, call_name(call), NULL);
    if (call->failure == status) galleyi_error_at(error, call->failure_offset, line, column);
    return status;
}

GALLEY_API galley_record *GALLEY_CALL galley_call_root(galley_call *call) {
    if (!GALLEYI_IS(call, CALL) || call->writes) return NULL;
    if (!call->document) {
        galleyi_engine *engine = call->engine;
        call->document = engine->spare;
        engine->spare = NULL;
        if (!call->document && galleyi_document_create(&engine->memory, engine->limits.nodes, &call->document)) {
            galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
            return NULL;
        }
        call->document->node_limit = engine->limits.nodes;
    }
    return call->document->root;
}

static void call_default_text(galley_record *record, int32_t field, const char *text, size_t length) {
    if (text && length && !galley_record_text(record, field, NULL)) galley_record_set_text(record, field, text, length);
}

/* What the engine knows and the module left out. */
static void call_complete(galley_call *call, galley_record *root) {
    const galleyi_buffer *texts = call->facts.texts;
    call_default_text(root, GALLEY_FORMAT, call_name(call), strlen(call_name(call)));
    call_default_text(root, GALLEY_URL, texts[GALLEYI_FACT_URL].data, texts[GALLEYI_FACT_URL].size);
    call_default_text(root, GALLEY_KIND, galley_record_count(root, GALLEY_ARTICLES) ? "article" : "none", GALLEY_NUL_TERMINATED);
    const galleyi_buffer *fetched = &texts[GALLEYI_FACT_FETCHED];
    if (fetched->size && !galley_record_get(root, GALLEY_FETCHED) && galleyi_timestamp_valid(fetched->data, fetched->size))
        galley_record_set_time(root, GALLEY_FETCHED, fetched->data, fetched->size);
    for (const galley_call *up = call->parent; up; up = up->parent)
        for (const galleyi_property *p = up->carried ? up->carried->root->properties : NULL; p; p = p->next)
            if (!galley_record_property(root, p->name.text, NULL)) galley_record_set_property(root, p->name.text, p->json.text, p->json.length);
}

/* What a status that sticks to the document means; NULL: what its name says. */
static const char *call_document_said(const galley_call *call, int32_t status) {
    return status == GALLEY_ELIMIT && call->document && call->document->status == status ? "limit.nodes, or records nested too deep" : NULL;
}

/* In strict mode the first diagnostic of severity error is the document's failure. */
static void call_strict(galley_call *call, const galley_record *root) {
    const galley_record *d;
    for (size_t i = 0; (d = galley_record_at(root, GALLEY_DIAGNOSTICS, i)) != NULL; i++) {
        const char *severity = galley_record_text(d, GALLEY_SEVERITY, NULL), *message = galley_record_text(d, GALLEY_MESSAGE, NULL);
        if (!severity || strcmp(severity, "error")) continue;
        int64_t offset = galley_record_number(d, GALLEY_OFFSET, -1);
        galley_call_fail(call, GALLEY_ESYNTAX, offset < 0 ? GALLEY_NO_OFFSET : (uint64_t)offset, message);
        return;
    }
}

GALLEY_API int32_t GALLEY_CALL galley_call_emit(galley_call *call) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    if (call->writes || call->carries || call->ended) return GALLEY_ESTATE;
    galleyi_engine *engine = call->engine;
    if (engine->limits.items && engine->items >= engine->limits.items)
        return galley_call_fail(call, GALLEY_ELIMIT, GALLEY_NO_OFFSET, "limit.items: the input has more documents than that");
    galley_record *root = call->failure ? NULL : galley_call_root(call);
    if (root) {
        call_complete(call, root);
        if (call->document->status) galley_call_fail(call, call->document->status, GALLEY_NO_OFFSET, call_document_said(call, call->document->status));
        else if (engine->strict) call_strict(call, root);
    }
    if (call->failure) {
        int32_t status = call->failure, queued = call_queue_failure(call, status);
        return queued == GALLEY_ENOMEM || status == GALLEY_ENOMEM ? GALLEY_ENOMEM : GALLEY_OK;
    }
    galleyi_item *item = galleyi_memory_allocate_zeroed(&engine->memory, sizeof *item);
    if (!item) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    item->document = call->document;
    call->document = NULL;
    call->emitted++;
    engine->items++;
    return call_queue(call, item);
}

/* What is built at the end is emitted by itself; an input without any document gives an empty one, but for a stream of many. */
static int32_t call_emit_rest(galley_call *call) {
    int streams = call->registration->parser.flags & GALLEY_MODULE_STREAMS;
    size_t values = 0;
    if (call->document) galleyi_record_values(call->document->root, &values);
    int built = call->document && (values || call->document->root->properties || call->document->status);
    return call->failure || built || (!call->emitted && !streams) ? galley_call_emit(call) : GALLEY_OK;
}

static int32_t call_open(galley_call *call) {
    const galley_parser *parser = &call->registration->parser;
    call->carries = (parser->flags & GALLEY_MODULE_CARRIES) != 0;
    call->state = parser->user;
    if (!parser->open) return call->opened = 1, GALLEY_OK;
    call->opened = 1;                         /* close follows every open, also a failed one */
    int32_t status = parser->open(parser->user, call, &call->state);
    return status > 0 ? GALLEY_EMODULE : status;
}

/* The module's status made ours: a positive one is none that a module may give. */
static int32_t call_push(galley_call *call, const char *data, size_t size, int last) {
    int whole = !(call->registration->parser.flags & (GALLEY_MODULE_STREAMS | GALLEY_MODULE_CARRIES));
    call->piece = data;
    call->piece_size = size;
    call_locate_from_begin(call);
    call->facts.bytes = data ? data : "";     /* the peeked ones may have moved */
    call->facts.size = size < GALLEYI_PEEK ? size : GALLEYI_PEEK;
    int32_t status = galleyi_work_add(&call->engine->work, size);
    if (status) galley_call_fail(call, status, call->piece_offset, status == GALLEY_ELIMIT ? "limit.work is used up" : "the caller cancelled");
    else status = call->registration->parser.push(call->state, call, data ? data : "", size, last);
    if (status > 0) status = galley_call_fail(call, GALLEY_EMODULE, GALLEY_NO_OFFSET, "the module returned a positive status");
    if (status == GALLEY_OK && call->failure) {
        int32_t failure = call->failure;
        status = failure == GALLEY_ECANCELLED || failure == GALLEY_ENOMEM ? failure : GALLEY_OK;
        if (!status && (whole || !last)) { call_queue_failure(call, failure); if (whole) call->emitted++; }
    }
    if (!whole && !last && !status) {
        int64_t line, column;
        galleyi_locate(data ? data : "", size, size, &line, &column);
        call->column = line == 1 ? call->column + column - 1 : column;
        call->line += line - 1;
    }
    if (!last) call->piece_offset += size;
    return status;
}

/* Compressed bytes are for carriers (RFC 1952, RFC 8878): a format that does not claim them would read noise. */
static int32_t call_compressed(galley_call *call, const galleyi_registration *r) {
    static const struct { const char *magic, *message; size_t size; } kinds[] = {
        { "\x1f\x8b\x08", "the input is gzip data: decompress it first", 3 }, { "\x28\xb5\x2f\xfd", "the input is zstd data: decompress it first", 4 } };
    size_t i = 0, count = sizeof kinds / sizeof *kinds;
    while (i < count && (call->facts.size < kinds[i].size || memcmp(call->facts.bytes, kinds[i].magic, kinds[i].size))) i++;
    if (i == count || (r && (!r->parser.probe || galleyi_probe_one(r, &call->facts)))) return GALLEY_OK;
    return galley_call_fail(call, GALLEY_EUNKNOWN_FORMAT, 0, kinds[i].message);
}

/* The format of a payload: what its facts name, or what its bytes look like. */
static int32_t call_choose(galley_call *call) {
    const galley_context *context = call->engine->context;
    const galleyi_registration *r;
    int32_t score, status;
    const galleyi_buffer *named = &call->facts.texts[GALLEYI_FACT_FORMAT];
    if (named->size) {
        const galleyi_format *format = galleyi_format_find(context, named->data, named->size);
        if ((r = format ? format->parser : NULL) == NULL) return galley_call_fail(call, GALLEY_EUNKNOWN_FORMAT, GALLEY_NO_OFFSET, "the payload's format is not known here");
    } else r = galleyi_probe_best(context, &call->facts, &score);
    if ((status = call_compressed(call, r)) != GALLEY_OK) return status;
    call->registration = r;
    return r ? GALLEY_OK : galley_call_fail(call, GALLEY_EUNKNOWN_FORMAT, 0, "the format of this input is not known");
}

static int32_t call_limit_input(galley_call *call, size_t size) {
    const galleyi_limits *limits = &call->engine->limits;
    int whole = !call->registration || !(call->registration->parser.flags & (GALLEY_MODULE_STREAMS | GALLEY_MODULE_CARRIES));
    uint64_t limit = whole && limits->input > GALLEYI_LIMIT_INPUT_MOST ? GALLEYI_LIMIT_INPUT_MOST : limits->input;
    call->taken += size;
    if (call->taken <= limit || (!whole && !call->parent)) return GALLEY_OK;
    char message[96];
    snprintf(message, sizeof message, "limit.input: the input is larger than %llu bytes", (unsigned long long)limit);
    return galley_call_fail(call, GALLEY_ELIMIT, limit, message);
}

static int32_t call_start(galley_call *call, const char *bytes, size_t size) {
    int32_t status = galleyi_facts_compute(&call->facts, bytes, size);
    if (!status) status = galleyi_facts_charset(&call->facts);
    if (status) return galley_call_fail(call, status, GALLEY_NO_OFFSET, "no memory");
    if (!call->registration && (status = call_choose(call)) != GALLEY_OK) return status;
    return call_open(call);
}

static int32_t call_feed(galley_call *call, const char *data, size_t size, int last) {
    int32_t status = call_limit_input(call, size);
    if (status) return status;
    int started = call->opened, streams = call->registration && call->registration->parser.flags & (GALLEY_MODULE_STREAMS | GALLEY_MODULE_CARRIES);
    int gathers = started ? !streams : !last && call->buffer.size + size < GALLEYI_PEEK;
    if (!call->buffer.size && (last || !gathers)) {       /* straight from the caller's bytes */
        if (!started && (status = call_start(call, data, size)) != GALLEY_OK) return status;
        streams = call->registration->parser.flags & (GALLEY_MODULE_STREAMS | GALLEY_MODULE_CARRIES);
        if (last || streams) return call_push(call, data, size, last);
    }
    if (galleyi_buffer_append(&call->buffer, data, size)) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    if (!call->opened && !last && call->buffer.size < GALLEYI_PEEK) return GALLEY_OK;
    if (!call->opened && (status = call_start(call, call->buffer.data ? call->buffer.data : "", call->buffer.size)) != GALLEY_OK) return status;
    streams = call->registration->parser.flags & (GALLEY_MODULE_STREAMS | GALLEY_MODULE_CARRIES);
    if (!last && !streams) return GALLEY_OK;
    status = call_push(call, call->buffer.data, call->buffer.size, last);
    call->buffer.size = 0;
    return status;
}

int32_t galleyi_call_feed(galley_call *call, const char *data, size_t size, int last) {
    if (call->ended) return GALLEY_ESTATE;
    int32_t status = call_feed(call, data, size, last);
    if (status == GALLEY_OK && last && call->child) galley_call_carry_end(call);   /* what went wrong stands among the items */
    if (status == GALLEY_OK && last && !call->carries) status = call_emit_rest(call);
    if (status < 0) {
        if (!call->failure) galley_call_fail(call, status, GALLEY_NO_OFFSET, call_document_said(call, status));
        if (call_queue_failure(call, status) == GALLEY_ENOMEM) status = GALLEY_ENOMEM;
    }
    if (last || status < 0) call->ended = 1;
    return status;
}

/* Carriers. */

static int32_t call_child(galley_call *call) {
    if (call->child) return GALLEY_OK;
    call->child = galleyi_call_new(call->engine, call, NULL, 0);
    if (!call->child) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    call->child_status = GALLEY_OK;
    return GALLEY_OK;
}

static int32_t call_carry_check(const galley_call *call) {
    if (!GALLEYI_IS(call, CALL)) return call ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    return call->writes || !call->carries || call->ended ? GALLEY_ESTATE : GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_call_carry_fact(galley_call *call, int32_t fact, const char *text, size_t length) {
    int32_t status = call_carry_check(call);
    int index = galleyi_fact_index(fact);
    if (status) return status;
    if (index < 0 || index >= GALLEYI_FACTS_GIVEN) return GALLEY_EARGUMENT;
    if ((status = call_child(call)) != GALLEY_OK) return status;
    if (call->child->taken) return GALLEY_ESTATE;
    status = galleyi_facts_set(&call->child->facts, index, text, !text ? 0 : length == GALLEY_NUL_TERMINATED ? strlen(text) : length);
    return status ? galley_call_fail(call, status, GALLEY_NO_OFFSET, "no memory") : GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_call_carry_property(galley_call *call, const char *name, const char *json, size_t length) {
    int32_t status = call_carry_check(call);
    if (status || (status = call_child(call)) != GALLEY_OK) return status;
    if (!call->carried && galleyi_document_create(&call->engine->memory, 1, &call->carried)) return galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    status = galley_record_set_property(call->carried->root, name, json, length);
    return status == GALLEY_ENOMEM ? galley_call_fail(call, status, GALLEY_NO_OFFSET, "no memory") : status;
}

/* A payload's own failure is done with when it is queued; no memory and a cancel end the carrier as well. */
static int32_t call_carry_status(galley_call *call, int32_t status) {
    return status == GALLEY_ENOMEM || status == GALLEY_ECANCELLED ? galley_call_fail(call, status, GALLEY_NO_OFFSET, NULL) : status;
}

GALLEY_API int32_t GALLEY_CALL galley_call_carry_data(galley_call *call, const void *data, size_t size) {
    int32_t status = call_carry_check(call);
    if (status || (status = call_child(call)) != GALLEY_OK) return status;
    galley_call *child = call->child;
    if (call->child_status < 0) return call->child_status;
    if (child->nesting > call->engine->limits.nesting) {
        galley_call_fail(child, GALLEY_ELIMIT, GALLEY_NO_OFFSET, "limit.nesting: too many containers within containers");
        call_queue_failure(child, GALLEY_ELIMIT);
        return call->child_status = GALLEY_ELIMIT;
    }
    call->child_status = galleyi_call_feed(child, data, size, 0);
    return call_carry_status(call, call->child_status);
}

GALLEY_API int32_t GALLEY_CALL galley_call_carry_end(galley_call *call) {
    int32_t status = call_carry_check(call);
    if (status || !call->child) return status;
    if (!call->child_status) call->child_status = galleyi_call_feed(call->child, NULL, 0, 1);
    status = call->child_status;
    galleyi_call_free(call->child);
    galley_document_free(call->carried);
    call->child = NULL;
    call->carried = NULL;
    return call_carry_status(call, status);
}
