# Every list method, with the errors.
items = [3, 1, 2]
items.append(5)
items.extend("ab")
items.insert(1, "in")
items.insert(-100, "first")
items.insert(100, "last")
print(items, len(items), items.index("a"), items.count(1))
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove("in")
items.reverse()
print(items, items.copy() == items, items.copy() is items)
items.clear()
print(items)
numbers = [5, 2, 9, 2]
print(numbers.sort(), numbers, sorted(numbers, reverse=True), numbers.index(2), numbers.index(2, 1), [1, 2] + [3], [0] * 3, [1] < [1, 2], [[]] * 2)
words = ["banana", "fig", "Apple", "cherry"]
words.sort(key=len)
print(words, sorted(words), sorted(words, key=str.lower, reverse=True))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), max(pairs), min(pairs, key=lambda p: p[1]))
shared = [[0] * 2] * 2
shared[0][0] = 1
print(shared, [] == [], [1, [2]] == [1, [2]], 2 in numbers, "x" not in numbers, list("abc"), list({"k": 1}), list())
for call in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(3), lambda: [1][1], lambda: [1]["0"], lambda: [1, "a"].sort(), lambda: [1] + (2,), lambda: [].insert(1),
             lambda: [3].extend(5), lambda: [None, 1].sort(), lambda: [1] * 1.5, lambda: list(5), lambda: [1].foo, lambda: [1].index(1, 5)):
    try:
        call()
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
changing = [3, 1, 2]
try:
    changing.sort(key=lambda v: changing.append(v) or v)
except ValueError as error:
    print(error, changing)
