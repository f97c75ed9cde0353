# dict behaviour
d = {"b": 1, "a": 2}; d["c"] = 3; d["b"] = 9; del d["a"]; d["a"] = 5
print(d, list(d), list(reversed(d)), d.keys(), d.values(), d.items(), d | {"z": 0}, {**d, "b": 0}, dict(d, q=1), dict([("k", "v")]), dict(zip("ab", [1, 2])), d.keys() & {"a", "x"}, d.keys() - {"b"}, sorted(d.keys() | {"m"}), sorted(d.items() ^ {("a", 5)}), d.keys() == {"b", "c", "a"}, d.keys().isdisjoint({"q"}), d.get("zz"), d.get("zz", 0), d.setdefault("n", []), d.pop("n"), d.pop("nope", None), d.popitem(), "a" in d, len(d))
d |= [("w", 1)]; print(d); d.update(a=1, **{"b c": 2}); print(d, {1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b"}, {(1, 2): 3}, dict.fromkeys("aab", 0), {k: v for k, v in zip("xyz", range(3)) if v})
for f in [lambda: [d.pop(k) for k in d], lambda: [d.update({k + "!": 1}) for k in d], lambda: [d.clear() for k in d], lambda: {}.popitem(), lambda: {[1]: 2}, lambda: d["missing"], lambda: d[["x"]], lambda: dict(1), lambda: dict([1, 2]), lambda: dict(["ab", "cde"]), lambda: {1, 2}.__class__({3}), lambda: next(iter({})), lambda: d.keys().mapping, lambda: {**{"a": 1}, **{"a": 2}}, lambda: (lambda **k: k)(**{"a": 1}, **{"b": 2}), lambda: {} == [], lambda: {1: 2} == {1: 2.0}, lambda: {1: [1]} != {1: [1]}, lambda: d.items() <= d.items(), lambda: list({"x": 1}.items())[0], lambda: dict(a=1) | None]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class M(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
m = M(); print(m["ab"], m, m.get("q"), "q" in m)
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): print("eq", self.n, o.n); return self.n == o.n
    def __repr__(self): return f"H{self.n}"
x = {H(1): "a", H(2): "b"}; print(x[H(2)], H(3) in x)
it = iter({"a": 1, "b": 2}); print(next(it), it.__length_hint__(), type(it).__name__)
big = {i: i for i in range(1000)}
for i in range(990): del big[i]
print(big, len(big))
