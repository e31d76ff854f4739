# sigmata_add_library(<component> SOURCES ... HEADERS ... LINKS ... DEPENDENCIES ...)
#
# Defines sigmata_<component>, called sigmata::<component> here and when installed.
#   HEADERS       public headers, below include/ of the calling folder
#   LINKS         other components that its headers need
#   DEPENDENCIES  outside libraries its sources need (names of cmake/dependencies.cmake)
#   HEADER_ONLY   outside libraries that leave nothing to link: users of the library never see them
#
# What cmake/install.cmake has to know is kept in the target's properties SIGMATA_*.

function(sigmata_add_library component)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;LINKS;DEPENDENCIES;HEADER_ONLY" ${ARGN})
  sigmata_require_dependencies(${ARG_DEPENDENCIES} ${ARG_HEADER_ONLY})

  set(target sigmata_${component})
  add_library(${target} ${ARG_SOURCES})
  add_library(sigmata::${component} ALIAS ${target})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(
    ${target}
    PUBLIC FILE_SET
           HEADERS
           BASE_DIRS
           "${CMAKE_CURRENT_SOURCE_DIR}/include"
           FILES
           ${ARG_HEADERS})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  foreach(other IN LISTS ARG_LINKS)
    target_link_libraries(${target} PUBLIC sigmata_${other})
  endforeach()
  foreach(dependency IN LISTS ARG_DEPENDENCIES)
    target_link_libraries(${target} PRIVATE sigmata_dep::${dependency})
  endforeach()
  foreach(dependency IN LISTS ARG_HEADER_ONLY)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:sigmata_dep::${dependency}>)
  endforeach()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:sigmata_warnings>)
  set_target_properties(
    ${target}
    PROPERTIES EXPORT_NAME ${component}
               OUTPUT_NAME sigmata-${component}
               VERSION ${PROJECT_VERSION}
               SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
               SIGMATA_LINKS "${ARG_LINKS}"
               SIGMATA_DEPENDENCIES "${ARG_DEPENDENCIES}")
endfunction()
