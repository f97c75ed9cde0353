# An explicit cancel in the same instant as a timeout.
import asyncio


async def work(log):
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        log.append("timeout")
    except asyncio.CancelledError as error:
        log.append(("cancelled", error.args, asyncio.current_task().cancelling()))
        raise


async def main():
    loop = asyncio.get_running_loop()
    for when in (0.5, 1, 1.5):
        log = []
        task = asyncio.create_task(work(log))
        loop.call_later(when, task.cancel, "explicit")
        await asyncio.wait([task])
        print(when, log, task.cancelled())
        await asyncio.sleep(2)
    for when in (1, 0.999999999, 1.000000001):
        log = []
        task = asyncio.create_task(work(log))
        await asyncio.sleep(0)
        loop.call_later(when, task.cancel, "set after the timeout")
        await asyncio.wait([task])
        print(when, log, task.cancelled())


asyncio.run(main())
