// Running code: the interpreter loop and what native code needs to enter it.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/frame.h"
#include "engine/vm/type.h"

namespace awaitscope {

struct CodeObject;
struct FunctionObject;
struct GeneratorObject;

/// Runs the frame, and every Python frame that it calls, until it returns, raises or yields. Its exit must be
/// FrameExit::leave. Python calls Python without C++ recursion.
ResumeResult run_frame(Vm& vm, Frame* frame);

/// A new frame on the Vm's frame stack, slots null; it owns `function` (may be null) and the code.
Frame* push_frame(Vm& vm, CodeObject* code, Value function, DictObject* globals, DictObject* builtins);
/// Ends a frame on the frame stack: locals die last to first.
void pop_frame(Vm& vm, Frame* frame);
/// Drops what the frame's slots hold, last to first; a Python-visible frame object takes them over instead.
void clear_frame(Vm& vm, Frame* frame);

/// Puts a call's arguments into the frame's slots, moved out of `values` if `steal`. False with TypeError.
bool bind_arguments(Vm& vm, FunctionObject* function, Frame* frame, Value* values, std::size_t positional,
                    const TupleObject* names, bool steal);

/// Calls a FunctionObject from C++.
Value call_function(Vm& vm, const Value& function, const Args& args);
/// Calls with one more positional argument in front.
Value call_with_self(Vm& vm, const Value& callable, const Value& self, const Args& args);

/// The code object of a compiled unit; its children are made with it.
Ref<CodeObject> make_code(Vm& vm, std::shared_ptr<const CodeUnit> unit, std::uint32_t file, bool library);
Value make_function(Vm& vm, CodeObject* code, DictObject* globals);
Value make_cell(Vm& vm, Value content);
/// property, staticmethod, classmethod (method_wrappers.cpp).
void make_method_wrapper_types(Vm& vm);

/// RecursionError or a C++ stack in danger; false with the exception pending.
bool enter_native(Vm& vm);
/// Whether the C++ stack has room for another level, for what recurses without running Python code. False: a
/// RecursionError is pending.
bool has_stack(Vm& vm);
/// For loops in C++: whether the limits let the run go on. False: it stops, its exception is pending.
bool may_go_on(Vm& vm);

}  // namespace awaitscope
