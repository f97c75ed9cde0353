# The file ends where a block should begin.
def f():
