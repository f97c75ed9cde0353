// Exceptions, match statements, and the instructions that have no syntax of their own.
#include "engine/vm/operations.h"
#include "engine/vm/sequence.h"
#include "engine/vm/typing_hooks.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

bool is_exception_class(Vm& vm, const Value& v) {
    return vm.is_type(v) && (v.as<Type>()->flags & kTypeException);
}

}  // namespace

bool exception_matches(Vm& vm, const Value& exception, const Value& type, bool& out) {
    out = false;
    if (vm.is_tuple(type)) {
        for (const Value& one : type.as<TupleObject>()->items()) {
            if (is_exception_class(vm, one)) continue;
            vm.raise(vm.exc.TypeError,
                     "catching classes that do not inherit from BaseException is not allowed");
            return false;
        }
        for (const Value& one : type.as<TupleObject>()->items())
            out = out || vm.is_instance(exception, one.as<Type>());
        return true;
    }
    if (!is_exception_class(vm, type)) {
        vm.raise(vm.exc.TypeError, "catching classes that do not inherit from BaseException is not allowed");
        return false;
    }
    out = vm.is_instance(exception, type.as<Type>());
    return true;
}

namespace {

/// An exception instance of what `raise` was given; null with TypeError.
Value to_exception(Vm& vm, const Value& value, const char* complaint) {
    if (is_exception_class(vm, value)) {
        Value made = vm.call(value);
        if (!made || vm.is_exception(made)) return made;
        Value cls = vm.repr(value);
        Value type = vm.repr(Value::share(vm.type_of(made)));
        return vm.raise_f(vm.exc.TypeError,
                          "calling {} should have returned an instance of BaseException, not {}",
                          vm.utf8(cls), vm.utf8(type));
    }
    if (vm.is_exception(value)) return value;
    return vm.raise(vm.exc.TypeError, complaint);
}

}  // namespace

void raise_varargs(Vm& vm, std::uint32_t count, Value* values) {
    if (count == 0) {
        if (!vm.handled) {
            vm.raise(vm.exc.RuntimeError, "No active exception to reraise");
            return;
        }
        vm.pending = vm.handled;
        return;
    }
    Value what = std::move(values[0]);
    Value cause = count == 2 ? std::move(values[1]) : Value();
    Value exception = to_exception(vm, what, "exceptions must derive from BaseException");
    if (!exception) return;
    if (count == 2) {
        auto* object = exception.as<ExceptionObject>();
        if (!cause.is_none()) {
            cause = to_exception(vm, cause, "exception causes must derive from BaseException");
            if (!cause) return;
            object->cause = std::move(cause);
        } else {
            object->cause = Value();
        }
        object->suppress_context = true;
    }
    vm.raise_value(std::move(exception));
}

// -- match
// -----------------------------------------------------------------------------------------------------------

namespace {

/// One attribute of the subject; null with nothing pending if it is missing.
Value match_attribute(Vm& vm, const Value& subject, const Type* type, const Value& name,
                      std::vector<Value>& seen) {
    for (const Value& before : seen) {
        bool same = false;
        if (!vm.equal(before, name, same)) return Value();
        if (!same) continue;
        Value shown = vm.repr(name);
        return vm.raise_f(vm.exc.TypeError, "{}() got multiple sub-patterns for attribute {}",
                          full_name(type), shown ? vm.utf8(shown) : "?");
    }
    seen.push_back(name);
    bool missing = false;
    return vm.find_attribute(subject, vm.intern(name).get(), missing);
}

/// Built-in types whose one positional pattern is the subject itself (Py_TPFLAGS _MATCH_SELF).
bool matches_self(const Type* type) {
    return type->flags & (kTypeInt | kTypeStr | kTypeBytes | kTypeByteArray | kTypeList | kTypeTuple |
                          kTypeDict | kTypeSet | kTypeFloat);
}

}  // namespace

Value match_class(Vm& vm, const Value& subject, const Value& cls, const Value& names,
                  std::size_t positional) {
    if (!vm.is_type(cls)) return vm.raise(vm.exc.TypeError, "called match pattern must be a class");
    auto* type = cls.as<Type>();
    bool is_instance = false;
    if (!vm.is_instance_of(subject, cls, is_instance)) return Value();
    if (!is_instance) return Value::none();
    std::vector<Value> seen, values;
    if (positional > 0) {
        bool missing = false;
        Value match_args = vm.find_attribute(cls, vm.names.__match_args__, missing);
        if (!match_args && !missing) return Value();
        const bool self = missing && matches_self(type);
        if (match_args && vm.type_of(match_args) != vm.types.tuple) {
            return vm.raise_f(vm.exc.TypeError, "{}.__match_args__ must be a tuple (got {})",
                              to_utf8(type->name), type_name(vm, match_args));
        }
        const std::size_t allowed = self ? 1 : match_args ? match_args.as<TupleObject>()->size : 0;
        if (allowed < positional) {
            return vm.raise_f(vm.exc.TypeError, "{}() accepts {} positional sub-pattern{} ({} given)",
                              full_name(type), allowed, allowed == 1 ? "" : "s", positional);
        }
        if (self) values.push_back(subject);
        for (std::size_t i = 0; i < positional && !self; ++i) {
            const Value& name = (*match_args.as<TupleObject>())[i];
            if (!vm.is_exact_str(name)) {
                return vm.raise_f(vm.exc.TypeError, "__match_args__ elements must be strings (got {})",
                                  type_name(vm, name));
            }
            Value value = match_attribute(vm, subject, type, name, seen);
            if (!value) return vm.pending ? Value() : Value::none();
            values.push_back(std::move(value));
        }
    }
    for (const Value& name : names.as<TupleObject>()->items()) {
        Value value = match_attribute(vm, subject, type, name, seen);
        if (!value) return vm.pending ? Value() : Value::none();
        values.push_back(std::move(value));
    }
    return vm.make_tuple(values);
}

Value match_keys(Vm& vm, const Value& subject, const Value& keys) {
    std::vector<Value> values;
    std::vector<Value> seen;
    for (const Value& key : keys.as<TupleObject>()->items()) {
        for (const Value& before : seen) {
            bool same = false;
            if (!vm.equal(before, key, same)) return Value();
            if (!same) continue;
            Value shown = vm.repr(key);
            return vm.raise_f(vm.exc.ValueError, "mapping pattern checks duplicate key ({})",
                              shown ? vm.utf8(shown) : "?");
        }
        seen.push_back(key);
        if (vm.type_of(subject) == vm.types.dict) {
            Value* value = nullptr;
            const Found found = dict_find(vm, subject.as<DictObject>(), key, value);
            if (found == Found::error) return Value();
            if (found == Found::no) return Value::none();
            values.push_back(*value);
            continue;
        }
        // get() with a default of our own: a missing key must not be made by __missing__.
        Value absent = vm.make_list();
        Value value = vm.call_method(subject, vm.names.get, {key, absent});
        if (!value) return Value();
        if (identical(value, absent)) return Value::none();
        values.push_back(std::move(value));
    }
    return vm.make_tuple(values);
}

// -- Intrinsics
// ------------------------------------------------------------------------------------------------------

namespace {

/// PEP 479: StopIteration must not leave a generator as it is.
Value stop_iteration_error(Vm& vm, Frame* frame, const Value& exception) {
    const std::uint32_t flags = frame->code->unit->flags;
    const char* message = nullptr;
    if (vm.is_instance(exception, vm.exc.StopIteration)) {
        message = "generator raised StopIteration";
        if (flags & kCodeAsyncGenerator)
            message = "async generator raised StopIteration";
        else if (flags & kCodeCoroutine)
            message = "coroutine raised StopIteration";
    } else if ((flags & kCodeAsyncGenerator) && vm.is_instance(exception, vm.exc.StopAsyncIteration)) {
        message = "async generator raised StopAsyncIteration";
    }
    if (!message) return exception;
    Value made = vm.call(Value::share(vm.exc.RuntimeError), {vm.make_str(message)});
    if (!made) return Value();
    made.as<ExceptionObject>()->cause = exception;
    made.as<ExceptionObject>()->context = exception;
    made.as<ExceptionObject>()->suppress_context = true;
    return made;
}

}  // namespace

Value intrinsic_1(Vm& vm, Frame* frame, std::uint32_t which, const Value& value) {
    switch (static_cast<Intrinsic1>(which)) {
        case Intrinsic1::stopiteration_error:
        case Intrinsic1::async_gen_stopiteration_error: return stop_iteration_error(vm, frame, value);
        case Intrinsic1::type_var: return make_type_parameter(vm, "_type_var", {value});
        case Intrinsic1::param_spec: return make_type_parameter(vm, "_param_spec", {value});
        case Intrinsic1::type_var_tuple: return make_type_parameter(vm, "TypeVarTuple", {value});
        case Intrinsic1::subscript_generic: return make_type_parameter(vm, "_subscript_generic", {value});
        case Intrinsic1::type_alias: {
            const auto* parts = value.as<TupleObject>();
            return make_type_parameter(vm, "_type_alias", {(*parts)[0], (*parts)[1], (*parts)[2]});
        }
    }
    return Value();
}

Value intrinsic_2(Vm& vm, std::uint32_t which, const Value& a, const Value& b) {
    switch (static_cast<Intrinsic2>(which)) {
        case Intrinsic2::prep_reraise_star: return prepare_reraise_star(vm, a, b);
        case Intrinsic2::type_var_with_bound: return make_type_parameter(vm, "_type_var_with_bound", {a, b});
        case Intrinsic2::type_var_with_constraints:
            return make_type_parameter(vm, "_type_var_with_constraints", {a, b});
        case Intrinsic2::set_function_type_params: a.as<FunctionObject>()->type_params = b; return a;
        case Intrinsic2::set_type_param_default:
            return make_type_parameter(vm, "_type_param_default", {a, b});
    }
    return Value();
}

Value common_constant(Vm& vm, std::uint32_t which) {
    switch (static_cast<CommonConstant>(which)) {
        case CommonConstant::assertion_error: return Value::share(vm.exc.AssertionError);
        case CommonConstant::not_implemented_error: return Value::share(vm.exc.NotImplementedError);
        case CommonConstant::builtin_tuple: return Value::share(vm.types.tuple);
        case CommonConstant::builtin_all: return *dict_find(vm.builtins(), vm.intern("all"));
        case CommonConstant::builtin_any: return *dict_find(vm.builtins(), vm.intern("any"));
    }
    return Value();
}

}  // namespace awaitscope
