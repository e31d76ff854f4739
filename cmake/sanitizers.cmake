# SIGMATA_SANITIZE is a list such as "address;undefined". It holds for everything that is built here:
# a library with a sanitizer and a test without one do not mix. SIGMATA_SANITIZE_FLAGS is the list of
# flags, for those who have to build along (tests/install).

set(SIGMATA_SANITIZE_FLAGS "")
if(SIGMATA_SANITIZE)
  list(JOIN SIGMATA_SANITIZE "," joined)
  set(SIGMATA_SANITIZE_FLAGS -fsanitize=${joined} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${SIGMATA_SANITIZE_FLAGS})
  add_link_options(${SIGMATA_SANITIZE_FLAGS})
  unset(joined)
endif()
