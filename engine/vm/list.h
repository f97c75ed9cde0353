// What the files of list share, and the operations that the interpreter inlines.
#pragma once

#include "engine/vm/args.h"
#include "engine/vm/containers.h"

namespace awaitscope {

inline void list_append(ListObject* list, Value item) {
    list->items.push_back(std::move(item));
}

/// A borrowed item by a small int that may be negative; null if out of range.
inline const Value* list_item(const ListObject* list, std::int64_t i) {
    std::int64_t size = static_cast<std::int64_t>(list->items.size());
    if (i < 0) i += size;
    if (i < 0 || i >= size) return nullptr;
    return &list->items[static_cast<std::size_t>(i)];
}

/// list.extend with any iterable.
bool list_extend(Vm& vm, ListObject* list, const Value& iterable);

/// Sorts `items` in place, stably; `key` may be null or None. False with an exception pending: `items` then
/// is some permutation.
bool sort_values(Vm& vm, std::vector<Value>& items, const Value& key, bool reverse);

/// list.sort(key=, reverse=): the list is seen empty meanwhile.
bool list_sort(Vm& vm, ListObject* list, const Value& key, bool reverse);

/// list[slice] = items, del list[slice].
bool list_assign_slice(Vm& vm, ListObject* list, const SliceObject* slice, const Value* value);

std::span<const NativeSpec> list_method_table();

}  // namespace awaitscope
