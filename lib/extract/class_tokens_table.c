/* Made by lib/extract/train/train_body.py. */
#include "extract/class_tokens.h"

static const uint32_t class_table_keys[1] = { 0 };
static const int8_t class_table_scores[1] = { 0 };
const galleyi_class_table galleyi_class_table_learned = { class_table_keys, class_table_scores, 0 };
