// How types get their slots: built-in ones from their base, classes from the special methods in their MRO
// (inherit_slots and update_one_slot in Objects/typeobject.c).
#include "engine/vm/type_slots.h"

#include "engine/vm/type_objects.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

void add_slot_wrappers(Vm& vm, Type* type, const Slots& own) {
    for (const SlotDef& def : slot_defs()) {
        if (!def.wrap || !read_slot(own, def.offset) || def.offset == offsetof(Slots, construct)) continue;
        StrObject* name = vm.names.*def.name;
        if (name == vm.names.__del__ || dict_find(type->dict, name)) continue;
        // What has a length is true by it; `truth` is only the quick way to ask. (CPython's range has both.)
        if (name == vm.names.__bool__ && own.length && type != vm.types.range) continue;
        auto* wrapper = vm.heap.make<SlotWrapperObject>(vm.types.slot_wrapper);
        wrapper->def = &def;
        wrapper->owner = type;
        dict_set(vm, type->dict, name, Value::adopt(wrapper));
    }
    if (own.compare && !own.hash) dict_set(vm, type->dict, vm.names.__hash__, Value::none());
}

void inherit_slots(Type* type, const Type* base) {
    Slots& slots = type->slots;
    const bool own_construct = slots.construct;
    const bool unhashable = slots.compare && !slots.hash;
    for (std::size_t offset = 0; offset < sizeof(Slots); offset += sizeof(AnyFunction))
        if (!read_slot(slots, offset)) write_slot(slots, offset, read_slot(base->slots, offset));
    if (unhashable) slots.hash = nullptr;
    // Built-in types are made by calling them only if they say how (inherit_special).
    if (!own_construct && base == type->vm->types.object) slots.construct = nullptr;
}

namespace {

/// What the definitions in the MRO make of one slot.
AnyFunction choose(Vm& vm, Type* type, std::size_t offset) {
    AnyFunction specific = nullptr, generic = nullptr;
    bool use_generic = false;
    for (const SlotDef& def : slot_defs()) {
        if (def.offset != offset) continue;
        StrObject* name = vm.names.*def.name;
        const Value* found = vm.lookup(type, name);
        if (!found) continue;
        if (name == vm.names.__hash__ && found->is_none()) return nullptr;
        if (vm.type_of(*found) == vm.types.slot_wrapper) {
            const auto* wrapper = found->as<SlotWrapperObject>();
            if (wrapper->def->offset == offset && Vm::is_subtype(type, wrapper->owner)) {
                AnyFunction theirs = read_slot(wrapper->owner->slots, offset);
                if (specific && specific != theirs) use_generic = true;
                specific = theirs;
                if (!generic) generic = def.generic;
                continue;
            }
        }
        use_generic = true;
        // __getattr__ comes after __getattribute__ in the table, and its function knows both.
        generic = def.generic;
    }
    return use_generic || !specific ? generic : specific;
}

/// The slot of __new__: a built-in base's own, unless a class in the MRO defines it in Python.
void fix_construct(Vm& vm, Type* type) {
    const Value* found = vm.lookup(type, vm.names.__new__);
    const bool in_python = found && vm.type_of(*found) != vm.types.native_function;
    if (in_python) {
        for (const SlotDef& def : slot_defs())
            if (def.name == &Names::__new__) write_slot(type->slots, def.offset, def.generic);
        return;
    }
    // The nearest built-in type along the layout, or the one whose __new__ was found first.
    const Type* base = type->base;
    while (base->flags & kTypeHeap) base = base->base;
    type->slots.construct = base->slots.construct;
}

}  // namespace

void fix_slots(Vm& vm, Type* type) {
    type->slots = type->base->slots;
    std::size_t last = ~std::size_t{0};
    for (const SlotDef& def : slot_defs()) {
        if (def.offset == last) continue;
        last = def.offset;
        if (def.name == &Names::__new__) {
            fix_construct(vm, type);
            continue;
        }
        AnyFunction chosen = choose(vm, type, def.offset);
        if (chosen || def.wrap) write_slot(type->slots, def.offset, chosen);
    }
    // Native protocols that have no method name stay with the layout base: send, throw_, dealloc, traverse.
    const Value* finalizer = vm.lookup(type, vm.names.__del__);
    if (!finalizer) type->slots.finalize = type->base->slots.finalize;
}

void update_slots(Vm& vm, Type* type, StrObject* name) {
    bool special = false;
    for (const SlotDef& def : slot_defs()) special = special || vm.names.*def.name == name;
    if (!special || !(type->flags & kTypeHeap)) return;
    fix_slots(vm, type);
    for (Type* below : type->subclasses) update_slots(vm, below, name);
}

}  // namespace awaitscope
