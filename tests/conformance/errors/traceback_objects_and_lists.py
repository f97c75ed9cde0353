# Traceback objects and lists.
import traceback
traceback.print_exception(ValueError(1))
print(traceback.format_exception(ValueError(1)))
print(traceback.format_exception(ValueError("a\nb")))
e = ValueError("x"); e.add_note("n1\nn2"); e.add_note("n3")
print(traceback.format_exception(e), traceback.format_exception_only(e))
print(traceback.format_exception(SyntaxError("bad", ("f.py", 1, 2, "abc\n", 1, 3))))
print(traceback.format_exception(ExceptionGroup("g", [ValueError(1)])))
print(traceback.format_exception(None), traceback.format_exception_only(None))
g = ExceptionGroup("g", [ValueError(i) for i in range(20)])
traceback.print_exception(g)
n = ValueError(0)
for i in range(14): n = ExceptionGroup(f"d{i}", [n])
traceback.print_exception(n)
try: raise g
except ExceptionGroup as x: print(traceback.format_exception(x)[:3], len(traceback.format_exception(x)))
te = traceback.TracebackException.from_exception(e)
print(list(te.format()), te.stack, te.exc_type, te == traceback.TracebackException.from_exception(e))
def r(n): return r(n - 1) if n else 1 / 0
try: r(10)
except ZeroDivisionError as z:
    print(traceback.format_exception(z))
    print(traceback.format_exception(z, limit=2))
    print(traceback.format_exception(z, limit=-2))
    print(traceback.format_exception(z, limit=0))
print(traceback.format_list([("f.py", 3, "g", "code here"), ("h.py", 4, "i", None)]))
te = traceback.TracebackException(ValueError, e, None)
print(te.stack, list(te.format()))
te.print()
try:
    try: 1/0
    except ZeroDivisionError as q: raise KeyError("a") from q
except KeyError as q:
    print(traceback.format_exception(q))
    print(traceback.format_exception(q, chain=False))
    print(traceback.TracebackException.from_exception(q).__cause__.exc_type)
traceback.print_exception(g.exceptions[0], file=None, chain=True, limit=3)
