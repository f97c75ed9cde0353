# generator state machine
def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("finally")
it = g(); print(next(it), it.send("a"), it.throw(ValueError("v")), next(it, "end"))
for f in [lambda: g().send(1), lambda: next(it), lambda: it.throw(KeyError("k")), lambda: it.close(), lambda: it.send(1), lambda: g().throw(KeyError("fresh")), lambda: g().throw(3), lambda: g().throw(), lambda: g().close(), lambda: g().throw(ValueError, "msg"), lambda: g().throw(ValueError, ValueError("m2"))]:
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def r():
    yield 1
    return "result"
i = r(); next(i)
try: next(i)
except StopIteration as e: print(e.value)
def rec(): yield next(me)
me = rec()
try: next(me)
except ValueError as e: print(e)
def si(): yield 1; raise StopIteration("x")
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__))
def ign():
    while True:
        try: yield 1
        except GeneratorExit: print("ignoring")
i = ign(); next(i)
try: i.close()
except RuntimeError as e: print(e)
print(i.gi_running, i.gi_frame is not None, i.gi_code.co_name, i.gi_yieldfrom, i)
def yf():
    r = yield from r2()
    print("inner returned", r)
    yield from [10, 20]
    yield from "ab"
    return "outer"
def r2():
    try: a = yield "first"; print("sent", a)
    except ZeroDivisionError: print("zde in inner"); yield "recovered"
    return "ret"
i = yf(); print(next(i), i.gi_yieldfrom is not None, i.throw(ZeroDivisionError), list(i))
i = yf(); next(i)
try: i.throw(KeyError("through"))
except KeyError as e: print("out", e)
def closing():
    try: yield from iter_with_close()
    finally: print("outer fin")
class iter_with_close:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print("closed")
i = closing(); next(i); i.close()
try: i = yf(); next(i); i.send(3); i.send(4)
except AttributeError as e: print(e)
gen = (x * y for x in range(3) for y in range(2) if x != y)
print(list(gen), list(gen))
def tree(n):
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
i = g(); next(i); print(i.close(), i.close())
def ret_in_close():
    try: yield
    except GeneratorExit: return 7
i = ret_in_close(); next(i); print(i.close())
try: (lambda: (yield))().send(3)
except TypeError as e: print(e)
print(type(g), type(g()), g.__name__, g().__qualname__, g().__name__)
