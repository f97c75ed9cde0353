"""escape: only what means something in a pattern gets a backslash."""
import re

print(re.escape("a.b*c[d]{e}(f)|g^h$i\\j+k?l-m&n~o#p q\tr\ns"))
print(re.escape("https://example.org/?q=1&x=é_!\"%',/:;<=>@`"))
for text in ("1+1=2", "[x]", "a\nb", "\0", "tab\t"):
    print(re.fullmatch(re.escape(text), text) is not None)
print(re.escape(""), re.escape(b"a-b"))
