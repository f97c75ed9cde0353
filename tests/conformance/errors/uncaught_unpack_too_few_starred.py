# Uncaught unpack too few starred.
a, b, *c = [1]
