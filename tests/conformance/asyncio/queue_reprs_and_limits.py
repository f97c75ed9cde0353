# Queues: how they are shown, full and empty, sizes, negative maxsize.
import asyncio


async def main():
    q = asyncio.Queue(2)
    print(q)
    q.put_nowait("a")
    print(q, q.qsize(), q.empty(), q.full(), q.maxsize)
    q.put_nowait("b")
    try:
        q.put_nowait("c")
    except asyncio.QueueFull as error:
        print(repr(error))
    putter = asyncio.create_task(q.put("c"))
    await asyncio.sleep(0)
    print(str(q).split(" _putters")[0])
    print(q.get_nowait(), q.full())
    await putter
    print(str(q))
    for _ in range(2):
        q.get_nowait()
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    getter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(str(q).split(" _getters")[0], "_getters" in repr(q))
    await q.put("d")
    print(await getter)
    for _ in range(4):
        q.task_done()
    try:
        q.task_done()
    except ValueError as error:
        print(error)
    await q.join()
    unlimited = asyncio.Queue(-5)
    for i in range(10):
        unlimited.put_nowait(i)
    print(unlimited.full(), unlimited)
    print(asyncio.PriorityQueue(3), asyncio.LifoQueue())


asyncio.run(main())
