"""Sets: ranges, categories, negation, escapes, odd places of ] ^ -."""
import re
import warnings

warnings.simplefilter("ignore")
text = "aZ09_-]^[\\ \té\n"
for pattern in ("[a-z]", "[^a-z]", "[]a]", "[^]a]", "[a^]", "[a-]", "[-a]", r"[\]\\]", r"[\w]", r"[^\w]", r"[\d\s]", r"[^\W\d_]",
                r"[\b]", r"[\x41-\x5a]", r"[\132]", "[+--]", "[.]", "[é]", "[[]", "[a&&b]", "[a--b]", r"[\t-\r]", "[0-9a-fA-F]"):
    print(f"{pattern:16}", re.findall(pattern, text))
print(re.findall(r"\D|\S|\W", "a1 "), re.findall(r".", "a\r\n\u2028"))
print(re.findall(r"[^a]", "ab\n"), re.findall(r"[\s\S]", "a\n"))
print(re.findall(r"\d", "1٣५²"), re.findall(r"\d", "1٣५²", re.A), re.findall(r"\s", "\x1c\x85\u3000 "), re.findall(r"\w", "_ª²\u0301"))
