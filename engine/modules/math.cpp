// The `math` module: functions of floats (Modules/mathmodule.c).
#include "engine/modules/math.h"

#include "engine/modules/module_list.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

Value domain_error(Vm& vm) {
    return vm.raise(vm.exc.ValueError, "math domain error");
}
Value range_error(Vm& vm) {
    return vm.raise(vm.exc.OverflowError, "math range error");
}

Value wrong_input(Vm& vm, const char* expected, double x) {
    return vm.raise_f(vm.exc.ValueError, "expected {}, got {}", expected, float_repr(x));
}

/// A function of one float: NaN out of a number is wrong input, infinity out of a finite one an overflow (or
/// wrong input too, where there is no overflow).
template <double (*function)(double), bool overflows>
Value unary(Vm& vm, const Value& argument, const char* expected) {
    double x = 0;
    if (!vm.to_double(argument, x)) return Value();
    double result = function(x);
    if (std::isnan(result) && !std::isnan(x))
        return expected ? wrong_input(vm, expected, x) : domain_error(vm);
    if (std::isinf(result) && std::isfinite(x)) {
        return overflows ? range_error(vm) : wrong_input(vm, expected, x);
    }
    return vm.make_float(result);
}

#define AWAITSCOPE_MATH_UNARY(X)                        \
    X(acos, false, "a number in range from -1 up to 1") \
    X(acosh, false, "argument value not less than 1")   \
    X(asin, false, "a number in range from -1 up to 1") \
    X(asinh, false, nullptr)                            \
    X(atan, false, nullptr)                             \
    X(atanh, false, "a number between -1 and 1")        \
    X(cbrt, false, nullptr)                             \
    X(cos, false, "a finite input")                     \
    X(cosh, true, nullptr)                              \
    X(erf, false, nullptr)                              \
    X(erfc, false, nullptr)                             \
    X(exp, true, nullptr)                               \
    X(exp2, true, nullptr)                              \
    X(expm1, true, nullptr)                             \
    X(fabs, false, nullptr)                             \
    X(log1p, false, "argument value > -1")              \
    X(sin, false, "a finite input")                     \
    X(sinh, true, nullptr)                              \
    X(sqrt, false, "a nonnegative input")               \
    X(tan, false, "a finite input")                     \
    X(tanh, false, nullptr)

#define X(name, overflows, expected)                              \
    double c_##name(double x) {                                   \
        return std::name(x);                                      \
    }                                                             \
    Value math_##name(Vm& vm, Bound args) {                       \
        return unary<c_##name, overflows>(vm, args[0], expected); \
    }
AWAITSCOPE_MATH_UNARY(X)
#undef X

// --- Gamma: the Lanczos approximation that CPython uses, with its coefficients -------------------------------

constexpr double kLanczosG = 6.024680040776729583740234375;
constexpr double kLanczosGMinusHalf = kLanczosG - 0.5;
constexpr double kLanczosNumerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double kLanczosDenominator[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                          45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                          1925.0,     66.0,       1.0};
constexpr int kLanczosCount = 13;

double lanczos_sum(double x) {
    double numerator = 0;
    double denominator = 0;
    for (int k = 0; k < kLanczosCount; ++k) {
        // Powers of x, or of 1 / x where those would grow too large.
        int i = x < 5.0 ? kLanczosCount - 1 - k : k;
        numerator = (x < 5.0 ? numerator * x : numerator / x) + kLanczosNumerator[i];
        denominator = (x < 5.0 ? denominator * x : denominator / x) + kLanczosDenominator[i];
    }
    return numerator / denominator;
}

double sine_of_pi(double x) {
    double y = std::fmod(std::fabs(x), 2.0);
    double result = 0;
    switch (static_cast<int>(std::round(2.0 * y))) {
        case 0: result = std::sin(std::numbers::pi * y); break;
        case 1: result = std::cos(std::numbers::pi * (y - 0.5)); break;
        case 2: result = std::sin(std::numbers::pi * (1.0 - y)); break;
        case 3: result = -std::cos(std::numbers::pi * (y - 1.5)); break;
        default: result = std::sin(std::numbers::pi * (y - 2.0)); break;
    }
    return std::copysign(1.0, x) * result;
}

double gamma_of(double x) {
    double magnitude = std::fabs(x);
    if (magnitude < 1e-20) return 1.0 / x;
    if (magnitude > 200.0) return x < 0 ? 0.0 / sine_of_pi(x) : std::numeric_limits<double>::infinity();
    double y = magnitude + kLanczosGMinusHalf;
    // What was lost in that addition.
    double z = magnitude > kLanczosGMinusHalf ? (y - magnitude) - kLanczosGMinusHalf
                                              : (y - kLanczosGMinusHalf) - magnitude;
    z = z * kLanczosG / y;
    bool halves = magnitude >= 140.0;
    double power = halves ? std::pow(y, magnitude / 2.0 - 0.25) : std::pow(y, magnitude - 0.5);
    double result = 0;
    if (x < 0) {
        result = -std::numbers::pi / sine_of_pi(magnitude) / magnitude * std::exp(y) / lanczos_sum(magnitude);
        result -= z * result;
        result /= power;
        if (halves) result /= power;
    } else {
        result = lanczos_sum(magnitude) / std::exp(y);
        result += z * result;
        result *= power;
        if (halves) result *= power;
    }
    return result;
}

double log_gamma_of(double x) {
    constexpr double kLogPi = 1.144729885849400174143427351353058711647;
    if (x == std::floor(x) && x > 0 && x <= 2.0) return 0.0;
    double magnitude = std::fabs(x);
    if (magnitude < 1e-20) return -std::log(magnitude);
    double result = std::log(lanczos_sum(magnitude)) - kLanczosG;
    result += (magnitude - 0.5) * (std::log(magnitude + kLanczosG - 0.5) - 1);
    if (x < 0) result = kLogPi - std::log(std::fabs(sine_of_pi(magnitude))) - std::log(magnitude) - result;
    return result;
}

template <bool logarithm>
Value gamma(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[0], x)) return Value();
    if (std::isnan(x)) return vm.make_float(x);
    if (std::isinf(x) && (x > 0 || logarithm)) return vm.make_float(std::fabs(x));
    if (std::isinf(x) || (x <= 0 && x == std::floor(x))) {
        return wrong_input(vm, "a noninteger or positive integer", x);
    }
    // Small integers are exact.
    if (!logarithm && x == std::floor(x) && x <= 23) {
        double product = 1;
        for (double k = 2; k < x; ++k) product *= k;
        return vm.make_float(product);
    }
    double result = logarithm ? log_gamma_of(x) : gamma_of(x);
    return std::isinf(result) ? range_error(vm) : vm.make_float(result);
}

// --- Logarithms
// ---------------------------------------------------------------------------------------------

/// log of any real number; ints may be larger than any float.
bool logarithm(Vm& vm, const Value& v, double (*function)(double), double& out) {
    double x = 0;
    if (vm.is_int(v)) {
        if (int_sign(v) <= 0) {
            vm.raise(vm.exc.ValueError, "expected a positive input");
            return false;
        }
        if (!int_to_double(v, x)) {
            long exponent = 0;
            x = mpz_get_d_2exp(&exponent, IntView(v));
            out = function(x) + function(2.0) * static_cast<double>(exponent);
            return true;
        }
    } else if (!vm.to_double(v, x)) {
        return false;
    }
    if (x <= 0) {
        wrong_input(vm, "a positive input", x);
        return false;
    }
    out = function(x);
    return true;
}

double log_e(double x) {
    return std::log(x);
}
double log_two(double x) {
    return std::log2(x);
}
double log_ten(double x) {
    return std::log10(x);
}

Value log(Vm& vm, Bound args) {
    double x = 0;
    if (!logarithm(vm, args[0], log_e, x)) return Value();
    if (!args[1]) return vm.make_float(x);
    double base = 0;
    if (!logarithm(vm, args[1], log_e, base)) return Value();
    if (base == 0) return vm.raise(vm.exc.ZeroDivisionError, "division by zero");
    return vm.make_float(x / base);
}

template <double (*function)(double)>
Value log_base(Vm& vm, Bound args) {
    double x = 0;
    return logarithm(vm, args[0], function, x) ? vm.make_float(x) : Value();
}

// --- Functions of two floats
// --------------------------------------------------------------------------------

bool two(Vm& vm, Bound args, double& x, double& y) {
    return vm.to_double(args[0], x) && vm.to_double(args[1], y);
}

Value atan2(Vm& vm, Bound args) {
    double y = 0;
    double x = 0;
    return two(vm, args, y, x) ? vm.make_float(std::atan2(y, x)) : Value();
}

Value copysign(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    return two(vm, args, x, y) ? vm.make_float(std::copysign(x, y)) : Value();
}

Value fmod(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    if (!two(vm, args, x, y)) return Value();
    double result = std::fmod(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return domain_error(vm);
    return vm.make_float(result);
}

Value remainder(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    if (!two(vm, args, x, y)) return Value();
    double result = std::remainder(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return domain_error(vm);
    return vm.make_float(result);
}

Value pow(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    if (!two(vm, args, x, y)) return Value();
    double result = std::pow(x, y);
    if (std::isfinite(x) && std::isfinite(y) && !std::isfinite(result)) {
        return std::isnan(result) || x == 0 ? domain_error(vm) : range_error(vm);
    }
    return vm.make_float(result);
}

Value ldexp(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[0], x)) return Value();
    if (!vm.is_int(args[1]))
        return vm.raise(vm.exc.TypeError, "Expected an int as second argument to ldexp.");
    std::int64_t exponent = 0;
    if (!int_fits_int64(args[1], exponent)) exponent = int_sign(args[1]) * std::int64_t{1000000};
    exponent = std::clamp<std::int64_t>(exponent, -1000000, 1000000);
    double result = std::ldexp(x, static_cast<int>(exponent));
    if (std::isinf(result) && std::isfinite(x)) return range_error(vm);
    return vm.make_float(result);
}

Value fma(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    double z = 0;
    if (!two(vm, args, x, y) || !vm.to_double(args[2], z)) return Value();
    double result = std::fma(x, y, z);
    if (std::isfinite(result) || std::isnan(x) || std::isnan(y) || std::isnan(z))
        return vm.make_float(result);
    if (std::isnan(result)) return vm.raise(vm.exc.ValueError, "invalid operation in fma");
    if (std::isfinite(x) && std::isfinite(y) && std::isfinite(z)) {
        return vm.raise(vm.exc.OverflowError, "overflow in fma");
    }
    return vm.make_float(result);
}

Value frexp(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[0], x)) return Value();
    int exponent = 0;
    double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
    return vm.make_tuple({vm.make_float(mantissa), Value::small_int(exponent)});
}

Value modf(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[0], x)) return Value();
    double whole = 0;
    double fraction = std::modf(x, &whole);
    return vm.make_tuple({vm.make_float(fraction), vm.make_float(whole)});
}

Value nextafter(Vm& vm, Bound args) {
    double x = 0;
    double y = 0;
    if (!two(vm, args, x, y)) return Value();
    std::int64_t steps = 1;
    if (args[2] && !args[2].is_none()) {
        Value index = as_index(vm, args[2]);
        if (!index) return Value();
        if (int_sign(index) < 0) return vm.raise(vm.exc.ValueError, "steps must be a non-negative integer");
        if (!int_fits_int64(index, steps)) steps = std::numeric_limits<std::int64_t>::max();
    }
    for (; steps > 0 && x != y && !std::isnan(x) && !std::isnan(y); --steps) x = std::nextafter(x, y);
    if (std::isnan(y)) x = y;
    return vm.make_float(x);
}

Value ulp(Vm& vm, Bound args) {
    double x = 0;
    if (!vm.to_double(args[0], x)) return Value();
    if (!std::isfinite(x)) return vm.make_float(std::fabs(x));
    x = std::fabs(x);
    double next = std::nextafter(x, std::numeric_limits<double>::infinity());
    if (std::isinf(next)) return vm.make_float(x - std::nextafter(x, 0.0));
    return vm.make_float(next - x);
}

template <bool (*test)(double)>
Value classify(Vm& vm, Bound args) {
    double x = 0;
    return vm.to_double(args[0], x) ? Value::boolean(test(x)) : Value();
}

bool is_finite(double x) {
    return std::isfinite(x);
}
bool is_infinite(double x) {
    return std::isinf(x);
}
bool is_nan(double x) {
    return std::isnan(x);
}

Value isclose(Vm& vm, Bound args) {
    double a = 0;
    double b = 0;
    double relative = 1e-9;
    double absolute = 0;
    if (!two(vm, args, a, b)) return Value();
    if (args[2] && !vm.to_double(args[2], relative)) return Value();
    if (args[3] && !vm.to_double(args[3], absolute)) return Value();
    if (relative < 0 || absolute < 0) return vm.raise(vm.exc.ValueError, "tolerances must be non-negative");
    if (a == b) return Value::boolean(true);
    if (std::isinf(a) || std::isinf(b)) return Value::boolean(false);
    double difference = std::fabs(b - a);
    return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                          difference <= absolute);
}

Value degrees(Vm& vm, Bound args) {
    double x = 0;
    return vm.to_double(args[0], x) ? vm.make_float(x * (180.0 / std::numbers::pi)) : Value();
}

Value radians(Vm& vm, Bound args) {
    double x = 0;
    return vm.to_double(args[0], x) ? vm.make_float(x * (std::numbers::pi / 180.0)) : Value();
}

constexpr NativeSpec kFunctions[] = {
#define X(name, overflows, expected) {#name, "x, /", math_##name, nullptr, kFunction},
    AWAITSCOPE_MATH_UNARY(X)
#undef X
        {"gamma", "x, /", gamma<false>, nullptr, kFunction},
    {"lgamma", "x, /", gamma<true>, nullptr, kFunction},
    {"log", "x, base=math.e, /", log, nullptr, kFunction},
    {"log2", "x, /", log_base<log_two>, nullptr, kFunction},
    {"log10", "x, /", log_base<log_ten>, nullptr, kFunction},
    {"atan2", "y, x, /", atan2, nullptr, kFunction},
    {"copysign", "x, y, /", copysign, nullptr, kFunction},
    {"fmod", "x, y, /", fmod, nullptr, kFunction},
    {"remainder", "x, y, /", remainder, nullptr, kFunction},
    {"pow", "x, y, /", pow, nullptr, kFunction},
    {"ldexp", "x, i, /", ldexp, nullptr, kFunction},
    {"fma", "x, y, z, /", fma, nullptr, kFunction},
    {"frexp", "x, /", frexp, nullptr, kFunction},
    {"modf", "x, /", modf, nullptr, kFunction},
    {"nextafter", "x, y, /, *, steps=None", nextafter, nullptr, kFunction},
    {"ulp", "x, /", ulp, nullptr, kFunction},
    {"isfinite", "x, /", classify<is_finite>, nullptr, kFunction},
    {"isinf", "x, /", classify<is_infinite>, nullptr, kFunction},
    {"isnan", "x, /", classify<is_nan>, nullptr, kFunction},
    {"isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isclose, nullptr, kFunction},
    {"degrees", "x, /", degrees, nullptr, kFunction},
    {"radians", "x, /", radians, nullptr, kFunction},
};

}  // namespace

bool populate_math(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    vm.add_functions(module, math_integer_functions());
    vm.add_functions(module, math_sum_functions());
    vm.add_value(module, "pi", vm.make_float(std::numbers::pi));
    vm.add_value(module, "e", vm.make_float(std::numbers::e));
    vm.add_value(module, "tau", vm.make_float(2 * std::numbers::pi));
    vm.add_value(module, "inf", vm.make_float(std::numeric_limits<double>::infinity()));
    vm.add_value(module, "nan", vm.make_float(std::numeric_limits<double>::quiet_NaN()));
    return true;
}

}  // namespace awaitscope
