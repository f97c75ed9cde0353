# Recursion through special methods.
def f(): return f()
try: f()
except RecursionError as e: print(e)
class A:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n)
    def __add__(self, o): return self + o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __str__(self): return str(self)
    def __lt__(self, o): return self < o
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __call__(self): return self()
    def __format__(self, s): return format(self, s)
    def __index__(self): return hex(self)
    def __int__(self): return int(self)
    def __setattr__(self, n, v): setattr(self, n, v)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __neg__(self): return -self
    def __iadd__(self, o): self += o; return self
    @property
    def p(self): return self.p
    def __missing__(self, k): return self[k]
a = A()
def iadd():
    global a
    b = a; b += 1
def w():
    with a: pass
def sa(): a.x = 3
for i, fn in enumerate([lambda: repr(a), lambda: a == a, lambda: a.zz, lambda: a + 1, lambda: hash(a), lambda: len(a), lambda: bool(a), lambda: iter(a), lambda: str(a), lambda: a < 1, lambda: a[1], lambda: 1 in a, lambda: a(), lambda: format(a), lambda: hex(a), lambda: int(a), lambda: -a, lambda: f"{a}", lambda: a.p, iadd, w, sa, lambda: sorted([a, a]), lambda: max(a, a), lambda: {a: 1}, lambda: "%s" % a, lambda: print(a), lambda: [a] == [A()], lambda: list(map(lambda x: x + 1, [a]))]):
    try: fn(); print(i, "no error")
    except RecursionError as e: print(i, "RecursionError", e)
    except Exception as e: print(i, type(e).__name__, e)
