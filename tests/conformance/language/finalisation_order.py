# Objects go when their last reference goes: at del, at rebinding, at the end of a function, in containers, at the end.
class Loud:
    def __init__(self, name, inner=None):
        self.name, self.inner = name, inner

    def __del__(self):
        print("gone", self.name)


def function():
    a = Loud("local a")
    b = Loud("local b")
    print("end of function")
    return "result"


function()
x = Loud("x")
y = x
del x
print("still held by y")
y = None
items = [Loud("i0"), Loud("i1"), Loud("i2")]
del items[1]
items[0] = "replaced"
items = None
d = {"k": Loud("value"), "j": Loud("other")}
d["k"] = 1
d.clear()
t = (Loud("t0"), Loud("t1"))
t = None
Loud("never bound")
print("expression:", Loud("in expression").name)
nested = Loud("outer", Loud("inner"))
del nested


def raises():
    z = Loud("in raising frame")
    raise ValueError


try:
    raises()
except ValueError:
    print("handler")
print("after handler")
g = (lambda: (yield Loud("in generator")))()
next(g)
del g
s = {Loud("in set")}
s.clear()
for obj in [Loud("loop 1"), Loud("loop 2")]:
    pass
print("loop done")
obj = None
kept_first = Loud("global first")
kept_second = Loud("global second")
print("end of program")
