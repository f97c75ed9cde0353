# Children of a gather that end in the same turn, one of them with an error.
import asyncio


async def child(n, fail=False):
    await asyncio.sleep(1)
    print("child", n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    try:
        await asyncio.gather(child(1), child(2, True), child(3), child(4, True))
    except ValueError as error:
        print("first error", error)
    await asyncio.sleep(0)
    tasks = [asyncio.create_task(child(n, n == 2)) for n in range(3)]
    print(await asyncio.gather(*tasks, return_exceptions=True))
    g = asyncio.gather(*[asyncio.create_task(child(n)) for n in range(2)])
    g.add_done_callback(lambda f: print("gather callback", f.result()))
    await asyncio.sleep(1)
    print("before the gather is done", g.done())
    await asyncio.sleep(0)
    print("one turn later", g.done())


asyncio.run(main())
