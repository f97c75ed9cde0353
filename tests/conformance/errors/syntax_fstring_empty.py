# An empty f-string expression.
print(f"{}")
