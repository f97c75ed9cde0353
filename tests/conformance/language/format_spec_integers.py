# format mini-language on numbers
for spec in ["", "d", "5", "<5", ">5", "^5", "=5", "+", "-", " ", "05", "+05", "x", "#x", "X", "#X", "o", "#o", "b", "#b", "#010b", ",", "_", "_x", "_b", "15,", "<15,", "e", ".2e", "f", ".3f", "%", ".1%", "g", ".3g", "G", "n", "c", "*^9", "*<+9", "010,", "010_", "z.1f", "+.2f"]:
    row = []
    for v in (0, 42, -7, 1234567, 65):
        try: row.append(format(v, spec))
        except Exception as e: row.append(f"{type(e).__name__}: {e}")
    print(repr(spec), row)
