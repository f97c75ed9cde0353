// int outside 63 bits, float, complex. Small ints and bools are immediate in Value.
#pragma once

#include "engine/vm/value.h"

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
    explicit Mpz(std::int64_t n);
    ~Mpz() { mpz_clear(value_); }
    Mpz(const Mpz&) = delete;
    Mpz& operator=(const Mpz&) = delete;
    mpz_ptr get() { return value_; }
    operator mpz_ptr() { return value_; }

  private:
    mpz_t value_;
};

}  // namespace awaitscope
