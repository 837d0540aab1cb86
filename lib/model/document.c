/* Documents: one arena each, a root record, and the first failure of a build call. */
#include "model/model.h"
#include <string.h>

int32_t galleyi_document_stick(galley_document *document, int32_t status) {
    if (document && status < 0 && document->status == GALLEY_OK) document->status = status;
    return status;
}

static int32_t document_begin(galley_document *document) {
    document->status = GALLEY_OK;
    document->nodes = 0;
    document->last_origin = NULL;
    document->root = galleyi_record_new(document, GALLEY_RECORD_DOCUMENT, 0);
    return document->root ? GALLEY_OK : document->status;
}

int32_t galleyi_document_create(const galleyi_memory *memory, uint64_t node_limit, galley_document **out) {
    *out = NULL;
    galley_document *document = galleyi_memory_allocate_zeroed(memory, sizeof *document);
    if (!document) return GALLEY_ENOMEM;
    document->magic = GALLEYI_MAGIC_DOCUMENT;
    document->memory = *memory;
    document->node_limit = node_limit;
    galleyi_arena_init(&document->arena, memory);
    int32_t status = document_begin(document);
    if (status) { galley_document_free(document); return status; }
    *out = document;
    return GALLEY_OK;
}

int32_t galleyi_document_empty(galley_document *document) {
    galleyi_arena_reset(&document->arena);
    return document_begin(document);
}

GALLEY_API void GALLEY_CALL galley_document_free(galley_document *document) {
    if (!GALLEYI_IS(document, DOCUMENT)) return;
    document->magic = 0;
    galleyi_arena_free(&document->arena);
    galleyi_memory memory = document->memory;
    galleyi_memory_release(&memory, document, sizeof *document);
}

GALLEY_API int32_t GALLEY_CALL galley_document_copy(const galley_document *document, galley_document **out) {
    if (!out || !document) return GALLEY_EARGUMENT;
    if (document->magic != GALLEYI_MAGIC_DOCUMENT || (*out && (*out)->magic != GALLEYI_MAGIC_DOCUMENT)) return GALLEY_ESTATE;
    if (*out == document) return GALLEY_EARGUMENT;
    galley_document *copy = *out;
    int32_t status = copy ? galleyi_document_empty(copy) : galleyi_document_create(&document->memory, document->node_limit, &copy);
    if (status) return status;
    status = galleyi_record_copy(copy->root, document->root);
    copy->status = status ? copy->status : document->status;
    if (status && !*out) galley_document_free(copy);
    else if (status) galleyi_document_empty(copy);
    else *out = copy;
    return status;
}

GALLEY_API int32_t GALLEY_CALL galley_document_status(const galley_document *document) {
    return !document ? GALLEY_EARGUMENT : document->magic == GALLEYI_MAGIC_DOCUMENT ? document->status : GALLEY_ESTATE;
}

GALLEY_API galley_record *GALLEY_CALL galley_document_edit(galley_document *document) {
    return GALLEYI_IS(document, DOCUMENT) ? document->root : NULL;
}

GALLEY_API const galley_record *GALLEY_CALL galley_document_root(const galley_document *document) {
    return GALLEYI_IS(document, DOCUMENT) ? document->root : NULL;
}

GALLEY_API const galley_article *GALLEY_CALL galley_document_article(const galley_document *document, size_t index) {
    return galley_record_at(galley_document_root(document), GALLEY_ARTICLES, index);
}

const char *galleyi_severity_name(int32_t severity) {
    static const char *const names[] = { "note", "warning", "error" };
    return names[severity < 1 ? 0 : severity > 3 ? 2 : severity - 1];
}

int32_t galleyi_document_warn(galley_document *document, int32_t severity, const char *code, const char *message,
                              uint64_t offset, int64_t line, int64_t column) {
    galley_record *diagnostic = galley_record_edit(document->root, GALLEY_DIAGNOSTICS, GALLEY_NEW);
    if (!diagnostic) return document->status;
    galley_record_set_text(diagnostic, GALLEY_SEVERITY, galleyi_severity_name(severity), GALLEY_NUL_TERMINATED);
    galley_record_set_text(diagnostic, GALLEY_CODE, code, GALLEY_NUL_TERMINATED);
    galley_record_set_text(diagnostic, GALLEY_MESSAGE, message, GALLEY_NUL_TERMINATED);
    if (offset != GALLEY_NO_OFFSET) galley_record_set_number(diagnostic, GALLEY_OFFSET, (int64_t)offset);
    if (line > 0) galley_record_set_number(diagnostic, GALLEY_LINE, line);
    if (column > 0) galley_record_set_number(diagnostic, GALLEY_COLUMN, column);
    return document->status;
}
