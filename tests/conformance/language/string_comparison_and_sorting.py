# How strings, tuples and mixed keys sort.
words = ["banana", "Apple", "cherry", "apple", "Banana", "éclair", "zoo", "10", "9", "_x", ""]
print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w), reverse=True))
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), min(words), max(words, key=len))
records = [("ann", 30), ("bob", 25), ("cat", 30), ("dan", 25)]
records.sort(key=lambda r: r[0], reverse=True)
records.sort(key=lambda r: r[1])
print(records)
print(["abc" < "abd", "a" < "B", "" < "a", "abc" < "abcd", "Z" < "a", "é" > "z", "10" < "9"])
data = [3, 1, 2]
print(sorted(data) is data, data.sort(), data, list(reversed(sorted(data))), sorted("hello world"), sorted([True, False, 2, -1.5]))
