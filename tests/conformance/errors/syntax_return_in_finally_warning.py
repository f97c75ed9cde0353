# return, break and continue in finally: warnings.
def f():
    try:
        1 / 0
    finally:
        return "swallowed"


def g():
    for i in range(3):
        try:
            pass
        finally:
            continue
    return "g"


print(f(), g())
