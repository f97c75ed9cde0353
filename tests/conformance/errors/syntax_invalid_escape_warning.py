# An escape that does not exist is only a warning.
print("\d+ \w")
print(len("\q"))
