# A child that runs into its own timeout fails the group with TimeoutError.
import asyncio


async def child(limit):
    async with asyncio.timeout(limit):
        await asyncio.sleep(1)
    return "in time"


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            a = group.create_task(child(0.5))
            b = group.create_task(child(2))
    except* TimeoutError as errors:
        print(repr(errors), asyncio.get_running_loop().time())
    print(a, b.cancelled())
    async with asyncio.TaskGroup() as group:
        b = group.create_task(child(2))
    print(b.result())
    try:
        async with asyncio.timeout(0.3):
            async with asyncio.TaskGroup() as group:
                group.create_task(child(0.3))
    except BaseException as error:
        print(type(error).__name__, getattr(error, "exceptions", None))


asyncio.run(main())
