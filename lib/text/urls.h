/* Addresses, by the URL Standard (https://url.spec.whatwg.org) as far as http, https, mailto and data need it. Not here: IPv4 numbers in other bases, the
   mapping tables of internationalised domain names (a host is lower-cased and put into Punycode), Windows drive letters of file addresses. */
#ifndef GALLEY_TEXT_URLS_H
#define GALLEY_TEXT_URLS_H
#include "core/arena.h"
#include "core/buffer.h"
#include <stdbool.h>

/* Offsets into text; each part ends where the next begins: https: //user@ host :port /path ?query #fragment */
typedef struct galleyi_url {
    const char *text;                         /* NUL-terminated */
    size_t      size;
    size_t      scheme;                       /* its length, without the colon */
    size_t      host, host_end, path, query, fragment;
    bool        special;                      /* http, https, ws, wss, ftp: has a host and a path of segments */
} galleyi_url;

/* Parses text, against base where it is relative (NULL: it has to be absolute), and writes it out again as the standard does.
   OK, ENOMEM, or EARGUMENT for what is no address. */
int32_t     galleyi_url_parse(galleyi_url *url, galleyi_arena *arena, const char *text, size_t size, const galleyi_url *base);
/* The same for one reference: absolute text in the arena, NULL where there is none (or no memory). */
const char *galleyi_url_resolve(galleyi_arena *arena, const char *base, const char *reference, size_t size);

/* A part of an address as it stands, without memory; size 0: it has none. */
typedef struct galleyi_url_part { const char *text; size_t size; } galleyi_url_part;
galleyi_url_part galleyi_url_host(const char *url, size_t size);
/* What its owner registered, by a rule of thumb and no list: two labels, three below co.uk and the like. An IP address stays whole. */
galleyi_url_part galleyi_url_domain(const char *host, size_t size);
galleyi_url_part galleyi_url_path(const char *url, size_t size);      /* with its first slash, to the query */
/* Appends the words of the path in lower case, a space behind each: letters, digits and marks, percent-decoded; the query too where the path has no letters. */
int32_t     galleyi_url_words(galleyi_buffer *out, const char *url, size_t size);

/* Whether a writer may print it as a link: http, https, mailto, tel or relative. As an image also data: of a raster image. */
bool        galleyi_url_is_safe(const char *url, size_t size, bool image);
/* Whether it begins with "scheme:" (ASCII case-insensitive; scheme in lower case without colon). */
bool        galleyi_url_has_scheme(const char *url, size_t size, const char *scheme);
#endif
