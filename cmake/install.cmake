include(CMakePackageConfigHelpers)
install(TARGETS ${GALLEY_LIBRARIES} EXPORT galleyTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES include/galley.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/galley DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT galleyTargets NAMESPACE galley:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/galley)
configure_package_config_file(cmake/galleyConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/galleyConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/galley)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/galleyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/galleyConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/galleyConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/galley)
set(GALLEY_PC_LIBS "")
foreach(part IN LISTS GALLEY_IN)
  string(APPEND GALLEY_PC_LIBS " -l${GALLEY_LIBRARY_${part}}")
endforeach()
configure_file(cmake/galley.pc.in ${CMAKE_CURRENT_BINARY_DIR}/galley.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/galley.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES schema/galley.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/galley)
