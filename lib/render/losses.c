#include "render/losses.h"
#include "model/fields.h"
#include <stdio.h>

void galleyi_lose(galleyi_lost *lost, const galley_record *record, int32_t field) {
    if (galley_record_count(record, field)) galleyi_losses_field(&lost->now, field);
}

void galleyi_lose_others(galleyi_lost *lost, const galley_record *record, const int32_t *printed, size_t count) {
    if (record && record->properties && !lost->properties) lost->properties = 1;
    for (size_t i = 0; record && i < record->count; i++) {
        size_t at = 0;
        while (at < count && printed[at] != record->values[i].field) at++;
        if (at == count) galleyi_losses_field(&lost->now, record->values[i].field);
    }
}

static int32_t losses_note(galley_call *call, const char *format, const char *name) {
    char code[64], message[128];
    snprintf(code, sizeof code, "lost.%s", name);
    snprintf(message, sizeof message, "%s does not hold %s", format, name);
    return galley_call_warn(call, GALLEY_NOTE, code, GALLEY_NO_OFFSET, message);
}

int32_t galleyi_lost_say(galleyi_lost *lost, galley_call *call, const char *format) {
    int32_t status = GALLEY_OK;
    for (int32_t number = galleyi_losses_next(&lost->now, 0); number && !status; number = galleyi_losses_next(&lost->now, number)) {
        if (galleyi_losses_has(&lost->said, number)) continue;
        if (number < GALLEY_NODE_ROOT) { galleyi_losses_field(&lost->said, number); status = galley_call_lost(call, number); continue; }
        galleyi_losses_node(&lost->said, number);
        if (galleyi_node_name(number)) status = losses_note(call, format, galleyi_node_name(number));
    }
    if (status || lost->properties != 1) return status;
    lost->properties = 2;
    return losses_note(call, format, "properties");
}
