# Over every sample: no memory, cut and damaged bytes, hostile sizes, origins and spans.
foreach(name test_allocations test_damage test_origins test_hostile)
  galley_inside_program(${name} ${CMAKE_CURRENT_SOURCE_DIR}/robust/${name}.c)
  target_include_directories(${name} PRIVATE ${GALLEY_CHECK_INCLUDE})
  target_link_libraries(${name} PRIVATE ${GALLEY_CHECK_LIBRARY} $<$<BOOL:${GALLEY_SUBUNIT_LIBRARY}>:${GALLEY_SUBUNIT_LIBRARY}> m rt pthread)
  target_compile_definitions(${name} PRIVATE _DEFAULT_SOURCE)
  add_test(NAME ${name} COMMAND ${name})
endforeach()
set_tests_properties(test_hostile PROPERTIES LABELS slow TIMEOUT 900)
