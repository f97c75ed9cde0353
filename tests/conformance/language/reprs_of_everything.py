# Reprs of everything.
def f(): yield
print(f, f(), (i for i in []), lambda: 0, print, [].append, str.upper, int.__add__, (1).__add__, type, object(), f.__code__, iter([]), iter({}), iter(()), iter(""), iter(set()), iter(range(1)), map(str, []), zip(), enumerate([]), reversed([]), filter(None, []), slice(1), property(), staticmethod(f), classmethod(f), super, {}.keys(), {}.items(), memoryview if 0 else "", NotImplemented, ..., range(1, 5, 2), Exception, ValueError("x"), type(f), type(lambda: 0), type(print), type([].append), type(str.upper), type(int.__add__), type((1).__add__), type(f.__code__), type(f()))
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    class D: pass
c = C()
print(C, c, C.m, c.m, C.c, c.c, C.s, C.D, C.D(), C.__init__, c.__init__, C.__dict__["c"], C.__dict__["s"], C.__dict__["__dict__"], C.__weakref__)
def outer():
    def inner(): pass
    class L: pass
    return inner, L, L(), lambda: 0
print(*outer())
async def co(): pass
x = co(); print(x, co); x.close()
async def ag(): yield
print(ag(), ag)
import math, collections, functools
print(math, math.sqrt, collections.deque, functools.partial, collections.OrderedDict(), collections.defaultdict(int), collections.Counter("aab"), collections.deque([1], 3), collections.ChainMap({}, {1: 2}), collections.namedtuple("P", "x")(1), functools.partial(int, 2))
