# Leading zeros in a number.
x = 0123
