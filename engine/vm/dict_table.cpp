// dict: the table.
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <cstring>
#include <new>

namespace awaitscope {

using Entry = DictObject::Entry;

namespace {

constexpr std::int32_t kEmpty = -1, kDeleted = -2;

std::size_t index_bytes(const DictObject* dict) {
    return (std::size_t{dict->index_mask} + 1) * sizeof(std::int32_t);
}

Heap& heap_of(DictObject* dict) {
    return dict->type->vm->heap;
}

/// Walks the places of the index that a hash may lie in, in CPython's order.
struct Probe {
    Probe(std::int64_t hash, std::uint32_t index_mask)
        : perturb(static_cast<std::uint64_t>(hash)), mask(index_mask), place(perturb & index_mask) {}
    void advance() {
        perturb >>= 5;
        place = (place * 5 + perturb + 1) & mask;
    }
    std::uint64_t perturb;
    std::uint64_t mask;
    std::uint64_t place;
};

void index_insert(DictObject* dict, std::int64_t hash, std::int32_t position) {
    Probe probe(hash, dict->index_mask);
    while (dict->index[probe.place] >= 0) probe.advance();
    dict->index[probe.place] = position;
}

/// New arrays for `capacity` entries; the live ones move over.
void rebuild(DictObject* dict, std::uint32_t capacity) {
    Heap& heap = heap_of(dict);
    Entry* old = dict->entries;
    std::uint32_t old_capacity = dict->capacity;
    std::uint32_t old_count = dict->count;
    if (dict->index) heap.free(dict->index, index_bytes(dict));
    dict->entries = static_cast<Entry*>(heap.allocate(capacity * sizeof(Entry)));
    dict->capacity = capacity;
    dict->count = 0;
    dict->version = 0;
    for (std::uint32_t i = 0; i < old_count; ++i) {
        if (old[i].key.is_null()) continue;
        // Values are plain bits: moving one is copying it and forgetting the source.
        std::memcpy(static_cast<void*>(dict->entries + dict->count++), static_cast<void*>(old + i),
                    sizeof(Entry));
    }
    if (old) heap.free(old, old_capacity * sizeof(Entry));
    dict->index = nullptr;
    dict->index_mask = 0;
    if (capacity <= DictObject::kSmall) return;
    std::uint32_t places = 16;
    while (places < capacity + capacity / 2) places *= 2;
    dict->index_mask = places - 1;
    dict->index = static_cast<std::int32_t*>(heap.allocate(index_bytes(dict)));
    std::memset(dict->index, 0xff, index_bytes(dict));
    for (std::uint32_t i = 0; i < dict->count; ++i) {
        index_insert(dict, dict->entries[i].hash, static_cast<std::int32_t>(i));
    }
}

/// Entries that CPython allocates for a table made to hold `used` of them: two thirds of a power of two above
/// three times that. Followed exactly, since it decides when holes go, which a program that deletes and adds
/// while it iterates can see.
std::uint32_t capacity_for(std::uint32_t used) {
    std::uint32_t size = 8;
    while (size < used * 3) size *= 2;
    return size * 2 / 3;
}

void make_room(DictObject* dict) {
    if (dict->count == dict->capacity) rebuild(dict, capacity_for(dict->used));
}

bool is_exact_str(const Value& v, const Type* str_type) {
    return v.is_object() && v.object()->type == str_type;
}

/// Where an entry of the dict lies in the index; it must be there.
std::uint64_t index_place(const DictObject* dict, std::int32_t position) {
    Probe probe(dict->entries[position].hash, dict->index_mask);
    while (dict->index[probe.place] != position) probe.advance();
    return probe.place;
}

enum class Match : std::uint8_t { no, yes, error, changed };

/// Compares the key of entry `i` by value; the table may change under Python's __eq__.
Match compare_entry(Vm& vm, DictObject* dict, std::uint32_t i, const Value& key) {
    Entry* entries = dict->entries;
    Value stored = entries[i].key;
    bool same = false;
    if (!vm.equal(stored, key, same)) return Match::error;
    if (dict->entries != entries || i >= dict->count || !identical(entries[i].key, stored))
        return Match::changed;
    return same ? Match::yes : Match::no;
}

std::int32_t find_slowly(Vm& vm, DictObject* dict, const Value& key, std::int64_t hash) {
restart:
    if (!dict->index) {
        for (std::uint32_t i = 0; i < dict->count; ++i) {
            const Entry& entry = dict->entries[i];
            if (entry.key.is_null()) continue;
            if (identical(entry.key, key)) return static_cast<std::int32_t>(i);
            if (entry.hash != hash) continue;
            Match match = compare_entry(vm, dict, i, key);
            if (match == Match::yes) return static_cast<std::int32_t>(i);
            if (match == Match::error) return -2;
            if (match == Match::changed) goto restart;
        }
        return -1;
    }
    for (Probe probe(hash, dict->index_mask);; probe.advance()) {
        std::int32_t position = dict->index[probe.place];
        if (position == kEmpty) return -1;
        if (position == kDeleted) continue;
        const Entry& entry = dict->entries[position];
        if (identical(entry.key, key)) return position;
        if (entry.hash != hash) continue;
        Match match = compare_entry(vm, dict, static_cast<std::uint32_t>(position), key);
        if (match == Match::yes) return position;
        if (match == Match::error) return -2;
        if (match == Match::changed) goto restart;
    }
}

/// For keys that equal nothing but themselves and exact strs of the same text.
std::int32_t find_str(const DictObject* dict, const StrObject* key, std::int64_t hash) {
    const Type* str_type = key->type;
    std::uint64_t bits = reinterpret_cast<std::uint64_t>(key);
    auto same = [&](const Entry& entry) {
        return entry.key.bits() == bits || (entry.hash == hash && is_exact_str(entry.key, str_type) &&
                                            equal(entry.key.as<StrObject>(), key));
    };
    if (!dict->index) {
        for (std::uint32_t i = 0; i < dict->count; ++i) {
            if (same(dict->entries[i])) return static_cast<std::int32_t>(i);
        }
        return -1;
    }
    for (Probe probe(hash, dict->index_mask);; probe.advance()) {
        std::int32_t position = dict->index[probe.place];
        if (position == kEmpty) return -1;
        if (position != kDeleted && same(dict->entries[position])) return position;
    }
}

}  // namespace

bool hash_general(Vm& vm, const Value& key, std::int64_t& out) {
    return vm.hash(key, out);
}

bool hash_value(Vm& vm, const Value& key, std::int64_t& out) {
    if (key.is_small_int()) {
        out = hash_small_int(key.small());
        return true;
    }
    if (is_exact_str(key, vm.types.str)) {
        out = str_hash(key.as<StrObject>());
        return true;
    }
    return vm.hash(key, out);
}

void explain_unhashable(Vm& vm, const Value& key, const char* role) {
    if (!vm.pending_is(vm.exc.TypeError) || vm.type_of(vm.pending) != vm.exc.TypeError) return;
    Value exception = vm.take_exception();
    std::string name = full_name(vm.type_of(key));
    Value text = vm.str(exception);
    if (!text) return;
    vm.raise_f(vm.exc.TypeError, "cannot use '{}' as a {} ({})", name, role, vm.utf8(text));
}

DictObject* allocate_dict(Vm& vm, Type* type) {
    DictObject* dict =
        type == vm.types.dict ? vm.heap.make<DictObject>(type) : vm.heap.make_instance<DictObject>(type);
    dict->entries = nullptr;
    dict->index = nullptr;
    dict->count = dict->capacity = dict->index_mask = dict->used = dict->version = 0;
    dict->str_keys = true;
    vm.heap.track(dict);
    return dict;
}

Ref<DictObject> Vm::make_dict() {
    return Ref<DictObject>::adopt(allocate_dict(*this, types.dict));
}

std::uint32_t dict_keys_version(Vm& vm, DictObject* dict) {
    if (dict->version == 0) dict->version = vm.new_version();
    return dict->version;
}

std::int32_t dict_position(DictObject* dict, const StrObject* key) {
    if (dict->used == 0) return -1;
    return find_str(dict, key, str_hash(const_cast<StrObject*>(key)));
}

std::int32_t dict_position(Vm& vm, DictObject* dict, const Value& key, std::int64_t hash) {
    if (dict->used == 0) return -1;
    if (dict->str_keys && is_exact_str(key, vm.types.str)) return find_str(dict, key.as<StrObject>(), hash);
    return find_slowly(vm, dict, key, hash);
}

Value* dict_find(DictObject* dict, const StrObject* key) {
    std::int32_t position = dict_position(dict, key);
    return position < 0 ? nullptr : &dict->entries[position].value;
}

Found dict_find(Vm& vm, DictObject* dict, const Value& key, Value*& out) {
    std::int64_t hash = 0;
    if (!hash_value(vm, key, hash)) {
        explain_unhashable(vm, key, "dict key");
        return Found::error;
    }
    std::int32_t position = dict_position(vm, dict, key, hash);
    if (position == -2) return Found::error;
    if (position < 0) return Found::no;
    out = &dict->entries[position].value;
    return Found::yes;
}

const Value* dict_lookup(Vm& vm, DictObject* dict, const Value& key) {
    Value* value = nullptr;
    Found found = dict_find(vm, dict, key, value);
    if (found == Found::no) vm.raise_key_error(key);
    return value;
}

void dict_insert_new(DictObject* dict, const Value& key, std::int64_t hash, Value value) {
    make_room(dict);
    std::uint32_t position = dict->count++;
    Entry* entry = new (dict->entries + position) Entry{hash, key, std::move(value)};
    if (dict->str_keys && !is_exact_str(entry->key, dict->type->vm->types.str)) dict->str_keys = false;
    if (dict->index) index_insert(dict, hash, static_cast<std::int32_t>(position));
    ++dict->used;
    dict->version = 0;
}

bool dict_set_hashed(Vm& vm, DictObject* dict, const Value& key, std::int64_t hash, Value value) {
    std::int32_t position = dict_position(vm, dict, key, hash);
    if (position == -2) return false;
    if (position < 0) {
        dict_insert_new(dict, key, hash, std::move(value));
    } else {
        // The old value dies after the new one is in its place.
        std::swap(dict->entries[position].value, value);
    }
    return true;
}

bool dict_set(Vm& vm, DictObject* dict, const Value& key, Value value) {
    std::int64_t hash = 0;
    if (!hash_value(vm, key, hash)) {
        explain_unhashable(vm, key, "dict key");
        return false;
    }
    return dict_set_hashed(vm, dict, key, hash, std::move(value));
}

void dict_set(Vm&, DictObject* dict, StrObject* key, Value value) {
    std::int32_t position = dict_position(dict, key);
    if (position < 0) {
        dict_insert_new(dict, Value::share(key), str_hash(key), std::move(value));
    } else {
        std::swap(dict->entries[position].value, value);
    }
}

Value dict_take(DictObject* dict, std::int32_t position) {
    Entry& entry = dict->entries[position];
    if (dict->index) dict->index[index_place(dict, position)] = kDeleted;
    Value key = std::move(entry.key);
    Value value = std::move(entry.value);
    --dict->used;
    dict->version = 0;
    return value;
}

bool dict_erase(DictObject* dict, const StrObject* key) {
    std::int32_t position = dict_position(dict, key);
    if (position < 0) return false;
    dict_take(dict, position);
    return true;
}

Found dict_erase(Vm& vm, DictObject* dict, const Value& key, Value* removed) {
    std::int64_t hash = 0;
    if (!hash_value(vm, key, hash)) {
        explain_unhashable(vm, key, "dict key");
        return Found::error;
    }
    std::int32_t position = dict_position(vm, dict, key, hash);
    if (position == -2) return Found::error;
    if (position < 0) return Found::no;
    Value value = dict_take(dict, position);
    if (removed) *removed = std::move(value);
    return Found::yes;
}

void dict_clear(DictObject* dict) {
    Heap& heap = heap_of(dict);
    Entry* entries = std::exchange(dict->entries, nullptr);
    std::uint32_t count = std::exchange(dict->count, 0);
    std::uint32_t capacity = std::exchange(dict->capacity, 0);
    if (dict->index) heap.free(dict->index, index_bytes(dict));
    dict->index = nullptr;
    dict->index_mask = dict->used = dict->version = 0;
    dict->str_keys = true;
    for (std::uint32_t i = 0; i < count; ++i) {
        entries[i].key.~Value();
        entries[i].value.~Value();
    }
    if (entries) heap.free(entries, capacity * sizeof(Entry));
}

Ref<DictObject> dict_copy(Vm& vm, const DictObject* dict) {
    Ref<DictObject> copy = vm.make_dict();
    if (dict->used == 0) return copy;
    rebuild(copy.get(), capacity_for((dict->used + 1) / 2));
    std::size_t position = 0;
    const Entry* entry = nullptr;
    while (dict_next(dict, position, entry))
        dict_insert_new(copy.get(), entry->key, entry->hash, entry->value);
    return copy;
}

bool dict_equal(Vm& vm, DictObject* a, DictObject* b, bool& out) {
    out = false;
    if (a->used != b->used) return true;
    std::size_t position = 0;
    const Entry* entry = nullptr;
    while (dict_next(a, position, entry)) {
        Value key = entry->key;
        Value mine = entry->value;
        std::int32_t found = dict_position(vm, b, key, entry->hash);
        if (found == -2) return false;
        if (found < 0) return true;
        Value other = b->entries[found].value;
        bool same = false;
        if (!vm.equal(mine, other, same)) return false;
        if (!same) return true;
    }
    out = true;
    return true;
}

}  // namespace awaitscope
