# Uncaught recursion in two.
def f(n):
    return g(n)
def g(n):
    if n == 0:
        1 / 0
    return f(n - 1)
f(6)
