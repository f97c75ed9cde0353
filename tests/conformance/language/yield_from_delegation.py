# yield from passes values, sends, throws and the return value through.
def inner():
    received = yield "inner 1"
    print("inner received", received)
    try:
        yield "inner 2"
    except KeyError as error:
        print("inner caught", error)
        yield "inner 3"
    return "inner result"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from "xy"
    yield from ()
    return (yield from [7])


g = outer()
print(next(g))
print(g.send("hello"))
print(g.throw(KeyError("k")))
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def tree(node):
    if isinstance(node, list):
        for child in node:
            yield from tree(child)
    else:
        yield node


print(list(tree([1, [2, [3, [], 4]], [[5]]])))


def closes():
    try:
        yield from inner()
    finally:
        print("outer closed")


c = closes()
next(c)
c.close()
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    print(error)
