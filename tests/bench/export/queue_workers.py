# Two hundred workers share a queue: about a million events.
import asyncio


async def worker(queue):
    while await queue.get() is not None:
        await asyncio.sleep(0.001)


async def main():
    queue = asyncio.Queue(50)
    tasks = [asyncio.create_task(worker(queue)) for _ in range(200)]
    for item in range(1, 45_000):
        await queue.put(item)
    for _ in tasks:
        await queue.put(None)
    await asyncio.gather(*tasks)


asyncio.run(main())
