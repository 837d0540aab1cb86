/* Keys are those of Hugo and Jekyll where they have one, galley JSON's names elsewhere; texts are plain where nothing in them could be read otherwise, else double-quoted. */
#include "formats/markdown/markdown_yaml.h"
#include "model/fields.h"
#include "core/utf8.h"
#include <inttypes.h>
#include <stdio.h>

static void yaml_indent(galleyi_buffer *b, uint32_t depth) {
    for (uint32_t i = 0; i < depth * 2; i++) galleyi_buffer_append_char(b, ' ');
}

static int yaml_letter(unsigned char c) { return (c | 32u) - 'a' < 26u; }

/* A word of letters that no version of YAML reads as anything but text, and more such words. */
static int yaml_is_plain(const char *text, size_t length) {
    static const char *const special[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
    if (!length || length > 80 || !yaml_letter((unsigned char)*text) || text[length - 1] == ' ') return 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!yaml_letter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_' && !(c == ' ' && text[i - 1] != ' ')) return 0;
    }
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        size_t n = strlen(special[i]), k = 0;
        while (k < n && k < length && (text[k] | 32) == special[i][k]) k++;
        if (k == n && n == length) return 0;
    }
    return 1;
}

static void yaml_text(galleyi_buffer *b, const char *text, size_t length) {
    if (yaml_is_plain(text, length)) { galleyi_buffer_append(b, text, length); return; }
    const char *p = text, *end = text + length;
    galleyi_buffer_append_char(b, '"');
    while (p < end) {
        const char *from = p;
        uint32_t c = galleyi_utf8_next(&p, end);
        char escape[16];
        if (c == '"' || c == '\\') { galleyi_buffer_append_char(b, '\\'); galleyi_buffer_append_char(b, (char)c); }
        else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || (c >= 0xfffe && c <= 0xffff)) {
            snprintf(escape, sizeof escape, "\\u%04" PRIX32, c);
            galleyi_buffer_append_text(b, escape);
        } else if (c > 0xffff && (c & 0xfffe) == 0xfffe) {
            snprintf(escape, sizeof escape, "\\U%08" PRIX32, c);
            galleyi_buffer_append_text(b, escape);
        } else galleyi_buffer_append(b, from, (size_t)(p - from));
    }
    galleyi_buffer_append_char(b, '"');
}

static void yaml_key(galleyi_buffer *b, uint32_t depth, int *dash, const char *key) {
    if (*dash) *dash = 0;                                        /* "- " stands there already */
    else yaml_indent(b, depth);
    galleyi_buffer_append_text(b, key);
    galleyi_buffer_append_char(b, ':');
}


/* A timestamp of which the value says all, precision apart: minutes and seconds tell theirs. */
static int yaml_time_is_value(const galley_record *time) {
    const char *precision = galley_record_text(time, GALLEY_PRECISION, NULL);
    return galley_record_text(time, GALLEY_VALUE, NULL) && !galley_record_text(time, GALLEY_TEXT, NULL) && !galley_record_text(time, GALLEY_ZONE, NULL) &&
           galley_record_number(time, GALLEY_RELATIVE, -1) < 0 && !(precision && !strcmp(precision, "hour"));
}

static int yaml_has(const galley_record *record) {               /* anything to write at all? */
    for (size_t i = 0; i < record->count; i++) if (record->values[i].type != GALLEY_TYPE_BODY) return 1;
    return 0;
}

static void yaml_record(galleyi_buffer *b, const galley_record *record, uint32_t depth, int dash, galleyi_losses *losses);

static void yaml_records(galleyi_buffer *b, const galleyi_value *value, uint32_t depth, galleyi_losses *losses) {
    galleyi_buffer_append_char(b, '\n');
    for (uint32_t i = 0; i < value->count; i++) {
        yaml_indent(b, depth);
        galleyi_buffer_append(b, "- ", 2);
        if (yaml_has(value->as.records[i])) yaml_record(b, value->as.records[i], depth + 1, 1, losses);
        else { galleyi_buffer_append(b, "{}\n", 3); if (value->as.records[i]->count) galleyi_losses_field(losses, GALLEY_BODY); }
    }
}

/* Depth is that of records, which the model bounds. */
static void yaml_value(galleyi_buffer *b, const galleyi_value *value, uint32_t depth, int *dash, const char *key, galleyi_losses *losses) {
    if (value->type == GALLEY_TYPE_BODY) { galleyi_losses_field(losses, GALLEY_BODY); return; }
    yaml_key(b, depth, dash, key);
    switch (value->type) {
    case GALLEY_TYPE_TEXT:
        galleyi_buffer_append_char(b, ' ');
        yaml_text(b, value->as.text.text, value->as.text.length);
        galleyi_buffer_append_char(b, '\n');
        break;
    case GALLEY_TYPE_NUMBER: case GALLEY_TYPE_FLAG:
        galleyi_buffer_append_char(b, ' ');
        if (value->type == GALLEY_TYPE_FLAG) galleyi_buffer_append_text(b, value->as.number ? "true" : "false");
        else galleyi_buffer_append_number(b, value->as.number);
        galleyi_buffer_append_char(b, '\n');
        break;
    case GALLEY_TYPE_TEXTS:
        galleyi_buffer_append_char(b, '\n');
        for (uint32_t i = 0; i < value->count; i++) {
            yaml_indent(b, depth);
            galleyi_buffer_append(b, "- ", 2);
            yaml_text(b, value->as.texts[i].text, value->as.texts[i].length);
            galleyi_buffer_append_char(b, '\n');
        }
        break;
    case GALLEY_TYPE_RECORDS:
        yaml_records(b, value, depth, losses);
        break;
    default:
        if (!yaml_has(value->as.record)) { galleyi_buffer_append(b, " {}\n", 4); if (value->as.record->count) galleyi_losses_field(losses, GALLEY_BODY); break; }
        if (value->as.record->kind == GALLEY_RECORD_TIMESTAMP && yaml_time_is_value(value->as.record)) {
            size_t length;
            const char *text = galley_record_text(value->as.record, GALLEY_VALUE, &length);
            galleyi_buffer_append_char(b, ' ');
            galleyi_buffer_append(b, text, length);
            galleyi_buffer_append_char(b, '\n');
            break;
        }
        galleyi_buffer_append_char(b, '\n');
        yaml_record(b, value->as.record, depth + 1, 0, losses);
    }
}

static void yaml_record(galleyi_buffer *b, const galley_record *record, uint32_t depth, int dash, galleyi_losses *losses) {
    for (size_t i = 0; i < record->count; i++)
        yaml_value(b, &record->values[i], depth, &dash, galley_field_name(record->values[i].field), losses);
}

static const struct yaml_alias { int32_t field; const char *key; } yaml_aliases[] = {
    { GALLEY_SUMMARY, "description" }, { GALLEY_PUBLISHED, "date" }, { GALLEY_MODIFIED, "lastmod" }, { GALLEY_EXPIRES, "expiryDate" }, { GALLEY_SECTION, "category" }
};

void galleyi_markdown_yaml(galleyi_output *out, const galley_record *article, galleyi_losses *losses) {
    galleyi_buffer *b = &out->buffer;
    int dash = 0;
    galleyi_buffer_append(b, "---\n", 4);
    for (size_t i = 0; i < article->count; i++) {
        const galleyi_value *value = &article->values[i];
        const char *key = galley_field_name(value->field);
        if (value->field == GALLEY_BODY) continue;
        if (value->field == GALLEY_UPDATES || value->field == GALLEY_COMMENTS) { galleyi_losses_field(losses, value->field); continue; }
        for (size_t a = 0; a < sizeof yaml_aliases / sizeof *yaml_aliases; a++)
            if (yaml_aliases[a].field == value->field && (value->type != GALLEY_TYPE_RECORD || yaml_time_is_value(value->as.record))) key = yaml_aliases[a].key;
        yaml_value(b, value, 0, &dash, key, losses);
    }
    galleyi_buffer_append(b, "---\n", 4);
}
