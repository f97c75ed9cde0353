"""match begins at the start, fullmatch takes all, search looks further."""
import re

for pattern, text in [("ab", "abab"), ("ab", "xab"), ("(ab)+", "abab"), ("a*", "baa"), ("", "x")]:
    for function in (re.match, re.fullmatch, re.search):
        print(f"{pattern!r} {text!r} {function.__name__:9}", function(pattern, text))

pattern = re.compile("b")
print(pattern.match("abc", 1), pattern.search("abcb", 2), pattern.search("abc", 2))
print(pattern.fullmatch("abc", 1, 2), pattern.search("abc", 0, 1), pattern.search("abc", -5, 99))
m = re.compile("^b").search("ab", 1)
print("a caret is not at pos:", m)
m = re.compile("a$").search("ab", 0, 1)
print("a dollar is at endpos:", m, m.pos, m.endpos)
print(bool(m), m.re, m.string)
