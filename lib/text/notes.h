/* What the desk says of its story: corrections, clarifications, editor's notes, "developing". The words are phrases.h's. */
#ifndef GALLEY_TEXT_NOTES_H
#define GALLEY_TEXT_NOTES_H
#include "text/phrases.h"

typedef enum galleyi_note_kind { GALLEYI_NOTE_CORRECTION, GALLEYI_NOTE_CLARIFICATION, GALLEYI_NOTE_RETRACTION, GALLEYI_NOTE_EDITORIAL, GALLEYI_NOTE_DEVELOPING, GALLEYI_NOTE_KINDS } galleyi_note_kind;

/* Whether a line with this phrase is a note where it stands apart from the story, and of which kind. */
bool galleyi_note_of(const galleyi_phrase_match *match, const char *line, size_t size, uint8_t *kind);
const char *galleyi_note_name(int32_t kind);  /* "correction", "clarification" …; NULL: no such kind */
#endif
