# complex
print(1j, -1j, 1 + 2j, complex(1), complex("1+2j"), complex(" 3j "), complex("nan"), complex(1, -0.0), -0j, 1j ** 2, (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), abs(3 + 4j), (1 + 2j).conjugate(), complex(1.5, 2), 1e20j, complex("inf+nanj"), (2 + 0j) ** 0.5, 2 ** 1j)
for t in ["1 + 2j", "", "abc", "1+2", "j", "+j", "1+-2j", "(1+2j)", "((1))", "1e5j", "1_0j"]:
    try: print(complex(t))
    except ValueError as e: print(e)
for f in [lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex(None), lambda: 1j < 2, lambda: 1j // 2, lambda: 1j % 2, lambda: int(1j), lambda: float(1j), lambda: math.floor(1j), lambda: divmod(1j, 1), lambda: round(1j), lambda: complex([]), lambda: hash(1j), lambda: 1j == 1j, lambda: complex(1j, 1j), lambda: {1: "a"}[1 + 0j]]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(f"{1+2j:.2f} {1+2j:>20} {1j:g} {3.5+1e10j:,.1f} {1+2j:+.1e}", repr(complex(0.0, 1)), repr(complex(-0.0, 1)), str(complex(float("nan"), float("inf"))))
try: f"{1j:05}"
except ValueError as e: print(e)
try: f"{1j:=10}"
except ValueError as e: print(e)
print((3+4j).real, (3+4j).imag, complex.from_number(3), float.from_number(3), bool(0j), 1j + True, sum([1j, 2]))
