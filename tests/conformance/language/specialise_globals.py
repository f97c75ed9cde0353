# Globals and builtins: the same line before and after somebody shadows a name.
import builtins

limit = 10


def show():
    return limit, len("abc"), abs(-3)


def repeat(f):
    for _ in range(100):
        result = f()
    return result


print(repeat(show))
limit = 11
print(repeat(show))
len = lambda text: "shadowed"  # noqa: a global in front of a builtin
print(repeat(show))
del len
print(repeat(show))
builtins.abs = lambda x: "replaced"
print(repeat(show))
del builtins.abs
try:
    show()
except NameError as error:
    print(error)
abs = "not callable"
try:
    show()
except TypeError as error:
    print(error)
builtins.abs = lambda x: "builtin again"
del abs
print(repeat(show))

print("-- many names come and go")
for i in range(50):
    globals()[f"name_{i}"] = i
print(repeat(show))
for i in range(0, 50, 2):
    del globals()[f"name_{i}"]
print(repeat(show), name_1)
del limit
try:
    show()
except NameError as error:
    print(error)
globals()["limit"] = "by the dict"
print(repeat(show))
builtins.limit = "of builtins"
del limit
print(repeat(show))
limit = "global again"
print(repeat(show))
del builtins.limit

print("-- a function and its defaults")


def add(a, b=1):
    return a + b


def call():
    return add(10)


print(repeat(call))
add.__defaults__ = (5,)
print(repeat(call))
add.__code__ = (lambda a, b: a * b).__code__
print(repeat(call))
add.__defaults__ = None
try:
    call()
except TypeError as error:
    print(error)
add = lambda a, *rest: (a, rest)
print(repeat(call))


class Adds:
    def __call__(self, a):
        return "called", a


add = Adds()
print(repeat(call))
add = Adds
try:
    print(call())
except TypeError as error:
    print(error)
add = str
print(repeat(call))
