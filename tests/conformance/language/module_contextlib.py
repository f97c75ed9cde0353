# contextlib: contextmanager, closing, suppress, redirect_stdout, ExitStack, nullcontext, decorators.
import contextlib
import io


@contextlib.contextmanager
def managed(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("saw", error)
        if not swallow:
            raise
    finally:
        print("exit", name)


with managed("a") as a:
    print(a)
with managed("b", swallow=True):
    raise ValueError("in b")
try:
    with managed("c"):
        raise ValueError("in c")
except ValueError as error:
    print("out", error)


@managed("decorator")
def decorated():
    print("inside")


decorated()
decorated()
with contextlib.suppress(KeyError, IndexError):
    {}["k"]
    print("never")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(managed(n))
    stack.callback(print, "callback", sep=": ")
    print("in the stack")
with contextlib.ExitStack() as stack:
    stack.enter_context(managed("kept"))
    kept = stack.pop_all()
print("not exited yet")
kept.close()


class Closes:
    def close(self):
        print("closed")


with contextlib.closing(Closes()), contextlib.nullcontext("value") as v:
    print(v)


@contextlib.contextmanager
def never_yields():
    if False:
        yield


@contextlib.contextmanager
def yields_twice():
    yield 1
    yield 2


for broken in (never_yields, yields_twice):
    try:
        with broken():
            pass
    except RuntimeError as error:
        print(error)


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop")


@Timer()
def timed():
    return "timed"


print(timed())
