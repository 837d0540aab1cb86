/* Does a text look like a person's name, or like a newsroom's. Wording alone: the caller knows the surroundings. */
#ifndef GALLEY_TEXT_NAMES_H
#define GALLEY_TEXT_NAMES_H
#include "core/buffer.h"
#include "text/words.h"

/* 0 (surely not) to 100: the whole text is one person's name ("Jan van der Berg", "MARÍA J. LÓPEZ", "Smith, John", "张三", "홍길동", "Иван Петров").
   Above 50 is a name by itself; 30 to 50 needs a label or a place that speaks for it. */
unsigned galleyi_name_person(const char *text, size_t size);
/* The same for a newsroom, an agency, a publication ("Staff Reporter", "Redaktion", "新华社", "Reuters", "The X Times"). */
unsigned galleyi_name_organization(const char *text, size_t size);
/* "Last, First" (one comma, both sides names, the right one no job title or suffix). */
bool     galleyi_name_last_first(const char *text, size_t size, galleyi_span *last, galleyi_span *first);
/* Appends the name in reading order, folded; case and script as printed. */
int32_t  galleyi_name_append(galleyi_buffer *out, const char *text, size_t size);
/* A word that no person's name begins or ends with: section, furniture, place, month. */
bool     galleyi_name_stop_word(const char *text, size_t size);
/* galleyi_name_person, and where the name itself stands, without degrees and forms of address ("Dr. Jan Berg, PhD": "Jan Berg"). */
unsigned galleyi_name_person_span(const char *text, size_t size, galleyi_span *bare);
/* The same of words that were read, with what galleyi_naming says of each: they are the span's, which begins with the first; all places count from text. */
unsigned galleyi_name_person_words(const char *text, galleyi_span span, const galleyi_word *words, const uint32_t *values, size_t count, galleyi_span *bare);
#endif
