// Memory of one Vm: size-class free lists over large chunks, an account of bytes for the memory limit, and
// the collector of reference cycles.
#pragma once

#include "engine/vm/type.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace awaitscope {

class Heap {
  public:
    explicit Heap(Vm& vm);
    ~Heap();
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    /// Raw memory, 16-byte aligned. Never null: past the memory limit the Vm's run stops at the next safe
    /// point.
    void* allocate(std::size_t bytes);
    void free(void* memory, std::size_t bytes);

    /// A new object with count 1; its fields after the header are not initialised. `bytes` is the whole size.
    template <class T>
    T* make(Type* type, std::size_t bytes = sizeof(T)) {
        T* object = static_cast<T*>(allocate(bytes));
        init_header(object, type);
        return object;
    }
    void init_header(Object* object, Type* type);

    /// What constructors of built-in types use, so that their subclasses work: a new instance of `type`,
    /// which may be a subclass of T's, with room for `extra` bytes after T (items of a tuple, text of a str).
    /// Attributes, weak references and members of __slots__ are zeroed and set up; T's own fields are not.
    template <class T>
    T* make_instance(Type* type, std::size_t extra = 0) {
        return static_cast<T*>(allocate_instance(type, extra));
    }
    Object* allocate_instance(Type* type, std::size_t extra);
    /// The counterpart, at the end of dealloc slots.
    void free_instance(Object* object, std::size_t extra = 0);

    /// Containers that can be part of a cycle are tracked from the moment their fields are valid, in order of
    /// creation.
    void track(Object* object);
    void untrack(Object* object);

    /// Finds and clears unreachable cycles (CPython's subtract_refs algorithm); finalizers run in order of
    /// creation. Returns the number of objects cleared.
    std::size_t collect();
    /// Runs collect() when enough containers have been made since the last time. Called at safe points.
    void maybe_collect() {
        if (made_since_collect_ >= threshold_) collect();
    }

    std::size_t bytes_in_use() const { return bytes_in_use_; }
    std::size_t peak_bytes() const { return peak_bytes_; }

  private:
    static constexpr std::size_t kGrain = 16;
    static constexpr std::size_t kLargest = 512;
    struct FreeBlock {
        FreeBlock* next;
    };
    void refill(std::size_t size_class);
    void compact_tracked();

    Vm& vm_;
    FreeBlock* free_[kLargest / kGrain + 1] = {};
    std::vector<std::unique_ptr<char[]>> chunks_;
    std::size_t bytes_in_use_ = 0;
    std::size_t peak_bytes_ = 0;
    /// Slot 0 is unused, freed slots hold null until compaction, so creation order survives.
    std::vector<Object*> tracked_{nullptr};
    std::size_t tracked_count_ = 0;
    std::size_t made_since_collect_ = 0;
    std::size_t threshold_ = 10'000;
    bool collecting_ = false;
};

}  // namespace awaitscope
