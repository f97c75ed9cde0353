# Uncaught keyword only call.
def f(*, key): return key
print([f(key=i) for i in range(3)],
      f(1))
