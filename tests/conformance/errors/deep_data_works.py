# Deep data works.
x = []
for _ in range(5000): x = [x]
y = []
for _ in range(5000): y = [y]
print(len(repr(x)), x == y, x < y, len(str((x,))))
t = ()
for _ in range(5000): t = (t,)
print(hash(t))
d = {}
for _ in range(5000): d = {1: d}
print(len(repr(d)), d == d.copy())
import copy
try: copy.deepcopy(x)
except RecursionError as e: print("deepcopy", e)
print(len(copy.copy(x)))
import itertools
it = iter([1])
for _ in range(5000): it = map(lambda v: v, it)
try: print(list(it))
except RecursionError as e: print("map", e)
it = iter([1])
for _ in range(100000): it = itertools.chain(it)
del it
del x, y, t, d
print("done")
