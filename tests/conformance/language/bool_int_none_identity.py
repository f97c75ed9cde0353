# Identity, equality, None, and small surprises.
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, None is None, None == 0, not None)
print(True == 1, True + True, sum([True, False, True]), True is True, bool("False"), bool(" "), int(True), str(True), [10, 20][True], True & False, True ^ True)
print(None or "default", 0 or None, "" and "x", [] or {} or "last", 1 and 2 and 3, not [] and not 0)
x = None
x = x if x is not None else "was none"
print(x, isinstance(None, type(None)), type(None).__name__, NotImplemented.__class__.__name__, ..., Ellipsis is ..., bool(...))
print(0 == False, 0 is False, "" == False, [] == False, None == False, 1 == 1.0, "1" == 1, (1,) == [1], {1} == frozenset({1}), b"a" == "a", 0.0 == -0.0, 1 != 2, not 1 == 2)
print(id(a) == id(b), hash(1) == hash(1.0) == hash(True), type(1) is int, type(True) is int, type(1) == type(2), callable(int), callable(5))
