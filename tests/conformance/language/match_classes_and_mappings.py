# match: class patterns with positional and keyword parts, mappings, dotted names.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Colour:
    RED = 1
    BLUE = 2


def where(thing):
    match thing:
        case Point(0, 0):
            return "origin"
        case Point(0, y=y):
            return f"on the y axis at {y}"
        case Point(x=x, y=0):
            return f"on the x axis at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case Colour.RED:
            return "red"
        case {"type": "circle", "r": (int() | float()) as r}:
            return f"circle {r}"
        case {"type": str(kind), **rest} if rest:
            return f"{kind} with {rest}"
        case {"items": [{"name": name}, *_]}:
            return f"first is {name}"
        case {}:
            return "some mapping"
        case bool(b):
            return f"bool {b}"
        case [Point(x=a), Point(x=b)]:
            return f"two points {a} {b}"
        case _:
            return "?"


for thing in (Point(0, 0), Point(0, 4), Point(5, 0), Point(3, 3), Point(1, 2), 1, 2, {"type": "circle", "r": 2.5}, {"type": "square", "side": 2}, {"type": "x"}, {"items": [{"name": "n"}, 2]}, {}, True, [Point(1, 2), Point(3, 4)], None):
    print(where(thing))
for subject in (Point(1, 2), 5):
    try:
        match subject:
            case Point(a, b, c):
                print("no")
            case int(a, b):
                print("no")
    except TypeError as error:
        print(error)
x = "untouched"
match (1, 2):
    case (x, 3):
        pass
    case _:
        print("captured on the way:", x)
