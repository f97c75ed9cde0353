"""decimal: reading, arithmetic, rounding, formatting, contexts, signals, comparison, conversion."""
import decimal as d
import math
import copy
from decimal import Decimal as D
from fractions import Fraction

for text in ("3.14", "-0", "1E+5", "  12.50  ", "1_000.5", "Infinity", "-inf", "nan", "sNaN12", ".5", "5.", "0e-9", "١٢"):
    print(repr(D(text)), str(D(text)), D(text).as_tuple())
for bad in ("", "x", "1.2.3", "1e", "--1", "0x1", None, [1], {}, (0, (1, 2), "x"), (2, (1,), 0), 1j):
    try:
        print(D(bad))
    except Exception as error:
        print(type(error).__name__, error)
print(D(5), D(True), D(0.1), D(-2.5), D((1, (1, 2, 3), -2)), D(10 ** 40), D.from_float(1.1), D(float("inf")))
a, b = D("7.25"), D("-2")
for expression in ("a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** b", "divmod(a, b)", "-a", "+b", "abs(b)",
                   "a + 1", "2 - a", "3 * a", "1 / b", "7 // a", "7 % a", "2 ** a", "a ** 0.5", "a + 0.5", "a + Fraction(1, 2)",
                   "a < b", "a == 7.25", "a == Fraction(29, 4)", "a > 7", "a < 7.5", "a < 'x'", "a == 'x'", "a != 7.25", "a in {7.25}",
                   "int(b)", "float(a)", "round(a)", "round(a, 1)", "round(D('2.5'))", "math.floor(b)", "math.ceil(a)",
                   "bool(D(0))", "hash(a) == hash(7.25)", "hash(D('1e400'))", "max(a, b)", "sorted([a, b, D(0)])", "sum([a, b])"):
    parts = {"a": a, "b": b, "D": D, "math": math, "Fraction": Fraction}
    operations = {
        "a + b": lambda: a + b, "a - b": lambda: a - b, "a * b": lambda: a * b, "a / b": lambda: a / b, "a // b": lambda: a // b,
        "a % b": lambda: a % b, "a ** b": lambda: a ** b, "divmod(a, b)": lambda: divmod(a, b), "-a": lambda: -a, "+b": lambda: +b,
        "abs(b)": lambda: abs(b), "a + 1": lambda: a + 1, "2 - a": lambda: 2 - a, "3 * a": lambda: 3 * a, "1 / b": lambda: 1 / b,
        "7 // a": lambda: 7 // a, "7 % a": lambda: 7 % a, "2 ** a": lambda: 2 ** a, "a ** 0.5": lambda: a ** 0.5,
        "a + 0.5": lambda: a + 0.5, "a + Fraction(1, 2)": lambda: a + Fraction(1, 2), "a < b": lambda: a < b,
        "a == 7.25": lambda: a == 7.25, "a == Fraction(29, 4)": lambda: a == Fraction(29, 4), "a > 7": lambda: a > 7,
        "a < 7.5": lambda: a < 7.5, "a < 'x'": lambda: a < "x", "a == 'x'": lambda: a == "x", "a != 7.25": lambda: a != 7.25,
        "a in {7.25}": lambda: a in {7.25}, "int(b)": lambda: int(b), "float(a)": lambda: float(a), "round(a)": lambda: round(a),
        "round(a, 1)": lambda: round(a, 1), "round(D('2.5'))": lambda: round(D("2.5")), "math.floor(b)": lambda: math.floor(b),
        "math.ceil(a)": lambda: math.ceil(a), "bool(D(0))": lambda: bool(D(0)), "hash(a) == hash(7.25)": lambda: hash(a) == hash(7.25),
        "hash(D('1e400'))": lambda: hash(D("1e400")), "max(a, b)": lambda: max(a, b), "sorted([a, b, D(0)])": lambda: sorted([a, b, D(0)]),
        "sum([a, b])": lambda: sum([a, b])}
    try:
        print(expression, "=", repr(operations[expression]()))
    except Exception as error:
        print(expression, type(error).__name__, error)
print(D(2).sqrt(), D(2).exp(), D(10).ln(), D(1000).log10(), D(2) ** D("0.5"), D(1) / D(7), D(10) ** -3)
print(pow(D(7), 5, 3), D("1.50").normalize(), D("123.456").to_integral_value(), D("1.5").fma(2, 3), D("99").next_plus(),
      D("12345").shift(2), D("12345").scaleb(-2), D("2.7").to_integral_exact(rounding=d.ROUND_FLOOR), D("-1").copy_abs(),
      D(1).copy_sign(D(-2)), D("1.2").same_quantum(D("3.4")), D("123").adjusted(), D("0.00001").logb(), D(5).number_class())
for rounding in (d.ROUND_UP, d.ROUND_DOWN, d.ROUND_CEILING, d.ROUND_FLOOR, d.ROUND_HALF_UP, d.ROUND_HALF_DOWN, d.ROUND_HALF_EVEN,
                 d.ROUND_05UP):
    print(rounding, [str(D(x).quantize(D("0.1"), rounding=rounding)) for x in ("1.25", "-1.25", "1.35", "1.21", "1.05", "-1.99")])
for call in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("sNaN") + 1, lambda: D(-1).sqrt(), lambda: D("1e999999") * 10,
             lambda: D("1.5").quantize(D("1e-40")), lambda: D("nan") < 1, lambda: D(1) // 0, lambda: D(1) % 0, lambda: D("inf") - D("inf"),
             lambda: int(D("nan")), lambda: int(D("inf")), lambda: D("inf").as_integer_ratio(), lambda: D(0) ** 0, lambda: D(1).quantize("x"),
             lambda: D(0).ln(), lambda: round(D("nan")), lambda: hash(D("snan")), lambda: D("1").foo, lambda: d.Context(prec=0),
             lambda: d.Context(rounding="up"), lambda: d.getcontext().__setattr__("prec", "x"), lambda: D(1).__setattr__("x", 1)):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, type(error).__mro__[1].__name__)
context = d.getcontext()
print(context)
context.clear_flags()
D(1) / D(3)
print(context.flags[d.Inexact], context.flags[d.Overflow], context)
with d.localcontext() as local:
    local.prec = 5
    local.rounding = d.ROUND_UP
    print(D(1) / D(3), D(2).sqrt(), d.getcontext().prec, +D("3.14159265"))
with d.localcontext(prec=3, traps=[]) as local:
    print(D(1) / 0, D(0) / 0, D("1e9999999") , local.flags[d.DivisionByZero])
print(d.getcontext().prec)
d.getcontext().prec = 50
print(D(1) / D(7))
d.setcontext(d.Context(prec=6, rounding=d.ROUND_HALF_UP))
print(D(2) / D(3), D("1.0000005") + 0, d.getcontext().create_decimal("3.14159265"), d.ExtendedContext.divide(D(1), D(0)))
d.setcontext(d.DefaultContext)
print(d.BasicContext, d.ExtendedContext, d.IEEEContext(64))
for spec in ("", ".2f", "10.3f", "<10", ",.2f", "e", ".3e", "%", ".1%", "g", "+.1f", "010.2f", "*^15", "_f", "n", "z.1f", "d", "x", ".0f",
             "E", "G", "=+8"):
    row = []
    for value in (D("1234.5678"), D("-0.00001234"), D("1E+10"), D("Infinity"), D("-0.04")):
        try:
            row.append(format(value, spec))
        except ValueError as error:
            row.append(str(error))
    print(repr(spec), row)
print(f"{D('19.99'):.1f} {D('2') / 3:.4} {D(5)!r:>20}", "%s %d %.2f" % (D("1.5"), D("2.7"), D("3.14159")))
print([D(x).to_eng_string() for x in ("1E+4", "123E-8", "1E-7")], D("1E+4").__reduce__(), copy.deepcopy(a) is a)
print(d.DecimalTuple(0, (1, 2), -1), D("0.1") + D("0.2") == D("0.3"))


class Money(D):
    def __str__(self):
        return f"${super().__str__()}"


print(Money("3.50"), repr(Money("3.50")), type(Money(1) + 1).__name__, Money("2") * 2)
