# Format spec floats.
for spec in ["", "f", ".0f", ".1f", "10.2f", "<10.2f", "^10.2f", "+.1f", " .1f", "010.2f", "e", ".0e", ".3E", "g", ".2g", "#.3g", "G", "n", "%", ".0%", ",", ",.2f", "_.1f", "z.0f", "r", "d", "x", "s", "#.0f", "#g", ".10", ".3", "5", "=+10.1f", "*>8", "015,.1f", ",.3", "F", ".400f", "._f", ".2_f"]:
    row = []
    for v in (0.0, -0.0, 1.5, -2.675, 123456789.123, 1e-7, 1e300, float("inf"), float("-inf"), float("nan")):
        try:
            r = format(v, spec)
            row.append(r if len(r) < 30 else hash(r))
        except Exception as e: row.append(f"{type(e).__name__}: {e}"); break
    print(repr(spec), row)
