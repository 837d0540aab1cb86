/* Text pages in: decoded, read by lib/text, filled into a document. */
#include "formats/text/text_module.h"
#include "registry/call.h"
#include "text/encodings_sniff.h"

static int32_t text_read(galley_call *call, const galleyi_decoded *decoded) {
    const galley_facts *facts = galley_call_facts(call);
    const char *url = galley_facts_text(facts, GALLEY_URL, NULL), *language = galley_facts_text(facts, GALLEY_LANGUAGE, NULL);
    const char *fetched = galley_facts_text(facts, GALLEY_FETCHED, NULL);
    galleyi_time time;
    bool known = fetched && galleyi_time_parse(&time, fetched, strlen(fetched));
    galleyi_page page;
    galleyi_page_init(&page, &call->engine->memory, &call->engine->work, url, language, known ? &time : NULL);
    int32_t status = galleyi_page_read_text(&page, decoded->text, decoded->size);
    if (!status) status = galleyi_text_fill(call, &page, decoded);
    galleyi_page_free(&page);
    return status;
}

int32_t GALLEY_CALL galleyi_text_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    const galley_facts *facts = galley_call_facts(call);
    galleyi_sniff_hints hints = { .charset = galley_facts_text(facts, GALLEY_CHARSET, NULL), .language = galley_facts_text(facts, GALLEY_LANGUAGE, NULL) };
    galleyi_decoded decoded;
    (void)state;
    if (!last || !size) return GALLEY_OK;
    galleyi_sniffed sniffed = galleyi_sniff_text(data, size, &hints);
    int32_t status = galleyi_decode(&decoded, &call->engine->memory, sniffed.encoding, data, size);
    if (!status) status = galleyi_work_add(&call->engine->work, size);
    if (!status && decoded.replacements)
        galley_call_warn(call, GALLEY_WARNING, "text.malformed", GALLEY_NO_OFFSET, "some bytes are not of the encoding that the text has; they became U+FFFD");
    if (!status) status = text_read(call, &decoded);
    galleyi_decoded_free(&decoded);
    if (status == GALLEY_ENOMEM) return galley_call_fail(call, status, GALLEY_NO_OFFSET, "no memory for the page");
    return status;
}
