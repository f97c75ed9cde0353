// The instructions that are too long for the interpreter's loop. Those that return Value fail with null,
// those that return bool with false.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/frame.h"
#include "engine/vm/type.h"

namespace awaitscope {

struct CellObject;
struct InlineCache;

// -- Names (operations_names.cpp)
Value load_name(Vm& vm, Frame* frame, StrObject* name);
bool store_name(Vm& vm, Frame* frame, StrObject* name, const Value& value);
bool delete_name(Vm& vm, Frame* frame, StrObject* name);
/// globals, then builtins; null with NameError.
Value load_global(Vm& vm, Frame* frame, StrObject* name);
Value load_from_mapping(Vm& vm, Frame* frame, const Value& mapping, StrObject* name);
Value load_from_mapping_or_cell(Vm& vm, Frame* frame, const Value& mapping, std::uint32_t slot);
void raise_name_error(Vm& vm, StrObject* name);
void raise_unbound_local(Vm& vm, Frame* frame, std::uint32_t slot);
/// The cell of slot `slot` is empty.
void raise_unbound_cell(Vm& vm, Frame* frame, std::uint32_t slot);
bool setup_annotations(Vm& vm, Frame* frame);

// -- Attributes and inline caches (operations_attributes.cpp)
Value load_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name);
/// `self` stays null unless the result is a function to be called with the object in front.
Value load_method(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name,
                  bool& unbound);
bool store_attribute(Vm& vm, Instruction& at, InlineCache& cache, const Value& object, StrObject* name,
                     Value value);
Value load_global_cached(Vm& vm, Instruction& at, InlineCache& cache, Frame* frame, StrObject* name);
Value load_super(Vm& vm, const Value& super, const Value& cls, const Value& self, StrObject* name,
                 bool method, bool& unbound);
Value load_super_method(Vm& vm, Instruction& at, InlineCache& cache, const Value& super, const Value& cls,
                        const Value& self, StrObject* name, bool& unbound);
Value load_special(Vm& vm, const Value& object, SpecialMethod which, bool& unbound);

// -- Building and unpacking (operations_build.cpp)
/// A list of the items, which are moved out of `items`.
Value build_list(Vm& vm, Value* items, std::size_t count);
Value build_string(Vm& vm, const Value* parts, std::size_t count);
bool extend_list(Vm& vm, const Value& list, const Value& iterable);
bool update_set(Vm& vm, const Value& set, const Value& iterable);
bool update_dict(Vm& vm, const Value& dict, const Value& mapping);
/// For call keywords; `callable` is named in the errors.
bool merge_dict(Vm& vm, const Value& dict, const Value& mapping, const Value& callable);
/// Fills `out[0]` … `out[count - 1]` from the last item to the first.
bool unpack_sequence(Vm& vm, const Value& sequence, std::size_t count, Value* out);
bool unpack_ex(Vm& vm, const Value& sequence, std::size_t before, std::size_t after, Value* out);
Value convert_value(Vm& vm, const Value& value, std::uint32_t how);
bool set_function_attribute(Vm& vm, const Value& function, std::uint32_t which, Value value);

// -- Exceptions, with, match (operations_control.cpp)
bool exception_matches(Vm& vm, const Value& exception, const Value& type, bool& out);
/// Makes the exception pending; false always.
void raise_varargs(Vm& vm, std::uint32_t count, Value* values);
Value match_class(Vm& vm, const Value& subject, const Value& type, const Value& names,
                  std::size_t positional);
Value match_keys(Vm& vm, const Value& subject, const Value& keys);
Value intrinsic_1(Vm& vm, Frame* frame, std::uint32_t which, const Value& value);
Value intrinsic_2(Vm& vm, std::uint32_t which, const Value& a, const Value& b);
Value common_constant(Vm& vm, std::uint32_t which);

// -- Iteration and await (operations_await.cpp)
Value get_yield_from_iterator(Vm& vm, Frame* frame, const Value& iterable);
Value get_awaitable(Vm& vm, const Value& value, std::uint32_t where);
Value get_aiter(Vm& vm, const Value& value);
Value get_anext(Vm& vm, const Value& iterator);

// -- Calls (operations_call.cpp)
/// callable(args) with the arguments where they lie; natives are called without detour.
Value call_value(Vm& vm, const Value& callable, const Args& args);
/// callable(*args, **keywords); `keywords` may be null.
Value call_expanded(Vm& vm, const Value& callable, const Value& arguments, const Value& keywords);
/// Positional arguments of a starred call as a tuple; TypeError names the callable.
Value starred_tuple(Vm& vm, const Value& callable, const Value& arguments);

}  // namespace awaitscope
