/* Writing: a serializer opened, given documents, finished. */
#include "registry/call.h"
#include <string.h>

struct galley_writer {
    uint32_t       magic;
    galleyi_engine engine;
    galley_call   *call;
    galley_sink   *sink;
    uint64_t       added, limit_before;
    int            finished;
    int32_t        status;                    /* the first failure; nothing more is written after it */
};

static const galley_serializer *writer_table(const galley_writer *writer) { return &writer->call->registration->serializer; }

/* The status of what a module did: the sink's failure, what the module said, or its bare status. */
static int32_t writer_result(galley_writer *writer, int32_t status, galley_error *error) {
    galley_call *call = writer->call;
    if (writer->sink->status) return writer->status = galleyi_sink_fail(writer->sink, error);
    if (status > 0) status = galley_call_fail(call, GALLEY_EMODULE, GALLEY_NO_OFFSET, "the module returned a positive status");
    if (!status) status = call->failure;
    return writer->status = status ? galleyi_call_said(call, status, error) : GALLEY_OK;
}

static int32_t writer_new(const galley_context *context, const char *format, const galley_options *options, galley_sink *sink, galley_writer **out, galley_error *error) {
    const galleyi_format *f = format ? galleyi_format_find(context, format, strlen(format)) : NULL;
    if (!f || !f->serializer) return format ? galleyi_format_unknown(context, format, GALLEY_CAN_WRITE, error) : galleyi_fail(error, GALLEY_EARGUMENT, "no format is given");
    galley_writer *writer = galleyi_memory_allocate_zeroed(&context->memory, sizeof *writer);
    if (!writer) return galleyi_fail_memory(error);
    int32_t status = galleyi_engine_init(&writer->engine, context, options, error);
    if (status) { galleyi_memory_release(&context->memory, writer, sizeof *writer); return status; }
    writer->magic = GALLEYI_MAGIC_WRITER;
    writer->sink = sink;
    writer->limit_before = sink->limit;
    uint64_t room = UINT64_MAX - sink->written;
    sink->limit = sink->written + (writer->engine.limits.output < room ? writer->engine.limits.output : room);
    if (writer->limit_before < sink->limit) sink->limit = writer->limit_before;
    writer->call = galleyi_call_new(&writer->engine, NULL, f->serializer, 1);
    *out = writer;
    return writer->call ? GALLEY_OK : galleyi_fail_memory(error);
}

static void writer_free(galley_writer *writer) {
    galleyi_memory memory = writer->engine.memory;
    if (writer->sink->magic == GALLEYI_MAGIC_SINK) writer->sink->limit = writer->limit_before;
    galleyi_call_free(writer->call);
    galleyi_engine_free(&writer->engine);
    writer->magic = 0;
    galleyi_memory_release(&memory, writer, sizeof *writer);
}

GALLEY_API int32_t GALLEY_CALL galley_writer_open(const galley_context *context, const char *format, const galley_options *options, galley_sink *sink, galley_writer **out, galley_error *error) {
    galleyi_error_clear(error);
    if (!out || !context || !sink) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_writer_open: no context, no sink, or nowhere to put the writer");
    *out = NULL;
    if (context->magic != GALLEYI_MAGIC_CONTEXT || sink->magic != GALLEYI_MAGIC_SINK)
        return galleyi_fail(error, GALLEY_ESTATE, "galley_writer_open: this is not a context, or not an open sink");
    galley_writer *writer = NULL;
    int32_t status = writer_new(context, format, options, sink, &writer, error);
    if (!status) {
        const galley_serializer *table = writer_table(writer);
        writer->call->state = table->user;
        writer->call->opened = 1;
        status = writer_result(writer, table->open ? table->open(table->user, writer->call, sink, &writer->call->state) : GALLEY_OK, error);
    }
    if (status && writer) writer_free(writer);
    else *out = writer;
    return status;
}

static int32_t writer_check(const galley_writer *writer, const char *call, galley_error *error) {
    galleyi_error_clear(error);
    if (!writer) return galleyi_fail(error, GALLEY_EARGUMENT, "%s: there is no writer", call);
    if (writer->magic != GALLEYI_MAGIC_WRITER) return galleyi_fail(error, GALLEY_ESTATE, "%s: this is not an open writer", call);
    if (writer->sink->magic != GALLEYI_MAGIC_SINK) return galleyi_fail(error, GALLEY_ESTATE, "%s: the sink was closed before its writer", call);
    if (writer->status) return galleyi_fail(error, writer->status, "%s: the writer failed before", call);
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_writer_add(galley_writer *writer, const galley_document *document, galley_error *error) {
    int32_t status = writer_check(writer, "galley_writer_add", error);
    if (status) return status;
    if (!document) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_writer_add: there is no document");
    if (document->magic != GALLEYI_MAGIC_DOCUMENT) return galleyi_fail(error, GALLEY_ESTATE, "galley_writer_add: this is not a document");
    if (writer->finished) return galleyi_fail(error, GALLEY_ESTATE, "galley_writer_add: the writer is finished");
    const galley_serializer *table = writer_table(writer);
    if (writer->added && !(table->flags & GALLEY_MODULE_WRITES_MANY))
        return galleyi_fail(error, GALLEY_EUNSUPPORTED, "%s holds one document", writer->call->registration->module.name);
    writer->added++;
    return writer_result(writer, table->write(writer->call->state, writer->call, document, writer->sink), error);
}

GALLEY_API int32_t GALLEY_CALL galley_writer_finish(galley_writer *writer, galley_error *error) {
    int32_t status = writer_check(writer, "galley_writer_finish", error);
    if (status || writer->finished) return status;
    writer->finished = 1;
    const galley_serializer *table = writer_table(writer);
    status = writer_result(writer, table->finish ? table->finish(writer->call->state, writer->call, writer->sink) : GALLEY_OK, error);
    if (status || !galleyi_sink_flush(writer->sink)) return status;
    return writer_result(writer, GALLEY_OK, error);
}

GALLEY_API const galley_record *GALLEY_CALL galley_writer_losses(const galley_writer *writer) {
    return GALLEYI_IS(writer, WRITER) ? galley_document_root(writer->engine.losses) : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_writer_close(galley_writer *writer, galley_error *error) {
    if (!writer) { galleyi_error_clear(error); return GALLEY_OK; }
    int before = writer->magic == GALLEYI_MAGIC_WRITER && writer->status;
    int32_t status = before ? writer->status : galley_writer_finish(writer, error);
    if (writer->magic != GALLEYI_MAGIC_WRITER) return status;
    if (before) galleyi_fail(error, status, "the writer failed: %s", galley_status_name(status));
    writer_free(writer);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_write(const galley_context *context, const galley_document *document, const char *format, const galley_options *options, galley_sink *sink, galley_error *error) {
    galley_writer *writer = NULL;
    int32_t status = galley_writer_open(context, format, options, sink, &writer, error);
    if (!status) status = galley_writer_add(writer, document, error);
    if (!status) status = galley_writer_finish(writer, error);
    if (writer) writer_free(writer);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_write_memory(const galley_context *context, const galley_document *document, const char *format, const galley_options *options, char **text, size_t *length, galley_error *error) {
    galley_sink *sink = NULL;
    if (text) *text = NULL;
    if (length) *length = 0;
    galleyi_error_clear(error);
    if (!text) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_write_memory: nowhere to put the text");
    int32_t status = galley_sink_to_memory(context, &sink);
    if (status) return galleyi_fail(error, status, "%s", galley_status_name(status));
    status = galley_write(context, document, format, options, sink, error);
    if (!status) {
        size_t size;
        const void *bytes = galley_sink_bytes(sink, &size);
        char *lent = galleyi_memory_lend(&context->memory, size + 1);
        if (!lent) status = galleyi_fail_memory(error);
        else {
            memcpy(lent, bytes, size);
            lent[size] = '\0';
            *text = lent;
            if (length) *length = size;
        }
    }
    galleyi_sink_free(sink);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_write_file(const galley_context *context, const galley_document *document, const char *format, const galley_options *options, const char *path, galley_error *error) {
    galley_sink *sink = NULL;
    int32_t status = galley_sink_to_file(context, path, &sink, error);
    if (status) return status;
    status = galley_write(context, document, format, options, sink, error);
    int32_t closed = galley_sink_close(sink, status ? NULL : error);
    return status ? status : closed;
}

GALLEY_API int32_t GALLEY_CALL galley_write_body(const galley_context *context, const galley_node *node, const char *format, const galley_options *options, galley_sink *sink, galley_error *error) {
    galley_writer *writer = NULL;
    galleyi_error_clear(error);
    if (!context || !node || !sink) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_write_body: no context, no node or no sink");
    if (context->magic != GALLEYI_MAGIC_CONTEXT || node->magic != GALLEYI_MAGIC_NODE || sink->magic != GALLEYI_MAGIC_SINK)
        return galleyi_fail(error, GALLEY_ESTATE, "galley_write_body: this is not a context, a node or a sink");
    int32_t status = writer_new(context, format, options, sink, &writer, error);
    if (!status) {
        const galley_serializer *table = writer_table(writer);
        if (!table->write_body) status = galleyi_fail(error, GALLEY_EUNSUPPORTED, "%s writes whole documents only", format);
        else status = writer_result(writer, table->write_body(table->user, writer->call, node, sink), error);
    }
    if (!status && galleyi_sink_flush(sink)) status = galleyi_sink_fail(sink, error);
    if (writer) writer_free(writer);
    return status;
}
