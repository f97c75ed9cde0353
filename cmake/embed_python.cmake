# awaitscope_embed_python(ROOM)
#
# The room's python/*.py become C++ constants: python/locks.py is `awaitscope::python_source::locks` in the
# generated header "ROOM_python.h", which only that room sees. Modules of the standard library that need no
# speed are written that way.
function(awaitscope_embed_python ROOM)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/python/*.py)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/python/${ROOM}_python.h)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} "-DSOURCES=${sources}" -DHEADER=${header}
      -P ${PROJECT_SOURCE_DIR}/cmake/write_python_header.cmake
    DEPENDS ${sources} ${PROJECT_SOURCE_DIR}/cmake/write_python_header.cmake
    COMMENT "Embedding the Python sources of ${ROOM}"
    VERBATIM)
  target_sources(${ROOM} PRIVATE ${header})
  target_include_directories(${ROOM} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/python)
endfunction()
