# cancel() between the awaited future's end and the wake-up still cancels.
import asyncio


async def waits(future):
    try:
        return await future
    except asyncio.CancelledError:
        print("cancelled although the future is done:", future.done())
        raise


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waits(future))
    await asyncio.sleep(0)
    future.set_result("value")
    print(task.cancel())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("task cancelled:", task.cancelled())

    inner = asyncio.create_task(asyncio.sleep(1, "inner"))
    outer = asyncio.create_task(waits(inner))
    await asyncio.sleep(0)
    loop.call_later(1, outer.cancel, "same instant")
    try:
        print(await outer)
    except asyncio.CancelledError as error:
        print("outer", error.args, inner.done(), inner.cancelled())


asyncio.run(main())
