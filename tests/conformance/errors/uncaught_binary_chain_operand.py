# Uncaught binary chain operand.
a = b = c = 1
x = a + b * c / 0 - 1
