#include "render/frame.h"

int32_t galleyi_frame_hand_on(void *user, const void *data, size_t size) {
    galleyi_frame *frame = user;
    int32_t status = galley_call_work(frame->call, size);
    return status ? status : galley_sink_write(frame->sink, data, size);
}

int galleyi_frame_flag(const galley_call *call, const char *key) {
    const char *value = galley_call_option(call, key);
    return value && !strcmp(value, "true");
}

const char *galleyi_frame_byline(const galley_record *byline, galleyi_buffer *names, size_t *length) {
    const char *text = galley_record_text(byline, GALLEY_TEXT, length);
    const galley_record *author;
    if (text) return text;
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        size_t size;
        const char *name = galley_record_text(author, GALLEY_NAME, &size);
        if (name && names->size) galleyi_buffer_append(names, ", ", 2);
        if (name) galleyi_buffer_append(names, name, size);
    }
    *length = names->size;
    return names->size ? names->data : NULL;
}

void galleyi_frame_lose_authors(galleyi_lost *lost, const galley_record *byline, const char *shown, size_t length) {
    const galley_record *author;
    for (size_t i = 0; (author = galley_record_at(byline, GALLEY_AUTHORS, i)) != NULL; i++) {
        for (size_t v = 0; v < author->count; v++) {
            const galleyi_value *value = &author->values[v];
            int there = 0;
            if (value->type == GALLEY_TYPE_TEXT)
                for (size_t at = 0; !there && at + value->as.text.length <= length; at++) there = !memcmp(shown + at, value->as.text.text, value->as.text.length);
            if (value->field == GALLEY_KIND && value->as.text.length == 6 && !memcmp(value->as.text.text, "person", 6)) there = 1;
            if (!there) galleyi_losses_field(&lost->now, value->field);
        }
        if (author->properties && !lost->properties) lost->properties = 1;
    }
}

const char *galleyi_frame_time(galleyi_lost *lost, const galley_record *time, char room[64], size_t *length) {
    const char *value = galley_record_text(time, GALLEY_VALUE, length), *precision = galley_record_text(time, GALLEY_PRECISION, NULL);
    if (lost && value) {
        GALLEYI_LOSE_OTHERS(lost, time, GALLEY_VALUE, GALLEY_PRECISION);
        if (precision && !strcmp(precision, "hour")) galleyi_losses_field(&lost->now, GALLEY_PRECISION);
    } else if (lost) GALLEYI_LOSE_OTHERS(lost, time, GALLEY_TEXT);
    if (!value) return galley_record_text(time, GALLEY_TEXT, length);
    if (*length >= 64) return value;
    memcpy(room, value, *length);
    if (*length > 10 && room[10] == 'T') room[10] = ' ';
    return room;
}

void galleyi_frame_note_label(const galley_record *note, char label[48]) {
    size_t length;
    const char *kind = galley_record_text(note, GALLEY_KIND, &length);
    *label = '\0';
    if (!kind || length >= 40) return;
    memcpy(label, kind, length);
    label[length] = 0;
    if ((unsigned char)(label[0] - 'a') < 26) label[0] = (char)(label[0] - 32);
}

void galleyi_frame_lose_dateline(galleyi_lost *lost, const galley_record *dateline, const char *text) {
    const galleyi_value *place = galleyi_record_value(dateline, GALLEY_PLACE), *agency = galleyi_record_value(dateline, GALLEY_AGENCY);
    GALLEYI_LOSE_OTHERS(lost, dateline, GALLEY_TEXT, GALLEY_PLACE, GALLEY_AGENCY);
    if (place && (!text || !strstr(text, place->as.text.text))) galleyi_losses_field(&lost->now, GALLEY_PLACE);
    if (agency && (!text || !strstr(text, agency->as.text.text))) galleyi_losses_field(&lost->now, GALLEY_AGENCY);
}
