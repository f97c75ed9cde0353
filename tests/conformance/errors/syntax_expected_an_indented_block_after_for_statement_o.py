for x in y:
# comment only
print(1)
