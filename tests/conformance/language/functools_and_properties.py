# properties, class and static methods, cached_property, total_ordering, singledispatch
from functools import cached_property, total_ordering, singledispatch, singledispatchmethod, partial, partialmethod, reduce, wraps, lru_cache
class T:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "doc of c"
        return self._c
    @c.setter
    def c(self, v):
        if v < 0: raise ValueError("negative")
        self._c = v
    @c.deleter
    def c(self): print("deleted"); self._c = 0
    ro = property(lambda self: 1)
    wo = property(None, lambda self, v: print("wo", v))
    @cached_property
    def slow(self): print("computing"); return 42
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def util(x): return x * 2
    pm = partialmethod(lambda self, a, b: (a, b), 1)
t = T(); t.c = 5; print(t.c, T.c.__doc__, T.make().c, t.util(2), T.util(3), t.slow, t.slow, t.pm(2)); del t.c; t.wo = 3
for f in [lambda: setattr(t, "c", -1), lambda: setattr(t, "ro", 1), lambda: t.wo, lambda: delattr(t, "ro"), lambda: T.ro.fget(t), lambda: T.nope]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([V(3), V(1)])[0].n)
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("a"), show(True), show.registry.keys() >= {int, list}, show.dispatch(bool)(1))
@lru_cache(maxsize=2)
def sq(x): print("calc", x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info()); sq.cache_clear(); print(sq.cache_info())
p = partial(int, base=2); print(p("101"), p.func, p.keywords, p, reduce(lambda a, b: a * b, [1, 2, 3, 4], 1))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
def deco(fn):
    @wraps(fn)
    def inner(*a, **k): return fn(*a, **k)
    return inner
@deco
def orig(a: int): "docs"; return a
print(orig.__name__, orig.__doc__, orig.__wrapped__(3), orig.__annotations__)
