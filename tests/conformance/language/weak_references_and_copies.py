# weak references and copies
import weakref, copy
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"A({self.v})"
a = A(1); r = weakref.ref(a); p = weakref.proxy(a); d = weakref.WeakValueDictionary(a=a); k = weakref.WeakKeyDictionary({a: "k"}); s = weakref.WeakSet([a])
print(r() is a, p.v, dict(d), len(k), len(s), weakref.getweakrefcount(a) > 0)
del a
print(r(), len(d), len(k), len(s))
try: p.v
except ReferenceError as e: print(e)
for o in (1, "a", [], (), {}, None):
    try: weakref.ref(o)
    except TypeError as e: print(e)
x = [1, [2, 3], {"k": A(1)}]; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(4); x[2]["k"].v = 9
print(x, y, z, y[1] is x[1], z[1] is x[1])
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(C()), copy.deepcopy(C()), copy.copy(5), copy.deepcopy((1, [2])), copy.copy(A) is A)
b = A(2); q = copy.copy(b); q.v = 3; print(b, q, copy.replace)
class S:
    __slots__ = ("x",)
s1 = S(); s1.x = [1]; s2 = copy.copy(s1); s3 = copy.deepcopy(s1); print(s2.x is s1.x, s3.x is s1.x, s3.x)
m = weakref.WeakMethod(b.__repr__); print(m()()); f = weakref.finalize(b, print, "bye"); del b, m; print(f.alive)
