// BaseException and the ways to raise (Objects/exceptions.c, Python/errors.c).
#include "engine/vm/exceptions.h"

#include "engine/vm/attributes.h"
#include "engine/vm/builtin_types.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cstddef>
#include <new>

namespace awaitscope {

// -- Life of an instance
// ---------------------------------------------------------------------------------------------

namespace {

ExceptionObject* allocate_exception(Vm& vm, Type* type, Value args) {
    auto* self = vm.heap.make_instance<ExceptionObject>(type);
    self->extra_count = extra_count_of(type);
    self->suppress_context = false;
    self->left_native_coroutine = false;
    new (&self->args) Value(std::move(args));
    new (&self->traceback) Value(Value::none());
    new (&self->cause) Value();
    new (&self->context) Value();
    for (int i = 0; i < self->extra_count; ++i) new (&self->extra()[i]) Value();
    vm.heap.track(self);
    return self;
}

void traverse_exception(Object* object, GcVisitor& visitor) {
    auto* self = static_cast<ExceptionObject*>(object);
    for (const Value* field : {&self->args, &self->traceback, &self->cause, &self->context})
        visitor.visit(*field);
    for (int i = 0; i < self->extra_count; ++i) visitor.visit(self->extra()[i]);
}

void clear_exception(Object* object) {
    auto* self = static_cast<ExceptionObject*>(object);
    self->args = Value();
    for (int i = 0; i < self->extra_count; ++i) self->extra()[i] = Value();
    self->traceback = Value();
    self->cause = Value();
    self->context = Value();
}

void dealloc_exception(Object* object) {
    clear_exception(object);
    object->type->vm->heap.free_instance(object);
}

}  // namespace

Value construct_exception(Vm& vm, Type* cls, const Args& args) {
    return Value::adopt(allocate_exception(vm, cls, vm.make_tuple({args.values, args.positional})));
}

bool init_exception(Vm& vm, const Value& self, const Args& args) {
    if (!reject_keywords(vm, vm.type_of(self), args)) return false;
    auto* exception = self.as<ExceptionObject>();
    exception->args = vm.make_tuple({args.values, args.positional});
    return true;
}

Value exception_str(Vm& vm, const Value& self) {
    const auto* args = self.as<ExceptionObject>()->args.as<TupleObject>();
    if (args->size == 0) return vm.make_str("");
    if (args->size == 1) return vm.str((*args)[0]);
    return vm.str(self.as<ExceptionObject>()->args);
}

namespace {

Value exception_repr(Vm& vm, const Value& self) {
    const Value& args = self.as<ExceptionObject>()->args;
    const auto* tuple = args.as<TupleObject>();
    Value inner = tuple->size == 1 ? vm.repr((*tuple)[0]) : vm.repr(args);
    if (!inner) return Value();
    StrBuilder text(vm);
    text.append(self.object()->type->name);
    if (tuple->size == 1) text.append(U'(');
    text.append(inner.as<StrObject>());
    if (tuple->size == 1) text.append(U')');
    return text.finish();
}

// -- Attributes
// ------------------------------------------------------------------------------------------------------

Value get_args(Vm&, const Value& self) {
    return self.as<ExceptionObject>()->args;
}

bool set_args(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "args may not be deleted"), false;
    std::vector<Value> items;
    if (!vm.iterate(*value, [&](Value item) { return items.push_back(std::move(item)), true; })) return false;
    self.as<ExceptionObject>()->args = vm.make_tuple(items);
    return true;
}

Value get_traceback(Vm&, const Value& self) {
    return self.as<ExceptionObject>()->traceback;
}

bool set_traceback(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "__traceback__ may not be deleted"), false;
    if (!value->is_none() && vm.type_of(*value) != vm.types.traceback)
        return vm.raise(vm.exc.TypeError, "__traceback__ must be a traceback or None"), false;
    self.as<ExceptionObject>()->traceback = *value;
    self.as<ExceptionObject>()->left_native_coroutine = false;
    return true;
}

/// Shared by __cause__ and __context__: an exception, or None.
bool set_linked(Vm& vm, const char* attribute, const char* role, Value& field, const Value* value) {
    if (!value) return vm.raise_f(vm.exc.TypeError, "{} may not be deleted", attribute), false;
    if (value->is_none()) return field = Value(), true;
    if (!vm.is_exception(*value))
        return vm.raise_f(vm.exc.TypeError, "exception {} must be None or derive from BaseException", role),
               false;
    return field = *value, true;
}

Value get_cause(Vm&, const Value& self) {
    return none_if_null(self.as<ExceptionObject>()->cause);
}

bool set_cause(Vm& vm, const Value& self, const Value* value) {
    auto* exception = self.as<ExceptionObject>();
    if (!set_linked(vm, "__cause__", "cause", exception->cause, value)) return false;
    return exception->suppress_context = true;
}

Value get_context(Vm&, const Value& self) {
    return none_if_null(self.as<ExceptionObject>()->context);
}

bool set_context(Vm& vm, const Value& self, const Value* value) {
    return set_linked(vm, "__context__", "context", self.as<ExceptionObject>()->context, value);
}

Value get_suppress_context(Vm&, const Value& self) {
    return Value::boolean(self.as<ExceptionObject>()->suppress_context);
}

bool set_suppress_context(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "can't delete numeric/char attribute"), false;
    if (!value->is_bool()) return vm.raise(vm.exc.TypeError, "attribute value type must be bool"), false;
    self.as<ExceptionObject>()->suppress_context = value->is_true();
    return true;
}

Value get_dict(Vm& vm, const Value& self) {
    auto* exception = self.as<ExceptionObject>();
    return Value::share(materialise_dict(vm, exception, exception->attributes));
}

bool set_dict(Vm& vm, const Value& self, const Value* value) {
    if (!value) return vm.raise(vm.exc.TypeError, "cannot delete __dict__"), false;
    if (!vm.is_dict(*value)) {
        vm.raise_f(vm.exc.TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                   to_utf8(vm.type_of(*value)->name));
        return false;
    }
    auto* exception = self.as<ExceptionObject>();
    replace_dict(vm, exception, exception->attributes, Ref<DictObject>(*value));
    return true;
}

Value with_traceback(Vm& vm, Bound arguments) {
    if (!set_traceback(vm, arguments[0], &arguments[1])) return Value();
    return arguments[0];
}

Value add_note(Vm& vm, Bound arguments) {
    const Value& note = arguments[1];
    if (!vm.is_str(note))
        return vm.raise_f(vm.exc.TypeError, "add_note() argument must be str, not {}",
                          full_name(vm.type_of(note)));
    bool missing = false;
    Value notes = vm.find_attribute(arguments[0], vm.names.__notes__, missing);
    if (missing) {
        notes = vm.make_list();
        if (!vm.set_attribute(arguments[0], vm.names.__notes__, notes)) return Value();
    }
    if (!notes) return Value();
    if (!vm.is_list(notes)) return vm.raise(vm.exc.TypeError, "Cannot add note: __notes__ is not a list");
    notes.as<ListObject>()->items.push_back(note);
    return Value::none();
}

Value reduce_exception(Vm& vm, Bound arguments) {
    Value cls = Value::share(vm.type_of(arguments[0]));
    return vm.make_tuple({cls, arguments[0].as<ExceptionObject>()->args});
}

constexpr NativeSpec kMethods[] = {
    {.name = "with_traceback", .parameters = "self, object, /", .function = with_traceback},
    {.name = "add_note", .parameters = "self, note, /", .function = add_note},
    {.name = "__reduce__", .parameters = "self, /", .function = reduce_exception},
};

constexpr GetSetSpec kGetSets[] = {
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress_context, set_suppress_context},
    {"__dict__", get_dict, set_dict},
};

}  // namespace

bool reject_keywords(Vm& vm, Type* type, const Args& args) {
    if (args.keywords() == 0) return true;
    vm.raise_f(vm.exc.TypeError, "{}() takes no keyword arguments", full_name(type));
    return false;
}

namespace {

Vm::TypeSpec base_exception_spec() {
    Vm::TypeSpec spec;
    spec.name = "BaseException";
    spec.instance_size = sizeof(ExceptionObject);
    spec.flags = kTypeBase | kTypeAttributes | kTypeWeakrefs | kTypeException;
    spec.attributes_offset = offsetof(ExceptionObject, attributes);
    spec.weakrefs_offset = offsetof(ExceptionObject, weakrefs);
    spec.slots.dealloc = dealloc_exception;
    spec.slots.traverse = traverse_exception;
    spec.slots.clear = clear_exception;
    spec.slots.construct = construct_exception;
    spec.slots.init = init_exception;
    spec.slots.repr = exception_repr;
    spec.slots.str = exception_str;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    return spec;
}

}  // namespace

std::uint8_t extra_count_of(const Type* type) {
    while (type->flags & kTypeHeap) type = type->base;
    return static_cast<std::uint8_t>((type->instance_size - sizeof(ExceptionObject)) / sizeof(Value));
}

// -- Raising
// ---------------------------------------------------------------------------------------------------------

namespace {

/// Before `exception` gets `context` as its __context__: cuts the chain where it would lead back to it
/// (_PyErr_SetObject; Floyd's algorithm there guards against cycles that already exist, a bound does here).
void break_context_cycle(const Value& exception, const Value& context) {
    Value link = context;
    for (int steps = 0; !link.is_null() && steps < 100'000; ++steps) {
        auto* object = link.as<ExceptionObject>();
        if (identical(object->context, exception)) {
            object->context = Value();
            return;
        }
        link = object->context;
    }
}

}  // namespace

Value Vm::raise_value(Value exception) {
    DCHECK(is_exception(exception));
    if (!handled.is_null() && !identical(handled, exception)) {
        break_context_cycle(exception, handled);
        exception.as<ExceptionObject>()->context = handled;
    }
    pending = std::move(exception);
    return Value();
}

Value Vm::raise(Type* type, std::string_view message) {
    return raise_args(type, {make_str(message)});
}

Value Vm::raise_args(Type* type, std::initializer_list<Value> args) {
    // Native exception types without an __init__ of their own need no call.
    if (!(type->flags & kTypeHeap) && type->slots.init == init_exception)
        return raise_value(Value::adopt(allocate_exception(*this, type, make_tuple(args))));
    Value exception = call(Value::share(type), args);
    if (!exception) return Value();
    return raise_value(std::move(exception));
}

Value Vm::raise_key_error(const Value& key) {
    return raise_args(exc.KeyError, {key});
}

Value Vm::raise_stop_iteration(Value result) {
    Value exception = Value::adopt(allocate_exception(
        *this, exc.StopIteration, result.is_none() ? make_tuple({}) : make_tuple({result})));
    exception.as<ExceptionObject>()->extra()[extra::kStopIterationValue] = std::move(result);
    return raise_value(std::move(exception));
}

Value stop_iteration_value(const Value& exception) {
    const Value& value = exception.as<ExceptionObject>()->extra()[extra::kStopIterationValue];
    return value.is_null() ? Value::none() : value;
}

Value Vm::take_exception() {
    CHECK(!pending.is_null());
    return std::move(pending);
}

void make_exception_types(Vm& vm) {
    vm.exc.BaseException = vm.make_type(base_exception_spec());
    const auto make = [&vm](const char* name, Type* base) {
        Vm::TypeSpec spec = exception_spec(name);
        spec.name = name;
        spec.base = base;
        spec.flags |= kTypeBase | kTypeAttributes | kTypeWeakrefs | kTypeException;
        return vm.make_type(spec);
    };
#define X(name, base) \
    if (!vm.exc.name) vm.exc.name = make(#name, vm.exc.base);
    AWAITSCOPE_EXCEPTIONS(X)
#undef X
    make_exception_group(vm);
}

}  // namespace awaitscope
