# An if without a body.
for i in range(3):
    if i:
    print(i)
