# The report of a group that nobody caught, with groups inside.
import asyncio


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def nested():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad(0.2))
        group.create_task(bad(0.2))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(nested(), name="nested")
        await asyncio.sleep(0.2)
        raise KeyError("body")


asyncio.run(main())
