// set: the table. Probing, growth and the order of insertion follow CPython 3.14's setobject.c step by step,
// since the order of iteration shows them.
#include "engine/vm/dict.h"
#include "engine/vm/sequence.h"
#include "engine/vm/set.h"
#include "engine/vm/vm.h"

#include <cstring>

namespace awaitscope {

using Entry = SetObject::Entry;

namespace {

constexpr std::size_t kMinimum = 8;
constexpr std::size_t kLinearProbes = 9;
constexpr int kPerturbShift = 5;
constexpr std::int64_t kDeletedHash = -1;

Heap& heap_of(const SetObject* set) {
    return set->type->vm->heap;
}

Entry* allocate_table(Heap& heap, std::size_t size) {
    Entry* table = static_cast<Entry*>(heap.allocate(size * sizeof(Entry)));
    std::memset(static_cast<void*>(table), 0, size * sizeof(Entry));
    return table;
}

bool is_unused(const Entry& entry) {
    return entry.key.is_null() && entry.hash == 0;
}

/// Puts a key (as bits, with its reference) that is not in the table where CPython's set_insert_clean puts
/// it.
void insert_clean(Entry* table, std::size_t mask, std::int64_t hash, std::uint64_t key) {
    std::size_t perturb = static_cast<std::size_t>(hash);
    std::size_t i = perturb & mask;
    while (true) {
        Entry* entry = table + i;
        std::size_t probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
        while (true) {
            if (entry->key.is_null()) {
                entry->hash = hash;
                std::construct_at(&entry->key, Value::from_bits(key));
                return;
            }
            if (probes-- == 0) break;
            ++entry;
        }
        perturb >>= kPerturbShift;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

bool both_exact_str(Vm& vm, const Value& a, const Value& b) {
    return vm.is_exact_str(a) && vm.is_exact_str(b);
}

enum class Match : std::uint8_t { no, yes, error, changed };

Match compare_entry(Vm& vm, SetObject* set, Entry* entry, const Value& key) {
    if (identical(entry->key, key)) return Match::yes;
    if (both_exact_str(vm, entry->key, key)) {
        return equal(entry->key.as<StrObject>(), key.as<StrObject>()) ? Match::yes : Match::no;
    }
    Entry* table = set->table;
    Value stored = entry->key;
    bool same = false;
    if (!vm.equal(stored, key, same)) return Match::error;
    if (set->table != table || !identical(entry->key, stored)) return Match::changed;
    return same ? Match::yes : Match::no;
}

/// The entry with this key, or the unused one where the search ended; null: exception pending (set_lookkey).
/// `free` becomes the last deleted entry on the way, which an addition takes.
Entry* find_entry(Vm& vm, SetObject* set, const Value& key, std::int64_t hash, Entry** free = nullptr) {
restart:
    if (free) *free = nullptr;
    std::size_t mask = set->mask;
    std::size_t perturb = static_cast<std::size_t>(hash);
    std::size_t i = perturb & mask;
    while (true) {
        Entry* entry = set->table + i;
        std::size_t probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
        while (true) {
            if (is_unused(*entry)) return entry;
            if (entry->key.is_null()) {
                if (free) *free = entry;
            } else if (entry->hash == hash) {
                Match match = compare_entry(vm, set, entry, key);
                if (match == Match::yes) return entry;
                if (match == Match::error) return nullptr;
                if (match == Match::changed) goto restart;
            }
            if (probes-- == 0) break;
            ++entry;
        }
        perturb >>= kPerturbShift;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

}  // namespace

void set_resize(SetObject* set, std::size_t minimum) {
    std::size_t size = kMinimum;
    while (size <= minimum) size <<= 1;
    Heap& heap = heap_of(set);
    Entry* old = set->table;
    std::size_t old_mask = set->mask;
    set->table = allocate_table(heap, size);
    set->mask = size - 1;
    for (std::size_t i = 0; i <= old_mask; ++i) {
        if (!old[i].key.is_null()) insert_clean(set->table, set->mask, old[i].hash, old[i].key.bits());
    }
    set->fill = set->used;
    heap.free(old, (old_mask + 1) * sizeof(Entry));
}

bool set_add_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash) {
    Entry* free = nullptr;
    Entry* entry = find_entry(vm, set, key, hash, &free);
    if (!entry) return false;
    if (!entry->key.is_null()) return true;
    if (free) {
        free->key = key;
        free->hash = hash;
        ++set->used;
        return true;
    }
    entry->key = key;
    entry->hash = hash;
    ++set->fill;
    ++set->used;
    if (set->fill * 5 < set->mask * 3) return true;
    set_resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
    return true;
}

Found set_contains_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash) {
    Entry* entry = find_entry(vm, set, key, hash);
    if (!entry) return Found::error;
    return entry->key.is_null() ? Found::no : Found::yes;
}

Found set_discard_hashed(Vm& vm, SetObject* set, const Value& key, std::int64_t hash) {
    Entry* entry = find_entry(vm, set, key, hash);
    if (!entry) return Found::error;
    if (entry->key.is_null()) return Found::no;
    Value old = std::move(entry->key);
    entry->hash = kDeletedHash;
    --set->used;
    return Found::yes;
}

bool hash_element(Vm& vm, const Value& key, std::int64_t& hash) {
    if (hash_value(vm, key, hash)) return true;
    explain_unhashable(vm, key, "set element");
    return false;
}

Found set_contains(Vm& vm, SetObject* set, const Value& key) {
    std::int64_t hash = 0;
    return hash_element(vm, key, hash) ? set_contains_hashed(vm, set, key, hash) : Found::error;
}

bool set_add(Vm& vm, SetObject* set, const Value& key) {
    std::int64_t hash = 0;
    return hash_element(vm, key, hash) && set_add_hashed(vm, set, key, hash);
}

Found set_discard(Vm& vm, SetObject* set, const Value& key) {
    std::int64_t hash = 0;
    return hash_element(vm, key, hash) ? set_discard_hashed(vm, set, key, hash) : Found::error;
}

SetObject* allocate_set(Vm& vm, Type* type) {
    const bool exact = type == vm.types.set || type == vm.types.frozenset;
    SetObject* set = exact ? vm.heap.make<SetObject>(type) : vm.heap.make_instance<SetObject>(type);
    set->table = allocate_table(vm.heap, kMinimum);
    set->mask = kMinimum - 1;
    set->fill = set->used = set->finger = 0;
    set->hash = -1;
    set->weakrefs = nullptr;
    vm.heap.track(set);
    return set;
}

Ref<SetObject> Vm::make_set(bool frozen) {
    return Ref<SetObject>::adopt(allocate_set(*this, frozen ? types.frozenset : types.set));
}

void free_set_table(SetObject* set) {
    // Sets of ints own no references: seeing that takes no branch an entry.
    std::uint64_t objects = 0;
    for (std::size_t i = 0; i <= set->mask; ++i) objects |= std::uint64_t{set->table[i].key.is_object()};
    if (objects != 0)
        for (std::size_t i = 0; i <= set->mask; ++i) set->table[i].key.~Value();
    heap_of(set).free(set->table, (set->mask + 1) * sizeof(Entry));
}

void set_clear(SetObject* set) {
    Entry* table = set->table;
    std::size_t size = set->mask + 1;
    set->table = allocate_table(heap_of(set), kMinimum);
    set->mask = kMinimum - 1;
    set->fill = set->used = 0;
    set->hash = -1;
    for (std::size_t i = 0; i < size; ++i) table[i].key.~Value();
    heap_of(set).free(table, size * sizeof(Entry));
}

/// set_merge_lock_held: one resize at most, and a fresh target takes the keys without comparing.
bool set_merge(Vm& vm, SetObject* set, SetObject* other) {
    if (other == set || other->used == 0) return true;
    if ((set->fill + other->used) * 5 >= set->mask * 3) set_resize(set, (set->used + other->used) * 2);
    if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
        // The target's table is empty memory: the entries are copied as bits, then counted.
        std::memcpy(static_cast<void*>(set->table), other->table, (other->mask + 1) * sizeof(Entry));
        for (std::size_t i = 0; i <= other->mask; ++i) {
            const Value& key = other->table[i].key;
            if (key.is_object()) ++key.object()->refcount;
        }
        set->fill = other->fill;
        set->used = other->used;
        return true;
    }
    if (set->fill == 0) {
        set->fill = set->used = other->used;
        for (std::size_t i = 0; i <= other->mask; ++i) {
            const Entry& entry = other->table[i];
            if (entry.key.is_null()) continue;
            if (entry.key.is_object()) ++entry.key.object()->refcount;
            insert_clean(set->table, set->mask, entry.hash, entry.key.bits());
        }
        return true;
    }
    for (std::size_t i = 0; i <= other->mask; ++i) {
        if (other->table[i].key.is_null()) continue;
        Value key = other->table[i].key;
        if (!set_add_hashed(vm, set, key, other->table[i].hash)) return false;
    }
    return true;
}

bool set_update(Vm& vm, SetObject* set, const Value& iterable) {
    if (vm.has_flag(iterable, kTypeSet)) return set_merge(vm, set, iterable.as<SetObject>());
    if (vm.type_of(iterable) == vm.types.dict) {
        DictObject* dict = iterable.as<DictObject>();
        if ((set->fill + dict->used) * 5 >= set->mask * 3) set_resize(set, (set->used + dict->used) * 2);
        std::size_t position = 0;
        const DictObject::Entry* entry = nullptr;
        while (dict_next(dict, position, entry)) {
            Value key = entry->key;
            if (!set_add_hashed(vm, set, key, entry->hash)) return false;
        }
        return true;
    }
    Value iterator = vm.iter(iterable);
    if (!iterator) return false;
    while (Value key = vm.next(iterator)) {
        if (!set_add(vm, set, key)) return false;
    }
    return vm.pending.is_null();
}

}  // namespace awaitscope
