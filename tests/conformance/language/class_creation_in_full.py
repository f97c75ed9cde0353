# Class creation in full.
class Meta(type):
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, flag=None): c.flag = flag
class A(metaclass=Meta, flag=1): pass
class Plug:
    registry = []
    def __init_subclass__(cls, /, tag=None, **k):
        super().__init_subclass__(**k); cls.registry.append((cls.__name__, tag))
class P1(Plug, tag="x"): pass
class P2(P1): pass
print(A.flag, Plug.registry)
try:
    class P3(Plug, bad=1): pass
except TypeError as e: print(e)
try:
    class P4(object, bad=1): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
print(G[int], G[1, 2])
class N:
    def __set_name__(self, o, n): self.n = (o.__name__, n)
    def __get__(self, i, o): return self.n
class H: a = b = N()
print(H.a, H.b)
print(type("Dyn", (H,), {"x": 1})().a, type("D2", (), {}).__module__, type("D3", (), {"__doc__": "d"}).__doc__)
class Old:
    def __new__(cls, *a):
        print("new", a); return object.__new__(cls)
    def __init__(self, *a): print("init", a)
Old(1, 2)
class Single:
    inst = None
    def __new__(cls):
        cls.inst = cls.inst or super().__new__(cls); return cls.inst
print(Single() is Single())
class Cnt:
    n = 0
    def __init__(self): Cnt.n += 1; self.id = Cnt.n
print([Cnt().id for _ in range(3)])
class Sub(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __repr__(self): return f"Sub({int(self)})"
print(Sub(3), Sub(3) + 1, [Sub(1)], str(Sub(2)), f"{Sub(2)}", "%d %s" % (Sub(2), Sub(2)))
class Str(str):
    def __getitem__(self, k): return "!" + super().__getitem__(k)
print(Str("abc")[0], Str("abc").upper(), Str("a") + "b", {Str("k"): 1}["k"])
class Lst(list):
    def __len__(self): return 99
print(len(Lst([1])), Lst([1]), bool(Lst()), list(Lst([1, 2])))
class Dct(dict):
    def __getitem__(self, k): return "got"
print(Dct(a=1)["a"], Dct(a=1).get("a"), {**Dct(a=1)}, dict(Dct(a=1)))
print(A.__mro__, A.__bases__, A.__dict__.get("__module__"), A.__qualname__, A.__name__, isinstance(A, Meta), issubclass(Meta, type))
A.__name__ = "Renamed"; print(A, A.__qualname__)
try: A.__name__ = 3
except TypeError as e: print(e)
try: int.x = 3
except TypeError as e: print(e)
try: del A.nope
except AttributeError as e: print(e)
a = A(); a.__class__ = P1; print(type(a).__name__)
try: a.__class__ = int
except TypeError as e: print(e)
try: (5).__class__ = A
except TypeError as e: print(e)
print(sorted(k for k in vars(P1) if not k.startswith("_")), P1.__subclasses__(), P1.__doc__, P1.__weakref__ is not None)
class WithDoc:
    "The doc."
    x: int = 3
    def f(self): "f doc"
print(WithDoc.__doc__, WithDoc.f.__doc__, WithDoc.__annotations__, WithDoc.__firstlineno__, WithDoc.__static_attributes__)
