# Condition: wait releases the lock, notify wakes in order, wait_for checks again.
import asyncio


async def consumer(cond, name, items):
    async with cond:
        print(name, "waits")
        await cond.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def main():
    cond = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(cond, n, items)) for n in "abc"]
    await asyncio.sleep(0)
    print(cond)
    async with cond:
        items += [1]
        cond.notify()
        print("notified one, still locked", cond.locked())
    await asyncio.sleep(0.1)
    async with cond:
        items += [2, 3]
        cond.notify_all()
    await asyncio.gather(*tasks)
    for call in (lambda: cond.notify(), lambda: cond.wait()):
        try:
            result = call()
            await result
        except RuntimeError as error:
            print(error)
    async with cond:
        try:
            async with asyncio.timeout(0.5):
                await cond.wait()
        except TimeoutError:
            print("timed out, and holds the lock again:", cond.locked())
    lost = asyncio.Condition(asyncio.Lock())
    async with lost:
        lost.notify()
    print("a notify without waiters is lost", lost)


asyncio.run(main())
