# import, as, from, several names, inside functions; what a module is.
import math, json as j
import collections.abc
from itertools import chain as link, islice
from math import (
    pi,
    sqrt as root,
)


def inside():
    import string

    return string.digits


print(math.floor(pi), j.dumps([1]), collections.abc.Sized.__name__, list(link("a", "b")), root(16), inside(), collections.OrderedDict.__name__)
print(math.__name__, type(math).__name__, hasattr(math, "tau"), __name__, "math" in dir(), list(islice("abc", 2)))
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from math import nothing_here
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    import json.nothing
except ModuleNotFoundError as error:
    print(error)
if __name__ == "__main__":
    print("run as the program")
