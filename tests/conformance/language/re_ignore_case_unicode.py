"""IGNORECASE goes by simple case folding, with the letters that share an uppercase."""
import re

print(re.findall("straße", "STRASSE Straße STRAẞE", re.I))
print(re.findall("k", "kK\u212a", re.I), re.findall("k", "kK\u212a", re.I | re.A), re.findall("[a-z]", "ſK\u212aİı", re.I))
print(re.findall("σ", "σςΣ", re.I), re.findall("µ", "µμΜ", re.I), re.findall("[ά-ώ]+", "ΆΏ Ωx", re.I))
print(re.findall("é", "éÉ", re.I), re.findall("é", "éÉ", re.I | re.A), re.findall("[^é]", "éÉa", re.I))
print(re.findall("ﬅ", "ﬅﬆ", re.I), re.findall("ß", "ßẞ", re.I), re.findall("i", "iIİı", re.I), re.findall("[\U00010400]", "\U00010428", re.I))
print(re.match(rb"\w+", b"ab\xe9"), re.match(b"A\xc9", b"a\xe9", re.I), re.match("(?i:a)B", "AB"), re.match("(?i:a)B", "ab"))
