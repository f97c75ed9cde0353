# Assigning to an expression.
a, b = 1, 2
a + b = 3
