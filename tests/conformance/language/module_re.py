# re: match, search, groups, sub, split, flags, lookaround, named groups, errors.
import re

print(re.match(r"\d+", "123abc").group(), re.search(r"[a-z]+", "123abc9").span(), re.fullmatch(r"\w+", "a b"), re.findall(r"\d", "a1b2"), re.findall(r"(\w)(\d)", "a1 b2"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "on 2024-05 and")
print(m, m.groups(), m.groupdict(), m["year"], m.group(1, 2), m.start("month"), m.end(), m.lastgroup, m.groups("none"), m.string[: m.start()])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), re.subn("a", "b", "banana", count=2), re.sub("x*", "-", "abc"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "1"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c", maxsplit=1), re.split("x*", "axbc"), [m.span() for m in re.finditer("a.", "abacad")])
p = re.compile(r"^(\w+)\s*=\s*(.*?)\s*(#.*)?$", re.M | re.I)
print(p.findall("a = 1 # c\nB=  two \n"), p.flags & re.M == re.M, p.pattern, p.groups, p.match("x=1").groups())
print(re.findall(r"(?<=\$)\d+(?!\d|\.)", "$10 $20.5 30"), re.findall(r"\bfoo\b", "foo food a foo"), re.findall(r"(?i)ab", "aB AB"), re.findall(r"a{2,3}?", "aaaa"), re.findall(r"[^\W\d_]+", "ab1_c"), re.search(r"(a)|(b)", "b").groups())
print(re.match(r"(?:ab)+", "ababx").group(), re.findall(r"(\w)\1", "aabbcd"), re.findall(r".", "a\nb", re.S), re.escape("a.b*c"), re.search(r"""
    \d+   # digits
    \s    # a space
""", "x 12 y", re.VERBOSE).group(), re.findall(r"\Aa|b\Z", "ab"), re.findall("[a-c&&d]", "a&d"))
print(re.search("é+", "caféé").group(), re.findall(r"\w+", "naïve 日本"), re.findall(r"[\d\-x]", "1-x"), re.match("a|ab", "ab").group(), re.match(r"(a+)+b", "aaab").group(), bool(re.search("", "")), re.findall(r"(?s:.)x", "\nx"))
for pattern in ("(", "[a", "a{2,1}", "*a", r"\q", "(?P<a", "(?P<1>x)", "a)", r"(?<=a*)b", r"\2", "(?z)"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(repr(pattern), error)
