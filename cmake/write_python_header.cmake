# Run by awaitscope_embed_python at build time: writes HEADER from the list SOURCES.
set(text "// Generated from python/*.py. Do not edit.\n#pragma once\n\nnamespace awaitscope::python_source {\n")
foreach(source IN LISTS SOURCES)
  get_filename_component(name ${source} NAME_WE)
  file(READ ${source} python HEX)
  # Character codes, so that no text can end the literal early and no compiler's limit on its length counts.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," python "${python}")
  string(APPEND text "inline constexpr char ${name}[] = {${python}0};\n")
endforeach()
string(APPEND text "}  // namespace awaitscope::python_source\n")
file(WRITE ${HEADER} "${text}")
