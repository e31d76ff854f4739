# Which outside libraries Sigmata uses, and how each system spells them.
#
# This is the only file that knows. Everything else links sigmata_dep::<name>. The file is installed
# with the library: whoever links a static libsigmata has to find the same libraries by the same rules.
#
#   sigmata_find_dependency(yaml found)   sets found; defines sigmata_dep::yaml if it is there
#   sigmata_require_dependencies(yaml re2 ...)   stops, naming everything that is missing at once
#   SIGMATA_PKGCONFIG_<name>              the pkg-config module of the library
#   SIGMATA_DEBIAN_<name>                 the Debian package that brings it
#   sigmata_dependency_version(yaml version)   sets version; "unknown" where the package does not say

set(SIGMATA_PKGCONFIG_yaml yaml-cpp)
set(SIGMATA_PKGCONFIG_re2 re2)
set(SIGMATA_PKGCONFIG_simdjson simdjson)
set(SIGMATA_PKGCONFIG_pugixml pugixml)
set(SIGMATA_PKGCONFIG_fmt fmt)
set(SIGMATA_PKGCONFIG_utf8proc libutf8proc)

set(SIGMATA_DEBIAN_yaml libyaml-cpp-dev)
set(SIGMATA_DEBIAN_pegtl tao-pegtl-dev)
set(SIGMATA_DEBIAN_re2 libre2-dev)
set(SIGMATA_DEBIAN_simdjson libsimdjson-dev)
set(SIGMATA_DEBIAN_pugixml libpugixml-dev)
set(SIGMATA_DEBIAN_fmt libfmt-dev)
set(SIGMATA_DEBIAN_utf8proc libutf8proc-dev)
set(SIGMATA_DEBIAN_cli11 libcli11-dev)
set(SIGMATA_DEBIAN_toml libtomlplusplus-dev)
set(SIGMATA_DEBIAN_threads libc6-dev)
set(SIGMATA_DEBIAN_catch2 catch2)
set(SIGMATA_DEBIAN_benchmark libbenchmark-dev)

# Defines sigmata_dep::<name> on top of the first candidate that is a target. Imported, so that its
# headers are system headers: our warnings do not look into them.
macro(_sigmata_define_from_targets name)
  foreach(candidate IN ITEMS ${ARGN})
    if(TARGET ${candidate} AND NOT TARGET sigmata_dep::${name})
      add_library(sigmata_dep::${name} INTERFACE IMPORTED)
      set_target_properties(sigmata_dep::${name} PROPERTIES INTERFACE_LINK_LIBRARIES ${candidate})
      _sigmata_note_version(${name} ${candidate})
    endif()
  endforeach()
endmacro()

# A package sets <package>_VERSION; its target is called after it, or for pkg-config PkgConfig::<package>.
macro(_sigmata_note_version name target)
  string(REPLACE "::" ";" _sigmata_parts ${target})
  foreach(part IN LISTS _sigmata_parts)
    if(${part}_VERSION)
      set_property(GLOBAL PROPERTY SIGMATA_VERSION_${name} "${${part}_VERSION}")
    endif()
  endforeach()
endmacro()

function(sigmata_dependency_version name version)
  get_property(known GLOBAL PROPERTY SIGMATA_VERSION_${name})
  if(NOT known)
    set(known unknown)
  endif()
  set(${version} "${known}" PARENT_SCOPE)
endfunction()

# For libraries without a CMake package: pkg-config, or else header and library by name.
macro(_sigmata_define_from_pkgconfig name header library)
  if(NOT TARGET sigmata_dep::${name})
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
      pkg_check_modules(SIGMATA_${name} QUIET IMPORTED_TARGET ${SIGMATA_PKGCONFIG_${name}})
      _sigmata_define_from_targets(${name} PkgConfig::SIGMATA_${name})
    endif()
  endif()
  if(NOT TARGET sigmata_dep::${name})
    find_path(SIGMATA_${name}_INCLUDE_DIR ${header})
    find_library(SIGMATA_${name}_LIBRARY ${library})
    mark_as_advanced(SIGMATA_${name}_INCLUDE_DIR SIGMATA_${name}_LIBRARY)
    if(SIGMATA_${name}_INCLUDE_DIR AND SIGMATA_${name}_LIBRARY)
      add_library(sigmata_dep::${name} INTERFACE IMPORTED)
      set_target_properties(
        sigmata_dep::${name}
        PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${SIGMATA_${name}_INCLUDE_DIR}"
                   INTERFACE_LINK_LIBRARIES "${SIGMATA_${name}_LIBRARY}")
    endif()
  endif()
endmacro()

# yaml-cpp 0.7 exports yaml-cpp, 0.8 yaml-cpp::yaml-cpp.
function(_sigmata_find_yaml)
  find_package(yaml-cpp CONFIG QUIET)
  _sigmata_define_from_targets(yaml yaml-cpp::yaml-cpp yaml-cpp)
endfunction()

# Debian 12 ships re2.pc alone; newer releases and vcpkg a CMake package.
function(_sigmata_find_re2)
  find_package(re2 CONFIG QUIET)
  _sigmata_define_from_targets(re2 re2::re2)
  _sigmata_define_from_pkgconfig(re2 re2/re2.h re2)
endfunction()

# The grammar is written for PEGTL 3; its version file refuses other major versions.
function(_sigmata_find_pegtl)
  find_package(pegtl 3.2 CONFIG QUIET)
  _sigmata_define_from_targets(pegtl taocpp::pegtl)
endfunction()

function(_sigmata_find_simdjson)
  find_package(simdjson CONFIG QUIET)
  _sigmata_define_from_targets(simdjson simdjson::simdjson)
  _sigmata_define_from_pkgconfig(simdjson simdjson.h simdjson)
endfunction()

# Since 1.11 pugixml::pugixml; before that pugixml, or pugixml.pc alone.
function(_sigmata_find_pugixml)
  find_package(pugixml CONFIG QUIET)
  _sigmata_define_from_targets(pugixml pugixml::pugixml pugixml)
  _sigmata_define_from_pkgconfig(pugixml pugixml.hpp pugixml)
endfunction()

function(_sigmata_find_fmt)
  find_package(fmt CONFIG QUIET)
  _sigmata_define_from_targets(fmt fmt::fmt)
endfunction()

function(_sigmata_find_utf8proc)
  find_package(unofficial-utf8proc CONFIG QUIET)
  _sigmata_define_from_targets(utf8proc utf8proc)
  _sigmata_define_from_pkgconfig(utf8proc utf8proc.h utf8proc)
endfunction()

function(_sigmata_find_cli11)
  find_package(CLI11 CONFIG QUIET)
  _sigmata_define_from_targets(cli11 CLI11::CLI11)
endfunction()

function(_sigmata_find_toml)
  find_package(tomlplusplus 3 CONFIG QUIET)
  _sigmata_define_from_targets(toml tomlplusplus::tomlplusplus)
endfunction()

function(_sigmata_find_threads)
  find_package(Threads QUIET)
  _sigmata_define_from_targets(threads Threads::Threads)
endfunction()

# Catch2 2 is a header, 3 a library; tests/support/catch.h picks the header, tests/support/main.cc
# brings main() for both.
function(_sigmata_find_catch2)
  find_package(Catch2 CONFIG QUIET)
  _sigmata_define_from_targets(catch2 Catch2::Catch2)
endfunction()

function(_sigmata_find_benchmark)
  find_package(benchmark CONFIG QUIET)
  _sigmata_define_from_targets(benchmark benchmark::benchmark)
endfunction()

function(sigmata_find_dependency name found)
  if(NOT TARGET sigmata_dep::${name})
    cmake_language(CALL _sigmata_find_${name})
  endif()
  if(TARGET sigmata_dep::${name})
    set(${found} TRUE PARENT_SCOPE)
  else()
    set(${found} FALSE PARENT_SCOPE)
  endif()
endfunction()

function(sigmata_require_dependencies)
  set(missing "")
  foreach(name IN LISTS ARGN)
    sigmata_find_dependency(${name} found)
    if(NOT found)
      list(APPEND missing "  ${name} (Debian package ${SIGMATA_DEBIAN_${name}})")
    endif()
  endforeach()
  if(missing)
    list(JOIN missing "\n" missing)
    message(FATAL_ERROR "Libraries that Sigmata needs were not found:\n${missing}\n"
                        "On Debian and its relatives `./dev setup` installs them.")
  endif()
endfunction()
