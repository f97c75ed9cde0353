# Uncaught item assignment to int.
x = 5
x[0] = 3
