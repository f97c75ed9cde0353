"""findall gives texts or groups, finditer Match objects; empty matches count."""
import re

print(re.findall("[a-z]+", "one two  three"))
print(re.findall("(a)(b)?", "ab a"), re.findall("(a)|b", "abba"))
print(re.findall("a*", "baac"), re.findall("", "ab"), re.findall(r"\b", "a bc"), re.findall(r"\B", "abc d"))
for m in re.finditer(r"(\w)(\d*)", "a1 b c22"):
    print(m, m.groups())
found = re.finditer("x", "axbx")
print(type(found).__name__, next(found), next(found), next(found, "end"), next(found, "end"))
pattern = re.compile(r"\d")
print(pattern.findall("1 2 3 4", 2), pattern.findall("1 2 3 4", 2, 5), [m.span() for m in pattern.finditer("1 2 3", 1, 3)])
print([m.span() for m in re.finditer("a|", "aab")])
print([m.span() for m in re.finditer("(?=b)|b", "abb")])
print([m.span() for m in re.finditer("a??", "aa")])
