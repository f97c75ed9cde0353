# Dicts keep the order of insertion; merging, inverting, grouping.
d = {}
for key in ("z", "a", "m"):
    d[key] = len(d)
d["a"] = 99
del d["z"]
d["z"] = 0
print(d, list(d.items()), next(iter(d)), list(d)[-1])
print({**{"a": 1, "b": 2}, **{"b": 3, "c": 4}}, {"x": 1} | {"x": 2}, dict([("k", 1), ("k", 2)]))
print({v: k for k, v in d.items()}, dict(sorted(d.items())), dict(sorted(d.items(), key=lambda kv: -kv[1])))
groups = {}
for word in "one two three four five six".split():
    groups.setdefault(len(word), []).append(word)
print(groups, {k: len(v) for k, v in groups.items()}, max(groups, key=groups.get))
print({1: "a", True: "b", 1.0: "c"}, {(): 0, (1,): 1}, {None: 1, "": 2}, {frozenset([1]): "fs"})
nested = {"a": {"b": {"c": 1}}}
print(nested["a"]["b"]["c"], nested.get("x", {}).get("y"), "b" in nested["a"], [k for k in nested.values()])
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:3], sum(big), 501 in big, 500 in big)
