// The files of the `itertools` module: one object layout and one way of declaring its types.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace awaitscope {

/// Every iterator of the module. What each member is for is said where its type is made.
struct IterToolObject : Object {
    Value source;                           ///< the iterator taken from; null once exhausted
    Value function;                         ///< predicate, key, step …
    Value extra;                            ///< whatever else
    std::vector<Value> items;               ///< a pool, several iterators, what has been seen
    std::vector<std::vector<Value>> pools;  ///< product
    std::vector<std::size_t> indices, cycles;
    std::int64_t count, stop, step;
    bool started, finished, flag;
};

inline IterToolObject* tool_of(const Value& v) {
    return v.as<IterToolObject>();
}

/// A new one of `type`, empty.
IterToolObject* make_tool(Vm& vm, Type* type);

struct IterToolSpec {
    const char* name;
    Value (*construct)(Vm& vm, Type* cls, const Args& args);
    Value (*next)(Vm& vm, const Value& self);
    Value (*repr)(Vm& vm, const Value& self) = nullptr;
    std::span<const NativeSpec> methods = {};
};
Type* make_tool_type(Vm& vm, const IterToolSpec& spec);

/// Binds the arguments of a constructor to names, in argument clinic's words. `out` has names.size() entries;
/// the first `required` must be given, those from `keyword_only` on only by name.
bool bind_names(Vm& vm, const Args& args, const char* function, std::initializer_list<const char*> names,
                std::size_t required, std::size_t keyword_only, Value* out);
/// Positional arguments only: "islice expected at least 2 arguments, got 1".
bool check_positional(Vm& vm, const Args& args, const char* function, std::size_t least, std::size_t most);

void add_simple_itertools(Vm& vm, ModuleObject& module);     ///< itertools_simple.cpp
void add_combining_itertools(Vm& vm, ModuleObject& module);  ///< itertools_combining.cpp
void add_grouping_itertools(Vm& vm, ModuleObject& module);   ///< itertools_grouping.cpp

}  // namespace awaitscope
