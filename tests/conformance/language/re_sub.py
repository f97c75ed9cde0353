"""sub and subn: templates, functions, counts, empty matches."""
import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, good day"))
print(re.sub(r"(?P<a>\w)(\d)", r"<\g<a>\g<2>\g<1>0>", "a1 b2"))
print(re.sub("x*", "-", "abxd"), re.sub("a|", "[]", "baa"), re.sub("$", "!", "a\nb\n"), re.sub("^", "> ", "a\nb", flags=re.M))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 20 300"))
print(re.sub("b", lambda m: "", "abc"), re.sub("b", lambda m: None, "abc"))
print(re.sub("a", "b", "aaaa", count=2), re.subn("a", "b", "aaaa"), re.subn("z", "b", "aaaa"), re.compile("a").subn("", "banana", 1))
print(re.sub("(a)|b", r"[\1]", "ab"), re.sub("a", r"\\", "a"), re.sub("a", r"\n\t", "a") == "\n\t", re.sub("a", "\\\\n", "a"))
print(re.sub(".", r"\0", "a") == "\0", re.sub("(.)", r"\1\101\060", "x"), re.sub("a", r"\.", "a"))
print(re.sub(b"a", rb"<\g<0>>", b"banana"), re.sub(b"a", lambda m: m[0].upper(), b"banana"))
for repl in (r"\2", r"\g<x>", r"\g<1", r"\g", r"\q", r"\g<>", r"\g<1a>", "\\", r"\g<-1>", r"\400"):
    try:
        print(re.sub("(a)", repl, "a"))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)
for repl, text in [(5, "a"), (b"x", "a"), (lambda m: 5, "ab"), (None, "a")]:
    try:
        print(re.sub("a", repl, text))
    except TypeError as error:
        print(error)
