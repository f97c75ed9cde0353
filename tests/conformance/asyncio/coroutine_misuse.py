# Calling without awaiting, awaiting twice, iterating a coroutine.
import asyncio
import inspect


async def work():
    return 1


async def main():
    c = work()
    print(type(c).__name__, inspect.iscoroutine(c), inspect.iscoroutinefunction(work), inspect.isawaitable(c))
    print(await c)
    try:
        await c
    except RuntimeError as error:
        print(error)
    for use in (lambda c: list(c), lambda c: c + 1, lambda c: c(), lambda c: next(c), lambda c: c[0], lambda c: [x for x in c]):
        c = work()
        try:
            use(c)
        except TypeError as error:
            print(error)
        c.close()
    try:
        asyncio.create_task(work)
    except TypeError as error:
        print(str(error).split(" <")[0])
    try:
        await asyncio.gather(1, 2)
    except TypeError as error:
        print(error)
    print(asyncio.isfuture(asyncio.current_task()), asyncio.iscoroutine(5), await asyncio.ensure_future(work()))


asyncio.run(main())
try:
    asyncio.create_task(coro := work())
except RuntimeError as error:
    print(error)
    coro.close()
