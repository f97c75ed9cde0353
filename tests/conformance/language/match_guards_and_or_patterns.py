# Alternatives that bind, guards with side effects, nested captures, `as`.
def f(subject):
    match subject:
        case [("add" | "plus") as op, int(a) | float(a), int(b) | float(b)]:
            return op, a + b
        case ["neg", x] if log("guard 1", x) and isinstance(x, int):
            return -x
        case ["neg", x] if log("guard 2", x):
            return f"cannot negate {x!r}"
        case {"kind": "circle" | "disc" as kind, "r": r, **rest} if not rest:
            return kind, r
        case {"kind": kind, **rest}:
            return kind, sorted(rest)
        case (1 | 2 | 3) as small:
            return "small", small
        case [[a, b], [c, d]] | [a, b, c, d]:
            return a, b, c, d
        case [*_, "end"]:
            return "ends"
        case [_, _, *rest]:
            return "two and", rest
        case str() | bytes() as text:
            return "text", text
        case (float() | int()) as n if n > 100:
            return "big", n
        case None | False:
            return "nothing"
        case x:
            return "other", x


def log(*what):
    print(*what)
    return True


for s in (["add", 1, 2], ["plus", 1.5, 2], ["add", "1", 2], ["neg", 5], ["neg", "five"], {"kind": "disc", "r": 1}, {"kind": "disc", "r": 1, "x": 0}, {"kind": "z"}, 2, True, 1.0, [[1, 2], [3, 4]], [1, 2, 3, 4], [0, "end"], (1, 2, 3), "t", b"t", 1000, None, False, 50, [], {}, {1: 2}):
    print(s, "->", f(s))
