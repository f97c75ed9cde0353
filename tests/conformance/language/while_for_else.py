# The else of a loop runs unless the loop is left by break.
def find(items, wanted):
    for item in items:
        if item == wanted:
            print("found", item)
            break
    else:
        print("no", wanted)


find([1, 2, 3], 2)
find([1, 2, 3], 9)
find([], 1)
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        print("stop")
        break
    print(n)
else:
    print("never")
while False:
    pass
else:
    print("ran to its end")
for i in range(3):
    for j in range(3):
        if j == i:
            break
    else:
        continue
    print("inner broke at", i, j)
for i in []:
    pass
print(i)
items = [1, 2, 3]
for item in items:
    if item == 1:
        items.append(4)
print(items)
