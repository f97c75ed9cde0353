#include "engine/aio/context.h"

#include <algorithm>
#include <new>

namespace awaitscope {

namespace {

Value* find_variable(ContextObject* context, const Value& variable) {
    if (!context->data) return nullptr;
    for (auto& [key, value] : *context->data)
        if (identical(key, variable)) return &value;
    return nullptr;
}

/// The data for writing: unshared first.
ContextData& writable(ContextObject* context) {
    if (!context->data)
        context->data = std::make_shared<ContextData>();
    else if (context->data.use_count() > 1)
        context->data = std::make_shared<ContextData>(*context->data);
    return *context->data;
}

void set_variable(ContextObject* context, const Value& variable, Value value) {
    ContextData& data = writable(context);
    for (auto& [key, old] : data) {
        if (!identical(key, variable)) continue;
        old = std::move(value);
        return;
    }
    data.emplace_back(variable, std::move(value));
}

void delete_variable(ContextObject* context, const Value& variable) {
    ContextData& data = writable(context);
    const auto at = std::find_if(data.begin(), data.end(),
                                 [&](const auto& pair) { return identical(pair.first, variable); });
    if (at != data.end()) data.erase(at);
}

ContextState& state_of(Vm& vm) {
    return vm.extension<ContextState>();
}

// ---- Context

Ref<ContextObject> new_context(Vm& vm, Type* type, std::shared_ptr<ContextData> data) {
    auto* context = vm.heap.make_instance<ContextObject>(type);
    new (&context->data) std::shared_ptr<ContextData>(std::move(data));
    new (&context->previous) Value();
    context->entered = false;
    context->weakrefs = nullptr;
    vm.heap.track(context);
    return Ref<ContextObject>::adopt(context);
}

void context_dealloc(Object* self) {
    auto* context = static_cast<ContextObject*>(self);
    context->data.~shared_ptr();
    context->previous.~Value();
    self->type->vm->heap.free_instance(self);
}

void context_traverse(Object* self, GcVisitor& visitor) {
    auto* context = static_cast<ContextObject*>(self);
    visitor.visit(context->previous);
    // Shared variables are owned by several contexts at once; the collector may only see what this one owns.
    if (!context->data || context->data.use_count() > 1) return;
    for (auto& [variable, value] : *context->data) {
        visitor.visit(variable);
        visitor.visit(value);
    }
}

void context_clear(Object* self) {
    static_cast<ContextObject*>(self)->data.reset();
}

Value context_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.total() != 0) return vm.raise(vm.exc.TypeError, "Context() does not accept any arguments");
    return new_context(vm, cls, nullptr);
}

bool context_length(Vm&, const Value& self, std::int64_t& out) {
    const auto& data = self.as<ContextObject>()->data;
    out = data ? static_cast<std::int64_t>(data->size()) : 0;
    return true;
}

bool is_variable(Vm& vm, const Value& key) {
    if (vm.is_instance(key, state_of(vm).variable_type)) return true;
    const Value shown = vm.repr(key);
    if (shown) vm.raise_f(vm.exc.TypeError, "a ContextVar key was expected, got {}", vm.utf8(shown));
    return false;
}

bool context_contains(Vm& vm, const Value& self, const Value& item, bool& out) {
    if (!is_variable(vm, item)) return false;
    out = find_variable(self.as<ContextObject>(), item) != nullptr;
    return true;
}

Value context_get_item(Vm& vm, const Value& self, const Value& key) {
    if (!is_variable(vm, key)) return Value();
    if (const Value* value = find_variable(self.as<ContextObject>(), key)) return *value;
    return vm.raise_key_error(key);
}

enum class Part { keys, values, items };

Value context_list(Vm& vm, const Value& self, Part part) {
    std::vector<Value> out;
    if (const auto& data = self.as<ContextObject>()->data) {
        for (const auto& [variable, value] : *data)
            out.push_back(part == Part::keys     ? variable
                          : part == Part::values ? value
                                                 : vm.make_tuple({variable, value}));
    }
    return vm.iter(vm.make_list(std::move(out)));
}

Value context_iter(Vm& vm, const Value& self) {
    return context_list(vm, self, Part::keys);
}

Value context_run(Vm& vm, const Args& args) {
    if (args.positional < 2)
        return vm.raise(vm.exc.TypeError, "run() missing 1 required positional argument");
    const Value self = args[0];
    ContextState& state = state_of(vm);
    if (!state.enter(self.as<ContextObject>())) return Value();
    const Value callable = args[1];
    Value result = vm.call(callable, args.tail().tail());
    state.leave(self.as<ContextObject>());
    return result;
}

Value context_get(Vm&, Bound a) {
    if (const Value* value = find_variable(a[0].as<ContextObject>(), a[1])) return *value;
    return a[2].is_null() ? Value::none() : a[2];
}
Value context_copy(Vm& vm, Bound a) {
    return state_of(vm).copy(a[0].as<ContextObject>());
}
Value context_keys(Vm& vm, Bound a) {
    return context_list(vm, a[0], Part::keys);
}
Value context_values(Vm& vm, Bound a) {
    return context_list(vm, a[0], Part::values);
}
Value context_items(Vm& vm, Bound a) {
    return context_list(vm, a[0], Part::items);
}

constexpr NativeSpec kContextMethods[] = {
    {"run", "self, /, callable, *args, **kwargs", nullptr, context_run},
    {"get", "self, key, default=None, /", context_get},
    {"copy", "self, /", context_copy},
    {"keys", "self, /", context_keys},
    {"values", "self, /", context_values},
    {"items", "self, /", context_items},
};

// ---- ContextVar

Value variable_construct_bound(Vm& vm, Type* cls, const Value& name, const Value& default_value) {
    if (!vm.is_str(name)) return vm.raise(vm.exc.TypeError, "context variable name must be a str");
    auto* variable = vm.heap.make_instance<ContextVarObject>(cls);
    new (&variable->name) Value(name);
    new (&variable->default_value) Value(default_value);
    variable->weakrefs = nullptr;
    vm.heap.track(variable);
    return Value::adopt(variable);
}

Value variable_construct(Vm& vm, Type* cls, const Args& args) {
    Value default_value;
    for (std::size_t i = 0; i < args.keywords(); ++i) {
        const auto* keyword = (*args.names)[i].as<StrObject>();
        if (!equal(keyword, "default"))
            return vm.raise_f(vm.exc.TypeError, "ContextVar() got an unexpected keyword argument '{}'",
                              to_utf8(keyword));
        default_value = args[args.positional + i];
    }
    if (args.positional != 1)
        return vm.raise_f(vm.exc.TypeError, "ContextVar() takes exactly 1 positional argument ({} given)",
                          args.positional);
    return variable_construct_bound(vm, cls, args[0], default_value);
}

void variable_dealloc(Object* self) {
    auto* variable = static_cast<ContextVarObject*>(self);
    variable->name.~Value();
    variable->default_value.~Value();
    self->type->vm->heap.free_instance(self);
}

void variable_traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<ContextVarObject*>(self)->default_value);
}

void variable_clear(Object* self) {
    static_cast<ContextVarObject*>(self)->default_value = Value();
}

Value variable_repr(Vm& vm, const Value& self) {
    const auto* variable = self.as<ContextVarObject>();
    const Value name = vm.repr(variable->name);
    if (!name) return Value();
    std::string text = "<ContextVar name=" + vm.utf8(name);
    if (!variable->default_value.is_null()) {
        const Value shown = vm.repr(variable->default_value);
        if (!shown) return Value();
        text += " default=" + vm.utf8(shown);
    }
    return vm.make_str(text + fmt::format(" at {:#x}>", vm.address(self)));
}

Value variable_get(Vm& vm, Bound a) {
    if (const Value* value = find_variable(state_of(vm).current(), a[0])) return *value;
    if (!a[1].is_null()) return a[1];
    const auto* variable = a[0].as<ContextVarObject>();
    if (!variable->default_value.is_null()) return variable->default_value;
    return vm.raise_args(vm.exc.LookupError, {a[0]});
}

Value variable_set(Vm& vm, Bound a) {
    ContextState& state = state_of(vm);
    ContextObject* context = state.current();
    auto* token = vm.heap.make_instance<TokenObject>(state.token_type);
    const Value* old = find_variable(context, a[0]);
    new (&token->context) Value(Value::share(context));
    new (&token->variable) Value(a[0]);
    new (&token->old_value) Value(old ? *old : Value());
    token->used = false;
    vm.heap.track(token);
    set_variable(context, a[0], a[1]);
    return Value::adopt(token);
}

Value reset_with(Vm& vm, const Value& variable, const Value& token_value) {
    ContextState& state = state_of(vm);
    auto* token = token_value.as<TokenObject>();
    const auto complain = [&](const char* format) {
        const Value shown = vm.repr(token_value);
        return shown ? vm.raise(vm.exc.ValueError, fmt::format(fmt::runtime(format), vm.utf8(shown)))
                     : Value();
    };
    if (token->used) {
        const Value shown = vm.repr(token_value);
        return shown ? vm.raise_f(vm.exc.RuntimeError, "{} has already been used once", vm.utf8(shown))
                     : Value();
    }
    if (!identical(token->variable, variable)) return complain("{} was created by a different ContextVar");
    if (token->context.object() != state.current()) return complain("{} was created in a different Context");
    token->used = true;
    if (token->old_value.is_null())
        delete_variable(state.current(), variable);
    else
        set_variable(state.current(), variable, token->old_value);
    return Value::none();
}

Value variable_reset(Vm& vm, Bound a) {
    if (!vm.is_instance(a[1], state_of(vm).token_type)) {
        const Value shown = vm.repr(a[1]);
        return shown ? vm.raise_f(vm.exc.TypeError, "expected an instance of Token, got {}", vm.utf8(shown))
                     : Value();
    }
    return reset_with(vm, a[0], a[1]);
}

Value variable_name(Vm&, const Value& self) {
    return self.as<ContextVarObject>()->name;
}

constexpr NativeSpec kVariableMethods[] = {
    {"get", "self, default=None, /", variable_get},
    {"set", "self, value, /", variable_set},
    {"reset", "self, token, /", variable_reset},
};
constexpr GetSetSpec kVariableGetSets[] = {{"name", variable_name}};

// ---- Token

void token_dealloc(Object* self) {
    auto* token = static_cast<TokenObject*>(self);
    token->context.~Value();
    token->variable.~Value();
    token->old_value.~Value();
    self->type->vm->heap.free_instance(self);
}

void token_traverse(Object* self, GcVisitor& visitor) {
    auto* token = static_cast<TokenObject*>(self);
    visitor.visit(token->context);
    visitor.visit(token->variable);
    visitor.visit(token->old_value);
}

void token_clear(Object* self) {
    auto* token = static_cast<TokenObject*>(self);
    token->context = Value();
    token->old_value = Value();
}

Value token_construct(Vm& vm, Type*, const Args&) {
    return vm.raise(vm.exc.RuntimeError, "Tokens can only be created by ContextVars");
}

Value token_repr(Vm& vm, const Value& self) {
    const auto* token = self.as<TokenObject>();
    const Value variable = vm.repr(token->variable);
    if (!variable) return Value();
    return vm.make_str(fmt::format("<Token{} var={} at {:#x}>", token->used ? " used" : "", vm.utf8(variable),
                                   vm.address(self)));
}

Value token_variable(Vm&, const Value& self) {
    return self.as<TokenObject>()->variable;
}
Value token_old_value(Vm& vm, const Value& self) {
    const Value& old = self.as<TokenObject>()->old_value;
    return old.is_null() ? state_of(vm).missing : old;
}
Value token_enter(Vm&, Bound a) {
    return a[0];
}
Value token_exit(Vm& vm, Bound a) {
    return reset_with(vm, a[0].as<TokenObject>()->variable, a[0]);
}

constexpr NativeSpec kTokenMethods[] = {
    {"__enter__", "self, /", token_enter},
    {"__exit__", "self, type, value, traceback, /", token_exit},
};
constexpr GetSetSpec kTokenGetSets[] = {{"var", token_variable}, {"old_value", token_old_value}};

Value missing_repr(Vm& vm, const Value&) {
    return vm.make_str("<Token.MISSING>");
}

// ---- The module

Value copy_context(Vm& vm, Bound) {
    return state_of(vm).copy_current();
}

constexpr NativeSpec kFunctions[] = {{"copy_context", "", copy_context, nullptr, NativeSpec::Kind::function}};

bool populate(Vm& vm, ModuleObject& module) {
    const ContextState& state = state_of(vm);
    vm.add_value(module, "Context", Value::share(state.context_type));
    vm.add_value(module, "ContextVar", Value::share(state.variable_type));
    vm.add_value(module, "Token", Value::share(state.token_type));
    vm.add_functions(module, kFunctions);
    return true;
}

constexpr ModuleSpec kModule = {"contextvars", populate};

}  // namespace

ContextState::ContextState(Vm& vm) : vm_(vm) {
    Vm::TypeSpec context{"Context", "_contextvars"};
    context.instance_size = sizeof(ContextObject);
    context.flags = kTypeWeakrefs | kTypeMapping;
    context.weakrefs_offset = offsetof(ContextObject, weakrefs);
    context.slots.dealloc = context_dealloc;
    context.slots.traverse = context_traverse;
    context.slots.clear = context_clear;
    context.slots.construct = context_construct;
    context.slots.length = context_length;
    context.slots.contains = context_contains;
    context.slots.get_item = context_get_item;
    context.slots.iter = context_iter;
    context.methods = kContextMethods;
    context_type = vm.make_type(context);

    Vm::TypeSpec variable{"ContextVar", "_contextvars"};
    variable.instance_size = sizeof(ContextVarObject);
    variable.flags = kTypeWeakrefs;
    variable.weakrefs_offset = offsetof(ContextVarObject, weakrefs);
    variable.slots.dealloc = variable_dealloc;
    variable.slots.traverse = variable_traverse;
    variable.slots.clear = variable_clear;
    variable.slots.construct = variable_construct;
    variable.slots.repr = variable_repr;
    variable.methods = kVariableMethods;
    variable.getsets = kVariableGetSets;
    variable_type = vm.make_type(variable);

    Vm::TypeSpec token{"Token", "_contextvars"};
    token.instance_size = sizeof(TokenObject);
    token.slots.dealloc = token_dealloc;
    token.slots.traverse = token_traverse;
    token.slots.clear = token_clear;
    token.slots.construct = token_construct;
    token.slots.repr = token_repr;
    token.methods = kTokenMethods;
    token.getsets = kTokenGetSets;
    token_type = vm.make_type(token);

    Vm::TypeSpec missing_spec{"Token.MISSING", "_contextvars"};
    missing_spec.slots.repr = missing_repr;
    missing = Value::adopt(vm.heap.make_instance<Object>(vm.make_type(missing_spec)));
    vm.set_type_attribute(token_type, vm.intern("MISSING"), &missing);
}

Ref<ContextObject> ContextState::copy(ContextObject* context) {
    return new_context(vm_, context_type, context->data);
}

Ref<ContextObject> ContextState::copy_current() {
    if (current_.is_null()) return new_context(vm_, context_type, nullptr);
    return copy(current_.as<ContextObject>());
}

ContextObject* ContextState::current() {
    if (current_.is_null()) current_ = new_context(vm_, context_type, nullptr);
    return current_.as<ContextObject>();
}

bool ContextState::enter(ContextObject* context) {
    Value outer;
    if (!enter_task(Value::share(context), outer)) return false;
    context->previous = std::move(outer);
    return true;
}

Ref<ContextObject> ContextState::make_empty() {
    return new_context(vm_, context_type, nullptr);
}

Value ContextState::copy_for_task() {
    if (current_.is_null() || !current_.as<ContextObject>()->data) return Value();
    return copy(current_.as<ContextObject>());
}

bool ContextState::enter_task(const Value& context, Value& outer) {
    if (context && context.as<ContextObject>()->entered) {
        const Value shown = vm_.repr(context);
        if (shown)
            vm_.raise_f(vm_.exc.RuntimeError, "cannot enter context: {} is already entered", vm_.utf8(shown));
        return false;
    }
    if (context) context.as<ContextObject>()->entered = true;
    outer = std::exchange(current_, context);
    return true;
}

void ContextState::leave_task(Value& context, Value outer) {
    if (context.is_null()) context = current_;
    if (context) context.as<ContextObject>()->entered = false;
    current_ = std::move(outer);
}

void ContextState::leave(ContextObject* context) {
    context->entered = false;
    Value kept = std::exchange(current_, std::move(context->previous));  // `context` may die with it
}

void register_contextvars(Vm& vm) {
    vm.register_module(kModule);
}

}  // namespace awaitscope
