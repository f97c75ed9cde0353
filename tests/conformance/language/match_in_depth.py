# match in depth
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
class Q:
    __match_args__ = ("a", "b")
    def __init__(self, a, b): self.a, self.b = a, b
def m(v):
    match v:
        case None | True | False: return f"singleton {v}"
        case int(n) if n > 100: return f"big {n}"
        case 0 | 1 as bit: return f"bit {bit}"
        case -1: return "minus"
        case 3.5 | 2j: return "float or complex"
        case str("abc" as s): return s
        case "x" "y": return "joined"
        case b"raw": return "bytes"
        case []: return "empty seq"
        case [x]: return f"one {x}"
        case [x, [y, *inner], *rest]: return f"nested {x} {y} {inner} {rest}"
        case (a, b): return f"pair {a} {b}"
        case [first, *_, last]: return f"ends {first} {last}"
        case {"type": "point", "pos": [x, y], **extra}: return f"pt {x} {y} {extra}"
        case {"k": _, **rest} if not rest: return "only k"
        case {}: return f"mapping {v}"
        case P(x=0, y=yy): return f"P0 {yy}"
        case P(x, y): return f"P {x} {y}"
        case Q(1, b=bb): return f"Q1 {bb}"
        case Q(): return "Q"
        case int() | float(): return "number"
        case set(): return "set"
        case _: return "other"
for v in [None, True, 500, 0, 1, -1, 3.5, 2j, "abc", "xy", b"raw", [], (), [1], [1, [2, 3, 4], 5], (1, 2), range(3), [1, 2, 3], {"type": "point", "pos": (1, 2), "z": 3}, {"k": 1}, {"k": 1, "j": 2}, {}, P(0, 5), P(1, 2), Q(1, 2), Q(3, 4), 7, {1}, object, "zz", b"x", bytearray(b"ab"), iter([1])]:
    print(repr(v)[:30].split(" at ")[0], "->", m(v))
class Bad:
    __match_args__ = ["a"]
class Bad2:
    __match_args__ = (1,)
class Bad3: pass
for cls in (Bad, Bad2, Bad3):
    try:
        match cls():
            case cls(1): print("hm")
    except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, x=1): pass
except TypeError as e: print(e)
try:
    match 5:
        case 3(): pass
except TypeError as e: print(e)
except SyntaxError: pass
