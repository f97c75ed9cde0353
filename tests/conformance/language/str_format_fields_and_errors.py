# str.format
print("{} {} {}".format(1, "a", None), "{0}{1}{0}".format("x", "y"), "{a} {b!r}".format(a=1, b="q"), "{0[1]} {0[key]}".format({"key": 3, 1: 4}) if 0 else "", "{0.real} {0.imag}".format(3))
print("{:{}}|{:{w}.{p}f}".format("a", 5, 3.14159, w=10, p=2), "{{}} {{{}}}".format(1), "{!s:>5}".format("ab"), "{0[a][1]}".format({"a": [1, 2]}))
for f, a, k in [("{", (), {}), ("}", (), {}), ("{0", (), {}), ("{}", (), {}), ("{a}", (), {}), ("{0} {}", (1, 2), {}), ("{} {0}", (1, 2), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{0.foo}", (1,), {}), ("{0[3]}", ([1],), {}), ("{0[a]}", ([1],), {}), ("{:d}", ("a",), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0!r:}", ("a",), {}), ("{a.b[0]}", (), {"a": 3}), ("{0[}", (1,), {}), ("{0.}", (1,), {}), ("{ }", (1,), {}), ("{0 }", (1,), {}), ("{a b}", (), {"a b": 7}), ("{-1}", (1,), {}), ("{99999999999999999999}", (1,), {}), ("{0[]}", (1,), {}), ("{0[1}", (1,), {}), ("{0!rr}", (1,), {}), ("{0]}", (1,), {})]:
    try: print(repr(f.format(*a, **k)))
    except Exception as e: print(repr(f), type(e).__name__, e)
class F:
    def __format__(self, spec): return "<" + spec + ">"
    def __getitem__(self, k): return "item " + repr(k)
    def __getattr__(self, n): return "attr " + n
print("{0:abc} {0[x]} {0[12]} {0.foo} {0[-1]}".format(F()))
class D(dict):
    def __missing__(self, k): return "?" + k
print("{a} {b}".format_map(D(a=1)))
try: "{a}".format_map({})
except KeyError as e: print(repr(e))
