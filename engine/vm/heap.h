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
    void* allocate(std::size_t bytes) {
        const std::size_t size_class = (bytes + kGrain - 1) / kGrain;
        if (size_class <= kLargest / kGrain) {
            if (FreeBlock* block = free_[size_class]) {
                free_[size_class] = block->next;
                bytes_in_use_ += size_class * kGrain;
                return block;
            }
        }
        return allocate_slowly(bytes);
    }
    void free(void* memory, std::size_t bytes) {
        const std::size_t size_class = (bytes + kGrain - 1) / kGrain;
        bytes_in_use_ -= size_class * kGrain;
        if (size_class > kLargest / kGrain) return free_large(memory);
        auto* block = static_cast<FreeBlock*>(memory);
        block->next = free_[size_class];
        free_[size_class] = block;
    }

    /// A new object with count 1 of a type without a prefix (type.h). Its fields after the header are raw
    /// memory: begin the life of each member that has a constructor with std::construct_at, end it in dealloc
    /// with std::destroy_at; to construct the whole struct would wipe out the header. `bytes` is the whole
    /// size.
    template <class T>
    T* make(Type* type, std::size_t bytes = sizeof(T)) {
        T* object = static_cast<T*>(allocate(bytes));
        init_header(object, type);
        return object;
    }
    void init_header(Object* object, Type* type) {
        object->refcount = 1;
        object->gc_slot = 0;
        object->type = type;
        if (type->flags & kTypeHeap) ++type->refcount;
    }

    /// What constructors of built-in types use, so that their subclasses work: a new instance of `type`,
    /// which may be a subclass of T's, with room for `extra` bytes after T (items of a tuple, text of a str).
    /// Attributes, weak references and members of __slots__ are zeroed and set up; T's own fields are not.
    template <class T>
    T* make_instance(Type* type, std::size_t extra = 0) {
        if (type->prefix_size != 0 || type->attributes_offset != 0)
            return static_cast<T*>(allocate_instance(type, extra));
        T* object = make<T>(type, type->instance_size + extra);
        if (type->weakrefs_offset > 0)
            *reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + type->weakrefs_offset) = nullptr;
        return object;
    }
    Object* allocate_instance(Type* type, std::size_t extra);
    /// The counterpart, at the end of dealloc slots.
    void free_instance(Object* object, std::size_t extra = 0) {
        const Type* type = object->type;
        free(reinterpret_cast<char*>(object) - type->prefix_size,
             type->prefix_size + type->instance_size + extra);
    }
    /// The object's end needs no finalizer: __del__ has run, or there is nothing that it could do any more.
    static void mark_finalized(Object* object) { object->gc_slot |= kFinalized; }

    /// Containers that can be part of a cycle are tracked from the moment their fields are valid, in order of
    /// creation.
    void track(Object* object) {
        object->gc_slot |= static_cast<std::uint32_t>(tracked_.size());
        tracked_.push_back(object);
        ++made_since_collect_;
    }
    void untrack(Object* object) {
        const std::uint32_t slot = object->gc_slot & kSlotMask;
        if (slot == 0) return;
        object->gc_slot &= ~kSlotMask;
        // What dies by its count was no work for the collector: as in CPython, only the surplus counts.
        if (made_since_collect_ > 0) --made_since_collect_;
        if (slot + 1 == tracked_.size()) {
            tracked_.pop_back();
        } else {
            tracked_[slot] = nullptr;
            if (++holes_ > 1024 && holes_ * 2 > tracked_.size()) compact_tracked();
        }
    }
    /// gc_slot's second bit: Vm::address has given the object a number.
    static constexpr std::uint32_t kHasAddress = 0x4000'0000;
    static bool is_tracked(const Object* object) { return (object->gc_slot & kSlotMask) != 0; }
    /// Every tracked object, oldest first.
    template <class F>
    void for_each_tracked(F&& each) const {
        for (std::size_t i = 1; i < tracked_.size(); ++i)
            if (tracked_[i]) each(tracked_[i]);
    }

    /// Finds and clears unreachable cycles (CPython's subtract_refs algorithm); finalizers run in order of
    /// creation. Returns the number of objects cleared.
    std::size_t collect();
    /// What lives now will end without its finalizer: the interpreter itself is about to end.
    void forgo_finalizers() {
        for_each_tracked([](Object* object) { object->gc_slot |= kFinalized; });
    }
    /// Runs collect() when enough containers have been made since the last time. Called at safe points.
    void maybe_collect() {
        if (made_since_collect_ >= threshold_ && automatic_) collect();
    }
    /// gc.disable(): cycles stay until somebody calls collect().
    void set_automatic(bool automatic) { automatic_ = automatic; }
    bool automatic() const { return automatic_; }
    std::size_t made_since_collect() const { return made_since_collect_; }

    /// Whether `bytes` more stay inside the memory limit; to be asked before a buffer is made at one stroke. False:
    /// the run stops, and its exception is pending.
    bool has_room(std::size_t bytes);
    /// An object's buffer outside this heap (a list's items) grew or shrank from `before` to `now` bytes. Small
    /// growth needs no account: the limit of steps bounds it.
    void account(std::size_t before, std::size_t now) {
        bytes_in_use_ += now - before;
        if (now > before) check_limit();
    }

    std::size_t bytes_in_use() const { return bytes_in_use_; }
    /// Most bytes in use so far, to a chunk's accuracy.
    std::size_t peak_bytes() const { return peak_bytes_; }

  private:
    friend void destroy(Object* object);
    class SubtractVisitor;
    class ReachVisitor;
    /// gc_slot's highest bit: __del__ has run.
    static constexpr std::uint32_t kFinalized = 0x8000'0000;
    static constexpr std::uint32_t kSlotMask = 0x3fff'ffff;
    static constexpr std::uint32_t kMaxDestroyDepth = 100;
    static constexpr std::size_t kGrain = 16;
    static constexpr std::size_t kLargest = 512;
    struct FreeBlock {
        FreeBlock* next;
    };
    void* allocate_slowly(std::size_t bytes);
    void check_limit();
    void free_large(void* memory);
    void compact_tracked();
    void end_of_life(Object* object);
    void forget_address(const Object* object);
    /// Runs __del__, once. False: the object came back to life.
    bool finalize(Object* object);
    void release_extras(Object* object);
    std::vector<Object*> find_unreachable();

    Vm& vm_;
    FreeBlock* free_[kLargest / kGrain + 1] = {};
    std::vector<std::unique_ptr<char[]>> chunks_;
    std::size_t bytes_in_use_ = 0;
    std::size_t peak_bytes_ = 0;
    char* chunk_at_ = nullptr;
    char* chunk_end_ = nullptr;
    /// Slot 0 is unused, freed slots hold null until compaction, so creation order survives.
    std::vector<Object*> tracked_{nullptr};
    std::size_t holes_ = 0;
    /// Objects nest: beyond a depth their ends are put off to the outermost destroy(), so that dropping a
    /// long linked list takes no C++ stack (CPython's trashcan).
    std::uint32_t destroy_depth_ = 0;
    std::vector<Object*> put_off_;
    std::size_t made_since_collect_ = 0;
    bool automatic_ = true;
    std::size_t threshold_ = 10'000;
    bool collecting_ = false;
};

}  // namespace awaitscope
