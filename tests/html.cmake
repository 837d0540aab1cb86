add_library(galley_dump_html OBJECT tools/dump/dump_html.c)
galley_compile_options(galley_dump_html)
target_include_directories(galley_dump_html PRIVATE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/tests)

galley_inside_program(galley-dump tools/dump/galley_dump.c $<TARGET_OBJECTS:galley_dump_html>)
set_target_properties(galley-dump PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

galley_inside_program(html_conformance conformance/html_conformance.c conformance/html_json.c $<TARGET_OBJECTS:galley_dump_html>)
add_test(NAME html_conformance COMMAND html_conformance)

galley_inside_program(bench_html bench/bench_html.c)

if(GALLEY_FUZZ)
  galley_inside_program(fuzz_html fuzz/fuzz_html.c)
  target_link_options(fuzz_html PRIVATE -fsanitize=fuzzer)
else()
  galley_inside_program(fuzz_html fuzz/fuzz_html.c fuzz/mutating_driver.c)
  add_test(NAME fuzz_html COMMAND fuzz_html 4000 ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/html)
endif()
