// Memory: free lists by size, and the end of objects' lives. The cycle collector is in collector.cpp.
#include "engine/vm/heap.h"

#include "engine/vm/attributes.h"
#include "engine/vm/number.h"
#include "engine/vm/vm.h"
#include "engine/vm/weakref.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace awaitscope {

namespace {
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
}

Heap::Heap(Vm& vm) : vm_(vm) {}

Heap::~Heap() = default;

void Heap::check_limit() {
    peak_bytes_ = std::max(peak_bytes_, bytes_in_use_);
    if (vm_.limits.memory != 0 && bytes_in_use_ > vm_.limits.memory && !vm_.stopping())
        vm_.stop(fmt::format("memory limit of {} MiB reached", vm_.limits.memory >> 20));
}

bool Heap::has_room(std::size_t bytes) {
    if (vm_.limits.memory == 0 || bytes_in_use_ + bytes <= vm_.limits.memory) return true;
    if (!vm_.stopping()) vm_.stop(fmt::format("memory limit of {} MiB reached", vm_.limits.memory >> 20));
    vm_.raise(vm_.exc.SystemExit, vm_.stop_message());
    return false;
}

void* Heap::allocate_slowly(std::size_t bytes) {
    const std::size_t size = (bytes + kGrain - 1) / kGrain * kGrain;
    bytes_in_use_ += size;
    check_limit();
    if (size > kLargest) {
        void* memory = std::malloc(size);
        CHECK(memory != nullptr);
        return memory;
    }
    if (static_cast<std::size_t>(chunk_end_ - chunk_at_) < size) {
        // What is left of the old chunk becomes one block of its size.
        if (chunk_at_ != chunk_end_) {
            auto* rest = reinterpret_cast<FreeBlock*>(chunk_at_);
            FreeBlock*& list = free_[static_cast<std::size_t>(chunk_end_ - chunk_at_) / kGrain];
            rest->next = list;
            list = rest;
        }
        chunks_.emplace_back(new char[kChunkBytes]);
        chunk_at_ = chunks_.back().get();
        chunk_end_ = chunk_at_ + kChunkBytes;
    }
    void* memory = chunk_at_;
    chunk_at_ += size;
    return memory;
}

void Heap::free_large(void* memory) {
    std::free(memory);
}

Object* Heap::allocate_instance(Type* type, std::size_t extra) {
    const std::size_t prefix = type->prefix_size;
    char* memory = static_cast<char*>(allocate(prefix + type->instance_size + extra));
    if (prefix != 0) std::memset(memory, 0, prefix);
    auto* object = reinterpret_cast<Object*>(memory + prefix);
    init_header(object, type);
    if (type->attributes_offset != 0) {
        Attributes& attributes = attributes_of(object, type->attributes_offset);
        attributes.shape = type->shape;
        attributes.values = type->inline_values ? reinterpret_cast<Value*>(memory) : nullptr;
        attributes.dict = nullptr;
        attributes.capacity = type->inline_values;
    }
    if (type->weakrefs_offset > 0) weakrefs_of(object) = nullptr;
    return object;
}

// -- The end
// ---------------------------------------------------------------------------------------------------------

void destroy(Object* object) {
    Type* type = object->type;
    if (type->flags & kTypePlainEnd) {
        if ((type->flags & kTypeFloat) && object->gc_slot == 0)
            return type->vm->heap.free(object, sizeof(FloatObject));
        if (object->gc_slot & Heap::kHasAddress) type->vm->heap.forget_address(object);
        type->slots.dealloc(object);
        return;
    }
    Heap& heap = type->vm->heap;
    if (heap.destroy_depth_ >= Heap::kMaxDestroyDepth) {
        heap.put_off_.push_back(object);
        return;
    }
    ++heap.destroy_depth_;
    if ((type->flags & kTypeBareEnd) && (type->weakrefs_offset == 0 || !weakrefs_of(object))) {
        heap.untrack(object);
        if (object->gc_slot & Heap::kHasAddress) heap.forget_address(object);
        type->slots.dealloc(object);
    } else {
        heap.end_of_life(object);
    }
    if (--heap.destroy_depth_ == 0) {
        while (!heap.put_off_.empty()) {
            Object* next = heap.put_off_.back();
            heap.put_off_.pop_back();
            ++heap.destroy_depth_;
            heap.end_of_life(next);
            --heap.destroy_depth_;
        }
    }
}

void Heap::end_of_life(Object* object) {
    Type* type = object->type;
    if (type->slots.finalize && !(object->gc_slot & kFinalized) && !finalize(object)) return;
    untrack(object);
    if (object->gc_slot & kHasAddress) forget_address(object);
    release_extras(object);
    const bool counted = type->flags & kTypeHeap;
    type->slots.dealloc(object);
    if (counted && --type->refcount == 0) destroy(type);
}

void Heap::forget_address(const Object* object) {
    vm_.forget_address(object);
}

bool Heap::finalize(Object* object) {
    mark_finalized(object);
    object->refcount += 1;
    Value pending = std::move(vm_.pending);
    {
        Value self = Value::share(object);
        object->type->slots.finalize(vm_, self);
        --object->refcount;
        self.leak();
    }
    vm_.pending = std::move(pending);
    return --object->refcount == 0;
}

void Heap::release_extras(Object* object) {
    Type* type = object->type;
    if (type->weakrefs_offset != 0 && weakrefs_of(object)) {
        object->refcount = 1;  // callbacks must not end it a second time
        clear_weakrefs(vm_, object);
        object->refcount = 0;
    }
    for (const std::int32_t offset : type->member_offsets) member_at(object, offset) = Value();
    if (type->attributes_offset != 0)
        release_attributes(vm_, object, attributes_of(object, type->attributes_offset));
}

}  // namespace awaitscope
