/* Which encoding a text has. Three flavours; each asks first for a byte order mark, then for the label that the caller has (HTTP's charset). */
#ifndef GALLEY_TEXT_ENCODINGS_SNIFF_H
#define GALLEY_TEXT_ENCODINGS_SNIFF_H
#include "text/encodings.h"

typedef enum galleyi_sniff_origin {
    GALLEYI_SNIFF_DEFAULT, GALLEYI_SNIFF_BOM, GALLEYI_SNIFF_CHARSET, GALLEYI_SNIFF_META, GALLEYI_SNIFF_XML,
    GALLEYI_SNIFF_UTF_8_VALID,
    GALLEYI_SNIFF_UTF_8_LIKELY,               /* nothing said, and a few broken sequences among many good ones */
    GALLEYI_SNIFF_UTF_16,                     /* no mark, but the units make sense */
    GALLEYI_SNIFF_LANGUAGE, GALLEYI_SNIFF_DOMAIN
} galleyi_sniff_origin;

typedef struct galleyi_sniff_hints {          /* each text may be NULL */
    const char *charset;
    const char *language;                     /* BCP 47 */
    const char *host;
    bool        standard;                     /* HTML: a meta element is believed whatever the bytes are */
} galleyi_sniff_hints;

typedef struct galleyi_sniffed {
    galleyi_encoding     encoding;
    galleyi_sniff_origin origin;
    size_t               mark;                /* length of the byte order mark, which the decoder takes off by itself */
} galleyi_sniffed;

/* "bom", "charset", "meta", "xml", "utf-8-valid", "utf-8-likely", "utf-16", "language", "domain", "default" */
const char *galleyi_sniff_origin_name(galleyi_sniff_origin origin);

galleyi_encoding galleyi_sniff_bom(const char *data, size_t size, size_t *mark);
/* The standard's prescan for a meta element or an XML declaration; on the way the lang of the html element, "" where it has none. */
galleyi_encoding galleyi_sniff_prescan(const char *data, size_t size, bool *xml, char language[16]);
/* A meta element anywhere but in script and style, as the tree builder would come upon it and change the encoding. */
galleyi_encoding galleyi_sniff_late_meta(const char *data, size_t size);
galleyi_encoding galleyi_sniff_declaration(const char *data, size_t size);   /* of "<?xml ... ?>" alone */

/* data is the whole text; with less of it, what is not declared is judged by that part. hints may be NULL. One step of html is not the
   standard's, and hints->standard leaves it out: a meta element that names another encoding is not believed where the whole page is UTF-8. */
galleyi_sniffed galleyi_sniff_html(const char *data, size_t size, const galleyi_sniff_hints *hints);
galleyi_sniffed galleyi_sniff_xml(const char *data, size_t size, const galleyi_sniff_hints *hints);
galleyi_sniffed galleyi_sniff_text(const char *data, size_t size, const galleyi_sniff_hints *hints);
#endif
