# Asynchronous generators: asend, athrow, aclose, iteration, and the end.
import asyncio


async def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print("received", got)
            await asyncio.sleep(0.1)
    except ValueError as error:
        print("thrown", error)
        yield "after throw"
    finally:
        await asyncio.sleep(0.1)
        print("closed")


async def main():
    async for x in numbers(2):
        print(x)
    g = numbers(5)
    print(await g.asend(None), await g.asend("hello"), await anext(g))
    print(await g.athrow(ValueError("v")))
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("finished")
    await g.aclose()
    g = numbers(5)
    await anext(g)
    await g.aclose()
    print(await anext(g, "default"))
    fresh = numbers(1)
    try:
        await fresh.asend(5)
    except TypeError as error:
        print(error)
    print([x async for x in numbers(3) if x], {x: x async for x in numbers(1)})
    g = numbers(3)
    print(await g.asend(None))
    try:
        t1, t2 = asyncio.create_task(anext_of(g)), asyncio.create_task(anext_of(g))
        await asyncio.gather(t1, t2)
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(1)
    print(g.ag_running, g.__name__, type(g).__name__)


async def anext_of(g):
    return await anext(g)


asyncio.run(main())
