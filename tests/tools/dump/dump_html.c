#include "tools/dump/dump.h"
#include <stdio.h>
#include <stdlib.h>

static void dump_span(galleyi_buffer *out, uint32_t begin, uint32_t end) {
    galleyi_buffer_append(out, " [", 2);
    galleyi_buffer_append_number(out, begin);
    galleyi_buffer_append(out, ", ", 2);
    galleyi_buffer_append_number(out, end);
    galleyi_buffer_append_char(out, ')');
}

static void dump_slice(galleyi_buffer *out, galleyi_html_slice slice) { galleyi_buffer_append(out, slice.data, slice.size); }

static void dump_indent(galleyi_buffer *out, uint32_t depth) {
    galleyi_buffer_append(out, "| ", 2);
    while (depth--) galleyi_buffer_append(out, "  ", 2);
}

typedef struct dump_attribute { galleyi_html_slice name, value; char spelt[64]; } dump_attribute;

/* By UTF-16 code units: above U+FFFF a surrogate sorts before U+E000. */
static int dump_compare(const void *a, const void *b) {
    galleyi_html_slice x = (*(dump_attribute *const *)a)->name, y = (*(dump_attribute *const *)b)->name;
    for (size_t i = 0; i < x.size && i < y.size; i++) {
        unsigned char c = (unsigned char)x.data[i], d = (unsigned char)y.data[i];
        if (c == d) continue;
        if ((c >= 0xf0) != (d >= 0xf0) && c >= 0xee && d >= 0xee) return c >= 0xf0 ? -1 : 1;
        return c < d ? -1 : 1;
    }
    return x.size < y.size ? -1 : x.size > y.size;
}

static void dump_attributes(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node, uint32_t depth) {
    dump_attribute *all = calloc(node->count ? node->count : 1, sizeof *all), **order = calloc(node->count ? node->count : 1, sizeof *order);
    for (uint32_t i = 0; all && order && i < node->count; i++) {
        const galleyi_html_attribute *attribute = &html->attributes[node->data + i];
        order[i] = &all[i];
        all[i].name = galleyi_html_attribute_name(html, node, attribute);
        all[i].value = galleyi_html_value(html, attribute);
        if (node->space && attribute->name >= HTML_ATTRIBUTE(XLINK_ACTUATE) && attribute->name <= HTML_ATTRIBUTE(XMLNS_XLINK) && attribute->name != HTML_ATTRIBUTE(XMLNS)) {
            snprintf(all[i].spelt, sizeof all[i].spelt, "%.*s", (int)all[i].name.size, all[i].name.data);
            *strchr(all[i].spelt, ':') = ' ';
            all[i].name.data = all[i].spelt;
        } else if (node->space && attribute->name == HTML_ATTRIBUTE(XMLNS)) all[i].name.data = "xmlns xmlns", all[i].name.size = 11;
    }
    if (all && order) qsort(order, node->count, sizeof *order, dump_compare);
    for (uint32_t i = 0; all && order && i < node->count; i++) {
        dump_indent(out, depth);
        dump_slice(out, order[i]->name);
        galleyi_buffer_append(out, "=\"", 2);
        dump_slice(out, order[i]->value);
        galleyi_buffer_append(out, "\"\n", 2);
    }
    free(all);
    free(order);
}

static void dump_doctype(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node) {
    const galleyi_html_attribute *part = &html->attributes[node->data];
    galleyi_buffer_append(out, "<!DOCTYPE ", 10);
    if (!part[0].missing) dump_slice(out, galleyi_html_value(html, &part[0]));
    if (part[1].length || part[2].length) {
        galleyi_buffer_append(out, " \"", 2);
        if (!part[1].missing) dump_slice(out, galleyi_html_value(html, &part[1]));
        galleyi_buffer_append(out, "\" \"", 3);
        if (!part[2].missing) dump_slice(out, galleyi_html_value(html, &part[2]));
        galleyi_buffer_append_char(out, '"');
    }
    galleyi_buffer_append_char(out, '>');
}

static void dump_node(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_node *node) {
    switch (node->kind) {
    case GALLEYI_HTML_ELEMENT:
        galleyi_buffer_append_char(out, '<');
        if (node->space == GALLEYI_SPACE_SVG) galleyi_buffer_append(out, "svg ", 4);
        if (node->space == GALLEYI_SPACE_MATHML) galleyi_buffer_append(out, "math ", 5);
        dump_slice(out, galleyi_html_tag_name(html, node));
        galleyi_buffer_append_char(out, '>');
        break;
    case GALLEYI_HTML_TEXT:
        galleyi_buffer_append_char(out, '"');
        dump_slice(out, galleyi_html_text(html, node));
        galleyi_buffer_append_char(out, '"');
        break;
    case GALLEYI_HTML_COMMENT:
        galleyi_buffer_append(out, "<!-- ", 5);
        dump_slice(out, galleyi_html_text(html, node));
        galleyi_buffer_append(out, " -->", 4);
        break;
    default: dump_doctype(out, html, node);
    }
}

void dump_tree(galleyi_buffer *out, const galleyi_html *html, int spans) {
    const galleyi_html_node *nodes = html->nodes;
    uint32_t *depths = calloc(html->node_count + 1, sizeof *depths), first = html->fragment ? 2 : 1;
    for (uint32_t i = first; depths && i < html->node_count; i++) {
        const galleyi_html_node *node = &nodes[i];
        uint32_t depth = depths[i] = node->parent < first ? 0 : depths[node->parent] + 1 + galleyi_html_is(&nodes[node->parent], HTML_TAG(TEMPLATE));
        dump_indent(out, depth);
        dump_node(out, html, node);
        if (spans) dump_span(out, node->span_begin, node->span_end);
        galleyi_buffer_append_char(out, '\n');
        if (node->kind == GALLEYI_HTML_ELEMENT) dump_attributes(out, html, node, depth + 1);
        if (galleyi_html_is(node, HTML_TAG(TEMPLATE))) {
            dump_indent(out, depth + 1);
            galleyi_buffer_append_text(out, "content\n");
        }
    }
    free(depths);
}

static void dump_string(galleyi_buffer *out, galleyi_html_slice slice) {
    galleyi_buffer_append_char(out, '"');
    for (size_t i = 0; i < slice.size; i++) {
        unsigned char c = (unsigned char)slice.data[i];
        char escape[8];
        if (c == '"' || c == '\\') { escape[0] = '\\'; escape[1] = (char)c; galleyi_buffer_append(out, escape, 2); }
        else if (c < 32) { snprintf(escape, sizeof escape, "\\u%04x", c); galleyi_buffer_append(out, escape, 6); }
        else galleyi_buffer_append_char(out, (char)c);
    }
    galleyi_buffer_append_char(out, '"');
}

static void dump_end(dump_tokens *tokens, uint32_t begin, uint32_t end) {
    galleyi_buffer_append_char(tokens->out, ']');
    if (tokens->spans) dump_span(tokens->out, begin, end);
    galleyi_buffer_append(tokens->out, ",\n", 2);
}

void dump_flush(dump_tokens *tokens) {
    if (!tokens->text.size) return;
    galleyi_html_slice slice = { tokens->text.data, tokens->text.size };
    galleyi_buffer_append_text(tokens->out, "[\"Character\",");
    dump_string(tokens->out, slice);
    dump_end(tokens, tokens->begin, tokens->end);
    galleyi_buffer_clear(&tokens->text);
}

static void dump_doctype_token(galleyi_buffer *out, const galleyi_html *html, const galleyi_html_token *token) {
    galleyi_buffer_append_text(out, "[\"DOCTYPE\"");
    for (uint32_t i = 0; i < 3; i++) {
        const galleyi_html_attribute *part = &html->attributes[token->attribute + i];
        galleyi_buffer_append_char(out, ',');
        if (part->missing) galleyi_buffer_append(out, "null", 4);
        else dump_string(out, galleyi_html_value(html, part));
    }
    galleyi_buffer_append_text(out, token->force_quirks ? ",false" : ",true");
}

void dump_token(void *user, const galleyi_html *html, const galleyi_html_token *token) {
    dump_tokens *tokens = user;
    galleyi_buffer *out = tokens->out;
    galleyi_html_slice slice = { (token->decoded ? html->decoded : html->text) + token->data, token->length };
    if (token->kind == GALLEYI_TOKEN_TEXT) {
        if (!tokens->text.size) tokens->begin = token->begin;
        tokens->end = token->end;
        galleyi_buffer_append(&tokens->text, slice.data, slice.size);
        return;
    }
    dump_flush(tokens);
    switch (token->kind) {
    case GALLEYI_TOKEN_START:
        galleyi_buffer_append_text(out, "[\"StartTag\",");
        dump_string(out, galleyi_html_name_text(html, token->name));
        galleyi_buffer_append_text(out, ",{");
        for (uint32_t i = 0; i < token->attribute_count; i++) {
            const galleyi_html_attribute *attribute = &html->attributes[token->attribute + i];
            if (i) galleyi_buffer_append_char(out, ',');
            dump_string(out, galleyi_html_name_text(html, attribute->name));
            galleyi_buffer_append_char(out, ':');
            dump_string(out, galleyi_html_value(html, attribute));
        }
        galleyi_buffer_append_text(out, token->self_closing ? "},true" : "}");
        break;
    case GALLEYI_TOKEN_END:
        galleyi_buffer_append_text(out, "[\"EndTag\",");
        dump_string(out, galleyi_html_name_text(html, token->name));
        break;
    case GALLEYI_TOKEN_COMMENT:
        galleyi_buffer_append_text(out, "[\"Comment\",");
        dump_string(out, slice);
        break;
    case GALLEYI_TOKEN_DOCTYPE: dump_doctype_token(out, html, token); break;
    default: return;
    }
    dump_end(tokens, token->begin, token->end);
}
