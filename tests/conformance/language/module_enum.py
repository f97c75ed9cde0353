# enum: members, values, auto, flags, IntEnum, StrEnum, methods, aliases, iteration.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Colour.RED, repr(Colour.RED), Colour(2), Colour["RED"], Colour.CRIMSON is Colour.RED, list(Colour), len(Colour), Colour.RED.pretty, Colour.default())
print(Colour.RED.name, Colour.RED.value, Colour.RED == 1, Colour.RED in Colour, {Colour.RED: "r"}, isinstance(Colour.RED, Colour), Colour.__members__, f"{Colour.RED}")


class Weekday(IntEnum):
    MON = auto()
    TUE = auto()


class Level(StrEnum):
    LOW = auto()
    HIGH = "very high"


print(Weekday.TUE, Weekday.TUE + 1, Weekday.MON < 2, sorted([Weekday.TUE, Weekday.MON]), Level.LOW, Level.HIGH.upper(), repr(Level.LOW), Level.LOW == "low")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), Perm.R in p, Perm.W in p, p & Perm.X, ~p, Perm.RW, list(Perm.RW), Perm(0), p.value, bool(Perm(0)), Perm(5))


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    def density(self):
        return round(self.mass / self.radius, 3)


print(Planet.MARS.mass, Planet.EARTH.density(), Planet((0.6, 3.3)))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
for call in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.BLUE, lambda: setattr(Colour, "RED", 5), lambda: Colour.RED < Colour.GREEN, lambda: type("Sub", (Colour,), {}), lambda: unique(Colour)):
    try:
        call()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
match Colour.GREEN:
    case Colour.RED:
        print("red")
    case Colour.GREEN:
        print("green")
