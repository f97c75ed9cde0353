// Value: one Python value in 8 bytes, owning a reference if it is a heap object.
#pragma once

#include "engine/base/check.h"

#include <cstdint>
#include <utility>

namespace awaitscope {

class Vm;
struct Type;

/// Header of every heap object. Reference counted; not atomic: a Vm and its objects belong to one thread.
struct Object {
    std::uint32_t refcount;
    std::uint32_t gc_slot;  ///< index in the heap's list of tracked containers; 0 untracked
    Type* type;             ///< owned reference for instances of heap types
};

/// Ends the life of an object whose count fell to 0 (heap.cpp). May run __del__ and weak reference callbacks.
void destroy(Object* object);

/// A Python value, or null. Null means "no value": an unbound local, or that a call has failed and the Vm has
/// an exception pending, as with CPython's C functions that return NULL.
///
/// Encoding: bits ...1 a 63-bit integer; ..010 a singleton; ..000 an Object*; 0 null. Integers outside 63
/// bits are BigInt objects; every int in range is immediate (the two never mix). Copying counts references;
/// pass `const Value&` where no ownership moves.
class Value {
  public:
    constexpr Value() noexcept : bits_(0) {}
    Value(const Value& other) noexcept : bits_(other.bits_) { retain(); }
    Value(Value&& other) noexcept : bits_(std::exchange(other.bits_, 0)) {}
    Value& operator=(const Value& other) noexcept {
        Value copy(other);
        std::swap(bits_, copy.bits_);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        Value taken(std::move(other));
        std::swap(bits_, taken.bits_);
        return *this;
    }
    ~Value() { release(); }

    static constexpr std::int64_t kMaxInt = (std::int64_t{1} << 62) - 1;
    static constexpr std::int64_t kMinInt = -(std::int64_t{1} << 62);
    static constexpr bool fits_int(std::int64_t n) { return n >= kMinInt && n <= kMaxInt; }

    /// `n` must fit; Vm::make_int takes any int64.
    static Value small_int(std::int64_t n) { return Value((static_cast<std::uint64_t>(n) << 1) | 1); }
    static Value none() { return Value(kNone); }
    static Value boolean(bool b) { return Value(b ? kTrue : kFalse); }
    static Value not_implemented() { return Value(kNotImplemented); }
    static Value ellipsis() { return Value(kEllipsis); }
    /// Takes over the caller's reference.
    static Value adopt(Object* object) { return Value(reinterpret_cast<std::uint64_t>(object)); }
    /// Adds a reference.
    static Value share(Object* object) {
        ++object->refcount;
        return adopt(object);
    }

    bool is_null() const { return bits_ == 0; }
    explicit operator bool() const { return bits_ != 0; }  ///< not null; not Python's truth
    bool is_small_int() const { return bits_ & 1; }
    bool is_object() const { return (bits_ & 7) == 0 && bits_ != 0; }
    bool is_none() const { return bits_ == kNone; }
    bool is_true() const { return bits_ == kTrue; }
    bool is_false() const { return bits_ == kFalse; }
    bool is_bool() const { return bits_ == kTrue || bits_ == kFalse; }
    bool is_not_implemented() const { return bits_ == kNotImplemented; }
    bool is_ellipsis() const { return bits_ == kEllipsis; }

    std::int64_t small() const {
        DCHECK(is_small_int());
        return static_cast<std::int64_t>(bits_) >> 1;
    }
    Object* object() const {
        DCHECK(is_object());
        return reinterpret_cast<Object*>(bits_);
    }
    /// The object as a T; the caller knows the type (checked by Vm::is and friends).
    template <class T>
    T* as() const {
        return static_cast<T*>(object());
    }
    /// Gives the reference to the caller.
    Object* leak() { return reinterpret_cast<Object*>(std::exchange(bits_, 0)); }

    /// Python's `is`.
    friend bool identical(const Value& a, const Value& b) { return a.bits_ == b.bits_; }
    std::uint64_t bits() const { return bits_; }
    /// For the interpreter's hot paths, which check the result themselves.
    static Value from_bits(std::uint64_t bits) { return Value(bits); }

    static constexpr std::uint64_t kNone = 0x02, kFalse = 0x0a, kTrue = 0x12, kNotImplemented = 0x1a,
                                   kEllipsis = 0x22;

  private:
    explicit constexpr Value(std::uint64_t bits) noexcept : bits_(bits) {}
    [[gnu::always_inline]] void retain() const {
        if (is_object()) ++object()->refcount;
    }
    [[gnu::always_inline]] void release() {
        if (is_object()) {
            Object* dying = object();
            if (--dying->refcount == 0) destroy(dying);
        }
    }
    std::uint64_t bits_;
};
static_assert(sizeof(Value) == 8);

/// An owned reference to an object of a known C++ type; null allowed. Converts to Value freely.
template <class T>
class Ref {
  public:
    Ref() = default;
    explicit Ref(Value value) : value_(std::move(value)) {}
    static Ref adopt(T* object) { return Ref(Value::adopt(object)); }
    static Ref share(T* object) { return Ref(Value::share(object)); }
    T* get() const { return value_.is_null() ? nullptr : value_.template as<T>(); }
    T* operator->() const { return value_.template as<T>(); }
    T& operator*() const { return *value_.template as<T>(); }
    explicit operator bool() const { return !value_.is_null(); }
    const Value& value() const& { return value_; }
    Value value() && { return std::move(value_); }
    operator Value() const& { return value_; }
    operator Value() && { return std::move(value_); }

  private:
    Value value_;
};

}  // namespace awaitscope
