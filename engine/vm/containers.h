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
    std::size_t accounted;     ///< bytes of `items` that the heap has in its account
};

/// Outcome of a look-up that may have to call __eq__ or __hash__.
enum class Found : std::uint8_t { no, yes, error };

/// Insertion-ordered hash table: an entry array and, past 5 entries, an index table over it. A deleted entry
/// has a null key until the next rebuild. Entries of equal hash are met in order of insertion, as in CPython,
/// so the sequence of __eq__ calls is CPython's too. The arrays come from the Vm's heap.
struct DictObject : Object {
    struct Entry {
        std::int64_t hash;
        Value key;
        Value value;
    };
    static constexpr std::uint32_t kSmall = 5;  ///< up to so many entries there is no index: they are scanned
    Entry* entries;       ///< in order of insertion, with holes; null while capacity is 0
    std::int32_t* index;  ///< index_mask + 1 places: position in entries, -1 empty, -2 deleted; null if small
    std::uint32_t count;  ///< entries in use, holes included
    std::uint32_t capacity;    ///< entries allocated
    std::uint32_t index_mask;  ///< 0 if there is no index
    std::uint32_t used;        ///< live entries: len()
    std::uint32_t
        version;  ///< 0 until dict_keys_version is asked; back to 0 when a key comes or goes or entries move
    bool str_keys;  ///< all keys are exact str: look-ups of exact str never call Python code
};

/// For inline caches: a number, never 0 and never used for another dict or set of keys, that dict->version
/// holds for as long as every key stays at its place in `entries`. Replacing a value keeps it.
std::uint32_t dict_keys_version(Vm& vm, DictObject* dict);

/// Look-ups with a str key (subclasses of str excluded): never fail, never call Python code unless the dict
/// has keys that are not exact strs, and those can't be equal to it. Borrowed until the next change; null if
/// absent.
Value* dict_find(DictObject* dict, const StrObject* key);
/// General look-up; `out` borrows the value. Found::error: exception pending.
Found dict_find(Vm& vm, DictObject* dict, const Value& key, Value*& out);
/// Position in entries of a str key, or -1.
std::int32_t dict_position(DictObject* dict, const StrObject* key);
void dict_set(Vm& vm, DictObject* dict, StrObject* key, Value value);
bool dict_set(Vm& vm, DictObject* dict, const Value& key, Value value);
bool dict_erase(DictObject* dict, const StrObject* key);  ///< false: it was not there
Found dict_erase(Vm& vm, DictObject* dict, const Value& key, Value* removed = nullptr);
void dict_clear(DictObject* dict);
/// Iteration over live entries: start with position 0; false at the end. Safe against changes between calls.
inline bool dict_next(const DictObject* dict, std::size_t& position, const DictObject::Entry*& entry) {
    while (position < dict->count) {
        entry = &dict->entries[position++];
        if (!entry->key.is_null()) return true;
    }
    return false;
}
/// dict.update with a mapping or an iterable of pairs; `dict` may be of a subclass.
bool dict_update(Vm& vm, DictObject* dict, const Value& other);

/// CPython's set table: open addressing with linear probes, same growth, so iteration order is CPython's
/// (setobject.c, set_add_entry and set_table_resize). Frozensets have the same layout.
struct SetObject : Object {
    struct Entry {
        Value key;  ///< null: empty, or deleted if hash is -1
        std::int64_t hash;
    };
    Entry* table;  ///< mask + 1 entries, a power of two of at least 8
    std::size_t mask;
    std::size_t fill;    ///< used and deleted
    std::size_t used;    ///< len()
    std::int64_t hash;   ///< frozenset: cached, -1 until computed
    std::size_t finger;  ///< where pop() goes on searching
    Object* weakrefs;
};
Found set_contains(Vm& vm, SetObject* set, const Value& key);
bool set_add(Vm& vm, SetObject* set, const Value& key);
Found set_discard(Vm& vm, SetObject* set, const Value& key);
/// set.update with any iterable.
bool set_update(Vm& vm, SetObject* set, const Value& iterable);
inline bool set_next(const SetObject* set, std::size_t& position, const Value*& key) {
    while (position <= set->mask) {
        const SetObject::Entry& entry = set->table[position++];
        if (entry.key.is_null()) continue;
        key = &entry.key;
        return true;
    }
    return false;
}

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
    std::size_t accounted;  ///< bytes that the heap has in its account
};

struct RangeObject : Object {
    Value start, stop, step, length;  ///< ints of any size
};

struct SliceObject : Object {
    Value start, stop, step;
};

}  // namespace awaitscope
