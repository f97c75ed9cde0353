"""numbers and fractions: what belongs where, reading, arithmetic, formatting, errors."""
import math
import numbers
import operator
from fractions import Fraction

for value in (1, True, 1.5, 2j, Fraction(1, 3), "1"):
    print(repr(value), [cls.__name__ for cls in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational,
                                                  numbers.Integral) if isinstance(value, cls)])

for text in ("3/4", " -7/21 ", "1.25", ".5", "1e3", "-2.5E-2", "1_000/3", "+8"):
    print(repr(text), repr(Fraction(text)), str(Fraction(text)))
for bad in ("", "x", "1/0", "1/", "1//2", "1.e", "1 2", "1__0", "0x10", "1/-2"):
    try:
        print(repr(Fraction(bad)))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
for arguments in ((1.5, 2), ([],), (1, "2"), (math.inf,), (math.nan,), (1, 0)):
    try:
        print(Fraction(*arguments))
    except Exception as error:
        print(type(error).__name__, error)

a, b = Fraction(7, 3), Fraction(-2, 5)
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "eq", "ne", "gt", "ge"):
    operation = getattr(operator, name)
    row = []
    for other in (b, 2, -3, 0.5, 1 + 1j):
        try:
            row.append(operation(a, other))
        except TypeError as error:
            row.append(str(error))
    print(name, row)
print(divmod(a, b), divmod(5, a), 2 ** Fraction(3), 2 ** Fraction(1, 2), 4 - a, 1 / b, 7 % a, 2.0 * a)
print(-a, +b, abs(b), int(a), float(a), bool(Fraction(0)), complex(a), a.real, a.imag, a.conjugate())
print(math.floor(b), math.ceil(a), math.trunc(b), round(a), round(Fraction(5, 2)), round(Fraction(123456, 1000), 2),
      round(Fraction(125, 1), -1))
print([hash(Fraction(n, d)) for n, d in ((1, 2), (3, 1), (-1, 3), (10 ** 30, 7), (1, (1 << 61) - 1))])
print({Fraction(1, 2): "half"}[0.5], Fraction(4, 2) in {2}, sum([Fraction(1, n) for n in range(1, 8)]))
print(a.numerator, a.denominator, a.as_integer_ratio(), a.is_integer(), Fraction.from_float(0.1),
      Fraction.from_number(2.5), Fraction(math.pi).limit_denominator(1000), Fraction(0.1).limit_denominator())
for spec in ("", ".3f", "10.2f", "<12.4e", "+.1%", "012.4f", ",.2f", "_.0f", "g", ".3g", "#.4g", "^20", "*>14.3E", "z.0f",
             "+", "#", ",", "d", ".f", "010"):
    row = []
    for value in (Fraction(22, 7), Fraction(-1, 3000), Fraction(1234567, 2), Fraction(0)):
        try:
            row.append(format(value, spec))
        except ValueError as error:
            row.append(str(error))
    print(repr(spec), row)
try:
    Fraction(1, 2) < "x"
except TypeError as error:
    print(error)
try:
    Fraction(0) ** -1
except ZeroDivisionError as error:
    print(error)


class Third(numbers.Rational):
    numerator, denominator = 1, 3


try:
    Third()
except TypeError as error:
    print(error)
