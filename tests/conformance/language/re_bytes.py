"""bytes patterns over bytes and bytearray."""
import re

print(re.findall(rb"\w+", b"ab \xe9 c1"), re.match(b"(a)(b)?", b"a").groups(), re.compile(b"a.c", re.S).search(b"xa\nc"))
print(re.split(rb"\s", b"a b\tc"), re.sub(rb"(\d)", rb"<\1>", b"a1b2"), re.search(b"b", bytearray(b"abc")))
print(re.findall(b"[\x80-\xff]", b"a\x80\xff"), re.compile(b"\x00\xff"), re.escape(b"a.b\xff"), re.match(b"\\xe9", b"\xe9"))
print(re.search(b"b+", bytearray(b"abbc")).group(), re.findall(b"b", bytearray(b"abb")), re.compile(b"(?P<n>a)").match(b"a").groupdict())
print(re.findall(b"(?i)ab", b"AB ab"), re.compile(b"a") == re.compile("a"), re.compile(b"a") == re.compile(b"a"))
