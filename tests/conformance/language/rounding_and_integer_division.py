# round, //, %, divmod and int() around the edges.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (7.5, 2), (-7.5, 2), (1e18, 7), (0.3, 0.1), (-0.0, 5), (5, 1e300)):
    print(a, b, a // b, a % b, divmod(a, b))
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 1e16 + 1, 123456.5):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), int(x))
print(round(15, -1), round(25, -1), round(-25, -1), round(12345678901234567890, -5), round(5, 3), round(True), type(round(2.0)).__name__, type(round(2.0, 0)).__name__, round(1.23456789, 5))
