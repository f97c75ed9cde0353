# Iterators are used up; zip and islice share them; iter of iter.
it = iter([1, 2, 3, 4, 5])
print(next(it), list(zip(it, "ab")), list(it))
a = iter(range(6))
print(list(zip(a, a, a)))
m = map(str, [1, 2])
print(list(m), list(m), list(filter(None, m)))
e = enumerate("xy")
print(next(e), list(e), next(e, "end"))
g = (x for x in range(3))
print(2 in g, list(g), sum(g))
r = reversed([1, 2, 3])
print(next(r), list(r))
z = zip([1, 2, 3], (x for x in "ab"))
print(dict(z))
d = {"a": 1}
keys = iter(d)
d["b"] = 2
try:
    next(keys)
except RuntimeError as error:
    print(error)
s = {1}
i = iter(s)
s.add(2)
try:
    next(i)
except RuntimeError as error:
    print(error)
li = [1]
i = iter(li)
li.append(2)
print(list(i), next(i, "stays exhausted"))
li.append(3)
print(next(i, "still"), str(type(iter([])).__name__), type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(b"")).__name__, type(iter({}.items())).__name__)
