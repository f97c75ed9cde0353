# What exceptions carry: args, __cause__, __context__, __traceback__, notes, special attributes.
try:
    open_missing = {}["k"]
except KeyError as error:
    print(error.args, str(error), repr(error), error.__traceback__ is not None, error.__context__, error.__suppress_context__)
for error in (ValueError(), ValueError("one"), ValueError("one", 2), OSError(2, "No such file", "name.txt"), OSError("only text"), KeyError("k"), KeyError("a", "b"), StopIteration(5), SystemExit(3), UnicodeEncodeError("ascii", "é", 0, 1, "bad"), ImportError("m", name="mod"), AttributeError("x", name="n", obj=5), SyntaxError("bad", ("f.py", 1, 2, "text"))):
    print(type(error).__name__, error.args, "|", error, "|", repr(error))
e = OSError(2, "No such file", "name.txt")
print(e.errno, e.strerror, e.filename, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, FileNotFoundError.__mro__[1].__name__, StopIteration(7).value, SystemExit(4).code)
print(issubclass(KeyError, LookupError), issubclass(TimeoutError, OSError), issubclass(ConnectionRefusedError, ConnectionError), issubclass(NotImplementedError, RuntimeError), issubclass(UnicodeError, ValueError), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, BaseException), issubclass(IndentationError, SyntaxError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(ModuleNotFoundError, ImportError))


class Custom(ValueError):
    def __init__(self, code, *, hint=None):
        self.code, self.hint = code, hint


c = Custom(5, hint="h")
print(c.args, str(c), repr(c), c.hint, c == Custom(5), c.with_traceback(None) is c)
try:
    raise c
except ValueError as caught:
    print(caught is c, caught.code)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second")
except ValueError as error:
    print(repr(error.__context__), error.__cause__)
    error.__cause__ = TypeError("set by hand")
    print(error.__suppress_context__)
