# The body of a group swallows the cancellation: the group's errors are raised all the same.
import asyncio


async def fails():
    raise ValueError("child")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("body saw the cancellation", asyncio.current_task().cancelling())
            print("body goes on")
            await asyncio.sleep(0.1)
            print("and may wait again")
    except ExceptionGroup as group_error:
        print(group_error.exceptions, asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(5))
                await asyncio.sleep(5)
    except TimeoutError as error:
        print("timeout around a group", repr(error.__cause__))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(asyncio.sleep(5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails())
    except* ValueError as group_error:
        print(repr(group_error))
    print(asyncio.get_running_loop().time())


asyncio.run(main())
