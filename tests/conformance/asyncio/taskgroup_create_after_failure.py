# Creating tasks in a group that is shutting down.
import asyncio


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError("fails")


async def spawner(group):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("spawner cancelled")
        coro = asyncio.sleep(1)
        try:
            group.create_task(coro)
            print("may still create")
        except RuntimeError as error:
            print(error)
            coro.close()
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(spawner(group))
    except* ValueError as error:
        print(error.exceptions)
    group = asyncio.TaskGroup()
    coro = asyncio.sleep(0)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(" at 0x")[0])
    coro.close()
    async with group:
        pass
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error).split(" at 0x")[0])


asyncio.run(main())
