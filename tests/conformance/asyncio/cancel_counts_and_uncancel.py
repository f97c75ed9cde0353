# cancelling() counts requests, uncancel() takes one back.
import asyncio


async def patient(log):
    task = asyncio.current_task()
    for _ in range(3):
        try:
            await asyncio.sleep(1)
            log.append("slept")
        except asyncio.CancelledError as error:
            log.append((str(error), task.cancelling(), task.uncancel()))
    return "survived"


async def main():
    log = []
    task = asyncio.create_task(patient(log))
    await asyncio.sleep(0)
    print(task.cancel("first"), task.cancel("second"), task.cancelling())
    await asyncio.sleep(0)
    print(log)
    task.cancel("third")
    print(await task, log, task.cancelling(), task.uncancel(), task.uncancel())

    async def self_cancel():
        asyncio.current_task().cancel("by myself")
        print("still running")
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as error:
            print("at the next await:", error)

    await asyncio.create_task(self_cancel())

    async def cancel_and_return():
        asyncio.current_task().cancel()
        return "value"

    t = asyncio.create_task(cancel_and_return())
    try:
        await t
    except asyncio.CancelledError:
        print("returned without pausing, yet cancelled:", t.cancelled())

    async def cancel_before_done_future():
        f = asyncio.get_running_loop().create_future()
        f.set_result("ready")
        asyncio.current_task().cancel()
        print(await f, "no pause, no delivery")
        await asyncio.sleep(0)

    t = asyncio.create_task(cancel_before_done_future())
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
