/* The open structs keep their shape: a member that moves breaks every module that was compiled before. */
#include <galley/module.h>

#define LAYOUT_IS(type, wide, narrow) _Static_assert(sizeof(type) == (sizeof(void *) == 8 ? (wide) : (narrow)), #type " changed its size")
#define LAYOUT_AT(type, member, wide, narrow) \
    _Static_assert(offsetof(type, member) == (sizeof(void *) == 8 ? (wide) : (narrow)), #type "." #member " moved")

LAYOUT_IS(galley_allocator, 24, 16);
LAYOUT_AT(galley_allocator, user, 8, 8);
LAYOUT_AT(galley_allocator, resize, 16, 12);

LAYOUT_IS(galley_option, 32, 16);
LAYOUT_AT(galley_option, type, 8, 4);
LAYOUT_AT(galley_option, fallback, 16, 8);
LAYOUT_AT(galley_option, text, 24, 12);

LAYOUT_IS(galley_module, 56, 32);
LAYOUT_AT(galley_module, name, 8, 8);
LAYOUT_AT(galley_module, title, 16, 12);
LAYOUT_AT(galley_module, media_types, 24, 16);
LAYOUT_AT(galley_module, extensions, 32, 20);
LAYOUT_AT(galley_module, options, 40, 24);
LAYOUT_AT(galley_module, option_count, 48, 28);

LAYOUT_IS(galley_parser, 64, 36);
LAYOUT_AT(galley_parser, module, 8, 8);
LAYOUT_AT(galley_parser, destroy, 24, 16);
LAYOUT_AT(galley_parser, probe, 32, 20);
LAYOUT_AT(galley_parser, push, 48, 28);
LAYOUT_AT(galley_parser, close, 56, 32);

LAYOUT_IS(galley_serializer, 72, 40);
LAYOUT_AT(galley_serializer, module, 8, 8);
LAYOUT_AT(galley_serializer, open, 32, 20);
LAYOUT_AT(galley_serializer, write, 40, 24);
LAYOUT_AT(galley_serializer, write_body, 64, 36);

extern int layout;
