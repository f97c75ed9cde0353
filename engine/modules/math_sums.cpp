// math: exact sums, products, distances.
#include "engine/modules/math.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cmath>
#include <vector>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

/// Shewchuk's exact sum: the partial sums don't overlap, their exact total is the sum so far.
class ExactSum {
  public:
    /// False if a partial sum overflows.
    bool add(double x) {
        std::size_t kept = 0;
        for (double partial : partials_) {
            double larger = x;
            double smaller = partial;
            if (std::fabs(larger) < std::fabs(smaller)) std::swap(larger, smaller);
            double high = larger + smaller;
            double low = smaller - (high - larger);
            if (low != 0) partials_[kept++] = low;
            x = high;
        }
        partials_.resize(kept);
        if (x == 0) return true;
        if (!std::isfinite(x)) return false;
        partials_.push_back(x);
        return true;
    }

    /// Rounded once, ties to even.
    double result() const {
        std::size_t n = partials_.size();
        if (n == 0) return 0.0;
        double high = partials_[--n];
        double low = 0;
        while (n > 0) {
            double x = high;
            double y = partials_[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0) break;
        }
        bool half = n > 0 && ((low < 0 && partials_[n - 1] < 0) || (low > 0 && partials_[n - 1] > 0));
        if (half) {
            double doubled = low * 2;
            double x = high + doubled;
            if (doubled == x - high) high = x;
        }
        return high;
    }

  private:
    std::vector<double> partials_;
};

Value fsum(Vm& vm, Bound args) {
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    ExactSum sum;
    double special = 0;
    bool has_special = false;
    double infinities = 0;
    while (Value item = vm.next(iterator)) {
        double x = 0;
        if (!vm.to_double(item, x)) return Value();
        if (!std::isfinite(x)) {
            has_special = true;
            special += x;
            if (std::isinf(x)) infinities += x;
        } else if (!sum.add(x)) {
            return vm.raise(vm.exc.OverflowError, "intermediate overflow in fsum");
        }
    }
    if (!vm.pending.is_null()) return Value();
    if (has_special) {
        if (std::isnan(infinities)) return vm.raise(vm.exc.ValueError, "-inf + inf in fsum");
        return vm.make_float(special);
    }
    return vm.make_float(sum.result());
}

Value prod(Vm& vm, Bound args) {
    Value product = args[1] ? args[1] : Value::small_int(1);
    Value iterator = vm.iter(args[0]);
    if (!iterator) return Value();
    while (Value item = vm.next(iterator)) {
        product = vm.binary(BinaryOp::multiply, product, item);
        if (!product) return Value();
    }
    return vm.pending.is_null() ? product : Value();
}

/// sumprod: floats are multiplied and added exactly, the rest by the objects' own operators.
Value sumprod(Vm& vm, Bound args) {
    std::vector<Value> p;
    std::vector<Value> q;
    if (!append_all(vm, args[0], p) || !append_all(vm, args[1], q)) return Value();
    if (p.size() != q.size()) return vm.raise(vm.exc.ValueError, "Inputs are not the same length");
    bool floats = false;
    bool plain = true;
    for (const std::vector<Value>* side : {&p, &q}) {
        for (const Value& v : *side) {
            bool is_float = vm.type_of(v) == vm.types.float_;
            floats = floats || is_float;
            plain = plain && (is_float || vm.is_int(v));
        }
    }
    if (!floats || !plain) {
        Value total = Value::small_int(0);
        for (std::size_t i = 0; i < p.size(); ++i) {
            Value product = vm.binary(BinaryOp::multiply, p[i], q[i]);
            if (!product) return Value();
            total = vm.binary(BinaryOp::add, total, product);
            if (!total) return Value();
        }
        return total;
    }
    ExactSum sum;
    double special = 0;
    bool finite = true;
    for (std::size_t i = 0; i < p.size(); ++i) {
        double x = 0;
        double y = 0;
        if (!vm.to_double(p[i], x) || !vm.to_double(q[i], y)) return Value();
        double high = x * y;
        special += high;
        finite = finite && std::isfinite(high) && sum.add(high) && sum.add(std::fma(x, y, -high));
    }
    return vm.make_float(finite ? sum.result() : special);
}

/// Length of a vector, accurate to the last digit.
double length_of(const std::vector<double>& parts) {
    double largest = 0;
    bool nan = false;
    for (double x : parts) {
        if (std::isinf(x)) return std::fabs(x);
        nan = nan || std::isnan(x);
        largest = std::max(largest, std::fabs(x));
    }
    if (nan) return std::nan("");
    if (largest == 0 || parts.size() <= 1) return largest;
    int exponent = 0;
    std::frexp(largest, &exponent);
    if (exponent < -1023) {
        // Subnormal: scale up first.
        std::vector<double> scaled;
        for (double x : parts) scaled.push_back(x / std::numeric_limits<double>::min());
        return std::numeric_limits<double>::min() * length_of(scaled);
    }
    double scale = std::ldexp(1.0, -exponent);
    ExactSum sum;
    for (double x : parts) {
        double scaled = x * scale;
        double square = scaled * scaled;
        sum.add(square);
        sum.add(std::fma(scaled, scaled, -square));
    }
    double root = std::sqrt(sum.result());
    // One step of Newton's method with the exact remainder.
    double square = root * root;
    sum.add(-square);
    sum.add(-std::fma(root, root, -square));
    return (root + sum.result() / (2 * root)) / scale;
}

Value hypot(Vm& vm, Bound args) {
    std::vector<double> parts;
    for (const Value& v : args[0].as<TupleObject>()->items()) {
        double x = 0;
        if (!vm.to_double(v, x)) return Value();
        parts.push_back(std::fabs(x));
    }
    return vm.make_float(length_of(parts));
}

Value dist(Vm& vm, Bound args) {
    std::vector<Value> p;
    std::vector<Value> q;
    if (!append_all(vm, args[0], p) || !append_all(vm, args[1], q)) return Value();
    if (p.size() != q.size()) {
        return vm.raise(vm.exc.ValueError, "both points must have the same number of dimensions");
    }
    std::vector<double> parts;
    for (std::size_t i = 0; i < p.size(); ++i) {
        double x = 0;
        double y = 0;
        if (!vm.to_double(p[i], x) || !vm.to_double(q[i], y)) return Value();
        parts.push_back(std::fabs(x - y));
    }
    return vm.make_float(length_of(parts));
}

constexpr NativeSpec kFunctions[] = {
    {"fsum", "seq, /", fsum, nullptr, kFunction},
    {"prod", "iterable, /, *, start=1", prod, nullptr, kFunction},
    {"sumprod", "p, q, /", sumprod, nullptr, kFunction},
    {"hypot", "*coordinates", hypot, nullptr, kFunction},
    {"dist", "p, q, /", dist, nullptr, kFunction},
};

}  // namespace

std::span<const NativeSpec> math_sum_functions() {
    return kFunctions;
}

}  // namespace awaitscope
