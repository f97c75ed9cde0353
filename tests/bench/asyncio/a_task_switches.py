# 1,000 tasks that pause 1,000 times each.
import asyncio


async def spin(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(spin(1_000) for _ in range(1_000)))


asyncio.run(main())
