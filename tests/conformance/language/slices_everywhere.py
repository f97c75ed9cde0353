# Slices of sequences, slice objects, and steps in both directions.
s = "abcdefg"
print(s[1:4], s[:3], s[4:], s[-3:], s[:-3], s[::2], s[::-1], s[5:1:-2], s[10:], s[3:1], s[-100:100], s[:], s[2:2])
print([0, 1, 2, 3, 4][3:0:-1], (1, 2, 3)[::-1], range(10)[2:8:3], range(10)[::-2], b"abcd"[1:3])
sl = slice(1, None, 2)
print(sl, sl.start, sl.stop, sl.step, s[sl], sl.indices(5), slice(None, -1).indices(4), slice(5, 0, -1).indices(3), slice(2) == slice(None, 2, None))
items = list(range(10))
items[2:5] = "xy"
print(items)
items[::3] = [0, 0, 0]
print(items)
items[1:1] = [7, 8]
items[-1:] = []
del items[::2]
print(items)
del items[1:]
print(items)


class Probe:
    def __getitem__(self, key):
        return key


p = Probe()
print(p[1], p[1:2], p[::], p[1:2, ...], p[:, 3], p[()], p[-1:], p["a":"b":"c"], p[*range(2)], p[1,])
for call in (lambda: s["a"], lambda: s[1.5], lambda: s[::0], lambda: items.__setitem__(slice(0, 3, 2), [1, 2, 3]), lambda: s[1, 2], lambda: s["a":]):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
items = list(range(6))
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
try:
    items[0:2] = 5
except TypeError as error:
    print(error)
