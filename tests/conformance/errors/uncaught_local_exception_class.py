# Uncaught local exception class.
def f():
    class LocalError(ValueError): pass
    raise LocalError
f()
