# How many turns of the loop pass until an await returns: done future 0, sleep(0) 1, task 2, gather 3, wait 3, shield 3.
import asyncio


async def ticker(ticks):
    while True:
        ticks.append(len(ticks))
        await asyncio.sleep(0)


async def nothing():
    pass


async def measure(name, make, ticks):
    before = len(ticks)
    await make()
    print(f"{name}: {len(ticks) - before} turns")


async def in_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(nothing())


async def with_timeout():
    async with asyncio.timeout(5):
        await asyncio.sleep(0)


async def main():
    ticks = []
    background = asyncio.create_task(ticker(ticks))
    await asyncio.sleep(0)
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)

    async def done_future():
        await done

    for name, make in {
        "done future": done_future,
        "plain coroutine": nothing,
        "sleep(0)": lambda: asyncio.sleep(0),
        "task": lambda: asyncio.create_task(nothing()),
        "gather": lambda: asyncio.gather(nothing(), nothing()),
        "empty gather": lambda: asyncio.gather(),
        "wait": lambda: asyncio.wait([asyncio.create_task(nothing())]),
        "wait_for": lambda: asyncio.wait_for(nothing(), 1),
        "wait_for sleep(0)": lambda: asyncio.wait_for(asyncio.sleep(0), 1),
        "wait_for with 0": lambda: asyncio.wait_for(done, 0),
        "shield": lambda: asyncio.shield(nothing()),
        "TaskGroup": in_group,
        "timeout": with_timeout,
    }.items():
        await measure(name, make, ticks)
    background.cancel()


asyncio.run(main())
