# Cancelling the task that holds a group cancels all children and waits for them.
import asyncio


async def child(name, cleanup=0.0, error=None):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(cleanup)
        print(f"{asyncio.get_running_loop().time():.1f} {name} cleaned up")
        if error:
            raise error
        raise


async def holder(error=None):
    async with asyncio.TaskGroup() as group:
        group.create_task(child("quick"))
        group.create_task(child("slow", 0.5, error))


async def main():
    for error in (None, ValueError("in cleanup")):
        task = asyncio.create_task(holder(error))
        await asyncio.sleep(1)
        task.cancel("outside")
        try:
            await task
        except asyncio.CancelledError as cancelled:
            print("cancelled", cancelled.args)
        except BaseExceptionGroup as group:
            print("group", group.exceptions, task.cancelling())

    async def child_cancels_itself():
        raise asyncio.CancelledError("own")

    async with asyncio.TaskGroup() as group:
        t = group.create_task(child_cancels_itself())
    print("a cancelled child is no failure", t.cancelled())

    async def spawns(group):
        await asyncio.sleep(0.1)
        group.create_task(child2())

    async def child2():
        await asyncio.sleep(0.2)
        print("spawned by a child")

    async with asyncio.TaskGroup() as group:
        group.create_task(spawns(group))
    print(f"{asyncio.get_running_loop().time():.1f} end")


asyncio.run(main())
