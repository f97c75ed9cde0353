# A generator that is dropped in the middle of its work is closed by the loop.
import asyncio
import gc


async def ticker(name):
    try:
        n = 0
        while True:
            await asyncio.sleep(0.1)
            yield n
            n += 1
    finally:
        print(name, "closing")
        await asyncio.sleep(0.1)
        print(name, "closed at", round(asyncio.get_running_loop().time(), 1))


async def use(name):
    async for n in ticker(name):
        if n == 2:
            return n


async def main():
    print(await use("a"))
    await asyncio.sleep(0.5)
    g = ticker("b")
    print(await anext(g))
    task = asyncio.create_task(anext(g))
    await asyncio.sleep(0.05)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", g.ag_frame)
    h = ticker("left open")
    await anext(h)
    print("main ends")
    return h


asyncio.run(main())
