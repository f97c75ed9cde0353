# Names, contexts and results of tasks made inside one another.
import asyncio


async def node(name, depth):
    if depth == 0:
        await asyncio.sleep(0.1)
        return 1
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(node(f"{name}.{i}", depth - 1), name=f"{name}.{i}") for i in range(2)]
    total = sum(t.result() for t in tasks)
    print(asyncio.current_task().get_name(), total)
    return total


async def main():
    print(await node("root", 3))


asyncio.run(main())
