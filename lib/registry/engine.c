/* What the calls of one reader or writer share. */
#include "registry/call.h"
#include <string.h>

int32_t galleyi_engine_init(galleyi_engine *engine, const galley_context *context, const galley_options *options, galley_error *error) {
    memset(engine, 0, sizeof *engine);
    if (!context) return galleyi_fail(error, GALLEY_EARGUMENT, "there is no context");
    if (context->magic != GALLEYI_MAGIC_CONTEXT) return galleyi_fail(error, GALLEY_ESTATE, "this is not a context");
    if (options && options->magic != GALLEYI_MAGIC_OPTIONS) return galleyi_fail(error, GALLEY_ESTATE, "these are not options");
    if (options && options->context != context) return galleyi_fail(error, GALLEY_EARGUMENT, "the options belong to another context");
    engine->context = context;
    engine->memory = context->memory;
    galleyi_settings_init(&engine->settings, &engine->memory);
    if (options && galleyi_settings_copy(&engine->settings, &options->settings)) {
        galleyi_settings_free(&engine->settings);
        return galleyi_fail_memory(error);
    }
    galleyi_limits_resolve(context, &engine->settings, &engine->limits);
    galleyi_work_init(&engine->work, engine->limits.work, options ? options->cancel : NULL, options ? options->cancel_user : NULL);
    engine->strict = !strcmp(galleyi_option_value(context, &engine->settings, "strict"), "true");
    return GALLEY_OK;
}

void galleyi_item_free(galleyi_engine *engine, galleyi_item *item) {
    if (!item) return;
    galley_document_free(item->document);
    galleyi_memory_release(&engine->memory, item, sizeof *item);
}

galleyi_item *galleyi_engine_take(galleyi_engine *engine) {
    galleyi_item *item = engine->first;
    if (item && !(engine->first = item->next)) engine->last = NULL;
    return item;
}

void galleyi_engine_free(galleyi_engine *engine) {
    galleyi_item *item;
    while ((item = galleyi_engine_take(engine)) != NULL) galleyi_item_free(engine, item);
    galley_document_free(engine->spare);
    galley_document_free(engine->losses);
    galleyi_settings_free(&engine->settings);
}
