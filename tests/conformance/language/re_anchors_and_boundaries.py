r"""^ $ \A \Z \z \b \B."""
import re

text = "ab\ncd\n"
for pattern in ("^.", ".$", r"\A.", r".\Z", r"\n\Z", r"\n\z", r"\b.", r".\b", r"\B.", r"$", r"^", r"^$"):
    print(pattern, [m.span() for m in re.finditer(pattern, text)], [m.span() for m in re.finditer(pattern, text, re.M)])
print(re.findall(r"\bis\b", "this is it, is_not is"), re.findall(r"\b", ""), re.findall(r"\B", ""))
print(re.findall(r"\b\w", "é a"), re.findall(r"\b\w", "éa a", re.A), re.match("$", ""), re.match("^*", "") if False else "")
