"""Lookahead and lookbehind, positive and negative."""
import re

print(re.findall(r"\w+(?=,)", "a, bc, d"), re.findall(r"\w+\b(?!,)", "a, bc, d"))
print(re.findall(r"(?<=\$)\d+", "$12 13 $14"), re.findall(r"(?<!\$)\b\d+", "$12 13 $14"))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
print(re.match(r"(?=(a+))a*b\1", "aaab"), re.search(r"(?=(a+))a*b\1", "baaabac"))
print(re.match("(?=a)(?=.b)ab", "ab"), re.match("(?!)", ""), re.match("(?=)", ""))
print(re.search("(?<=^|b)c", "c") if False else re.search("(?<=ab|cd)x", "cdx"))
print(re.search(r"(?<=(a))b\1", "aba"), re.search("(?<!a)b", "b"), re.search("(?<!^)b", "bb"))
print(re.compile("(?<=b)c").search("abc", 2), re.match("(?<=a)b", "ab"))
for bad in ("(?<=a+)b", "(?<!a|bc)d", r"(a)(?<=\1*)"):
    try:
        re.compile(bad)
    except re.error as error:
        print(error, error.pos, error.pattern)
