# Methods of subclasses of builtins.
class S(set): pass
class F(frozenset): pass
class L(list): pass
class D(dict): pass
class B(bytearray): pass
class T(str): pass
class I(int): pass
print(type(S([1]).copy()), type(S() | {1}), type(S().union()), type(S().difference()), type(F([1]).copy()), type(F([1]) | {2}), type(F([1]).union()), type(L().copy()), type(L() + []), type(L() * 2), type(L()[:]), type(D().copy()), type(D() | {}), type(B().copy()), type(B() + b""), type(T("a").upper()), type(T("a")[:]), type(T("a") + "b"), type(I(3) + 1), type(-I(3)), type(abs(I(-3))), type(I(3).real), type(+I(2)), type(T("a") * 1), type(str(T("a"))), type(int(I(3))), type(T("abc").strip()), type("".join([T("a")])), type(T("%s") % 1), type(T("a").replace("x", "y")), type(F(F([1]))), type(frozenset(F([1]))), type(tuple(type("TT", (tuple,), {})((1, 2)))), type(type("TT", (tuple,), {})((1, 2))[:]))
