"""pprint: where lines break, for every kind of container and option."""
import pprint
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace


@dataclass
class Point:
    x: int
    y: int
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False)


long_text = "The quick brown fox jumps over the lazy dog, and then it sleeps for the rest of the day.\nA new line."
samples = [
    list(range(40)), tuple("abcdefghij" * 2), {"b": 1, "a": [1, 2, 3] * 8, 3: None}, set(range(30)), frozenset("hello world"),
    long_text, [long_text], {"text": long_text}, b"bytes and more bytes " * 6, bytearray(b"0123456789" * 9),
    OrderedDict((k, k * 10) for k in "pear apple fig".split()), defaultdict(list, {k: list(range(9)) for k in "xyz"}),
    Counter("abracadabra" * 3), ChainMap({"a": "x" * 30}, {"b": "y" * 30}), deque(range(30)), deque(range(25), maxlen=26),
    UserDict({"k" * 20: "v" * 40}), UserList(range(30)), MappingProxyType({"k" * 20: "v" * 40, "z": 1}),
    SimpleNamespace(name="n" * 30, value=list(range(20)), inner=SimpleNamespace(a=1)), Point(1, 2, ["tag"] * 12),
    [Point(i, i * i) for i in range(4)], (1,), (("nested", ("deeper", ("deepest", list(range(12))))),), [], {}, set(), "", 3.5,
    [{"id": i, "name": "name " * i, "parts": [i] * i} for i in range(6)],
]
for sample in samples:
    for options in ({}, {"width": 40}, {"width": 30, "indent": 4}, {"compact": True, "width": 50}, {"depth": 2, "width": 60}):
        print(options)
        pprint.pprint(sample, **options)
pprint.pp({"z": 1, "a": 2})
pprint.pp([123456789, {"n": 10 ** 12}], underscore_numbers=True)
print(pprint.pformat({"b": 2, "a": 1}, sort_dicts=False), pprint.saferepr([1, {2: 3}]))
print(pprint.isreadable([1, "a"]), pprint.isreadable([object]), pprint.isrecursive([]))
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.pformat(loop).split(" with id")[0])
print(pprint.pformat({1: "a", "b": 2, (3,): None, None: 0.5}))
for options in ({"width": 0}, {"indent": -1}, {"depth": 0}):
    try:
        pprint.PrettyPrinter(**options)
    except ValueError as error:
        print(error)


class Shouting(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Shouting(width=20).pprint(["quiet", {"word": "loud"}])
