# Settings that every target shares. Included once, from the top.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release or RelWithDebInfo" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
include(CTest)

# Checks (CHECK in engine/base/check.h) stay on in every build; NDEBUG only drops the expensive DCHECKs.
# With paths below this checkout made relative, several checkouts share what was compiled once.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

# The engine calls no C++ coroutine through a standard-library feature that clang 14 lacks, but that
# compiler does not yet announce its coroutine support to libstdc++'s <coroutine>.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
  add_compile_definitions($<$<COMPILE_LANGUAGE:CXX>:__cpp_impl_coroutine=201902L>)
  add_compile_options(-Wno-builtin-macro-redefined)
endif()

option(AWAITSCOPE_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
if(AWAITSCOPE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# Everything is built for libFuzzer, so that it sees which way the code under test goes.
option(AWAITSCOPE_FUZZ "Build the fuzzers of tests/fuzz (clang)" OFF)
if(AWAITSCOPE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
