# Comprehensions of every kind, their scopes and their order.
print([x * y for x in range(3) for y in range(x)])
print([[row[i] for row in ((1, 2), (3, 4))] for i in range(2)])
print({word: len(word) for word in "a bb ccc".split()}, {len(w) for w in ("aa", "b", "cc")})
print([x for x in range(20) if x % 2 if x % 3])
x = "outside"
print([x for x in "ab"], x)
print([(last := n) for n in range(3)], last)
print(dict(zip("ab", (i for i in range(5)))), max((len(s), s) for s in ("a", "ccc", "bb")))
print([a if a else "none" for a in (1, 0, 2)], [*range(2), *(y for y in "ab")])
funcs = [lambda: n for n in range(3)]
print([f() for f in funcs])
print([(a, b) for a, (b, *_) in [(1, "xy"), (2, "z")]])


def order():
    def log(v):
        print(v, end=" ")
        return v

    result = {log(f"k{i}"): log(f"v{i}") for i in range(2)}
    print(result)


order()
nested = {k: {i: i * j for i in range(2)} for j, k in enumerate("ab", 1)}
print(nested)
gen = (print("lazy", i) or i for i in [1, 2])
print("nothing yet")
print(next(gen))
try:
    [undefined_name for _ in [1]]
except NameError as error:
    print(error)


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]


print(C.doubled)
