# Uncaught decorator raises.
def deco(fn):
    raise ValueError("bad deco")
@deco
def f():
    pass
