# Uncaught call over lines.
def f(a, b):
    return a + b
result = f(1,
           2) + f("a",
                  3)
