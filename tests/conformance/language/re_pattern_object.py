"""Pattern objects: attributes, equality, hash, cache, repr of long ones."""
import copy
import re

p = re.compile(r"(?P<word>\w+)\s(\d)", re.I)
print(p, p.pattern, p.flags, p.groups, p.groupindex, type(p), type(p.match("a 1")))
print(p == re.compile(p.pattern, re.I), p is re.compile(p.pattern, re.I), p == re.compile(p.pattern), hash(p) == hash(copy.copy(p)))
print(re.compile(p) is p, copy.deepcopy(p) is p, isinstance(p, re.Pattern), {p: 1}[re.compile(p.pattern, re.I)])
print(re.compile("x" * 300), re.compile("a'b\"c\n"))
re.purge()
print(p == re.compile(p.pattern, re.I))
for action in (lambda: re.Pattern(), lambda: re.Match(), lambda: p.nothing, lambda: p.match(), lambda: p.match("a", "b"),
               lambda: p.match("a").group, lambda: setattr(p, "pattern", 1), lambda: p.groupindex.update(a=1)):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(re.Pattern[str], re.Match[bytes])
print(p.search(string="say 1", pos=1, endpos=5))
match p.search("ab 3"):
    case re.Match() as m if m["word"]:
        print("matched", m[2])
