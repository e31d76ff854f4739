# sigmata_optimise_across_files(<target> ...): with SIGMATA_LTO, when programs are linked. Matching an
# event crosses many small files. Libraries keep the code that any other link takes as well, which
# GCC alone writes: what is left of clang's libraries could be linked by its own linker only.
option(SIGMATA_LTO "Optimise matching across files when linking (GCC)" OFF)

if(SIGMATA_LTO)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    include(CheckIPOSupported)
    check_ipo_supported(RESULT SIGMATA_LTO_SUPPORTED OUTPUT output LANGUAGES CXX)
  else()
    set(SIGMATA_LTO_SUPPORTED OFF)
    set(output "the compiler is not GCC")
  endif()
  if(NOT SIGMATA_LTO_SUPPORTED)
    message(STATUS "SIGMATA_LTO is left out: ${output}")
  endif()
endif()

function(sigmata_optimise_across_files)
  if(NOT SIGMATA_LTO OR NOT SIGMATA_LTO_SUPPORTED)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON)
    target_compile_options(${target} PRIVATE -ffat-lto-objects)
  endforeach()
endfunction()
