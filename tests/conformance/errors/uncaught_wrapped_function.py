# Uncaught wrapped function.
import functools
@functools.wraps(print)
def f(*a):
    return a[5]
f(1)
