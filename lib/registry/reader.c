/* Reading: pulling bytes through calls until a document comes out; galley_parse gathers what a reader gives. */
#include "registry/call.h"
#include <string.h>

struct galley_reader {
    uint32_t       magic;
    galleyi_engine engine;
    galley_input  *input;
    galley_call   *call;
    galleyi_buffer piece;                     /* what was read last */
    uint64_t       offset;                    /* bytes of the outermost input used */
    int            pushed, ended;             /* the input is pushed; it has ended, or failed */
};

enum { READER_PIECE = 256 << 10 };

static int32_t reader_check_arguments(const galley_context *context, galley_input *input, galley_error *error) {
    if (!context || !input) return galleyi_fail(error, GALLEY_EARGUMENT, "reading needs a context and an input");
    if (context->magic != GALLEYI_MAGIC_CONTEXT) return galleyi_fail(error, GALLEY_ESTATE, "this is not a context");
    if (input->magic != GALLEYI_MAGIC_INPUT) return galleyi_fail(error, GALLEY_ESTATE, "this is not an input");
    return input->used ? galleyi_fail(error, GALLEY_ESTATE, "an input is read once; a reader has this one already") : GALLEY_OK;
}

/* A format that was asked for has to exist before anything is read. */
static int32_t reader_check_format(const galley_context *context, const galley_input *input, galley_error *error) {
    const galleyi_buffer *named = &input->facts.texts[GALLEYI_FACT_FORMAT];
    if (!named->size) return GALLEY_OK;
    const galleyi_format *format = galleyi_format_find(context, named->data, named->size);
    return format && format->parser ? GALLEY_OK : galleyi_format_unknown(context, named->data, GALLEY_CAN_READ, error);
}

GALLEY_API int32_t GALLEY_CALL galley_reader_open(const galley_context *context, galley_input *input, const galley_options *options, galley_reader **out, galley_error *error) {
    galleyi_error_clear(error);
    if (!out) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_reader_open: nowhere to put the reader");
    *out = NULL;
    int32_t status = reader_check_arguments(context, input, error);
    if (!status) status = reader_check_format(context, input, error);
    if (status) return status;
    galley_reader *reader = galleyi_memory_allocate_zeroed(&context->memory, sizeof *reader);
    if (!reader) return galleyi_fail_memory(error);
    status = galleyi_engine_init(&reader->engine, context, options, error);
    if (status) { galleyi_memory_release(&context->memory, reader, sizeof *reader); return status; }
    reader->magic = GALLEYI_MAGIC_READER;
    reader->input = input;
    reader->pushed = input->source.kind == GALLEYI_SOURCE_PUSH;
    galleyi_buffer_init(&reader->piece, &context->memory);
    reader->call = galleyi_call_new(&reader->engine, NULL, NULL, 0);
    if (!reader->call || galleyi_facts_copy_given(&reader->call->facts, &input->facts)) {
        galley_reader_free(reader);
        return galleyi_fail_memory(error);
    }
    input->used = 1;
    *out = reader;
    return GALLEY_OK;
}

GALLEY_API void GALLEY_CALL galley_reader_free(galley_reader *reader) {
    if (!GALLEYI_IS(reader, READER)) return;
    galleyi_memory memory = reader->engine.memory;
    galleyi_call_free(reader->call);
    galleyi_engine_free(&reader->engine);
    galleyi_buffer_free(&reader->piece);
    reader->magic = 0;
    galleyi_memory_release(&memory, reader, sizeof *reader);
}

GALLEY_API uint64_t GALLEY_CALL galley_reader_offset(const galley_reader *reader) {
    return GALLEYI_IS(reader, READER) ? reader->offset : 0;
}

static int32_t reader_feed(galley_reader *reader, const char *data, size_t size, int last) {
    reader->offset += size;
    int32_t status = galleyi_call_feed(reader->call, data, size, last);
    if (last || status < 0) reader->ended = 1;
    return status;
}

/* The next piece of the source; *last with its end. */
static int32_t reader_pull(galley_reader *reader, const char **data, size_t *size, int *last, galley_error *error) {
    galley_input *input = reader->input;
    if (input->source.kind == GALLEYI_SOURCE_MEMORY) {
        *data = input->source.data;
        *size = input->source.size;
        return *last = 1, GALLEY_OK;
    }
    if (input->peeked.size) {
        galleyi_buffer peeked = input->peeked;
        input->peeked = reader->piece;
        reader->piece = peeked;
        input->peeked.size = 0;
        *data = peeked.data;
        *size = peeked.size;
        return *last = input->ended, GALLEY_OK;
    }
    reader->piece.size = 0;
    if (galleyi_buffer_reserve(&reader->piece, READER_PIECE)) return galleyi_fail_memory(error);
    int64_t count = galleyi_source_read(&input->source, reader->piece.data, READER_PIECE);
    if (count < 0) {
        if (input->source.os_error) return galleyi_fail_os(error, input->source.os_error, input->path);
        return galleyi_fail(error, GALLEY_EIO, "the input's callback failed");
    }
    *data = reader->piece.data;
    *size = (size_t)count;
    *last = !count;
    return GALLEY_OK;
}

/* A failure of the library's own memory leaves no item behind. */
static int32_t reader_advance(galley_reader *reader, galley_error *error) {
    const char *data = NULL;
    size_t size = 0;
    int last = 0;
    int32_t status = reader_pull(reader, &data, &size, &last, error);
    if (status) { reader->ended = 1; return status; }
    status = reader_feed(reader, data, size, last);
    return status < 0 && !reader->engine.first ? galleyi_fail_memory(error) : GALLEY_OK;
}

static int32_t reader_give_failure(galley_reader *reader, galleyi_item *item, galley_error *error) {
    int32_t status = galleyi_fail(error, item->status, "%s", item->message);
    galleyi_error_at(error, item->offset, item->line, item->column);
    galleyi_error_name(error, item->format, reader->input->path);
    galleyi_item_free(&reader->engine, item);
    return status;
}

/* The user's old document becomes the one to build into next. */
static void reader_give_document(galley_reader *reader, galleyi_item *item, galley_document **out) {
    galley_document *old = *out;
    *out = item->document;
    item->document = NULL;
    galleyi_item_free(&reader->engine, item);
    if (old && !reader->engine.spare && !galleyi_document_empty(old)) reader->engine.spare = old;
    else galley_document_free(old);
}

GALLEY_API int32_t GALLEY_CALL galley_reader_next(galley_reader *reader, galley_document **out, galley_error *error) {
    galleyi_error_clear(error);
    if (!reader || !out) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_reader_next: no reader, or nowhere to put the document");
    if (reader->magic != GALLEYI_MAGIC_READER || (*out && (*out)->magic != GALLEYI_MAGIC_DOCUMENT))
        return galleyi_fail(error, GALLEY_ESTATE, "galley_reader_next: this is not an open reader, or not a document");
    if (reader->input->magic != GALLEYI_MAGIC_INPUT) return galleyi_fail(error, GALLEY_ESTATE, "galley_reader_next: the input was freed before its reader");
    while (!reader->engine.first) {
        if (reader->ended) return GALLEY_END;
        if (reader->pushed) return GALLEY_AGAIN;
        int32_t status = reader_advance(reader, error);
        if (status) return status;
    }
    galleyi_item *item = galleyi_engine_take(&reader->engine);
    if (!item->document) return reader_give_failure(reader, item, error);
    reader_give_document(reader, item, out);
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_reader_push(galley_reader *reader, const void *data, size_t size, galley_error *error) {
    galleyi_error_clear(error);
    if (!reader || (!data && size)) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_reader_push: no reader or no data");
    if (reader->magic != GALLEYI_MAGIC_READER) return galleyi_fail(error, GALLEY_ESTATE, "galley_reader_push: this is not an open reader");
    if (!reader->pushed) return galleyi_fail(error, GALLEY_ESTATE, "galley_reader_push: the input was not made with galley_input_for_push");
    if (reader->ended) return size ? galleyi_fail(error, GALLEY_ESTATE, "galley_reader_push: the input has ended") : GALLEY_OK;
    int32_t status = reader_feed(reader, data, size, !size);
    return status < 0 && !reader->engine.first ? galleyi_fail_memory(error) : GALLEY_OK;   /* other failures come from galley_reader_next */
}

/* Parsing whole: the first document stays, the articles of the others are put behind its own. */

static int32_t gather_merge(galley_document *to, const galley_document *from) {
    static const int32_t lists[] = { GALLEY_ARTICLES, GALLEY_RELATED, GALLEY_DIAGNOSTICS, GALLEY_DROPPED };
    const galley_record *record;
    int32_t status = GALLEY_OK;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        for (size_t i = 0; !status && (record = galley_record_at(from->root, lists[k], i)) != NULL; i++) {
            galley_record *copy = galley_record_edit(to->root, lists[k], GALLEY_NEW);
            status = copy ? galleyi_record_copy(copy, record) : to->status;
        }
    if (!status && galley_record_count(to->root, GALLEY_ARTICLES) > 1) {
        const char *kind = galley_record_text(to->root, GALLEY_KIND, NULL);
        if (!kind || !strcmp(kind, "article")) status = galley_record_set_text(to->root, GALLEY_KIND, "package", GALLEY_NUL_TERMINATED);
    }
    return status;
}

static int32_t gather_note_failure(galley_document *document, const galleyi_item *item) {
    galley_record_set_number(document->root, GALLEY_TRUNCATED, 1);
    return galleyi_document_warn(document, GALLEY_ERROR, "input.broken", item->message, item->offset, item->line, item->column);
}

typedef struct gather_state {
    galley_document *document;                /* gathered so far */
    galleyi_item    *failure;                 /* the first one before any article */
} gather_state;

static int32_t gather_take(galley_reader *reader, galleyi_item *item, gather_state *state, galley_error *error) {
    int32_t status = GALLEY_OK;
    galley_document *done = item->document;
    if (!done) {
        int fatal = item->status == GALLEY_ENOMEM || item->status == GALLEY_ECANCELLED;
        int whole = state->document && galley_record_count(state->document->root, GALLEY_ARTICLES);
        if (fatal || (!whole && reader->engine.strict)) return reader_give_failure(reader, item, error);
        if (whole) status = gather_note_failure(state->document, item);
        else if (!state->failure) { state->failure = item; return GALLEY_OK; }
    } else if (!state->document) {
        state->document = done;
        item->document = NULL;
    } else {
        status = gather_merge(state->document, done);
        if (!status && !reader->engine.spare && !galleyi_document_empty(done)) { reader->engine.spare = done; item->document = NULL; }
    }
    galleyi_item_free(&reader->engine, item);
    return status ? galleyi_fail(error, status, "%s", galley_status_name(status)) : GALLEY_OK;
}

static int32_t gather_all(galley_reader *reader, gather_state *state, galley_error *error) {
    for (;;) {
        galleyi_item *item = galleyi_engine_take(&reader->engine);
        int32_t status = GALLEY_OK;
        if (item) status = gather_take(reader, item, state, error);
        else if (reader->ended) return GALLEY_OK;
        else {
            status = reader_advance(reader, error);
            int whole = state->document && galley_record_count(state->document->root, GALLEY_ARTICLES);
            if (status == GALLEY_EIO && whole) {
                galley_record_set_number(state->document->root, GALLEY_TRUNCATED, 1);
                status = galleyi_document_warn(state->document, GALLEY_ERROR, "input.broken", error ? galley_error_message(error) : galley_status_name(status), reader->offset, -1, -1);
            }
        }
        if (status) return status;
    }
}

/* What was gathered is given, or the failure that came instead. */
static int32_t gather_finish(galley_reader *reader, gather_state *state, galley_error *error) {
    int empty = !state->document || !galley_record_count(state->document->root, GALLEY_ARTICLES);
    if (state->failure && empty) {
        galleyi_item *failure = state->failure;
        state->failure = NULL;
        return reader_give_failure(reader, failure, error);
    }
    if (state->failure) return gather_note_failure(state->document, state->failure) ? galleyi_fail_memory(error) : GALLEY_OK;
    if (state->document) return GALLEY_OK;
    galley_record *root = galley_call_root(reader->call);   /* a stream of nothing */
    if (!root || galley_record_set_text(root, GALLEY_KIND, "none", GALLEY_NUL_TERMINATED)
        || (reader->call->registration && galley_record_set_text(root, GALLEY_FORMAT, reader->call->registration->module.name, GALLEY_NUL_TERMINATED)))
        return galleyi_fail_memory(error);
    state->document = reader->call->document;
    reader->call->document = NULL;
    return GALLEY_OK;
}

/* After a failure: some document in place of the caller's old one, which may be any of those at hand by now. */
static galley_document *parse_keep(galley_reader *reader, const gather_state *state) {
    galley_document *kept = state->document;
    if (!kept) { kept = reader->engine.spare; reader->engine.spare = NULL; }
    if (!kept) { kept = reader->call->document; reader->call->document = NULL; }
    for (galleyi_item *item = reader->engine.first; !kept && item; item = item->next) { kept = item->document; item->document = NULL; }
    return kept;
}

GALLEY_API int32_t GALLEY_CALL galley_parse(const galley_context *context, galley_input *input, const galley_options *options, galley_document **out, galley_error *error) {
    galley_reader *reader = NULL;
    gather_state state = { NULL, NULL };
    galleyi_error_clear(error);
    if (!out) return galleyi_fail(error, GALLEY_EARGUMENT, "galley_parse: nowhere to put the document");
    if (*out && (*out)->magic != GALLEYI_MAGIC_DOCUMENT) return galleyi_fail(error, GALLEY_ESTATE, "galley_parse: this is not a document");
    if (GALLEYI_IS(input, INPUT) && input->source.kind == GALLEYI_SOURCE_PUSH) return galleyi_fail(error, GALLEY_ESTATE, "galley_parse: an input for pushing needs a reader");
    galley_document *old = *out;
    int32_t status = old ? galleyi_document_empty(old) : GALLEY_OK;
    if (status) return galleyi_fail_memory(error);
    status = galley_reader_open(context, input, options, &reader, error);
    if (status) return status;
    reader->engine.spare = old;
    *out = NULL;
    status = gather_all(reader, &state, error);
    if (!status) status = gather_finish(reader, &state, error);
    galley_document *given = !status ? state.document : old ? parse_keep(reader, &state) : NULL;
    if (given != state.document) galley_document_free(state.document);
    if (status && given) galleyi_document_empty(given);
    *out = given;
    if (state.failure) galleyi_item_free(&reader->engine, state.failure);
    galley_reader_free(reader);
    return status;
}

static int32_t parse_named(const galley_context *context, galley_input *input, const char *url, const galley_options *options, galley_document **out, galley_error *error) {
    int32_t status = url ? galley_input_set(input, GALLEY_URL, url, GALLEY_NUL_TERMINATED) : GALLEY_OK;
    if (status) galleyi_fail(error, status, "%s", galley_status_name(status));
    else status = galley_parse(context, input, options, out, error);
    galley_input_free(input);
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_parse_memory(const galley_context *context, const void *data, size_t size, const char *url, const galley_options *options, galley_document **out, galley_error *error) {
    galley_input *input = NULL;
    galleyi_error_clear(error);
    int32_t status = galley_input_from_memory(context, data, size, &input);
    if (status) return galleyi_fail(error, status, "%s", galley_status_name(status));
    return parse_named(context, input, url, options, out, error);
}

GALLEY_API int32_t GALLEY_CALL galley_parse_file(const galley_context *context, const char *path, const char *url, const galley_options *options, galley_document **out, galley_error *error) {
    galley_input *input = NULL;
    int32_t status = galley_input_from_file(context, path, &input, error);
    return status ? status : parse_named(context, input, url, options, out, error);
}
