# LifoQueue and PriorityQueue, and getters in order.
import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = kind()
        for item in (3, 1, 2):
            q.put_nowait(item)
        print(q, [await q.get() for _ in range(3)], q.empty())
    q = asyncio.PriorityQueue()
    await q.put((2, "b"))
    await q.put((1, "z"))
    await q.put((1, "a"))
    print([q.get_nowait() for _ in range(3)])
    q = asyncio.Queue()

    async def getter(name):
        print(name, await q.get())

    tasks = [asyncio.create_task(getter(n)) for n in "abc"]
    await asyncio.sleep(0)
    print(q)
    tasks[0].cancel()
    for i in range(2):
        q.put_nowait(i)
    await asyncio.wait(tasks)
    print(tasks[0].cancelled())
    try:
        await asyncio.wait_for(q.get(), 1)
    except TimeoutError:
        print("nothing came", q)


asyncio.run(main())
