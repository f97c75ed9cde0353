# throw raises at the yield, close raises GeneratorExit there.
def worker():
    while True:
        try:
            item = yield "ready"
            print("item", item)
        except ValueError as error:
            print("caught", error)
        except GeneratorExit:
            print("closing")
            raise


w = worker()
print(next(w), w.send(1), w.throw(ValueError("bad")), w.send(2))
w.close()
w.close()
print(list(w))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def returning():
    try:
        yield 1
    except GeneratorExit:
        return "from close"


r = returning()
next(r)
print(r.close())
unstarted = worker()
try:
    unstarted.throw(KeyError("early"))
except KeyError as error:
    print("out again", error)
print(unstarted.close(), next(unstarted, "finished"))


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as error:
    print(error, "/", repr(error.__cause__))
