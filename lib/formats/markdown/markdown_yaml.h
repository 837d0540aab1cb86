/* YAML front matter, written: a subset that every reader of YAML 1.1 and 1.2 takes alike. */
#ifndef GALLEY_FORMATS_MARKDOWN_MARKDOWN_YAML_H
#define GALLEY_FORMATS_MARKDOWN_MARKDOWN_YAML_H
#include "model/model.h"
#include "render/output.h"

/* "---", the article's fields, "---" and a line feed. Fields that are left out stand in losses. */
void galleyi_markdown_yaml(galleyi_output *out, const galley_record *article, galleyi_losses *losses);
#endif
