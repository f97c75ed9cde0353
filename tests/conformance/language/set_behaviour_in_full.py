# sets and frozensets
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, a <= a, a < b, a.isdisjoint({9}), a.union([7], (8,)), a.intersection(b, [3]), a.difference([1], [2]), a.symmetric_difference([1, 10]), a.issuperset([1]), a.issubset(range(10)), frozenset(a) == a, hash(frozenset(a)) == hash(frozenset([4, 3, 2, 1])), {frozenset({1}): 2})
c = a.copy(); c.add(99); c.discard(1); c.discard(1000); c |= {50}; c &= set(range(60)); c -= {2}; c ^= {3, 77}; print(c, sorted(c), c.pop() in {4, 50, 77}, len(c)); c.clear(); print(c, set(), frozenset(), frozenset({1}), {*()}, {*"hello"} == set("hello"))
c.update([1, 2], "ab"); c.intersection_update({1, "a"}); c.difference_update([1]); c.symmetric_difference_update("ab"); print(c)
for f in [lambda: {1, [2]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [2], lambda: {1} <= [1], lambda: {1}[0], lambda: set(5), lambda: {1} + {2}, lambda: frozenset({1}).add(2), lambda: set([[]]), lambda: {{1}}, lambda: {1}.union(5), lambda: [s.add(i + 10) for s in [{1, 2}] for i in s], lambda: {} | {1}, lambda: {1} | {}, lambda: {1} == [1], lambda: {1, 2} > {1}, lambda: {1.0} == {1}, lambda: set("abc") >= set("ab"), lambda: {float("nan")} == {float("nan")}, lambda: {[1, 2][0]}, lambda: {1} in {frozenset({1})}, lambda: {frozenset({1})}.remove({1}), lambda: set(1, 2), lambda: {(): 1}[()]]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print({10, 5, 1, 8, 3}, {1, 17, 33, 2}, set(range(20, 0, -3)), {-1, -2, -3}, {"a"}, {True, 1, 1.0}, {0, False}, {None}, {1.5, 2.5}, {2**61 - 1, 0}, set([100, 200, 300, 400, 500, 600]), {3, 1, 2} == {1, 2, 3})
print({x % 7 for x in range(50)}, {(x, y) for x in range(2) for y in range(2)}, sorted({"pear", "fig", "apple"}), {len(w) for w in "a bb cc ddd".split()})
class S(set):
    def __repr__(self): return "S!" + super().__repr__()
print(S([1]), S([1]) | {2}, type(S([1]) | {2}), type({2} | S([1])), type(S([1]).copy()))
