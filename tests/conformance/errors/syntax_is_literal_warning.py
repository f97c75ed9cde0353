# is with a literal is only a warning.
x = 5
print(x is 5, x is not "a", x is ())
