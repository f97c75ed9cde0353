# Uncaught recursive chain.
def f(n):
    if n > 0:
        try:
            f(n - 1)
        except ValueError as e:
            raise ValueError(n) from e
    else:
        raise ValueError(0)
f(2)
