"""Flags: what they do, how they show, and the inline ones."""
import re

print(re.I, re.IGNORECASE, repr(re.M | re.S), re.A | re.X, re.NOFLAG, int(re.U), re.L)
print(re.RegexFlag(0), re.I in (re.I | re.M), type(re.I | re.M))
print(re.findall("a.b", "a\nb aXb"), re.findall("a.b", "a\nb aXb", re.S), re.findall("a.b", "A\nB", re.S | re.I))
print(re.findall("^b$", "a\nb\nc"), re.findall("^b$", "a\nb\nc", re.M))
pattern = re.compile(r"""
    (\d+)   # a number
    \s*     # blanks
    [#x ]   # a set keeps its blanks
    \ y     # an escaped blank counts
""", re.VERBOSE)
print(pattern.findall("12 # y 3x y 4  y"))
print(re.findall("(?i)abc", "ABC abc"), re.findall("(?i:a)b", "Ab aB"), re.findall("(?s-i:a.)", "a\nA\n", re.I))
print(re.findall("(?x) a b (?-x: c)", "ab c"), re.findall("(?ms)^.$", "a\nb"))
print(re.findall(r"\w+", "naïve été"), re.findall(r"\w+", "naïve été", re.A), re.findall(r"(?a:\w+) \w+", "na été"))
for flags in (0, re.I, re.I | re.M, re.A, re.X | re.S, re.U):
    pattern = re.compile("x", flags)
    print(pattern, pattern.flags)
print(re.compile(b"x", re.L), re.compile(b"x").flags, re.compile("(?im)x").flags, re.compile("(?im)x"))
for bad, flags in [("a", re.L), (b"a", re.U), ("a", re.A | re.U), (b"a", re.A | re.L)]:
    try:
        re.compile(bad, flags)
    except ValueError as error:
        print(error)
try:
    re.match(re.compile("a"), "a", re.I)
except ValueError as error:
    print(error)
