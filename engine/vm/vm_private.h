// What Vm keeps for its own files.
#pragma once

#include "engine/vm/frame_stack.h"
#include "engine/vm/signature.h"
#include "engine/vm/traceback.h"
#include "engine/vm/vm.h"

#include <array>
#include <unordered_map>

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
    std::vector<Type*> static_types;  ///< owned, in order of creation
    LookupCache lookups;
    FrameStack frames;
    std::unordered_map<const NativeSpec*, std::unique_ptr<Signature>> signatures;
    std::unordered_map<std::string, const ModuleSpec*> module_specs;
    std::unordered_map<std::uint64_t, std::uint64_t> addresses;  ///< of Value::bits
    std::uint64_t last_address = 0;
    Ref<DictObject> builtins;
    std::size_t output_bytes = 0;
    std::int64_t origin_depth = 0;  ///< see coroutine_origin.h
    std::unordered_map<const Object*, std::vector<FrameSummary>> origins;
};

/// For the Vm's own files.
struct VmAccess {
    static Vm::Private& of(Vm& vm) { return *vm.private_; }
};

std::unordered_map<const NativeSpec*, std::unique_ptr<Signature>>& vm_signatures(Vm& vm);
/// __build_class__ (build_class.cpp).
void add_class_functions(Vm& vm, DictObject* builtins);

/// The types' own dicts and caches change together: call after any change of what a look-up could find.
void renew_versions(Vm& vm, Type* type);

}  // namespace awaitscope
