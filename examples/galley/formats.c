/* galley formats: what is there. */
#include "command.h"
#include <string.h>

enum { FORMATS_OPTIONS, FORMATS_HELP };
static const arguments_option formats_options[] = { { "options", 0, 0 }, { "help", 'h', 0 }, { NULL, 0, 0 } };

typedef const char *(GALLEY_CALL *formats_text)(const galley_context *context, size_t index, int32_t field);   /* NULL past the last */

static const char *formats_or_dash(const char *text) { return text && *text ? text : "-"; }

/* The widest of a column, at least that of its head. */
static int formats_width(const galley_context *context, formats_text text, int32_t field, const char *head) {
    size_t width = strlen(head), length;
    for (size_t i = 0; text(context, i, GALLEY_NAME); i++)
        if ((length = strlen(formats_or_dash(text(context, i, field)))) > width) width = length;
    return (int)width;
}

static void formats_list(const galley_context *context) {
    int name = formats_width(context, galley_format_text, GALLEY_NAME, "FORMAT"), extension = formats_width(context, galley_format_text, GALLEY_EXTENSION, "EXTENSIONS");
    printf("%-*s  READS  WRITES  %-*s  TITLE\n", name, "FORMAT", extension, "EXTENSIONS");
    for (size_t i = 0; i < galley_format_count(context); i++) {
        int32_t can = galley_format_abilities(context, i);
        printf("%-*s  %-5s  %-6s  %-*s  %s\n", name, galley_format_text(context, i, GALLEY_NAME),
               can & GALLEY_CAN_READ ? "yes" : can & GALLEY_CAN_CARRY ? "opens" : "-", can & GALLEY_CAN_WRITE_MANY ? "many" : can & GALLEY_CAN_WRITE ? "yes" : "-",
               extension, formats_or_dash(galley_format_text(context, i, GALLEY_EXTENSION)), formats_or_dash(galley_format_text(context, i, GALLEY_TITLE)));
    }
}

static void formats_list_options(const galley_context *context) {
    int key = formats_width(context, galley_option_text, GALLEY_NAME, "OPTION"), type = formats_width(context, galley_option_text, GALLEY_KIND, "TYPE");
    int value = formats_width(context, galley_option_text, GALLEY_VALUE, "DEFAULT");
    printf("%-*s  %-*s  %-*s\n", key, "OPTION", type, "TYPE", value, "DEFAULT");
    for (size_t i = 0; i < galley_option_count(context); i++)
        printf("%-*s  %-*s  %-*s  %s\n", key, galley_option_text(context, i, GALLEY_NAME), type, galley_option_text(context, i, GALLEY_KIND),
               value, formats_or_dash(galley_option_text(context, i, GALLEY_VALUE)), formats_or_dash(galley_option_text(context, i, GALLEY_TEXT)));
}

int formats_command(int count, char **values) {
    arguments a = { .count = count, .values = values, .options = formats_options, .subcommand = "formats" };
    galley_context *context = NULL;
    int option, options = 0;
    while ((option = arguments_next(&a)) != ARGUMENTS_END) {
        if (option == ARGUMENTS_WRONG) return COMMAND_USAGE;
        if (option == ARGUMENTS_OPERAND) return report_usage("formats", "formats takes no file: '%s'", a.value);
        if (option == FORMATS_HELP) return help_print("formats");
        if (option == FORMATS_OPTIONS) options = 1;
    }
    if (galley_context_new(NULL, NULL, &context)) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    if (options) formats_list_options(context);
    else formats_list(context);
    galley_context_free(context);
    return fflush(stdout) || ferror(stdout) ? COMMAND_FAILED : COMMAND_OK;
}
