// Stable sorting: natural runs, lengthened by binary insertion, merged in the manner of timsort. The
// comparisons are `later < earlier` only, as in CPython; their exact sequence is not.
#include "engine/vm/list.h"
#include "engine/vm/str.h"
#include "engine/vm/vm.h"

#include <algorithm>

namespace awaitscope {

namespace {

enum class Order : std::uint8_t { general, small_ints, strs, floats };

struct Keyed {
    Value key;
    Value item;
};

/// Whether all keys are of one kind that compares without Python code.
template <class KeyOf>
Order order_of(Vm& vm, std::size_t count, KeyOf key_of) {
    bool ints = true;
    bool strs = true;
    bool floats = true;
    for (std::size_t i = 0; i < count && (ints || strs || floats); ++i) {
        const Value& key = key_of(i);
        ints = ints && key.is_small_int();
        strs = strs && vm.is_exact_str(key);
        floats = floats && key.is_object() && key.object()->type == vm.types.float_;
    }
    return ints ? Order::small_ints : strs ? Order::strs : floats ? Order::floats : Order::general;
}

/// Merge sort over `T`, with a comparison that may fail.
template <class T, class Less>
class Sorter {
  public:
    Sorter(T* items, std::size_t count, Less less) : items_(items), count_(count), less_(less) {}

    bool sort() {
        std::size_t minimum = minimum_run(count_);
        std::size_t begin = 0;
        while (begin < count_) {
            std::size_t end = begin;
            if (!find_run(begin, end)) return false;
            std::size_t wanted = std::min(begin + minimum, count_);
            if (end < wanted) {
                if (!insert(begin, end, wanted)) return false;
                end = wanted;
            }
            runs_.push_back({begin, end});
            begin = end;
            if (!collapse()) return false;
        }
        while (runs_.size() > 1) {
            std::size_t at = runs_.size() - 2;
            if (at > 0 && length(at - 1) < length(at + 1)) --at;
            if (!merge(at)) return false;
        }
        return true;
    }

  private:
    struct Run {
        std::size_t begin, end;
    };

    static std::size_t minimum_run(std::size_t n) {
        std::size_t odd = 0;
        while (n >= 64) {
            odd |= n & 1;
            n >>= 1;
        }
        return n + odd;
    }

    std::size_t length(std::size_t run) const { return runs_[run].end - runs_[run].begin; }

    /// 1: less, 0: not, -1: failed.
    int less(const T& a, const T& b) { return less_(a, b); }

    /// Finds the run that starts at `begin`; a descending one is turned round.
    bool find_run(std::size_t begin, std::size_t& end) {
        end = begin + 1;
        if (end == count_) return true;
        int down = less(items_[end], items_[end - 1]);
        if (down < 0) return false;
        for (++end; end < count_; ++end) {
            int answer = less(items_[end], items_[end - 1]);
            if (answer < 0) return false;
            if (answer != down) break;
        }
        if (down) std::reverse(items_ + begin, items_ + end);
        return true;
    }

    /// Inserts items [sorted, end) into the sorted [begin, sorted).
    bool insert(std::size_t begin, std::size_t sorted, std::size_t end) {
        for (; sorted < end; ++sorted) {
            std::size_t low = begin;
            std::size_t high = sorted;
            while (low < high) {
                std::size_t middle = low + (high - low) / 2;
                int answer = less(items_[sorted], items_[middle]);
                if (answer < 0) return false;
                if (answer)
                    high = middle;
                else
                    low = middle + 1;
            }
            std::rotate(items_ + low, items_ + sorted, items_ + sorted + 1);
        }
        return true;
    }

    bool collapse() {
        while (runs_.size() > 1) {
            std::size_t at = runs_.size() - 2;
            bool unbalanced = (at > 0 && length(at - 1) <= length(at) + length(at + 1)) ||
                              (at > 1 && length(at - 2) <= length(at - 1) + length(at));
            if (unbalanced) {
                if (length(at - 1) < length(at + 1)) --at;
            } else if (length(at) > length(at + 1)) {
                return true;
            }
            if (!merge(at)) return false;
        }
        return true;
    }

    /// Merges runs `at` and `at + 1`. On failure every item is still there.
    bool merge(std::size_t at) {
        Run left = runs_[at];
        Run right = runs_[at + 1];
        runs_[at].end = right.end;
        runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        // What is already in place at both ends stays.
        int answer = less(items_[right.begin], items_[right.begin - 1]);
        if (answer < 0) return false;
        if (answer == 0) return true;
        buffer_.assign(std::make_move_iterator(items_ + left.begin),
                       std::make_move_iterator(items_ + left.end));
        T* a = buffer_.data();
        T* a_end = a + buffer_.size();
        T* b = items_ + right.begin;
        T* b_end = items_ + right.end;
        T* to = items_ + left.begin;
        bool failed = false;
        while (a != a_end && b != b_end) {
            answer = less(*b, *a);
            if (answer < 0) {
                failed = true;
                break;
            }
            *to++ = std::move(answer ? *b++ : *a++);
        }
        std::move(a, a_end, to);
        return !failed;
    }

    T* items_;
    std::size_t count_;
    Less less_;
    std::vector<Run> runs_;
    std::vector<T> buffer_;
};

int general_less(Vm& vm, const Value& a, const Value& b) {
    Value answer = vm.compare(a, b, CompareOp::lt);
    if (!answer) return -1;
    if (answer.is_bool()) return answer.is_true() ? 1 : 0;
    bool truth = false;
    if (!vm.truth(answer, truth)) return -1;
    return truth ? 1 : 0;
}

template <class T, class KeyOf>
bool sort_by(Vm& vm, std::vector<T>& items, KeyOf key_of) {
    Order order = order_of(vm, items.size(), [&](std::size_t i) -> const Value& { return key_of(items[i]); });
    auto run = [&](auto less) { return Sorter<T, decltype(less)>(items.data(), items.size(), less).sort(); };
    switch (order) {
        case Order::small_ints:
            return run([&](const T& a, const T& b) { return key_of(a).small() < key_of(b).small() ? 1 : 0; });
        case Order::strs:
            return run([&](const T& a, const T& b) {
                return compare(key_of(a).template as<StrObject>(), key_of(b).template as<StrObject>()) < 0
                           ? 1
                           : 0;
            });
        case Order::floats:
            return run([&](const T& a, const T& b) {
                return key_of(a).template as<FloatObject>()->value <
                               key_of(b).template as<FloatObject>()->value
                           ? 1
                           : 0;
            });
        case Order::general: break;
    }
    return run([&](const T& a, const T& b) { return general_less(vm, key_of(a), key_of(b)); });
}

}  // namespace

bool sort_values(Vm& vm, std::vector<Value>& items, const Value& key, bool reverse) {
    // Reversing before and after keeps equal items in their order.
    if (key.is_null() || key.is_none()) {
        if (reverse) std::reverse(items.begin(), items.end());
        bool done = sort_by(vm, items, [](const Value& v) -> const Value& { return v; });
        if (reverse) std::reverse(items.begin(), items.end());
        return done;
    }
    std::vector<Keyed> keyed;
    keyed.reserve(items.size());
    for (const Value& item : items) {
        Value k = vm.call(key, Args{&item, 1, nullptr});
        if (!k) return false;
        keyed.push_back({std::move(k), item});
    }
    if (reverse) std::reverse(keyed.begin(), keyed.end());
    bool done = sort_by(vm, keyed, [](const Keyed& k) -> const Value& { return k.key; });
    if (reverse) std::reverse(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = std::move(keyed[i].item);
    return done;
}

bool list_sort(Vm& vm, ListObject* list, const Value& key, bool reverse) {
    Value guard = Value::share(list);
    std::vector<Value> items = std::exchange(list->items, {});
    bool done = sort_values(vm, items, key, reverse);
    std::vector<Value> added = std::exchange(list->items, std::move(items));
    if (done && (!added.empty() || added.capacity() > 0)) {
        vm.raise(vm.exc.ValueError, "list modified during sort");
        return false;
    }
    return done;
}

}  // namespace awaitscope
