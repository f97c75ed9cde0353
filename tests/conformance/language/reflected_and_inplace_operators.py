# number protocol with reflected operators and NotImplemented
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
for op, name in [("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"), ("//", "floordiv"), ("%", "mod"), ("@", "matmul"), ("&", "and"), ("|", "or"), ("^", "xor"), ("<<", "lshift"), (">>", "rshift"), ("**", "pow")]:
    def f(self, o, name=name): return f"{name}({self!r},{o!r})"
    def r(self, o, name=name): return f"r{name}({self!r},{o!r})"
    def i(self, o, name=name): return f"i{name}({self!r},{o!r})"
    setattr(N, f"__{name}__", f); setattr(N, f"__r{name}__", r); setattr(N, f"__i{name}__", i)
a = N(1)
print(a + 2, 2 + a, a @ 3, 3 @ a, a ** 2, 2 ** a, divmod(7, 2))
x = a; x += 5; print(x)
x = a; x **= 5; print(x)
x = a; x @= 5; print(x)
class Sub(N):
    def __radd__(self, o): return "Sub.radd"
print(N(1) + Sub(2), Sub(1) + N(2))
class NI:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): print("radd"); return NotImplemented
for f in (lambda: NI() + NI(), lambda: NI() + 3, lambda: 3 + NI(), lambda: NI() - 3):
    try: f()
    except TypeError as e: print(e)
try:
    y = NI(); y += 3
except TypeError as e: print(e)
try:
    y = [1]; y -= [3]
except TypeError as e: print(e)
print((3).__add__("x"), (3).__radd__(4), 3.0.__rsub__(4), "a".__mul__(3))
try: pow(2, "a")
except TypeError as e: print(e)
try: pow(2, 3, "a")
except TypeError as e: print(e)
try: pow("a", 2, 3)
except TypeError as e: print(e)
class C3:
    def __pow__(self, o, m=None): return ("pow", o, m)
print(pow(C3(), 2, 3), pow(C3(), 2), C3() ** 5)
try: print(bool(NotImplemented))
except TypeError as e: print(e)
