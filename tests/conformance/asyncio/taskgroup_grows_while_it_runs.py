# Tasks that add tasks to their own group.
import asyncio


async def spread(group, depth, name):
    print(f"{asyncio.get_running_loop().time():.1f} {name}")
    await asyncio.sleep(0.1)
    if depth:
        for i in range(2):
            group.create_task(spread(group, depth - 1, f"{name}.{i}"), name=f"{name}.{i}")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(spread(group, 2, "r"), name="r")
        print("body ends", group)
    print("group ends", asyncio.get_running_loop().time())


asyncio.run(main())
