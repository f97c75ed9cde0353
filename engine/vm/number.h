// int outside 63 bits, float, complex. Small ints and bools are immediate in Value.
#pragma once

#include "engine/vm/value.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <gmp.h>

namespace awaitscope {

/// Invariant: the value does not fit a small int, or the type is a subclass of int (then it holds any value).
struct BigInt : Object {
    mpz_t value;
};

struct FloatObject : Object {
    double value;
};

struct ComplexObject : Object {
    double real, imag;
};

/// A scratch big integer with a lifetime; for arithmetic on mixed small and big ints.
class Mpz {
  public:
    Mpz() { mpz_init(value_); }
    explicit Mpz(std::int64_t n) { mpz_init_set_si(value_, n); }
    ~Mpz() { mpz_clear(value_); }
    Mpz(const Mpz&) = delete;
    Mpz& operator=(const Mpz&) = delete;
    mpz_ptr get() { return value_; }
    operator mpz_ptr() { return value_; }

  private:
    mpz_t value_;
};

/// Any int (small, bool, BigInt) as GMP reads it, without a copy. The value must outlive the view.
class IntView {
  public:
    explicit IntView(const Value& v);
    IntView(const IntView&) = delete;
    IntView& operator=(const IntView&) = delete;
    operator mpz_srcptr() const { return pointer_; }

  private:
    mp_limb_t limb_ = 0;
    mpz_t view_;
    mpz_srcptr pointer_;
};

/// The value of an int (as Vm::is_int tells) if it fits 64 bits. Never fails otherwise, raises nothing.
bool int_fits_int64(const Value& v, std::int64_t& out);
/// Sign of an int: -1, 0, 1.
int int_sign(const Value& v);
/// Nearest double, ties to even; false if it is too large (nothing raised).
bool int_to_double(const Value& v, double& out);
/// CPython's hash: the value modulo 2**61 - 1.
std::int64_t int_hash(const Value& v);
/// Exact comparison of an int with a double that is not NaN: negative, 0, positive.
int int_compare_double(const Value& v, double x);

Value int_add(Vm& vm, const Value& a, const Value& b);
Value int_subtract(Vm& vm, const Value& a, const Value& b);
Value int_multiply(Vm& vm, const Value& a, const Value& b);
Value int_floor_divide(Vm& vm, const Value& a, const Value& b);
Value int_remainder(Vm& vm, const Value& a, const Value& b);
Value int_true_divide(Vm& vm, const Value& a, const Value& b);
/// a ** b, a float if b is negative.
Value int_power(Vm& vm, const Value& a, const Value& b);
/// pow(a, b, modulus).
Value int_power_mod(Vm& vm, const Value& a, const Value& b, const Value& modulus);
/// Three-way comparison of two ints.
int int_compare(const Value& a, const Value& b);

/// The int that text such as "-0x1f" or " 12_000 " denotes, as int(text, base) reads it; `literal` is the object
/// that the message of the ValueError shows.
Value int_from_text(Vm& vm, std::string_view ascii, int base, const Value& literal);
/// Digits in base 2 to 36, with a sign, no prefix. Only base 10 has a limit: ValueError past 4300 digits.
bool int_to_text(Vm& vm, const Value& v, int base, std::string& out);
/// int(x) of a finite double.
Value int_from_double(Vm& vm, double x);

/// CPython's hash of a double that is not NaN.
std::int64_t float_hash(double x);
/// repr(x): the shortest digits that read back as x, in CPython's layout.
std::string float_repr(double x);
/// float(text): false if it is no number (nothing raised). Takes surrounding space and underscores.
bool float_from_text(std::string_view ascii, double& out);
double float_floor_divide(double a, double b);
double float_remainder(double a, double b);
/// a ** b with CPython's errors (ZeroDivisionError, OverflowError), complex for a negative base.
Value float_power(Vm& vm, double a, double b);
/// round(x, digits): exactly rounded decimal, ties to even; false (nothing raised) if the result overflows.
bool float_round(double x, int digits, double& out);
std::string complex_repr(double real, double imag);

}  // namespace awaitscope
