/* Markdown in the registry. A probe says FALLBACK at most unless name or type says Markdown: its text has no mark of its own. */
#include "formats/markdown/markdown_module.h"
#include "config.h"
#include "registry/input.h"

static const galley_option module_options[] = {
    { "front-matter", "none|yaml", "none", "write what the page does not print as YAML before it" },
    { "related", "flag", "false", "write related stories as a list at the end" },
    { "comments", "flag", "false", "write readers' comments at the end" }
};

static const galley_module module_markdown = {
    sizeof(galley_module), sizeof(galley_option), "markdown", "Markdown (CommonMark with GFM's tables, strikethrough and footnotes)", "text/markdown text/x-markdown",
    "md markdown mkd mdown", module_options, sizeof module_options / sizeof *module_options
};

#if GALLEY_WITH_CMARK
static int32_t GALLEY_CALL module_probe(void *user, const galley_facts *facts) {
    (void)user;
    return galleyi_probe_declared(&module_markdown, facts);
}
#endif

int32_t galleyi_register_markdown(galley_context *context, galley_error *error) {
    int32_t status = GALLEY_OK;
#if GALLEY_WITH_CMARK
    galley_parser parser = { .size = sizeof parser, .module = &module_markdown, .probe = module_probe, .push = galleyi_markdown_push };
    status = galley_register_parser(context, &parser, 0, error);
#endif
    galley_serializer serializer = { .size = sizeof serializer, .flags = GALLEY_MODULE_WRITES_MANY, .module = &module_markdown, .open = galleyi_markdown_open_writer,
                                     .write = galleyi_markdown_write, .write_body = galleyi_markdown_write_body };
    return status ? status : galley_register_serializer(context, &serializer, 0, error);
}
