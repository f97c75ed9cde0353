"""What is wrong with a pattern: message, position, line and column."""
import re

BAD = ["(", ")", "(a", "a)", "[a", "[", "[]", "*", "+a", "a**", "a{2}{3}", "?", "(?", "(?P", "(?P<", "(?P<a", "(?P<1>x)", "(?P<a>x)(?P<a>y)",
       "(?P=a)", "(?P=", "(?Px)", r"\1", r"(\1)", r"(a)\2", "\\", r"\q", r"[\q]", r"\x1", r"\u12", r"\U0011", r"\U00110000", "[b-a]", r"[\w-a]",
       "a{3,2}", "(?z)", "(?i", "(?i-", "(?i-i:a)", "(?-a:x)", "a(?i)", "(?La)", "(?au)x", "(?(1)a)", "(?(a)b)", "(?(0)a)", "(a)(?(1)b|c|d)", "(?#",
       "(?<a)", "(?<", "(?i", "(?ix", "(?i:a", "x|*", "(|*)", "(?:a", r"\400", r"[\400]", r"\8", "a++b+++", "(?P<a b>x)", "(?P<>x)", "(?(a b)x)", r"\g<1>", "(?i-:a)", "(?-", "(?-)", "(?-1:a)"]
for pattern in BAD:
    try:
        re.compile(pattern)
        print(f"{pattern!r} compiles")
    except re.error as error:
        print(f"{pattern!r}: {error} | {error.msg} {error.pos} {error.lineno} {error.colno}")
try:
    re.compile("a\nb\n  (c")
except re.PatternError as error:
    print(error, error.lineno, error.colno, repr(error.pattern), error.args)
try:
    re.compile(b"(?P<\xe9>x)")
except re.error as error:
    print(error)
for wrong in (5, None, ["a"]):
    try:
        re.compile(wrong)
    except TypeError as error:
        print(error)
for pattern, text in [("a", b"a"), (b"a", "a"), ("a", 5), ("a", None), ("a", ["a"])]:
    try:
        re.search(pattern, text)
    except TypeError as error:
        print(error)
