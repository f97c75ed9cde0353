// Stable sorting: natural runs, lengthened by binary insertion, merged as timsort does, in powersort's order.
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

/// Merge sort of natural runs over `T`, with a comparison that may fail. It asks the same questions in the
/// same order as CPython's list.sort (Objects/listobject.c, Objects/listsort.txt), because a program's own
/// `__lt__` sees them.
template <class T, class Less>
class Sorter {
  public:
    Sorter(T* items, std::size_t count, Less less) : items_(items), count_(count), less_(less) {}

    bool sort() {
        const std::size_t minimum = minimum_run(count_);
        std::size_t begin = 0;
        while (begin < count_) {
            std::size_t end = begin;
            if (!find_run(begin, end)) return false;
            const std::size_t wanted = std::min(begin + minimum, count_);
            if (end < wanted) {
                if (!insert(begin, end, wanted)) return false;
                end = wanted;
            }
            if (!make_room_for(begin, end)) return false;
            runs_.push_back({begin, end, 0});
            begin = end;
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
        int power;  ///< depth in the tree of merges of the node between this run and the next
    };

    /// One side of a merge: what is left of a run, read forward or backward.
    struct Side {
        T* next;
        std::size_t count;
        bool buffered;  ///< moved out of the way; the other side still stands where it stood

        /// The last of the buffered items goes where the merge ends: no question is asked about it.
        bool at_end() const { return buffered ? count <= 1 : count == 0; }
    };

    /// Runs shorter than this many items are lengthened by insertion; at most 64.
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

    /// Moves `end` behind the run that starts at `begin`. A falling run is turned round, equal neighbours in
    /// it keep their order.
    bool find_run(std::size_t begin, std::size_t& end) {
        T* const low = items_ + begin;
        const std::size_t most = count_ - begin;
        std::size_t n = 1;
        if (!extend_rising(low, n, most)) return false;
        end = begin + n;
        if (n == most) return true;
        if (n > 1) {
            // low[n] is smaller. Only if all before it are equal does a falling run start here.
            const int rises = less(low[0], low[n - 1]);
            if (rises) return rises > 0;
            std::reverse(low, low + n);
        }
        std::size_t equal = 0;  // how many before low[n] are equal to their predecessor
        auto turn_equal = [&] {
            if (equal) std::reverse(low + (n - equal - 1), low + n);
            equal = 0;
        };
        for (++n; n < most; ++n) {
            const int smaller = less(low[n], low[n - 1]);
            if (smaller < 0) return false;
            if (smaller) {
                turn_equal();
                continue;
            }
            const int larger = less(low[n - 1], low[n]);
            if (larger < 0) return false;
            if (larger) break;
            ++equal;
        }
        turn_equal();
        std::reverse(low, low + n);
        if (!extend_rising(low, n, most)) return false;
        end = begin + n;
        return true;
    }

    bool extend_rising(T* low, std::size_t& n, std::size_t most) {
        for (; n < most; ++n) {
            const int smaller = less(low[n], low[n - 1]);
            if (smaller) return smaller > 0;
        }
        return true;
    }

    /// Inserts items [sorted, end) into the sorted [begin, sorted).
    bool insert(std::size_t begin, std::size_t sorted, std::size_t end) {
        for (; sorted < end; ++sorted) {
            std::size_t low = begin;
            std::size_t high = sorted;
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                const int answer = less(items_[sorted], items_[middle]);
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

    /// Before the run [begin, end) is pushed: merges those that lie deeper in the tree of merges (powersort).
    bool make_room_for(std::size_t begin, std::size_t end) {
        if (runs_.empty()) return true;
        const int power = power_between(runs_.back(), end - begin);
        while (runs_.size() > 1 && runs_[runs_.size() - 2].power > power)
            if (!merge(runs_.size() - 2)) return false;
        runs_.back().power = power;
        return true;
    }

    /// The first binary digit in which the middles of two neighbouring runs, as parts of the whole, differ.
    int power_between(const Run& left, std::size_t right_length) const {
        const std::size_t left_length = left.end - left.begin;
        std::size_t a = 2 * left.begin + left_length;  // twice the middles
        std::size_t b = a + left_length + right_length;
        for (int power = 1;; ++power) {
            if (a >= count_) {
                a -= count_;
                b -= count_;
            } else if (b >= count_) {
                return power;
            }
            a *= 2;
            b *= 2;
        }
    }

    /// Where `key` belongs in the sorted a[0, n): before its equals, or with `kAfter` behind them. The search
    /// spreads from `hint` in steps that double. kFailed if a comparison failed.
    template <bool kAfter>
    std::size_t gallop(const T& key, const T* a, std::size_t n, std::size_t hint) {
        auto is_before = [&](const T& item) {  // 1, 0 or -1
            if constexpr (!kAfter) return less(item, key);
            const int answer = less(key, item);
            return answer < 0 ? answer : 1 - answer;
        };
        int answer = is_before(a[hint]);
        if (answer < 0) return kFailed;
        const bool to_right = answer == 1;
        const std::size_t farthest = to_right ? n - hint : hint + 1;
        std::size_t near = 0;
        std::size_t far = 1;
        while (far < farthest) {
            answer = is_before(to_right ? a[hint + far] : a[hint - far]);
            if (answer < 0) return kFailed;
            if ((answer == 1) != to_right) break;
            near = far;
            far = 2 * far + 1;
        }
        far = std::min(far, farthest);
        // a[low - 1] is before the key, a[high] is not.
        std::size_t low = to_right ? hint + near + 1 : hint + 1 - far;
        std::size_t high = to_right ? hint + far : hint - near;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            answer = is_before(a[middle]);
            if (answer < 0) return kFailed;
            if (answer)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// Merges runs `at` and `at + 1`. On failure every item is still there.
    bool merge(std::size_t at) {
        const Run left = runs_[at];
        const Run right = runs_[at + 1];
        runs_[at].end = right.end;
        runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        // What is in place already at both ends stays.
        T* const b = items_ + right.begin;
        const std::size_t stays = gallop<true>(*b, items_ + left.begin, left.end - left.begin, 0);
        if (stays == kFailed) return false;
        T* const a = items_ + left.begin + stays;
        const auto a_count = static_cast<std::size_t>(b - a);
        if (a_count == 0) return true;
        const std::size_t b_length = right.end - right.begin;
        const std::size_t b_count = gallop<false>(b[-1], b, b_length, b_length - 1);
        if (b_count == kFailed) return false;
        if (b_count == 0) return true;
        // The shorter run moves out of the way, and the merge goes towards it.
        if (a_count <= b_count) {
            buffer_.assign(std::make_move_iterator(a), std::make_move_iterator(b));
            return merge_sides<1>({buffer_.data(), a_count, true}, {b, b_count, false}, a);
        }
        buffer_.assign(std::make_move_iterator(b), std::make_move_iterator(b + b_count));
        return merge_sides<-1>({b - 1, a_count, false}, {buffer_.data() + b_count - 1, b_count, true},
                               b + b_count - 1);
    }

    template <int kStep>
    static void take(Side& from, T*& to, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i, to += kStep, from.next += kStep) *to = std::move(*from.next);
        from.count -= count;
    }

    /// Merges `a` (the left run) and `b` towards `to`: from the front with kStep 1, from the back with -1.
    /// One by one at first, and in whole stretches while one side keeps winning.
    template <int kStep>
    bool merge_sides(Side a, Side b, T* to) {
        Side& still = a.buffered ? b : a;
        Side& buffered = a.buffered ? a : b;
        take<kStep>(still, to, 1);
        const bool done = a.at_end() || b.at_end() || merge_while_both<kStep>(a, b, to);
        if (done && buffered.count == 1 && still.count > 0) take<kStep>(still, to, still.count);
        take<kStep>(buffered, to, buffered.count);
        return done;
    }

    /// True when one side has come to its end; false if a comparison failed.
    template <int kStep>
    bool merge_while_both(Side& a, Side& b, T*& to) {
        Side& still = a.buffered ? b : a;
        Side& buffered = a.buffered ? a : b;
        for (;;) {
            std::size_t won_in_a_row = 0;
            const Side* last_winner = nullptr;
            do {
                const int answer = less(*b.next, *a.next);
                if (answer < 0) return false;
                Side& winner = answer ? still : buffered;
                won_in_a_row = &winner == last_winner ? won_in_a_row + 1 : 1;
                last_winner = &winner;
                take<kStep>(winner, to, 1);
                if (winner.at_end()) return true;
            } while (won_in_a_row < gallop_from_);
            ++gallop_from_;
            std::size_t from_a = 0;
            std::size_t from_b = 0;
            do {
                if (gallop_from_ > 1) --gallop_from_;
                if (!take_stretch<kStep, true>(a, b, to, from_a)) return false;
                if (a.at_end() || b.at_end()) return true;
                if (!take_stretch<kStep, false>(b, a, to, from_b)) return false;
                if (a.at_end() || b.at_end()) return true;
            } while (from_a >= kGallopFrom || from_b >= kGallopFrom);
            ++gallop_from_;  // leaving costs: it has to be worth more the next time
        }
    }

    /// Takes from `from` all that comes before the next item of `other`, then that one too. False if a
    /// comparison failed.
    template <int kStep, bool kFromLeft>
    bool take_stretch(Side& from, Side& other, T*& to, std::size_t& count) {
        const T* const first = kStep > 0 ? from.next : from.next - (from.count - 1);
        const std::size_t place =
            gallop<kFromLeft>(*other.next, first, from.count, kStep > 0 ? 0 : from.count - 1);
        if (place == kFailed) return false;
        count = kStep > 0 ? place : from.count - place;
        take<kStep>(from, to, count);
        if (count == 0 || !from.at_end()) take<kStep>(other, to, 1);
        return true;
    }

    static constexpr std::size_t kFailed = static_cast<std::size_t>(-1);
    static constexpr std::size_t kGallopFrom = 7;

    T* items_;
    std::size_t count_;
    Less less_;
    std::vector<Run> runs_;
    std::vector<T> buffer_;
    std::size_t gallop_from_ = kGallopFrom;  ///< wins in a row after which whole stretches are looked for
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
