// The `operator` module: operators as functions, and the getters.
#include "engine/modules/module_list.h"
#include "engine/vm/list.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <memory>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

// --- Operators
// ----------------------------------------------------------------------------------------------

template <BinaryOp op>
Value binary(Vm& vm, Bound args) {
    return vm.binary(op, args[0], args[1]);
}

template <BinaryOp op>
Value inplace(Vm& vm, Bound args) {
    return vm.inplace(op, args[0], args[1]);
}

template <CompareOp op>
Value compare(Vm& vm, Bound args) {
    return vm.compare(args[0], args[1], op);
}

template <Value (*Slots::*slot)(Vm&, const Value&)>
Value unary(Vm& vm, Bound args) {
    auto function = vm.type_of(args[0])->slots.*slot;
    if (function) return function(vm, args[0]);
    constexpr const char* kSymbol = slot == &Slots::negative   ? "unary -"
                                    : slot == &Slots::positive ? "unary +"
                                    : slot == &Slots::invert   ? "unary ~"
                                                               : "abs()";
    return vm.raise_f(vm.exc.TypeError, "bad operand type for {}: '{}'", kSymbol, type_name(vm, args[0]));
}

template <bool wanted>
Value truth(Vm& vm, Bound args) {
    bool result = false;
    return vm.truth(args[0], result) ? Value::boolean(result == wanted) : Value();
}

Value is(Vm&, Bound args) {
    return Value::boolean(identical(args[0], args[1]));
}
Value is_not(Vm&, Bound args) {
    return Value::boolean(!identical(args[0], args[1]));
}
Value is_none(Vm&, Bound args) {
    return Value::boolean(args[0].is_none());
}
Value is_not_none(Vm&, Bound args) {
    return Value::boolean(!args[0].is_none());
}
Value index(Vm& vm, Bound args) {
    return as_index(vm, args[0]);
}

Value concat(Vm& vm, Bound args) {
    const Slots& slots = vm.type_of(args[0])->slots;
    if (!slots.concat && !vm.lookup(vm.type_of(args[0]), vm.names.__getitem__)) {
        return vm.raise_f(vm.exc.TypeError, "'{}' object can't be concatenated", type_name(vm, args[0]));
    }
    return vm.binary(BinaryOp::add, args[0], args[1]);
}

Value contains(Vm& vm, Bound args) {
    bool result = false;
    return vm.contains(args[0], args[1], result) ? Value::boolean(result) : Value();
}

Value get_item(Vm& vm, Bound args) {
    return vm.get_item(args[0], args[1]);
}
Value set_item(Vm& vm, Bound args) {
    return vm.set_item(args[0], args[1], args[2]) ? Value::none() : Value();
}
Value delete_item(Vm& vm, Bound args) {
    return vm.delete_item(args[0], args[1]) ? Value::none() : Value();
}

Value count_of(Vm& vm, Bound args) {
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    std::int64_t found = 0;
    while (Value item = vm.next(iterator)) {
        bool same = false;
        if (!vm.equal(item, args[1], same)) return Value();
        if (same) ++found;
    }
    return vm.pending.is_null() ? vm.make_int(found) : Value();
}

Value index_of(Vm& vm, Bound args) {
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    std::int64_t i = 0;
    for (; Value item = vm.next(iterator); ++i) {
        bool same = false;
        if (!vm.equal(item, args[1], same)) return Value();
        if (same) return vm.make_int(i);
    }
    if (!vm.pending.is_null()) return Value();
    return vm.raise(vm.exc.ValueError, "sequence.index(x): x not in sequence");
}

Value hint(Vm& vm, Bound args) {
    std::int64_t otherwise = 0;
    std::int64_t result = 0;
    if (args[1]) {
        if (!vm.is_int(args[1])) {
            return vm.raise_f(vm.exc.TypeError, "'{}' object cannot be interpreted as an integer",
                              type_name(vm, args[1]));
        }
        if (!vm.to_int64(args[1], otherwise)) return Value();
    }
    return length_hint(vm, args[0], otherwise, result) ? vm.make_int(result) : Value();
}

Value call(Vm& vm, const Args& args) {
    if (args.positional == 0) return vm.raise(vm.exc.TypeError, "call expected at least 1 argument, got 0");
    return vm.call(args[0], args.tail());
}

// --- Getters
// ------------------------------------------------------------------------------------------------

/// itemgetter, attrgetter and methodcaller.
struct GetterObject : Object {
    Value names;     ///< tuple: keys, dotted names; methodcaller: the name and the positional arguments
    Value keywords;  ///< methodcaller: dict
};

GetterObject* getter_of(const Value& v) {
    return v.as<GetterObject>();
}
std::span<const Value> names_of(const Value& v) {
    return getter_of(v)->names.as<TupleObject>()->items();
}

Value make_getter(Vm& vm, Type* cls, const Args& args) {
    auto* getter = vm.heap.make_instance<GetterObject>(cls);
    std::construct_at(&getter->names, vm.make_tuple(std::span<const Value>(args.values, args.positional)));
    std::construct_at(&getter->keywords);
    vm.heap.track(getter);
    return Value::adopt(getter);
}

void dealloc(Object* self) {
    std::destroy_at(&static_cast<GetterObject*>(self)->names);
    std::destroy_at(&static_cast<GetterObject*>(self)->keywords);
    self->type->vm->heap.free_instance(self);
}

void traverse(Object* self, GcVisitor& visitor) {
    visitor.visit(static_cast<GetterObject*>(self)->names);
    visitor.visit(static_cast<GetterObject*>(self)->keywords);
}

/// The one object that a getter is called with.
const Value* single_argument(Vm& vm, const char* name, const Args& args) {
    if (args.keywords() > 0) {
        vm.raise_f(vm.exc.TypeError, "{}() takes no keyword arguments", name);
        return nullptr;
    }
    if (args.positional == 1) return &args[0];
    vm.raise_f(vm.exc.TypeError, "{} expected 1 argument, got {}", name, args.positional);
    return nullptr;
}

Value itemgetter_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "itemgetter() takes no keyword arguments");
    if (args.positional == 0) {
        return vm.raise(vm.exc.TypeError, "itemgetter expected 1 argument, got 0");
    }
    return make_getter(vm, cls, args);
}

Value itemgetter_call(Vm& vm, const Value& self, const Args& args) {
    const Value* object = single_argument(vm, "itemgetter", args);
    if (!object) return Value();
    std::span<const Value> keys = names_of(self);
    if (keys.size() == 1) return vm.get_item(*object, keys[0]);
    std::vector<Value> items;
    for (const Value& key : keys) {
        items.push_back(vm.get_item(*object, key));
        if (!items.back()) return Value();
    }
    return vm.make_tuple(items);
}

Value attrgetter_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0) return vm.raise(vm.exc.TypeError, "attrgetter() takes no keyword arguments");
    if (args.positional == 0) {
        return vm.raise(vm.exc.TypeError, "attrgetter expected 1 argument, got 0");
    }
    for (std::size_t i = 0; i < args.positional; ++i) {
        if (!vm.is_str(args[i])) return vm.raise(vm.exc.TypeError, "attribute name must be a string");
    }
    return make_getter(vm, cls, args);
}

Value dotted_attribute(Vm& vm, Value object, const StrObject* name) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= name->length && object; ++i) {
        if (i < name->length && name->at(i) != U'.') continue;
        object = vm.get_attribute(object, vm.intern(str_slice(vm, name, begin, i)).get());
        begin = i + 1;
    }
    return object;
}

Value attrgetter_call(Vm& vm, const Value& self, const Args& args) {
    const Value* object = single_argument(vm, "attrgetter", args);
    if (!object) return Value();
    std::span<const Value> names = names_of(self);
    if (names.size() == 1) return dotted_attribute(vm, *object, names[0].as<StrObject>());
    std::vector<Value> values;
    for (const Value& name : names) {
        values.push_back(dotted_attribute(vm, *object, name.as<StrObject>()));
        if (!values.back()) return Value();
    }
    return vm.make_tuple(values);
}

Value methodcaller_construct(Vm& vm, Type* cls, const Args& args) {
    if (args.positional == 0) {
        return vm.raise(vm.exc.TypeError, "methodcaller needs at least one argument, the method name");
    }
    if (!vm.is_str(args[0])) return vm.raise(vm.exc.TypeError, "method name must be a string");
    Value self = make_getter(vm, cls, args);
    Ref<DictObject> keywords = vm.make_dict();
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        dict_set(vm, keywords.get(), (*args.names)[k], args[args.positional + k]);
    }
    getter_of(self)->keywords = keywords;
    return self;
}

Value methodcaller_call(Vm& vm, const Value& self, const Args& args) {
    const Value* object = single_argument(vm, "methodcaller", args);
    if (!object) return Value();
    std::span<const Value> names = names_of(self);
    Value method = vm.get_attribute(*object, vm.intern(names[0]).get());
    if (!method) return Value();
    std::vector<Value> values(names.begin() + 1, names.end());
    std::size_t positional = values.size();
    std::vector<Value> keys;
    std::size_t position = 0;
    const DictObject::Entry* entry = nullptr;
    while (dict_next(getter_of(self)->keywords.as<DictObject>(), position, entry)) {
        keys.push_back(entry->key);
        values.push_back(entry->value);
    }
    if (keys.empty()) return vm.call(method, Args{values.data(), positional, nullptr});
    Value packed = vm.make_tuple(keys);
    return vm.call(method, Args{values.data(), positional, packed.as<TupleObject>()});
}

Value repr(Vm& vm, const Value& self) {
    StrBuilder out(vm);
    out.append("operator.");
    out.append(vm.type_of(self)->name);
    out.append("(");
    bool first = true;
    auto show = [&](std::string_view prefix, const Value& v) {
        Value text = vm.repr(v);
        if (!text) return false;
        if (!first) out.append(", ");
        first = false;
        out.append(prefix);
        out.append(text.as<StrObject>());
        return true;
    };
    for (const Value& name : names_of(self)) {
        if (!show("", name)) return Value();
    }
    if (!getter_of(self)->keywords.is_null()) {
        std::size_t position = 0;
        const DictObject::Entry* entry = nullptr;
        while (dict_next(getter_of(self)->keywords.as<DictObject>(), position, entry)) {
            if (!show(vm.utf8(entry->key) + "=", entry->value)) return Value();
        }
    }
    out.append(")");
    return out.finish();
}

void add_getter(Vm& vm, ModuleObject& module, const char* name, Value (*construct)(Vm&, Type*, const Args&),
                Value (*call_slot)(Vm&, const Value&, const Args&)) {
    Vm::TypeSpec spec;
    spec.name = name;
    spec.module = "operator";
    spec.instance_size = sizeof(GetterObject);
    spec.slots.dealloc = dealloc;
    spec.slots.traverse = traverse;
    spec.slots.construct = construct;
    spec.slots.call = call_slot;
    spec.slots.repr = repr;
    vm.add_value(module, name, Value::share(vm.make_type(spec)));
}

#define AWAITSCOPE_OPERATOR(name, op)                                \
    {name, "a, b, /", binary<op>, nullptr, kFunction},               \
        {"__" name "__", "a, b, /", binary<op>, nullptr, kFunction}, \
        {"i" name, "a, b, /", inplace<op>, nullptr, kFunction}, {    \
        "__i" name "__", "a, b, /", inplace<op>, nullptr, kFunction  \
    }
#define AWAITSCOPE_BOTH(name, parameters, function)              \
    {name, parameters, function, nullptr, kFunction}, {          \
        "__" name "__", parameters, function, nullptr, kFunction \
    }

constexpr NativeSpec kFunctions[] = {
    AWAITSCOPE_OPERATOR("add", BinaryOp::add),
    AWAITSCOPE_OPERATOR("sub", BinaryOp::subtract),
    AWAITSCOPE_OPERATOR("mul", BinaryOp::multiply),
    AWAITSCOPE_OPERATOR("truediv", BinaryOp::true_divide),
    AWAITSCOPE_OPERATOR("floordiv", BinaryOp::floor_divide),
    AWAITSCOPE_OPERATOR("mod", BinaryOp::remainder),
    AWAITSCOPE_OPERATOR("pow", BinaryOp::power),
    AWAITSCOPE_OPERATOR("lshift", BinaryOp::lshift),
    AWAITSCOPE_OPERATOR("rshift", BinaryOp::rshift),
    AWAITSCOPE_OPERATOR("matmul", BinaryOp::matrix_multiply),
    AWAITSCOPE_OPERATOR("xor", BinaryOp::xor_),
    {"and_", "a, b, /", binary<BinaryOp::and_>, nullptr, kFunction},
    {"or_", "a, b, /", binary<BinaryOp::or_>, nullptr, kFunction},
    {"__and__", "a, b, /", binary<BinaryOp::and_>, nullptr, kFunction},
    {"__or__", "a, b, /", binary<BinaryOp::or_>, nullptr, kFunction},
    {"iand", "a, b, /", inplace<BinaryOp::and_>, nullptr, kFunction},
    {"ior", "a, b, /", inplace<BinaryOp::or_>, nullptr, kFunction},
    AWAITSCOPE_BOTH("lt", "a, b, /", compare<CompareOp::lt>),
    AWAITSCOPE_BOTH("le", "a, b, /", compare<CompareOp::le>),
    AWAITSCOPE_BOTH("eq", "a, b, /", compare<CompareOp::eq>),
    AWAITSCOPE_BOTH("ne", "a, b, /", compare<CompareOp::ne>),
    AWAITSCOPE_BOTH("gt", "a, b, /", compare<CompareOp::gt>),
    AWAITSCOPE_BOTH("ge", "a, b, /", compare<CompareOp::ge>),
    AWAITSCOPE_BOTH("neg", "a, /", unary<&Slots::negative>),
    AWAITSCOPE_BOTH("pos", "a, /", unary<&Slots::positive>),
    AWAITSCOPE_BOTH("abs", "a, /", unary<&Slots::absolute>),
    AWAITSCOPE_BOTH("inv", "a, /", unary<&Slots::invert>),
    AWAITSCOPE_BOTH("invert", "a, /", unary<&Slots::invert>),
    AWAITSCOPE_BOTH("index", "a, /", index),
    AWAITSCOPE_BOTH("concat", "a, b, /", concat),
    AWAITSCOPE_BOTH("contains", "a, b, /", contains),
    AWAITSCOPE_BOTH("getitem", "a, b, /", get_item),
    AWAITSCOPE_BOTH("setitem", "a, b, c, /", set_item),
    AWAITSCOPE_BOTH("delitem", "a, b, /", delete_item),
    {"not_", "a, /", truth<false>, nullptr, kFunction},
    {"truth", "a, /", truth<true>, nullptr, kFunction},
    {"is_", "a, b, /", is, nullptr, kFunction},
    {"is_not", "a, b, /", is_not, nullptr, kFunction},
    {"is_none", "a, /", is_none, nullptr, kFunction},
    {"is_not_none", "a, /", is_not_none, nullptr, kFunction},
    {"countOf", "a, b, /", count_of, nullptr, kFunction},
    {"indexOf", "a, b, /", index_of, nullptr, kFunction},
    {"length_hint", "obj, default=0, /", hint, nullptr, kFunction},
    {"call", "obj, /, *args, **kwargs", nullptr, call, kFunction},
};

}  // namespace

bool populate_operator(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    add_getter(vm, module, "itemgetter", itemgetter_construct, itemgetter_call);
    add_getter(vm, module, "attrgetter", attrgetter_construct, attrgetter_call);
    add_getter(vm, module, "methodcaller", methodcaller_construct, methodcaller_call);
    return true;
}

}  // namespace awaitscope
