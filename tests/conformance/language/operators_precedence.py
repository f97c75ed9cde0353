# Precedence and associativity of every operator.
print(1 + 2 * 3 - 4 / 2, 2**3**2, -(2**2), (-2) ** 2, 2**-1, 10 - 3 - 2, 100 / 10 / 5, 7 // 2 * 2, 7 % 4 * 2, -7 // 2, not 1 == 2, not True or True)
print(1 | 2 ^ 3 & 4, 1 << 2 + 1, 8 >> 1 << 2, ~1 + 1, -1 ** 2, 1 < 2 == True, (1 < 2) == True, 1 if 0 else 2 if 0 else 3, 5 and 0 or 7, 0 or 5 and 6, not 0 and 1)
print(1 + 1 == 2 and 2 > 1, 3 in [1, 2] + [3], "a" + "b" * 2, [1] * 2 + [3], 1 is not None, not None is None, 2 + 3 if True else 4 * 100)
print(-2 % 5, -2 ** 0, +-+1, ~-1, - - 1, 1 - -1, 2 * -3, 2 ** - 1 ** 2, (1, 2) + (3,) * 2, *[1] * 2, {**{}, "a": 1 + 1}["a"])
print(1 < 3 > 2 >= 2 != 1, 1 == 1 in [True], (1 == 1) in [True], 5 & 3 == 1, (5 & 3) == 1, 1 + 2 << 3, 1 << 3 - 1, 0x10 | 0b1, True & False | True)
x = y = 3
x, y = y + 1, x * 2
print(x, y, x if x > y else y, (x := 5) + x, [x, (x := 6), x], x)
print(await_ if (await_ := 1) else 0, 10 if x else 20 if y else 30, [i for i in range(5) if i if i % 2], (lambda a, b=2: a + b)(1) * 2, (lambda: (1, 2))()[1])
