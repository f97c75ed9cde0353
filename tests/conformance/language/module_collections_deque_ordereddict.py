# deque, OrderedDict, ChainMap, namedtuple.
from collections import ChainMap, OrderedDict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d.maxlen, d[0], d[-1], 3 in d)
d.extend("ab")
d.rotate(1)
print(d, deque("abc", 2), list(reversed(d)), d.count("a"), d.index("b"))
d.rotate(-2)
d.extendleft([7, 8])
d.remove(7)
d.reverse()
print(d, d.copy() == d, deque() == deque([]), deque([1]) < deque([2]))
del d[0]
d[0] = "set"
print(d)
for call in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque(5), lambda: deque([1], -1)):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(last=False), list(o), o == {"b": 2, "a": 1}, OrderedDict(x=1, y=2) == OrderedDict(y=2, x=1))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m["a"], m["b"], dict(m), m.maps, m.new_child({"a": 0})["a"], m.parents, len(m), m)
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, y=2)
print(p, p.x, p[1], p._replace(x=9), p._asdict(), P._fields, P._make([7, 8, 9]), p == (1, 2, 0), P.__doc__, *p)
for call in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: setattr(p, "x", 1)):
    try:
        call()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
