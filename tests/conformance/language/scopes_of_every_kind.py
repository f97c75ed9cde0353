# scopes of every kind
x = "global"
def f():
    x = "f"
    class C:
        print("class sees", x)
        x = "class"
        def m(self): return x
        lst = [x for _ in range(1)]
        gen = list(x for _ in range(1))
        dct = {i: x for i in range(1)}
        lam = lambda: x
    return C().m(), C.lst, C.gen, C.dct, C.lam()
print(f())
class D:
    y = 1
    z = [y for _ in [y]]
    try: w = [y + i for i in range(2)]
    except NameError as e: print(e)
print(D.z if hasattr(D, "z") else None)
def g():
    try: print(n)
    except UnboundLocalError as e: print(e)
    n = 1
    del n
    try: n
    except UnboundLocalError as e: print(e)
    def inner(): return n
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    n = 2
    return inner()
print(g())
def counter():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    return inc
i = counter(); print(i(), i(), i.__closure__[0].cell_contents)
fs = [lambda: k for k in range(3)]; print([q() for q in fs])
fs = [lambda k=k: k for k in range(3)]; print([q() for q in fs])
print([j := 5, j], j)
def walrus():
    if any((hit := v) > 2 for v in [1, 2, 3, 4]): return hit
print(walrus())
def gl():
    global newglobal
    newglobal = "made"
gl(); print(newglobal)
try: exec
except NameError: pass
def shadow(list): return list
print(shadow(3))
class E:
    global ge
    ge = 5
    def __init__(self): self.__priv = 1
    def get(self): return self.__priv
print(ge, E().get(), E().__dict__, hasattr(E, "ge"))
def loc():
    a = 1; b = 2
    return sorted(locals())
print(loc(), "x" in globals())
def late():
    def a(): return b()
    def b(): return "b"
    return a()
print(late())
print([x for x in range(2)], x, [(x, y) for x in range(2) for y in range(x + 1)])
def defaults(a, b=[], *, c={}):
    b.append(a); c[a] = 1
    return b, c
print(defaults(1), defaults(2), defaults.__defaults__, defaults.__kwdefaults__)
try: del not_defined
except NameError as e: print(e)
