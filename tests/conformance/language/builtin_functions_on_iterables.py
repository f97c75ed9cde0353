# zip, map, filter, enumerate, reversed, sorted, min, max, sum, any, all, iter, next.
print(list(zip("abc", [1, 2])), list(zip()), list(zip("ab", "cd", strict=True)), list(map(str.upper, "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(lambda a, b: a + b, "ab", "cd", strict=True)))
print(list(filter(None, [0, 1, "", "x"])), list(filter(lambda v: v > 1, [1, 2, 3])), list(enumerate("ab", 5)), list(reversed([1, 2])), dict(enumerate("xy")))
print(sorted([3, 1, 2]), min(3, 1), max([1, 5, 2]), min("b", "a", key=lambda c: -ord(c)), max([], default="none"), sum([1, 2], 10), sum([[1], [2]], []), min([2, 1, 1.0]))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
values = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), list(values))
print(abs(-3.5), divmod(7, 3), pow(2, 10), round(3.14159, 3), hash("a") == hash("a"), callable(len), callable(5), len("abc"), repr("x"), ascii("é"), bin(5), isinstance(3, (str, int)), issubclass(bool, int), id(it) == id(it))
for call in (lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: max([]), lambda: min(1), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: next([]), lambda: next(iter([])), lambda: iter(5), lambda: len(5), lambda: reversed({1}), lambda: sorted([1, "a"]), lambda: map(None), lambda: list(map(None, [1])), lambda: abs("x"), lambda: isinstance(1, "int"), lambda: enumerate(), lambda: max(1, "a"), lambda: sorted([1], lambda v: v), lambda: any(5), lambda: max([1], default=0, wrong=1)):
    try:
        print(call())
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)
