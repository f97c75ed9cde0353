# Targets of an assignment: nested, starred, chained, and evaluated left to right.
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = "abcd"
*start, last = range(4)
head, *middle, tail = [1, 2]
print(first, rest, start, last, head, middle, tail)
(p, (q, r)), [s, *t] = (1, (2, 3)), "xyz"
print(p, q, r, s, t)
u = v = w = []
u.append(1)
print(v is w, w)
items = [0, 1, 2]
i = 0
i, items[i] = 2, "set"
print(i, items)
(single,) = [5]
[x, y] = {1: "a", 2: "b"}
print(single, x, y)
for bad in ((1,), (1, 2, 3), "abc", range(5), {1, 2, 3}, {}, iter([1]), 7, None):
    try:
        m, n = bad
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    m, *n, o = (1,)
except ValueError as error:
    print(error)
