/* galley: news copy in one format in, any other out. Written on the installed headers alone, as any program would be. */
#include "command.h"
#include <string.h>

typedef int (*main_command)(int count, char **values);
static const struct { const char *name; main_command run; } main_commands[] = {
    { "convert", convert_command }, { "probe", probe_command }, { "formats", formats_command }
};
enum { MAIN_COMMANDS = sizeof main_commands / sizeof *main_commands };

static int main_version(void) {
    static const char *const parts[] = { "yajl", "cmark", "yaml", "cjk", "threads" };
    printf("galley %s\n", galley_version());
    printf("parts:");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (galley_has_feature(parts[i])) printf(" %s", parts[i]);
    printf("\n");
    return fflush(stdout) ? COMMAND_FAILED : COMMAND_OK;
}

static int main_unknown(const char *word) {
    const char *best = NULL;
    for (size_t i = 0; i < MAIN_COMMANDS; i++) best = arguments_nearest(word, main_commands[i].name, best);
    if (best) return report_usage(NULL, "unknown %s '%s'; did you mean '%s'?", *word == '-' ? "option" : "subcommand", word, best);
    return report_usage(NULL, "unknown %s '%s'", *word == '-' ? "option" : "subcommand", word);
}

int main(int argc, char **argv) {
    if (galley_version_number() < GALLEY_VERSION_NUMBER) {
        fprintf(stderr, "galley: this command needs libgalley %s or later and runs with %s\n", GALLEY_VERSION_STRING, galley_version());
        return COMMAND_FAILED;
    }
    if (argc < 2) return report_usage(NULL, "no subcommand");
    const char *word = argv[1];
    if (!strcmp(word, "--help") || !strcmp(word, "-h") || !strcmp(word, "help")) return help_print(argc > 2 && *word != '-' ? argv[2] : NULL);
    if (!strcmp(word, "--version") || !strcmp(word, "-V")) return main_version();
    for (size_t i = 0; i < MAIN_COMMANDS; i++)
        if (!strcmp(word, main_commands[i].name)) return main_commands[i].run(argc - 2, argv + 2);
    return main_unknown(word);
}
