# An f-string whose brace is not closed.
x = 1
print(f"{x")
