// tuple, list, dict, set, frozenset, bytes, bytearray, range, slice: layouts and what C++ code may do with
// them.
#pragma once

#include "engine/vm/value.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

struct StrObject;

struct TupleObject : Object {
    std::int64_t hash;  ///< -1 until computed
    std::size_t size;
    // Followed by `size` values.
    Value* begin() { return reinterpret_cast<Value*>(this + 1); }
    const Value* begin() const { return reinterpret_cast<const Value*>(this + 1); }
    std::span<const Value> items() const { return {begin(), size}; }
    const Value& operator[](std::size_t i) const { return begin()[i]; }
};

struct ListObject : Object {
    std::vector<Value> items;  ///< while sort() runs it is empty, as in CPython
};

/// Outcome of a look-up that may have to call __eq__ or __hash__.
enum class Found : std::uint8_t { no, yes, error };

/// Insertion-ordered hash table: an index table over an entry array. Deleted entries have a null key until a
/// rebuild. Look-up order and therefore the sequence of __eq__ calls follow CPython's probing.
struct DictObject : Object {
    struct Entry {
        std::int64_t hash;
        Value key;
        Value value;
    };
    std::vector<Entry> entries;       ///< in order of insertion, with holes
    std::vector<std::int32_t> index;  ///< power-of-two size: position in entries, -1 empty, -2 deleted
    std::size_t used;                 ///< live entries
    std::uint32_t version;  ///< changes whenever keys are added or removed or a value is replaced; never 0
    bool str_keys;          ///< all keys are exact str: look-ups of exact str never call Python code
};

/// Look-ups with a str key that is known to be interned or at least exact: never fail, never call Python
/// code.
Value* dict_find(DictObject* dict, const StrObject* key);
/// General look-up; `out` borrows the value. Found::error: exception pending.
Found dict_find(Vm& vm, DictObject* dict, const Value& key, Value*& out);
void dict_set(Vm& vm, DictObject* dict, StrObject* key, Value value);
bool dict_set(Vm& vm, DictObject* dict, const Value& key, Value value);
bool dict_erase(DictObject* dict, const StrObject* key);  ///< false: it was not there
Found dict_erase(Vm& vm, DictObject* dict, const Value& key, Value* removed = nullptr);
void dict_clear(DictObject* dict);
/// Iteration over live entries: start with position 0; false at the end. Safe against changes between calls.
bool dict_next(const DictObject* dict, std::size_t& position, const DictObject::Entry*& entry);

/// CPython's set table: open addressing with linear probes, same growth, so iteration order is CPython's
/// (setobject.c, set_add_entry and set_table_resize). Frozensets have the same layout.
struct SetObject : Object {
    struct Entry {
        std::int64_t hash;
        Value key;  ///< null: empty, or deleted if hash is -1
    };
    std::vector<Entry> table;  ///< power-of-two size, at least 8
    std::size_t fill;          ///< used and deleted
    std::size_t used;
    std::int64_t hash;     ///< frozenset: cached, -1 until computed
    std::uint32_t finger;  ///< where pop() goes on searching
};
Found set_contains(Vm& vm, SetObject* set, const Value& key);
bool set_add(Vm& vm, SetObject* set, const Value& key);
Found set_discard(Vm& vm, SetObject* set, const Value& key);
bool set_next(const SetObject* set, std::size_t& position, const Value*& key);

struct BytesObject : Object {
    std::int64_t hash;
    std::size_t size;
    // Followed by `size` bytes and a zero.
    std::uint8_t* data() { return reinterpret_cast<std::uint8_t*>(this + 1); }
    const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(this + 1); }
    std::string_view view() const { return {reinterpret_cast<const char*>(data()), size}; }
};

struct ByteArrayObject : Object {
    std::string bytes;
};

struct RangeObject : Object {
    Value start, stop, step, length;  ///< ints of any size
};

struct SliceObject : Object {
    Value start, stop, step;
};

}  // namespace awaitscope
