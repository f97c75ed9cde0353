# PriorityQueue orders by comparison; equal priorities compare what comes next in the tuple.
import asyncio
import dataclasses


@dataclasses.dataclass(order=True)
class Job:
    priority: int
    name: str = dataclasses.field(compare=False)


async def main():
    q = asyncio.PriorityQueue()
    for item in [(2, "b"), (1, "z"), (2, "a"), (1, "y"), (0, "")]:
        await q.put(item)
    while not q.empty():
        print(await q.get())
    for name, priority in [("low", 9), ("high", 1), ("mid", 5)]:
        q.put_nowait(Job(priority, name))
    print([q.get_nowait().name for _ in range(3)])
    q.put_nowait((1, {}))
    try:
        q.put_nowait((1, {}))
    except TypeError as error:
        print(error)
    lifo = asyncio.LifoQueue()
    for i in range(4):
        lifo.put_nowait(i)
    print([lifo.get_nowait() for _ in range(4)])


asyncio.run(main())
