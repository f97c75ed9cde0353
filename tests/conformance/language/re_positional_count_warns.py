"""count, maxsplit and flags by position: a DeprecationWarning, and errors for too many."""
import re

print(re.sub("a", "b", "aaa", 2))
print(re.subn("a", "b", "AAA", 2, re.I))
print(re.split(",", "a,b,c", 1))
for call in (lambda: re.sub("a", "b", "a", 1, count=2), lambda: re.split("a", "b", 1, 0, 3),
             lambda: re.subn("a", "b", "a", 1, 2, 3), lambda: re.sub("a", "b", "a", 1, 0, flags=2)):
    try:
        call()
    except TypeError as error:
        print(error)
