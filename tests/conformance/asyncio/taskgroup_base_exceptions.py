# SystemExit and KeyboardInterrupt in a group are not wrapped.
import asyncio


async def child(error):
    await asyncio.sleep(0.1)
    raise error


async def waits():
    try:
        await asyncio.sleep(10)
    finally:
        print("waiting child ends")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits())
            group.create_task(child(ValueError("v")))
            group.create_task(child(asyncio.CancelledError("c")))
    except BaseException as error:
        print(repr(error))


asyncio.run(main())
try:
    async def exits():
        async with asyncio.TaskGroup() as group:
            group.create_task(waits())
            group.create_task(child(SystemExit(3)))

    asyncio.run(exits())
except SystemExit as error:
    print("exit", error.code)
