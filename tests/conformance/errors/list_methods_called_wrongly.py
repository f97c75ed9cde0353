# methods of lists called wrongly
x = [1, 2, 3]
checks = [lambda: x.append(), lambda: x.append(1, 2), lambda: x.extend(3), lambda: x.insert(1), lambda: x.insert("a", 1), lambda: x.remove(99), lambda: x.pop(99), lambda: [].pop(), lambda: x.pop("a"), lambda: x.pop(1, 2), lambda: x.index(99), lambda: x.index(), lambda: x.count(), lambda: x.sort(1), lambda: x.sort(key=1), lambda: x.sort(reverse="a"), lambda: x.sort(foo=1), lambda: x.reverse(1), lambda: x.copy(1), lambda: x.clear(1), lambda: x + 1, lambda: x + (1,), lambda: 1 + x, lambda: x * "a", lambda: x * 1.5, lambda: x * x, lambda: x[5], lambda: x["a"], lambda: x[1.0], lambda: x[None], lambda: x[::0], lambda: x["a":], lambda: x[1:2:"b"], lambda: x[(1, 2)], lambda: x.__setitem__(10, 1), lambda: x.__delitem__(10), lambda: x < 3, lambda: x < (1,), lambda: -x, lambda: x.foo, lambda: x.push(1), lambda: x.size, lambda: x.length, lambda: x.add(1), lambda: x.len(), lambda: x(1), lambda: hash(x), lambda: {x: 1}, lambda: {x}, lambda: list.append(), lambda: list.append(3, 4), lambda: list.sort(3), lambda: x.__class__.foo, lambda: x[[1]], lambda: x[x], lambda: [*3], lambda: [*None], lambda: [[]] * -1, lambda: [1] * 10**20, lambda: x.index(1, 2, 3, 4)]
for i, f in enumerate(checks):
    try: print(i, f())
    except Exception as e: print(i, type(e).__name__, e)
for s in ["x[0:2] = 3", "x[::2] = [1]", "x[1.5] = 2", "del x['a']", "x[10] = 1", "del x[10]", "del x[::0]"]: pass
def t(f):
    try: f(); print("fine")
    except Exception as e: print(type(e).__name__, e)
def a(): x[0:2] = 3
def b(): x[::2] = [1]
def c(): x[1.5] = 2
def d(): del x["a"]
def e(): x[10] = 1
def f(): del x[10]
def g(): x[::0] = []
def h(): x["a":] = []
def i(): a, b = x
def j(): a, b, c, d = x
def k(): a, b, c, *d, e = x
def l(): [a] = 3
def m(): (a, b) = None
def n(): a, b = "abc"
def o(): a, b = {1: 2}
def p(): a, *b = 5
def q(): (a, b), c = 1, 2
def r(): a, b = iter([1])
def s(): a, b = range(10)
def u(): x[0], x[1] = [1]
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, u): t(fn)
