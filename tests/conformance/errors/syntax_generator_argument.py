# A generator that needs parentheses.
print(x for x in [1], 2)
