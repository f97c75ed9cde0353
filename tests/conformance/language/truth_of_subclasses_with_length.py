# Truth of subclasses with length.
class L(list):
    def __len__(self): return 99
l = L()
print(bool(l), not l, len(l), 1 if l else 2)
class D(dict):
    def __len__(self): return 5
print(bool(D()), 1 if D() else 2)
class Meta(type):
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
class A(metaclass=Meta): pass
print(A.__dict__.get("__module__"), "__module__" in A.__dict__, A.__module__)
class B: pass
print(B.__dict__.get("__module__"), B.__dict__["__module__"])
