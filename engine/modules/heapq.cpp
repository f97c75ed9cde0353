// The native part of `heapq`: heaps in lists. merge, nlargest and nsmallest are python/heapq.py.
#include "engine/modules/module_list.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

/// a < b in a min-heap, b < a in a max-heap. 1: yes, 0: no, -1: exception pending.
template <bool max_heap>
int before(Vm& vm, const Value& a, const Value& b) {
    Value answer = max_heap ? vm.compare(b, a, CompareOp::lt) : vm.compare(a, b, CompareOp::lt);
    bool truth = false;
    if (!answer || !vm.truth(answer, truth)) return -1;
    return truth ? 1 : 0;
}

/// A comparison may run Python code that changes the list.
bool check_size(Vm& vm, const ListObject* heap, std::size_t size) {
    if (heap->items.size() == size) return true;
    vm.raise(vm.exc.RuntimeError, "list changed size during iteration");
    return false;
}

/// Moves the item at `position` up towards `start` until its parent is not after it.
template <bool max_heap>
bool sift_down(Vm& vm, ListObject* heap, std::size_t start, std::size_t position) {
    std::size_t size = heap->items.size();
    while (position > start) {
        std::size_t parent = (position - 1) / 2;
        Value item = heap->items[position];
        Value above = heap->items[parent];
        int answer = before<max_heap>(vm, item, above);
        if (answer < 0 || !check_size(vm, heap, size)) return false;
        if (answer == 0) return true;
        std::swap(heap->items[position], heap->items[parent]);
        position = parent;
    }
    return true;
}

/// Lets the hole at `position` sink to a leaf along the earlier children, then the item rise from there.
template <bool max_heap>
bool sift_up(Vm& vm, ListObject* heap, std::size_t position) {
    std::size_t size = heap->items.size();
    std::size_t start = position;
    while (position * 2 + 1 < size) {
        std::size_t child = position * 2 + 1;
        if (child + 1 < size) {
            Value left = heap->items[child];
            Value right = heap->items[child + 1];
            int answer = before<max_heap>(vm, left, right);
            if (answer < 0 || !check_size(vm, heap, size)) return false;
            if (answer == 0) ++child;
        }
        std::swap(heap->items[position], heap->items[child]);
        position = child;
    }
    return sift_down<max_heap>(vm, heap, start, position);
}

ListObject* heap_of(Vm& vm, const Value& v, const char* function) {
    if (vm.is_list(v)) return v.as<ListObject>();
    vm.raise_f(vm.exc.TypeError, "{}() argument {}must be list, not {}", function,
               std::string_view(function).starts_with("heapify") ? "" : "1 ", type_name(vm, v));
    return nullptr;
}

template <bool max_heap>
Value heappush(Vm& vm, Bound args) {
    ListObject* heap = heap_of(vm, args[0], max_heap ? "heappush_max" : "heappush");
    if (!heap) return Value();
    heap->items.push_back(args[1]);
    return sift_down<max_heap>(vm, heap, 0, heap->items.size() - 1) ? Value::none() : Value();
}

template <bool max_heap>
Value heappop(Vm& vm, Bound args) {
    ListObject* heap = heap_of(vm, args[0], max_heap ? "heappop_max" : "heappop");
    if (!heap) return Value();
    if (heap->items.empty()) return vm.raise(vm.exc.IndexError, "index out of range");
    Value last = std::move(heap->items.back());
    heap->items.pop_back();
    if (heap->items.empty()) return last;
    std::swap(heap->items[0], last);
    return sift_up<max_heap>(vm, heap, 0) ? last : Value();
}

template <bool max_heap>
Value heapreplace(Vm& vm, Bound args) {
    ListObject* heap = heap_of(vm, args[0], max_heap ? "heapreplace_max" : "heapreplace");
    if (!heap) return Value();
    if (heap->items.empty()) return vm.raise(vm.exc.IndexError, "index out of range");
    Value top = std::exchange(heap->items[0], args[1]);
    return sift_up<max_heap>(vm, heap, 0) ? top : Value();
}

template <bool max_heap>
Value heappushpop(Vm& vm, Bound args) {
    ListObject* heap = heap_of(vm, args[0], max_heap ? "heappushpop_max" : "heappushpop");
    if (!heap) return Value();
    if (heap->items.empty()) return args[1];
    Value top = heap->items[0];
    int answer = before<max_heap>(vm, top, args[1]);
    if (answer < 0) return Value();
    if (answer == 0) return args[1];
    if (heap->items.empty()) return vm.raise(vm.exc.IndexError, "index out of range");
    top = std::exchange(heap->items[0], args[1]);
    return sift_up<max_heap>(vm, heap, 0) ? top : Value();
}

template <bool max_heap>
Value heapify(Vm& vm, Bound args) {
    ListObject* heap = heap_of(vm, args[0], max_heap ? "heapify_max" : "heapify");
    if (!heap) return Value();
    for (std::size_t i = heap->items.size() / 2; i-- > 0;) {
        if (!sift_up<max_heap>(vm, heap, i)) return Value();
    }
    return Value::none();
}

constexpr NativeSpec kFunctions[] = {
    {"heappush", "heap, item, /", heappush<false>, nullptr, kFunction},
    {"heappop", "heap, /", heappop<false>, nullptr, kFunction},
    {"heapreplace", "heap, item, /", heapreplace<false>, nullptr, kFunction},
    {"heappushpop", "heap, item, /", heappushpop<false>, nullptr, kFunction},
    {"heapify", "heap, /", heapify<false>, nullptr, kFunction},
    {"heappush_max", "heap, item, /", heappush<true>, nullptr, kFunction},
    {"heappop_max", "heap, /", heappop<true>, nullptr, kFunction},
    {"heapreplace_max", "heap, item, /", heapreplace<true>, nullptr, kFunction},
    {"heappushpop_max", "heap, item, /", heappushpop<true>, nullptr, kFunction},
    {"heapify_max", "heap, /", heapify<true>, nullptr, kFunction},
};

}  // namespace

bool populate_heapq(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
