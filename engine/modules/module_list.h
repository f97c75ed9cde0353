// Every module of this room, once. X(name, native part, Python part): the native part is a function
// `populate_NATIVE` in a file here, the Python part python/PYTHON.py; `none` where there is no such part. The
// native part runs first. Dots of the name become underscores in both.
#pragma once

namespace awaitscope {

class Vm;
struct ModuleObject;

// clang-format off
#define AWAITSCOPE_MODULES(X)                                  \
    X("__future__", none, future)                              \
    X("_awaitscope", engine_support, none)                     \
    X("_decimal_reading", none, decimal_reading)               \
    X("_decimal_signals", none, decimal_signals)               \
    X("_ordered_views", none, ordered_views)                   \
    X("_sre", sre, none)                                       \
    X("abc", none, abc)                                        \
    X("annotationlib", none, annotationlib)                    \
    X("argparse", none, argparse)                              \
    X("argparse._actions", none, argparse_actions)             \
    X("argparse._help", none, argparse_help)                   \
    X("argparse._run", none, argparse_run)                     \
    X("base64", none, base64)                                  \
    X("binascii", none, binascii)                              \
    X("bisect", none, bisect)                                  \
    X("cmath", none, cmath)                                    \
    X("collections", collections, collections)                 \
    X("collections.abc", none, collections_abc)                \
    X("colorsys", none, colorsys)                              \
    X("contextlib", none, contextlib)                          \
    X("copy", none, copy)                                      \
    X("dataclasses", run_source, dataclasses)                  \
    X("datetime", none, datetime)                              \
    X("decimal", decimal, decimal)                             \
    X("difflib", none, difflib)                                \
    X("enum", none, enum_)                                     \
    X("fnmatch", none, fnmatch)                                \
    X("fractions", none, fractions)                            \
    X("functools", functools, functools)                       \
    X("gc", gc, none)                                          \
    X("graphlib", none, graphlib)                              \
    X("hashlib", hashlib, hashlib)                             \
    X("heapq", heapq, heapq)                                   \
    X("hmac", none, hmac)                                      \
    X("html", none, html)                                      \
    X("inspect", none, inspect)                                \
    X("io", none, io)                                          \
    X("itertools", itertools, none)                            \
    X("json", none, json)                                      \
    X("keyword", none, keyword)                                \
    X("linecache", linecache, linecache)                       \
    X("logging", none, logging)                                \
    X("math", math, none)                                      \
    X("numbers", none, numbers)                                \
    X("operator", operator, none)                              \
    X("os", none, os_)                                         \
    X("os.path", none, os_path)                                \
    X("platform", none, platform)                              \
    X("pprint", none, pprint)                                  \
    X("random", random, random)                                \
    X("re", none, re)                                          \
    X("re._compiler", none, re_compiler)                       \
    X("re._parser", none, re_parser)                           \
    X("reprlib", none, reprlib)                                \
    X("sched", none, sched)                                    \
    X("secrets", none, secrets)                                \
    X("shlex", none, shlex)                                    \
    X("signal", none, signal_)                                 \
    X("statistics", none, statistics)                          \
    X("string", none, string)                                  \
    X("string.templatelib", none, string_templatelib)          \
    X("struct", none, struct_)                                 \
    X("sys", sys, none)                                        \
    X("textwrap", none, textwrap)                              \
    X("time", time, none)                                      \
    X("timeit", run_source, timeit)                            \
    X("traceback", traceback, traceback)                       \
    X("types", none, types)                                    \
    X("typing", none, typing)                                  \
    X("unittest", none, unittest_)                             \
    X("unittest._assertions", none, unittest_assertions)       \
    X("unittest._mock_autospec", none, unittest_mock_autospec) \
    X("unittest._mock_calls", none, unittest_mock_calls)       \
    X("unittest._mock_patch", run_source, unittest_mock_patch) \
    X("unittest.async_case", none, unittest_async_case)        \
    X("unittest.case", none, unittest_case)                    \
    X("unittest.loader", run_source, unittest_loader)          \
    X("unittest.main", none, unittest_main)                    \
    X("unittest.mock", none, unittest_mock)                    \
    X("unittest.result", none, unittest_result)                \
    X("unittest.runner", none, unittest_runner)                \
    X("unittest.suite", none, unittest_suite)                  \
    X("unittest.util", none, unittest_util)                    \
    X("uuid", none, uuid)                                      \
    X("warnings", warnings, warnings)                          \
    X("weakref", weakref, weakref)
// clang-format on

#define X(name, native, python) bool populate_##native(Vm& vm, ModuleObject& module);
AWAITSCOPE_MODULES(X)
#undef X

}  // namespace awaitscope
