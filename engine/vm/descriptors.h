// Descriptors of built-in types: native methods, computed attributes, members made by __slots__.
#pragma once

#include "engine/vm/function.h"
#include "engine/vm/type.h"

namespace awaitscope {

struct GetSetSpec;

struct GetSetObject : Object {
    Value (*get)(Vm& vm, const Value& self);
    bool (*set)(Vm& vm, const Value& self, const Value* value);  ///< null: read-only
    Type* owner;                                                 ///< borrowed
    StrObject* name;
};

struct MemberObject : Object {
    StrObject* name;
    Type* owner;  ///< borrowed: the class whose dict has it
    std::int32_t offset;
};

Value make_getset(Vm& vm, Type* owner, const GetSetSpec& spec);
Value make_member(Vm& vm, Type* owner, StrObject* name, std::int32_t offset);
/// A method descriptor, class method descriptor or static method, as the spec's kind says.
Value make_native_method(Vm& vm, Type* owner, const NativeSpec& spec);
/// Binds a native method descriptor to its object.
Value bind_native(Vm& vm, const NativeFunctionObject* method, Value self);

}  // namespace awaitscope
