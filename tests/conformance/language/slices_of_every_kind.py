# slices
s = list(range(10)); t = "abcdefghij"; u = tuple(s); r = range(10)
for sl in [slice(None), slice(2), slice(-3, None), slice(None, None, -1), slice(8, 2, -2), slice(2, 8, 3), slice(-100, 100), slice(5, 2), slice(None, None, 100), slice(-1, -11, -1), slice(0, 0), slice(True, None), slice(None, -1, 4)]:
    print(sl, s[sl], t[sl], u[sl], r[sl], sl.indices(10))
s[2:5] = "xyz!"; print(s)
s[::3] = [0] * len(s[::3]); print(s)
s[5:2] = [99]; print(s)
s[-1:] = []; print(s)
del s[::2]; print(s)
del s[-2:]; print(s)
s[:0] = [7, 7]; s[len(s):] = [8]; print(s)
s *= 2; s += (1,); print(s)
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
o = S()
print(o[1], o[1:2], o[1:2:3], o[:, 1], o[...], o[1:2, ::3], o[()], o["a"], o[*[1, 2]], o[-1], o[None:])
o[1:2] = 5; del o[::2]; o[1, 2] = 3; o[...] += 1 if False else 0
