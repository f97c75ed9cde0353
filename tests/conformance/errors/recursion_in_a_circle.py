# Recursion in a circle.
def a(n): b(n)
def b(n): c(n)
def c(n): a(n)
a(1)
