"""split: the texts between the matches, groups among them, maxsplit, empty matches."""
import re

print(re.split(r"\W+", "Words, words, words."))
print(re.split(r"(\W+)", "...words, words..."))
print(re.split("[a-f]+", "0a3B9", flags=re.I))
print(re.split("(a)|(b)", "1a2b3"))
print(re.split(",", "a,b,c", maxsplit=1), re.compile(",").split("a,b,c", 1), re.split(",", "a,b,c", maxsplit=0))
print(re.split(r"\b", "Words, words"), re.split(r"(?<=,)", "a,b,c"), re.split("x*", "axbc"), re.split("", "ab"))
print(re.split(",", ""), re.split("", ""), re.split("a", "a"))
print(re.split(b",", b"a,b"))
print(re.split(",", "a,b,c", maxsplit=-1))
