# Tuples: one-element commas, comparison, hashing, and immutability.
print((), (1,), (1, 2), 1, (1), tuple("ab"), tuple([1, [2]]), ("a",) * 3, (1, 2) + (3,), len(()), (1, 2, 1).count(1), (1, 2).index(2))
print((1, 2) < (1, 2, 0), (2,) > (1, 9), (1, "a") == (1, "a"), () == [], hash((1, 2)), hash(()), hash((1, "x", None)) == hash((1, "x", None)))
t = (1, [2], {"k": 3})
t[1].append(4)
print(t, t[-1]["k"], t[::2], 1 in t, [2, 4] in t)
a, b = b, a = 1, 2
print(a, b, max((1, 2), (1, 3)), sorted([(2, 1), (1, 2)]), (lambda: (yield))().__next__())
for call in (lambda: t[5], lambda: hash(t), lambda: t + [1], lambda: t.append(1), lambda: (1, 2) < (1, "a"), lambda: t.index(9), lambda: {[1]: 2}, lambda: {(1, []): 0}):
    try:
        call()
    except (IndexError, TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
