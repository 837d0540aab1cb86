/* The inside of a context: formats with their tables, and options with what is set. */
#ifndef GALLEY_REGISTRY_CONTEXT_H
#define GALLEY_REGISTRY_CONTEXT_H
#include "core/arena.h"
#include "core/failure.h"
#include "core/limits.h"
#include "core/magic.h"
#include "galley/module.h"

/* One registered table, copied with its texts into an arena of its own. */
typedef struct galleyi_registration {
    galleyi_arena     arena;
    uint64_t          sequence;               /* of equal probes the later registered wins */
    galley_module     module;                 /* its options' keys are full names here: "NAME.key" */
    galley_parser     parser;
    galley_serializer serializer;
} galleyi_registration;

typedef struct galleyi_format {
    const char           *name;               /* of either registration */
    galleyi_registration *parser, *serializer;   /* either may be NULL, not both */
} galleyi_format;

typedef struct galleyi_setting { char *key, *value; } galleyi_setting;

/* key = value pairs that somebody set; owned texts. */
typedef struct galleyi_settings {
    galleyi_memory   memory;
    galleyi_setting *items;
    size_t           count, capacity;
} galleyi_settings;

struct galley_context {
    uint32_t         magic;
    galleyi_memory   memory;
    galleyi_format  *formats;
    size_t           format_count, format_capacity;
    uint64_t         sequence;
    galleyi_settings settings;
};

struct galley_options {
    uint32_t              magic;
    const galley_context *context;
    galleyi_settings      settings;
    galley_cancel_fn      cancel;
    void                 *cancel_user;
};

/* modules.c */
const galleyi_format *galleyi_format_find(const galley_context *context, const char *name, size_t length);
void galleyi_registration_free(galleyi_registration *registration);
/* EUNKNOWN_FORMAT, naming the nearest; ability GALLEY_CAN_READ or GALLEY_CAN_WRITE. */
int32_t galleyi_format_unknown(const galley_context *context, const char *name, int32_t ability, galley_error *error);

/* options.c */
typedef struct galleyi_option_spec {
    const char *name;                         /* "spans", "markdown.front-matter" */
    const char *type, *fallback, *text;
} galleyi_option_spec;
int         galleyi_option_at(const galley_context *context, size_t index, galleyi_option_spec *out);   /* 0 past the end */
const char *galleyi_option_value(const galley_context *context, const galleyi_settings *settings, const char *key);   /* NULL: no such option */
void        galleyi_limits_resolve(const galley_context *context, const galleyi_settings *settings, galleyi_limits *out);
int32_t     galleyi_option_type_valid(const char *type);

/* settings.c */
void        galleyi_settings_init(galleyi_settings *settings, const galleyi_memory *memory);
void        galleyi_settings_free(galleyi_settings *settings);
const char *galleyi_settings_get(const galleyi_settings *settings, const char *key);
int32_t     galleyi_settings_set(galleyi_settings *settings, const char *key, const char *value, size_t length);
int32_t     galleyi_settings_copy(galleyi_settings *to, const galleyi_settings *from);

/* nearest.c: how many edits lie between two names; a suggestion is nearer than half of its length. */
size_t      galleyi_edit_distance(const char *a, const char *b);
const char *galleyi_nearer(const char *name, const char *candidate, const char *best);   /* candidate or best, whichever is the better suggestion */

/* builtins.c, above the formats: the one list of modules. names as galley_context_new takes them. */
int32_t galleyi_register_builtins(galley_context *context, const char *names);
#endif
