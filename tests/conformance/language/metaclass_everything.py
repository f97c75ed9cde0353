# metaclass with prepare and call
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 1}
    def __new__(m, name, bases, ns, **kw):
        print("new", name, list(ns), kw)
        return super().__new__(m, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): print("ic"); return True
    def __subclasscheck__(cls, c): print("sc"); return False
    def __iter__(cls): return iter("abc")
    def __len__(cls): return 42
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, x): return x == 1
    def __bool__(cls): return False
    def __repr__(cls): return "<M " + cls.__name__ + ">"
    x = property(lambda c: "prop " + c.__name__)
class A(metaclass=M, key=3):
    def __init__(self, v): self.v = v
a = A(4)
print(a.v, A.injected, A.x, list(A), len(A), A[3], 1 in A, bool(A), A)
print(isinstance(3, A), issubclass(int, A), isinstance(a, A))
class B(A): pass
print(type(B), B.__mro__)
print(f"{A} {A!r} {a.__class__}")
