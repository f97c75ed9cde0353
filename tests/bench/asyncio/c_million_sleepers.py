# 1,000,000 tasks in one gather, each sleeping a second.
import asyncio

TASKS = 1_000_000


async def main():
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(TASKS)))


asyncio.run(main())
