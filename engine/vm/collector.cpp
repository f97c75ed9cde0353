// The collector of reference cycles (Python/gc.c of CPython up to 3.12): count, for every tracked object, the
// references that come from other tracked objects; whoever has more than that is held from outside, and what
// those reach lives. The rest is cleared.
#include "engine/vm/attributes.h"
#include "engine/vm/heap.h"
#include "engine/vm/vm.h"
#include "engine/vm/weakref.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Everything that an object owns a reference to: its struct's fields, and what its class added.
void traverse(Object* object, GcVisitor& visitor) {
    const Type* type = object->type;
    if (type->slots.traverse) type->slots.traverse(object, visitor);
    for (const std::int32_t offset : type->member_offsets) visitor.visit(member_at(object, offset));
    if (type->attributes_offset != 0)
        traverse_attributes(attributes_of(object, type->attributes_offset), visitor);
    if (type->flags & kTypeHeap) visitor.visit_object(object->type);
}

void clear(Vm& vm, Object* object) {
    const Type* type = object->type;
    if (type->slots.clear) type->slots.clear(object);
    for (const std::int32_t offset : type->member_offsets) member_at(object, offset) = Value();
    if (type->attributes_offset != 0)
        release_attributes(vm, object, attributes_of(object, type->attributes_offset));
}

}  // namespace

/// Takes one from the count of each object that is met.
class Heap::SubtractVisitor final : public GcVisitor {
  public:
    explicit SubtractVisitor(std::vector<std::uint32_t>& counts) : counts_(counts) {}
    void visit_object(Object* object) override {
        const std::uint32_t slot = object->gc_slot & kSlotMask;
        if (slot != 0) --counts_[slot];
    }

  private:
    std::vector<std::uint32_t>& counts_;
};

/// Marks what is met as reachable, and remembers to go on from there.
class Heap::ReachVisitor final : public GcVisitor {
  public:
    ReachVisitor(std::vector<std::uint32_t>& counts, std::vector<Object*>& work)
        : counts_(counts), work_(work) {}
    void visit_object(Object* object) override {
        const std::uint32_t slot = object->gc_slot & kSlotMask;
        if (slot == 0 || counts_[slot] == kReached) return;
        counts_[slot] = kReached;
        work_.push_back(object);
    }
    static constexpr std::uint32_t kReached = 0xffff'ffff;

  private:
    std::vector<std::uint32_t>& counts_;
    std::vector<Object*>& work_;
};

std::vector<Object*> Heap::find_unreachable() {
    compact_tracked();
    std::vector<std::uint32_t> counts(tracked_.size());
    for (std::size_t i = 1; i < tracked_.size(); ++i) counts[i] = tracked_[i]->refcount;
    SubtractVisitor subtract(counts);
    for (std::size_t i = 1; i < tracked_.size(); ++i) traverse(tracked_[i], subtract);
    std::vector<Object*> work;
    ReachVisitor reach(counts, work);
    for (std::size_t i = 1; i < tracked_.size(); ++i) {
        if (counts[i] != 0) reach.visit_object(tracked_[i]);
        while (!work.empty()) {
            Object* object = work.back();
            work.pop_back();
            traverse(object, reach);
        }
    }
    std::vector<Object*> unreachable;
    for (std::size_t i = 1; i < tracked_.size(); ++i)
        if (counts[i] != ReachVisitor::kReached) unreachable.push_back(tracked_[i]);
    return unreachable;
}

std::size_t Heap::collect() {
    if (collecting_) return 0;
    collecting_ = true;
    made_since_collect_ = 0;
    std::vector<Object*> unreachable = find_unreachable();
    std::size_t cleared = 0;
    if (!unreachable.empty()) {
        Value pending = std::move(vm_.pending);
        // Held while foreign code runs, so that none of them dies under our hands.
        std::vector<Value> held;
        held.reserve(unreachable.size());
        for (Object* object : unreachable) held.push_back(Value::share(object));
        for (Object* object : unreachable)
            if (object->type->weakrefs_offset != 0 && weakrefs_of(object)) clear_weakrefs(vm_, object);
        bool finalized = false;
        for (Object* object : unreachable) {
            if (!object->type->slots.finalize || (object->gc_slot & kFinalized)) continue;
            object->gc_slot |= kFinalized;
            object->type->slots.finalize(vm_, Value::share(object));
            finalized = true;
        }
        if (finalized) {
            // A finalizer may have brought objects back to life: clear only what is still unreachable.
            for (Value& value : held) --value.object()->refcount;
            std::vector<Object*> still = find_unreachable();
            for (Value& value : held) ++value.object()->refcount;
            std::sort(still.begin(), still.end());
            std::erase_if(unreachable, [&](Object* object) {
                return !std::binary_search(still.begin(), still.end(), object);
            });
        }
        cleared = unreachable.size();
        for (Object* object : unreachable) clear(vm_, object);
        held.clear();
        vm_.pending = std::move(pending);
    }
    threshold_ = std::max<std::size_t>(10'000, tracked_.size() / 3);
    made_since_collect_ = 0;
    collecting_ = false;
    return cleared;
}

void Heap::compact_tracked() {
    std::size_t to = 1;
    for (std::size_t from = 1; from < tracked_.size(); ++from) {
        Object* object = tracked_[from];
        if (!object) continue;
        object->gc_slot = (object->gc_slot & ~kSlotMask) | static_cast<std::uint32_t>(to);
        tracked_[to++] = object;
    }
    tracked_.resize(to);
    holes_ = 0;
}

}  // namespace awaitscope
