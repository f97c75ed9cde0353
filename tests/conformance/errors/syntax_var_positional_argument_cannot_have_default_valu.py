def f(*a=3): pass
