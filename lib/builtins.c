/* The one list of modules. A format's files know nothing of it. */
#include "formats/html/html_module.h"
#include "formats/json/json_module.h"
#include "formats/markdown/markdown_module.h"
#include "formats/text/text_module.h"
#include "formats/text/text_write.h"
#include "registry/context.h"
#include <string.h>

typedef int32_t (*builtins_register)(galley_context *context, galley_error *error);

static const struct builtins_entry { const char *name; builtins_register add; } builtins_list[] = {
    { "html", galleyi_register_html },
    { "text", galleyi_register_text },
    { "text", galleyi_register_text_writer },
    { "json", galleyi_register_json },
    { "ndjson", galleyi_register_ndjson },
    { "markdown", galleyi_register_markdown },
    { NULL, NULL }
};

static int builtins_wanted(const char *names, const char *name) {
    if (!names) return 1;
    for (size_t length; *(names += strspn(names, " ,")); names += length) {
        length = strcspn(names, " ,");
        if (strlen(name) == length && !memcmp(name, names, length)) return 1;
    }
    return 0;
}

/* A name that is none of the built-ins is an error, so that a misspelt one does not go unnoticed. */
static int32_t builtins_check(const char *names) {
    for (size_t length; names && *(names += strspn(names, " ,")); names += length) {
        const struct builtins_entry *entry = builtins_list;
        length = strcspn(names, " ,");
        while (entry->name && (strlen(entry->name) != length || memcmp(entry->name, names, length))) entry++;
        if (!entry->name) return GALLEY_EUNKNOWN_FORMAT;
    }
    return GALLEY_OK;
}

int32_t galleyi_register_builtins(galley_context *context, const char *names) {
    int32_t status = builtins_check(names);
    for (const struct builtins_entry *entry = builtins_list; !status && entry->name; entry++)
        if (builtins_wanted(names, entry->name)) status = entry->add(context, NULL);
    return status;
}
