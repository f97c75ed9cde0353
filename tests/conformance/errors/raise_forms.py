# All the ways to raise, and wrong ones.
import traceback


class MyError(Exception):
    pass


def forms():
    yield lambda: exec_raise(MyError)
    yield lambda: exec_raise(MyError())
    yield lambda: exec_raise(MyError, ValueError("cause"))
    yield lambda: exec_raise(MyError("x"), None)
    yield lambda: exec_raise(5)
    yield lambda: exec_raise("text")
    yield lambda: exec_raise(int)
    yield lambda: exec_raise(MyError, 5)
    yield lambda: exec_raise(NotImplemented)
    yield lambda: exec_raise(None)


def exec_raise(what, cause=Ellipsis):
    if cause is Ellipsis:
        raise what
    raise what from cause


for form in forms():
    try:
        form()
    except BaseException:
        traceback.print_exc()
try:
    try:
        raise MyError("original")
    except MyError as error:
        error.add_note("noted")
        raise
except MyError:
    traceback.print_exc()
try:
    raise MyError("with traceback").with_traceback(None)
except MyError:
    traceback.print_exc()
raise
