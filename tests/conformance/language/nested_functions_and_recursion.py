# Recursion, mutual recursion, functions as values, attributes of functions.
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [x, *rest]


def make_adder(n):
    def add(x):
        add.calls += 1
        return x + n

    add.calls = 0
    return add


print(ackermann(2, 3), is_even(100), is_odd(7), hanoi(3), list(permutations("abc"))[3], len(list(permutations([1, 2, 3, 4]))))
add5 = make_adder(5)
print(add5(1), add5(2), add5.calls, add5.__name__, add5.__qualname__, make_adder.__code__.co_argcount, add5.__closure__[1].cell_contents if len(add5.__closure__) > 1 else add5.__closure__[0].cell_contents)


def flatten(x):
    return [z for y in x for z in (flatten(y) if isinstance(y, (list, tuple)) else [y])]


def power_set(s):
    return [[]] if not s else (rest := power_set(s[1:])) + [[s[0]] + r for r in rest]


print(flatten([1, [2, (3, [4, []])], 5]), power_set([1, 2, 3]))
pipeline = [str.strip, str.title, lambda s: s.replace(" ", "_"), len]
value = "  hello big world "
for f in pipeline:
    value = f(value)
    print(f.__name__, value)
memo = {}


def collatz(n):
    if n not in memo:
        memo[n] = 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]


print(max(range(1, 3000), key=collatz), collatz(27))
