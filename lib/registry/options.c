/* Options: the core's and those that modules declare, with types, fallbacks, ceilings and nearest names. */
#include "registry/context.h"
#include "core/utf8.h"
#include <string.h>

static const galley_option options_core[] = {
    { "strict", "flag", "false", "a diagnostic of severity error makes the call fail" },
    { "explain", "flag", "false", "keep what was dropped, with the reason, in the document" },
    { "spans", "flag", "false", "byte spans on body nodes" },
    { "limit.input", "number 1..9223372036854775807", "67108864", "bytes of one input; whole-document formats take at most 2 GiB" },
    { "limit.nodes", "number 1..9223372036854775807", "4000000", "records and nodes of one document" },
    { "limit.depth", "number 1..1000000", "65536", "elements within elements of a parsed page" },
    { "limit.items", "number 0..9223372036854775807", "0", "documents of one input; 0 is no limit" },
    { "limit.nesting", "number 1..64", "16", "containers within containers, fragments within documents" },
    { "limit.output", "number 1..9223372036854775807", "268435456", "bytes written by one call or writer" },
    { "limit.work", "number 0..9223372036854775807", "0", "units of about a nanosecond for one call; 0 is no limit" },
};
enum { OPTIONS_CORE = sizeof options_core / sizeof *options_core };

static int options_give(const galley_option *o, galleyi_option_spec *out) {
    *out = (galleyi_option_spec){ o->key, o->type, o->fallback, o->text };
    return 1;
}

static int options_declares(const galley_module *module, const char *key) {
    for (size_t i = 0; i < module->option_count; i++)
        if (!strcmp(module->options[i].key, key)) return 1;
    return 0;
}

int galleyi_option_at(const galley_context *context, size_t index, galleyi_option_spec *out) {
    if (index < OPTIONS_CORE) return options_give(&options_core[index], out);
    index -= OPTIONS_CORE;
    for (size_t i = 0; i < context->format_count; i++) {
        const galleyi_format *f = &context->formats[i];
        const galley_module *first = f->parser ? &f->parser->module : NULL, *second = f->serializer ? &f->serializer->module : NULL;
        if (first) {
            if (index < first->option_count) return options_give(&first->options[index], out);
            index -= first->option_count;
        }
        for (size_t k = 0; second && k < second->option_count; k++) {
            if (first && options_declares(first, second->options[k].key)) continue;
            if (!index--) return options_give(&second->options[k], out);
        }
    }
    return 0;
}

static int options_find(const galley_context *context, const char *key, galleyi_option_spec *out) {
    for (size_t i = 0; i < OPTIONS_CORE; i++) if (!strcmp(options_core[i].key, key)) return options_give(&options_core[i], out);
    for (size_t i = 0; i < context->format_count; i++) {
        const galleyi_format *f = &context->formats[i];
        const galley_module *modules[2] = { f->parser ? &f->parser->module : NULL, f->serializer ? &f->serializer->module : NULL };
        for (int m = 0; m < 2; m++)
            for (size_t k = 0; modules[m] && k < modules[m]->option_count; k++)
                if (!strcmp(modules[m]->options[k].key, key)) return options_give(&modules[m]->options[k], out);
    }
    return 0;
}

const char *galleyi_option_value(const galley_context *context, const galleyi_settings *settings, const char *key) {
    const char *value = galleyi_settings_get(settings, key);
    galleyi_option_spec spec;
    if (!value) value = galleyi_settings_get(&context->settings, key);
    if (!value && options_find(context, key, &spec)) value = spec.fallback;
    return value;
}

static int options_number(const char *text, size_t length, int64_t *out) {
    int negative = length > 0 && *text == '-';
    uint64_t value = 0;
    if (length == (size_t)negative || length > 20) return 0;
    for (size_t i = (size_t)negative; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || value > (INT64_MAX - (uint64_t)(text[i] - '0')) / 10) return 0;
        value = value * 10 + (uint64_t)(text[i] - '0');
    }
    *out = negative ? -(int64_t)value : (int64_t)value;
    return 1;
}

/* "number", "number 0..9": the bounds of a numeric type; 0 where it is not one. */
static int options_bounds(const char *type, int64_t *low, int64_t *high) {
    *low = INT64_MIN;
    *high = INT64_MAX;
    if (strncmp(type, "number", 6)) return 0;
    if (!type[6]) return 1;
    const char *dots = strstr(type + 6, "..");
    return type[6] == ' ' && dots && options_number(type + 7, (size_t)(dots - type - 7), low)
        && options_number(dots + 2, strlen(dots + 2), high) && *low <= *high;
}

int32_t galleyi_option_type_valid(const char *type) {
    int64_t low, high;
    if (!strcmp(type, "flag") || !strcmp(type, "text") || options_bounds(type, &low, &high)) return 1;
    return strchr(type, '|') != NULL && strncmp(type, "number", 6);
}

static int options_one_of(const char *type, const char *value) {
    size_t length = strlen(value);
    for (const char *p = type; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
        if (length && strcspn(p, "|") == length && !memcmp(p, value, length)) return 1;
    return 0;
}

/* The value in the spelling that is kept ("true", "false" for flags), or NULL where the type does not have it. */
static const char *options_canonical(const char *type, const char *value) {
    int64_t low, high, number;
    if (!strcmp(type, "text")) return galleyi_utf8_valid(value, strlen(value)) == strlen(value) ? value : NULL;
    if (!strcmp(type, "flag")) {
        if (options_one_of("true|yes|on|1", value)) return "true";
        return options_one_of("false|no|off|0", value) ? "false" : NULL;
    }
    if (options_bounds(type, &low, &high)) return options_number(value, strlen(value), &number) && number >= low && number <= high ? value : NULL;
    return options_one_of(type, value) ? value : NULL;
}

static int32_t options_unknown(const galley_context *context, const char *key, galley_error *error) {
    galleyi_option_spec spec;
    const char *best = NULL;
    for (size_t i = 0; galleyi_option_at(context, i, &spec); i++) best = galleyi_nearer(key, spec.name, best);
    if (best) return galleyi_fail(error, GALLEY_EOPTION, "unknown option '%s'; did you mean '%s'?", key, best);
    return galleyi_fail(error, GALLEY_EOPTION, "unknown option '%s'", key);
}

/* A ceiling of 0 is none; under any other, 0 (no limit) would be more. */
static int32_t options_check_ceiling(const galley_context *context, const char *key, const char *value, galley_error *error) {
    int64_t ceiling = 0, wanted = 0;
    if (strncmp(key, "limit.", 6)) return GALLEY_OK;
    const char *text = galleyi_option_value(context, NULL, key);
    options_number(text, strlen(text), &ceiling);
    options_number(value, strlen(value), &wanted);
    if (ceiling && (wanted > ceiling || !wanted))
        return galleyi_fail(error, GALLEY_EOPTION, "option '%s' may only lower the context's %lld", key, (long long)ceiling);
    return GALLEY_OK;
}

static int32_t options_set_checked(const galley_context *context, galleyi_settings *settings, int is_context, const char *key, const char *value, galley_error *error) {
    galleyi_option_spec spec;
    if (!key || !value) return galleyi_fail(error, GALLEY_EARGUMENT, "an option's key and value must be given");
    if (!options_find(context, key, &spec)) return options_unknown(context, key, error);
    const char *canonical = options_canonical(spec.type, value);
    if (!canonical) return galleyi_fail(error, GALLEY_EOPTION, "option '%s' is a %s, not '%s'", key, spec.type, value);
    int32_t status = is_context ? GALLEY_OK : options_check_ceiling(context, key, canonical, error);
    if (status) return status;
    status = galleyi_settings_set(settings, key, canonical, strlen(canonical));
    return status ? galleyi_fail_memory(error) : GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_context_set(galley_context *context, const char *key, const char *value, galley_error *error) {
    galleyi_error_clear(error);
    if (!GALLEYI_IS(context, CONTEXT)) return galleyi_fail(error, context ? GALLEY_ESTATE : GALLEY_EARGUMENT, "galley_context_set: this is not a context");
    return options_set_checked(context, &context->settings, 1, key, value, error);
}

GALLEY_API size_t GALLEY_CALL galley_option_count(const galley_context *context) {
    galleyi_option_spec spec;
    size_t count = 0;
    if (GALLEYI_IS(context, CONTEXT))
        while (galleyi_option_at(context, count, &spec)) count++;
    return count;
}

GALLEY_API const char *GALLEY_CALL galley_option_text(const galley_context *context, size_t index, int32_t field) {
    galleyi_option_spec spec;
    if (!GALLEYI_IS(context, CONTEXT) || !galleyi_option_at(context, index, &spec)) return NULL;
    switch (field) {
    case GALLEY_NAME:   return spec.name;
    case GALLEY_KIND:   return spec.type;
    case GALLEY_VALUE:  return spec.fallback;
    case GALLEY_TEXT:   return spec.text;
    default:            return NULL;
    }
}

GALLEY_API int32_t GALLEY_CALL galley_options_new(const galley_context *context, galley_options **out) {
    if (!out || !context) return GALLEY_EARGUMENT;
    if (context->magic != GALLEYI_MAGIC_CONTEXT) return GALLEY_ESTATE;
    galley_options *options = galleyi_memory_allocate_zeroed(&context->memory, sizeof *options);
    *out = options;
    if (!options) return GALLEY_ENOMEM;
    options->magic = GALLEYI_MAGIC_OPTIONS;
    options->context = context;
    galleyi_settings_init(&options->settings, &context->memory);
    return GALLEY_OK;
}

GALLEY_API void GALLEY_CALL galley_options_free(galley_options *options) {
    if (!GALLEYI_IS(options, OPTIONS)) return;
    galleyi_memory memory = options->settings.memory;
    galleyi_settings_free(&options->settings);
    options->magic = 0;
    galleyi_memory_release(&memory, options, sizeof *options);
}

GALLEY_API int32_t GALLEY_CALL galley_options_set(galley_options *options, const char *key, const char *value, galley_error *error) {
    galleyi_error_clear(error);
    if (!GALLEYI_IS(options, OPTIONS)) return galleyi_fail(error, options ? GALLEY_ESTATE : GALLEY_EARGUMENT, "galley_options_set: these are not options");
    return options_set_checked(options->context, &options->settings, 0, key, value, error);
}

GALLEY_API int32_t GALLEY_CALL galley_options_set_cancel(galley_options *options, galley_cancel_fn cancel, void *user) {
    if (!GALLEYI_IS(options, OPTIONS)) return options ? GALLEY_ESTATE : GALLEY_EARGUMENT;
    options->cancel = cancel;
    options->cancel_user = user;
    return GALLEY_OK;
}

static uint64_t options_limit(const galley_context *context, const galleyi_settings *settings, const char *key) {
    const char *text = galleyi_option_value(context, settings, key);
    int64_t value = 0;
    options_number(text, strlen(text), &value);
    return (uint64_t)value;
}

void galleyi_limits_resolve(const galley_context *context, const galleyi_settings *settings, galleyi_limits *out) {
    out->input = options_limit(context, settings, "limit.input");
    out->nodes = options_limit(context, settings, "limit.nodes");
    out->depth = options_limit(context, settings, "limit.depth");
    out->items = options_limit(context, settings, "limit.items");
    out->nesting = options_limit(context, settings, "limit.nesting");
    out->output = options_limit(context, settings, "limit.output");
    out->work = options_limit(context, settings, "limit.work");
}
