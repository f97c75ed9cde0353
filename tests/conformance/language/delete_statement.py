# del of names, items, slices, attributes, and several at once.
a, b, c = 1, 2, [0, 1, 2, 3, 4, 5]
del a
del (b), c[0], c[-1], c[1:3]
print(c)
try:
    a
except NameError as error:
    print(error)


class Box:
    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("delitem", key)


box = Box()
box.x = 1
del box.x, box["k"], box[1:2], box[1, ...]
try:
    del box.x
except AttributeError as error:
    print(error)
table = {"k": 1}
del table["k"]
try:
    del table["k"]
except KeyError as error:
    print("KeyError", error)
for target in ((1, 2), "abc"):
    try:
        del target[0]
    except TypeError as error:
        print(error)
x = [1, 2]
y = x
del x
print(y)
