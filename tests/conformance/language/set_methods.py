# Sets: algebra, methods, order of iteration as CPython has it, frozenset.
s = {3, 1, 2}
s.add(10)
s.add(1)
s.discard(99)
s.discard(3)
print(s, len(s), 1 in s, s | {5}, s & {1, 2}, s - {1}, s ^ {1, 77}, s <= {1, 2, 10, 11}, s < s, s >= {1}, s.isdisjoint({4}), {1} == frozenset([1]))
print({"apple", "banana", "cherry"}, {"x", 1, None, 2.5, (1, 2)} == {1, "x", (1, 2), None, 2.5}, set("hello"), set(), frozenset("ab"), {1.0, 1, True})
print(set(range(20)), {-1, -2, -3}, {100, 200, 300, 5, 33}, set([2**70, 5]), {(1, 2), (3, 4)}, {1.5, 2.5, 0.1})
s.update([4, 5], (6,))
s.intersection_update({1, 4, 6, 9})
s.difference_update([9])
s.symmetric_difference_update({1, 50})
print(s, s.union([7], [8]), s.intersection([4, 6]), s.difference({4}), s.symmetric_difference([4]), s.issubset(range(100)), s.issuperset([]), s.copy())
print(s.pop(), s, sorted(s), max(s), sum(s), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "key"})
s.remove(6)
s.clear()
print(s, frozenset([3, 4]) | {1}, type({1} | frozenset([2])).__name__, {*"ab", *[1]} == {"a", "b", 1})
for call in (lambda: {1}.remove(5), lambda: set().pop(), lambda: {[1]}, lambda: {1} | [2], lambda: {1} + {2}, lambda: frozenset().add(1), lambda: set(5), lambda: {1} < [1], lambda: {1}[0], lambda: hash({1})):
    try:
        call()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
words = "the order in which a set of words is iterated is decided by their hashes and by the table".split()
print(set(words))
numbers = {i * 37 % 101 for i in range(30)}
print(numbers)
numbers -= set(range(0, 101, 2))
numbers |= {1000, 2000}
print(numbers)
