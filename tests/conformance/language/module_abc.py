# abc: abstract methods, properties, virtual subclasses, collections.abc.
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Sized


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return super().area() + self.side**2

    name = "square"


print(Square(3).describe(), Shape.__abstractmethods__ == {"area", "name"}, isinstance(Square(1), Shape))


class OnlyArea(Shape):
    def area(self):
        return 1


for make in (Shape, OnlyArea, lambda: type("Half", (Shape,), {"area": lambda self: 1, "name": "x"})().describe()):
    try:
        print(make())
    except TypeError as error:
        print(error)


@Shape.register
class Foreign:
    pass


print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape))


class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack")


print(isinstance(type("Duck", (), {"quack": 1})(), Hook), isinstance(5, Hook))
print([isinstance(x, t) for x in ([], (), {}, "s", 5, iter([]), len) for t in (Sized, Iterable, Iterator, Sequence, Mapping, Hashable, Callable)])


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return self.n - i


c = Countdown(3)
print(list(c), 2 in c, c.index(1), list(reversed(c)), c.count(3))


class Lower(Mapping):
    def __init__(self, d):
        self.d = {k.lower(): v for k, v in d.items()}

    def __getitem__(self, key):
        return self.d[key.lower()]

    def __len__(self):
        return len(self.d)

    def __iter__(self):
        return iter(self.d)


m = Lower({"A": 1, "B": 2})
print(m["a"], "B" in m, m.get("z", 0), list(m.items()), dict(m), m == {"a": 1, "b": 2}, m.keys())
