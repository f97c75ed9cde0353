# super in odd places
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    def f(self): return "B" + super().f()
    @classmethod
    def c(cls): return "B" + super().c()
    @property
    def p(self): return "B" + super().p
    def g(self):
        return [super(B, self).f() for _ in range(2)]
    def h(self):
        def inner(): return super(B, self).f()
        return inner()
    def bad(self):
        f = lambda: super().f()
        return f()
b = B()
print(b.f(), B.c(), b.p, b.g(), b.h())
try: b.bad()
except Exception as e: print(type(e), e)
print(super(B, b), super(B, B), super(B))
try: super(B, A())
except TypeError as e: print(e)
try: super(3, 4)
except TypeError as e: print(e)
try: super().x
except Exception as e: print(type(e), e)
def out(self): return super()
try: out(3)
except RuntimeError as e: print(e)
def out2(): return super()
try: out2()
except RuntimeError as e: print(e)
s = super(B, b)
print(s.__thisclass__, s.__self__ is b, s.__self_class__)
try: s.nothing
except AttributeError as e: print(e)
class C(B):
    def f(self):
        __class__ = 3
        return super().f()
    def cls(self): return __class__
print(C().f() if 0 else "", C().cls())
