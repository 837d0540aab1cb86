# Bodies as HTML: the property test makes and prints trees as Markdown's does.
target_sources(test_html_body PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_documents.c ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_text.c
  ${CMAKE_CURRENT_SOURCE_DIR}/tools/dump_body.c)
# For tests/robust/attacks.py, which wants npm and a browser and is run by hand.
galley_inside_program(galley-fragments ${CMAKE_CURRENT_SOURCE_DIR}/tools/fragments.c)
