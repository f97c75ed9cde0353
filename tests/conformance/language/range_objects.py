# Ranges are sequences that are computed.
r = range(2, 20, 5)
print(r, list(r), len(r), r[1], r[-1], r[1:], 12 in r, 13 in r, r.index(12), r.count(7), r.start, r.stop, r.step)
print(range(5) == range(0, 5, 1), range(0) == range(3, 1), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3, 1)), bool(range(0)))
print(list(range(5, 0, -2)), list(reversed(range(4))), range(10)[3:8:2], range(10**20)[-1], 10**19 in range(10**20), list(range(-3)), sum(range(101)))
print(list(range(True)), max(range(5)), sorted(range(3, 0, -1)), [*range(2)], iter(range(2)).__class__.__name__)
for call in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("3"), lambda: range(3)[3], lambda: range(3).index(7), lambda: range(1, 2, 3, 4)):
    try:
        call()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
