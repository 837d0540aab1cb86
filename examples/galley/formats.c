/* galley formats: what is there. */
#include "command.h"
#include <string.h>

enum { FORMATS_OPTIONS, FORMATS_HELP };
static const arguments_option formats_options[] = { { "options", 0, 0 }, { "help", 'h', 0 }, { NULL, 0, 0 } };

static void formats_list(const galley_context *context) {
    printf("%-12s %-6s %-7s %-18s %s\n", "FORMAT", "READS", "WRITES", "EXTENSIONS", "TITLE");
    for (size_t i = 0; i < galley_format_count(context); i++) {
        int32_t can = galley_format_abilities(context, i);
        const char *extensions = galley_format_text(context, i, GALLEY_EXTENSION), *title = galley_format_text(context, i, GALLEY_TITLE);
        printf("%-12s %-6s %-7s %-18s %s\n", galley_format_text(context, i, GALLEY_NAME),
               can & GALLEY_CAN_READ ? "yes" : can & GALLEY_CAN_CARRY ? "opens" : "-",
               can & GALLEY_CAN_WRITE_MANY ? "many" : can & GALLEY_CAN_WRITE ? "yes" : "-", extensions && *extensions ? extensions : "-", title ? title : "");
    }
}

static int formats_width(const galley_context *context, int32_t field, size_t width) {
    for (size_t i = 0; i < galley_option_count(context); i++) {
        size_t length = strlen(galley_option_text(context, i, field));
        if (length > width) width = length;
    }
    return (int)width;
}

static void formats_list_options(const galley_context *context) {
    int key = formats_width(context, GALLEY_NAME, 6), type = formats_width(context, GALLEY_KIND, 4), value = formats_width(context, GALLEY_VALUE, 7);
    printf("%-*s  %-*s  %-*s\n", key, "OPTION", type, "TYPE", value, "DEFAULT");
    for (size_t i = 0; i < galley_option_count(context); i++)
        printf("%-*s  %-*s  %-*s  %s\n", key, galley_option_text(context, i, GALLEY_NAME), type, galley_option_text(context, i, GALLEY_KIND),
               value, galley_option_text(context, i, GALLEY_VALUE), galley_option_text(context, i, GALLEY_TEXT));
}

int formats_command(int count, char **values) {
    arguments a = { .count = count, .values = values, .options = formats_options, .subcommand = "formats" };
    galley_context *context = NULL;
    int option, options = 0;
    while ((option = arguments_next(&a)) != ARGUMENTS_END) {
        if (option == ARGUMENTS_WRONG) return COMMAND_USAGE;
        if (option == ARGUMENTS_OPERAND) return report_usage("formats", "takes no file: '%s'", a.value);
        if (option == FORMATS_HELP) return help_print("formats");
        if (option == FORMATS_OPTIONS) options = 1;
    }
    if (galley_context_new(NULL, NULL, &context)) { report_text(NULL, "no memory"); return COMMAND_FAILED; }
    if (options) formats_list_options(context);
    else formats_list(context);
    galley_context_free(context);
    return fflush(stdout) || ferror(stdout) ? COMMAND_FAILED : COMMAND_OK;
}
