# str.format and format_map: fields, attributes, items, conversions, nested specs.
class Point:
    x, y = 1, 2

    def __format__(self, spec):
        return f"P<{spec}>"

    def __repr__(self):
        return "Point()"


print("{} {} {0}".replace("{0}", "{}").format(1, 2, 3), "{1} {0} {1}".format("a", "b"), "{name:>{width}}".format(name="n", width=5))
print("{0.x} {0[0]} {d[key]} {d[0]}".format(type("T", (), {"x": 9, "__getitem__": lambda s, k: k})(), d={"key": "v", 0: "zero"}))
print("{!r:>8} {!s} {:spec} {!a}".format("a", "b", Point(), "é"), "{{}} {{{}}}".format(5), "{:,} {:e} {:%}".format(12345, 1.5, 0.25))
print("{a}{b}".format_map({"a": 1, "b": 2}), "{:{}{}{}}".format(3.14159, ">", 10, ".2f"), "%s %d %5.2f %-5s| %05d %x %% %r %c" % ("s", 3, 2.5, "l", 42, 255, "r", "c"))
print("%(k)s-%(n)03d" % {"k": "key", "n": 7}, "%s" % (1,), "%s %s" % ("a", [1]), "%+d % d %e %g %o %X %#x %s" % (5, 5, 1.5, 1e10, 8, 255, 255, None), "%.3s|%10.1f|%-8d|" % ("abcdef", 2.25, 5))
for call in (lambda: "{}".format(), lambda: "{1}".format(1), lambda: "{a}".format(), lambda: "{} {0}".format(1), lambda: "{".format(), lambda: "}".format(), lambda: "{0.nope}".format(1),
             lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(k)s" % 5, lambda: "{:d}".format("s"), lambda: "%c" % "ab"):
    try:
        print(call())
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
