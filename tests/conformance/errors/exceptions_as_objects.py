# exceptions as objects
e = ValueError("a", 1)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), str(KeyError("k")), repr(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), str(OSError(2, "No such file", "f.txt")), repr(OSError(2, "x")), type(OSError(2, "x")), type(OSError(13, "x")), type(OSError(17, "x")), type(OSError(9999, "x")))
o = OSError(2, "msg", "file", None, "file2")
print(o.errno, o.strerror, o.filename, o.filename2, o.args, str(o))
s = StopIteration(5); print(s.value, s.args, StopIteration().value)
x = SystemExit(3); print(x.code, SystemExit().code, SystemExit(1, 2).code)
u = UnicodeDecodeError("utf8", b"abc", 1, 2, "why"); print(u, u.start, u.end, u.reason, u.encoding, u.object)
u = UnicodeEncodeError("ascii", "abcé", 3, 4, "why"); print(u)
u = UnicodeEncodeError("ascii", "abcé", 1, 4, "why"); print(u)
n = NameError("x", name="q"); print(n.name, n)
a = AttributeError("x", name="q", obj=3); print(a.name, a.obj)
i = ImportError("x", name="n", path="p", name_from="f"); print(i.name, i.path, i.msg, i.name_from, repr(i))
se = SyntaxError("bad", ("f.py", 3, 5, "text", 3, 9)); print(se, se.lineno, se.offset, se.text, se.filename, se.msg, se.end_lineno, se.end_offset, se.print_file_and_line)
for f in [lambda: ValueError(a=1), lambda: KeyError(foo=1), lambda: UnicodeDecodeError("a"), lambda: UnicodeDecodeError(1, 2, 3, 4, 5), lambda: SyntaxError("a", (1, 2)), lambda: ImportError(foo=1), lambda: NameError(x=1), lambda: ExceptionGroup("a"), lambda: ExceptionGroup("a", []), lambda: ExceptionGroup("a", [1]), lambda: ExceptionGroup("a", 3), lambda: ExceptionGroup("a", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("a", [KeyboardInterrupt(), ValueError()]), lambda: BaseExceptionGroup("a", [ValueError()]), lambda: ExceptionGroup(3, [ValueError()]), lambda: e.with_traceback(3), lambda: e.add_note(3), lambda: setattr(e, "__cause__", 3), lambda: setattr(e, "__context__", 3), lambda: setattr(e, "__traceback__", 3), lambda: setattr(e, "args", 3), lambda: setattr(e, "__suppress_context__", 3), lambda: delattr(e, "args"), lambda: delattr(e, "__cause__"), lambda: BaseException.__new__(int)]:
    try: print(repr(f()))
    except BaseException as x: print(type(x).__name__, x)
e.args = [5]; print(e.args, str(e)); e.foo = 3; print(e.__dict__); e.add_note("n"); print(e.__notes__, e.__dict__)
class My(Exception):
    def __init__(self, code): self.code = code
m = My(5); print(m.args, str(m), repr(m), m.code)
class My2(Exception):
    def __str__(self): return "custom"
print(repr(My2(1)), str(My2(1)), f"{My2(1)}")
class My3(ValueError, KeyError): pass
print(My3("x"), My3.__mro__)
try:
    class My4(OSError, KeyError, StopIteration): pass
except TypeError as x: print(x)
for r in [3, None, "text", int, ValueError, object(), [ValueError]]:
    try: raise r
    except BaseException as x: print(type(x).__name__, x)
for r in [3, "x", ValueError, KeyError("k"), None]:
    try: raise RuntimeError from r
    except BaseException as x: print(type(x).__name__, x, repr(x.__cause__), x.__suppress_context__)
class BadInit(Exception):
    def __new__(cls, *a): return 3
try: raise BadInit
except BaseException as x: print(type(x).__name__, x)
try: raise
except BaseException as x: print(type(x).__name__, x)
for t in (3, "x", [ValueError], (ValueError, 3), int, None):
    try:
        try: 1 / 0
        except t: print("caught")
    except BaseException as x: print(type(x).__name__, x)
