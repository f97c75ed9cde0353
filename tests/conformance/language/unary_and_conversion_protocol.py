# unary and conversion protocol
class A:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __complex__(self): return 1+2j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bool__(self): return False
    def __len__(self): return 5
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __format__(self, s): return f"fmt[{s}]"
    def __hash__(self): return 7
import math
a = A()
print(-a, +a, ~a, abs(a), int(a), float(a), complex(a), [10, 20, 30, 40][a], round(a), round(a, 2), math.trunc(a), math.floor(a), math.ceil(a))
print(bool(a), not a, len(a), str(a), repr(a), bytes(a), f"{a:>5}", format(a, "x"), hash(a), hex(a), bin(a), oct(a), range(a), "ab" * a)
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 3
    def __index__(self): return 3.5
    def __bool__(self): return 3
    def __len__(self): return -1
    def __str__(self): return 3
    def __repr__(self): return None
    def __bytes__(self): return "x"
    def __format__(self, s): return 4
    def __hash__(self): return "x"
    def __complex__(self): return 3
    def __iter__(self): return 3
    def __contains__(self, x): return []
b = Bad()
for f in (int, float, bool, len, str, repr, bytes, format, hash, complex, hex, list, lambda b: [1][b], lambda b: 3 in b, lambda b: f"{b}", "{}".format, lambda b: "%s" % b, lambda b: print(b), lambda b: range(b), lambda b: not b):
    try: print(f(b))
    except Exception as e: print(type(e).__name__, e)
