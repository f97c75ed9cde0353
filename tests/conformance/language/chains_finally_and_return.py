# chained exceptions, finally and return
def f():
    try:
        try: raise ValueError("inner")
        finally: print("cleanup")
    except ValueError as e:
        try: raise KeyError("second") from e
        except KeyError as k: print(repr(k.__cause__), k.__suppress_context__, repr(k.__context__))
        return "returned"
    else: print("not here")
    finally: print("last")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        except Exception: pass
        else: print("else", i)
        finally: print("finally", i)
    else: print("loop else")
g()
try:
    try: raise TypeError("a")
    except TypeError: raise ValueError("b")
except ValueError as e:
    c = e
    while c: print(repr(c)); c = c.__context__
e = None
try: raise OSError(2, "nope")
except (ValueError, OSError) as e: print(e.errno)
try: e
except NameError as x: print(x)
def nested():
    try:
        return 1 / 0
    except ZeroDivisionError:
        return "zde"
    finally:
        print("fin")
print(nested())
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is ValueError
with Ctx() as a, Ctx() as b: raise ValueError("swallow")
try:
    with Ctx(): raise KeyError("pass")
except KeyError as e: print("caught", e)
def w():
    with Ctx(): return "from with"
print(w())
for _ in range(2):
    with Ctx(): continue
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
try:
    with 3: pass
except TypeError as e: print(e)
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), KeyError(3)])])
except* ValueError as eg: print(eg, eg.exceptions)
except* (TypeError, KeyError) as eg: print(repr(eg))
try:
    try: raise ExceptionGroup("eg", [ValueError(1), OSError(2)])
    except* ValueError: raise RuntimeError("new")
except* RuntimeError as e: print("R", e.exceptions)
except* OSError as e: print("O", e.exceptions)
