# Multiple inheritance in C3 order, cooperative super, isinstance.
class Root:
    def hello(self):
        return ["Root"]


class Left(Root):
    def hello(self):
        return ["Left"] + super().hello()


class Right(Root):
    def hello(self):
        return ["Right"] + super().hello()


class Bottom(Left, Right):
    def hello(self):
        return ["Bottom"] + super().hello()


b = Bottom()
print(b.hello(), [c.__name__ for c in Bottom.__mro__], Bottom.mro() == list(Bottom.__mro__))
print(isinstance(b, Root), issubclass(Bottom, (int, Right)), issubclass(Root, Left), super(Left, b).hello(), super(Bottom, Bottom).hello(b))


class Named:
    def __init__(self, name="?", **rest):
        super().__init__(**rest)
        self.name = name


class Sized:
    def __init__(self, size=0, **rest):
        super().__init__(**rest)
        self.size = size


class Both(Named, Sized):
    @classmethod
    def build(cls):
        return cls(name="n", size=3)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.size})"


print(Both.build(), Both(size=2))
try:
    class Impossible(Root, Left):
        pass
except TypeError as error:
    print(error)
try:
    Both(colour=1)
except TypeError as error:
    print(error)
for base in (5, bool, type(None), range):
    try:
        type("Child", (base,), {})
    except TypeError as error:
        print(error)


class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, value + 0.5)

    def __str__(self):
        return f"{float(self)} C"


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def shout(self):
        return self + "!"


print(Celsius(1), Celsius(1) + 1, repr(Celsius(2)), Upper("abc").shout(), type(Upper("a") + "b").__name__, isinstance(Upper("x"), str), {Upper("k"): 1}["K"])
