// Callables: Python functions, native functions, bound methods, properties and the like.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/attributes.h"
#include "engine/vm/code.h"

namespace awaitscope {

struct ModuleObject;

struct FunctionObject : Object {
    CodeObject* code;      ///< owned
    DictObject* globals;   ///< owned
    DictObject* builtins;  ///< owned
    StrObject* name;       ///< owned
    StrObject* qualname;   ///< owned
    Value module_name;     ///< __module__
    Value doc;
    Value defaults;         ///< tuple or null
    Value kwdefaults;       ///< dict or null
    Value closure;          ///< tuple of cells or null
    Value annotate;         ///< function or null (PEP 649)
    Value annotations;      ///< dict, once computed or set; null
    Value type_params;      ///< tuple or null
    std::uint32_t version;  ///< for call caches; a new one whenever code or defaults change
    Attributes attributes;
    Object* weakrefs;
};

struct CellObject : Object {
    Value content;  ///< null: empty
};

/// Functions, methods of built-in types, class methods and static methods written in C++.
struct NativeFunctionObject : Object {
    const NativeSpec* spec;
    const struct Signature* signature;  ///< parsed form of spec->parameters, owned by the Vm
    Value self;                         ///< the bound object for a bound method; null else
    Type* owner;                        ///< the type that it is a method of; null for module functions
    Value module_name;
    Object* weakrefs;
};

struct MethodObject : Object {
    Value function;
    Value self;
    Object* weakrefs;
};

struct PropertyObject : Object {
    Value getter, setter, deleter, doc, name;
    Attributes attributes;
};

struct StaticMethodObject : Object {
    Value function;
    Attributes attributes;
};

struct ClassMethodObject : Object {
    Value function;
    Attributes attributes;
};

struct ModuleObject : Object {
    StrObject* name;   ///< owned
    DictObject* dict;  ///< owned
    Object* weakrefs;
};

}  // namespace awaitscope
