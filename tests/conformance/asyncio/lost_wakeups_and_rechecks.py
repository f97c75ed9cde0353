# Why a condition is checked again after the wake-up.
import asyncio


async def consumer(name, condition, items, careful):
    async with condition:
        if careful:
            await condition.wait_for(lambda: items)
        elif not items:
            await condition.wait()
        try:
            print(name, "takes", items.pop())
        except IndexError as error:
            print(name, repr(error))


async def main():
    for careful in (False, True):
        condition, items = asyncio.Condition(), []
        tasks = [asyncio.create_task(consumer(f"c{n}", condition, items, careful)) for n in range(3)]
        await asyncio.sleep(0.1)
        for _ in range(2 if careful else 1):
            async with condition:
                items.append("item")
                condition.notify_all()
            await asyncio.sleep(0.1)
        print([t.done() for t in tasks])
        for t in tasks:
            t.cancel()
        await asyncio.wait(tasks)


asyncio.run(main())
