# Stars in calls, displays, returns and indices.
def args(*a, **k):
    return a, k


print(args(*[1, 2], 3, *(4,), x=1, **{"y": 2}, **dict(z=3)))
print([*range(3), *"ab"], (*[1], *[2]), {*[1, 2], *[2, 3]}, {**{"a": 1}, "b": 2, **{"a": 3}})


def many():
    rest = [2, 3]
    return 1, *rest


def produce():
    yield 1, *[2, 3]


print(many(), next(produce()))
table = {(1, 2): "pair"}
key = (1, 2)
print(table[*key], table[1, 2])
for a, *b in [(1, 2, 3), "xy"]:
    print(a, b)
x = *range(2), *range(2)
print(x)
print(*["a", "b"], sep="-")
print(dict(**{"k": 1}), max(*[3, 9, 2]))
try:
    args(**{1: 2})
except TypeError as error:
    print(error)
try:
    print(*None)
except TypeError as error:
    print(error)
try:
    args(**{"a": 1}, **{"a": 2})
except TypeError as error:
    print(error)
