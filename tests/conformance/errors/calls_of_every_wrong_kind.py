# calls of every wrong kind
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def d1(a, b=1): pass
def k1(*, k): pass
def k2(*, k, j): pass
def k3(a, *, k, j, m): pass
def p1(a, /): pass
def p2(a, b, /, c): pass
def v1(a, *args): pass
def kw(a, **k): pass
def pd(a, /, b=2, *, c=3): pass
class C:
    def m(self): pass
    def m1(self, a): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    def noself(): pass
class I:
    def __init__(self, a, b): pass
class N: pass
class NW:
    def __new__(cls, a): return super().__new__(cls)
class Call:
    def __call__(self, x): pass
c = C()
tests = ["f0(1)", "f0(1, 2)", "f1()", "f1(1, 2)", "f2(1)", "f2()", "f3()", "f3(1)", "f2(1, 2, 3)", "f2(1, b=2, c=3)", "f2(1, a=2)", "f1(a=1, b=2)", "d1()", "d1(1, 2, 3)", "d1(1, 2, b=3)", "k1()", "k1(1)", "k1(1, k=2)", "k2()", "k3(1)", "k3()", "k3(1, 2, 3, k=1)", "p1(a=1)", "p1()", "p2(a=1, b=2, c=3)", "p2(1, b=2, c=3)", "p2(1, 2)", "v1()", "v1(b=3)", "kw()", "kw(1, a=2)", "kw(1, 2)", "pd(a=1)", "pd(1, 2, 3)", "pd(1, d=4)", "pd()", "c.m(1)", "C.m()", "c.m1()", "C.m1(1)", "c.cm()", "C.cm(1, 2)", "c.sm()", "c.sm(1, 2)", "c.noself()", "I()", "I(1)", "I(1, 2, 3)", "I(1, c=2)", "N(1)", "N(a=1)", "NW()", "NW(1, 2)", "Call()()", "Call()(1, 2)", "(lambda x: x)()", "(lambda: 0)(1)", "f1(*3)", "f1(**3)", "f1(**{1: 2})", "f1(*[1], **{'a': 2})", "f1(**{'a': 1}, **{'a': 2})", "f2(*[1, 2, 3])", "None()", "3()", "'a'()", "[]()", "c()", "c.x()", "f1(1)(2)", "object(1)", "object.__new__(int)", "object.__init__(3, 4)", "type(1, 2)", "type()", "type('a', 3, {})", "type(1, (), {})", "type('a', (), 3)", "C.m(3, 4)", "f1.__call__()", "super(C).x"]
for t in tests:
    try:
        r = (lambda s: {"f0(1)": lambda: f0(1)}.get(s))(t)
    except TypeError: pass
checks = [lambda: f0(1), lambda: f0(1, 2), lambda: f1(), lambda: f1(1, 2), lambda: f2(1), lambda: f2(), lambda: f3(), lambda: f3(1), lambda: f2(1, 2, 3), lambda: f2(1, b=2, c=3), lambda: f2(1, a=2), lambda: f1(a=1, b=2), lambda: d1(), lambda: d1(1, 2, 3), lambda: d1(1, 2, b=3), lambda: k1(), lambda: k1(1), lambda: k1(1, k=2), lambda: k2(), lambda: k3(1), lambda: k3(), lambda: k3(1, 2, 3, k=1), lambda: p1(a=1), lambda: p1(), lambda: p2(a=1, b=2, c=3), lambda: p2(1, b=2, c=3), lambda: p2(1, 2), lambda: v1(), lambda: v1(b=3), lambda: kw(), lambda: kw(1, a=2), lambda: kw(1, 2), lambda: pd(a=1), lambda: pd(1, 2, 3), lambda: pd(1, d=4), lambda: pd(), lambda: c.m(1), lambda: C.m(), lambda: c.m1(), lambda: C.m1(1), lambda: c.cm(), lambda: C.cm(1, 2), lambda: c.sm(), lambda: c.sm(1, 2), lambda: c.noself(), lambda: I(), lambda: I(1), lambda: I(1, 2, 3), lambda: I(1, c=2), lambda: N(1), lambda: N(a=1), lambda: NW(), lambda: NW(1, 2), lambda: Call()(), lambda: Call()(1, 2), lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: f1(*3), lambda: f1(**3), lambda: f1(**{1: 2}), lambda: f1(*[1], **{'a': 2}), lambda: f1(**{'a': 1}, **{'a': 2}), lambda: f2(*[1, 2, 3]), lambda: None(), lambda: c(), lambda: c.x(), lambda: f1(1)(2), lambda: object(1), lambda: object.__new__(int), lambda: object.__init__(3, 4), lambda: type(1, 2), lambda: type(), lambda: type('a', 3, {}), lambda: type(1, (), {}), lambda: type('a', (), 3), lambda: C.m(3, 4), lambda: super(C).x, lambda: f1(a=1, a1=2, a2=3), lambda: f2(1, 2, bb=3), lambda: k1(kk=1), lambda: I(1, 2, cc=3)]
for i, f in enumerate(checks):
    try: print(i, f())
    except Exception as e: print(i, type(e).__name__, e)
