# Uncaught nonlocal type error.
def outer():
    def inner():
        nonlocal v
        v += "x"
    v = 1
    inner()
outer()
