# format() of integers and floats over a table of specs.
for value in (0, 5, -42, 1234567, 10**12):
    print(value, *(format(value, spec) for spec in ("d", "5d", "<5", ">8", "^9", "+d", " d", "08d", ",", "_", "x", "#X", "b", "#o", "_b", "c" if 0 < value < 1000 else "d", "e", ".2f", "%", "g", "n", "=+8", "*^12")), sep="|")
for value in (0.0, -0.0, 1.0, 3.14159, -2.5, 1e20, 1.5e-10, 123456.789, float("inf"), float("nan")):
    print(value, *(format(value, spec) for spec in ("", "f", ".0f", ".3f", "10.2f", "<10.1f", "+.1f", "010.2f", ",.2f", "e", ".2e", "E", "g", ".3g", "G", "%", ".1%", "#.0f", "z.1f", "_.2f", "*^12.1f", ".10", "n")), sep="|")
