# 100,000 hand-overs of a lock between ten tasks.
import asyncio


async def use(lock, n):
    for _ in range(n):
        async with lock:
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(use(lock, 10_000) for _ in range(10)))


asyncio.run(main())
