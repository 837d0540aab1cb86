target_sources(test_markdown_body PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_documents.c ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_text.c
  ${CMAKE_CURRENT_SOURCE_DIR}/tools/dump_body.c)
target_sources(test_markdown PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_documents.c ${CMAKE_CURRENT_SOURCE_DIR}/tools/generate_text.c)

# The fuzz target; without GALLEY_FUZZ it runs the golden files and damaged copies of them as an ordinary test.
galley_inside_program(fuzz_markdown fuzz/fuzz_markdown.c)
if(GALLEY_FUZZ)
  target_compile_definitions(fuzz_markdown PRIVATE GALLEY_FUZZ)
  target_link_options(fuzz_markdown PRIVATE -fsanitize=fuzzer)
else()
  add_test(NAME fuzz_markdown COMMAND fuzz_markdown)
endif()

# Markdown written beside cmark's own writer; the test looks that galley is not the slower one.
if(cmark IN_LIST GALLEY_IN)
  galley_inside_program(bench_markdown bench/bench_markdown.c tools/generate_documents.c tools/generate_text.c)
endif()
