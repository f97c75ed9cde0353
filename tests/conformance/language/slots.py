# __slots__ allows exactly the named attributes.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        if y:
            self.y = y


p = Point(1)
p.x += 1
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), Point.__slots__, type(Point.x).__name__)
for action in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: delattr(p, "y")):
    try:
        action()
    except AttributeError as error:
        print(error)


class Derived(Point):
    pass


class More(Point):
    __slots__ = ["z"]


d = Derived(1, 2)
d.extra = "has a dict"
m = More(1)
m.z = 5
print(vars(d), d.y, m.z, m.x)
try:
    m.w = 1
except AttributeError as error:
    print(error)
try:
    class Conflict:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
