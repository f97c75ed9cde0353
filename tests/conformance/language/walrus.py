# Assignment expressions: where the name lands, and where they may stand.
data = [1, 5, 2, 8]
if (n := len(data)) > 3:
    print("long", n)
while (item := data.pop()) != 5:
    print("popped", item)
print(item, data)
print([y := 1, y**2], (z := 3) + z)


def f(x, *, key):
    return x, key


print(f(a := 4, key=(b := 5)), a, b)
total = 0
print([total := total + v for v in range(5)], total)
print(any((found := w).startswith("b") for w in ["ant", "bee", "cat"]), found)
print({(k := "key"): (v := 2)}, k, v)
values = [(a, b) for a in range(3) if (b := a * 2) > 1]
print(values, b)
print(f"{(q := 7)} {q}", (t := 1, 2), t)


def scope():
    [inside := i for i in range(3)]
    return inside


print(scope())
