# Cancelled again while cleaning up.
import asyncio


async def careful():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning")
        try:
            await asyncio.sleep(1)
            print("clean")
        except asyncio.CancelledError as error:
            print("again", error.args, asyncio.current_task().cancelling())
            await asyncio.sleep(0.5)
            print("at last")


async def main():
    loop = asyncio.get_running_loop()
    for second in (None, 0.5, 0):
        task = asyncio.create_task(careful())
        await asyncio.sleep(0)
        task.cancel("one")
        if second is not None:
            loop.call_later(second, task.cancel, "two")
        try:
            await task
        except asyncio.CancelledError as error:
            print(loop.time(), error.args, task.cancelled(), task.cancelling())


asyncio.run(main())
