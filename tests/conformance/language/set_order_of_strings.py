# The order in which sets of strings are iterated, grown, shrunk and combined.
fruit = {"apple", "banana", "cherry", "date", "elderberry", "fig", "grape"}
print(fruit)
print(list(fruit), sorted(fruit))
for name in "honeydew kiwi lemon mango nectarine orange papaya quince".split():
    fruit.add(name)
print(fruit)
for name in list(fruit)[::2]:
    fruit.discard(name)
print(fruit, fruit | {"x", "y"}, fruit & {"kiwi", "fig", "lemon"}, fruit - {"grape"}, fruit ^ {"zebra", "kiwi"})
print({c for c in "the quick brown fox"}, set("mississippi"), frozenset(["b", "a", "c"]), {w: len(w) for w in {"one", "three"}})
print(set(range(10, 0, -1)), set([-5, 100, 3, 8, 16, 32, 64]), {0.5, 1.5, 2, "2"}, {(1, "a"), (2, "b"), (0, "c")}, {None, True, "None"})
copy = fruit.copy()
print(copy == fruit, list(copy) == list(fruit), set(list(fruit)) == fruit)
mixed = set()
for i in range(40):
    mixed.add(i * 7 % 41)
    if i % 3 == 0:
        mixed.discard(i)
print(mixed, mixed.pop(), mixed.pop(), len(mixed))
print({str(n) for n in range(12)}, {n * n for n in range(12)}, {chr(97 + n) for n in range(12)})
