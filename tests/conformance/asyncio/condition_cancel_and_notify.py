# A waiter of a condition that is cancelled hands the notification on.
import asyncio


async def waiter(cond, name):
    async with cond:
        try:
            await cond.wait()
            print(name, "woken")
        except asyncio.CancelledError:
            print(name, "cancelled, holds the lock:", cond.locked())
            raise


async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(cond, n)) for n in "abc"]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(1)
    tasks[0].cancel()
    await asyncio.sleep(0.1)
    print([t.done() for t in tasks])
    async with cond:
        cond.notify(5)
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks])


asyncio.run(main())
