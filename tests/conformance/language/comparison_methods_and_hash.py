# Rich comparison, reflection, total ordering, hash and equality.
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other), end="; ")
        return isinstance(other, V) and self.n == other.n

    def __lt__(self, other):
        print("lt", self.n, other.n, end="; ")
        return self.n < other.n

    def __hash__(self):
        return self.n % 2


print(V(1) == V(1), V(1) != V(2), V(1) < V(2), V(1) > V(2))
print(sorted([V(2), V(1)])[0].n, max(V(1), V(3)).n, V(3) in [V(1), V(3)])
print(len({V(1), V(3), V(1)}), {V(1): "a"}[V(1)])
try:
    V(1) <= V(2)
except TypeError as error:
    print(error)


class NoHash:
    def __eq__(self, other):
        return NotImplemented


x = NoHash()
print(x == x, x == NoHash(), x != NoHash(), NoHash.__hash__)
try:
    {x}
except TypeError as error:
    print(error)
from functools import total_ordering


@total_ordering
class Age:
    def __init__(self, years):
        self.years = years

    def __eq__(self, other):
        return self.years == other.years

    def __gt__(self, other):
        return self.years > other.years


print(Age(1) < Age(2), Age(1) <= Age(1), Age(3) >= Age(5), sorted([Age(3), Age(1)], key=lambda a: a.years)[0].years)
same = float("nan")
print(same == same, same in [same], [same] == [same], (same,) == (float("nan"),))
