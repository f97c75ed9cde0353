# property with setter and deleter; data and non-data descriptors; __set_name__.
class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def r(self):
        "the radius"
        return self._r

    @r.setter
    def r(self, value):
        if value < 0:
            raise ValueError("negative radius")
        self._r = value

    @r.deleter
    def r(self):
        print("deleting")
        del self._r

    @property
    def area(self):
        return self.r**2 * 3


c = Circle(2)
c.r = 5
print(c.r, c.area, Circle.r.__doc__, type(Circle.r).__name__, vars(c))
for action in (lambda: setattr(c, "r", -1), lambda: setattr(c, "area", 1), lambda: delattr(c, "area")):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del c.r
try:
    c.r
except AttributeError as error:
    print(error)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value


class NonData:
    def __get__(self, obj, owner=None):
        return f"computed for {owner.__name__}"


class Record:
    age = Typed(int)
    label = Typed(str)
    lazy = NonData()


r = Record()
r.age = 3
print(r.age, r.label, r.lazy, Record.lazy, Record.age.kind)
r.__dict__["lazy"] = "instance wins over non-data"
r.__dict__["age"] = "data descriptor wins"
print(r.lazy, r.age)
try:
    r.label = 5
except TypeError as error:
    print(error)
