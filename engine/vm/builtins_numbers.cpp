// builtins: abs, ascii, bin, chr, divmod, format, hex, oct, ord, pow, round, sum.
#include "engine/vm/builtins.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/str_text.h"
#include "engine/vm/vm.h"

#include <cmath>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

Value abs(Vm& vm, Bound args) {
    auto slot = vm.type_of(args[0])->slots.absolute;
    if (!slot)
        return vm.raise_f(vm.exc.TypeError, "bad operand type for abs(): '{}'", type_name(vm, args[0]));
    return slot(vm, args[0]);
}

Value ascii(Vm& vm, Bound args) {
    return vm.ascii(args[0]);
}

template <int base>
Value in_base(Vm& vm, Bound args) {
    Value n = as_index(vm, args[0]);
    if (!n) return Value();
    std::string text;
    if (!int_to_text(vm, n, base, text)) return Value();
    constexpr const char* kPrefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    text.insert(text[0] == '-' ? 1 : 0, kPrefix);
    return vm.make_str(text);
}

Value chr(Vm& vm, Bound args) {
    Value n = as_index(vm, args[0]);
    if (!n) return Value();
    std::int64_t code = 0;
    if (!int_fits_int64(n, code) || code < 0 || code > 0x10ffff) {
        return vm.raise(vm.exc.ValueError, "chr() arg not in range(0x110000)");
    }
    return vm.make_str(static_cast<char32_t>(code));
}

Value ord(Vm& vm, Bound args) {
    std::string_view bytes;
    std::size_t length = 0;
    if (vm.is_str(args[0])) {
        const StrObject* s = args[0].as<StrObject>();
        length = s->length;
        if (length == 1) return Value::small_int(s->at(0));
    } else if (bytes_view(vm, args[0], bytes)) {
        length = bytes.size();
        if (length == 1) return Value::small_int(static_cast<unsigned char>(bytes[0]));
    } else {
        return vm.raise_f(vm.exc.TypeError, "ord() expected string of length 1, but {} found",
                          type_name(vm, args[0]));
    }
    return vm.raise_f(vm.exc.TypeError, "ord() expected a character, but string of length {} found", length);
}

/// A binary operation that is a pair of special methods and no operator.
Value by_methods(Vm& vm, const Value& a, const Value& b, StrObject* name, StrObject* reflected) {
    Type* left = vm.type_of(a);
    Type* right = vm.type_of(b);
    const Value* forward = vm.lookup(left, name);
    const Value* backward = left == right ? nullptr : vm.lookup(right, reflected);
    auto attempt = [&](const Value& self, StrObject* method_name, const Value& other) {
        Value method = vm.special_method(self, method_name);
        if (!method) return vm.pending.is_null() ? Value::not_implemented() : Value();
        return vm.call(method, {other});
    };
    bool right_first = backward && Vm::is_subtype(right, left);
    if (right_first) {
        Value result = attempt(b, reflected, a);
        if (!result.is_not_implemented()) return result;
    }
    if (forward) {
        Value result = attempt(a, name, b);
        if (!result.is_not_implemented()) return result;
    }
    if (backward && !right_first) return attempt(b, reflected, a);
    return Value::not_implemented();
}

Value divmod(Vm& vm, Bound args) {
    Value result = by_methods(vm, args[0], args[1], vm.names.__divmod__, vm.names.__rdivmod__);
    if (!result.is_not_implemented()) return result;
    return vm.raise_f(vm.exc.TypeError, "unsupported operand type(s) for divmod(): '{}' and '{}'",
                      type_name(vm, args[0]), type_name(vm, args[1]));
}

Value format(Vm& vm, Bound args) {
    if (args[1] && !vm.is_str(args[1])) {
        return vm.raise_f(vm.exc.TypeError, "format() argument 2 must be str, not {}",
                          type_name(vm, args[1]));
    }
    return vm.format(args[0], args[1] ? args[1] : vm.make_str(""));
}

/// pow(base, exp, mod) with a modulus.
Value power_with_modulus(Vm& vm, const Value& base, const Value& exponent, const Value& modulus) {
    if (vm.is_int(base) && vm.is_int(exponent) && vm.is_int(modulus)) {
        return int_power_mod(vm, base, exponent, modulus);
    }
    auto is_number = [&](const Value& v) { return vm.is_int(v) || Vm::has_flag(v, kTypeFloat); };
    if (!Vm::has_flag(base, kTypeFloat | kTypeInt | kTypeComplex) && !vm.is_int(base)) {
        Value method = vm.special_method(base, vm.intern("__pow__"));
        if (!method && !vm.pending.is_null()) return Value();
        if (method) {
            Value result = vm.call(method, {exponent, modulus});
            if (!result.is_not_implemented()) return result;
        }
    } else if (is_number(base) && is_number(exponent)) {
        bool any_float = Vm::has_flag(base, kTypeFloat) || Vm::has_flag(exponent, kTypeFloat);
        if (any_float || Vm::has_flag(modulus, kTypeFloat)) {
            return vm.raise(vm.exc.TypeError,
                            "pow() 3rd argument not allowed unless all arguments are integers");
        }
    }
    return vm.raise_f(vm.exc.TypeError, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                      type_name(vm, base), type_name(vm, exponent), type_name(vm, modulus));
}

Value pow(Vm& vm, Bound args) {
    if (args[2] && !args[2].is_none()) return power_with_modulus(vm, args[0], args[1], args[2]);
    return vm.binary(BinaryOp::power, args[0], args[1]);
}

Value round(Vm& vm, Bound args) {
    Value method = vm.special_method(args[0], vm.names.__round__);
    if (!method) {
        if (!vm.pending.is_null()) return Value();
        return vm.raise_f(vm.exc.TypeError, "type {} doesn't define __round__ method",
                          type_name(vm, args[0]));
    }
    if (!args[1] || args[1].is_none()) return vm.call(method);
    return vm.call(method, {args[1]});
}

// --- sum
// ----------------------------------------------------------------------------------------------------

/// Neumaier's compensated sum, as sum() of floats has it.
struct CompensatedSum {
    double high = 0;
    double low = 0;
    void add(double x) {
        double total = high + x;
        low += std::fabs(high) >= std::fabs(x) ? (high - total) + x : (x - total) + high;
        high = total;
    }
    double result() const { return low != 0 && std::isfinite(low) ? high + low : high; }
};

/// The running sum of sum(): in a machine int, then in a double, then by `+`.
class Summation {
  public:
    Summation(Vm& vm, Value start) : vm_(vm), total_(std::move(start)) {
        if (total_.is_small_int() || total_.is_bool()) {
            mode_ = Mode::integer;
            integer_ = total_.is_small_int() ? total_.small() : (total_.is_true() ? 1 : 0);
        } else if (vm.type_of(total_) == vm.types.float_) {
            begin_float(total_.as<FloatObject>()->value);
        } else if (vm.type_of(total_) == vm.types.complex_) {
            begin_complex(total_.as<ComplexObject>()->real, total_.as<ComplexObject>()->imag);
        }
    }

    bool add(const Value& item) {
        if (mode_ == Mode::integer && add_integer(item)) return true;
        if (mode_ == Mode::floating && add_float(item)) return true;
        if (mode_ == Mode::complex && add_complex(item)) return true;
        if (mode_ != Mode::general) {
            total_ = result();
            mode_ = Mode::general;
            bool from_int = vm_.is_int(total_);
            if (from_int && vm_.type_of(item) == vm_.types.float_) {
                double x = 0;
                if (int_to_double(total_, x)) {
                    begin_float(x);
                    return add_float(item);
                }
            }
            if ((from_int || vm_.type_of(total_) == vm_.types.float_) &&
                vm_.type_of(item) == vm_.types.complex_) {
                double x = 0;
                if (from_int ? int_to_double(total_, x) : (x = total_.as<FloatObject>()->value, true)) {
                    begin_complex(x, 0.0);
                    return add_complex(item);
                }
            }
        }
        total_ = vm_.binary(BinaryOp::add, total_, item);
        if (!total_) return false;
        return true;
    }

    Value result() {
        switch (mode_) {
            case Mode::integer: return vm_.make_int(integer_);
            case Mode::floating: return vm_.make_float(real_.result());
            case Mode::complex: return vm_.make_complex(real_.result(), imaginary_.result());
            case Mode::general: break;
        }
        return total_;
    }

  private:
    enum class Mode : std::uint8_t { integer, floating, complex, general };

    void begin_float(double x) {
        mode_ = Mode::floating;
        real_ = {x, 0};
    }

    void begin_complex(double real, double imaginary) {
        mode_ = Mode::complex;
        real_ = {real, 0};
        imaginary_ = {imaginary, 0};
    }

    bool add_integer(const Value& item) {
        if (!item.is_small_int() && !item.is_bool()) return false;
        std::int64_t n = item.is_small_int() ? item.small() : (item.is_true() ? 1 : 0);
        return !__builtin_add_overflow(integer_, n, &integer_) || (integer_ -= n, false);
    }

    bool add_float(const Value& item) {
        if (vm_.type_of(item) == vm_.types.float_) {
            real_.add(item.as<FloatObject>()->value);
            return true;
        }
        std::int64_t n = 0;
        if (!vm_.is_int(item) || (item.is_object() && item.object()->type != vm_.types.int_) ||
            !int_fits_int64(item, n)) {
            return false;
        }
        real_.add(static_cast<double>(n));
        return true;
    }

    bool add_complex(const Value& item) {
        if (vm_.type_of(item) == vm_.types.complex_) {
            real_.add(item.as<ComplexObject>()->real);
            imaginary_.add(item.as<ComplexObject>()->imag);
            return true;
        }
        if (vm_.type_of(item) == vm_.types.float_) {
            real_.add(item.as<FloatObject>()->value);
            return true;
        }
        std::int64_t n = 0;
        if (!vm_.is_int(item) || !int_fits_int64(item, n)) return false;
        real_.add(static_cast<double>(n));
        return true;
    }

    Vm& vm_;
    Mode mode_ = Mode::general;
    std::int64_t integer_ = 0;
    CompensatedSum real_;
    CompensatedSum imaginary_;
    Value total_;
};

Value sum(Vm& vm, Bound args) {
    Value start = args[1] ? args[1] : Value::small_int(0);
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    if (vm.is_str(start)) {
        return vm.raise(vm.exc.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (vm.has_flag(start, kTypeBytes)) {
        return vm.raise(vm.exc.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (vm.has_flag(start, kTypeByteArray)) {
        return vm.raise(vm.exc.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    Summation summation(vm, std::move(start));
    while (Value item = vm.next(iterator)) {
        if (!summation.add(item)) return Value();
    }
    return vm.pending.is_null() ? summation.result() : Value();
}

constexpr NativeSpec kFunctions[] = {
    {"abs", "number, /", abs, nullptr, kFunction},
    {"ascii", "obj, /", ascii, nullptr, kFunction},
    {"bin", "number, /", in_base<2>, nullptr, kFunction},
    {"oct", "number, /", in_base<8>, nullptr, kFunction},
    {"hex", "number, /", in_base<16>, nullptr, kFunction},
    {"chr", "i, /", chr, nullptr, kFunction},
    {"ord", "character, /", ord, nullptr, kFunction},
    {"divmod", "x, y, /", divmod, nullptr, kFunction},
    {"format", "value, format_spec='', /", format, nullptr, kFunction},
    {"pow", "base, exp, mod=None", pow, nullptr, kFunction},
    {"round", "number, ndigits=None", round, nullptr, kFunction},
    {"sum", "iterable, /, start=0", sum, nullptr, kFunction},
};

}  // namespace

std::span<const NativeSpec> number_builtins() {
    return kFunctions;
}

}  // namespace awaitscope
