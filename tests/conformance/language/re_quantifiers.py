"""Greedy, lazy and possessive repetition, and atomic groups."""
import re

text = "<a><b>"
for quantifier in ("*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,2}", "{,2}", "{2,}", "{1,2}?", "{,2}?", "{2,}+"):
    print(f"{quantifier:6}", re.match(f"<.{quantifier}>", text), re.match(f"a{quantifier}", "aaa"), re.match(f"(?:ab){quantifier}", "ababab"))
print(re.match("a*+a", "aaa"), re.match("(?>a*)a", "aaa"), re.match("(?>a|ab)c", "abc"), re.match("(?:a|ab){1}+c", "abc"))
print(re.match("a{", "a{"), re.match("a{,", "a{,"), re.match("a{1,x}", "a{1,x}"), re.match("x{}", "x{}"), re.match("a{ 1}", "a{ 1}"))
print(re.match("(a*)*", "aa").groups(), re.match("(a*)+", "b").groups(), re.match("(a|b*)*c", "abbc").span(), re.match("(?:a?)*?y", "aay"))
print(re.match("(?:a|b)*?c", "abac"), re.match("(?:(a)|b)*?c", "abac").groups(), re.match("(?:a{2}){3}", "a" * 7).span())
