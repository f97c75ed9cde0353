"""Groups: numbered, named, nested, repeated, referred to, conditional."""
import re

print(re.search(r"(\w)\1", "hello").span(), re.findall(r"(?P<q>['\"])(.*?)(?P=q)", "'a' \"b'c\""))
print(re.match("(a|b)+", "abab").groups(), re.match("(?:(a)|b)*", "ab").groups(), re.match("((a)|b)*", "ab").groups())
print(re.match(r"(a)?b(?(1)c|d)", "abc"), re.match(r"(a)?b(?(1)c|d)", "bd"), re.match(r"(a)?b(?(1)c|d)", "abd"))
print(re.match(r"(?P<open>\()?x(?(open)\))$", "(x)"), re.match(r"(?P<open>\()?x(?(open)\))$", "(x"))
print(re.match(r"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10", "abcdefghijj").span(), re.match(r"\141\x62\u0063\U00000064", "abcd"))
print(re.match("(?i)(é)\\1", "éÉ"), re.match(r"(a\1?)+", "aaa"), re.match(r"(?:(x)|y)\1", "yx"))
print(re.compile("(a)(?:b)(?P<n>c(d))").groups, re.compile("(?P<b>a)(?P<a>b)").groupindex)
for name in ("1a", "a b", "", "é"):
    try:
        print(re.compile(f"(?P<{name}>x)").groupindex)
    except re.error as error:
        print(error)
