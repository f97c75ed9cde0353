# Lambdas with every kind of parameter, nested conditionals, and precedence.
add = lambda a, b=10, *rest, key=None, **more: (a, b, rest, key, more)
print(add(1), add(1, 2, 3, key=4, z=5))
print((lambda: (yield))().__class__.__name__, (lambda: 1).__name__, (lambda x: x).__qualname__)
grade = lambda s: "A" if s > 90 else "B" if s > 80 else "C"
print(grade(95), grade(85), grade(5))
compose = lambda f: lambda g: lambda x: f(g(x))
print(compose(str)(lambda v: v + 1)(4))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])))
print(-2 ** 2, 2 ** -1, 2 ** 3 ** 2, not 1 == 1, 1 or 0 and 0, 5 & 3 == 3, ~5 << 1, -7 // 2, -7 % 3)
print(1 if [] else 2 if () else 3, [x if x else "-" for x in (0, 1)])
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
