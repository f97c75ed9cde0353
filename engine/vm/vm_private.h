// What Vm keeps for its own files.
#pragma once

#include "engine/vm/frame_stack.h"
#include "engine/vm/signature.h"
#include "engine/vm/vm.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace awaitscope {

/// Remembers what Vm::lookup found. The type's version is part of the key, so entries grow stale by themselves.
struct LookupCache {
    struct Entry {
        std::uint32_t version = 0;
        const StrObject* name = nullptr;
        const Value* found = nullptr;
    };
    static constexpr std::size_t kSize = 4096;
    std::array<Entry, kSize> entries{};
    Entry& at(std::uint32_t version, const StrObject* name) {
        const std::size_t hash = (reinterpret_cast<std::uintptr_t>(name) >> 4) ^ (version * 0x9e3779b9u >> 7);
        return entries[hash % kSize];
    }
};

struct Vm::Private {
    struct TextHash {
        std::size_t operator()(const StrObject* s) const;
    };
    struct TextEqual {
        bool operator()(const StrObject* a, const StrObject* b) const { return a == b || equal(a, b); }
    };
    std::unordered_set<StrObject*, TextHash, TextEqual> interned;  ///< owned
    std::vector<Type*> static_types;                               ///< owned, in order of creation
    LookupCache lookups;
    FrameStack frames;
    std::unordered_map<const NativeSpec*, std::unique_ptr<Signature>> signatures;
    std::unordered_map<std::string, const ModuleSpec*> module_specs;
    std::unordered_map<std::uint64_t, std::uint64_t> addresses;  ///< of Value::bits
    std::uint64_t last_address = 0;
    Ref<DictObject> builtins;
};

/// The types' own dicts and caches change together: call after any change of what a look-up could find.
void renew_versions(Vm& vm, Type* type);

}  // namespace awaitscope
