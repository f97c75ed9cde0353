// float: arithmetic, comparison, slots.
#include "engine/vm/builtin_types.h"
#include "engine/vm/float_methods.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <bit>
#include <cerrno>
#include <cmath>

namespace awaitscope {

Value Vm::make_float(double x) {
    FloatObject* object = heap.make<FloatObject>(types.float_);
    object->value = x;
    return Value::adopt(object);
}

std::int64_t float_hash(double x) {
    constexpr int kBits = 61;
    constexpr std::uint64_t kModulus = (std::uint64_t{1} << kBits) - 1;
    if (std::isinf(x)) return x > 0 ? 314159 : -314159;
    int exponent = 0;
    double mantissa = std::frexp(std::fabs(x), &exponent);
    // 28 bits at a time, as in _Py_HashDouble: x = mantissa * 2 ** exponent modulo 2 ** 61 - 1.
    std::uint64_t hash = 0;
    while (mantissa != 0) {
        hash = ((hash << 28) & kModulus) | (hash >> (kBits - 28));
        mantissa *= 268435456.0;
        exponent -= 28;
        std::uint64_t part = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(part);
        hash += part;
        if (hash >= kModulus) hash -= kModulus;
    }
    int rotation = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
    hash = ((hash << rotation) & kModulus) | (hash >> (kBits - rotation));
    std::int64_t result = static_cast<std::int64_t>(hash);
    if (x < 0) result = -result;
    return result == -1 ? -2 : result;
}

double float_remainder(double a, double b) {
    double rest = std::fmod(a, b);
    if (rest != 0) return (b < 0) != (rest < 0) ? rest + b : rest;
    return std::copysign(0.0, b);
}

double float_floor_divide(double a, double b) {
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) quotient -= 1.0;
    if (quotient == 0) return std::copysign(0.0, a / b);
    double floored = std::floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Value float_power(Vm& vm, double a, double b) {
    if (b == 0) return vm.make_float(1.0);
    if (std::isnan(a)) return vm.make_float(a);
    if (std::isnan(b)) return vm.make_float(a == 1.0 ? 1.0 : b);
    bool odd = std::fmod(std::fabs(b), 2.0) == 1.0;
    if (std::isinf(b)) {
        double magnitude = std::fabs(a);
        if (magnitude == 1.0) return vm.make_float(1.0);
        return vm.make_float((b > 0) == (magnitude > 1.0) ? std::fabs(b) : 0.0);
    }
    if (std::isinf(a)) {
        if (b > 0) return vm.make_float(odd ? a : std::fabs(a));
        return vm.make_float(odd ? std::copysign(0.0, a) : 0.0);
    }
    if (a == 0) {
        if (b < 0) return vm.raise(vm.exc.ZeroDivisionError, "zero to a negative power");
        return vm.make_float(odd ? a : 0.0);
    }
    bool negate = false;
    if (a < 0) {
        if (b != std::floor(b)) return complex_power(vm, a, 0, b, 0);
        a = -a;
        negate = odd;
    }
    if (a == 1.0) return vm.make_float(negate ? -1.0 : 1.0);
    double result = std::pow(a, b);
    if (std::isinf(result)) {
        return vm.raise_args(vm.exc.OverflowError,
                             {Value::small_int(ERANGE), vm.make_str("Numerical result out of range")});
    }
    return vm.make_float(negate ? -result : result);
}

namespace {

double value_of(const Value& v) {
    return v.as<FloatObject>()->value;
}

bool is_float(const Value& v) {
    return Vm::has_flag(v, kTypeFloat);
}

enum class Operand : std::uint8_t { ok, foreign, overflow };

/// An operand of float arithmetic: floats and ints.
Operand read_operand(Vm& vm, const Value& v, double& out) {
    if (is_float(v)) {
        out = value_of(v);
        return Operand::ok;
    }
    if (!vm.is_int(v)) return Operand::foreign;
    if (int_to_double(v, out)) return Operand::ok;
    vm.raise(vm.exc.OverflowError, "int too large to convert to float");
    return Operand::overflow;
}

template <class Compute>
Value with_operands(Vm& vm, const Value& a, const Value& b, Compute compute) {
    double x = 0;
    double y = 0;
    for (const auto& [operand, place] : {std::pair{&a, &x}, std::pair{&b, &y}}) {
        Operand read = read_operand(vm, *operand, *place);
        if (read == Operand::foreign) return Value::not_implemented();
        if (read == Operand::overflow) return Value();
    }
    return compute(x, y);
}

Value division_by_zero(Vm& vm) {
    return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
}

Value add(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) { return vm.make_float(x + y); });
}

Value subtract(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) { return vm.make_float(x - y); });
}

Value multiply(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) { return vm.make_float(x * y); });
}

Value true_divide(Vm& vm, const Value& a, const Value& b) {
    return with_operands(
        vm, a, b, [&](double x, double y) { return y == 0 ? division_by_zero(vm) : vm.make_float(x / y); });
}

Value floor_divide(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) {
        return y == 0 ? division_by_zero(vm) : vm.make_float(float_floor_divide(x, y));
    });
}

Value remainder(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) {
        return y == 0 ? division_by_zero(vm) : vm.make_float(float_remainder(x, y));
    });
}

Value power(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](double x, double y) { return float_power(vm, x, y); });
}

Value compare_floats(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    double x = value_of(a);
    if (is_float(b)) {
        double y = value_of(b);
        switch (op) {
            case CompareOp::lt: return Value::boolean(x < y);
            case CompareOp::le: return Value::boolean(x <= y);
            case CompareOp::eq: return Value::boolean(x == y);
            case CompareOp::ne: return Value::boolean(x != y);
            case CompareOp::gt: return Value::boolean(x > y);
            case CompareOp::ge: return Value::boolean(x >= y);
        }
    }
    if (!vm.is_int(b)) return Value::not_implemented();
    if (std::isnan(x)) return Value::boolean(op == CompareOp::ne);
    return Value::boolean(satisfies(-int_compare_double(b, x), op));
}

Value repr(Vm& vm, const Value& self) {
    return vm.make_str(float_repr(value_of(self)));
}

bool hash(Vm& vm, const Value& self, std::int64_t& out) {
    double x = value_of(self);
    if (!std::isnan(x)) {
        out = float_hash(x);
        return true;
    }
    // A NaN hashes by identity.
    out = static_cast<std::int64_t>(std::rotr(vm.address(self), 4));
    return true;
}

bool truth(Vm&, const Value& self, bool& out) {
    out = value_of(self) != 0;
    return true;
}

Value negative(Vm& vm, const Value& self) {
    return vm.make_float(-value_of(self));
}

Value exact(Vm& vm, const Value& self) {
    return vm.type_of(self) == vm.types.float_ ? self : vm.make_float(value_of(self));
}

Value absolute(Vm& vm, const Value& self) {
    return vm.make_float(std::fabs(value_of(self)));
}

Value to_int(Vm& vm, const Value& self) {
    return int_from_double(vm, value_of(self));
}

void dealloc(Object* self) {
    self->type->vm->heap.free_instance(self);
}

bool text_to_double(Vm& vm, const Value& v, std::string_view text, double& out) {
    if (float_from_text(text, out)) return true;
    Value shown = vm.repr(v);
    if (shown) vm.raise_f(vm.exc.ValueError, "could not convert string to float: {}", vm.utf8(shown));
    return false;
}

Value construct(Vm& vm, Type* cls, const Args& args) {
    if (args.keywords() > 0 && cls == vm.types.float_) {
        return vm.raise(vm.exc.TypeError, "float() takes no keyword arguments");
    }
    if (args.positional > 1) {
        return vm.raise_f(vm.exc.TypeError, "float expected at most 1 argument, got {}", args.positional);
    }
    double x = 0;
    if (args.positional == 1) {
        const Value& v = args[0];
        bool read = false;
        if (vm.is_str(v)) {
            read = text_to_double(vm, v, numeric_text(vm, v.as<StrObject>()), x);
        } else if (vm.has_flag(v, kTypeBytes)) {
            read = text_to_double(vm, v, v.as<BytesObject>()->view(), x);
        } else if (vm.has_flag(v, kTypeByteArray)) {
            read = text_to_double(vm, v, v.as<ByteArrayObject>()->bytes, x);
        } else if (!vm.type_of(v)->slots.to_float && !vm.type_of(v)->slots.index && !is_float(v)) {
            return vm.raise_f(vm.exc.TypeError,
                              "float() argument must be a string or a real number, not '{}'",
                              type_name(vm, v));
        } else {
            if (vm.type_of(v) == vm.types.float_ && cls == vm.types.float_) return v;
            read = vm.to_double(v, x);
        }
        if (!read) return Value();
    }
    if (cls == vm.types.float_) return vm.make_float(x);
    FloatObject* instance = vm.heap.make_instance<FloatObject>(cls);
    instance->value = x;
    return Value::adopt(instance);
}

}  // namespace

void make_float_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "float";
    spec.instance_size = sizeof(FloatObject);
    spec.flags = kTypeBase | kTypeFloat;
    Slots& slots = spec.slots;
    slots.dealloc = dealloc;
    slots.construct = construct;
    slots.repr = repr;
    slots.hash = hash;
    slots.compare = compare_floats;
    slots.truth = truth;
    slots.binary[static_cast<int>(BinaryOp::add)] = add;
    slots.binary[static_cast<int>(BinaryOp::subtract)] = subtract;
    slots.binary[static_cast<int>(BinaryOp::multiply)] = multiply;
    slots.binary[static_cast<int>(BinaryOp::true_divide)] = true_divide;
    slots.binary[static_cast<int>(BinaryOp::floor_divide)] = floor_divide;
    slots.binary[static_cast<int>(BinaryOp::remainder)] = remainder;
    slots.binary[static_cast<int>(BinaryOp::power)] = power;
    slots.negative = negative;
    slots.positive = exact;
    slots.absolute = absolute;
    slots.to_int = to_int;
    slots.to_float = exact;
    spec.methods = float_method_table();
    spec.getsets = float_getset_table();
    vm.define_type(vm.types.float_, spec);
}

}  // namespace awaitscope
