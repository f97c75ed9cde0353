# Every library that is not ours, and where it comes from: the system's package first, a pinned download else.
# ARCHITECTURE.md gives the reason for each choice.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

find_package(fmt REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)
find_package(PNG REQUIRED)
find_package(GIF 5 REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS OpenGL)
find_package(Threads REQUIRED)

# The system's own interpreter before any other that the user has on the path: python3-glad is installed for it.
find_program(AWAITSCOPE_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(AWAITSCOPE_PYTHON python3 REQUIRED)

# FriBidi ships no CMake package.
find_path(FRIBIDI_INCLUDE_DIR fribidi.h PATH_SUFFIXES fribidi REQUIRED)
find_library(FRIBIDI_LIBRARY fribidi REQUIRED)
add_library(FriBidi::fribidi UNKNOWN IMPORTED)
set_target_properties(FriBidi::fribidi PROPERTIES
  IMPORTED_LOCATION ${FRIBIDI_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${FRIBIDI_INCLUDE_DIR})

# GMP ships no CMake package.
find_path(GMP_INCLUDE_DIR gmp.h REQUIRED)
find_library(GMP_LIBRARY gmp REQUIRED)
add_library(GMP::gmp UNKNOWN IMPORTED)
set_target_properties(GMP::gmp PROPERTIES
  IMPORTED_LOCATION ${GMP_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GMP_INCLUDE_DIR})

# Neither does Nettle.
find_path(NETTLE_INCLUDE_DIR nettle/sha3.h REQUIRED)
find_library(NETTLE_LIBRARY nettle REQUIRED)
add_library(Nettle::nettle UNKNOWN IMPORTED)
set_target_properties(Nettle::nettle PROPERTIES
  IMPORTED_LOCATION ${NETTLE_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${NETTLE_INCLUDE_DIR})

# Sources that the system's packages are too old for are unpacked here, once for all builds of this checkout.
if(DEFINED ENV{AWAITSCOPE_DEPS})
  set(AWAITSCOPE_DEPS $ENV{AWAITSCOPE_DEPS})
else()
  set(AWAITSCOPE_DEPS ${PROJECT_SOURCE_DIR}/.deps)
endif()

# awaitscope_source(NAME FOLDER debian-package sha256 suite…)
#
# Points FETCHCONTENT_SOURCE_DIR_<NAME> at Debian's source of a newer suite, so that the FetchContent_Declare
# below it needs no network. Where that fails (another system, no such suite), upstream is asked as declared.
function(awaitscope_source NAME FOLDER PACKAGE SHA256)
  string(TOUPPER ${NAME} upper)
  if(FETCHCONTENT_SOURCE_DIR_${upper})
    return()
  endif()
  set(folder ${AWAITSCOPE_DEPS}/${FOLDER})
  if(NOT IS_DIRECTORY ${folder})
    execute_process(
      COMMAND ${PROJECT_SOURCE_DIR}/cmake/fetch-debian-source ${folder} ${PACKAGE} ${SHA256} ${ARGN}
      RESULT_VARIABLE failed)
    if(failed)
      message(STATUS "No Debian source of ${NAME}: trying upstream")
      return()
    endif()
  endif()
  set(FETCHCONTENT_SOURCE_DIR_${upper} ${folder} CACHE PATH "Source of ${NAME}")
endfunction()

# --- Dear ImGui: the window. 1.92 rasterises fonts at any size, which projectors need. ---------------------

awaitscope_source(imgui imgui-1.92.2b imgui
  e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 forky sid)
FetchContent_Declare(imgui
  URL https://github.com/ocornut/imgui/archive/45acd5e0e82f4c954432533ae9985ff0e1aad6d5.tar.gz  # v1.92.2b
  URL_HASH SHA256=97484925aec2f4d3e913d6644d46b234f8d6d8d98c6aa9c50109e0f0df772090)
FetchContent_MakeAvailable(imgui)  # upstream has no CMakeLists.txt: this only yields imgui_SOURCE_DIR

add_library(imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp
  ${imgui_SOURCE_DIR}/imgui_demo.cpp
  ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp
  ${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui SYSTEM PUBLIC
  ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends ${imgui_SOURCE_DIR}/misc/cpp)
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_USE_WCHAR32)  # emoji lie beyond 16 bits
target_link_libraries(imgui PUBLIC glfw OpenGL::GL PRIVATE ${CMAKE_DL_LIBS})

# --- libmpdec: the arithmetic of `decimal`. Debian 12 has no package of it. --------------------------------

awaitscope_source(mpdec mpdecimal-4.0.1 mpdecimal
  96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8 trixie forky sid)
FetchContent_Declare(mpdec
  URL https://www.bytereef.org/software/mpdecimal/releases/mpdecimal-4.0.1.tar.gz
  URL_HASH SHA256=96d33abb4bb0070c7be0fed4246cd38416188325f820468214471938545b1ac8)
FetchContent_MakeAvailable(mpdec)  # its own build is configure and make: this only yields mpdec_SOURCE_DIR

set(MPD_HEADER_CONFIG "#define MPD_CONFIG_64 1")
configure_file(${mpdec_SOURCE_DIR}/libmpdec/mpdecimal.h.in ${CMAKE_BINARY_DIR}/mpdec/mpdecimal.h @ONLY)
set(mpdec_sources)
foreach(name basearith context constants convolute crt mpdecimal mpsignal difradix2 fnt fourstep io mpalloc
    numbertheory sixstep transpose)
  list(APPEND mpdec_sources ${mpdec_SOURCE_DIR}/libmpdec/${name}.c)
endforeach()
add_library(mpdec STATIC ${mpdec_sources})
target_compile_definitions(mpdec PRIVATE CONFIG_64 ANSI HAVE_UINT128_T)
target_include_directories(mpdec SYSTEM PUBLIC ${CMAKE_BINARY_DIR}/mpdec PRIVATE ${mpdec_SOURCE_DIR}/libmpdec)

# --- glad: the OpenGL loader, generated from the specifications that its Python package has on board. -------

set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h ${glad_dir}/include/KHR/khrplatform.h
  COMMAND ${AWAITSCOPE_PYTHON} -m glad --api gl:core=3.3 --out-path ${glad_dir} --reproducible --quiet c
  COMMENT "Generating the OpenGL loader"
  VERBATIM)
add_library(glad STATIC ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h)
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})

# --- Catch2 3: tests. ---------------------------------------------------------------------------------------

if(BUILD_TESTING)
  find_package(Catch2 3 QUIET)
  if(NOT Catch2_FOUND)
    awaitscope_source(catch2 catch2-3.7.1 catch2
      c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c trixie forky sid)
    FetchContent_Declare(Catch2
      URL https://github.com/catchorg/Catch2/archive/v3.7.1.tar.gz
      URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
      SYSTEM)
    FetchContent_MakeAvailable(Catch2)
    # A hundred small files: built together and unoptimised they take seconds, and tests are none the slower.
    set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 30)
    target_compile_options(Catch2 PRIVATE -O0)
  endif()
endif()
