/* Plain text in the registry. Any text without a better name is text; bytes of which more than one in fifty is a control character are none, whatever their name says. */
#include "formats/text/text_module.h"
#include "registry/input.h"
#include "text/encodings_sniff.h"

static const galley_module text_module = {
    sizeof(galley_module), sizeof(galley_option), "text", "Plain text of a news page", "text/plain", "txt text", NULL, 0
};

static int32_t GALLEY_CALL text_probe(void *user, const galley_facts *facts) {
    size_t size = 0, mark;
    const char *bytes = galley_facts_bytes(facts, &size);
    (void)user;
    if (!bytes || !size) return GALLEY_SCORE_FALLBACK;
    size_t odd = 0, seen = size < 4096 ? size : 4096;          /* control characters are binary, but for every second byte of UTF-16 */
    for (size_t i = 0; i < seen; i++) odd += (unsigned char)bytes[i] < 9 || ((unsigned char)bytes[i] > 13 && (unsigned char)bytes[i] < 27);
    return odd * 50 <= seen || galleyi_sniff_text(bytes, size, NULL).origin == GALLEYI_SNIFF_UTF_16 || galleyi_sniff_bom(bytes, size, &mark) != GALLEYI_ENCODING_NONE ? GALLEY_SCORE_FALLBACK : GALLEY_SCORE_NO;
}

int32_t galleyi_register_text(galley_context *context, galley_error *error) {
    galley_parser parser = { .size = sizeof parser, .module = &text_module, .probe = text_probe, .push = galleyi_text_push };
    return galley_register_parser(context, &parser, 0, error);
}
