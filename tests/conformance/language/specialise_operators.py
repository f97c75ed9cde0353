# One operator, many types: ints that outgrow a machine word, floats, mixtures, subclasses.
NAMES = "add sub mul truediv floordiv mod pow and_ or_ xor lshift rshift lt le eq ne gt ge".split()


def operate(a, b):
    yield lambda: a + b
    yield lambda: a - b
    yield lambda: a * b
    yield lambda: a / b
    yield lambda: a // b
    yield lambda: a % b
    yield lambda: a**b
    yield lambda: a & b
    yield lambda: a | b
    yield lambda: a ^ b
    yield lambda: a << b
    yield lambda: a >> b
    yield lambda: a < b
    yield lambda: a <= b
    yield lambda: a == b
    yield lambda: a != b
    yield lambda: a > b
    yield lambda: a >= b


class Int(int):
    def __add__(self, other):
        return "Int.__add__"

    def __radd__(self, other):
        return "Int.__radd__"

    def __lt__(self, other):
        return "Int.__lt__"


class Float(float):
    def __rmul__(self, other):
        return "Float.__rmul__"

    def __eq__(self, other):
        return "Float.__eq__"

    __hash__ = float.__hash__


values = [0, -1, 7, 3.5, -0.0, True, 2**62 - 1, -(2**62), Int(3), Float(2.5), "ab"]
for a in values:
    for b in values:
        results = []
        for name, each in zip(NAMES, operate(a, b)):
            huge = any(isinstance(v, int) and abs(v) > 100 for v in (a, b))
            if huge and (name in ("pow", "lshift") or "ab" in (a, b)):
                continue
            try:
                result = each()
            except (TypeError, ZeroDivisionError, OverflowError, ValueError) as error:
                result = f"{type(error).__name__}: {error}"
            results.append(f"{name} {result!r}")
        print(repr(a), repr(b), *results, sep="; ")

print("-- running over the edge of a machine word")


def climb(x, step, times):
    for _ in range(times):
        x += step
    return x


def fall(x, step, times):
    for _ in range(times):
        x -= step
    return x


def multiply(x, factor, times):
    for _ in range(times):
        x *= factor
    return x


print(climb(2**62 - 3, 1, 6), fall(-(2**62) + 3, 1, 6), climb(2**63 - 3, 1, 6), fall(2**62 + 3, 1, 6))
print(multiply(3, 3, 60), multiply(-3, 3, 60), multiply(1.5, 2, 10), multiply(2, 1.5, 10))
print(climb(1, 0.5, 3), climb(0.5, 1, 3), climb("a", "b", 3), climb([1], [2], 3), climb((1,), (2,), 2))
print([x // y for x in (7, -7, 2**40, -(2**40)) for y in (2, -2, -1, 1, 2**33)])
print([x % y for x in (7, -7, 2**40, -(2**40)) for y in (2, -2, -1, 1, 2**33)])

print("-- floats are values: nobody sees another's result")
x = 1.5
y = x
x += 1.0
print(x, y)
a = b = 2.0
c = a * b + a
print(a, b, c)
numbers = [0.5, 0.25]
total = numbers[0] + numbers[1]
numbers[0] += total
print(numbers, total)


def keep(n):
    kept = []
    f = 0.0
    for _ in range(n):
        f = f + 0.1
        kept.append(f)
        f * 2.0 - 1.0
    return kept


print(keep(5))
nan = float("nan")
print(nan == nan, nan != nan, nan < nan, nan in [nan], [nan] == [nan])
