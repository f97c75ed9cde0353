# Counter and defaultdict.
from collections import Counter, defaultdict

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], list(c.elements())[:5], c.total(), sorted(c))
c.update("miss")
c.subtract({"s": 10})
print(c, +c, -c, c.most_common()[:-2:-1])
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == Counter("aaab"), a <= b, dict(a))
del c["m"]
print(c, "m" in c, Counter(), Counter([1, 1, 2]), Counter({"x": 0}))
d = defaultdict(list)
for word in "apple ant bee".split():
    d[word[0]].append(word)
print(d, d["z"], len(d), d.get("q"), "q" in d, dict(d), d.default_factory)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
print({k: dict(v) for k, v in nested.items()}, defaultdict(int, a=1), defaultdict(None, {1: 2}))
try:
    defaultdict()["missing"]
except KeyError as error:
    print("KeyError", error)
try:
    defaultdict(5)
except TypeError as error:
    print(error)
