# print: separators, ends, str against repr, flush.
print()
print("a", 1, 2.0, None, True, sep=", ", end="!\n")
print("x", "y", sep="")
print(*range(3), sep="\n")
print("no newline", end="")
print()
print([1, "two", 3.0, None, {"k": ("v",)}], ("one",), {1}, frozenset(), set(), {}, ())


class Both:
    def __str__(self):
        return "str of Both"

    def __repr__(self):
        return "repr of Both"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


print(Both(), [Both()], f"{Both()} {Both()!r}", str(OnlyRepr()), {Both(): OnlyRepr()})
print("sep is None", "ok", sep=None, end=None)
print("flushed", flush=True)
import sys

print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
for bad in ({"sep": 1}, {"end": 2}, {"wrong": 3}):
    try:
        print("x", **bad)
    except TypeError as error:
        print(error)
recursive = [1]
recursive.append(recursive)
loop = {"self": None}
loop["self"] = loop
print(recursive, loop)
