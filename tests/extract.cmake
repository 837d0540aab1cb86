# Blocks and their features, for training and for people.
galley_inside_program(galley-blocks ${CMAKE_CURRENT_SOURCE_DIR}/tools/blocks.c)
set_target_properties(galley-blocks PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

if(TARGET galley_command)
  find_package(Python3 COMPONENTS Interpreter)
  if(Python3_Interpreter_FOUND)
    add_test(NAME golden_html COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/tools/check_golden.py $<TARGET_FILE:galley_command> ${PROJECT_SOURCE_DIR}/tests/golden/html)
    add_test(NAME extract_name_index COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/lib/extract/generate/name_index.py --check)
  endif()
endif()

galley_inside_program(bench_extract bench/bench_extract.c)

galley_inside_program(fuzz_page fuzz/fuzz_page.c)
if(GALLEY_FUZZ)
  target_link_options(fuzz_page PRIVATE -fsanitize=fuzzer)
else()
  target_sources(fuzz_page PRIVATE fuzz/mutating_driver.c)
  add_test(NAME fuzz_page COMMAND fuzz_page 1500 ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/html ${CMAKE_CURRENT_SOURCE_DIR}/golden/html)
endif()

# The tables of the judge of candidates, learned anew where the corpora are there.
if(TARGET galley_command AND Python3_Interpreter_FOUND)
  add_test(NAME train_fields COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/lib/extract/train/fields.py --check --build ${PROJECT_BINARY_DIR})
  set_tests_properties(train_fields PROPERTIES SKIP_RETURN_CODE 77 LABELS slow TIMEOUT 900)
endif()
