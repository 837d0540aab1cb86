# Checks of the tree itself: headers, symbols, sources, documents, the command, and programs that use an installed galley.
find_package(Python3 3.9 COMPONENTS Interpreter)
if(NOT Python3_FOUND)
  message(STATUS "galley: no Python 3.9: the tests in tests/api, tests/command and tests/consumer are left out")
  return()
endif()

function(galley_script_test name script)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/${script} ${ARGN})
endfunction()

galley_script_test(api_sources api/sources.py ${PROJECT_SOURCE_DIR})
galley_script_test(api_headers api/compile.py headers)
galley_script_test(api_unity api/compile.py unity)
galley_script_test(api_plain api/compile.py plain)
galley_script_test(api_rename api/symbols.py rename ${PROJECT_BINARY_DIR})
set_tests_properties(api_plain api_rename PROPERTIES LABELS slow)
galley_script_test(api_names api/symbols.py names ${PROJECT_BINARY_DIR})
if(UNIX AND NOT APPLE AND NOT GALLEY_SANITIZE AND NOT GALLEY_COVERAGE)
  galley_script_test(api_exported api/symbols.py exported ${PROJECT_BINARY_DIR})
endif()

if(GALLEY_COMMAND)
  galley_script_test(command command/command.py $<TARGET_FILE:galley_command>)
endif()

# Programs of strangers, against an installation of this build.
if(NOT GALLEY_SANITIZE AND NOT GALLEY_COVERAGE AND NOT GALLEY_FUZZ AND GALLEY_COMMAND)
  foreach(case install pkg_config find_package command subdirectory submodule fetchcontent in_shared two_copies)
    galley_script_test(consumer_${case} consumer/run.py ${case} ${PROJECT_BINARY_DIR})
    set_tests_properties(consumer_${case} PROPERTIES LABELS slow FIXTURES_REQUIRED galley_installed)
  endforeach()
  set_tests_properties(consumer_install PROPERTIES FIXTURES_REQUIRED "" FIXTURES_SETUP galley_installed)
endif()
