# Installs the build to a prefix with a space in its name, moves the prefix, and builds programs
# against it from outside: by find_package with all components, by find_package with the runtime
# alone, and by pkg-config. What one program compiles, the others load and match.

set(prefix "${WORK_DIR}/moved prefix")
set(program_file "${WORK_DIR}/rules.sgm")

function(run what)
  cmake_parse_arguments(ARG "" "OUTPUT" "COMMAND" ${ARGN})
  execute_process(
    COMMAND ${ARG_COMMAND}
    RESULT_VARIABLE status
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${what} failed (${status})\n${output}")
  endif()
  message(STATUS "${what}: ok")
  if(ARG_OUTPUT)
    set(${ARG_OUTPUT} "${output}" PARENT_SCOPE)
  endif()
endfunction()

function(build_and_run name)
  cmake_parse_arguments(ARG "" "" "OPTIONS" ${ARGN})
  run("${name}: configure"
      COMMAND
        "${CMAKE_COMMAND}" -S "${SOURCE_DIR}/${name}" -B "${WORK_DIR}/${name}" -G "${GENERATOR}"
        "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
        "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}" "-DCMAKE_PREFIX_PATH=${prefix}" ${ARG_OPTIONS})
  run("${name}: build" COMMAND "${CMAKE_COMMAND}" --build "${WORK_DIR}/${name}" --config
                               "${BUILD_TYPE}")
  run("${name}: run" COMMAND "${WORK_DIR}/${name}/${name}" "${program_file}")
endfunction()

function(build_and_run_by_pkgconfig name)
  list(JOIN ARGN " " modules)
  run("pkg-config ${modules}"
      COMMAND "${CMAKE_COMMAND}" -E env "PKG_CONFIG_PATH=${prefix}/${LIBDIR}/pkgconfig"
              "${PKGCONFIG}" --cflags --libs ${ARGN} OUTPUT flags)
  if(NOT modules MATCHES "compiler" AND flags MATCHES "yaml")
    message(FATAL_ERROR "${modules} must not bring a YAML library: ${flags}")
  endif()
  separate_arguments(flags UNIX_COMMAND "${flags}")
  separate_arguments(cxx_flags UNIX_COMMAND "${CXX_FLAGS}")
  set(program "${WORK_DIR}/pkgconfig_${name}")
  run("pkg-config ${modules}: build" COMMAND "${CXX}" -std=c++20 ${cxx_flags} -o "${program}"
                                             "${SOURCE_DIR}/${name}/main.cc" ${flags})
  run("pkg-config ${modules}: run"
      COMMAND "${CMAKE_COMMAND}" -E env "LD_LIBRARY_PATH=${prefix}/${LIBDIR}" "${program}"
              "${program_file}")
endfunction()

file(REMOVE_RECURSE "${WORK_DIR}")
file(MAKE_DIRECTORY "${WORK_DIR}")
run("install" COMMAND "${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix
                      "${WORK_DIR}/first prefix")
file(RENAME "${WORK_DIR}/first prefix" "${prefix}")

set(expected share/sigmata/fields-maps/windows.yml
             share/sigmata/sigma-rules/windows/iphlpsvc/isatap_router_address_set.yml)
if(HAS_CLI)
  list(APPEND expected bin/sigmata share/man/man1/sigmata.1 share/man/man1/sigmata-check.1
       share/bash-completion/completions/sigmata share/zsh/site-functions/_sigmata
       share/fish/vendor_completions.d/sigmata.fish)
endif()
foreach(file IN LISTS expected)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
if(HAS_CLI)
  run("the command" COMMAND "${prefix}/bin/sigmata" --help)
endif()

build_and_run(compile_and_match)
build_and_run(match_only OPTIONS -DCMAKE_DISABLE_FIND_PACKAGE_yaml-cpp=ON
                                 -DCMAKE_DISABLE_FIND_PACKAGE_pegtl=ON)

find_program(PKGCONFIG NAMES pkgconf pkg-config)
if(PKGCONFIG)
  build_and_run_by_pkgconfig(compile_and_match sigmata-runtime sigmata-compiler)
  build_and_run_by_pkgconfig(match_only sigmata-runtime)
else()
  message(STATUS "pkg-config: skipped, it is not installed")
endif()
