// complex.
#include "engine/vm/builtin_types.h"
#include "engine/vm/float_methods.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <cerrno>
#include <cmath>

namespace awaitscope {

Value Vm::make_complex(double real, double imag) {
    ComplexObject* object = heap.make<ComplexObject>(types.complex_);
    object->real = real;
    object->imag = imag;
    return Value::adopt(object);
}

std::string complex_repr(double real, double imag) {
    auto number = [](double x) {
        std::string text = float_repr(x);
        if (text.size() > 2 && text.ends_with(".0")) text.resize(text.size() - 2);
        return text;
    };
    std::string imaginary = number(imag);
    if (real == 0 && !std::signbit(real)) return imaginary + "j";
    if (imaginary[0] != '-') imaginary.insert(0, "+");
    return "(" + number(real) + imaginary + "j)";
}

namespace {

struct Complex {
    double real = 0, imag = 0;
};

Complex complex_of(const Value& v) {
    const ComplexObject* object = v.as<ComplexObject>();
    return {object->real, object->imag};
}

bool is_complex(const Value& v) {
    return Vm::has_flag(v, kTypeComplex);
}

Complex multiply(Complex a, Complex b) {
    return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/// Smith's method, as _Py_c_quot.
Complex divide(Complex a, Complex b) {
    if (std::fabs(b.real) >= std::fabs(b.imag)) {
        double ratio = b.imag / b.real;
        double denominator = b.real + b.imag * ratio;
        return {(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
    }
    if (std::fabs(b.imag) >= std::fabs(b.real)) {
        double ratio = b.real / b.imag;
        double denominator = b.real * ratio + b.imag;
        return {(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
    }
    return {std::nan(""), std::nan("")};
}

Complex power_by_squaring(Complex x, long n) {
    Complex result{1, 0};
    Complex base = x;
    for (long mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask) result = multiply(result, base);
        base = multiply(base, base);
    }
    return result;
}

Complex general_power(Complex a, Complex b) {
    if (b.real == 0 && b.imag == 0) return {1, 0};
    if (a.real == 0 && a.imag == 0) return {0, 0};
    double magnitude = std::hypot(a.real, a.imag);
    double length = std::pow(magnitude, b.real);
    double angle = std::atan2(a.imag, a.real);
    double phase = angle * b.real;
    if (b.imag != 0) {
        length *= std::exp(-angle * b.imag);
        phase += b.imag * std::log(magnitude);
    }
    return {length * std::cos(phase), length * std::sin(phase)};
}

/// A complex, float or int operand; 0: foreign, -1: OverflowError pending, 1: read.
int read_operand(Vm& vm, const Value& v, Complex& out) {
    if (is_complex(v)) {
        out = complex_of(v);
        return 1;
    }
    if (!Vm::has_flag(v, kTypeFloat) && !vm.is_int(v)) return 0;
    out.imag = 0;
    return vm.to_double(v, out.real) ? 1 : -1;
}

template <class Compute>
Value with_operands(Vm& vm, const Value& a, const Value& b, Compute compute) {
    Complex x;
    Complex y;
    int left = read_operand(vm, a, x);
    int right = left > 0 ? read_operand(vm, b, y) : left;
    if (right == 0) return Value::not_implemented();
    if (right < 0) return Value();
    return compute(x, y);
}

Value make(Vm& vm, Complex z) {
    return vm.make_complex(z.real, z.imag);
}

/// In mixed arithmetic a real operand has no imaginary part, not even a zero one.
Value add(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](Complex x, Complex y) {
        double imag = !is_complex(a) ? y.imag : !is_complex(b) ? x.imag : x.imag + y.imag;
        return vm.make_complex(x.real + y.real, imag);
    });
}

Value subtract(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](Complex x, Complex y) {
        double imag = !is_complex(a) ? -y.imag : !is_complex(b) ? x.imag : x.imag - y.imag;
        return vm.make_complex(x.real - y.real, imag);
    });
}

Value multiply_values(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](Complex x, Complex y) {
        if (!is_complex(a)) return vm.make_complex(x.real * y.real, x.real * y.imag);
        if (!is_complex(b)) return vm.make_complex(x.real * y.real, x.imag * y.real);
        return make(vm, multiply(x, y));
    });
}

Value true_divide(Vm& vm, const Value& a, const Value& b) {
    return with_operands(vm, a, b, [&](Complex x, Complex y) {
        if (y.real == 0 && y.imag == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
        if (!is_complex(b)) return vm.make_complex(x.real / y.real, x.imag / y.real);
        return make(vm, divide(x, y));
    });
}

Value power(Vm& vm, const Value& a, const Value& b) {
    return with_operands(
        vm, a, b, [&](Complex x, Complex y) { return complex_power(vm, x.real, x.imag, y.real, y.imag); });
}

Value repr(Vm& vm, const Value& self) {
    Complex z = complex_of(self);
    return vm.make_str(complex_repr(z.real, z.imag));
}

bool hash(Vm&, const Value& self, std::int64_t& out) {
    Complex z = complex_of(self);
    std::uint64_t real = std::isnan(z.real) ? 0 : static_cast<std::uint64_t>(float_hash(z.real));
    std::uint64_t imag = std::isnan(z.imag) ? 0 : static_cast<std::uint64_t>(float_hash(z.imag));
    out = static_cast<std::int64_t>(real + 1000003U * imag);
    if (out == -1) out = -2;
    return true;
}

Value compare_complex(Vm& vm, const Value& a, const Value& b, CompareOp op) {
    if (op != CompareOp::eq && op != CompareOp::ne) return Value::not_implemented();
    Complex x = complex_of(a);
    bool same = false;
    if (is_complex(b)) {
        Complex y = complex_of(b);
        same = x.real == y.real && x.imag == y.imag;
    } else if (Vm::has_flag(b, kTypeFloat)) {
        same = x.imag == 0 && x.real == b.as<FloatObject>()->value;
    } else if (vm.is_int(b)) {
        same = x.imag == 0 && !std::isnan(x.real) && int_compare_double(b, x.real) == 0;
    } else {
        return Value::not_implemented();
    }
    return Value::boolean(same == (op == CompareOp::eq));
}

bool truth(Vm&, const Value& self, bool& out) {
    Complex z = complex_of(self);
    out = z.real != 0 || z.imag != 0;
    return true;
}

Value negative(Vm& vm, const Value& self) {
    Complex z = complex_of(self);
    return vm.make_complex(-z.real, -z.imag);
}

Value positive(Vm& vm, const Value& self) {
    return make(vm, complex_of(self));
}

Value absolute(Vm& vm, const Value& self) {
    Complex z = complex_of(self);
    double magnitude = std::hypot(z.real, z.imag);
    if (std::isinf(magnitude) && std::isfinite(z.real) && std::isfinite(z.imag)) {
        return vm.raise(vm.exc.OverflowError, "absolute value too large");
    }
    return vm.make_float(magnitude);
}

void dealloc(Object* self) {
    self->type->vm->heap.free_instance(self);
}

// --- Reading text
// -------------------------------------------------------------------------------------------

/// The longest prefix of `text` that is a float; 0 if none.
std::size_t float_prefix(std::string_view text, double& out) {
    for (std::size_t n = text.size(); n > 0; --n) {
        char last = text[n - 1];
        if (last == ' ' || last == '\t' || text[0] == ' ') continue;
        if (float_from_text(text.substr(0, n), out)) return n;
    }
    return 0;
}

bool parse(std::string_view text, Complex& out) {
    auto strip = [](std::string_view s) {
        while (!s.empty() && (s.front() == ' ' || (s.front() >= '\t' && s.front() <= '\r')))
            s.remove_prefix(1);
        while (!s.empty() && (s.back() == ' ' || (s.back() >= '\t' && s.back() <= '\r'))) s.remove_suffix(1);
        return s;
    };
    text = strip(text);
    if (text.size() > 1 && text.front() == '(' && text.back() == ')')
        text = strip(text.substr(1, text.size() - 2));
    if (text.empty()) return false;
    bool has_unit = text.back() == 'j' || text.back() == 'J';
    if (!has_unit) return float_prefix(text, out.real) == text.size();
    text.remove_suffix(1);
    auto imaginary = [&](std::string_view part) {
        if (part.empty() || part == "+") return out.imag = 1, true;
        if (part == "-") return out.imag = -1, true;
        return float_prefix(part, out.imag) == part.size();
    };
    double first = 0;
    std::size_t read = float_prefix(text, first);
    if (read == text.size() && read > 0) {
        out.imag = first;
        return true;
    }
    if (read == 0) return imaginary(text);
    if (text[read] != '+' && text[read] != '-') return false;
    out.real = first;
    return imaginary(text.substr(read));
}

/// One numeric argument of complex(): through __complex__, __float__, __index__.
bool read_number(Vm& vm, const Value& v, Complex& out, const char* what) {
    if (is_complex(v)) {
        out = complex_of(v);
        return !what ||
               vm.warn(vm.exc.DeprecationWarning,
                       fmt::format("complex() argument '{}' must be a real number, not complex", what));
    }
    if (!what) {
        Value method = vm.special_method(v, vm.intern("__complex__"));
        if (!method && !vm.pending.is_null()) return false;
        if (method) {
            Value z = vm.call(method);
            if (!z) return false;
            if (!is_complex(z)) {
                vm.raise_f(vm.exc.TypeError, "__complex__ returned non-complex (type {})", type_name(vm, z));
                return false;
            }
            out = complex_of(z);
            return true;
        }
    }
    const Slots& slots = vm.type_of(v)->slots;
    if (slots.to_float || slots.index || vm.is_int(v)) return vm.to_double(v, out.real);
    if (what) {
        vm.raise_f(vm.exc.TypeError, "complex() argument '{}' must be a real number, not {}", what,
                   type_name(vm, v));
    } else {
        vm.raise_f(vm.exc.TypeError, "complex() argument must be a string or a number, not {}",
                   type_name(vm, v));
    }
    return false;
}

Value make_instance(Vm& vm, Type* cls, Complex z) {
    ComplexObject* object = vm.heap.make_instance<ComplexObject>(cls);
    object->real = z.real;
    object->imag = z.imag;
    return Value::adopt(object);
}

Value construct(Vm& vm, Type* cls, const Args& args) {
    const Value* parts[2] = {};
    constexpr const char* kNames[] = {"real", "imag"};
    if (args.total() > 2) {
        return vm.raise_f(vm.exc.TypeError, "complex() takes at most 2 arguments ({} given)", args.total());
    }
    for (std::size_t i = 0; i < args.positional; ++i) parts[i] = &args[i];
    for (std::size_t k = 0; k < args.keywords(); ++k) {
        const StrObject* name = (*args.names)[k].as<StrObject>();
        std::size_t i = equal(name, kNames[0]) ? 0 : equal(name, kNames[1]) ? 1 : 2;
        if (i == 2) {
            return vm.raise_f(vm.exc.TypeError, "complex() got an unexpected keyword argument '{}'",
                              to_utf8(name));
        }
        parts[i] = &args[args.positional + k];
    }
    Complex real;
    Complex imag;
    if (parts[0] && !parts[1] && vm.is_str(*parts[0])) {
        if (!parse(numeric_text(vm, parts[0]->as<StrObject>()), real)) {
            return vm.raise(vm.exc.ValueError, "complex() arg is a malformed string");
        }
        return make_instance(vm, cls, real);
    }
    if (parts[0] && !parts[1] && cls == vm.types.complex_ && vm.type_of(*parts[0]) == vm.types.complex_) {
        return *parts[0];
    }
    if (parts[0] && !read_number(vm, *parts[0], real, parts[1] ? kNames[0] : nullptr)) return Value();
    if (parts[1] && !read_number(vm, *parts[1], imag, kNames[1])) return Value();
    bool imaginary_is_complex = parts[1] && is_complex(*parts[1]);
    Complex z{real.real, parts[1] ? imag.real : real.imag};
    if (imaginary_is_complex) z.real -= imag.imag;
    if (parts[1] && parts[0] && is_complex(*parts[0])) z.imag += real.imag;
    return make_instance(vm, cls, z);
}

Value conjugate(Vm& vm, Bound args) {
    Complex z = complex_of(args[0]);
    return vm.make_complex(z.real, -z.imag);
}

Value from_number(Vm& vm, Bound args) {
    Complex z;
    if (vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "must be real number, not {}", type_name(vm, args[1]));
    }
    if (!read_number(vm, args[1], z, nullptr)) return Value();
    return make_instance(vm, args[0].as<Type>(), z);
}

Value format(Vm& vm, Bound args) {
    if (!vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "__format__() argument must be str, not {}",
                          type_name(vm, args[1]));
    }
    return format_complex(vm, args[0], args[1].as<StrObject>());
}

Value itself(Vm& vm, Bound args) {
    return make(vm, complex_of(args[0]));
}

Value getnewargs(Vm& vm, Bound args) {
    Complex z = complex_of(args[0]);
    return vm.make_tuple({vm.make_float(z.real), vm.make_float(z.imag)});
}

Value get_real(Vm& vm, const Value& self) {
    return vm.make_float(complex_of(self).real);
}
Value get_imag(Vm& vm, const Value& self) {
    return vm.make_float(complex_of(self).imag);
}

constexpr NativeSpec kMethods[] = {
    {"conjugate", "self, /", conjugate},
    {"from_number", "cls, number, /", from_number, nullptr, NativeSpec::Kind::class_method},
    {"__complex__", "self, /", itself},
    {"__format__", "self, format_spec, /", format},
    {"__getnewargs__", "self, /", getnewargs},
};
constexpr GetSetSpec kGetSets[] = {{"real", get_real}, {"imag", get_imag}};

}  // namespace

Value complex_power(Vm& vm, double a, double b, double c, double d) {
    Complex base{a, b};
    bool zero_base = a == 0 && b == 0;
    if (zero_base && (d != 0 || c < 0)) {
        return vm.raise(vm.exc.ZeroDivisionError, "zero to a negative or complex power");
    }
    Complex result;
    if (d == 0 && c == std::floor(c) && std::fabs(c) <= 100.0) {
        long n = static_cast<long>(c);
        result = n >= 0 ? power_by_squaring(base, n) : divide({1, 0}, power_by_squaring(base, -n));
    } else {
        result = general_power(base, {c, d});
    }
    bool overflow = std::isinf(result.real) || std::isinf(result.imag);
    if (overflow && std::isfinite(a) && std::isfinite(b)) {
        return vm.raise(vm.exc.OverflowError, "complex exponentiation");
    }
    return make(vm, result);
}

void make_complex_type(Vm& vm) {
    Vm::TypeSpec spec;
    spec.name = "complex";
    spec.instance_size = sizeof(ComplexObject);
    spec.flags = kTypeBase | kTypeComplex;
    Slots& slots = spec.slots;
    slots.dealloc = dealloc;
    slots.construct = construct;
    slots.repr = repr;
    slots.hash = hash;
    slots.compare = compare_complex;
    slots.truth = truth;
    slots.binary[static_cast<int>(BinaryOp::add)] = add;
    slots.binary[static_cast<int>(BinaryOp::subtract)] = subtract;
    slots.binary[static_cast<int>(BinaryOp::multiply)] = multiply_values;
    slots.binary[static_cast<int>(BinaryOp::true_divide)] = true_divide;
    slots.binary[static_cast<int>(BinaryOp::power)] = power;
    slots.negative = negative;
    slots.positive = positive;
    slots.absolute = absolute;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    vm.define_type(vm.types.complex_, spec);
}

}  // namespace awaitscope
