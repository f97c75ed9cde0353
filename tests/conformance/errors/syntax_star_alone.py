# A star alone on the left.
*a = [1, 2]
