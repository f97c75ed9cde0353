# TaskGroup: how it is shown, and what it refuses.
import asyncio


async def nap(n):
    await asyncio.sleep(n)


async def main():
    group = asyncio.TaskGroup()
    print(group)
    coroutine = nap(1)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(error)
    async with group:
        print(group)
        group.create_task(nap(1))
        group.create_task(nap(2), name="named")
        print(group)
        try:
            await group.__aenter__()
        except RuntimeError as error:
            print(error)
    print(group)
    try:
        group.create_task(nap(1))
    except RuntimeError as error:
        print(error)
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nap(5))
            group.create_task(asyncio.sleep(0.1, "x"))
            raise ValueError("body")
    except* ValueError as errors:
        print(repr(errors.exceptions), group)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(nap(1), context=None)
        print(type(task).__name__, task.get_name())


asyncio.run(main())
