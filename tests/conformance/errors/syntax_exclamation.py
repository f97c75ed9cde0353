# ! is not Python.
if !True:
    pass
