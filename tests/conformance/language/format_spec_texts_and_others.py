# Format spec texts and others.
for spec in ["", "s", "5", "<5", ">5", "^5", "=5", "05", "*^7", ".2", "5.1", ".0", "d", "+", ",", "#", "é<6", "<<5", "{<5", "s<5", "5d", "5s", "100000000000000000000", ".100000000000000000000", "_", " "]:
    row = []
    for v in ("", "a", "hello", "éß"):
        try: row.append(format(v, spec))
        except Exception as e: row.append(f"{type(e).__name__}: {e}"); break
    print(repr(spec), row)
for v in (None, [], (), {}, object, True, 3j, 1+2j, b"x", range(3), print):
    for spec in ("", "5", "d", ">12", ".2f"):
        try: print(format(v, spec), end=" | ")
        except Exception as e: print(type(e).__name__, e, end=" | ")
    print()
