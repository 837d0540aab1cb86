/* Every field that a parser of found text fills says where it comes from; where it stands in the text, the bytes of its span, folded, hold the value. */
#include "unit/unit.h"
#include "robust/samples.h"
#include "core/buffer.h"
#include "model/model.h"
#include "text/encodings_sniff.h"
#include "text/fold.h"

static size_t values, spans, wrong;

static galleyi_memory memory;

/* The folded text of bytes of the input, decoded as the whole input is. */
static char *span_text(const galleyi_decoded *decoded, uint64_t offset, uint64_t length) {
    galleyi_buffer folded;
    size_t from = 0, to;
    galleyi_buffer_init(&folded, &memory);
    while (from < decoded->size && galleyi_decoded_source(decoded, from) < offset) from++;
    for (to = from; to < decoded->size && galleyi_decoded_source(decoded, to) < offset + length; ) to++;
    galleyi_fold_append(&folded, decoded->text + from, to - from);
    const char *text = galleyi_buffer_text(&folded);
    char *copy = malloc(strlen(text) + 1);
    strcpy(copy, text);
    galleyi_buffer_free(&folded);
    return copy;
}

static const char *value_text(const galleyi_value *value) {
    if (value->type == GALLEY_TYPE_TEXT) return value->as.text.text;
    if (value->type == GALLEY_TYPE_RECORD && galley_record_text(value->as.record, GALLEY_TEXT, NULL)) return galley_record_text(value->as.record, GALLEY_TEXT, NULL);
    return NULL;
}

static void check_value(const sample *s, const galleyi_decoded *decoded, const galley_record *record, const galleyi_value *value) {
    values++;
    if (!value->origin) { printf("%s: %s of %s has no origin\n", s->name, galley_field_name(value->field), galley_kind_name(record->kind)); wrong++; return; }
    const char *text = value_text(value);
    if (!value->has_span || !text) return;
    spans++;
    char *found = span_text(decoded, value->span_offset, value->span_length);
    if (!strstr(found, text)) { printf("%s: %s of %s: the span holds '%.60s', not '%.60s'\n", s->name, galley_field_name(value->field), galley_kind_name(record->kind), found, text); wrong++; }
    free(found);
}

static void check_record(const sample *s, const galleyi_decoded *decoded, const galley_record *record) {
    size_t count;
    const galleyi_value *all = galleyi_record_values(record, &count);
    for (size_t i = 0; i < count; i++) {
        if (record->kind == GALLEY_RECORD_ARTICLE || record->kind == GALLEY_RECORD_RELATED) check_value(s, decoded, record, &all[i]);
        if (all[i].type != GALLEY_TYPE_RECORDS) continue;
        if (all[i].field == GALLEY_DROPPED || all[i].field == GALLEY_DIAGNOSTICS) continue;
        for (uint32_t k = 0; k < all[i].count; k++) check_record(s, decoded, all[i].as.records[k]);
    }
}

static void check_sample(const galley_context *context, const sample *s, galley_error *error) {
    galley_document *document = NULL;
    galley_input *input = NULL;
    galleyi_decoded decoded;
    const char *format = strstr(s->name, ".html") ? "html" : "text";
    galley_input_from_memory(context, s->data, s->size, &input);
    galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED);
    galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED);
    ck_assert_int_eq(galley_parse(context, input, NULL, &document, error), GALLEY_OK);
    galleyi_sniffed sniffed = *format == 'h' ? galleyi_sniff_html(s->data, s->size, NULL) : galleyi_sniff_text(s->data, s->size, NULL);
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, sniffed.encoding, s->data, s->size), GALLEY_OK);
    check_record(s, &decoded, galley_document_root(document));
    galleyi_decoded_free(&decoded);
    galley_input_free(input);
    galley_document_free(document);
}

START_TEST(every_field_says_its_origin_and_its_span_holds_the_value) {
    galley_context *context = NULL;
    galley_error *error = NULL;
    sample_list list = { NULL, 0, 0 };
    galleyi_memory_init(&memory, NULL);
    ck_assert_int_eq(galley_context_new(NULL, NULL, &context), GALLEY_OK);
    ck_assert_int_eq(galley_error_new(&error), GALLEY_OK);
    samples_gather(&list, GALLEY_TESTS_DIR "/golden/text", 1000000, 0);
    samples_gather(&list, GALLEY_TESTS_DIR "/golden/html", 1000000, 0);
    samples_gather(&list, GALLEY_TESTS_DIR "/samples", 1000000, 0);
    for (size_t i = 0; i < list.count; i++)
        if (strstr(list.items[i].name, ".txt") || strstr(list.items[i].name, ".html")) check_sample(context, &list.items[i], error);
    printf("origins: %zu values, %zu with a span, %zu wrong\n", values, spans, wrong);
    ck_assert_uint_gt(values, 0);
    ck_assert_uint_eq(wrong, 0);
    samples_free(&list);
    galley_error_free(error);
    galley_context_free(context);
} END_TEST

UNIT_MAIN("origins", every_field_says_its_origin_and_its_span_holds_the_value)
