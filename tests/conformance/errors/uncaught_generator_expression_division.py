# Uncaught generator expression division.
g = (1 // x for x in [1, 0])
print(list(g))
