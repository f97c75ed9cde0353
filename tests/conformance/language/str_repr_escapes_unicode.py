# How strings show themselves, and code points beyond the first plane.
for text in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r nul\0 bell\a", "back\\slash", "é ñ 日本", "😀", "\x7f\x80\xa0\xad", "\u200b\u2028\ue000", "\ud800"):
    print(repr(text), len(text), ascii(text))
print("😀a"[0], "😀a"[::-1], len("e\u0301"), "\N{GREEK SMALL LETTER ALPHA}", "\U0001F600" == "😀", "\101\x41\u0041", r"\n", "a\
b")
print(ord("€"), chr(8364), chr(0x10FFFF) == "\U0010ffff", [ord(c) for c in "aé😀"], "日本".encode(), "é".encode("latin-1"), b"\xe2\x82\xac".decode())
for call in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "x".encode("nope"), lambda: ord(5)):
    try:
        call()
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
print("é".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"), "é😀".encode("ascii", "xmlcharrefreplace"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode(errors="ignore"))
