// str: immutable sequence of Unicode code points, stored with 1, 2 or 4 bytes each as the widest needs, like
// CPython's (PEP 393); the hash is CPython's under PYTHONHASHSEED=0 (SipHash-1-3 of the stored bytes, keys
// 0).
#pragma once

#include "engine/vm/value.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// A new str of this length whose text is not initialised; `widest` is its widest code point or anything of
/// the same width and asciiness. The caller fills it before anyone sees it.
StrObject* new_str(Vm& vm, std::size_t length, char32_t widest);
/// str(n)
Value small_int_text(Vm& vm, std::int64_t n);
/// Bytes that a str takes after its struct.
std::size_t str_extra_bytes(const StrObject* s);
/// The str's hash; computed once.
std::int64_t compute_str_hash(StrObject* s);
inline std::int64_t str_hash(StrObject* s) {
    return s->hash != -1 ? s->hash : compute_str_hash(s);
}
/// CPython's hash of bytes (and of the bytes of a str).
std::int64_t hash_bytes(const void* data, std::size_t size);

/// UTF-8 text; lone surrogates are written as WTF-8 (three bytes), so that it round-trips.
std::string to_utf8(const StrObject* s);
inline bool equal(const StrObject* a, const StrObject* b) {
    if (a == b) return true;
    return a->length == b->length && a->kind == b->kind &&
           std::memcmp(a->data(), b->data(), std::size_t{a->length} * a->kind) == 0;
}
bool equal(const StrObject* a, std::string_view ascii);
/// Code point order, as Python compares: negative, 0, positive.
int compare(const StrObject* a, const StrObject* b);

/// s[begin:end] for 0 <= begin <= end <= length; s itself if that is all of it and it is an exact str.
Value str_slice(Vm& vm, const StrObject* s, std::size_t begin, std::size_t end);
/// s[i], shared for code points below 256.
Value str_at(Vm& vm, const StrObject* s, std::size_t i);
Value str_concat(Vm& vm, const StrObject* a, const StrObject* b);
/// left = left + right, in place if nobody else sees `left` and its memory has room. For `s += x` in the
/// interpreter, which must hold the only reference to profit.
bool str_append(Vm& vm, Value& left, const StrObject* right);
/// First position of `what` in s[begin:end], or -1.
std::ptrdiff_t str_find(const StrObject* s, const StrObject* what, std::size_t begin, std::size_t end);
std::ptrdiff_t str_rfind(const StrObject* s, const StrObject* what, std::size_t begin, std::size_t end);
/// Copies s[begin:end] to position `at` of `target`, whose kind is at least as wide.
void copy_text(StrObject* target, std::size_t at, const StrObject* s, std::size_t begin, std::size_t end);
/// The widest code point's bound: 0x7f, 0xff, 0xffff or 0x10ffff.
inline char32_t widest_of(const StrObject* s) {
    return s->ascii ? 0x7f : s->kind == 1 ? 0xff : s->kind == 2 ? 0xffff : 0x10ffff;
}
Value make_str(Vm& vm, std::u32string_view text);
Value make_latin1(Vm& vm, std::string_view latin1);

/// Interned strings, by open addressing; with the shared strings of one Latin-1 character. Holds a reference
/// to each: they live as long as the Vm.
class InternTable {
  public:
    InternTable();
    InternTable(const InternTable&) = delete;
    InternTable& operator=(const InternTable&) = delete;
    /// The interned str with this text, or null.
    StrObject* find(std::int64_t hash, const StrObject* like) const;
    StrObject* find(std::int64_t hash, std::string_view ascii) const;
    /// Takes over one reference to `s`, which is not in the table yet.
    void insert(StrObject* s);
    StrObject* latin1(Vm& vm, unsigned char c) { return latin1_[c] ? latin1_[c] : make_latin1_char(vm, c); }
    StrObject* empty(Vm& vm) { return empty_ ? empty_ : make_empty(vm); }
    /// Vm::intern of a string literal of the engine's own, known again by its address.
    StrObject* literal(Vm& vm, const char* text) {
        const Literal& known = literals_[slot_of(text)];
        return known.text == text ? known.str : make_literal(vm, text);
    }
    std::span<StrObject* const> slots() const { return slots_; }

  private:
    struct Literal {
        const char* text = nullptr;
        StrObject* str = nullptr;
    };
    static std::size_t slot_of(const char* text) {
        const auto address = reinterpret_cast<std::uintptr_t>(text);
        return (address ^ (address >> 6)) & 63;
    }
    StrObject* make_literal(Vm& vm, const char* text);
    StrObject* make_latin1_char(Vm& vm, unsigned char c);
    StrObject* make_empty(Vm& vm);
    void grow();
    std::vector<StrObject*> slots_;  ///< power-of-two size; null: free
    std::size_t used_ = 0;
    StrObject* latin1_[256] = {};
    StrObject* empty_ = nullptr;
    Literal literals_[64];  ///< by address; a later one takes the slot of an earlier one
};

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
