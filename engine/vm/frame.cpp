// Frames: their life, and the objects that Python sees of them and of code (Objects/frameobject.c,
// codeobject.c).
#include "engine/vm/frame.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/vm_private.h"

namespace awaitscope {

Frame* push_frame(Vm& vm, CodeObject* code, Value function, DictObject* globals, DictObject* builtins) {
    Frame* frame = VmAccess::of(vm).frames.push(code->frame_size);
    frame->back = nullptr;
    ++code->refcount;
    frame->code = code;
    frame->function = static_cast<FunctionObject*>(function.leak());
    frame->globals = globals;
    frame->builtins = builtins;
    std::construct_at(&frame->locals);
    frame->generator = nullptr;
    frame->object = nullptr;
    frame->next = code->instructions.data();
    frame->size = code->frame_size;
    Value* slots = frame->slots();
    for (std::uint32_t i = 0; i < code->slot_total; ++i) std::construct_at(slots + i);
    frame->top = slots + code->slot_total;
    return frame;
}

namespace {

/// The frame object outlives the frame: the locals move into it.
void hand_over(Vm& vm, Frame* frame) {
    FrameObject* object = frame->object;
    object->last = frame->next == frame->code->instructions.data() ? 0 : frame->current();
    for (std::uint32_t i = 0; i < frame->code->slot_total; ++i)
        object->kept.push_back(std::move(frame->slots()[i]));
    // A generator's frame forgets who resumed it (clear_gen_frame).
    if (frame->back && !frame->generator) object->back = frame_object(vm, *frame->back);
    object->locals = std::move(frame->locals);
    object->frame = nullptr;
    frame->object = nullptr;
}

}  // namespace

void clear_frame(Vm& vm, Frame* frame) {
    if (frame->object) {
        hand_over(vm, frame);
    } else {
        Value* slots = frame->slots();
        // Last to first, as CPython clears a frame since 3.14.
        for (std::uint32_t i = frame->code->slot_total; i-- > 0;) Value dying = std::move(slots[i]);
        Value locals = std::move(frame->locals);
    }
    Value function = frame->function ? Value::adopt(frame->function) : Value();
    // A generator keeps its code object as long as it lives: gi_code tells what it was.
    Value code = frame->generator ? Value() : Value::adopt(frame->code);
    frame->function = nullptr;
}

void pop_frame(Vm& vm, Frame* frame) {
    clear_frame(vm, frame);
    VmAccess::of(vm).frames.pop(frame);
}

Value frame_object(Vm& vm, Frame& frame) {
    if (frame.object) return Value::share(frame.object);
    auto* object = vm.heap.make<FrameObject>(vm.types.frame);
    object->frame = &frame;
    std::construct_at(&object->code, Value::share(frame.code));
    std::construct_at(&object->globals, Value::share(frame.globals));
    std::construct_at(&object->kept);
    std::construct_at(&object->back);
    std::construct_at(&object->locals);
    object->last = 0;
    frame.object = object;
    vm.heap.track(object);
    return Value::adopt(object);
}

namespace {

FrameObject* frame_of(const Value& v) {
    return v.as<FrameObject>();
}

void frame_traverse(Object* object, GcVisitor& visitor) {
    auto* f = static_cast<FrameObject*>(object);
    for (const Value* field : {&f->code, &f->globals, &f->back, &f->locals}) visitor.visit(*field);
    for (const Value& kept : f->kept) visitor.visit(kept);
}
void frame_clear(Object* object) {
    auto* f = static_cast<FrameObject*>(object);
    std::vector<Value> kept;
    kept.swap(f->kept);
    f->back = Value();
    f->locals = Value();
}
void frame_dealloc(Object* object) {
    auto* f = static_cast<FrameObject*>(object);
    if (f->frame) f->frame->object = nullptr;
    Vm& vm = *object->type->vm;
    std::destroy_at(&f->back);
    std::destroy_at(&f->kept);
    std::destroy_at(&f->locals);
    std::destroy_at(&f->globals);
    std::destroy_at(&f->code);
    vm.heap.free_instance(object);
}

std::uint32_t line_of(const Value& self) {
    const FrameObject* f = frame_of(self);
    const auto& spans = f->code.as<CodeObject>()->unit->spans;
    std::uint32_t at = f->last;
    if (f->frame) at = f->frame->next == f->frame->code->instructions.data() ? 0 : f->frame->current();
    return at < spans.size() && spans[at].known() ? spans[at].line
                                                  : f->code.as<CodeObject>()->unit->first_line;
}
Value get_line(Vm& vm, const Value& self) {
    return vm.make_int(line_of(self));
}
Value get_code(Vm&, const Value& self) {
    return frame_of(self)->code;
}
Value get_globals(Vm&, const Value& self) {
    return frame_of(self)->globals;
}
Value get_builtins(Vm& vm, const Value&) {
    return Value::share(vm.builtins());
}
Value get_back(Vm& vm, const Value& self) {
    const FrameObject* f = frame_of(self);
    if (f->frame) return f->frame->back ? frame_object(vm, *f->frame->back) : Value::none();
    return f->back ? f->back : Value::none();
}
Value get_lasti(Vm& vm, const Value& self) {
    const FrameObject* f = frame_of(self);
    return vm.make_int(f->frame ? f->frame->current() * 2 : f->last * 2);
}
Value get_locals(Vm& vm, const Value& self) {
    const FrameObject* f = frame_of(self);
    const Value& mapping = f->frame ? f->frame->locals : f->locals;
    if (mapping) return mapping;
    return locals_snapshot(vm, f->code.as<CodeObject>(), f->frame ? f->frame->slots() : f->kept.data(),
                           f->frame ? f->frame->code->slot_total : f->kept.size());
}
Value frame_repr(Vm& vm, const Value& self) {
    const CodeUnit& unit = *frame_of(self)->code.as<CodeObject>()->unit;
    return vm.make_str(fmt::format("<frame at {:#x}, file '{}', line {}, code {}>", vm.address(self),
                                   unit.filename, line_of(self), unit.name));
}
Value get_generator(Vm&, const Value& self) {
    const Frame* frame = frame_of(self)->frame;
    return frame && frame->generator ? Value::share(frame->generator) : Value::none();
}
Value method_clear(Vm& vm, Bound arguments) {
    if (frame_of(arguments[0])->frame)
        return vm.raise(vm.exc.RuntimeError, "cannot clear an executing frame");
    frame_of(arguments[0])->kept.clear();
    return Value::none();
}
constexpr NativeSpec kFrameMethods[] = {{"clear", "self, /", method_clear}};
constexpr GetSetSpec kFrameGetSets[] = {
    {"f_lineno", get_line},       {"f_code", get_code},           {"f_globals", get_globals},
    {"f_builtins", get_builtins}, {"f_back", get_back},           {"f_lasti", get_lasti},
    {"f_locals", get_locals},     {"f_generator", get_generator},
};

// -- Code objects
// ----------------------------------------------------------------------------------------------------

CodeObject* code_of(const Value& v) {
    return v.as<CodeObject>();
}

void code_dealloc(Object* object) {
    auto* code = static_cast<CodeObject*>(object);
    std::destroy_at(&code->unit);
    std::destroy_at(&code->instructions);
    std::destroy_at(&code->caches);
    std::destroy_at(&code->constants);
    std::destroy_at(&code->names);
    std::destroy_at(&code->slot_names);
    std::destroy_at(&code->children);
    object->type->vm->heap.free_instance(object);
}
Value code_repr(Vm& vm, const Value& self) {
    const CodeUnit& unit = *code_of(self)->unit;
    return vm.make_str(fmt::format("<code object {} at {:#x}, file \"{}\", line {}>", unit.name,
                                   vm.address(self), unit.filename, unit.first_line));
}
Value code_name(Vm&, const Value& self) {
    return Value::share(code_of(self)->name);
}
Value code_qualname(Vm&, const Value& self) {
    return Value::share(code_of(self)->qualname);
}
Value code_filename(Vm& vm, const Value& self) {
    return vm.make_str(code_of(self)->unit->filename);
}
Value code_first_line(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->first_line);
}
Value code_flags(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->flags);
}
Value code_argcount(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->argument_count);
}
Value code_posonly(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->positional_only_count);
}
Value code_kwonly(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->keyword_only_count);
}
Value code_nlocals(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->local_count);
}
Value code_stacksize(Vm& vm, const Value& self) {
    return vm.make_int(code_of(self)->unit->stack_size);
}
Value names_between(Vm& vm, const Value& self, std::size_t from, std::size_t to) {
    std::vector<Value> names;
    for (std::size_t i = from; i < to; ++i) names.push_back(Value::share(code_of(self)->slot_names[i]));
    return vm.make_tuple(names);
}
Value code_varnames(Vm& vm, const Value& self) {
    return names_between(vm, self, 0, code_of(self)->unit->local_count);
}
Value code_cellvars(Vm& vm, const Value& self) {
    std::vector<Value> names;
    for (std::uint32_t slot : code_of(self)->unit->cell_slots)
        names.push_back(Value::share(code_of(self)->slot_names[slot]));
    return vm.make_tuple(names);
}
Value code_freevars(Vm& vm, const Value& self) {
    const CodeUnit& unit = *code_of(self)->unit;
    return names_between(vm, self, unit.slot_names.size() - unit.free_count, unit.slot_names.size());
}
Value code_names(Vm& vm, const Value& self) {
    std::vector<Value> names;
    for (StrObject* name : code_of(self)->names) names.push_back(Value::share(name));
    return vm.make_tuple(names);
}
Value code_consts(Vm& vm, const Value& self) {
    return vm.make_tuple(code_of(self)->constants);
}
/// code.replace() for what can differ without other instructions. Nested code is shared.
Value code_replace(Vm& vm, Bound a) {
    const CodeObject* code = code_of(a[0]);
    auto unit = std::make_shared<CodeUnit>(*code->unit);
    unit->children.clear();
    const auto number = [&vm](const Value& given, std::uint32_t& field) {
        std::int64_t value = field;
        if (!given.is_null() && !vm.to_int64(given, value)) return false;
        field = static_cast<std::uint32_t>(value);
        return true;
    };
    const auto text = [&vm](const Value& given, std::string& field) {
        if (given.is_null()) return true;
        if (!vm.is_str(given)) return vm.raise(vm.exc.TypeError, "a name must be a str"), false;
        field = vm.utf8(given);
        return true;
    };
    if (!number(a[1], unit->flags) || !number(a[2], unit->first_line) || !text(a[3], unit->name) ||
        !text(a[4], unit->qualname) || !text(a[5], unit->filename))
        return Value();
    Ref<CodeObject> changed = make_code(vm, std::move(unit), code->file, code->library);
    changed->children = code->children;
    return changed;
}
constexpr NativeSpec kCodeMethods[] = {
    {"replace",
     "self, /, *, co_flags=None, co_firstlineno=None, co_name=None, co_qualname=None, co_filename=None",
     code_replace},
};
constexpr GetSetSpec kCodeGetSets[] = {
    {"co_name", code_name},
    {"co_qualname", code_qualname},
    {"co_filename", code_filename},
    {"co_firstlineno", code_first_line},
    {"co_flags", code_flags},
    {"co_argcount", code_argcount},
    {"co_posonlyargcount", code_posonly},
    {"co_kwonlyargcount", code_kwonly},
    {"co_nlocals", code_nlocals},
    {"co_stacksize", code_stacksize},
    {"co_varnames", code_varnames},
    {"co_cellvars", code_cellvars},
    {"co_freevars", code_freevars},
    {"co_names", code_names},
    {"co_consts", code_consts},
};

}  // namespace

Value locals_snapshot(Vm& vm, const CodeObject* code, const Value* slots, std::size_t count) {
    Ref<DictObject> dict = vm.make_dict();
    for (std::size_t i = 0; i < count; ++i) {
        Value value = slots[i];
        const bool cell = value && vm.type_of(value) == vm.types.cell && is_cell_slot(*code->unit, i);
        if (cell) value = value.as<CellObject>()->content;
        // Names with a dot are the compiler's own.
        if (!value || code->slot_names[i]->at(0) == '.') continue;
        dict_set(vm, dict.get(), code->slot_names[i], std::move(value));
    }
    return dict;
}

bool is_cell_slot(const CodeUnit& unit, std::size_t slot) {
    if (slot + unit.free_count >= unit.slot_names.size()) return true;
    for (const std::uint32_t cell : unit.cell_slots)
        if (cell == slot) return true;
    return false;
}

void make_frame_types(Vm& vm) {
    Vm::TypeSpec frame;
    frame.name = "frame";
    frame.instance_size = sizeof(FrameObject);
    frame.slots.dealloc = frame_dealloc;
    frame.slots.traverse = frame_traverse;
    frame.slots.clear = frame_clear;
    frame.slots.repr = frame_repr;
    frame.methods = kFrameMethods;
    frame.getsets = kFrameGetSets;
    vm.define_type(vm.types.frame, frame);

    Vm::TypeSpec code;
    code.name = "code";
    code.instance_size = sizeof(CodeObject);
    code.slots.dealloc = code_dealloc;
    code.slots.repr = code_repr;
    code.methods = kCodeMethods;
    code.getsets = kCodeGetSets;
    vm.define_type(vm.types.code, code);
}

}  // namespace awaitscope
