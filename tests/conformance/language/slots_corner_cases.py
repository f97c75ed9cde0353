# slots
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x)
for n in ("y", "z"):
    try: print(getattr(p, n))
    except AttributeError as e: print(e)
try: p.z = 3
except AttributeError as e: print(e)
try: p.__dict__
except AttributeError as e: print(e)
class Q(P): pass
q = Q(2); q.z = 3
print(q.__dict__, q.x, P.x, P.__slots__)
try:
    class R:
        __slots__ = ("a",)
        a = 3
except ValueError as e: print(e)
try:
    class R:
        __slots__ = ("1a",)
except TypeError as e: print(e)
try:
    class R:
        __slots__ = 3
except TypeError as e: print(e)
class S:
    __slots__ = "solo"
s = S(); s.solo = 1; del s.solo
try: del s.solo
except AttributeError as e: print(e)
class T:
    __slots__ = {"a": "doc of a", "b": None}
print(T.a.__doc__, T.b.__doc__, T.a)
class U(P, S2 := type("S2", (), {})): pass
u = U(3); u.w = 4; print(u.w)
try:
    class V(P, T): pass
except TypeError as e: print(e)
class W:
    __slots__ = ("__private", "__weakref__")
    def __init__(self): self.__private = 3
print([n for n in dir(W) if "private" in n], W().__sizeof__() > 0)
try:
    class Y(int):
        __slots__ = ("a",)
except TypeError as e: print(e)
try:
    class Y(tuple):
        __slots__ = ("a",)
except TypeError as e: print(e)
