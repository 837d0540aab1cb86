/* How galley stores running text: each run of tab, line feed, form feed, carriage return and space is one space, none at the ends; U+00AD, U+200B and
   U+FEFF are dropped. All else stays as it is, U+00A0, joiners and bidi marks too. Code is never folded. */
#ifndef GALLEY_TEXT_FOLD_H
#define GALLEY_TEXT_FOLD_H
#include "core/buffer.h"
#include <stdbool.h>

/* One text in pieces, each of whole code points; the space between them folds as if they were one. */
typedef struct galleyi_fold {
    bool begun;                               /* something other than space was written */
    bool space;                               /* a space is due before the next */
} galleyi_fold;

#define GALLEYI_FOLD_INIT { false, false }
int32_t galleyi_fold_add(galleyi_fold *fold, galleyi_buffer *out, const char *text, size_t size);
/* A line break that the markup makes: as if a space stood there. */
static inline void galleyi_fold_break(galleyi_fold *fold) { fold->space = fold->begun; }
/* Appends the whole of one text, folded. */
int32_t galleyi_fold_append(galleyi_buffer *out, const char *text, size_t size);
/* From a byte that is copied, the length of what can be copied as it stands: single spaces inside it too. */
size_t  galleyi_fold_run(const char *text, size_t size);
/* Whether folding would leave the text as it is. */
bool    galleyi_folded(const char *text, size_t size);
#endif
