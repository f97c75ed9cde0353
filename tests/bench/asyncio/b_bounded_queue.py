# 300,000 items through a queue with ten places.
import asyncio


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def main():
    queue = asyncio.Queue(10)
    _, total = await asyncio.gather(produce(queue, 300_000), consume(queue))
    print(total)


asyncio.run(main())
