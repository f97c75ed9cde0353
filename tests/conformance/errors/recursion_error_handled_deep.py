# Recursion error handled deep.
def f():
    try:
        f()
    except RecursionError:
        raise ValueError("from deep") from None
try: f()
except ValueError as e: print(e, e.__context__)
def g(n):
    try: g(n + 1)
    except RecursionError: return n
print(g(0) > 900)
