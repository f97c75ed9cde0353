# Uncaught nested calls over lines.
def f():
    x = [
        1,
        2,
        g(
            3,
            h(4)
        ),
    ]
def g(a, b): return a
def h(x): return x.y
f()
