// list[int] and int | str.
#include "engine/vm/builtin_types.h"
#include "engine/vm/dict.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/typing_hooks.h"
#include "engine/vm/vm.h"

#include <array>
#include <new>

namespace awaitscope {

namespace {

struct GenericAliasObject : Object {
    Value origin;
    Value arguments;  ///< tuple
    bool starred;     ///< *tuple[int, ...]
};

struct UnionObject : Object {
    Value arguments;  ///< tuple, at least two, no duplicates
};

GenericAliasObject* alias_of(const Value& v) {
    return v.as<GenericAliasObject>();
}
UnionObject* union_of(const Value& v) {
    return v.as<UnionObject>();
}

template <class T>
void dealloc(Object* self) {
    static_cast<T*>(self)->~T();
    self->type->vm->heap.free_instance(self);
}

void traverse_alias(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<GenericAliasObject*>(self)->origin);
    visitor.visit(static_cast<GenericAliasObject*>(self)->arguments);
}

void traverse_union(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<UnionObject*>(self)->arguments);
}

/// How a type shows as an argument: int, mymodule.Thing, None, ... or its repr.
bool append_type(Vm& vm, StrBuilder& out, const Value& v) {
    if (v.is_ellipsis()) {
        out.append("...");
        return true;
    }
    if (v.is_none() || (v.is_object() && v.object() == vm.types.none)) {
        out.append("None");
        return true;
    }
    bool plain = vm.is_type(v);
    if (plain) {
        bool missing = false;
        Value module = vm.find_attribute(v, vm.names.__module__, missing);
        if (!module && !missing) return false;
        Value name = vm.get_attribute(v, vm.names.__qualname__);
        if (!name) return false;
        if (module && vm.is_str(module) && !equal(module.as<StrObject>(), "builtins")) {
            out.append(module.as<StrObject>());
            out.append(U'.');
        }
        out.append(name.as<StrObject>());
        return true;
    }
    Value shown = vm.repr(v);
    if (!shown) return false;
    out.append(shown.as<StrObject>());
    return true;
}

Value alias_repr(Vm& vm, const Value& self) {
    GenericAliasObject* alias = alias_of(self);
    StrBuilder out(vm);
    if (alias->starred) out.append(U'*');
    if (!append_type(vm, out, alias->origin)) return Value();
    out.append(U'[');
    std::span<const Value> arguments = alias->arguments.as<TupleObject>()->items();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (i > 0) out.append(", ");
        if (vm.is_list(arguments[i])) {
            out.append(U'[');
            const std::vector<Value>& items = arguments[i].as<ListObject>()->items;
            for (std::size_t k = 0; k < items.size(); ++k) {
                if (k > 0) out.append(", ");
                if (!append_type(vm, out, items[k])) return Value();
            }
            out.append(U']');
        } else if (!append_type(vm, out, arguments[i])) {
            return Value();
        }
    }
    if (arguments.empty()) out.append("()");
    out.append(U']');
    return out.finish();
}

bool alias_hash(Vm& vm, const Value& self, std::int64_t& out) {
    std::int64_t origin = 0;
    std::int64_t arguments = 0;
    if (!vm.hash(alias_of(self)->origin, origin) || !vm.hash(alias_of(self)->arguments, arguments))
        return false;
    out = origin ^ arguments;
    return true;
}

Value alias_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || vm.type_of(b) != vm.types.generic_alias) {
        return Value::not_implemented();
    }
    bool same = false;
    if (!vm.equal(alias_of(a)->origin, alias_of(b)->origin, same)) return Value();
    if (same && !vm.equal(alias_of(a)->arguments, alias_of(b)->arguments, same)) return Value();
    same = same && alias_of(a)->starred == alias_of(b)->starred;
    return Value::boolean(same == (op == CompareOp::eq));
}

Value alias_call(Vm& vm, const Value& self, const Args& args) {
    Value result = vm.call(alias_of(self)->origin, args);
    if (!result) return Value();
    // Instances that can't take attributes don't remember.
    if (!vm.set_attribute(result, vm.names.__orig_class__, self)) {
        bool expected = vm.pending_is(vm.exc.AttributeError) || vm.pending_is(vm.exc.TypeError);
        if (!expected) return Value();
        vm.clear_exception();
    }
    return result;
}

/// Attributes of the origin shine through, except for a few of its own.
Value alias_attribute(Vm& vm, const Value& self, StrObject* name) {
    for (std::string_view own :
         {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__",
          "__copy__", "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__", "__class__"}) {
        if (equal(name, own)) return vm.types.object->slots.get_attribute(vm, self, name);
    }
    bool missing = false;
    bool dunder =
        name->length > 4 && name->ascii && name->view().starts_with("__") && name->view().ends_with("__");
    if (!dunder || vm.lookup(vm.types.generic_alias, name) == nullptr || equal(name, "__doc__")) {
        return vm.get_attribute(alias_of(self)->origin, name);
    }
    Value own = vm.types.object->slots.get_attribute(vm, self, name);
    (void)missing;
    return own;
}

// --- Type parameters
// ----------------------------------------------------------------------------------------

bool is_type_parameter(Vm& vm, const Value& v) {
    std::string name = to_utf8(vm.type_of(v)->name);
    return name == "TypeVar" || name == "ParamSpec" || name == "TypeVarTuple";
}

bool collect_parameters(Vm& vm, const Value& v, std::vector<Value>& out) {
    if (is_type_parameter(vm, v)) {
        for (const Value& seen : out) {
            if (identical(seen, v)) return true;
        }
        out.push_back(v);
        return true;
    }
    if (vm.is_type(v) || !v.is_object()) return true;
    bool missing = false;
    Value parameters = vm.find_attribute(v, vm.intern("__parameters__"), missing);
    if (!parameters) return missing;
    if (!vm.is_tuple(parameters)) return true;
    for (const Value& parameter : parameters.as<TupleObject>()->items()) {
        if (!collect_parameters(vm, parameter, out)) return false;
    }
    return true;
}

Value parameters_of(Vm& vm, const Value& arguments) {
    std::vector<Value> parameters;
    for (const Value& argument : arguments.as<TupleObject>()->items()) {
        if (!collect_parameters(vm, argument, parameters)) return Value();
    }
    return vm.make_tuple(parameters);
}

Value make_union_of(Vm& vm, std::span<const Value> items);

/// alias[arguments]: puts the arguments in the places of the type parameters.
Value substitute(Vm& vm, const Value& v, std::span<const Value> parameters, std::span<const Value> values) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (identical(v, parameters[i])) return values[i];
    }
    bool generic = vm.type_of(v) == vm.types.generic_alias || vm.type_of(v) == vm.types.union_;
    if (!generic) return v;
    const Value& arguments =
        vm.type_of(v) == vm.types.union_ ? union_of(v)->arguments : alias_of(v)->arguments;
    std::vector<Value> replaced;
    for (const Value& argument : arguments.as<TupleObject>()->items()) {
        replaced.push_back(substitute(vm, argument, parameters, values));
    }
    if (vm.type_of(v) == vm.types.generic_alias) {
        return make_generic_alias(vm, alias_of(v)->origin, vm.make_tuple(replaced));
    }
    return make_union_of(vm, replaced);
}

Value alias_get_item(Vm& vm, const Value& self, const Value& key) {
    const Value& arguments =
        vm.type_of(self) == vm.types.union_ ? union_of(self)->arguments : alias_of(self)->arguments;
    Value parameters = parameters_of(vm, arguments);
    if (!parameters) return Value();
    std::span<const Value> names = parameters.as<TupleObject>()->items();
    Value shown = vm.repr(self);
    if (!shown) return Value();
    if (names.empty()) return vm.raise_f(vm.exc.TypeError, "{} is not a generic class", vm.utf8(shown));
    Value given = vm.is_tuple(key) ? key : vm.make_tuple({key});
    std::span<const Value> values = given.as<TupleObject>()->items();
    if (values.size() != names.size()) {
        return vm.raise_f(vm.exc.TypeError, "Too {} arguments for {}; actual {}, expected {}",
                          values.size() > names.size() ? "many" : "few", vm.utf8(shown), values.size(),
                          names.size());
    }
    return substitute(vm, self, names, values);
}

Value alias_iterate(Vm& vm, const Value& self) {
    Value starred = make_generic_alias(vm, alias_of(self)->origin, alias_of(self)->arguments);
    alias_of(starred)->starred = true;
    Value items = vm.make_tuple({starred});
    return vm.iter(items);
}

Value mro_entries(Vm& vm, Bound args) {
    return vm.make_tuple({alias_of(args[0])->origin});
}

Value refuse_instance_check(Vm& vm, Bound) {
    return vm.raise(vm.exc.TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}

Value refuse_subclass_check(Vm& vm, Bound) {
    return vm.raise(vm.exc.TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

Value get_origin(Vm&, const Value& self) {
    return alias_of(self)->origin;
}
Value get_arguments(Vm&, const Value& self) {
    return alias_of(self)->arguments;
}
Value get_parameters(Vm& vm, const Value& self) {
    return parameters_of(vm, alias_of(self)->arguments);
}
Value get_unpacked(Vm&, const Value& self) {
    return Value::boolean(alias_of(self)->starred);
}

Value alias_construct(Vm& vm, Type*, const Args& args) {
    if (args.positional != 2) {
        return vm.raise_f(vm.exc.TypeError, "GenericAlias expected 2 arguments, got {}", args.positional);
    }
    return make_generic_alias(vm, args[0], args[1]);
}

constexpr NativeSpec kAliasMethods[] = {
    {"__mro_entries__", "self, bases, /", mro_entries},
    {"__instancecheck__", "self, instance, /", refuse_instance_check},
    {"__subclasscheck__", "self, cls, /", refuse_subclass_check},
};
constexpr GetSetSpec kAliasGetSets[] = {{"__origin__", get_origin},
                                        {"__args__", get_arguments},
                                        {"__parameters__", get_parameters},
                                        {"__unpacked__", get_unpacked}};

// --- Unions
// -------------------------------------------------------------------------------------------------

bool can_be_in_union(Vm& vm, const Value& v) {
    Type* type = vm.type_of(v);
    if (v.is_none() || vm.is_type(v) || type == vm.types.generic_alias || type == vm.types.union_)
        return true;
    return is_type_parameter(vm, v) || to_utf8(vm.type_of(v)->name) == "TypeAliasType";
}

bool add_member(Vm& vm, const Value& v, std::vector<Value>& members) {
    if (vm.type_of(v) == vm.types.union_) {
        for (const Value& member : union_of(v)->arguments.as<TupleObject>()->items()) {
            if (!add_member(vm, member, members)) return false;
        }
        return true;
    }
    Value member = v.is_none() ? Value::share(vm.types.none) : v;
    for (const Value& seen : members) {
        bool same = false;
        if (!vm.equal(seen, member, same)) return false;
        if (same) return true;
    }
    members.push_back(std::move(member));
    return true;
}

Value union_repr(Vm& vm, const Value& self) {
    StrBuilder out(vm);
    std::span<const Value> members = union_of(self)->arguments.as<TupleObject>()->items();
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out.append(" | ");
        if (!append_type(vm, out, members[i])) return Value();
    }
    return out.finish();
}

Value members_as_set(Vm& vm, const Value& self) {
    Ref<SetObject> set = vm.make_set(true);
    for (const Value& member : union_of(self)->arguments.as<TupleObject>()->items()) {
        if (!set_add(vm, set.get(), member)) return Value();
    }
    return set;
}

bool union_hash(Vm& vm, const Value& self, std::int64_t& out) {
    Value set = members_as_set(vm, self);
    return set && vm.hash(set, out);
}

Value union_compare(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if ((op != CompareOp::eq && op != CompareOp::ne) || vm.type_of(b) != vm.types.union_) {
        return Value::not_implemented();
    }
    Value left = members_as_set(vm, a);
    Value right = members_as_set(vm, b);
    if (!left || !right) return Value();
    return vm.compare(left, right, op);
}

Value check_members(Vm& vm, Bound args, bool instance) {
    for (const Value& member : union_of(args[0])->arguments.as<TupleObject>()->items()) {
        bool result = false;
        bool checked = instance ? vm.is_instance_of(args[1], member, result)
                                : vm.is_subclass_of(args[1], member, result);
        if (!checked) return Value();
        if (result) return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value instance_check(Vm& vm, Bound args) {
    return check_members(vm, args, true);
}
Value subclass_check(Vm& vm, Bound args) {
    return check_members(vm, args, false);
}

Value get_members(Vm&, const Value& self) {
    return union_of(self)->arguments;
}
Value get_union_parameters(Vm& vm, const Value& self) {
    return parameters_of(vm, union_of(self)->arguments);
}
Value get_union_origin(Vm& vm, const Value&) {
    return Value::share(vm.types.union_);
}

/// Of anything, whether or not it takes part in `|`.
Value make_union_of(Vm& vm, std::span<const Value> items) {
    std::vector<Value> members;
    for (const Value& item : items)
        if (!add_member(vm, item, members)) return Value();
    if (members.size() == 1) return members[0];
    UnionObject* result = vm.heap.make<UnionObject>(vm.types.union_);
    new (&result->arguments) Value(vm.make_tuple(members));
    vm.heap.track(result);
    return Value::adopt(result);
}

/// typing.Union[int, "Later", None]: texts become forward references there.
Value union_class_get_item(Vm& vm, Bound args) {
    const Value checked = make_type_parameter(vm, "_union_members",
                                              {vm.is_tuple(args[1]) ? args[1] : vm.make_tuple({args[1]})});
    return checked ? make_union_of(vm, checked.as<TupleObject>()->items()) : Value();
}

constexpr NativeSpec kUnionMethods[] = {
    {"__class_getitem__", "cls, args, /", union_class_get_item, nullptr, NativeSpec::Kind::class_method},
    {"__instancecheck__", "self, instance, /", instance_check},
    {"__subclasscheck__", "self, cls, /", subclass_check},
};
constexpr GetSetSpec kUnionGetSets[] = {
    {"__args__", get_members}, {"__parameters__", get_union_parameters}, {"__origin__", get_union_origin}};

}  // namespace

Value make_generic_alias(Vm& vm, const Value& origin, const Value& arguments) {
    GenericAliasObject* alias = vm.heap.make<GenericAliasObject>(vm.types.generic_alias);
    new (&alias->origin) Value(origin);
    new (&alias->arguments) Value(vm.is_tuple(arguments) ? arguments : vm.make_tuple({arguments}));
    alias->starred = false;
    vm.heap.track(alias);
    return Value::adopt(alias);
}

Value make_union(Vm& vm, const Value& a, const Value& b) {
    if (!can_be_in_union(vm, a) || !can_be_in_union(vm, b)) return Value::not_implemented();
    return make_union_of(vm, std::array{a, b});
}

void make_generic_alias_types(Vm& vm) {
    Vm::TypeSpec alias;
    alias.name = "GenericAlias";
    alias.module = "types";
    alias.instance_size = sizeof(GenericAliasObject);
    alias.flags = kTypeBase;
    alias.slots.dealloc = dealloc<GenericAliasObject>;
    alias.slots.traverse = traverse_alias;
    alias.slots.construct = alias_construct;
    alias.slots.repr = alias_repr;
    alias.slots.hash = alias_hash;
    alias.slots.compare = alias_compare;
    alias.slots.call = alias_call;
    alias.slots.get_attribute = alias_attribute;
    alias.slots.get_item = alias_get_item;
    alias.slots.iter = alias_iterate;
    alias.slots.binary[static_cast<int>(BinaryOp::or_)] = make_union;
    alias.methods = kAliasMethods;
    alias.getsets = kAliasGetSets;
    vm.define_type(vm.types.generic_alias, alias);

    Vm::TypeSpec spec;
    spec.name = "Union";
    spec.module = "typing";
    spec.instance_size = sizeof(UnionObject);
    spec.slots.dealloc = dealloc<UnionObject>;
    spec.slots.traverse = traverse_union;
    spec.slots.repr = union_repr;
    spec.slots.hash = union_hash;
    spec.slots.compare = union_compare;
    spec.slots.get_item = alias_get_item;
    spec.slots.binary[static_cast<int>(BinaryOp::or_)] = make_union;
    spec.methods = kUnionMethods;
    spec.getsets = kUnionGetSets;
    vm.define_type(vm.types.union_, spec);
}

}  // namespace awaitscope
