include_guard()
# The document generator, for every test that wants one: target_sources through galley_with_generator(name).
function(galley_with_generator name)
  target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/tools/generate_documents.c ${PROJECT_SOURCE_DIR}/tests/tools/generate_text.c)
endfunction()
galley_with_generator(test_json_generate)
galley_with_generator(test_json_documents)
galley_with_generator(test_json_module)
galley_with_generator(test_json_robust)
