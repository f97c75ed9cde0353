# Asynchronous generators: running twice, throwing, closing, states, StopAsyncIteration.
import asyncio


async def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except KeyError as error:
        print("key error", error)
        yield "after"
    finally:
        print("finally")


async def main():
    g = gen()
    print(g.ag_frame is not None, g.ag_running, g.ag_await)
    print(await g.__anext__())
    print(await g.asend("value"))
    try:
        await g.asend(None)
    except StopAsyncIteration as error:
        print("stop", error.args, g.ag_frame)
    g = gen()
    await anext(g)
    print(await g.athrow(KeyError("k")))
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        print("closed")
    g = gen()
    try:
        await g.athrow(ValueError("before the start"))
    except ValueError as error:
        print(repr(error))
    print(await anext(g, "nothing left"))

    async def ignores():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    g = ignores()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)

    async def stops():
        yield 1
        raise StopAsyncIteration("mine")

    g = stops()
    await anext(g)
    try:
        await anext(g)
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    coroutine = gen().__anext__()
    print(type(coroutine).__name__)
    try:
        coroutine.send(5)
    except TypeError as error:
        print(error)
    coroutine.close()


asyncio.run(main())
