add_library(galley_dump_html OBJECT tools/dump/dump_html.c)
galley_compile_options(galley_dump_html)
target_include_directories(galley_dump_html PRIVATE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/tests)

galley_inside_program(galley-dump tools/dump/galley_dump.c $<TARGET_OBJECTS:galley_dump_html>)
set_target_properties(galley-dump PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

add_test(NAME html_dump_options COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/tools/dump/check_options.sh $<TARGET_FILE:galley-dump>)

galley_inside_program(html_conformance conformance/html_conformance.c conformance/html_json.c $<TARGET_OBJECTS:galley_dump_html>)
add_test(NAME html_conformance COMMAND html_conformance)

galley_inside_program(bench_html bench/bench_html.c)
galley_inside_program(html_shape bench/html_shape.c)

# The fuzz targets share a corpus; without GALLEY_FUZZ each replays it and mutations of it as an ordinary test.
foreach(target fuzz_html fuzz_html_pieces fuzz_html_round)
  galley_inside_program(${target} fuzz/${target}.c)
  if(GALLEY_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${target} PRIVATE fuzz/mutating_driver.c)
    add_test(NAME ${target} COMMAND ${target} 4000 ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/html)
  endif()
endforeach()

if(NOT GALLEY_SANITIZE AND NOT GALLEY_COVERAGE AND NOT CMAKE_CROSSCOMPILING)
  add_test(NAME html_neon COMMAND ${PROJECT_SOURCE_DIR}/tests/conformance/neon)
  set_tests_properties(html_neon PROPERTIES SKIP_RETURN_CODE 77 LABELS slow)
endif()
