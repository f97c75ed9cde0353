# ensure_future, iscoroutine, isfuture, wrap_future, and awaitables of one's own.
import asyncio
import concurrent.futures


async def coroutine():
    return "coroutine"


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaitable"


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(coroutine())
    print(type(task).__name__, asyncio.ensure_future(task) is task, await task)
    wrapped = asyncio.ensure_future(Awaitable())
    print(type(wrapped).__name__, await wrapped)
    for bad in (5, None, "text", coroutine):
        try:
            asyncio.ensure_future(bad)
        except TypeError as error:
            print(error)
    c = coroutine()
    print(asyncio.iscoroutine(c), asyncio.iscoroutine(coroutine), asyncio.isfuture(task), asyncio.isfuture(c))
    await c
    outside = concurrent.futures.Future()
    inside = asyncio.wrap_future(outside)
    print(asyncio.isfuture(inside), asyncio.wrap_future(inside) is inside)
    outside.set_result("from outside")
    print(await inside)
    outside = concurrent.futures.Future()
    inside = asyncio.wrap_future(outside)
    inside.cancel()
    await asyncio.sleep(0)
    print(outside.cancelled())
    print(await Awaitable())
    print(await asyncio.gather(Awaitable(), coroutine()))
    for bad in (5, coroutine):
        try:
            asyncio.create_task(bad)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
    print(await asyncio.wait_for(Awaitable(), 1), await asyncio.shield(Awaitable()))


asyncio.run(main())
