# A failing task inside nested groups, uncaught: the tree of groups.
import asyncio


async def leaf(n):
    await asyncio.sleep(n / 10)
    raise ValueError(f"leaf {n}")


async def branch(n):
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf(n))
        group.create_task(leaf(n))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(branch(1))
        group.create_task(branch(2))


asyncio.run(main())
