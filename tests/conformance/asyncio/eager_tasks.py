# Eager tasks run at once until their first pause.
import asyncio


async def child(name, pause):
    print(name, "begins", asyncio.current_task().get_name())
    if pause:
        await asyncio.sleep(0.1)
    print(name, "ends")
    return name


async def main():
    t = asyncio.create_task(child("eager, no pause", False), eager_start=True)
    print("after", t.done(), t.result())
    t = asyncio.create_task(child("eager, pausing", True), eager_start=True)
    print("after", t.done())
    await t
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(child("by the factory", False), name="named")
    print(t.done(), t.get_name())
    print(await asyncio.gather(child("g1", False), child("g2", True)))
    async with asyncio.TaskGroup() as group:
        group.create_task(child("in a group", False))
        print("body")
    loop.set_task_factory(None)
    t = asyncio.create_task(child("lazy again", False))
    print("not yet")
    await t


asyncio.run(main())
