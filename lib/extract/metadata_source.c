/* Who published the story, who published it first, whether all of it is there, and what may be done with it. */
#include "extract/metadata.h"
#include "text/urls.h"

int32_t galleyi_metadata_source(galleyi_metadata *m) {
    const galleyi_meta_value *site = galleyi_meta_best(&m->tags, GALLEYI_META_SITE);
    const galleyi_ld_value *publisher = m->node ? galleyi_ld_member(&m->ld, m->node, "publisher") : NULL;
    const char *name = m->node ? galleyi_ld_text(&m->ld, m->node, "publisher") : NULL;
    const char *origin = name ? "json-ld:publisher" : site ? galleyi_metadata_meta_origin(m, site) : NULL;
    (void)publisher;
    if (!origin) return GALLEY_OK;
    galley_record *source = galley_record_edit(m->x->article, GALLEY_SOURCE, 0);
    if (!source) return m->x->root->document->status;
    int32_t status = galley_record_set_text(source, GALLEY_ROLE, "publisher", GALLEY_NUL_TERMINATED);
    if (!status) status = name ? galleyi_metadata_set(m, source, GALLEY_NAME, name, strlen(name), origin) : galleyi_metadata_set(m, source, GALLEY_NAME, site->text.data, site->text.size, origin);
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_SOURCE, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}
int32_t galleyi_metadata_access(galleyi_metadata *m) { (void)m; return GALLEY_OK; }
int32_t galleyi_metadata_rights(galleyi_metadata *m) { (void)m; return GALLEY_OK; }
