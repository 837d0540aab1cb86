# Text pages: the dump that lib/text/train/train.py reads.
galley_inside_program(galley-lines tools/lines.c)

# Golden text pages and, where it is there, the seed page, through the command.
if(TARGET galley_command)
  find_package(Python3 COMPONENTS Interpreter)
  if(Python3_Interpreter_FOUND)
    add_test(NAME golden_text COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/tools/check_golden.py $<TARGET_FILE:galley_command> ${PROJECT_SOURCE_DIR}/tests/golden/text)
    if(EXISTS ${PROJECT_SOURCE_DIR}/../shared/seed/page.txt)
      add_test(NAME golden_seed COMMAND sh -c "'$<TARGET_FILE:galley_command>' convert '${PROJECT_SOURCE_DIR}/../shared/seed/page.txt' --to json --fetched 2025-06-12T22:30:00Z | \
'${PROJECT_SOURCE_DIR}/../shared/seed/check.py' '${PROJECT_SOURCE_DIR}/../shared/seed/expected.json'")
    else()
      message(STATUS "galley: ../shared is not there; the seed page is not tested")
    endif()
  endif()
endif()

# Names and addresses of the sites whose pages the corpora hold stand nowhere in lib/.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
  add_test(NAME text_sites COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/tools/sites.py ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/../shared/corpora)
  set_tests_properties(text_sites PROPERTIES LABELS slow)
endif()

galley_fuzz_target(fuzz_text text)
galley_inside_program(bench_judge bench/bench_judge.c)
