def f(**k=3): pass
