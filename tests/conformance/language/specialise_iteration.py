# Loops over many kinds of iterables, what lives how long in them, and lists and dicts that change meanwhile.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def louds(kind):
    for i in range(3):
        yield Loud(f"{kind}{i}")


def loop(iterable):
    result = []
    for item in iterable:
        result.append(item)
    return result


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


class Own:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


for iterable in ([1, 2], (3, 4), range(3), range(5, 0, -2), "ab", {1: 2}, {1: 2}.items(), {1: 2}.values(), {5}, Old(), Own(),
                 (x * x for x in range(3)), b"xy", enumerate("ab"), zip([1], [2]), map(str, [1]), reversed([1, 2]), iter([9]),
                 range(2**62, 2**62 + 2), [1, 2]):
    print(loop(iterable))

print("-- enumerate, zip and items() keep their last tuple")
for i, o in enumerate(louds("e")):
    del o
    print("after", i)
print("enumerate is done")
for a, b in zip(louds("a"), louds("b")):
    del a, b
    print("after")
print("zip is done")
d = {i: Loud(f"d{i}") for i in range(3)}
for k, v in d.items():
    d[k] = None
    del v
    print("after", k)
print("items() is done")
kept = [pair for pair in enumerate("abc")]
print(kept, [hash(pair) == hash(tuple(pair)) for pair in zip("ab", "cd")])
pairs = iter(enumerate("xyz"))
first = next(pairs)
second = next(pairs)
print(first, second, first is second)
for o in louds("plain"):
    del o
    print("after")
for o in louds("bound"):
    print("body")
del o

print("-- changing what is iterated")
items = [1, 2, 3]
for x in items:
    if x < 5:
        items.append(x + 3)
print(items)
items = [1, 2, 3, 4]
for x in items:
    items.remove(x)
print(items)
table = {1: 1}
try:
    for k in table:
        table[k + 1] = 1
except RuntimeError as error:
    print(error)

print("-- unpacking")


def unpack(sequence):
    a, b = sequence
    return a, b


for sequence in ((1, 2), [3, 4], "ab", {5: 6, 7: 8}, range(2), (x for x in "xy"), (1, 2)):
    print(unpack(sequence))
for sequence in ((1,), [1, 2, 3], 5, ""):
    try:
        unpack(sequence)
    except (TypeError, ValueError) as error:
        print(error)
a, b = Loud("left"), Loud("right")
a, b = b, a
del a
print("-- indexing")


def index(container, key):
    return container[key]


class Defaults(dict):
    def __missing__(self, key):
        return "missing"


class Items(list):
    def __getitem__(self, key):
        return "mine"


for container, key in (([1, 2], 0), ([1, 2], -1), ((1, 2), 1), ({"k": 1}, "k"), ({1: 2}, 1), ({1: 2}, True), (Defaults(), "k"),
                       (Items([1]), 0), ("text", 2), ([1, 2], True), (b"ab", 0), (range(5), -1), ([1, 2, 3], slice(1, 3))):
    print(index(container, key))
for container, key in (([1], 1), ([1], -2), ((), 0), ({}, "k"), (3, 0), ([1], "0"), ([1], 2**70), ({}, [])):
    try:
        index(container, key)
    except (IndexError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
print(f"{7:04d} {-7:04d} {7:4} {7:d} {-12345:3d} {True:3} {5:05} {0:01d} {2**70:030d} {1.5:06} {'x':>3}")
