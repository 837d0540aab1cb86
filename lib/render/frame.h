/* What the frames of the writers share: the lines around a body (byline, times, notes) as text, and where it all goes. */
#ifndef GALLEY_RENDER_FRAME_H
#define GALLEY_RENDER_FRAME_H
#include "render/losses.h"

typedef struct galleyi_frame {
    galley_sink *sink;
    galley_call *call;
    uint64_t     articles;                    /* written so far */
    galleyi_lost lost;
} galleyi_frame;

int32_t     galleyi_frame_hand_on(void *frame, const void *data, size_t size);    /* for galleyi_output_init */
int         galleyi_frame_flag(const galley_call *call, const char *key);
/* The byline as printed, else the names of its authors, gathered in names; NULL: neither. */
const char *galleyi_frame_byline(const galley_record *byline, galleyi_buffer *names, size_t *length);
/* What a byline does not show of its authors is lost. */
void        galleyi_frame_lose_authors(galleyi_lost *lost, const galley_record *byline, const char *shown, size_t length);
/* A time's value ("2025-06-12 21:47Z") in room, else its words; NULL: neither. lost NULL: nobody asks. */
const char *galleyi_frame_time(galleyi_lost *lost, const galley_record *time, char room[64], size_t *length);
/* "Correction" for the note's kind; "": it has none that fits. */
void        galleyi_frame_note_label(const galley_record *note, char label[48]);
/* The place and agency of a dateline that its text does not name are lost. */
void        galleyi_frame_lose_dateline(galleyi_lost *lost, const galley_record *dateline, const char *text);
#endif
