# match: literals, captures, wildcards, alternatives, guards, sequences, stars.
def describe(subject):
    match subject:
        case 0:
            return "zero"
        case -1 | 1.5 | "minus":
            return "one of three"
        case True:
            return "true"
        case None:
            return "none"
        case "a" "b":
            return "joined literal"
        case []:
            return "empty"
        case [x]:
            return f"one: {x}"
        case [x, y] if x == y:
            return f"pair of {x}"
        case (x, [y, z]):
            return f"nested {x} {y} {z}"
        case [first, *_, last] if first != "skip":
            return f"from {first} to {last}"
        case ["skip", *rest]:
            return f"rest {rest}"
        case 1 + 2j:
            return "complex"
        case str() as text if len(text) > 3:
            return f"long text {text}"
        case int(n) | float(n):
            return f"number {n}"
        case _:
            return "something else"


for subject in (0, False, -1, 1.5, "minus", True, 1, None, "ab", [], (), [5], (7, 7), (1, [2, 3]), (1, (2, 3)), [1, 2, 3, 4], ["skip", 1, 2], 1 + 2j, "hello", "xyz", 99, 2.5, {1}, range(2), "", b"ab", iter([])):
    try:
        print(repr(subject) if not hasattr(subject, "__next__") else "iterator", "->", describe(subject))
    except Exception as error:
        print(error)
