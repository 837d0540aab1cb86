# The fuzz target of lib/text's encodings and addresses; without GALLEY_FUZZ it runs random texts as an ordinary test.
galley_inside_program(fuzz_encodings fuzz/fuzz_encodings.c)
if(GALLEY_FUZZ)
  target_compile_definitions(fuzz_encodings PRIVATE GALLEY_FUZZ)
  target_link_options(fuzz_encodings PRIVATE -fsanitize=fuzzer)
else()
  add_test(NAME fuzz_encodings COMMAND fuzz_encodings)
endif()
