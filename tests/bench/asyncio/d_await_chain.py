# 1,000,000 awaits and returns, 100 deep.
import asyncio


async def level(n):
    if n:
        return await level(n - 1) + 1
    await asyncio.sleep(0)
    return 0


async def main():
    total = 0
    for _ in range(10_000):
        total += await level(99)
    print(total)


asyncio.run(main())
