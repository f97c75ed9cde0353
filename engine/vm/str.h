// str: immutable sequence of Unicode code points, stored with 1, 2 or 4 bytes each as the widest needs, like
// CPython's (PEP 393); the hash is CPython's under PYTHONHASHSEED=0 (SipHash-1-3 of the stored bytes, keys
// 0).
#pragma once

#include "engine/vm/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

struct StrObject : Object {
    std::int64_t hash;     ///< -1 until computed (no string hashes to -1)
    std::uint32_t length;  ///< code points
    std::uint8_t kind;     ///< bytes a code point: 1 (Latin-1), 2, 4; always the smallest that fits
    bool ascii;            ///< all below 128, so the bytes are UTF-8 too
    bool interned;         ///< in the Vm's table: equal interned strings are the same object

    // Followed by length * kind bytes and a terminating zero of `kind` bytes.
    void* data() { return this + 1; }
    const void* data() const { return this + 1; }
    const std::uint8_t* data1() const { return static_cast<const std::uint8_t*>(data()); }
    const std::uint16_t* data2() const { return static_cast<const std::uint16_t*>(data()); }
    const std::uint32_t* data4() const { return static_cast<const std::uint32_t*>(data()); }

    char32_t at(std::size_t i) const { return kind == 1 ? data1()[i] : kind == 2 ? data2()[i] : data4()[i]; }
    /// Only for `ascii` strings.
    std::string_view view() const { return {reinterpret_cast<const char*>(data1()), length}; }
};

/// UTF-8 text; lone surrogates are written as WTF-8 (three bytes), so that it round-trips.
std::string to_utf8(const StrObject* s);
bool equal(const StrObject* a, const StrObject* b);
bool equal(const StrObject* a, std::string_view ascii);
/// Code point order, as Python compares: negative, 0, positive.
int compare(const StrObject* a, const StrObject* b);

/// Collects code points or UTF-8 text and makes a str of them. Widens as needed.
class StrBuilder {
  public:
    explicit StrBuilder(Vm& vm) : vm_(vm) {}
    void append(char32_t c);
    void append(std::string_view utf8);
    void append(const StrObject* s);
    void append(const StrObject* s, std::size_t begin, std::size_t end);
    void append_repeated(char32_t c, std::size_t count);
    std::size_t length() const { return wide_ ? wide_text_.size() : narrow_.size(); }
    Value finish();

  private:
    void widen();
    Vm& vm_;
    bool wide_ = false;
    std::string narrow_;  ///< Latin-1, one byte a code point, while everything fits
    std::u32string wide_text_;
};

}  // namespace awaitscope
