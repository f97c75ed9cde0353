# A TaskGroup's errors, uncaught.
import asyncio


async def fails(name, delay):
    await asyncio.sleep(delay)
    raise RuntimeError(f"{name} failed")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails("a", 0.1))
        group.create_task(fails("b", 0.1))
        group.create_task(fails("c", 5))


asyncio.run(main())
