# Arithmetic methods, reflected ones, NotImplemented, and precedence of subclasses.
class Vec:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return f"Vec{self.v}"

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.v, other.v)))

    def __mul__(self, k):
        return Vec(*(a * k for a in self.v))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.v, other.v))

    def __neg__(self):
        return Vec(*(-a for a in self.v))

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return sum(a * a for a in self.v) ** 0.5

    def __radd__(self, other):
        return f"radd {other}"

    def __divmod__(self, other):
        return "divmod", other

    def __pow__(self, power, mod=None):
        return "pow", power, mod

    def __rsub__(self, other):
        return "rsub", other

    def __lshift__(self, other):
        return "lshift", other

    def __rand__(self, other):
        return "rand", other

    def __round__(self, digits=None):
        return "round", digits

    def __index__(self):
        return 2

    def __int__(self):
        return 7

    def __float__(self):
        return 2.5


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 2, 3 * a, a @ b, -a, +a, ~a, abs(b), 5 + a, divmod(a, 2), a**2, pow(a, 2, 3), 5 - a, a << 1, 1 & a, round(a), round(a, 2))
print([10, 20, 30][a], int(a), float(a), hex(a), range(5)[a], "x" * a)
for call in (lambda: a + 1, lambda: a - 1, lambda: a / b, lambda: a @ 5, lambda: a | 1, lambda: a > b, lambda: a(1), lambda: a[0], lambda: len(a), lambda: iter(a), lambda: 1 in a):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Base:
    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"


class Sub(Base):
    def __radd__(self, other):
        return "Sub.__radd__"


print(Base() + Sub(), Sub() + Base(), Base() + Base(), 1 + Base())
