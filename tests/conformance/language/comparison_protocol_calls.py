# comparisons
class A:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print("lt", s.v, getattr(o, "v", o)); return s.v < getattr(o, "v", o)
    def __eq__(s, o): print("eq", s.v, getattr(o, "v", o)); return NotImplemented
print(A(1) < A(2), A(1) > A(2), A(1) == A(1), A(1) != A(2))
try: A(1) <= A(2)
except TypeError as e: print(e)
try: hash(A(1))
except TypeError as e: print(e)
print(A(1) in [A(2)], [A(1)] == [A(1)], sorted([A(3), A(1), A(2)])[0].v, max(A(1), A(5)).v, min([A(2), A(1)]).v)
class B:
    def __eq__(s, o): return "yes"
    def __ne__(s, o): return "no"
    def __lt__(s, o): return []
    def __gt__(s, o): return [1]
print(B() == 1, 1 == B(), B() != 1, B() < 2, 2 > B(), B() > 2, 2 < B(), [B()] == [2], (B(), 1) != (2, 1))
for x, y in [(1, "a"), ([], ()), (None, 1), ({}, {}), (1j, 2j), (A, B), ("a", b"a"), ({1}, [1]), (range(3), range(4))]:
    try: print(x < y)
    except TypeError as e: print(e)
print({1, 2} < {1, 2, 3}, {1} <= {1}, frozenset({1}) == {1}, (1, 2) < (1, 2, 3), [1, [2]] < [1, [3]], "Z" < "a", b"a" < b"b", 1 == 1.0 == True, float("nan") == float("nan"))
n = float("nan")
print(n in [n], [n] == [n], n != n, {n: 1}[n], (n,) == (n,), [float("nan")] == [n])
