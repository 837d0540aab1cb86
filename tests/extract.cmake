# Blocks and their features, for training and for people.
galley_inside_program(galley-blocks ${CMAKE_CURRENT_SOURCE_DIR}/tools/blocks.c)
set_target_properties(galley-blocks PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
