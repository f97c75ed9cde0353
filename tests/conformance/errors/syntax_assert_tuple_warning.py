# An assert of a tuple is always true: a warning.
assert (1 == 2, "message")
print("went on")
