# What `cmake --install` brings: libraries, headers, a CMake package with the components program,
# runtime and compiler, pkg-config modules of the same names, the command with its
# manual and completion, the field maps, the rules.

include(CMakePackageConfigHelpers)

set(sigmata_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/sigmata")
set(sigmata_components program runtime compiler) # each after those it links to

# pkg-config files find their prefix from where they stand, so that the tree can be moved.
file(RELATIVE_PATH SIGMATA_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" SIGMATA_PC_PREFIX "${SIGMATA_PC_PREFIX}")
set(SIGMATA_PACKAGE_TABLE "")
foreach(component IN LISTS sigmata_components)
  set(target sigmata_${component})
  install(
    TARGETS ${target}
    EXPORT sigmata-${component}
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(
    EXPORT sigmata-${component}
    NAMESPACE sigmata::
    FILE sigmata-${component}-targets.cmake
    DESTINATION "${sigmata_package_dir}")

  get_target_property(links ${target} SIGMATA_LINKS)
  get_target_property(dependencies ${target} SIGMATA_DEPENDENCIES)
  if(BUILD_SHARED_LIBS)
    string(APPEND SIGMATA_PACKAGE_TABLE "set(_sigmata_${component}_dependencies \"\")\n")
  else()
    string(APPEND SIGMATA_PACKAGE_TABLE
           "set(_sigmata_${component}_dependencies ${dependencies})\n")
  endif()
  string(APPEND SIGMATA_PACKAGE_TABLE "set(_sigmata_${component}_links ${links})\n")

  set(SIGMATA_PC_COMPONENT ${component})
  list(TRANSFORM links PREPEND sigmata- OUTPUT_VARIABLE inside)
  set(outside "")
  foreach(dependency IN LISTS dependencies)
    list(APPEND outside ${SIGMATA_PKGCONFIG_${dependency}})
  endforeach()
  if(NOT BUILD_SHARED_LIBS)
    list(APPEND inside ${outside}) # a static library cannot be linked without them
    set(outside "")
  endif()
  list(JOIN inside ", " SIGMATA_PC_REQUIRES)
  list(JOIN outside ", " SIGMATA_PC_REQUIRES_PRIVATE)
  configure_file(cmake/sigmata.pc.in "${PROJECT_BINARY_DIR}/package/sigmata-${component}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/package/sigmata-${component}.pc"
          DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()

configure_package_config_file(
  cmake/sigmataConfig.cmake.in "${PROJECT_BINARY_DIR}/package/sigmataConfig.cmake"
  INSTALL_DESTINATION "${sigmata_package_dir}"
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/sigmataConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(
  FILES "${PROJECT_BINARY_DIR}/package/sigmataConfig.cmake"
        "${PROJECT_BINARY_DIR}/package/sigmataConfigVersion.cmake" cmake/dependencies.cmake
  DESTINATION "${sigmata_package_dir}")

if(SIGMATA_BUILD_CLI)
  if(BUILD_SHARED_LIBS)
    file(RELATIVE_PATH to_libraries "/prefix/${CMAKE_INSTALL_BINDIR}"
         "/prefix/${CMAKE_INSTALL_LIBDIR}")
    set_target_properties(sigmata_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${to_libraries}")
  endif()
  install(TARGETS sigmata_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  if(NOT CMAKE_CROSSCOMPILING)
    install(DIRECTORY "${SIGMATA_SPOKEN_DIR}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}")
    install(FILES "${SIGMATA_SPOKEN_DIR}/sigmata"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${SIGMATA_SPOKEN_DIR}/_sigmata"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
    install(FILES "${SIGMATA_SPOKEN_DIR}/sigmata.fish"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
  endif()
endif()
install(DIRECTORY fields-maps sigma-rules DESTINATION "${CMAKE_INSTALL_DATADIR}/sigmata")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
