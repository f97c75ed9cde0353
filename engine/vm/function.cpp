// Python functions, bound methods, cells; static and class methods; property (Objects/funcobject.c,
// classobject.c, cellobject.c, descrobject.c).
#include "engine/vm/function.h"

#include "engine/vm/builtin_types.h"
#include "engine/vm/generic_attributes.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/sequence.h"
#include "engine/vm/slot_wrappers.h"
#include "engine/vm/vm.h"

#include <cstddef>

namespace awaitscope {

namespace {

FunctionObject* function_of(const Value& v) {
    return v.as<FunctionObject>();
}
Value none_if_null(const Value& v) {
    return v ? v : Value::none();
}
Value null_if_none(const Value& v) {
    return v.is_none() ? Value() : v;
}
// -- Functions
// -------------------------------------------------------------------------------------------------------

void function_traverse(Object* object, GcVisitor& visitor) {
    auto* f = static_cast<FunctionObject*>(object);
    visitor.visit(f->code);
    visitor.visit(f->globals);
    visitor.visit(f->builtins);
    for (const Value* field : {&f->module_name, &f->doc, &f->defaults, &f->kwdefaults, &f->closure,
                               &f->annotate, &f->annotations, &f->type_params})
        visitor.visit(*field);
}

void function_clear(Object* object) {
    auto* f = static_cast<FunctionObject*>(object);
    for (Value* field : {&f->defaults, &f->kwdefaults, &f->closure, &f->annotate, &f->annotations,
                         &f->type_params, &f->doc, &f->module_name})
        *field = Value();
}

void function_dealloc(Object* object) {
    function_clear(object);
    auto* f = static_cast<FunctionObject*>(object);
    Value dropped[] = {Value::adopt(f->globals), Value::adopt(f->builtins), Value::adopt(f->code)};
    object->type->vm->heap.free_instance(object);
}

Value function_call(Vm& vm, const Value& self, const Args& args) {
    return call_function(vm, self, args);
}

Value function_get(Vm& vm, const Value& self, const Value& instance, Type*) {
    return instance ? vm.make_method(self, instance) : self;
}

Value function_repr(Vm& vm, const Value& self) {
    return vm.make_str(
        fmt::format("<function {} at {:#x}>", to_utf8(function_of(self)->qualname), vm.address(self)));
}

Value get_code(Vm&, const Value& self) {
    return Value::share(function_of(self)->code);
}
bool set_code(Vm& vm, const Value& self, const Value* value) {
    if (!value || vm.type_of(*value) != vm.types.code)
        return vm.raise(vm.exc.TypeError, "__code__ must be set to a code object"), false;
    FunctionObject* f = function_of(self);
    Value old = Value::adopt(std::exchange(f->code, static_cast<CodeObject*>(Value(*value).leak())));
    f->version = vm.new_version();
    return true;
}
Value get_name(Vm&, const Value& self) {
    return Value::share(function_of(self)->name);
}
Value get_qualname(Vm&, const Value& self) {
    return Value::share(function_of(self)->qualname);
}
bool set_text(Vm& vm, const Value* value, const char* what, StrObject*& field) {
    if (!value || !vm.is_str(*value)) {
        vm.raise_f(vm.exc.TypeError, "{} must be set to a string object", what);
        return false;
    }
    field = vm.intern(*value).get();
    return true;
}
bool set_name(Vm& vm, const Value& self, const Value* value) {
    return set_text(vm, value, "__name__", function_of(self)->name);
}
bool set_qualname(Vm& vm, const Value& self, const Value* value) {
    return set_text(vm, value, "__qualname__", function_of(self)->qualname);
}
Value get_defaults(Vm&, const Value& self) {
    return none_if_null(function_of(self)->defaults);
}
bool set_defaults(Vm& vm, const Value& self, const Value* value) {
    if (value && !value->is_none() && !vm.is_tuple(*value))
        return vm.raise(vm.exc.TypeError, "__defaults__ must be set to a tuple object"), false;
    function_of(self)->defaults = value ? null_if_none(*value) : Value();
    function_of(self)->version = vm.new_version();
    return true;
}
Value get_kwdefaults(Vm&, const Value& self) {
    return none_if_null(function_of(self)->kwdefaults);
}
bool set_kwdefaults(Vm& vm, const Value& self, const Value* value) {
    if (value && !value->is_none() && !vm.is_dict(*value))
        return vm.raise(vm.exc.TypeError, "__kwdefaults__ must be set to a dict object"), false;
    function_of(self)->kwdefaults = value ? null_if_none(*value) : Value();
    function_of(self)->version = vm.new_version();
    return true;
}
Value get_closure(Vm&, const Value& self) {
    return none_if_null(function_of(self)->closure);
}
Value get_globals(Vm&, const Value& self) {
    return Value::share(function_of(self)->globals);
}
Value get_builtins(Vm&, const Value& self) {
    return Value::share(function_of(self)->builtins);
}
Value get_doc(Vm&, const Value& self) {
    return none_if_null(function_of(self)->doc);
}
bool set_doc(Vm&, const Value& self, const Value* value) {
    return function_of(self)->doc = value ? *value : Value(), true;
}
Value get_module(Vm&, const Value& self) {
    return none_if_null(function_of(self)->module_name);
}
bool set_module(Vm&, const Value& self, const Value* value) {
    return function_of(self)->module_name = value ? *value : Value(), true;
}
Value get_annotations(Vm& vm, const Value& self) {
    FunctionObject* f = function_of(self);
    if (f->annotations) return f->annotations;
    if (!f->annotate || !vm.is_callable(f->annotate)) return f->annotations = vm.make_dict();
    Value result = vm.call(Value(f->annotate), {Value::small_int(1)});
    if (!result) return Value();
    if (!vm.is_dict(result)) {
        return vm.raise_f(vm.exc.TypeError, "__annotate__ returned non-dict of type '{}'",
                          type_name(vm, result));
    }
    return f->annotations = result;
}
bool set_annotations(Vm& vm, const Value& self, const Value* value) {
    if (value && !value->is_none() && !vm.is_dict(*value))
        return vm.raise(vm.exc.TypeError, "__annotations__ must be set to a dict object"), false;
    function_of(self)->annotations = value ? null_if_none(*value) : Value();
    function_of(self)->annotate = Value();
    return true;
}
Value get_annotate(Vm&, const Value& self) {
    return none_if_null(function_of(self)->annotate);
}
bool set_annotate(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "__annotate__ cannot be deleted"), false;
    if (!value->is_none() && !vm.is_callable(*value))
        return vm.raise(vm.exc.TypeError, "__annotate__ must be callable or None"), false;
    function_of(self)->annotate = null_if_none(*value);
    function_of(self)->annotations = Value();
    return true;
}
Value get_type_params(Vm& vm, const Value& self) {
    const Value& params = function_of(self)->type_params;
    return params ? params : vm.make_tuple(std::span<const Value>());
}
bool set_type_params(Vm& vm, const Value& self, const Value* value) {
    if (!value || !vm.is_tuple(*value))
        return vm.raise(vm.exc.TypeError, "__type_params__ must be set to a tuple"), false;
    return function_of(self)->type_params = *value, true;
}
Value get_dict(Vm& vm, const Value& self) {
    Object* object = self.object();
    return Value::share(materialise_dict(vm, object, attributes_of(object, object->type->attributes_offset)));
}
bool set_dict(Vm& vm, const Value& self, const Value* value) {
    if (!value || !vm.is_dict(*value))
        return vm.raise(vm.exc.TypeError, "__dict__ must be set to a dictionary"), false;
    Object* object = self.object();
    replace_dict(vm, object, attributes_of(object, object->type->attributes_offset), Ref<DictObject>(*value));
    return true;
}

constexpr GetSetSpec kFunctionGetSets[] = {
    {"__code__", get_code, set_code},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__closure__", get_closure},
    {"__globals__", get_globals},
    {"__builtins__", get_builtins},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_annotate, set_annotate},
    {"__type_params__", get_type_params, set_type_params},
    {"__dict__", get_dict, set_dict},
};

// -- Bound methods
// ---------------------------------------------------------------------------------------------------

MethodObject* method_of(const Value& v) {
    return v.as<MethodObject>();
}

void method_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<MethodObject*>(object)->function);
    visitor.visit(static_cast<MethodObject*>(object)->self);
}
void method_dealloc(Object* object) {
    auto* method = static_cast<MethodObject*>(object);
    std::destroy_at(&method->function);
    std::destroy_at(&method->self);
    object->type->vm->heap.free_instance(object);
}
Value method_call(Vm& vm, const Value& self, const Args& args) {
    return call_with_self(vm, method_of(self)->function, method_of(self)->self, args);
}
Value method_construct(Vm& vm, Type*, const Args& args) {
    if (args.positional != 2 || args.keywords() != 0)
        return vm.raise_f(vm.exc.TypeError, "method expected 2 arguments, got {}", args.positional);
    if (!vm.is_callable(args[0])) return vm.raise(vm.exc.TypeError, "first argument must be callable");
    if (args[1].is_none()) return vm.raise(vm.exc.TypeError, "instance must not be None");
    return vm.make_method(args[0], args[1]);
}
Value method_repr(Vm& vm, const Value& self) {
    bool missing = false;
    Value name = vm.find_attribute(method_of(self)->function, vm.names.__qualname__, missing);
    if (!name && !missing) return Value();
    if (missing) name = vm.find_attribute(method_of(self)->function, vm.names.__name__, missing);
    if (!name && !missing) return Value();
    Value of = vm.repr(method_of(self)->self);
    if (!of) return Value();
    return vm.make_str(
        fmt::format("<bound method {} of {}>", name && vm.is_str(name) ? vm.utf8(name) : "?", vm.utf8(of)));
}
bool method_hash(Vm& vm, const Value& self, std::int64_t& out) {
    std::int64_t of_function = 0;
    if (!vm.hash(method_of(self)->function, of_function)) return false;
    out = static_cast<std::int64_t>(vm.address(method_of(self)->self) >> 4) ^ of_function;
    if (out == -1) out = -2;
    return true;
}
Value method_compare(Vm& vm, const Value& self, const Value& other, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || vm.type_of(other) != vm.types.method)
        return Value::not_implemented();
    bool same = false;
    if (!vm.equal(method_of(self)->function, method_of(other)->function, same)) return Value();
    same = same && identical(method_of(self)->self, method_of(other)->self);
    return Value::boolean(same == (op == CompareOp::eq));
}
Value method_get(Vm&, const Value& self, const Value&, Type*) {
    return self;
}
/// What a method does not have itself, its function is asked for.
Value method_get_attribute(Vm& vm, const Value& self, StrObject* name) {
    if (vm.lookup(vm.types.method, name)) return generic_get_attribute(vm, self, name);
    return vm.get_attribute(method_of(self)->function, name);
}
Value method_function(Vm&, const Value& self) {
    return method_of(self)->function;
}
Value method_self(Vm&, const Value& self) {
    return method_of(self)->self;
}
Value method_doc(Vm& vm, const Value& self) {
    return vm.get_attribute(method_of(self)->function, vm.names.__doc__);
}
constexpr GetSetSpec kMethodGetSets[] = {
    {"__func__", method_function}, {"__self__", method_self}, {"__doc__", method_doc}};

// -- Cells
// -----------------------------------------------------------------------------------------------------------

CellObject* cell_of(const Value& v) {
    return v.as<CellObject>();
}
void cell_traverse(Object* object, GcVisitor& visitor) {
    visitor.visit(static_cast<CellObject*>(object)->content);
}
void cell_clear(Object* object) {
    static_cast<CellObject*>(object)->content = Value();
}
void cell_dealloc(Object* object) {
    std::destroy_at(&static_cast<CellObject*>(object)->content);
    object->type->vm->heap.free_instance(object);
}
Value cell_construct(Vm& vm, Type*, const Args& args) {
    return make_cell(vm, args.positional > 0 ? args[0] : Value());
}
Value cell_repr(Vm& vm, const Value& self) {
    const Value& content = cell_of(self)->content;
    if (!content) return vm.make_str(fmt::format("<cell at {:#x}: empty>", vm.address(self)));
    return vm.make_str(fmt::format("<cell at {:#x}: {} object at {:#x}>", vm.address(self),
                                   type_name(vm, content), vm.address(content)));
}
Value cell_contents(Vm& vm, const Value& self) {
    if (!cell_of(self)->content) return vm.raise(vm.exc.ValueError, "cell is empty");
    return cell_of(self)->content;
}
bool set_cell_contents(Vm&, const Value& self, const Value* value) {
    return cell_of(self)->content = value ? *value : Value(), true;
}
constexpr GetSetSpec kCellGetSets[] = {{"cell_contents", cell_contents, set_cell_contents}};

}  // namespace

Value make_cell(Vm& vm, Value content) {
    auto* cell = vm.heap.make<CellObject>(vm.types.cell);
    std::construct_at(&cell->content, std::move(content));
    vm.heap.track(cell);
    return Value::adopt(cell);
}

Value Vm::make_method(Value function, Value self) {
    auto* method = heap.make<MethodObject>(types.method);
    std::construct_at(&method->function, std::move(function));
    std::construct_at(&method->self, std::move(self));
    method->weakrefs = nullptr;
    heap.track(method);
    return Value::adopt(method);
}

Value make_function(Vm& vm, CodeObject* code, DictObject* globals) {
    auto* f = vm.heap.make<FunctionObject>(vm.types.function);
    f->code = static_cast<CodeObject*>(Value::share(code).leak());
    f->globals = static_cast<DictObject*>(Value::share(globals).leak());
    f->builtins = static_cast<DictObject*>(Value::share(vm.builtins()).leak());
    f->name = code->name;
    f->qualname = code->qualname;
    const Value* module = dict_find(globals, vm.names.__name__);
    std::construct_at(&f->module_name, module ? *module : Value());
    std::construct_at(&f->doc, (code->unit->flags & kCodeHasDocstring) ? code->constants[0] : Value());
    for (Value* field :
         {&f->defaults, &f->kwdefaults, &f->closure, &f->annotate, &f->annotations, &f->type_params})
        std::construct_at(field);
    f->version = vm.new_version();
    init_attributes(f->attributes, vm.types.function);
    f->weakrefs = nullptr;
    vm.heap.track(f);
    return Value::adopt(f);
}

void make_function_types(Vm& vm) {
    Vm::TypeSpec function;
    function.name = "function";
    function.instance_size = sizeof(FunctionObject);
    function.flags = kTypeMethodDescriptor | kTypeAttributes | kTypeWeakrefs;
    function.attributes_offset = offsetof(FunctionObject, attributes);
    function.weakrefs_offset = offsetof(FunctionObject, weakrefs);
    function.slots.dealloc = function_dealloc;
    function.slots.traverse = function_traverse;
    function.slots.clear = function_clear;
    function.slots.call = function_call;
    function.slots.descriptor_get = function_get;
    function.slots.repr = function_repr;
    function.getsets = kFunctionGetSets;
    vm.define_type(vm.types.function, function);

    Vm::TypeSpec method;
    method.name = "method";
    method.instance_size = sizeof(MethodObject);
    method.flags = kTypeWeakrefs;
    method.weakrefs_offset = offsetof(MethodObject, weakrefs);
    method.slots.dealloc = method_dealloc;
    method.slots.traverse = method_traverse;
    method.slots.construct = method_construct;
    method.slots.call = method_call;
    method.slots.repr = method_repr;
    method.slots.hash = method_hash;
    method.slots.compare = method_compare;
    method.slots.descriptor_get = method_get;
    method.slots.get_attribute = method_get_attribute;
    method.getsets = kMethodGetSets;
    vm.define_type(vm.types.method, method);

    Vm::TypeSpec cell;
    cell.name = "cell";
    cell.instance_size = sizeof(CellObject);
    cell.slots.dealloc = cell_dealloc;
    cell.slots.traverse = cell_traverse;
    cell.slots.clear = cell_clear;
    cell.slots.construct = cell_construct;
    cell.slots.repr = cell_repr;
    cell.getsets = kCellGetSets;
    vm.define_type(vm.types.cell, cell);

    make_method_wrapper_types(vm);
}

}  // namespace awaitscope
