# Floats print the shortest text that reads back as the same number.
print(0.1 + 0.2, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308)
print(1.0, -0.0, 1e22, 1e23, 100.0, 2.5e-7, 3.14159, 1 / 3, 2 / 3)
print(float("inf"), -float("inf"), float("nan"), float("1e5"), float("  -2.5 "), float("1_0.5"), float("Infinity"))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 1e300 * 1e10, -1e300 * 1e10)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1.5), round(1e20))
print(int(1e20), (0.5).as_integer_ratio(), (2.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"))
print(float("nan") == float("nan"), 0.0 == -0.0, 1e308 * 10 == float("inf"), min(1.0, float("nan")), 3 == 3.0)
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), 0.1 * 3, 1.1 * 1.1, 2**0.5, 10.0**-2, (-8) ** (1 / 3))
print(hash(1.5), hash(2.0), hash(0.1), hash(float("inf")), hash(1e300))
for wrong in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0**-1, lambda: float("abc"), lambda: float([]),
              lambda: int(float("nan")), lambda: int(float("inf")), lambda: 10.0**400, lambda: round(float("nan"))):
    try:
        wrong()
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
