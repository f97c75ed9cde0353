# Generators run only when they are asked, keep their state, and end with StopIteration.
def count(start, stop):
    print("begin")
    while start < stop:
        yield start
        start += 1
    print("end")
    return "result"


g = count(1, 3)
print("made")
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)
print(next(g, "exhausted"), list(g))
print(list(count(0, 2)), sum(x * x for x in range(5)))


def echo():
    received = None
    while True:
        received = yield f"got {received}"
        if received == "stop":
            return


e = echo()
print(next(e), e.send("a"), e.send(None))
try:
    e.send("stop")
except StopIteration as stop:
    print(repr(stop))
fresh = echo()
try:
    fresh.send("early")
except TypeError as error:
    print(error)


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
squares = (n * n for n in range(10) if n % 2)
print(next(squares), [*squares], iter(squares) is squares)
