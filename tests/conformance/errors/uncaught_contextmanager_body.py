# Uncaught contextmanager body.
import contextlib
@contextlib.contextmanager
def cm():
    print("enter")
    try:
        yield 1
    finally:
        print("exit")
with cm() as x:
    raise KeyError("inside")
