# A child that is cancelled by hand is no error; a cancelled body ends the group.
import asyncio


async def nap(n):
    try:
        await asyncio.sleep(n)
        print("slept", n)
    except asyncio.CancelledError as error:
        print("cancelled", n, error.args)
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(nap(1))
        b = group.create_task(nap(2))
        await asyncio.sleep(0.5)
        a.cancel("by hand")
    print(a.cancelled(), b.cancelled())

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(nap(3))
            await asyncio.sleep(0.1)
            raise asyncio.CancelledError("own")

    try:
        await body()
    except asyncio.CancelledError as error:
        print("out", error.args, asyncio.current_task().cancelling())
    task = asyncio.create_task(body())
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
