# Uncaught stop iteration uncaught.
it = iter([1, 2])
while True:
    print(next(it))
