# Uncaught decorators stacked.
def deco(n):
    def inner(fn):
        raise ValueError(n)
    return inner
def nothing(f): return f
@nothing
@deco(3)
@nothing
class A:
    x = 1
