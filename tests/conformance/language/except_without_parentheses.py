# except without parentheses and finally warnings (3.14)
def f(x):
    try:
        if x == 0: 1 / 0
        if x == 1: [][0]
        if x == 2: {}["k"]
        return "none"
    except ZeroDivisionError, IndexError:
        return "math or index"
    except KeyError:
        return "key"
print([f(i) for i in range(4)])
def g():
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue
    return "swallowed"
print(g())
def h():
    try: return 1
    finally: return 2
print(h())
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError, TypeError:
    print("both")
