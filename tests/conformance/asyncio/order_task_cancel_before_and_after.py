# cancel() before the first step, during, after the end, twice, and of oneself.
import asyncio


async def body(log):
    log.append("started")
    try:
        await asyncio.sleep(1)
        log.append("slept")
    except asyncio.CancelledError as error:
        log.append(f"cancelled {error}")
        raise
    return "done"


async def main():
    for turns in range(4):
        log = []
        task = asyncio.create_task(body(log))
        for _ in range(turns):
            await asyncio.sleep(0)
        first, second = task.cancel("one"), task.cancel("two")
        result = (await asyncio.gather(task, return_exceptions=True))[0]
        print(turns, first, second, log, repr(result), task.cancelling())
    log = []
    task = asyncio.create_task(body(log))
    await task
    print(task.cancel(), task.cancelled(), log)

    async def late_cancel():
        await asyncio.sleep(0)
        asyncio.current_task().cancel("mine")
        return "returned anyway"

    t = asyncio.create_task(late_cancel())
    print(repr((await asyncio.gather(t, return_exceptions=True))[0]), t.cancelled())

    async def cancel_then_raise():
        asyncio.current_task().cancel()
        raise ValueError("raised after the request")

    t = asyncio.create_task(cancel_then_raise())
    print(repr((await asyncio.gather(t, return_exceptions=True))[0]), t.cancelled())


asyncio.run(main())
