target_sources(test_markdown_body PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_documents.c ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_text.c
  ${CMAKE_CURRENT_SOURCE_DIR}/tools/dump_body.c)
