# gather with no arguments, with one awaitable twice, with done futures, with nested gathers.
import asyncio


async def work(n):
    print("work", n)
    await asyncio.sleep(n / 10)
    return n


async def main():
    print(await asyncio.gather())
    c = work(1)
    print(await asyncio.gather(c, c))
    t = asyncio.create_task(work(2))
    print(await asyncio.gather(t, t, work(1), t))
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    print(await asyncio.gather(done, work(0)))
    inner = asyncio.gather(work(3), work(1))
    print(await asyncio.gather(inner, work(2)))
    print(await asyncio.gather(*[asyncio.gather(work(i), work(i)) for i in range(2)]))
    g = asyncio.gather(work(1))
    print(type(g).__name__, g.done())
    await g
    print(g.result(), g)


asyncio.run(main())
