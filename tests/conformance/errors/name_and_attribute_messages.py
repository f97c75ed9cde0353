# Messages of AttributeError and NameError for every kind of object.
class Thing:
    __slots__ = ()


def f():
    pass


import math

for obj in (5, "s", [], {}, None, Thing(), Thing, f, print, math, range(2), (x for x in ()), 1.5, object(), type, super, b"", lambda: 0):
    try:
        obj.zzz_unknown
    except AttributeError as error:
        print(error, error.name)
    try:
        obj.zzz_unknown = 1
        print("could be set on", type(obj).__name__)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    zzz_name
except NameError as error:
    print(error, error.name)
