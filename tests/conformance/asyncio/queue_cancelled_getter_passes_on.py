# A getter that is cancelled just when an item came gives its turn to the next.
import asyncio


async def getter(name, q):
    try:
        print(name, "got", await q.get())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def putter(name, q):
    try:
        await q.put(name)
        print(name, "put")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    q = asyncio.Queue()
    a, b = asyncio.create_task(getter("a", q)), asyncio.create_task(getter("b", q))
    await asyncio.sleep(0)
    q.put_nowait(1)
    a.cancel()
    await asyncio.wait([a, b], timeout=1)
    print(a.cancelled(), b.done())
    q = asyncio.Queue(1)
    q.put_nowait("first")
    a, b = asyncio.create_task(putter("a", q)), asyncio.create_task(putter("b", q))
    await asyncio.sleep(0)
    print(q.get_nowait())
    a.cancel()
    await asyncio.wait([a, b], timeout=1)
    print(a.cancelled(), b.done(), q.qsize())


asyncio.run(main())
