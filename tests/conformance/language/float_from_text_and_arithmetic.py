# Float from text and arithmetic.
for t in ["1.5", " 1.5 ", "1e3", "1E-3", "inf", "-Infinity", "nan", "+nan", "infinit", "1_0.5_0", "1._5", ".5", "5.", ".", "e5", "1e", "1e+", "0x1p3", "", "abc", "1,5", "1.5.2", "١.٥", "1e400", "-1e400", "1e-400", "  ", "1 .5"]:
    try: print(float(t), end=" ")
    except ValueError as e: print(e)
for a in [(None,), ([],), (1j,), ("1", 2), (b"1.5",), (b"x",), (10 ** 400,), (object(),)]:
    try: print(float(*a))
    except Exception as e: print(type(e).__name__, str(e)[:60])
print(float(), float(True), (1.5).hex(), float.fromhex("0x1.8p1"), (0.1).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (-0.0).hex(), float("inf").hex())
for f in [lambda: float.fromhex("zz"), lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: round(float("inf")), lambda: round(float("nan")), lambda: int(1e400)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(1.5, 0), round(15, -1), round(25, -1), round(-15, -1), round(10**20 + 5, -1), round(0.5), round(1e22), round(5e-324, 300), round(1.1, 400), round(True), round(12345, -10))
print(1e16, 1e15, 123456789012345678.0, 0.1 + 0.2, 1e-5, 0.0001, 1.0, 100.0, 1e100, 5e-324, 1.7976931348623157e308, 2**0.5, 1/3, -0.0, 1e22, 1e23)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(-7, 2), divmod(7.5, -2), 0.0 // 1, -0.0 % 5, 5 % float("inf"), -5 % float("inf"), 1e300 * 1e10, -1e300 * 1e10)
for f in [lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 1j / 0, lambda: 0j ** -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 2.0 ** 10000, lambda: 10 ** 400 * 1.0, lambda: 10 ** 400 / 3, lambda: 1 << -1, lambda: 1 >> -1, lambda: (-8) ** 0.5, lambda: (-8.0) ** (1/3), lambda: 1 % 0.0, lambda: 3 // 0.0, lambda: 10**400 // 1.0, lambda: 1 << (1 << 70), lambda: pow(3, -1, 7), lambda: pow(0, 0), lambda: 0.0 ** 0]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
