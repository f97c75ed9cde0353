# && is not Python.
if 1 && 2:
    pass
