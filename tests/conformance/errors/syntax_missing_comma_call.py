# A forgotten comma in a call.
print("a" x)
