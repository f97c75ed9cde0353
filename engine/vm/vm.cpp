// Vm: bootstrap of the first types, output, clock, modules, the end.
#include "engine/vm/vm.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/type_objects.h"
#include "engine/vm/vm_private.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// `throw_` is "throw", `__func___` is "__func__": see names.h.
std::string_view python_name(std::string_view field) {
    const bool dunder = field.ends_with("__");
    if (field.ends_with('_') && (!dunder || field.ends_with("___"))) field.remove_suffix(1);
    return field;
}

/// str, tuple and dict are in use before their own files have defined them.
void make_blanks(Vm& vm) {
#define X(field, name) vm.types.field = make_blank_type(vm);
    AWAITSCOPE_TYPES(X)
#undef X
    for (Type* type : vm_statics(vm)) type->type = vm.types.type;
    vm.types.str->instance_size = sizeof(StrObject);
    vm.types.tuple->instance_size = sizeof(TupleObject);
    vm.types.dict->instance_size = sizeof(DictObject);
    for (Type* type : {vm.types.str, vm.types.tuple, vm.types.dict}) type->version = vm.new_version();
#define X(field) vm.names.field = vm.intern(python_name(#field));
    AWAITSCOPE_NAMES(X)
#undef X
}

void make_builtin_types(Vm& vm) {
    make_object_type(vm);
    make_type_type(vm);
    make_descriptor_types(vm);
    make_singleton_types(vm);
    make_int_types(vm);
    make_float_type(vm);
    make_complex_type(vm);
    make_str_type(vm);
    make_bytes_types(vm);
    make_tuple_type(vm);
    make_list_type(vm);
    make_dict_types(vm);
    make_set_types(vm);
    make_range_type(vm);
    make_slice_type(vm);
    make_iterator_types(vm);
    make_generic_alias_types(vm);
    make_function_types(vm);
    make_super_type(vm);
    make_module_type(vm);
    make_frame_types(vm);
    make_generator_types(vm);
    make_weakref_type(vm);
    make_exception_types(vm);
    make_traceback_type(vm);
}

void fill_builtins(Vm& vm, DictObject* dict) {
    const Types& t = vm.types;
    for (Type* type :
         {t.object, t.type,      t.int_,     t.bool_,         t.float_,       t.complex_, t.str,
          t.bytes,  t.bytearray, t.tuple,    t.list,          t.dict,         t.set,      t.frozenset,
          t.range,  t.slice,     t.property, t.static_method, t.class_method, t.super,    t.enumerate,
          t.zip,    t.map,       t.filter,   t.reversed})
        dict_set(vm, dict, type->name, Value::share(type));
#define X(type, base) dict_set(vm, dict, vm.exc.type->name, Value::share(vm.exc.type));
    AWAITSCOPE_EXCEPTIONS(X)
#undef X
    dict_set(vm, dict, vm.exc.ExceptionGroup->name, Value::share(vm.exc.ExceptionGroup));
    dict_set(vm, dict, vm.intern("EnvironmentError"), Value::share(vm.exc.OSError));
    dict_set(vm, dict, vm.intern("IOError"), Value::share(vm.exc.OSError));
    dict_set(vm, dict, vm.intern("NotImplemented"), Value::not_implemented());
    dict_set(vm, dict, vm.intern("Ellipsis"), Value::ellipsis());
    dict_set(vm, dict, vm.intern("None"), Value::none());
    dict_set(vm, dict, vm.intern("True"), Value::boolean(true));
    dict_set(vm, dict, vm.intern("False"), Value::boolean(false));
    dict_set(vm, dict, vm.names.__debug__, Value::boolean(true));
}

}  // namespace

std::vector<Type*>& vm_statics(Vm& vm) {
    return VmAccess::of(vm).static_types;
}

std::unordered_map<const NativeSpec*, std::unique_ptr<Signature>>& vm_signatures(Vm& vm) {
    return VmAccess::of(vm).signatures;
}

Vm::Vm() : heap(*this), private_(std::make_unique<Private>()) {
    make_blanks(*this);
    make_builtin_types(*this);
    modules = make_dict();
    private_->builtins = make_dict();
    builtins_ = private_->builtins.get();
    dict_set(*this, builtins_, names.__name__, Value::share(names.builtins));
    dict_set(*this, builtins_, names.__doc__, Value::none());
    dict_set(*this, builtins_, names.__package__, make_str(""));
    fill_builtins(*this, builtins_);
    add_class_functions(*this, builtins_);
    make_builtins_module(*this);
}

Vm::~Vm() {
    output = nullptr;
    instrument = nullptr;
    find_source = nullptr;
    pending = handled = Value();
    // Nobody hears finalisers any more, and what they would call is about to go.
    heap.forgo_finalizers();
    extensions_.clear();
    modules = Ref<DictObject>();
    heap.collect();
    // What is left is reachable from the built-in types alone, and goes with the heap's memory; containers
    // whose tables lie outside of it are emptied by hand.
    std::vector<Value> kept;
    heap.for_each_tracked([&](Object* object) { kept.push_back(Value::share(object)); });
    for (const Value& value : kept)
        if (auto* clear = value.object()->type->slots.clear; clear && !is_type(value)) clear(value.object());
    for (Value& value : kept) value.leak();
    for (Type* type : private_->static_types) {
        free_shape_tree(type->shape);
        std::destroy_at(&type->member_offsets);
        std::destroy_at(&type->subclasses);
        std::destroy_at(&type->registered_in);
    }
    empty_tuple.leak();
    Value builtins_kept = private_->builtins;
    builtins_kept.leak();
}

Type* Vm::immediate_type(const Value& value) const {
    if (value.is_small_int()) return types.int_;
    switch (value.bits()) {
        case Value::kNone: return types.none;
        case Value::kTrue:
        case Value::kFalse: return types.bool_;
        case Value::kNotImplemented: return types.not_implemented;
        case Value::kEllipsis: return types.ellipsis;
        default: CHECK(false && "no type: a null value");
    }
    return nullptr;
}

// -- Output, clock, limits
// -------------------------------------------------------------------------------------------

void Vm::write(int stream, std::string_view utf8) {
    private_->output_bytes += utf8.size();
    if (limits.output != 0 && private_->output_bytes > limits.output) {
        if (!stopping()) stop(fmt::format("output limit of {} bytes reached", limits.output));
        return;
    }
    if (instrument && (instrument->wanted & Instrument::kOutput)) instrument->output(stream, utf8);
    if (output) output->write(stream, utf8);
}

void Vm::stop(std::string message) {
    if (stop_message_.empty()) stop_message_ = std::move(message);
    next_check = 0;
}

void Vm::block(VirtualTime duration, std::string_view what) {
    const VirtualTime begin = now;
    now += duration;
    if (instrument && (instrument->wanted & Instrument::kBlock)) instrument->blocked(begin, duration, what);
}

std::uint64_t Vm::address(const Value& v) {
    std::uint64_t& number = private_->addresses[v.bits()];
    if (number == 0) {
        number = 0x7f00'0000'0000 + ++private_->last_address * 16;
        if (v.is_object()) v.object()->gc_slot |= Heap::kHasAddress;
    }
    return number;
}

void Vm::forget_address(const Object* object) {
    private_->addresses.erase(reinterpret_cast<std::uint64_t>(object));
}

// -- Modules
// ---------------------------------------------------------------------------------------------------------

void Vm::register_module(const ModuleSpec& spec) {
    private_->module_specs[spec.name] = &spec;
}

const ModuleSpec* Vm::find_module_spec(std::string_view name) const {
    const auto found = private_->module_specs.find(std::string(name));
    return found == private_->module_specs.end() ? nullptr : found->second;
}

Value Vm::run_module(std::shared_ptr<const CodeUnit> unit, ModuleObject& module) {
    std::uint32_t file = 0;
    for (std::uint32_t i = 0; i < files.size(); ++i)
        if (files[i].name == unit->filename) file = i;
    const bool library = file < files.size() && files[file].library;
    Ref<CodeObject> code = make_code(*this, std::move(unit), file, library);
    if (!dict_find(module.dict, names.__builtins__)) {
        Value* builtins_module = dict_find(modules.get(), names.builtins);
        dict_set(*this, module.dict, names.__builtins__,
                 builtins_module ? *builtins_module : Value::share(builtins_));
    }
    if (!enter_native(*this)) return Value();
    Frame* frame = push_frame(*this, code.get(), Value(), module.dict, builtins_);
    frame->locals = Value::share(module.dict);
    frame->exit = FrameExit::leave;
    ResumeResult result = run_frame(*this, frame);
    --native_depth;
    return std::move(result.value);
}

namespace {

/// _PyModule_ClearDict: private names first, then the rest, each becoming None.
void clear_module_dict(Vm& vm, DictObject* dict) {
    for (const bool underscored : {true, false}) {
        std::vector<Value> keys;
        std::size_t position = 0;
        const DictObject::Entry* entry;
        while (dict_next(dict, position, entry))
            if (vm.is_str(entry->key) && !entry->value.is_none()) keys.push_back(entry->key);
        for (const Value& key : keys) {
            const std::string name = vm.utf8(key);
            const bool is_private = name.starts_with('_') && !name.starts_with("__");
            if (is_private != underscored || name == "__builtins__") continue;
            dict_set(vm, dict, key, Value::none());
        }
    }
}

}  // namespace

void Vm::shut_down() {
    std::vector<DictObject*> dicts;
    std::size_t position = 0;
    const DictObject::Entry* entry;
    while (dict_next(modules.get(), position, entry))
        if (type_of(entry->value) == types.module) dicts.push_back(entry->value.as<ModuleObject>()->dict);
    dict_clear(modules.get());
    heap.collect();
    std::vector<Value> alive;  // in reverse order of import
    for (auto dict = dicts.rbegin(); dict != dicts.rend(); ++dict)
        heap.for_each_tracked([&](Object* object) {
            if (object == *dict) alive.push_back(Value::share(object));
        });
    for (auto dict = alive.begin(); dict != alive.end(); ++dict) {
        if (dict->as<DictObject>() == builtins_) continue;
        const Value* name = dict_find(dict->as<DictObject>(), names.__name__);
        const ModuleSpec* own = name && is_str(*name) ? find_module_spec(utf8(*name)) : nullptr;
        if (!own) clear_module_dict(*this, dict->as<DictObject>());
    }
    alive.clear();
    heap.collect();
}

}  // namespace awaitscope
