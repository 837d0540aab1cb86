/* What --help prints. */
#include "command.h"
#include <string.h>

static const char help_main[] =
    "galley turns news pages, feeds and wire files into one clean story, and writes it in any format.\n"
    "\n"
    "Usage: galley convert FILE... --to FORMAT [options]\n"
    "       galley probe FILE...\n"
    "       galley formats\n"
    "       galley SUBCOMMAND --help\n"
    "\n"
    "Examples:\n"
    "  galley convert page.txt --to markdown            the story as Markdown on standard output\n"
    "  curl -s URL | galley convert - --url URL --to json\n"
    "  galley convert *.txt --to ndjson > stories.ndjson\n"
    "  galley probe page.txt                            which format is this?\n"
    "\n"
    "Options: --help, --version\n";

static const char help_convert[] =
    "Usage: galley convert FILE... --to FORMAT [options]\n"
    "\n"
    "Reads each FILE (- is standard input), finds the story, and writes it as FORMAT. One input goes to standard output;\n"
    "several go to a format that holds many (ndjson), or each to a file of its own with --output.\n"
    "\n"
    "  -t, --to FORMAT        write this format; 'galley formats' lists them\n"
    "  -f, --from FORMAT      the input is this format; by default it is recognised\n"
    "  -o, --output DIR       write DIR/NAME.EXTENSION for each input NAME; DIR is made where it is not there\n"
    "      --url URL          the address that the input came from (one input)\n"
    "      --fetched TIME     when it was fetched, RFC 3339; '39 minutes ago' counts from it\n"
    "      --charset LABEL    its character encoding, where it is known from outside\n"
    "      --set KEY=VALUE    an option of the library or of a format; 'galley formats --options' lists them\n"
    "      --limit NAME=N     the same as --set limit.NAME=N\n"
    "      --strict           what is broken in an input makes it fail\n"
    "      --explain          on standard error: where each field was found, and what was dropped, with the reason\n"
    "      --files0-from FILE read the names of inputs from FILE (- is standard input), each ended by a NUL\n"
    "  -h, --help\n"
    "\n"
    "Examples:\n"
    "  galley convert page.txt --to markdown --set markdown.front-matter=yaml\n"
    "  galley convert page.txt --to json --fetched 2025-06-12T22:30:00Z --url https://example.org/story\n"
    "  galley convert dumps/*.txt --to markdown --output stories\n"
    "  find dumps -name '*.txt' -print0 | galley convert --files0-from - --to ndjson > stories.ndjson\n"
    "  galley convert page.txt --to text --explain\n"
    "\n"
    "Exit status: 0 all inputs were written (also a page without a story), 1 an input failed, 2 wrong usage.\n";

static const char help_probe[] =
    "Usage: galley probe FILE... [options]\n"
    "\n"
    "Tells the format of each FILE (- is standard input) and how sure that is: certain, signature, structure, media type,\n"
    "name, fallback. Exit status 1 where one is not recognised or cannot be read.\n"
    "\n"
    "      --all              every format that could read it, best first\n"
    "      --url URL          the address that the input came from\n"
    "  -h, --help\n"
    "\n"
    "Examples:\n"
    "  galley probe page.txt stories.ndjson\n"
    "  curl -s URL | galley probe -\n";

static const char help_formats[] =
    "Usage: galley formats [--options]\n"
    "\n"
    "Lists the formats: what is read and written, and the extensions that name them. --options lists every option with its type,\n"
    "its value where nobody sets it, and what it does; convert takes them with --set.\n"
    "\n"
    "Examples:\n"
    "  galley formats\n"
    "  galley formats --options\n";

int help_print(const char *subcommand) {
    const char *text = !subcommand ? help_main : !strcmp(subcommand, "convert") ? help_convert : !strcmp(subcommand, "probe") ? help_probe
                     : !strcmp(subcommand, "formats") ? help_formats : NULL;
    if (!text) return report_usage(NULL, "unknown subcommand '%s'", subcommand);
    return fputs(text, stdout) < 0 || fflush(stdout) ? COMMAND_FAILED : COMMAND_OK;
}

int help_hint(const char *subcommand) {
    fprintf(stderr, "Try 'galley %s%s--help'.\n", subcommand ? subcommand : "", subcommand ? " " : "");
    return COMMAND_USAGE;
}
