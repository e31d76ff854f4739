# Writes the shipped field maps into one C++ file, so that the command and the library know Windows
# without having to find files at run time.
#
#   cmake -DDIRECTORY=fields-maps -DOUTPUT=embedded_field_maps.cc -P embed_field_maps.cmake
#
# Texts become byte arrays: no limit on the length of a literal, nothing to escape.

file(GLOB maps "${DIRECTORY}/*.yml")
list(SORT maps)

set(arrays "")
set(rows "")
set(index 0)
foreach(map IN LISTS maps)
  get_filename_component(name "${map}" NAME)
  file(READ "${map}" bytes HEX)
  if(bytes STREQUAL "")
    string(APPEND rows "    {\"fields-maps/${name}\", {}},\n")
    continue()
  endif()
  set(twelve_bytes "........................")
  string(REGEX REPLACE "(${twelve_bytes})" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "// ${name}\nconstexpr char kText${index}[] = {\n${bytes}\n};\n\n")
  string(APPEND rows "    {\"fields-maps/${name}\", {kText${index}, sizeof kText${index}}},\n")
  math(EXPR index "${index} + 1")
endforeach()

if(rows)
  set(table "constexpr EmbeddedFile kFiles[] = {\n${rows}};\n\n")
  set(answer "kFiles")
else()
  set(table "")
  set(answer "{}")
endif()

set(text
    "// Made from fields-maps/ by cmake/embed_field_maps.cmake.
#include \"compiler/parse/embedded_field_maps.h\"

namespace sigmata {
namespace {

${arrays}${table}}  // namespace

std::span<const EmbeddedFile> EmbeddedFieldMaps() { return ${answer}; }

}  // namespace sigmata
")
file(WRITE "${OUTPUT}.new" "${text}")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
