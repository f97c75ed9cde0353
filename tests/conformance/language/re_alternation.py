"""Alternatives are tried from left to right; the first that leads to a match wins."""
import re

print(re.match("a|ab", "ab"), re.match("(?:a|ab)$", "ab"), re.findall("cat|category", "category cat"))
print(re.match("|a", "a"), re.match("a||b", "b"), re.fullmatch("(|a)+", "aaa"), re.match("(a|b|c)*d", "abcabcd"))
print(re.split("and|or|not", "a and b or not c"), re.findall("x(?:a|b(?:c|d))y", "xay xbcy xbdy xby"))
print(re.match("(a)|(b)|(c)", "c").groups(), re.match("(?:(a)|(b)|(c))*", "abc").groups(), re.match(r"(?:(a)|(b))*\1", "aba"))
print(re.findall("ab|ac|ad", "abacad"), re.findall("a|[bc]|d", "abcd"), re.findall(r"\d|x", "1x2"))
