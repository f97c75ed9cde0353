# dataclasses: fields, defaults, order, frozen, post-init, inheritance, replace, asdict, slots, kw_only.
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, repr=False)
    secret: str = field(default="s", init=False, compare=False)

    def __post_init__(self):
        self.label = f"{self.name}!"


a, b = Item("a"), Item("a", 1.0)
print(a, a == b, a.label, a.tags is b.tags, asdict(a), astuple(b), [f.name for f in fields(Item)], is_dataclass(a))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(2), Version(1, 5), Version(1, 2)]), Version(1) < Version(1, 1), hash(Version(1)) == hash(Version(1, 0)), replace(Version(1), minor=9))
try:
    Version(1).major = 2
except FrozenInstanceError as error:
    print(error)


@dataclass
class Special(Item):
    extra: int = 0
    _: KW_ONLY
    level: int = 5
    scale: InitVar[int] = 2

    def __post_init__(self, scale):
        self.extra *= scale


print(Special("n", 2.0, extra=3, level=1, scale=10), Special.__match_args__)


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Slim:
    x: int
    y: int = 2


s = Slim(x=1)
print(s.x, s.y, hasattr(s, "__dict__"), s == Slim(x=1))
P = make_dataclass("P", [("x", int), ("y", int, 5)])
print(P(1), asdict(P(1)))
nested = make_dataclass("N", ["inner", "many"])(P(2), [P(3), {"k": P(4)}])
print(asdict(nested))
match P(3, 4):
    case P(x, y):
        print("matched", x, y)
for make in (lambda: Item(), lambda: Item("a", bogus=1), lambda: Slim(1), lambda: dataclass(type("Bad", (), {"__annotations__": {"x": list}, "x": []})), lambda: Version(1) < 5):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
