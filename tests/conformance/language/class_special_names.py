# __str__, __repr__, __bool__, __len__, __hash__, __eq__ and the fallbacks between them; name mangling; __class__.
class OnlyRepr:
    def __repr__(self):
        return "R"


class OnlyStr:
    def __str__(self):
        return "S"


class Both(OnlyRepr, OnlyStr):
    pass


print(str(OnlyRepr()), f"{OnlyRepr()}", str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at"), str(Both()), repr(Both()), [Both()])


class Private:
    __secret = 1

    def __init__(self):
        self.__hidden = 2
        self._protected = 3

    def get(self):
        return self.__hidden + self.__secret

    def __mangled(self):
        return "m"


p = Private()
print(p.get(), p._Private__hidden, p._Private__mangled(), sorted(vars(p)), [n for n in dir(Private) if "secret" in n])
try:
    p.__hidden
except AttributeError as error:
    print(error)


class Shape:
    def __new__(cls, kind=None, *args):
        if cls is Shape and kind == "square":
            return super().__new__(Square)
        return super().__new__(cls)

    def __init__(self, kind=None, side=1):
        self.side = side

    def who(self):
        return __class__.__name__, type(self).__name__, self.__class__ is type(self)


class Square(Shape):
    pass


print(Shape("square", 4).who(), Shape("other").who(), Shape("square", 4).side)


class NoInit:
    def __new__(cls):
        return "not an instance"


print(NoInit())
s = Shape()
s.__class__ = Square
print(type(s).__name__, isinstance(s, Square))
for bad in (type("B", (), {"__repr__": lambda self: 5}), type("L", (), {"__len__": lambda self: "x"}), type("H", (), {"__hash__": lambda self: "x"}), type("S", (), {"__str__": lambda self: None}), type("I", (), {"__init__": lambda self: 5}), type("X", (), {"__index__": lambda self: "x"})):
    for use in (repr, len, hash, str, lambda o: [1][o]):
        try:
            obj = bad()
            result = use(obj)
        except TypeError as error:
            print(bad.__name__, error)
