# in not is not Python.
if 1 in not [1]:
    pass
