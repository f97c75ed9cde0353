# Strict warnings for our own code only; libraries are included as SYSTEM.
add_library(awaitscope_warnings INTERFACE)
target_compile_options(awaitscope_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wno-invalid-offsetof
  -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference -Wdouble-promotion -Wformat=2
  -Wno-invalid-offsetof)  # objects inherit their header; both compilers lay them out as one would expect
# g++ 12 sees overlapping copies in "text" + std::string that are not there (GCC bug 105651).
target_compile_options(awaitscope_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
option(AWAITSCOPE_WERROR "Warnings are errors" ON)
if(AWAITSCOPE_WERROR)
  target_compile_options(awaitscope_warnings INTERFACE -Werror)
endif()
add_library(awaitscope::warnings ALIAS awaitscope_warnings)
