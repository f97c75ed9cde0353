# awaitscope_room(NAME [DEPENDS room|library…])
#
# Makes the static library `NAME` of every .cpp file in the current folder (not below it) and links what it
# may depend on. The arrows of DESIGN.md are exactly these DEPENDS lists; tests/house checks that no file
# includes a header of a room that is not among them.
function(awaitscope_room NAME)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(kind PUBLIC)
  if(sources)
    add_library(${NAME} STATIC ${sources})
    target_link_libraries(${NAME} PRIVATE awaitscope::warnings)
    target_include_directories(${NAME} PUBLIC ${PROJECT_SOURCE_DIR})
  else()
    add_library(${NAME} INTERFACE)
    target_include_directories(${NAME} INTERFACE ${PROJECT_SOURCE_DIR})
    set(kind INTERFACE)
  endif()
  target_link_libraries(${NAME} ${kind} ${ARG_DEPENDS})
endfunction()
