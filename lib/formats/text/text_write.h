/* The serializer of the format "text"; its parser is registered by itself. */
#ifndef GALLEY_FORMATS_TEXT_TEXT_WRITE_H
#define GALLEY_FORMATS_TEXT_TEXT_WRITE_H
#include "galley/module.h"

int32_t galleyi_register_text_writer(galley_context *context, galley_error *error);
#endif
