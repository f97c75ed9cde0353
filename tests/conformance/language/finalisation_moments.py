# del timing, reference counts
import sys, weakref, gc
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    a = T("local"); b = T("local2"); print("in f")
f()
x = T("x"); x = T("x2"); print("rebound")
l = [T("l0"), T("l1"), T("l2")]; del l[1]; print("deleted l[1]"); l.clear(); print("cleared")
d = {"a": T("da"), "b": T("db")}; d["a"] = 1; print("replaced"); d.pop("b"); print("popped")
T("temp"); print("after temp")
(T("t0"), T("t1"), T("t2")); print("after tuple")
[T("c%d" % i) for i in range(3)]; print("after comp")
try:
    y = T("exc"); raise ValueError(y)
except ValueError as e: del y; print("in handler")
print("after handler")
def g():
    z = T("gen")
    try: yield 1
    finally: print("fin")
it = g(); next(it); del it; print("gen gone")
c = T("cyc"); c.me = c; del c; print("collect", gc.collect())
s = {T("s1")}; s.pop(); print("set popped")
def h(a): print("arg", sys.getrefcount(a) > 0)
h(T("arg")); print("after call")
def k():
    q = T("closure")
    def inner(): return q
    return inner
fn = k(); print("have fn"); del fn; print("fn gone")
w = T("w"); r = weakref.ref(w, lambda r: print("callback", r() is None)); del w; print("dead", r())
f2 = weakref.finalize(T("fin"), print, "finalized"); print("after finalize")
class P: pass
p = P(); p.child = T("child"); p.other = T("other"); del p; print("parent gone")
for i in [T("loop1"), T("loop2")]: pass
print("after loop"); del i; print("i gone")
a = b = T("ab"); del a; print("still"); del b
with_stmt = None
class CM:
    def __enter__(self): return T("cm")
    def __exit__(self, *a): print("exit")
with CM(): print("body")
with CM() as q: print("body2")
print("after with"); q = None
def swap(): a, b = T("s-a"), T("s-b"); a, b = b, a; print("swapped")
swap()
m1 = T("module1"); m2 = T("module2"); _private = T("private")
def at_exit(): pass
