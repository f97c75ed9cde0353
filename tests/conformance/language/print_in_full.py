# print and its arguments
import sys, io
print(1, "a", None, [1], sep="-", end="!\n"); print(); print(sep="x"); print("a", sep=None, end=None)
buf = io.StringIO(); print("to buf", file=buf, flush=True); print(repr(buf.getvalue()))
print("a\tb\\n", r"\n", "é", "\x41", "\N{BULLET}", "\u00e9", '\'', "\a\b".encode(), "line\
continued")
print(*[1, 2], *"ab", **{"sep": "|"}); print("%s" % "x", "{}".format(3), f"{3}")
class W:
    def write(self, s): sys.stdout.write(s.upper())
print("through writer", 5, file=W())
print(repr("it's"), repr('say "x"'), repr('both \' and "'), repr("\n\t\r\0\x7f\x80\u200b\ud800\U0001F600"), ascii("é😀"), str(b"x"), repr(b'"\''))
for f in [lambda: print("x", sep=1), lambda: print("x", end=b""), lambda: print("x", flsh=1), lambda: print("x", file=5)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(print("nested")); print(type(print), print.__name__, print)
sys.stdout.write("raw\n"); print(sys.stdout.write("abc"), file=sys.stdout); sys.stdout.writelines(["l1\n", "l2\n"]); sys.stdout.flush()
print(1, 2, 3, sep=""); print("end", end=""); print()
print(True, 1.0, 1e20, 1e-7, 10**20, -0.0, 3j, ..., NotImplemented, int, len, range(3), {1: 2}, {1}, (1,), frozenset(), b"", bytearray(b"x"), slice(1), object.__name__)
