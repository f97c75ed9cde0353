# Integers have no limit; division and remainders round towards minus infinity.
print(2**200, -(3**50), 10**30 // 7, -(10**30) // 7, -(10**30) % 7)
print(divmod(-7, 2), divmod(7, -2), divmod(10**20, 10**10 + 1), -7 // 2, -7 % 2)
print(1 << 100, (1 << 100) >> 98, -1 >> 5, ~0, ~(1 << 70), 0xFF & 0b1010, 5 | 8, 6 ^ 3)
print((2**64).bit_length(), (-5).bit_length(), (255).bit_count(), (0).bit_length())
print(pow(3, 100, 7), pow(3, -1, 7), pow(2, 0.5), pow(-8, 3), 2**-2)
print(int("ff", 16), int("0b101", 0), int("  42\n"), int("-1_000"), int(3.99), int(-3.99), int("z", 36), int(b"12"))
print(0b1010, 0o17, 0xDEAD_BEEF, 1_000_000, 00)
print((1000).to_bytes(2, "big"), int.from_bytes(b"\x03\xe8", "big"), (-1).to_bytes(2, "little", signed=True))
print(abs(-5), round(1234, -2), round(1250, -2), round(1350, -2), (7).as_integer_ratio(), (5).conjugate(), (5).real)
print(str(10**25), hex(2**70), oct(8**5), bin(-5), f"{2**80:,}")
print(1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == float(2**53), hash(2**61 - 1), hash(-1), hash(2**61))
for text in ("", "12a", "1__0", "0x10", "1.5", "é"):
    try:
        int(text)
    except ValueError as error:
        print(error)
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: pow(2, -1, 4), lambda: 1 << -1, lambda: int([]), lambda: int("1", 99)):
    try:
        wrong()
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
