# Every dict method, views, order, and errors.
d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, 1 in d, list(d), d.keys(), d.values(), d.items())
print(d.setdefault("a", 9), d.setdefault("d", 4), d.pop("b"), d.pop("zz", None), d)
d.update({"a": 10}, e=5)
d.update([("f", 6)])
print(d, d.popitem(), d, dict(x=1), dict([(1, 2)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1], []))
print({**d, "a": 0}, d | {"z": 1}, {"q": 1} | d, reversed(d).__class__.__name__, list(reversed(d)), {1: "int", 1.0: "float", True: "bool"})
keys = d.keys()
d["new"] = 0
print(keys, keys & {"a", "zz"}, sorted(keys | {"zz"}), keys - {"a"}, ("a", 10) in d.items(), {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
del d["new"]
d["a"] = "changed keeps its place"
print(d)
copy = d.copy()
copy.clear()
print(copy, d == copy, bool(copy), d.items() >= {("e", 5)})
for call in (lambda: d["nope"], lambda: {}.popitem(), lambda: d.pop("nope"), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: d.update(5), lambda: d.nope, lambda: {} < {}, lambda: {1, []}, lambda: d[{1}]):
    try:
        call()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
try:
    for key in list(d):
        for k in d:
            del d[k]
except RuntimeError as error:
    print(error)
