# Uncaught lambda over lines.
f = lambda: (yield
    1 / 0)
next(f())
