/* Generated documents on standard output, a line each: print_documents FIRST_SEED COUNT */
#include "formats/json/json_write.h"
#include "tools/generate_documents.h"
#include <stdlib.h>

static int32_t to_output(void *user, const void *data, size_t size) { return fwrite(data, 1, size, user) == size ? GALLEY_OK : GALLEY_EIO; }

int main(int count, char **arguments) {
    static generator g;
    galleyi_memory memory;
    int32_t status = galleyi_memory_init(&memory, NULL);
    uint64_t first = count > 1 ? strtoull(arguments[1], NULL, 10) : 1, documents = count > 2 ? strtoull(arguments[2], NULL, 10) : 100;
    g.options.odd = 3;
    for (uint64_t seed = first; !status && seed < first + documents; seed++) {
        galley_document *document = NULL;
        galleyi_json_emitter e;
        if ((status = galleyi_document_create(&memory, 4000000, &document)) != GALLEY_OK) break;
        generate_begin(&g, seed);
        generate_document(&g, galley_document_edit(document));
        galleyi_json_emit_init(&e, &memory, to_output, stdout, 0);
        galleyi_json_write_document(&e, document, GALLEYI_JSON_ALL_ARTICLES);
        status = galleyi_json_emit_finish(&e);
        galleyi_json_emit_free(&e);
        galley_document_free(document);
    }
    return status != GALLEY_OK;
}
