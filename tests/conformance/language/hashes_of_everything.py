# Hashes are CPython's own under PYTHONHASHSEED=0.
for value in (0, 1, -1, -2, 2**61 - 1, 2**61, -(2**61), 10**30, 1.5, -1.5, 0.1, 1e300, float("inf"), -float("inf"), 1j, 2 + 3j, "", "a", "hello", "é", "日本", "😀", "a" * 50, b"", b"abc", (), (1,), (1, 2), ("a", "b"), (1, (2, (3,))), frozenset(), frozenset([1, 2, 3]), frozenset("ab"), True, False, range(3), range(0), None is None):
    print(repr(value), hash(value))
from fractions import Fraction
from decimal import Decimal

print(hash(Fraction(1, 2)) == hash(0.5), hash(Decimal("0.5")) == hash(0.5), hash(Fraction(7)) == hash(7), hash(("x", 1.0)) == hash(("x", 1)), hash(slice(1, 2, 3)))
