# Uncaught three errors from none.
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["x"]
    finally:
        [][1]
except IndexError:
    raise RuntimeError("last") from None
