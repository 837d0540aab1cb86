/* The parts of the command. Exit statuses, messages and options are those of galley.1. */
#ifndef GALLEY_COMMAND_H
#define GALLEY_COMMAND_H
#ifndef _POSIX_C_SOURCE
#  define _POSIX_C_SOURCE 200809L
#endif
#ifndef _FILE_OFFSET_BITS
#  define _FILE_OFFSET_BITS 64
#endif
#include <galley.h>
#include <stdio.h>
#include <sys/types.h>

enum { COMMAND_OK = 0, COMMAND_FAILED = 1, COMMAND_USAGE = 2 };

int convert_command(int count, char **values);
int probe_command(int count, char **values);
int formats_command(int count, char **values);

/* arguments.c: options anywhere, "--name value", "--name=value", "-n value"; "--" ends them. */
typedef struct arguments_option { const char *name; char letter; int takes_value; } arguments_option;   /* the list ends with name NULL */
typedef struct arguments {
    int                     count, at, ended;
    char                  **values;
    const arguments_option *options;
    const char             *subcommand, *value;   /* value: an option's, or the operand */
} arguments;
enum { ARGUMENTS_END = -1, ARGUMENTS_OPERAND = -2, ARGUMENTS_WRONG = -3 };
int arguments_next(arguments *a);                 /* the option's index in the list, or one of the above; WRONG was reported */
const char *arguments_nearest(const char *name, const char *candidate, const char *best);

/* help.c */
int  help_print(const char *subcommand);          /* NULL: the command's own */
int  help_hint(const char *subcommand);           /* one line on standard error; returns COMMAND_USAGE */

/* report.c: "galley: FILE:LINE:COLUMN: message" on standard error. */
void report_error(const char *file, const galley_error *error, int32_t status);
void report_diagnostics(const char *file, const galley_record *record, int everything);
void report_text(const char *file, const char *message);
#ifdef __GNUC__
__attribute__((format(printf, 2, 3)))
#endif
int  report_usage(const char *subcommand, const char *format, ...);   /* COMMAND_USAGE */
void report_printable(FILE *to, const char *text, size_t columns);     /* without control characters, cut to columns */
const char *report_name(const char *path);        /* "-" is "standard input" */

/* inputs.c: the files to read, from the command line and from a NUL-separated list. */
typedef struct inputs_file { dev_t device; ino_t number; } inputs_file;
typedef struct inputs {
    const char **paths;
    size_t       count, capacity;
    char        *list;                            /* the bytes that paths of a list point into */
    uint64_t     bytes;                           /* of all regular files together */
    inputs_file *files;                           /* those that are there, sorted */
    size_t       file_count;
} inputs;
int  inputs_add(inputs *in, const char *path);    /* 0 or COMMAND_FAILED */
int  inputs_add_list(inputs *in, const char *path);
int  inputs_measure(inputs *in);                  /* 0 or COMMAND_FAILED */
int  inputs_has_file(const inputs *in, const char *path);
void inputs_free(inputs *in);

/* outputs.c: where converted documents go: one stream, or a file for each input. */
typedef struct outputs_used { char *name; unsigned copies; } outputs_used;
typedef struct outputs {
    const galley_context *context;
    const char           *format, *extension, *directory;   /* directory NULL: standard output */
    galley_error         *error;
    galley_sink          *sink;
    galley_writer        *writer;
    char                 *path, *part;            /* of the file that is being written */
    outputs_used         *used;                   /* names in directory so far, by their hash; capacity is a power of two */
    size_t                used_count, used_capacity;
    int                   explain;
} outputs;
int  outputs_directory(const outputs *out);      /* makes the directory; 0 or COMMAND_FAILED, reported */
int  outputs_begin(outputs *out, const char *input, const inputs *in); /* 0 or COMMAND_FAILED, reported */
int  outputs_add(outputs *out, const galley_document *document);
int  outputs_end(outputs *out, int failed);
void outputs_free(outputs *out);

/* explain.c: tables on standard error. */
void explain_document(const char *file, const galley_document *document);
void explain_losses(const char *format, const galley_record *losses);

/* progress.c: a bar on standard error where that is a terminal and the work takes long. */
typedef struct progress {
    uint64_t    total, before, shown_at, began_at; /* bytes of all inputs, of those that are done; times in milliseconds */
    size_t      files, file;
    const char *name;
    int         terminal, drawn;
} progress;
void    progress_begin(progress *bar, const inputs *in, int output_is_terminal);
void    progress_show(progress *bar, uint64_t offset);
void    progress_clear(progress *bar);
int32_t GALLEY_CALL progress_tick(void *bar, uint64_t work_done);      /* a galley_cancel_fn that never cancels */
#endif
