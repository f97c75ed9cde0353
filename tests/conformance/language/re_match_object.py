"""Every attribute and method of a Match object."""
import re

m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "on 2024-03 it rained")
print(m)
print(m.group(), m.group(0), m.group(1), m.group("month"), m.group(4))
print(m.group(1, 2, "year"))
print(m[0], m["year"], m[3])
print(m.groups(), m.groups("?"), m.groups(default=0))
print(m.groupdict(), m.groupdict("?"))
print(m.start(), m.end(), m.span(), m.start("month"), m.end(2), m.span(4), m.start(3))
print(m.lastindex, m.lastgroup, m.pos, m.endpos, m.regs)
print(m.expand(r"\g<month>/\1 \\ \g<0>"))
print(m.string, m.re.pattern, m.re.groups, dict(m.re.groupindex), m.re.groupindex)
for wrong in (5, "day", -1, 1.5, None):
    for action in ("group", "start", "span", "__getitem__"):
        try:
            getattr(m, action)(wrong)
        except (IndexError, TypeError) as error:
            print(action, wrong, type(error).__name__, error)
m = re.match("(a)(?P<x>b)?", "a")
print(m.lastindex, m.lastgroup)
print(re.match("((a)b)", "ab").lastindex, re.match("(a)(b)", "ab").lastindex, re.match("ab", "ab").lastindex)
