/* Kinds of the desk's notes, by the phrase that a line begins with. */
#include "text/notes.h"
#include <string.h>

static const char *const notes_names[GALLEYI_NOTE_KINDS] = { "correction", "clarification", "retraction", "editorial", "developing" };
const char *galleyi_note_name(int32_t kind) { return kind >= 0 && kind < GALLEYI_NOTE_KINDS ? notes_names[kind] : NULL; }

static bool notes_begins(const char *line, size_t size, const char *lower, const char *upper) {
    size_t length = strlen(lower);
    return size >= length && (!memcmp(line, lower, length) || !memcmp(line, upper, length));
}

bool galleyi_note_of(const galleyi_phrase_match *match, const char *line, size_t size, uint8_t *kind) {
    bool sure = match->kind <= GALLEYI_PHRASE_PREFIX;
    switch (match->phrase) {
    case GALLEYI_PHRASE_CORRECTION:
        *kind = notes_begins(line, size, "Clarif", "CLARIF") ? GALLEYI_NOTE_CLARIFICATION : notes_begins(line, size, "Retract", "RETRACT") ? GALLEYI_NOTE_RETRACTION : GALLEYI_NOTE_CORRECTION;
        return sure;
    case GALLEYI_PHRASE_EDITOR_NOTE:
        *kind = GALLEYI_NOTE_EDITORIAL;
        return match->kind == GALLEYI_PHRASE_EXACT || match->kind == GALLEYI_PHRASE_LABEL;
    case GALLEYI_PHRASE_DEVELOPING:
        *kind = GALLEYI_NOTE_DEVELOPING;
        return sure;
    default:
        return false;
    }
}
