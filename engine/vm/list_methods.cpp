// list: methods.
#include "engine/vm/iterators.h"
#include "engine/vm/list.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

std::vector<Value>& items_of(const Value& self) {
    return self.as<ListObject>()->items;
}

Value append(Vm&, Bound args) {
    items_of(args[0]).push_back(args[1]);
    return Value::none();
}

Value extend(Vm& vm, Bound args) {
    return list_extend(vm, args[0].as<ListObject>(), args[1]) ? Value::none() : Value();
}

Value insert(Vm& vm, Bound args) {
    std::int64_t i = 0;
    if (!vm.to_int64(args[1], i)) return Value();
    std::vector<Value>& items = items_of(args[0]);
    std::int64_t size = static_cast<std::int64_t>(items.size());
    if (i < 0) i = std::max<std::int64_t>(0, i + size);
    items.insert(items.begin() + std::min(i, size), args[2]);
    return Value::none();
}

Value pop(Vm& vm, Bound args) {
    std::vector<Value>& items = items_of(args[0]);
    std::int64_t i = -1;
    if (args[1] && !to_index(vm, args[1], i)) return Value();
    std::int64_t size = static_cast<std::int64_t>(items.size());
    if (size == 0) return vm.raise(vm.exc.IndexError, "pop from empty list");
    if (i < 0) i += size;
    if (i < 0 || i >= size) return vm.raise(vm.exc.IndexError, "pop index out of range");
    Value item = std::move(items[static_cast<std::size_t>(i)]);
    items.erase(items.begin() + i);
    return item;
}

Value remove(Vm& vm, Bound args) {
    std::vector<Value>& items = items_of(args[0]);
    for (std::size_t i = 0; i < items.size(); ++i) {
        Value candidate = items[i];
        bool same = false;
        if (!vm.equal(candidate, args[1], same)) return Value();
        if (!same) continue;
        if (i < items.size()) items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
        return Value::none();
    }
    return vm.raise(vm.exc.ValueError, "list.remove(x): x not in list");
}

Value index(Vm& vm, Bound args) {
    std::vector<Value>& items = items_of(args[0]);
    std::int64_t begin = 0;
    std::int64_t end = static_cast<std::int64_t>(items.size());
    std::int64_t size = end;
    if (!to_bound(vm, args[2], size, begin) || !to_bound(vm, args[3], size, end)) return Value();
    for (std::int64_t i = begin; i < end && i < static_cast<std::int64_t>(items.size()); ++i) {
        Value candidate = items[static_cast<std::size_t>(i)];
        bool same = false;
        if (!vm.equal(candidate, args[1], same)) return Value();
        if (same) return Value::small_int(i);
    }
    return vm.raise(vm.exc.ValueError, "list.index(x): x not in list");
}

Value count(Vm& vm, Bound args) {
    std::vector<Value>& items = items_of(args[0]);
    std::int64_t found = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Value candidate = items[i];
        bool same = false;
        if (!vm.equal(candidate, args[1], same)) return Value();
        if (same) ++found;
    }
    return Value::small_int(found);
}

Value clear(Vm&, Bound args) {
    std::vector<Value> items = std::exchange(items_of(args[0]), {});
    while (!items.empty()) items.pop_back();
    return Value::none();
}

Value copy(Vm& vm, Bound args) {
    return vm.make_list(items_of(args[0]));
}

Value reverse(Vm&, Bound args) {
    std::reverse(items_of(args[0]).begin(), items_of(args[0]).end());
    return Value::none();
}

Value sort(Vm& vm, Bound args) {
    bool descending = false;
    if (args[2] && !vm.truth(args[2], descending)) return Value();
    return list_sort(vm, args[0].as<ListObject>(), args[1], descending) ? Value::none() : Value();
}

Value reversed(Vm& vm, Bound args) {
    return make_list_reverse_iterator(vm, args[0]);
}

Value size_of(Vm&, Bound args) {
    return Value::small_int(static_cast<std::int64_t>(56 + 8 * items_of(args[0]).size()));
}

constexpr NativeSpec kMethods[] = {
    {"append", "self, object, /", append},
    {"extend", "self, iterable, /", extend},
    {"insert", "self, index, object, /", insert},
    {"pop", "self, index=-1, /", pop},
    {"remove", "self, value, /", remove},
    {"index", "self, value, start=0, stop=9223372036854775807, /", index},
    {"count", "self, value, /", count},
    {"clear", "self, /", clear},
    {"copy", "self, /", copy},
    {"reverse", "self, /", reverse},
    {"sort", "self, /, *, key=None, reverse=False", sort},
    {"__reversed__", "self, /", reversed},
    {"__sizeof__", "self, /", size_of},
    {"__class_getitem__", "cls, item, /", class_get_item, nullptr, NativeSpec::Kind::class_method},
};

}  // namespace

std::span<const NativeSpec> list_method_table() {
    return kMethods;
}

}  // namespace awaitscope
