# Complex arithmetic and its text.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, z * 2, z * z, z / 2j, z**2, z == 3 + 4j, bool(0j))
print(complex(1, 2), complex("1+2j"), complex(5), complex(0, -1), 1j, -1j, 0j, complex(-0.0, -1), 1e20j, 1.5 + 0j)
print([1j, 2 - 3j], f"{z}", f"{z:.2f}", repr(1 + 1j), hash(3 + 0j) == hash(3), z != 3, sum([1j, 2]))
for wrong in (lambda: z < 1, lambda: z / 0, lambda: int(z), lambda: z // 1, lambda: complex("x"), lambda: z % 2):
    try:
        wrong()
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
