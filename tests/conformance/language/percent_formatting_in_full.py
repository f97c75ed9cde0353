# percent formatting
cases = ["%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%e", "%.2e", "%f", "%.1f", "%10.3f", "%-10.3f|", "%g", "%G", "%s", "%r", "%a", "%c", "%10s", "%-10s|", "%.2s", "%5.1s", "%%", "%u", "%q", "%", "%z", "%d%d", "%(a)s", "%*d", "%.*f", "%ld", "%hd", "%Lf"]
for c in cases:
    for v in (42, -3.7, "text", (1,), (1, 2), {"a": 5}, None, True, 10**20):
        try: print(repr(c % v), end=" ")
        except Exception as e: print(f"<{type(e).__name__}: {e}>", end=" ")
    print()
print("%(a)s and %(b)05.1f %%" % {"a": [1], "b": 2.25})
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print(b"%d %s %b %a %c" % (1, b"x", b"y", "é", 65))
for c, v in [(b"%s", "x"), (b"%b", 3), (b"%c", 300), (b"%d", "a"), (b"%r", "é"), (b"%(a)s", {b"a": b"1"})]:
    try: print(c % v)
    except Exception as e: print(type(e).__name__, e)
