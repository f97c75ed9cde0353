// Every module of this room, once. X(name, native part, Python part): the native part is a function
// `populate_NATIVE` in a file here, the Python part python/PYTHON.py; `none` where there is no such part. The native part
// runs first. Dots of the name become underscores in both.
#pragma once

namespace awaitscope {

class Vm;
struct ModuleObject;

// clang-format off
#define AWAITSCOPE_MODULES(X)                        \
    X("_sre", sre, none)                             \
    X("abc", none, abc)                              \
    X("annotationlib", none, annotationlib)          \
    X("bisect", none, bisect)                        \
    X("collections", collections, collections)       \
    X("collections.abc", none, collections_abc)      \
    X("contextlib", none, contextlib)                \
    X("copy", none, copy)                            \
    X("dataclasses", run_source, dataclasses)        \
    X("datetime", none, datetime)                    \
    X("enum", none, enum_)                           \
    X("functools", functools, functools)             \
    X("gc", gc, none)                                \
    X("heapq", heapq, heapq)                         \
    X("inspect", none, inspect)                      \
    X("io", none, io)                                \
    X("itertools", itertools, none)                  \
    X("json", none, json)                            \
    X("logging", none, logging)                      \
    X("math", math, none)                            \
    X("operator", operator, none)                    \
    X("random", random, random)                      \
    X("re", none, re)                                \
    X("re._compiler", none, re_compiler)             \
    X("re._parser", none, re_parser)                 \
    X("reprlib", none, reprlib)                      \
    X("string", none, string)                        \
    X("sys", sys, none)                              \
    X("textwrap", none, textwrap)                    \
    X("time", time, none)                            \
    X("traceback", traceback, traceback)             \
    X("types", none, types)                          \
    X("typing", none, typing)                        \
    X("warnings", warnings, warnings)                \
    X("weakref", weakref, weakref)
// clang-format on

#define X(name, native, python) bool populate_##native(Vm& vm, ModuleObject& module);
AWAITSCOPE_MODULES(X)
#undef X

}  // namespace awaitscope
