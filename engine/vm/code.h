// Code objects at run time: the compiler's CodeUnit with its constants made into values and room for inline
// caches.
#pragma once

#include "engine/compile/code_unit.h"
#include "engine/vm/value.h"

#include <memory>
#include <vector>

namespace awaitscope {

struct StrObject;

/// What an instruction learnt from its last run. Interpretation depends on the instruction; 0 version means
/// empty.
struct CacheEntry {
    std::uint32_t version = 0;   ///< type version, shape id or dict version that must still hold
    std::uint32_t index = 0;     ///< slot in shape, entry in dict …
    std::uint32_t version2 = 0;  ///< second guard (shape id beside a type version, builtins beside globals)
    Object* object = nullptr;    ///< borrowed: a function or value that the guards keep alive
};
struct InlineCache : CacheEntry {
    CacheEntry older;  ///< LOAD_ATTR_VALUE, LOAD_METHOD_UNBOUND, STORE_ATTR_VALUE: the kind of object met before
    std::uint32_t counter = 0;      ///< misses, for backing off
    struct Shape* shape = nullptr;  ///< the shape after STORE_ATTR_NEW
};

struct CodeObject : Object {
    std::shared_ptr<const CodeUnit> unit;   ///< shared with the compiler's tree (aliasing pointer)
    std::vector<Instruction> instructions;  ///< own copy: the interpreter specialises opcodes in place
    std::vector<InlineCache> caches;        ///< index 0 unused
    std::vector<Value> constants;
    std::vector<StrObject*> names;       ///< interned, owned
    std::vector<StrObject*> slot_names;  ///< interned, owned
    std::vector<Value> children;         ///< CodeObjects
    StrObject* name;
    StrObject* qualname;
    std::uint32_t slot_total;  ///< locals, cells and free variables
    std::uint32_t frame_size;  ///< slot_total and the evaluation stack: values in a frame
    /// Parameters if all of them may be given by position and there is no *args, **kwargs or keyword-only one:
    /// a call with as many positional arguments is bound by moving them. Else kNotPlain.
    std::uint32_t plain_arguments;
    static constexpr std::uint32_t kNotPlain = 0xffff'ffff;
    std::uint32_t file;        ///< index of the source file in the Vm's list
    bool library;              ///< engine's own Python: left out of tracebacks and line events
};

}  // namespace awaitscope
