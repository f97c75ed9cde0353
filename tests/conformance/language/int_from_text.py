# int from text
for t in ["12", " 12 ", "-5", "+5", "- 5", "1_000", "1__0", "_1", "1_", "", " ", "0x10", "ff", "12.5", "1e3", "٣", "½", "\n7\t", "0b1", "00", "1 2", "None", "9" * 30, "é"]:
    try: print(int(t), end=" ")
    except ValueError as e: print(e)
for t, b in [("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("z", 36), ("12", 2), ("1", 1), ("1", 37), ("1", -1), ("0b12", 0), ("0_7", 0), ("_7", 8), ("ff", 10), ("1_f", 16), ("0x", 16), ("", 0)]:
    try: print(int(t, b), end=" ")
    except ValueError as e: print(e)
for a in [(3.9,), (-3.9,), (True,), (b"12",), (bytearray(b"7"),), (None,), ([],), (3, 10), ("3", "a"), (float("inf"),), (float("nan"),), (1j,), (object,), (b"\xff",), ("1", 2, 3)]:
    try: print(int(*a))
    except Exception as e: print(type(e).__name__, e)
try: int("1" * 5000)
except ValueError as e: print(e)
try: str(10 ** 5000)
except ValueError as e: print(e)
try: print(10 ** 5000)
except ValueError as e: print(e)
print(len(hex(10 ** 5000)), int("f" * 4400, 16) > 0)
print(int(), int("0"), int(x := "5"), int("-0"))
try: int(x="5")
except TypeError as e: print(e)
try: int(base=10)
except TypeError as e: print(e)
