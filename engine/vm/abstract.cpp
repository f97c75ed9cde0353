// The protocols of the data model: operators, items, iteration (Objects/abstract.c, Objects/object.c).
#include "engine/vm/generic_attributes.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/iterators.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm_private.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// CPython counts C recursion in repr, comparisons and calls; `where` completes the message.
class NativeCall {
  public:
    NativeCall(Vm& vm) : vm_(vm), entered_(enter_native(vm)) {}
    ~NativeCall() {
        if (entered_) --vm_.native_depth;
    }
    NativeCall(const NativeCall&) = delete;
    explicit operator bool() const { return entered_; }

  private:
    Vm& vm_;
    bool entered_;
};

std::string_view symbol(BinaryOp op) {
    static constexpr std::string_view symbols[] = {
#define X(name, text, method, reflected, inplace) text,
        AWAITSCOPE_BINARY_OPS(X)
#undef X
    };
    return symbols[static_cast<int>(op)];
}

std::string_view symbol(CompareOp op) {
    static constexpr std::string_view symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    return symbols[static_cast<int>(op)];
}

/// binary_op1
Value try_binary(Vm& vm, BinaryOp op, const Value& a, const Value& b) {
    const auto index = static_cast<std::size_t>(op);
    Type* left = vm.type_of(a);
    Type* right = vm.type_of(b);
    auto* first = left->slots.binary[index];
    auto* second = left == right ? nullptr : right->slots.binary[index];
    if (second == first) second = nullptr;
    if (first) {
        if (second && Vm::is_subtype(right, left)) {
            Value result = second(vm, a, b);
            if (!result.is_not_implemented()) return result;
            second = nullptr;
        }
        Value result = first(vm, a, b);
        if (!result.is_not_implemented()) return result;
    }
    if (second) return second(vm, a, b);
    return Value::not_implemented();
}

}  // namespace

Value Vm::binary(BinaryOp op, const Value& a, const Value& b) {
    Value result = try_binary(*this, op, a, b);
    if (!result.is_not_implemented()) return result;
    result = sequence_binary(*this, op, a, b, false);
    if (!result.is_not_implemented()) return result;
    // print >> sys.stderr was Python 2's way.
    if (op == BinaryOp::rshift && type_of(a) == types.native_function &&
        std::string_view(a.as<NativeFunctionObject>()->spec->name) == "print") {
        return raise_f(exc.TypeError,
                       "unsupported operand type(s) for >>: '{}' and '{}'. Did you mean \"print(<message>, "
                       "file=<output_stream>)\"?",
                       type_name(*this, a), type_name(*this, b));
    }
    return raise_f(exc.TypeError, "unsupported operand type(s) for {}: '{}' and '{}'",
                   op == BinaryOp::power ? "** or pow()" : symbol(op), type_name(*this, a),
                   type_name(*this, b));
}

Value Vm::inplace(BinaryOp op, const Value& a, const Value& b) {
    if (auto* slot = type_of(a)->slots.inplace[static_cast<std::size_t>(op)]) {
        Value result = slot(*this, a, b);
        if (!result.is_not_implemented()) return result;
    }
    Value result = try_binary(*this, op, a, b);
    if (!result.is_not_implemented()) return result;
    result = sequence_binary(*this, op, a, b, true);
    if (!result.is_not_implemented()) return result;
    return raise_f(exc.TypeError, "unsupported operand type(s) for {}=: '{}' and '{}'", symbol(op),
                   type_name(*this, a), type_name(*this, b));
}

Value Vm::compare(const Value& a, const Value& b, CompareOp op) {
    NativeCall call(*this);
    if (!call) return Value();
    static constexpr CompareOp swapped[] = {CompareOp::gt, CompareOp::ge, CompareOp::eq,
                                            CompareOp::ne, CompareOp::lt, CompareOp::le};
    Type* left = type_of(a);
    Type* right = type_of(b);
    const CompareOp mirrored = swapped[static_cast<int>(op)];
    bool reflected_done = false;
    if (left != right && is_subtype(right, left) && right->slots.compare) {
        reflected_done = true;
        Value result = right->slots.compare(*this, b, a, mirrored);
        if (!result.is_not_implemented()) return result;
    }
    if (left->slots.compare) {
        Value result = left->slots.compare(*this, a, b, op);
        if (!result.is_not_implemented()) return result;
    }
    if (!reflected_done && right->slots.compare) {
        Value result = right->slots.compare(*this, b, a, mirrored);
        if (!result.is_not_implemented()) return result;
    }
    if (op == CompareOp::eq) return Value::boolean(identical(a, b));
    if (op == CompareOp::ne) return Value::boolean(!identical(a, b));
    return raise_f(exc.TypeError, "'{}' not supported between instances of '{}' and '{}'", symbol(op),
                   type_name(*this, a), type_name(*this, b));
}

namespace {

/// Equality of tuples as far as ints and identity decide it; false: the general way is needed.
bool compare_tuples_of_ints(const TupleObject* a, const TupleObject* b, bool& out) {
    for (std::size_t i = 0; i < std::min(a->size, b->size); ++i) {
        if (identical((*a)[i], (*b)[i])) continue;
        out = false;
        return (*a)[i].is_small_int() && (*b)[i].is_small_int();
    }
    out = a->size == b->size;
    return true;
}

}  // namespace

bool Vm::equal(const Value& a, const Value& b, bool& out) {
    if (identical(a, b)) return out = true;
    if (a.is_small_int() && b.is_small_int()) return out = false, true;
    if (is_exact_str(a) && is_exact_str(b))
        return out = awaitscope::equal(a.as<StrObject>(), b.as<StrObject>()), true;
    if (type_of(a) == types.tuple && type_of(b) == types.tuple &&
        compare_tuples_of_ints(a.as<TupleObject>(), b.as<TupleObject>(), out))
        return true;
    Value result = compare(a, b, CompareOp::eq);
    if (!result) return false;
    if (result.is_bool()) return out = result.is_true(), true;
    return truth(result, out);
}

bool Vm::truth(const Value& v, bool& out) {
    if (v.is_bool()) return out = v.is_true(), true;
    if (v.is_none()) return out = false, true;
    if (v.is_small_int()) return out = v.small() != 0, true;
    const Slots& slots = type_of(v)->slots;
    if (slots.truth) return slots.truth(*this, v, out);
    if (slots.length) {
        std::int64_t n = 0;
        if (!slots.length(*this, v, n)) return false;
        return out = n != 0, true;
    }
    return out = true;
}

bool Vm::hash(const Value& v, std::int64_t& out) {
    if (auto* slot = type_of(v)->slots.hash) return slot(*this, v, out);
    raise_f(exc.TypeError, "unhashable type: '{}'", type_name(*this, v));
    return false;
}

// -- Text
// ------------------------------------------------------------------------------------------------------------

Value Vm::repr(const Value& v) {
    NativeCall call(*this);
    if (!call) return Value();
    Value result = type_of(v)->slots.repr(*this, v);
    if (result && !is_str(result))
        return raise_f(exc.TypeError, "__repr__ returned non-string (type {})", type_name(*this, result));
    return result;
}

Value Vm::str(const Value& v) {
    if (is_exact_str(v)) return v;
    if (v.is_small_int()) return small_int_text(*this, v.small());
    NativeCall call(*this);
    if (!call) return Value();
    Value result = type_of(v)->slots.str(*this, v);
    if (result && !is_str(result))
        return raise_f(exc.TypeError, "__str__ returned non-string (type {})", type_name(*this, result));
    return result;
}

Value Vm::ascii(const Value& v) {
    Value text = repr(v);
    if (!text || text.as<StrObject>()->ascii) return text;
    const auto* s = text.as<StrObject>();
    StrBuilder out(*this);
    for (std::uint32_t i = 0; i < s->length; ++i) {
        const char32_t c = s->at(i);
        const auto code = static_cast<std::uint32_t>(c);
        if (code < 128)
            out.append(c);
        else if (code < 256)
            out.append(fmt::format("\\x{:02x}", code));
        else if (code < 0x10000)
            out.append(fmt::format("\\u{:04x}", code));
        else
            out.append(fmt::format("\\U{:08x}", code));
    }
    return out.finish();
}

Value Vm::format(const Value& v, const Value& spec) {
    if ((!spec || (is_str(spec) && spec.as<StrObject>()->length == 0)) &&
        (is_exact_str(v) || v.is_small_int()))
        return str(v);
    // What the built-in types' own __format__ does, without looking it up.
    if (spec && is_exact_str(spec)) {
        if (v.is_small_int()) return format_int(*this, v, spec.as<StrObject>());
        if (type_of(v) == types.float_) return format_float(*this, v, spec.as<StrObject>());
        if (type_of(v) == types.str) return format_str(*this, v, spec.as<StrObject>());
    }
    Value method = special_method(v, names.__format__);
    if (!method) {
        if (pending) return Value();
        return raise_f(exc.TypeError, "Type {} doesn't define __format__", type_name(*this, v));
    }
    Value result = call(method, {spec ? spec : make_str("")});
    if (result && !is_str(result))
        return raise_f(exc.TypeError, "__format__ must return a str, not {}", type_name(*this, result));
    return result;
}

// -- Containers
// ------------------------------------------------------------------------------------------------------

bool Vm::length(const Value& v, std::int64_t& out) {
    if (auto* slot = type_of(v)->slots.length) return slot(*this, v, out);
    raise_f(exc.TypeError, "object of type '{}' has no len()", type_name(*this, v));
    return false;
}

bool Vm::contains(const Value& container, const Value& item, bool& out) {
    if (auto* slot = type_of(container)->slots.contains) return slot(*this, container, item, out);
    const Slots& slots = type_of(container)->slots;
    if (!slots.iter && !slots.get_item) {
        raise_f(exc.TypeError, "argument of type '{}' is not a container or iterable",
                type_name(*this, container));
        return false;
    }
    Value iterator = iter(container);
    if (!iterator) {
        if (pending_is(exc.TypeError)) {
            clear_exception();
            raise_f(exc.TypeError, "argument of type '{}' is not a container or iterable",
                    type_name(*this, container));
        }
        return false;
    }
    while (Value element = next(iterator)) {
        if (!equal(element, item, out)) return false;
        if (out) return true;
    }
    out = false;
    return !pending;
}

Value Vm::get_item(const Value& container, const Value& key) {
    if (auto* slot = type_of(container)->slots.get_item) return slot(*this, container, key);
    if (is_type(container)) {
        if (container.as<Type>() == types.type) return make_generic_alias(*this, container, key);
        bool missing = false;
        Value method = find_attribute(container, names.__class_getitem__, missing);
        if (method && !method.is_none()) return call(method, {key});
        if (!missing && !method) return Value();
        return raise_f(exc.TypeError, "type '{}' is not subscriptable", full_name(container.as<Type>()));
    }
    return raise_f(exc.TypeError, "'{}' object is not subscriptable", type_name(*this, container));
}

bool Vm::set_item(const Value& container, const Value& key, const Value& value) {
    if (auto* slot = type_of(container)->slots.set_item) return slot(*this, container, key, &value);
    raise_f(exc.TypeError, "'{}' object does not support item assignment", type_name(*this, container));
    return false;
}

bool Vm::delete_item(const Value& container, const Value& key) {
    if (auto* slot = type_of(container)->slots.set_item) return slot(*this, container, key, nullptr);
    raise_f(exc.TypeError, "'{}' object doesn't support item deletion", type_name(*this, container));
    return false;
}

// -- Iteration
// -------------------------------------------------------------------------------------------------------

Value Vm::iter(const Value& v) {
    Type* type = type_of(v);
    if (auto* slot = type->slots.iter) {
        Value result = slot(*this, v);
        if (result && !type_of(result)->slots.next) {
            return raise_f(exc.TypeError, "iter() returned non-iterator of type '{}'",
                           type_name(*this, result));
        }
        return result;
    }
    // Before there was __iter__, sequences were iterated by __getitem__ from 0 on.
    if (type->slots.get_item && !(type->flags & kTypeDict)) return make_sequence_iterator(*this, v);
    return raise_f(exc.TypeError, "'{}' object is not iterable", type_name(*this, v));
}

Value Vm::next(const Value& iterator) {
    // An endless iterator ends a run by the limit of steps, whoever asks for the items.
    if (((++steps & 1023) == 0 && !may_go_on(*this)) || !has_stack(*this)) return Value();
    Value result = type_of(iterator)->slots.next(*this, iterator);
    if (!result && pending && pending_is(exc.StopIteration)) clear_exception();
    return result;
}

bool Vm::iterate(const Value& iterable, const std::function<bool(Value)>& each) {
    if (type_of(iterable) == types.list) {
        const auto* list = iterable.as<ListObject>();
        for (std::size_t i = 0; i < list->items.size(); ++i)
            if (!each(list->items[i])) return false;
        return true;
    }
    if (type_of(iterable) == types.tuple) {
        for (const Value& item : iterable.as<TupleObject>()->items())
            if (!each(item)) return false;
        return true;
    }
    Value iterator = iter(iterable);
    if (!iterator) return false;
    while (Value item = next(iterator))
        if (!each(std::move(item))) return false;
    return !pending;
}

// -- isinstance and issubclass
// ---------------------------------------------------------------------------------------

namespace {

/// `cls.__bases__`, if that is a tuple; null else (abstract_get_bases).
Value abstract_bases(Vm& vm, const Value& cls) {
    bool missing = false;
    Value bases = vm.find_attribute(cls, vm.names.__bases__, missing);
    if (!bases) return Value();
    return vm.is_tuple(bases) ? bases : Value();
}

bool abstract_is_subclass(Vm& vm, const Value& derived, const Value& cls, bool& out) {
    if (identical(derived, cls)) return out = true;
    Value bases = abstract_bases(vm, derived);
    out = false;
    if (!bases) return !vm.pending;
    for (const Value& base : bases.as<TupleObject>()->items()) {
        if (!abstract_is_subclass(vm, base, cls, out)) return false;
        if (out) return true;
    }
    return true;
}

bool check_class(Vm& vm, const Value& cls, const char* message) {
    Value bases = abstract_bases(vm, cls);
    if (bases) return true;
    if (!vm.pending) vm.raise(vm.exc.TypeError, message);
    return false;
}

}  // namespace

bool Vm::is_instance_plainly(const Value& v, const Value& cls, bool& out) {
    if (is_type(cls)) {
        out = is_instance(v, cls.as<Type>());
        if (out || !v.is_object()) return true;
        // What __class__ claims counts too: proxies and mocks.
        if (type_of(v)->slots.get_attribute == generic_get_attribute &&
            lookup(type_of(v), names.__class__) == lookup(types.object, names.__class__))
            return true;
        bool missing = false;
        Value claimed = find_attribute(v, names.__class__, missing);
        if (!claimed) return missing;
        if (is_type(claimed) && claimed.as<Type>() != type_of(v))
            out = is_subtype(claimed.as<Type>(), cls.as<Type>());
        return true;
    }
    if (!check_class(*this, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return false;
    bool missing = false;
    Value claimed = find_attribute(v, names.__class__, missing);
    if (!claimed) return out = false, missing;
    return abstract_is_subclass(*this, claimed, cls, out);
}

bool Vm::is_subclass_plainly(const Value& derived, const Value& cls, bool& out) {
    if (is_type(cls) && is_type(derived)) return out = is_subtype(derived.as<Type>(), cls.as<Type>()), true;
    if (!check_class(*this, derived, "issubclass() arg 1 must be a class")) return false;
    if (!check_class(*this, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return false;
    return abstract_is_subclass(*this, derived, cls, out);
}

bool Vm::is_instance_of(const Value& v, const Value& cls, bool& out) {
    if (is_type(cls) && type_of(v) == cls.as<Type>()) return out = true;
    if (type_of(cls) == types.type) return is_instance_plainly(v, cls, out);
    NativeCall call_depth(*this);
    if (!call_depth) return false;
    if (type_of(cls) == types.tuple) {
        out = false;
        for (const Value& one : cls.as<TupleObject>()->items()) {
            if (!is_instance_of(v, one, out)) return false;
            if (out) return true;
        }
        return true;
    }
    Value check = special_method(cls, names.__instancecheck__);
    if (!check) {
        if (pending) return false;
        return is_instance_plainly(v, cls, out);
    }
    Value result = call(check, {v});
    return result && truth(result, out);
}

bool Vm::is_subclass_of(const Value& derived, const Value& cls, bool& out) {
    if (type_of(cls) == types.type) {
        if (identical(derived, cls)) return out = true;
        return is_subclass_plainly(derived, cls, out);
    }
    NativeCall call_depth(*this);
    if (!call_depth) return false;
    if (type_of(cls) == types.tuple) {
        out = false;
        for (const Value& one : cls.as<TupleObject>()->items()) {
            if (!is_subclass_of(derived, one, out)) return false;
            if (out) return true;
        }
        return true;
    }
    Value check = special_method(cls, names.__subclasscheck__);
    if (!check) {
        if (pending) return false;
        return is_subclass_plainly(derived, cls, out);
    }
    Value result = call(check, {derived});
    return result && truth(result, out);
}

}  // namespace awaitscope
