# Objects with __await__, bare yields to the loop, send/throw/close of coroutines.
import asyncio
import types


class Twice:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("first pause")
        yield
        print("second pause")
        yield
        return self.value


@types.coroutine
def old_style():
    yield
    return "old style"


async def main():
    print(await Twice(5), await old_style())
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.set_result, "by hand")

    class Wrap:
        def __await__(self):
            return f.__await__()

    print(await Wrap())
    for bad in (5, "x", [1], print, None, (i for i in ())):
        try:
            await bad
        except TypeError as error:
            print(error)

    class BadIter:
        def __await__(self):
            return 5

    class BadCoro:
        def __await__(self):
            return old_style()

    for bad in (BadIter(), BadCoro()):
        try:
            await bad
        except TypeError as error:
            print(error)


asyncio.run(main())


async def plain(x):
    try:
        return x * 2
    finally:
        print("finally")


c = plain(4)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)


async def pausing():
    try:
        got = await Twice("v")
        print("got", got)
    except KeyError as error:
        print("thrown in", error)
        return "handled"


c = pausing()
print(c.send(None), c.cr_running, c.cr_frame is not None)
try:
    c.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)
c = pausing()
c.send(None)
c.close()
c.close()
c = pausing()
try:
    c.send(1)
except TypeError as error:
    print(error)
c.close()
