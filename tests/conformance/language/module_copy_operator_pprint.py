# copy, operator, pprint.
import copy
import operator
from pprint import pformat, pprint

a = [1, [2, 3], {"k": [4]}]
shallow, deep = copy.copy(a), copy.deepcopy(a)
a[1].append(99)
print(shallow, deep)


class Node:
    def __init__(self, v):
        self.v, self.me = v, self

    def __copy__(self):
        return Node(f"copy of {self.v}")


n = Node([1])
d = copy.deepcopy(n)
print(copy.copy(n).v, d.me is d, d.v is n.v, copy.deepcopy((1, "x")) == (1, "x"))
print(operator.add(1, 2), operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("v")(n), operator.methodcaller("upper")("x"), operator.mul(3, 4), operator.contains([1], 1), operator.not_(0), operator.neg(5), operator.truth([]), operator.index(5), operator.concat("a", "b"), operator.lt(1, 2), operator.countOf([1, 1], 1))
print(sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")), operator.iadd([1], [2]), operator.getitem({"a": 1}, "a"))
pprint({"b": list(range(30)), "a": {"nested": "x" * 50, "other": ["y" * 30] * 2}, "c": (1,), "d": {3, 1}})
pprint([1, 2], width=5)
print(pformat({"z": 1, "a": 2}), pformat("long text " * 12), pformat({"z": 1, "a": 2}, sort_dicts=False), pformat([[1, [2, [3]]]], depth=2))
